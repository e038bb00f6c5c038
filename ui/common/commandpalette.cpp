#include "ui/common/commandpalette.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kRowPx = 30;

QString kindName(FindKind kind)
{
    switch (kind) {
    case FindKind::Command:
        return CommandPalette::tr("Command");
    case FindKind::Label:
        return CommandPalette::tr("Label");
    case FindKind::Track:
        return CommandPalette::tr("Track");
    case FindKind::Time:
        return CommandPalette::tr("Time");
    }
    return {};
}

class FoundDelegate : public QStyledItemDelegate {
public:
    explicit FoundDelegate(const FoundModel& model, QObject* parent)
        : QStyledItemDelegate(parent),
          m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kRowPx}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& p = currentPalette();
        const Found& found = m_model.at(index.row());
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, p.raised);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())), p.gold);
        }
        QRect row = option.rect.adjusted(14, 0, -12, 0);
        painter->setPen(p.dim);
        const int kindPx = 78;
        painter->drawText(QRect(row.left(), row.top(), kindPx, row.height()), Qt::AlignVCenter, kindName(found.kind));
        row.setLeft(row.left() + kindPx);
        const int keysPx = paintKeyCaps(*painter, found.keys, {row.right(), row.center().y()});
        row.setRight(row.right() - (keysPx > 0 ? keysPx + 8 : 0));
        const QFontMetrics metrics(option.font);
        painter->setPen(p.text);
        const QString text = metrics.elidedText(found.text, Qt::ElideMiddle, row.width());
        painter->drawText(row, Qt::AlignVCenter, text);
        row.setLeft(row.left() + metrics.horizontalAdvance(text) + 12);
        if (row.width() > 40) {
            painter->setPen(p.dim);
            painter->drawText(row, Qt::AlignVCenter, metrics.elidedText(found.detail, Qt::ElideRight, row.width()));
        }
    }

private:
    const FoundModel& m_model;
};

} // namespace

void FoundModel::set(std::vector<Found> found)
{
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

int FoundModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant FoundModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found& found = at(index.row());
    if (role == Qt::DisplayRole)
        return found.text;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{kindName(found.kind), found.text};
        if (!found.detail.isEmpty())
            parts << found.detail;
        if (!found.keys.isEmpty())
            parts << CommandPalette::tr("key %1").arg(found.keys);
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

CommandPalette::CommandPalette(ActionMap& actions, Document& document, QWidget* window)
    : PopupPanel(Place::TopRight, {600, 460}, window),
      m_actions(actions),
      m_document(document),
      m_model(new FoundModel(this)),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this))
{
    setAccessibleName(tr("Command palette"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_field->setPlaceholderText(tr("Search tracks, labels, commands"));
    m_field->setAccessibleName(tr("Search tracks, labels, commands"));
    m_field->setMinimumHeight(30);
    m_field->setTextMargins(6, 0, 6, 0);
    column->addWidget(m_field);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FoundDelegate(*m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Found"));
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

QWidget* CommandPalette::firstFocus()
{
    return m_field;
}

void CommandPalette::open(const QString& text)
{
    m_index = std::make_unique<PaletteIndex>(m_actions.specs(), m_actions.workspace(), m_document.project());
    m_field->setText(text);
    m_field->selectAll();
    search();
    popUp();
}

void CommandPalette::search()
{
    if (!m_index)
        return;
    m_model->set(m_index->search(m_field->text()));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void CommandPalette::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const Found found = m_model->at(index.row());
    dismiss();
    switch (found.kind) {
    case FindKind::Command:
        if (QAction* action = m_actions.action(found.id))
            action->trigger();
        break;
    case FindKind::Label:
        Q_EMIT labelChosen(found.group, found.id);
        break;
    case FindKind::Track:
        Q_EMIT trackChosen(TrackId::fromText(found.id));
        break;
    case FindKind::Time:
        Q_EMIT timeChosen(found.id.toDouble());
        break;
    }
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && event->type() == QEvent::KeyPress && m_model->rowCount() > 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down       ? 1
                         : key == Qt::Key_Up       ? -1
                         : key == Qt::Key_PageDown ? 10
                         : key == Qt::Key_PageUp   ? -10
                                                   : 0;
        if (step != 0) {
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, m_model->rowCount() - 1);
            m_list->setCurrentIndex(m_model->index(row));
            return true;
        }
    }
    return PopupPanel::eventFilter(object, event);
}

} // namespace unisono
