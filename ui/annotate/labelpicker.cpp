#include "ui/annotate/labelpicker.h"

#include "core/genre/labelkeys.h"
#include "ui/annotate/exemplarrows.h"
#include "ui/common/theme.h"
#include "ui/paint/colour.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace unisono {

namespace {

enum Role { LabelIdRole = Qt::UserRole, StrokesRole, ColourRole, ChosenRole };

constexpr int kRowPx = 26;
constexpr int kIndentPx = 18;

/// A row: swatch, name, strokes at the right.
class LabelDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {option.rect.width(), kRowPx};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& palette = currentPalette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const bool chosen = index.data(ChosenRole).toBool();
        if (chosen || option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(palette.raised);
            painter->drawRoundedRect(row, 4, 4);
        }
        const QRectF swatch(row.left() + 8, row.center().y() - 5, 10, 10);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(ColourRole).value<QColor>());
        painter->drawRoundedRect(swatch, 3, 3);

        qreal right = row.right() - 6;
        painter->setFont(timeFont(11));
        const QStringList strokes = index.data(StrokesRole).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!strokes.isEmpty()) {
            const QString text = strokes.join(QLatin1Char(' '));
            const qreal width = painter->fontMetrics().horizontalAdvance(text) + 10;
            const QRectF chip(right - width, row.center().y() - 9, width, 18);
            painter->setPen(palette.line);
            painter->setBrush(palette.base);
            painter->drawRoundedRect(chip, 3, 3);
            painter->setPen(palette.dim);
            painter->drawText(chip, Qt::AlignCenter, text);
            right = chip.left() - 6;
        }
        painter->setFont(option.font);
        painter->setPen(chosen ? palette.gold : palette.text);
        const QRectF name(swatch.right() + 8, row.top(), right - swatch.right() - 8, row.height());
        painter->drawText(
            name, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, int(name.width())));
        painter->restore();
    }
};

} // namespace

QStringList matchingLabels(const LayerDef& layer, const QString& typed)
{
    const QString text = typed.simplified();
    QStringList first;
    QStringList later;
    for (const LabelDef& label : layer.labels) {
        const QString path = layer.labelPath(label.id);
        QStringList names{label.name, path};
        names += label.aliases;
        const auto begins = [&](const QString& n) { return n.startsWith(text, Qt::CaseInsensitive); };
        const auto holds = [&](const QString& n) { return n.contains(text, Qt::CaseInsensitive); };
        if (std::any_of(names.begin(), names.end(), begins))
            first << label.id;
        else if (std::any_of(names.begin(), names.end(), holds))
            later << label.id;
    }
    return first + later;
}

LabelPicker::LabelPicker(QWidget* parent)
    : QWidget(parent),
      m_heading(new QLabel(this)),
      m_field(new QLineEdit(this)),
      m_tree(new QTreeView(this)),
      m_model(new QStandardItemModel(this)),
      m_meaning(new QLabel(this)),
      m_exemplars(new ExemplarRows(this))
{
    m_heading->setFont(headingFont());
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_field->setPlaceholderText(tr("Type a label ( / )"));
    m_field->setAccessibleName(tr("Label of the current item"));
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(4, 2, 4, 2);
    m_field->installEventFilter(this);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new LabelDelegate(m_tree));
    m_tree->setAccessibleName(tr("Labels of the layer"));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(kIndentPx);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setFocusPolicy(Qt::NoFocus);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_meaning->setWordWrap(true);
    m_meaning->setTextFormat(Qt::RichText);
    m_meaning->setAlignment(Qt::AlignTop);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_field);
    column->addWidget(m_tree, 1);
    column->addWidget(m_meaning);
    column->addWidget(m_exemplars);

    connect(m_field, &QLineEdit::textChanged, this, &LabelPicker::rebuild);
    connect(m_tree, &QTreeView::clicked, this, &LabelPicker::choose);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { showDefinition(index.data(LabelIdRole).toString()); });
}

void LabelPicker::setLayer(const LayerDef& layer)
{
    m_layer = layer;
    m_chosen.clear();
    m_heading->setText(tr("%1 label").arg(layer.name).toUpper());
    m_field->clear();
    setVisible(!layer.labels.empty());
    rebuild();
}

void LabelPicker::setChosen(const QStringList& labelIds)
{
    if (labelIds == m_chosen)
        return;
    m_chosen = labelIds;
    rebuild();
}

void LabelPicker::startTyping()
{
    m_field->clear();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void LabelPicker::rebuild()
{
    const bool searching = !m_field->text().trimmed().isEmpty();
    const QStringList ids = searching ? matchingLabels(m_layer, m_field->text()) : QStringList();
    m_model->clear();
    QHash<QString, QStandardItem*> rows;
    const Palette& palette = currentPalette();
    const auto add = [&](const LabelDef& label, const QString& name, QStandardItem* parent) {
        auto* row = new QStandardItem(name);
        row->setData(label.id, LabelIdRole);
        row->setData(LabelKeys::strokes(m_layer, label.id), StrokesRole);
        row->setData(labelColour(m_layer, label.id, palette), ColourRole);
        row->setData(m_chosen.contains(label.id), ChosenRole);
        row->setAccessibleText(QStringLiteral("%1, %2").arg(name, row->data(StrokesRole).toString()));
        parent->appendRow(row);
        rows.insert(label.id, row);
    };
    if (searching)
        for (const QString& id : ids)
            add(*m_layer.label(id), m_layer.labelPath(id), m_model->invisibleRootItem());
    else
        for (const LabelDef& label : m_layer.labels)
            add(label, label.name, rows.value(label.parentId, m_model->invisibleRootItem()));
    m_tree->expandAll();
    QStandardItem* current = searching ? m_model->item(0) : rows.value(m_chosen.value(0));
    m_tree->setCurrentIndex(current ? current->index() : QModelIndex());
    showDefinition(current ? current->data(LabelIdRole).toString() : QString());
}

void LabelPicker::showDefinition(const QString& labelId)
{
    const LabelDef* label = m_layer.label(labelId);
    const QString definition = label ? label->definition : m_layer.definition;
    QString text;
    if (!definition.isEmpty())
        text += QStringLiteral("<p style='color:%1; font-size:11px'>%2</p><p>%3</p>")
                    .arg(currentPalette().dim.name(), (label ? tr("What counts") : tr("What is asked for")).toUpper(),
                         definition.toHtmlEscaped());
    if (label && !label->isNot.isEmpty())
        text += QStringLiteral("<p style='color:%1'>%2</p>")
                    .arg(currentPalette().dim.name(), tr("Not: %1").arg(label->isNot).toHtmlEscaped());
    if (label)
        for (const Confusable& one : label->confusable) {
            const LabelDef* other = m_layer.label(one.with);
            text += QStringLiteral("<p style='color:%1'><b>%2</b> — %3</p>")
                        .arg(currentPalette().dim.name(), (other ? other->name : one.with).toHtmlEscaped(),
                             one.how.toHtmlEscaped());
        }
    m_meaning->setText(text);
    m_meaning->setVisible(!text.isEmpty());
    m_exemplars->show(label ? label->exemplars : std::vector<Exemplar>());
}

void LabelPicker::choose(const QModelIndex& index)
{
    const QString id = index.data(LabelIdRole).toString();
    if (id.isEmpty())
        return;
    m_field->clear();
    Q_EMIT chosen(id);
}

bool LabelPicker::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        QCoreApplication::sendEvent(m_tree, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tree->currentIndex().isValid()) {
            choose(m_tree->currentIndex());
            Q_EMIT left();
        }
        return true;
    case Qt::Key_Escape:
        m_field->clear();
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

} // namespace unisono
