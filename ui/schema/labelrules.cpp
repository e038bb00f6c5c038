#include "ui/schema/labelrules.h"

#include "core/genre/schemafields.h"
#include "ui/common/widgets.h"
#include "ui/schema/fields.h"
#include "ui/schema/labelgroups.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kMostItems = 10'000;

QString patternName(const QString& pattern)
{
    if (pattern == QLatin1String("stripes"))
        return LabelRules::tr("stripes");
    if (pattern == QLatin1String("dots"))
        return LabelRules::tr("dots");
    if (pattern == QLatin1String("crosshatch"))
        return LabelRules::tr("crosshatch");
    return LabelRules::tr("plain");
}

std::vector<QStringList> groupsOf(const QStringList& labels)
{
    return labels.isEmpty() ? std::vector<QStringList>() : std::vector{labels};
}

} // namespace

LabelRules::LabelRules(QWidget* parent)
    : QWidget(parent),
      m_form(new QFormLayout),
      m_pattern(new QComboBox(this)),
      m_required(new QCheckBox(tr("every track has one"), this)),
      m_atMost(new QSpinBox(this)),
      m_shortest(durationField(QStringLiteral("shortest"), tr("Shortest (label)"), &LabelDef::shortest)),
      m_longest(durationField(QStringLiteral("longest"), tr("Longest (label)"), &LabelDef::longest)),
      m_inside(new LineField(tr("Labels that may hold it"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(new Heading(tr("Rules").toUpper(), this));
    column->addLayout(m_form);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(6);
    m_pattern->setAccessibleName(tr("Pattern"));
    for (const QString& pattern : memberWords("pattern"))
        m_pattern->addItem(patternName(pattern), pattern);
    m_required->setAccessibleName(tr("Required (label)"));
    m_atMost->setAccessibleName(tr("At most (label)"));
    m_atMost->setRange(0, kMostItems);
    m_atMost->setSpecialValueText(tr("any number"));
    m_inside->setPlaceholderText(tr("any; names separated by commas"));
    m_form->addRow(tr("Pattern"), m_pattern);
    m_form->addRow(tr("Required"), m_required);
    m_form->addRow(tr("At most"), m_atMost);
    m_form->addRow(tr("Shortest"), m_shortest);
    m_form->addRow(tr("Longest"), m_longest);
    m_form->addRow(tr("Held by"), m_inside);

    connect(m_pattern, &QComboBox::activated, this, [this] {
        const QString pattern = m_pattern->currentData().toString();
        tell(QStringLiteral("pattern"),
             [&](LabelDef& l) { l.pattern = pattern == QLatin1String("plain") ? QString() : pattern; });
    });
    connect(m_required, &QCheckBox::clicked, this,
            [this](bool on) { tell(QStringLiteral("required"), [&](LabelDef& l) { l.required = on; }); });
    connect(m_atMost, &QSpinBox::valueChanged, this, [this](int count) {
        tell(QStringLiteral("atMost"),
             [&](LabelDef& l) { l.atMost = count > 0 ? std::optional(count) : std::nullopt; });
    });
    connect(m_inside, &QLineEdit::textEdited, this, [this](const QString& text) {
        const LabelGroups typed = labelGroupsOf(text, m_holders);
        m_inside->setRefusal(typed.refusal);
        if (typed.refusal.isEmpty())
            tell(QStringLiteral("inside"), [&](LabelDef& l) {
                l.inside.clear();
                for (const QStringList& group : typed.groups)
                    l.inside += group;
            });
    });
}

DurationField* LabelRules::durationField(const QString& member, const QString& name,
                                         std::optional<Duration> LabelDef::*field)
{
    auto* line = new DurationField(name, this);
    connect(line, &DurationField::typed, this, [this, member, field](const std::optional<Duration>& duration) {
        tell(member, [&](LabelDef& l) { l.*field = duration; });
    });
    return line;
}

void LabelRules::tell(const QString& member, const std::function<void(LabelDef&)>& set)
{
    LabelDef values = m_values;
    set(values);
    if (values == m_values)
        return;
    m_values = values;
    Q_EMIT edited(values, member);
}

void LabelRules::show(const LayerDef& layer, const LayerDef& holders, const LabelDef& label)
{
    m_holders = holders;
    m_values = label;
    const bool isTag = layer.kind == LayerKind::Tag;
    const bool hasLength = !isTag && layer.kind != LayerKind::Instant;
    m_form->setRowVisible(m_shortest, hasLength);
    m_form->setRowVisible(m_longest, hasLength);
    m_form->setRowVisible(m_atMost, !isTag);
    m_form->setRowVisible(m_inside, !isTag);
    const QSignalBlocker blocker(m_atMost);
    m_pattern->setCurrentIndex(std::max(0, m_pattern->findData(label.pattern)));
    m_required->setChecked(label.required);
    m_atMost->setValue(label.atMost.value_or(0));
    m_shortest->show(label.shortest);
    m_longest->show(label.longest);
    if (!m_inside->hasFocus() || labelGroupsOf(m_inside->text(), holders).groups != groupsOf(label.inside))
        m_inside->show(labelGroupsText(groupsOf(label.inside), holders));
}

void LabelRules::setReadOnly(bool readOnly)
{
    for (QWidget* field : std::initializer_list<QWidget*>{m_pattern, m_required, m_atMost})
        field->setEnabled(!readOnly);
    for (LineField* field : std::initializer_list<LineField*>{m_shortest, m_longest, m_inside})
        field->setReadOnly(readOnly);
}

} // namespace unisono
