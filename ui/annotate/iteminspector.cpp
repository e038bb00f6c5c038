#include "ui/annotate/iteminspector.h"

#include "ui/annotate/labelpicker.h"
#include "ui/common/theme.h"
#include "ui/text/itemwords.h"
#include "ui/text/sentences.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace unisono {

namespace {

constexpr int kLayerRowPx = 24;
constexpr int kFewestLayerRows = 3;
constexpr int kMostLayerRows = 7;

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text.toUpper(), parent);
    label->setFont(headingFont());
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

/// Labels an item has: of a tag all of them.
QStringList labelsOf(const Item* item)
{
    if (!item)
        return {};
    if (const auto* tag = std::get_if<TagValue>(&item->payload))
        return tag->labels;
    return item->label.isEmpty() ? QStringList() : QStringList(item->label);
}

} // namespace

ItemInspector::ItemInspector(const Context& context, LayerSet& layers, AnnotateController& controller, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_layers(layers),
      m_controller(controller),
      m_picker(new LabelPicker(this)),
      m_itemBox(new QWidget(this)),
      m_start(timeField(tr("Start of the item"), Edge::Start)),
      m_end(timeField(tr("End of the item"), Edge::End)),
      m_confidence(new QComboBox(m_itemBox)),
      m_details(new QLabel(m_itemBox)),
      m_numberBox(new QWidget(this)),
      m_number(new QDoubleSpinBox(m_numberBox)),
      m_person(new QComboBox(this)),
      m_layerList(new QListWidget(this)),
      m_latency(new QDoubleSpinBox(this))
{
    m_confidence->setAccessibleName(tr("Confidence"));
    m_confidence->addItem(tr("not stated"), int(Confidence::Unstated));
    m_confidence->addItem(tr("sure"), int(Confidence::Sure));
    m_confidence->addItem(tr("unsure"), int(Confidence::Unsure));
    m_details->setWordWrap(true);
    m_number->setAccessibleName(tr("Value of the layer"));
    m_number->setDecimals(3);
    m_person->setAccessibleName(tr("Whose annotations are shown"));
    m_layerList->setAccessibleName(tr("Layers shown"));
    m_layerList->setFrameShape(QFrame::NoFrame);
    m_latency->setAccessibleName(tr("Tap latency in milliseconds"));
    m_latency->setToolTip(
        tr("How late your taps come: this is taken off every tap. The time tapped is kept beside it."));
    m_latency->setRange(-500, 500);
    m_latency->setDecimals(0);
    m_latency->setSuffix(tr(" ms"));
    m_latency->setValue(controller.tapLatencyMs());

    auto* form = new QFormLayout(m_itemBox);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(heading(tr("Item"), m_itemBox));
    form->addRow(tr("Start"), m_start);
    form->addRow(tr("End"), m_end);
    form->addRow(tr("Confidence"), m_confidence);
    form->addRow(m_details);

    auto* numberForm = new QFormLayout(m_numberBox);
    numberForm->setContentsMargins(0, 0, 0, 0);
    numberForm->addRow(tr("Value"), m_number);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_picker, 5);
    column->addWidget(m_numberBox);
    column->addWidget(m_itemBox);
    column->addWidget(heading(tr("Layers"), this));
    column->addWidget(m_person);
    column->addWidget(m_layerList);
    auto* latencyForm = new QFormLayout;
    latencyForm->addRow(tr("Tap latency"), m_latency);
    column->addLayout(latencyForm);
    column->addStretch(); // where no labels fill the height

    connect(m_picker, &LabelPicker::chosen, &controller, &AnnotateController::setLabel);
    connect(m_picker, &LabelPicker::left, this, &ItemInspector::left);
    connect(m_confidence, &QComboBox::activated, this,
            [this](int row) { m_controller.setConfidence(Confidence(m_confidence->itemData(row).toInt())); });
    connect(m_number, &QDoubleSpinBox::editingFinished, this, [this] { m_controller.setNumber(m_number->value()); });
    connect(m_latency, &QDoubleSpinBox::valueChanged, &controller, &AnnotateController::setTapLatencyMs);
    connect(&controller, &AnnotateController::tapLatencyChanged, m_latency, &QDoubleSpinBox::setValue);
    connect(m_person, &QComboBox::activated, this,
            [this](int row) { m_layers.setPerson({m_person->itemData(row).toLongLong()}); });
    connect(m_layerList, &QListWidget::itemChanged, this, [this](const QListWidgetItem* row) {
        m_controller.setLayerShown(row->data(Qt::UserRole).toString(), row->checkState() == Qt::Checked);
    });
    connect(m_layerList, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* row) { m_controller.activate(row->data(Qt::UserRole).toString()); });
    connect(&controller, &AnnotateController::activeChanged, this, &ItemInspector::showLayer);
    connect(&controller, &AnnotateController::currentChanged, this, &ItemInspector::showItem);
    connect(&controller, &AnnotateController::shownLayersChanged, this, &ItemInspector::showLayers);
    showLayers();
    showLayer();
}

QLineEdit* ItemInspector::timeField(const QString& name, Edge edge)
{
    auto* field = new QLineEdit(m_itemBox);
    field->setFont(timeFont());
    field->setAccessibleName(name);
    field->setTextMargins(4, 1, 4, 1);
    connect(field, &QLineEdit::returnPressed, this, [this, field, edge] {
        if (const auto seconds = timeFromText(field->text()))
            m_controller.setEdgeTime(edge, *seconds);
        showItem();
        Q_EMIT left();
    });
    return field;
}

void ItemInspector::showLayer()
{
    const LayerState* state = m_controller.active();
    m_picker->setLayer(state ? state->layer : LayerDef());
    const bool isNumber = state && state->layer.kind == LayerKind::Tag && state->layer.choice == TagChoice::Number;
    m_numberBox->setVisible(isNumber);
    if (isNumber) {
        const QSignalBlocker blocker(m_number);
        m_number->setRange(state->layer.valueFrom, state->layer.valueTo);
        m_number->setSuffix(state->layer.valueUnit.isEmpty() ? QString() : QLatin1Char(' ') + state->layer.valueUnit);
    }
    for (int row = 0; row < m_layerList->count(); ++row)
        if (state && m_layerList->item(row)->data(Qt::UserRole) == state->layer.id)
            m_layerList->setCurrentRow(row);
    showItem();
}

void ItemInspector::showItem()
{
    const LayerState* state = m_controller.active();
    const Item* item = m_controller.currentItem();
    const bool isTag = state && state->layer.kind == LayerKind::Tag;
    // A tag layer has one item for the whole track: it is current without being chosen.
    if (isTag && !item && !state->items->empty())
        item = &state->items->front();
    m_picker->setChosen(labelsOf(item));
    m_itemBox->setVisible(item && !isTag);
    if (isTag && state->layer.choice == TagChoice::Number) {
        const auto* tag = item ? std::get_if<TagValue>(&item->payload) : nullptr;
        const QSignalBlocker blocker(m_number);
        m_number->setValue(tag && tag->number ? *tag->number : state->layer.valueFrom);
    }
    if (!item || isTag)
        return;
    const SampleRate rate = m_context.media.rate();
    m_start->setText(timeText(item->span.start, rate));
    m_end->setText(timeText(item->span.end, rate));
    m_end->setEnabled(state->layer.kind != LayerKind::Instant);
    m_confidence->setCurrentIndex(m_confidence->findData(int(item->confidence)));
    QStringList details{originName(item->origin)};
    if (state->layer.kind == LayerKind::Interval)
        details << tr("%1 long").arg(timeText(secondsOf(item->span.length(), rate)))
                << (m_controller.currentEdge() == Edge::Start ? tr("keys move its start") : tr("keys move its end"));
    else
        details << itemText(state->layer, *item);
    details.removeAll(QString());
    m_details->setText(details.join(QStringLiteral(" · ")));
}

void ItemInspector::showLayers()
{
    const QSignalBlocker blocker(m_layerList);
    const QStringList shown = m_controller.shownLayers();
    m_layerList->clear();
    for (const LayerState& state : m_layers.all()) {
        auto* row = new QListWidgetItem(state.layer.name, m_layerList);
        row->setData(Qt::UserRole, state.layer.id);
        row->setCheckState(shown.contains(state.layer.id) ? Qt::Checked : Qt::Unchecked);
        row->setToolTip(state.layer.definition);
        row->setSizeHint({0, kLayerRowPx});
    }
    m_layerList->setFixedHeight(kLayerRowPx * std::clamp(m_layerList->count(), kFewestLayerRows, kMostLayerRows));
    m_person->clear();
    if (const Project* project = m_context.document.project())
        for (const Person& person : project->people())
            m_person->addItem(person.id == project->me().id ? tr("%1 (you)").arg(person.name) : person.name,
                              QVariant::fromValue(person.id.value));
    m_person->setCurrentIndex(m_person->findData(QVariant::fromValue(m_layers.person().value)));
    m_person->setVisible(m_person->count() > 1);
}

} // namespace unisono
