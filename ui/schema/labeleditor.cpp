#include "ui/schema/labeleditor.h"

#include "core/annotation/draftchanges.h"
#include "core/genre/labelkeys.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/paint/colour.h"
#include "ui/schema/conceptform.h"
#include "ui/schema/exemplarlist.h"
#include "ui/schema/labelrules.h"
#include "ui/schema/rowdelegate.h"
#include "ui/schema/treeview.h"
#include "ui/text/publishwords.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QStandardItemModel>

namespace unisono {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kNarrowPx = 560; // below it the form stands under the tree
constexpr int kRowPx = 25;
constexpr int kMostRows = 16;
constexpr int kLeastRows = 6;

/// What the tree shows of a label.
bool looksSame(const LabelDef& a, const LabelDef& b)
{
    return a.id == b.id && a.parentId == b.parentId && a.name == b.name && a.key == b.key && a.colour == b.colour;
}

} // namespace

LabelEditor::LabelEditor(SchemaEditor& editor, QWidget* parent)
    : QWidget(parent),
      m_editor(editor),
      m_tree(new TreeView(this)),
      m_model(new QStandardItemModel(this)),
      m_row(new QHBoxLayout(this)),
      m_side(new QWidget(this)),
      m_form(new ConceptForm(m_side)),
      m_rules(new LabelRules(m_side)),
      m_exemplars(new ExemplarList(m_side)),
      m_title(new QLabel(m_side)),
      m_commands(new QWidget(this))
{
    m_tree->setAccessibleName(tr("Labels of the layer"));
    m_tree->setModel(m_model);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QFont large = m_title->font();
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_tree);
    auto* commands = new QHBoxLayout(m_commands);
    commands->setContentsMargins(0, 0, 0, 0);
    commands->setSpacing(0);
    left->addWidget(m_commands, 0, Qt::AlignLeft);
    left->addStretch();
    m_row->addLayout(left, 2);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(8);
    side->addWidget(m_title);
    side->addWidget(m_form);
    side->addWidget(m_rules);
    side->addWidget(new Heading(tr("Exemplars").toUpper(), m_side));
    side->addWidget(m_exemplars);
    side->addWidget(&m_form->more());
    side->addStretch();
    m_row->addWidget(m_side, 3);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_isRebuilding)
            m_editor.setLabel(index.data(kIdRole).toString());
    });
    connect(m_model, &QStandardItemModel::itemChanged, this, [this](const QStandardItem* item) {
        const QString id = item->data(kIdRole).toString();
        const LabelDef* label = m_layer.label(id);
        LabelDef values = label ? *label : LabelDef();
        values.name = item->text().simplified();
        if (m_isRebuilding || !label || values.name == label->name)
            return;
        // Once the row has ended its own change: the rows are then made anew.
        QMetaObject::invokeMethod(
            this,
            [this, values] {
                if (values.name.isEmpty())
                    rebuild();
                else
                    give(values, QStringLiteral("name"));
            },
            Qt::QueuedConnection);
    });
    connect(&editor, &SchemaEditor::labelChanged, this, &LabelEditor::showLabel);
    connect(&editor, &SchemaEditor::useChanged, this, &LabelEditor::showUse);
    connect(m_form, &ConceptForm::edited, this, [this](const Concept& values, const QString& member) {
        LabelDef label;
        static_cast<Concept&>(label) = values;
        give(label, member);
    });
    connect(m_rules, &LabelRules::edited, this, &LabelEditor::give);
    connect(m_exemplars, &ExemplarList::edited, this, [this](const std::vector<Exemplar>& exemplars) {
        if (const LabelDef* label = m_layer.label(m_editor.label())) {
            LabelDef values = *label;
            values.exemplars = exemplars;
            give(values, QStringLiteral("exemplars"));
        }
    });
    connect(m_exemplars, &ExemplarList::playRequested, this, &LabelEditor::playRequested);
}

void LabelEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tree)
        rebuild();
}

void LabelEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < kNarrowPx ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LabelEditor::give(const LabelDef& values, const QString& member)
{
    const QString genre = m_editor.genre();
    const QString layer = m_layer.id;
    m_editor.change(
        member == QLatin1String("name") ? QStringLiteral("schema.rename") : QStringLiteral("schema.label"), values.name,
        [&](GenreSchema& draft) { return setLabelRules(draft, genre, layer, values, {member}); },
        QStringLiteral("schema/%1/%2/%3/%4").arg(genre, layer, values.id, member));
}

void LabelEditor::show(const LayerDef& layer, bool isEditable)
{
    const bool isSame = layer.id == m_layer.id && isEditable == m_isEditable &&
                        layer.labels.size() == m_layer.labels.size() &&
                        std::equal(layer.labels.begin(), layer.labels.end(), m_layer.labels.begin(), looksSame);
    m_layer = layer;
    m_isEditable = isEditable;
    m_commands->setVisible(isEditable);
    if (!m_layer.label(m_editor.label()))
        m_editor.setLabel(m_layer.labels.empty() ? QString() : m_layer.labels.front().id);
    if (!isSame)
        rebuild();
    showLabel();
}

void LabelEditor::rebuild()
{
    m_isRebuilding = true;
    const QStringList selected = selectedLabels();
    m_model->clear();
    QHash<QString, QStandardItem*> rows;
    const Palette& palette = currentPalette();
    for (const LabelDef& label : m_layer.labels) {
        auto* row = new QStandardItem(label.name);
        const QString keys = LabelKeys::strokes(m_layer, label.id);
        row->setData(label.id, kIdRole);
        row->setData(labelColour(m_layer, label.id, palette), RowDelegate::ColourRole);
        row->setData(keys, RowDelegate::KeysRole);
        row->setEditable(m_isEditable);
        rows.value(label.parentId, m_model->invisibleRootItem())->appendRow(row);
        rows.insert(label.id, row);
    }
    m_tree->expandAll();
    if (QStandardItem* current = rows.value(m_editor.label()))
        m_tree->selectionModel()->setCurrentIndex(current->index(), QItemSelectionModel::ClearAndSelect);
    if (selected.size() > 1)
        for (const QString& id : selected)
            if (const QStandardItem* row = rows.value(id))
                m_tree->selectionModel()->select(row->index(), QItemSelectionModel::Select);
    m_tree->setFixedHeight(kRowPx * std::clamp(int(m_layer.labels.size()), kLeastRows, kMostRows) + 6);
    m_isRebuilding = false;
    showUse();
}

void LabelEditor::showUse()
{
    const QSignalBlocker blocker(m_model);
    std::vector<QStandardItem*> todo{m_model->invisibleRootItem()};
    while (!todo.empty()) {
        QStandardItem* row = todo.back();
        todo.pop_back();
        for (int i = 0; i < row->rowCount(); ++i)
            todo.push_back(row->child(i));
        const UseCount use = m_editor.labelUse(m_layer.id, row->data(kIdRole).toString());
        row->setData(use.items > 0 ? QLocale().toString(qlonglong(use.items)) : QString(), RowDelegate::SideTextRole);
        row->setToolTip(useText(use.items, use.tracks));
        row->setAccessibleText(
            tr("%1, key %2, %3").arg(row->text(), row->data(RowDelegate::KeysRole).toString(), row->toolTip()));
    }
    m_tree->viewport()->update();
}

void LabelEditor::showLabel()
{
    const LabelDef* label = m_layer.label(m_editor.label());
    m_side->setVisible(label);
    if (!label)
        return;
    if (!m_isRebuilding && m_tree->currentIndex().data(kIdRole).toString() != label->id)
        rebuild();
    m_title->setText(m_layer.labelPath(label->id));
    ConceptForm::Others others;
    for (const LabelDef& other : m_layer.labels)
        if (other.id != label->id)
            others.names << m_layer.labelPath(other.id);
    others.nameOf = [this](const QString& id) { return m_layer.labelPath(id); };
    others.idOf = [this](const QString& name) {
        const LabelDef* other = m_layer.labelByText(name);
        return other ? other->id : QString();
    };
    m_form->show(m_layer.id + QLatin1Char('/') + label->id, *label, std::move(others));
    m_form->setReadOnly(!m_isEditable);
    QString clash;
    for (const LabelDef* other : m_layer.children(label->parentId))
        if (other->id != label->id && !label->key.isEmpty() && other->key.compare(label->key, Qt::CaseInsensitive) == 0)
            clash = tr("“%1” has this key too.").arg(other->name);
    m_form->setKeyClash(clash);
    const LayerDef* holders = m_layer.inside.isEmpty() ? nullptr : m_editor.schema().layer(m_layer.inside);
    m_rules->show(m_layer, holders ? *holders : m_layer, *label);
    m_rules->setReadOnly(!m_isEditable);
    m_exemplars->show(label->exemplars);
    m_exemplars->setReadOnly(!m_isEditable);
}

void LabelEditor::addButton(const QString& text, QAction* action)
{
    auto* button = makeButton(text, ButtonLook::Quiet, m_commands);
    button->setAccessibleName(tr("%1 (labels)").arg(action->text()));
    button->setToolTip(action->toolTip());
    connect(button, &QPushButton::clicked, this, [this, action] {
        m_tree->setFocus(Qt::OtherFocusReason); // commands act on what has the focus
        action->trigger();
    });
    m_commands->layout()->addWidget(button);
}

QStringList LabelEditor::selectedLabels() const
{
    QStringList ids;
    for (const QModelIndex& row : m_tree->selectionModel()->selectedRows())
        ids << row.data(kIdRole).toString();
    return ids;
}

void LabelEditor::rename()
{
    if (m_isEditable)
        m_tree->edit(m_tree->currentIndex());
}

} // namespace unisono
