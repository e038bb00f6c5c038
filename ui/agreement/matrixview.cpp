#include "ui/agreement/matrixview.h"

#include "ui/agreement/intervallist.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace unisono {

namespace {

constexpr int kLeastCellPx = 35; ///< wide: a figure fits
constexpr int kLeastRowPx = 25;
constexpr int kMostCellPx = 60;
constexpr int kMostNamePx = 120;

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const MatrixModel*>(index.model());
        paintMatrixCell(*painter, option.rect, model->matrix(), index.row(), index.column(), studyLook());
        if (!(option.state & QStyle::State_Selected))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(currentPalette().gold, option.state & QStyle::State_HasFocus ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
        painter->restore();
    }
};

/// Names without the look of a button.
class NameHeader : public QHeaderView {
public:
    NameHeader(Qt::Orientation orientation, QWidget* parent)
        : QHeaderView(orientation, parent)
    {
        setSectionResizeMode(Fixed);
        setMinimumSectionSize(orientation == Qt::Horizontal ? kLeastCellPx : kLeastRowPx);
        setHighlightSections(true);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        // The style's ground of headers would stand out on the card.
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), currentPalette().panel);
        const bool isAcross = orientation() == Qt::Horizontal;
        for (int section = 0; section < count(); ++section) {
            const int at = sectionViewportPosition(section);
            paintSection(&painter,
                         isAcross ? QRect(at, 0, sectionSize(section), height())
                                  : QRect(0, at, width(), sectionSize(section)),
                         section);
        }
    }
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto* view = qobject_cast<const QTableView*>(parentWidget());
        const QModelIndex current = view->currentIndex();
        const bool isCurrent =
            current.isValid() && section == (orientation() == Qt::Horizontal ? current.column() : current.row());
        QFont small = font();
        small.setPixelSize(11);
        painter->setFont(small);
        painter->setPen(isCurrent ? currentPalette().text : currentPalette().dim);
        const QString name = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
        const QRect area = orientation() == Qt::Horizontal ? rect.adjusted(2, 0, -2, 0) : rect.adjusted(0, 0, -8, 0);
        painter->drawText(area,
                          orientation() == Qt::Horizontal ? int(Qt::AlignCenter) : Qt::AlignVCenter | Qt::AlignRight,
                          painter->fontMetrics().elidedText(name, Qt::ElideRight, area.width()));
    }
};

} // namespace

void MatrixModel::setMatrix(StudyMatrix matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    endResetModel();
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.rows.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.columns.size());
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString row = m_matrix.rows[index.row()];
    const QString column = m_matrix.columns[index.column()];
    if (m_matrix.kind == MatrixKind::Agreement && index.row() == index.column())
        return row;
    const QString figure = figureText(m_matrix.at(index.row(), index.column()), FigureScale::Share);
    return m_matrix.kind == MatrixKind::Agreement ? tr("%1 with %2: %3").arg(row, column, figure)
                                                  : tr("%1, others say %2: %3").arg(row, column, figure);
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return orientation == Qt::Horizontal ? m_matrix.columns.value(section) : m_matrix.rows.value(section);
}

MatrixView::MatrixView(const QString& name, QWidget* parent)
    : QTableView(parent),
      m_model(new MatrixModel(this))
{
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setHorizontalHeader(new NameHeader(Qt::Horizontal, this));
    setVerticalHeader(new NameHeader(Qt::Vertical, this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    if (auto* corner = findChild<QAbstractButton*>())
        corner->installEventFilter(this);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT cellActivated(index.row(), index.column()); });
}

void MatrixView::setMatrix(StudyMatrix matrix)
{
    const bool isSame = matrix.rows == m_model->matrix().rows && matrix.columns == m_model->matrix().columns;
    const QModelIndex before = currentIndex();
    m_isFilling = true;
    m_model->setMatrix(std::move(matrix));
    if (isSame && before.isValid())
        setCurrentIndex(m_model->index(before.row(), before.column()));
    m_isFilling = false;
    fit();
}

void MatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    horizontalHeader()->viewport()->update();
    verticalHeader()->viewport()->update();
    if (!m_isFilling && current.isValid())
        Q_EMIT cellChosen(current.row(), current.column());
}

bool MatrixView::eventFilter(QObject* object, QEvent* event)
{
    // Nor is the corner between the headers anything to be seen.
    if (event->type() == QEvent::Paint && qobject_cast<QAbstractButton*>(object))
        return true;
    return QTableView::eventFilter(object, event);
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

void MatrixView::fit()
{
    const StudyMatrix& matrix = m_model->matrix();
    if (matrix.isEmpty())
        return;
    int names = 0;
    for (const QString& name : matrix.rows)
        names = std::max(names, fontMetrics().horizontalAdvance(name));
    names = std::min(names, kMostNamePx) + 12;
    verticalHeader()->setFixedWidth(names);
    const int wide = (width() - names - 4) / int(matrix.columns.size());
    const int high = (height() - horizontalHeader()->sizeHint().height() - 4) / int(matrix.rows.size());
    horizontalHeader()->setDefaultSectionSize(std::clamp(wide, kLeastCellPx, kMostCellPx));
    verticalHeader()->setDefaultSectionSize(std::clamp(high, kLeastRowPx, kMostCellPx));
}

} // namespace unisono
