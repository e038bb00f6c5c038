#include "ui/agreement/intervallist.h"

#include "ui/common/theme.h"
#include "ui/paint/studypainter.h"

#include <QApplication>
#include <QPainter>

namespace unisono {

namespace {

constexpr double kSidePx = 8;

class IntervalDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, int(intervalRowPx(studyLook()))};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& p = currentPalette();
        if (option.state & QStyle::State_Selected) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(option.state & QStyle::State_HasFocus ? QPen(p.gold) : QPen(Qt::NoPen));
            painter->setBrush(p.raised);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
            painter->restore();
        }
        const auto* model = qobject_cast<const IntervalModel*>(index.model());
        paintIntervalRow(*painter, QRectF(option.rect).adjusted(kSidePx, 0, -kSidePx, 0), model->at(index.row()),
                         studyLook());
    }
};

} // namespace

StudyLook studyLook()
{
    return {currentPalette(), QApplication::font(), timeFont(12)};
}

void IntervalModel::setRows(std::vector<IntervalRow> rows)
{
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int IntervalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant IntervalModel::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return at(index.row()).name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return at(index.row()).spoken();
    default:
        return {};
    }
}

IntervalList::IntervalList(const QString& name, Height height, QWidget* parent)
    : QListView(parent),
      m_model(new IntervalModel(this)),
      m_height(height)
{
    setModel(m_model);
    setItemDelegate(new IntervalDelegate(this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    if (height == Height::ShowsAll) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
}

void IntervalList::setRows(std::vector<IntervalRow> rows)
{
    const int before = currentRow();
    m_isFilling = true;
    m_model->setRows(std::move(rows));
    setCurrentRow(std::min(before, m_model->rowCount() - 1));
    m_isFilling = false;
    if (m_height == Height::ShowsAll)
        updateGeometry();
}

void IntervalList::setCurrentRow(int row)
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    m_isFilling = wasFilling;
}

QSize IntervalList::sizeHint() const
{
    return {320, int(intervalRowPx(studyLook())) * std::max(1, m_model->rowCount())};
}

QSize IntervalList::minimumSizeHint() const
{
    return {160, m_height == Height::ShowsAll ? sizeHint().height() : int(intervalRowPx(studyLook())) * 2};
}

void IntervalList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_isFilling && current.isValid())
        Q_EMIT rowChosen(current.row());
}

} // namespace unisono
