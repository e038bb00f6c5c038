#include "ui/schema/layercard.h"

#include "core/annotation/draftchanges.h"
#include "core/genre/schemafields.h"
#include "ui/schema/fields.h"
#include "ui/schema/labeleditor.h"
#include "ui/schema/labelgroups.h"
#include "ui/text/publishwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

namespace unisono {

namespace {

const QStringList kSnaps = memberWords("snap");
const QStringList kBlinds = memberWords("blind");
constexpr int kNamePx = 96;
constexpr int kValuePx = 210;
constexpr int kNarrowPx = 640; // below it the buttons stand under the heading
constexpr int kMostItems = 10'000;
constexpr int kMostPasses = 9;

/// Words separated by commas; nullopt: one of them is not among those known.
std::optional<QStringList> wordsOf(const QString& text, const QStringList& known)
{
    QStringList words;
    for (const QString& part : text.split(QLatin1Char(','))) {
        const QString word = part.trimmed().toLower();
        if (word.isEmpty() || words.contains(word))
            continue;
        if (!known.contains(word))
            return std::nullopt;
        words << word;
    }
    return words;
}

struct Range {
    double from = 0;
    double to = 1;
    QString unit;
    bool operator==(const Range&) const = default;
};

QString rangeText(const LayerDef& layer)
{
    return QStringLiteral("%1 to %2 %3")
        .arg(QString::number(layer.valueFrom, 'g', 12), QString::number(layer.valueTo, 'g', 12), layer.valueUnit)
        .trimmed();
}

std::optional<Range> rangeOf(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(-?[0-9]+(?:\\.[0-9]+)?) to (-?[0-9]+(?:\\.[0-9]+)?)(?: (\\S+))?$"));
    const QRegularExpressionMatch match = form.match(text.simplified());
    if (!match.hasMatch() || match.captured(1).toDouble() >= match.captured(2).toDouble())
        return std::nullopt;
    return Range{match.captured(1).toDouble(), match.captured(2).toDouble(), match.captured(3)};
}

} // namespace

LayerCard::LayerCard(SchemaEditor& editor, QWidget* parent)
    : Card(Tone::Neutral, parent),
      m_editor(editor),
      m_head(new QHBoxLayout),
      m_heading(new Heading({}, this)),
      m_origin(new Chip({}, Tone::Neutral, this)),
      m_refine(makeButton(tr("Refine here"), ButtonLook::Plain, this)),
      m_switch(makeButton({}, ButtonLook::Plain, this)),
      m_takeBack(makeButton(tr("Take back"), ButtonLook::Plain, this)),
      m_goHome(makeButton({}, ButtonLook::Quiet, this)),
      m_rules(new QGridLayout),
      m_name(new LineField(tr("Name of the layer"), this)),
      m_definition(new TextField(tr("What is asked for"), this)),
      m_why(new TextField(tr("Why it is asked for"), this)),
      m_range(new LineField(tr("Range"), this)),
      m_required(new QCheckBox(tr("every track has one"), this)),
      m_atMost(new QSpinBox(this)),
      m_snap(new LineField(tr("Snap"), this)),
      m_measure(new QComboBox(this)),
      m_gate(new QDoubleSpinBox(this)),
      m_window(new DurationField(tr("Window of the measure"), this)),
      m_passes(new QSpinBox(this)),
      m_blind(new LineField(tr("Hidden metadata"), this)),
      m_exclusive(new LineField(tr("Labels that rule each other out"), this)),
      m_labelBox(new QWidget(this)),
      m_labels(new LabelEditor(editor, m_labelBox))
{
    auto* what = new QHBoxLayout;
    what->setSpacing(8);
    what->addWidget(m_heading);
    what->addWidget(m_origin);
    what->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton* button : {m_goHome, m_takeBack, m_switch, m_refine})
        buttons->addWidget(button);
    m_head->addLayout(what, 1);
    m_head->addLayout(buttons);
    column().addLayout(m_head);
    m_rules->setHorizontalSpacing(14);
    m_rules->setVerticalSpacing(6);
    m_rules->setColumnMinimumWidth(0, kNamePx);
    m_rules->setColumnMinimumWidth(1, kValuePx);
    m_rules->setColumnStretch(1, 3);
    m_rules->setColumnStretch(2, 2);
    column().addLayout(m_rules);

    m_shortest = durationField(QStringLiteral("shortest"), tr("Shortest"), &LayerDef::shortest);
    m_longest = durationField(QStringLiteral("longest"), tr("Longest"), &LayerDef::longest);
    m_tolerance = durationField(QStringLiteral("goldTolerance"), tr("Gold tolerance"), &LayerDef::goldTolerance);
    m_required->setAccessibleName(tr("Required"));
    m_atMost->setAccessibleName(tr("At most"));
    m_atMost->setRange(0, kMostItems);
    m_atMost->setSpecialValueText(tr("any number"));
    m_snap->setPlaceholderText(tr("none; for example: downbeat, onset"));
    m_measure->setAccessibleName(tr("Agreement measure"));
    m_measure->addItem(tr("by the kind of the layer"), QString());
    for (const QString& measure : memberWords("measure"))
        m_measure->addItem(measure, measure);
    m_gate->setAccessibleName(tr("Agreement that has to be reached"));
    m_gate->setRange(-0.01, 1);
    m_gate->setSingleStep(0.05);
    m_gate->setDecimals(2);
    m_gate->setPrefix(tr("≥ "));
    m_gate->setSpecialValueText(tr("no gate"));
    m_window->setPlaceholderText(tr("window"));
    m_window->setFixedWidth(80);
    m_passes->setAccessibleName(tr("Passes"));
    m_passes->setRange(1, kMostPasses);
    m_blind->setPlaceholderText(tr("nothing; for example: title, artist"));
    m_exclusive->setPlaceholderText(tr("none; groups of labels: Intro, Outro; Drop, Break"));
    auto* agreement = new QWidget(this);
    auto* row = new QHBoxLayout(agreement);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_measure, 1);
    row->addWidget(m_gate);
    row->addWidget(m_window);

    for (const auto& [place, text] : {std::pair{0, tr("Rule")}, {1, tr("Value")}, {2, tr("Why")}})
        m_rules->addWidget(new Heading(text.toUpper(), this), 0, place);
    addRule(QStringLiteral("name"), tr("Name"), m_name, {});
    addRule(QStringLiteral("kind"), tr("Kind"), nullptr, tr("stays: items are made for it"));
    addRule(QStringLiteral("definition"), tr("Asked for"), m_definition, tr("what annotators read beside the lane"));
    addRule(QStringLiteral("why"), tr("Reason"), m_why, tr("what the data is needed for"));
    addRule(QStringLiteral("value"), tr("Range"), m_range, tr("values it can have, and their unit"));
    addRule(QStringLiteral("shortest"), tr("Shortest"), m_shortest, tr("shorter ones become problems"));
    addRule(QStringLiteral("longest"), tr("Longest"), m_longest, tr("longer ones become problems"));
    addRule(QStringLiteral("required"), tr("Required"), m_required, tr("an empty one cannot be submitted"));
    addRule(QStringLiteral("atMost"), tr("At most"), m_atMost, tr("items, or labels where there are several"));
    addRule(QStringLiteral("exclusive"), tr("Exclusive"), m_exclusive,
            tr("groups of labels that are never there at one time"));
    addRule(QStringLiteral("snap"), tr("Snap"), m_snap, tr("what edges snap to, in this order"));
    addRule(QStringLiteral("agreement"), tr("Agreement"), agreement, tr("below it a track goes to adjudication"));
    addRule(QStringLiteral("passes"), tr("Passes"), m_passes, tr("people who annotate it, each alone"));
    addRule(QStringLiteral("blind"), tr("Hidden"), m_blind, tr("metadata that annotators do not see"));
    addRule(QStringLiteral("goldTolerance"), tr("Gold tolerance"), m_tolerance, tr("how far from gold still counts"));

    QWidget* before = m_refine;
    for (QWidget* field : std::initializer_list<QWidget*>{m_name, m_definition, m_why, m_range, m_shortest, m_longest,
                                                          m_required, m_atMost, m_exclusive, m_snap, m_measure, m_gate,
                                                          m_window, m_passes, m_blind, m_tolerance}) {
        setTabOrder(before, field);
        before = field;
    }

    auto* box = new QVBoxLayout(m_labelBox);
    box->setContentsMargins(0, 8, 0, 0);
    box->setSpacing(6);
    box->addWidget(new Heading(tr("Labels").toUpper(), m_labelBox));
    box->addWidget(m_labels);
    column().addWidget(m_labelBox);

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!text.simplified().isEmpty())
            give(QStringLiteral("name"), [&](LayerDef& l) { l.name = text.simplified(); });
    });
    connect(m_definition, &TextField::typed, this, [this](const QString& text) {
        give(QStringLiteral("definition"), [&](LayerDef& l) { l.definition = text.trimmed(); });
    });
    connect(m_why, &TextField::typed, this,
            [this](const QString& text) { give(QStringLiteral("why"), [&](LayerDef& l) { l.why = text.trimmed(); }); });
    m_range->setPlaceholderText(tr("for example: 0 to 1, or 30 to 5000 Hz"));
    connect(m_range, &QLineEdit::textEdited, this, [this](const QString& text) {
        const std::optional<Range> range = rangeOf(text);
        m_range->setRefusal(range ? QString() : tr("A range is written as “0 to 1” or “30 to 5000 Hz”."));
        if (range)
            give(QLatin1String(kValueMember), [&](LayerDef& l) {
                l.valueFrom = range->from;
                l.valueTo = range->to;
                l.valueUnit = range->unit;
            });
    });
    connect(m_required, &QCheckBox::clicked, this,
            [this](bool on) { give(QStringLiteral("required"), [&](LayerDef& l) { l.required = on; }); });
    connect(m_atMost, &QSpinBox::valueChanged, this, [this](int count) {
        give(QStringLiteral("atMost"),
             [&](LayerDef& l) { l.atMost = count > 0 ? std::optional(count) : std::nullopt; });
    });
    connect(m_passes, &QSpinBox::valueChanged, this,
            [this](int count) { give(QStringLiteral("passes"), [&](LayerDef& l) { l.passes = count; }); });
    const auto listField = [this](LineField* field, const QString& member, const QStringList& known,
                                  QStringList LayerDef::*list) {
        connect(field, &QLineEdit::textEdited, this, [this, field, member, known, list](const QString& text) {
            const auto words = wordsOf(text, known);
            field->setRefusal(words ? QString() : tr("Words that are known: %1").arg(known.join(QStringLiteral(", "))));
            if (words)
                give(member, [&](LayerDef& l) { l.*list = *words; });
        });
    };
    connect(m_exclusive, &QLineEdit::textEdited, this, [this](const QString& text) {
        LabelGroups typed = labelGroupsOf(text, m_layer);
        if (typed.refusal.isEmpty() && std::any_of(typed.groups.begin(), typed.groups.end(),
                                                   [](const QStringList& group) { return group.size() < 2; }))
            typed.refusal = tr("Each group names at least two labels: “Intro, Outro; Drop, Break”.");
        m_exclusive->setRefusal(typed.refusal);
        if (typed.refusal.isEmpty())
            give(QStringLiteral("exclusive"), [&](LayerDef& l) { l.exclusive = typed.groups; });
    });
    listField(m_snap, QStringLiteral("snap"), kSnaps, &LayerDef::snap);
    listField(m_blind, QStringLiteral("blind"), kBlinds, &LayerDef::blind);
    connect(m_measure, &QComboBox::activated, this, &LayerCard::giveAgreement);
    connect(m_gate, &QDoubleSpinBox::valueChanged, this, &LayerCard::giveAgreement);
    connect(m_window, &DurationField::typed, this, &LayerCard::giveAgreement);

    connect(m_refine, &QPushButton::clicked, this, &LayerCard::refineHere);
    connect(m_takeBack, &QPushButton::clicked, this, &LayerCard::takeBack);
    connect(m_switch, &QPushButton::clicked, this, &LayerCard::switchHere);
    connect(m_goHome, &QPushButton::clicked, this, [this] {
        for (const ResolvedLayer& each : resolveLayers(m_editor.schema(), m_editor.genre()))
            if (each.layer.id == m_editor.layer()) {
                const QString layer = m_editor.layer();
                m_editor.setGenre(each.from);
                m_editor.setLayer(layer);
                return;
            }
    });
    for (auto signal : {&SchemaEditor::genreChanged, &SchemaEditor::layerChanged})
        connect(&editor, signal, this, [this] {
            m_refining.clear();
            refresh();
        });
    connect(&editor, &SchemaEditor::reset, this, &LayerCard::refresh);
    connect(&editor, &SchemaEditor::changed, this, &LayerCard::refresh);
    refresh();
}

void LayerCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    m_head->setDirection(width() < kNarrowPx ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

DurationField* LayerCard::durationField(const QString& member, const QString& name,
                                        std::optional<Duration> LayerDef::*field)
{
    auto* line = new DurationField(name, this);
    connect(line, &DurationField::typed, this, [this, member, field](const std::optional<Duration>& duration) {
        give(member, [&](LayerDef& l) { l.*field = duration; });
    });
    return line;
}

void LayerCard::addRule(const QString& member, const QString& name, QWidget* field, const QString& why)
{
    const int row = m_rules->rowCount();
    Rule rule{new QLabel(name, this), field, new QLabel(this), new DimLabel(why, this), why};
    rule.plain->setWordWrap(true);
    rule.plain->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rule.plain->setFocusPolicy(Qt::NoFocus);
    rule.plain->setContentsMargins(0, 2, 0, 2);
    rule.reason->setWordWrap(true);
    const Qt::Alignment place = qobject_cast<TextField*>(field) ? Qt::AlignTop : Qt::AlignVCenter;
    m_rules->addWidget(rule.caption, row, 0, place);
    m_rules->addWidget(rule.plain, row, 1);
    if (field) {
        rule.caption->setBuddy(field);
        m_rules->addWidget(field, row, 1);
    }
    m_rules->addWidget(rule.reason, row, 2, place);
    m_fields.insert(member, rule);
}

void LayerCard::give(const QString& member, const std::function<void(LayerDef&)>& set)
{
    LayerDef values = m_layer;
    set(values);
    if (values == m_layer || !m_isEditable)
        return;
    const QString genre = m_editor.genre();
    m_editor.change(
        QStringLiteral("schema.layer"), values.name,
        [&](GenreSchema& draft) { return setLayerRules(draft, genre, values.id, values, {member}); },
        QStringLiteral("schema/%1/%2//%3").arg(genre, values.id, member));
}

void LayerCard::giveAgreement()
{
    AgreementRule rule;
    rule.measure = m_measure->currentData().toString();
    if (!rule.measure.isEmpty()) {
        if (m_gate->value() >= 0)
            rule.gate = m_gate->value();
        rule.window = m_window->duration();
    }
    if (m_window->isSound())
        give(QStringLiteral("agreement"), [&](LayerDef& l) { l.agreement = rule; });
}

void LayerCard::refineHere()
{
    if (m_editor.genre().isEmpty() || m_isEditable || !m_editor.canEdit())
        return;
    m_refining = m_editor.genre() + QLatin1Char('\n') + m_editor.layer();
    refresh();
    m_name->setFocus(Qt::OtherFocusReason);
}

void LayerCard::takeBack()
{
    const QString genre = m_editor.genre();
    const QString layer = m_editor.layer();
    m_refining.clear();
    if (!m_editor.change(QStringLiteral("schema.take-back"), m_layer.name,
                         [&](GenreSchema& draft) { return takeBackRefinement(draft, genre, layer); }))
        refresh();
}

void LayerCard::switchHere()
{
    const QString genre = m_editor.genre();
    const QString layer = m_editor.layer();
    const GenreDef* def = m_editor.schema().genre(genre);
    const bool isOff = def && def->without.contains(layer);
    m_editor.change(isOff ? QStringLiteral("schema.layer-on") : QStringLiteral("schema.layer-off"), m_layer.name,
                    [&](GenreSchema& draft) {
                        return switchLayer(draft, genre, layer, isOff ? LayerSwitch::On : LayerSwitch::Off);
                    });
}

QString LayerCard::originText(const ResolvedLayer& resolved) const
{
    const GenreSchema& schema = m_editor.schema();
    if (refinementAt(schema, m_editor.genre(), resolved.layer.id))
        return tr("refined here");
    switch (resolved.origin) {
    case LayerOrigin::Own:
        return tr("begins here");
    case LayerOrigin::Refined:
        return tr("as refined at %1").arg(schema.genre(resolved.refined.last())->name);
    case LayerOrigin::Inherited:
        break;
    }
    return resolved.from.isEmpty() ? tr("of every genre")
                                   : tr("inherited from %1").arg(schema.genre(resolved.from)->name);
}

void LayerCard::refresh()
{
    const GenreSchema& schema = m_editor.schema();
    const QString genre = m_editor.genre();
    const QString layer = m_editor.layer();
    const GenreDef* def = schema.genre(genre);
    const bool isOff = def && def->without.contains(layer);
    std::optional<ResolvedLayer> found;
    for (ResolvedLayer& each : resolveLayers(schema, genre))
        if (each.layer.id == layer)
            found = std::move(each);
    const LayerDef* whole = schema.layer(layer);
    if (!found && isOff && whole)
        found = ResolvedLayer{*whole, LayerOrigin::Inherited, {}, {}};
    setVisible(found.has_value());
    if (!found)
        return;
    const bool isHome = beginsAt(schema, genre, layer);
    const bool isRefined = refinementAt(schema, genre, layer);
    const bool isRefining = m_refining == genre + QLatin1Char('\n') + layer;
    m_isEditable = m_editor.canEdit() && !isOff && (isHome || isRefined || isRefining);
    m_heading->setText(tr("Layer · %1").arg(found->layer.name).toUpper());
    m_origin->setText(isOff ? tr("switched off here") : originText(*found));
    m_origin->setTone(isRefined ? Tone::Gold : isOff ? Tone::Coral : Tone::Neutral);
    m_origin->updateGeometry();
    m_refine->setVisible(!isHome && !isRefined && !isRefining && !isOff && m_editor.canEdit());
    m_switch->setVisible(!isHome && m_editor.canEdit());
    m_switch->setText(isOff ? tr("Switch on again") : tr("Switch off here"));
    m_takeBack->setVisible(isRefined || isRefining);
    m_goHome->setVisible(!isHome && !isOff);
    m_goHome->setText(found->from.isEmpty() ? tr("Go to every genre")
                                            : tr("Go to %1").arg(schema.genre(found->from)->name));
    for (QPushButton* button : {m_refine, m_switch, m_takeBack, m_goHome})
        button->setAccessibleName(tr("%1: %2").arg(found->layer.name, button->text()));
    showRules(*found);
}

void LayerCard::showRules(const ResolvedLayer& resolved)
{
    const LayerDef& layer = m_layer = resolved.layer;
    const LayerRefinement* refinement = refinementAt(m_editor.schema(), m_editor.genre(), layer.id);
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const bool isRefined = refinement && refinement->given.contains(it.key());
        it->reason->setText(isRefined ? tr("refined here") : it->why);
    }
    const QSignalBlocker blockers[] = {QSignalBlocker(m_atMost), QSignalBlocker(m_gate), QSignalBlocker(m_passes)};
    const auto showList = [](LineField* field, const QStringList& list, const QStringList& known) {
        if (!field->hasFocus() || wordsOf(field->text(), known) != list)
            field->show(list.join(QStringLiteral(", ")));
    };
    if (!m_name->hasFocus() || m_name->text().simplified() != layer.name)
        m_name->show(layer.name);
    if (!m_definition->hasFocus() || m_definition->toPlainText().trimmed() != layer.definition)
        m_definition->show(layer.definition);
    if (!m_why->hasFocus() || m_why->toPlainText().trimmed() != layer.why)
        m_why->show(layer.why);
    if (!m_range->hasFocus() || rangeOf(m_range->text()) != Range{layer.valueFrom, layer.valueTo, layer.valueUnit})
        m_range->show(rangeText(layer));
    m_shortest->show(layer.shortest);
    m_longest->show(layer.longest);
    m_tolerance->show(layer.goldTolerance);
    m_required->setChecked(layer.required);
    m_atMost->setValue(layer.atMost.value_or(0));
    showList(m_snap, layer.snap, kSnaps);
    m_measure->setCurrentIndex(std::max(0, m_measure->findData(layer.agreement.measure)));
    m_gate->setValue(layer.agreement.gate.value_or(m_gate->minimum()));
    m_gate->setEnabled(!layer.agreement.measure.isEmpty());
    m_window->setEnabled(!layer.agreement.measure.isEmpty());
    m_window->show(layer.agreement.window);
    m_passes->setValue(layer.passes);
    showList(m_blind, layer.blind, kBlinds);
    if (!m_exclusive->hasFocus() || labelGroupsOf(m_exclusive->text(), layer).groups != layer.exclusive)
        m_exclusive->show(labelGroupsText(layer.exclusive, layer));

    showPlain();
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const bool isField = m_isEditable && it->field;
        const bool isShown = hasRule(it.key()) && (isField || !it->plain->text().isEmpty());
        it->caption->setVisible(isShown);
        it->reason->setVisible(isShown);
        it->plain->setVisible(isShown && !isField);
        if (it->field)
            it->field->setVisible(isShown && isField);
    }
    const bool hasLabels = !layer.ofGenres && layer.kind != LayerKind::Curve && layer.kind != LayerKind::Chord &&
                           !(layer.kind == LayerKind::Tag && layer.choice == TagChoice::Number);
    m_labelBox->setVisible(hasLabels && (m_isEditable || !layer.labels.empty()));
    if (hasLabels)
        m_labels->show(layer, m_isEditable);
}

bool LayerCard::hasRule(const QString& member) const
{
    const bool isTag = m_layer.kind == LayerKind::Tag;
    const bool hasLength = m_layer.kind == LayerKind::Interval || m_layer.kind == LayerKind::Note ||
                           m_layer.kind == LayerKind::Chord || m_layer.kind == LayerKind::Text;
    if (member == QLatin1String("shortest") || member == QLatin1String("longest"))
        return hasLength;
    if (member == QLatin1String(kValueMember))
        return m_layer.kind == LayerKind::Curve || m_layer.kind == LayerKind::Note ||
               (isTag && m_layer.choice == TagChoice::Number);
    if (member == QLatin1String("snap"))
        return !isTag && m_layer.kind != LayerKind::Curve;
    if (member == QLatin1String("goldTolerance"))
        return !isTag;
    if (member == QLatin1String("exclusive"))
        return !m_layer.ofGenres && (!isTag || m_layer.choice == TagChoice::Several) &&
               (m_layer.labels.size() > 1 || !m_layer.exclusive.empty());
    if (member == QLatin1String("atMost"))
        return !isTag || m_layer.choice == TagChoice::Several;
    return true;
}

void LayerCard::showPlain()
{
    const auto plain = [this](const char* member, const QString& text) {
        m_fields.find(QLatin1String(member))->plain->setText(text);
    };
    const LayerDef& l = m_layer;
    QStringList agreement{l.agreement.measure};
    if (l.agreement.gate)
        agreement << tr("at least %1").arg(*l.agreement.gate);
    if (l.agreement.window)
        agreement << tr("within %1").arg(l.agreement.window->text());
    plain("name", l.name);
    plain("kind", kindText(l));
    plain("definition", l.definition);
    plain("why", l.why);
    plain(kValueMember, rangeText(l));
    plain("shortest", DurationField::textOf(l.shortest));
    plain("longest", DurationField::textOf(l.longest));
    plain("required", l.required ? m_required->text() : QString());
    plain("atMost", l.atMost ? QString::number(*l.atMost) : QString());
    plain("exclusive", m_exclusive->text());
    plain("snap", l.snap.join(tr(", then ")));
    plain("agreement", l.agreement.measure.isEmpty() ? QString() : agreement.join(QStringLiteral(", ")));
    plain("passes", QString::number(l.passes));
    plain("blind", l.blind.join(QStringLiteral(", ")));
    plain("goldTolerance", DurationField::textOf(l.goldTolerance));
}

} // namespace unisono
