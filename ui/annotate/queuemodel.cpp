#include "ui/annotate/queuemodel.h"

#include "ui/common/theme.h"
#include "ui/text/workwords.h"

#include <algorithm>

namespace unisono {

QueueModel::QueueModel(Document& document, QObject* parent)
    : QAbstractTableModel(parent),
      m_document(document)
{
}

void QueueModel::refill()
{
    std::vector<Assignment> rows;
    if (m_document.isPackageWork()) {
        rows = m_document.project()->assignments();
        std::sort(rows.begin(), rows.end(), [](const Assignment& a, const Assignment& b) { return a.id < b.id; });
    }
    const auto isSame = [](const Assignment& a, const Assignment& b) { return a.id == b.id; };
    if (rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), isSame)) {
        m_rows = std::move(rows); // the selection stays
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int QueueModel::rowOf(TrackId track, const QString& layer) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](const Assignment& a) { return a.track == track && a.layer == layer; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int QueueModel::nextOpen(int row) const
{
    const int count = int(m_rows.size());
    for (int step = 1; step <= count; ++step)
        if (const int next = (std::max(row, -1) + step) % count; isOpen(at(next)))
            return next;
    return -1;
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    const Project* project = m_document.project();
    if (!index.isValid() || !project)
        return {};
    const Assignment& row = at(index.row());
    if (role == Qt::ForegroundRole) {
        const Palette& p = currentPalette();
        return index.column() == Place || !isOpen(row) ? p.dim : p.text;
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Place:
        return index.row() + 1;
    case TrackTitle: {
        const Track* track = project->track(row.track);
        return track ? track->title : QString();
    }
    case Layer: {
        const LayerDef* layer = project->schema().layer(row.layer);
        return layer ? layer->name : row.layer;
    }
    default:
        if (m_document.isTraining(row.id))
            return isOpen(row) ? tr("training") : tr("training, done");
        return assignmentStateName(row.state);
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return QString();
    case TrackTitle:
        return tr("Track");
    case Layer:
        return tr("Layer");
    default:
        return tr("State");
    }
}

} // namespace unisono
