#include "ui/golden/goldmodel.h"

#include "ui/common/theme.h"
#include "ui/text/workwords.h"

#include <QLocale>

namespace unisono {

namespace {

QString share(const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', 2) : GoldModel::tr("not measured");
}

} // namespace

GoldModel::GoldModel(GoldBook& book, QObject* parent)
    : QAbstractTableModel(parent),
      m_book(book),
      m_rows(int(book.gold().size()))
{
    connect(&book, &GoldBook::changed, this, [this] {
        // The selection stays where rows only change what they say.
        const int rows = int(m_book.gold().size());
        if (rows == m_rows) {
            if (rows > 0)
                Q_EMIT dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    });
}

int GoldModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int GoldModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GoldModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_book.project())
        return {};
    const GoldRecord& gold = at(index.row());
    if (role == Qt::ForegroundRole && index.column() == State) {
        const Palette& p = currentPalette();
        return gold.state == GoldState::Active ? p.gold : gold.state == GoldState::OnTrial ? p.coral : p.dim;
    }
    if (role == Qt::ToolTipRole)
        return gold.stateReason;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const int shown = m_book.report().exposures.value(gold.key);
    switch (index.column()) {
    case TrackTitle: {
        const Track* track = m_book.project()->track(gold.track);
        return tr("★ %1").arg(track ? track->title : tr("a track that is gone"));
    }
    case Layer: {
        const LayerDef* layer = m_book.project()->schema().layer(gold.layer);
        return layer ? layer->name : gold.layer;
    }
    case State:
        return goldStateName(gold.state);
    case Shown:
        return shown > 0 ? QString::number(shown) : tr("not yet");
    case Missed:
        return shown > 0 ? tr("%1 of %2").arg(m_book.report().missed.value(gold.key)).arg(shown) : tr("not shown");
    case Difficulty:
        return share(gold.answer.difficulty);
    case Ambiguity:
        return share(gold.answer.ambiguity);
    default:
        return m_book.isCommitted(gold) ? tr("yes") : tr("not yet");
    }
}

QVariant GoldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TrackTitle:
        return tr("Track");
    case Layer:
        return tr("Layer");
    case State:
        return tr("State");
    case Shown:
        return tr("Shown");
    case Missed:
        return tr("Missed by");
    case Difficulty:
        return tr("Difficulty");
    case Ambiguity:
        return tr("Ambiguity");
    default:
        return tr("Committed");
    }
}

} // namespace unisono
