#include "ui/schema/conceptform.h"

#include "ui/common/widgets.h"
#include "ui/schema/fields.h"

#include <QColor>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace unisono {

namespace {

PairField::Pairs pairsOf(const QMap<QString, QString>& texts)
{
    PairField::Pairs pairs;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        pairs.emplace_back(it.key(), it.value());
    return pairs;
}

QMap<QString, QString> textsOf(const PairField::Pairs& pairs)
{
    QMap<QString, QString> texts;
    for (const auto& [first, second] : pairs)
        texts.insert(first, second);
    return texts;
}

QStringList listOf(const QString& text)
{
    QStringList list;
    for (const QString& one : text.split(QLatin1Char(',')))
        if (!one.trimmed().isEmpty() && !list.contains(one.trimmed()))
            list << one.trimmed();
    return list;
}

const QStringList kLinkKinds{QStringLiteral("wikidata"), QStringLiteral("musicbrainz"), QStringLiteral("audioset"),
                             QStringLiteral("web")};

} // namespace

ConceptForm::ConceptForm(QWidget* parent)
    : QWidget(parent),
      m_definition(new TextField(tr("Definition"), this)),
      m_isNot(new TextField(tr("What does not count"), this)),
      m_confusable(
          new PairField({tr("Not to be confused with"), tr("which"), tr("what tells the two apart"), {}, 130}, this)),
      m_key(new LineField(tr("Key"), this)),
      m_colour(new LineField(tr("Colour"), this)),
      m_aliases(new LineField(tr("Aliases"), this)),
      m_more(new QWidget(this)),
      m_names(new PairField({tr("Names in other languages"), tr("language"), tr("name"), {}, 90}, m_more)),
      m_links(new PairField({tr("Links"), tr("kind"), tr("id or address"), kLinkKinds, 110}, m_more))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](QVBoxLayout* to, const QString& heading, QWidget* field) {
        to->addWidget(new Heading(heading.toUpper(), field->parentWidget()));
        to->addWidget(field);
        to->addSpacing(6);
    };
    add(column, tr("Definition"), m_definition);
    add(column, tr("Is not"), m_isNot);
    add(column, tr("Not to be confused with"), m_confusable);
    column->addWidget(new Heading(tr("Key, colour, aliases").toUpper(), this));
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_key->setMaxLength(1);
    m_key->setFixedWidth(36);
    m_key->setAlignment(Qt::AlignCenter);
    m_colour->setPlaceholderText(tr("as its parent"));
    m_colour->setFixedWidth(100);
    m_aliases->setPlaceholderText(tr("other words for it, separated by commas"));
    row->addWidget(m_key);
    row->addWidget(m_colour);
    row->addWidget(m_aliases, 1);
    column->addLayout(row);

    auto* below = new QVBoxLayout(m_more);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(6);
    add(below, tr("Names in other languages"), m_names);
    add(below, tr("Links"), m_links);

    connect(m_definition, &TextField::typed, this, [this](const QString& text) {
        tell(QStringLiteral("definition"), [&](Concept& c) { c.definition = text.trimmed(); });
    });
    connect(m_isNot, &TextField::typed, this, [this](const QString& text) {
        tell(QStringLiteral("isNot"), [&](Concept& c) { c.isNot = text.trimmed(); });
    });
    connect(m_confusable, &PairField::typed, this, [this](const PairField::Pairs& pairs) {
        tell(QStringLiteral("confusable"), [&](Concept& c) {
            c.confusable.clear();
            for (const auto& [name, how] : pairs)
                c.confusable.push_back({m_others.idOf(name), how});
        });
    });
    m_confusable->setCheck([this](const QString& name) {
        return m_others.idOf && !m_others.idOf(name).isEmpty() ? QString() : tr("There is no “%1”.").arg(name);
    });
    connect(m_key, &QLineEdit::textEdited, this, [this](const QString& text) {
        tell(QStringLiteral("key"), [&](Concept& c) { c.key = text.trimmed().toLower(); });
    });
    connect(m_colour, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QString wished = text.trimmed();
        const bool isColour = wished.isEmpty() || (wished.size() == 7 && QColor(wished).isValid());
        m_colour->setRefusal(isColour ? QString() : tr("A colour is written as #rrggbb, for example #56b4e9."));
        if (isColour)
            tell(QStringLiteral("colour"), [&](Concept& c) { c.colour = wished.toLower(); });
    });
    connect(m_aliases, &QLineEdit::textEdited, this, [this](const QString& text) {
        tell(QStringLiteral("aliases"), [&](Concept& c) { c.aliases = listOf(text); });
    });
    connect(m_names, &PairField::typed, this, [this](const PairField::Pairs& pairs) {
        tell(QStringLiteral("names"), [&](Concept& c) { c.names = textsOf(pairs); });
    });
    connect(m_links, &PairField::typed, this, [this](const PairField::Pairs& pairs) {
        tell(QStringLiteral("links"), [&](Concept& c) { c.links = textsOf(pairs); });
    });
    m_links->setCheck([](const QString& kind) {
        return kLinkKinds.contains(kind) ? QString() : tr("One of: %1").arg(kLinkKinds.join(QStringLiteral(", ")));
    });
}

void ConceptForm::tell(const QString& member, const std::function<void(Concept&)>& set)
{
    Concept values = m_values;
    set(values);
    if (values == m_values)
        return;
    m_values = values;
    Q_EMIT edited(values, member);
}

void ConceptForm::show(const QString& scope, const Concept& values, Others others)
{
    if (scope != m_scope)
        for (PairField* field : {m_confusable, m_names, m_links})
            field->clear();
    m_scope = scope;
    m_values = values;
    m_others = std::move(others);
    // Blanks at the end are not kept, but may be where the next word is about to come.
    if (m_definition->toPlainText().trimmed() != values.definition || !m_definition->hasFocus())
        m_definition->show(values.definition);
    if (m_isNot->toPlainText().trimmed() != values.isNot || !m_isNot->hasFocus())
        m_isNot->show(values.isNot);
    PairField::Pairs confusable;
    for (const Confusable& one : values.confusable)
        confusable.emplace_back(m_others.nameOf(one.with), one.how);
    m_confusable->setChoices(m_others.names);
    m_confusable->show(confusable);
    m_key->show(values.key);
    if (!m_colour->hasFocus() || QColor(m_colour->text()) != QColor(values.colour))
        m_colour->show(values.colour);
    if (listOf(m_aliases->text()) != values.aliases || !m_aliases->hasFocus())
        m_aliases->show(values.aliases.join(QStringLiteral(", ")));
    m_names->show(pairsOf(values.names));
    m_links->show(pairsOf(values.links));
}

void ConceptForm::setReadOnly(bool readOnly)
{
    for (TextField* field : {m_definition, m_isNot})
        field->setReadOnly(readOnly);
    for (LineField* field : {m_key, m_colour, m_aliases})
        field->setReadOnly(readOnly);
    for (PairField* field : {m_confusable, m_names, m_links})
        field->setReadOnly(readOnly);
}

void ConceptForm::setKeyClash(const QString& sentence)
{
    m_key->setRefusal(sentence);
}

} // namespace unisono
