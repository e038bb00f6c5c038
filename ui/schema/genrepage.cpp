#include "ui/schema/genrepage.h"

#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "core/genre/schemafields.h"
#include "ui/schema/card.h"
#include "ui/schema/conceptform.h"
#include "ui/schema/exemplarlist.h"
#include "ui/schema/fields.h"
#include "ui/schema/labeleditor.h"
#include "ui/schema/layercard.h"
#include "ui/schema/publishpanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollArea>

namespace unisono {

namespace {

constexpr int kNarrowPx = 720; // below it cards stand above each other

/// A genre by its id, its name or its path of names, as they are typed; empty: there is none, or more than one.
QString genreByText(const GenreSchema& schema, const QString& text)
{
    const QString wanted = text.trimmed();
    QString byName;
    for (const GenreDef& genre : schema.genres) {
        if (genre.id == wanted)
            return genre.id;
        if (genre.name.compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        if (!byName.isEmpty()) {
            byName.clear();
            break;
        }
        byName = genre.id;
    }
    if (!byName.isEmpty() || !wanted.contains(QStringLiteral(" › ")))
        return byName;
    for (const GenreDef& genre : schema.genres)
        if (genrePath(schema, genre.id).compare(wanted, Qt::CaseInsensitive) == 0)
            return genre.id;
    return {};
}

/// The name where it is the only one, else the path.
QString textOf(const GenreSchema& schema, const QString& id)
{
    const GenreDef* genre = schema.genre(id);
    if (!genre)
        return id;
    return genreByText(schema, genre->name) == id ? genre->name : genrePath(schema, id);
}

} // namespace

GenrePage::GenrePage(SchemaEditor& editor, QWidget* parent)
    : QWidget(parent),
      m_editor(editor),
      m_scroll(new QScrollArea(this)),
      m_page(new QWidget),
      m_title(new QLabel(this)),
      m_path(new ElidedLabel({}, this)),
      m_try(makeButton(tr("Try on a track"), ButtonLook::Plain, this)),
      m_discard(makeButton(tr("Discard draft"), ButtonLook::Plain, this)),
      m_publish(makeButton({}, ButtonLook::Primary, this)),
      m_schemaCard(nullptr),
      m_schemaName(nullptr),
      m_description(nullptr),
      m_genreCards(new QWidget(m_page)),
      m_form(nullptr),
      m_exemplars(nullptr),
      m_parents(nullptr),
      m_noFiner(nullptr),
      m_layerCard(new LayerCard(editor, m_page)),
      m_publishPanel(new PublishPanel(editor, this))
{
    setAccessibleName(tr("Genre"));
    build();
    for (auto signal : {&SchemaEditor::reset, &SchemaEditor::genreChanged, &SchemaEditor::draftChanged})
        connect(&editor, signal, this, &GenrePage::refresh);
    connect(&editor, &SchemaEditor::changed, this, &GenrePage::refresh);
    connect(&editor, &SchemaEditor::genreChanged, this, [this] { m_scroll->ensureVisible(0, 0); });
    refresh();
}

void GenrePage::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 16, 24, 12);
    head->setSpacing(10);
    QFont large = m_title->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_path->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(m_title);
    head->addWidget(m_path, 1);
    head->addWidget(m_try);
    head->addWidget(m_discard);
    head->addWidget(m_publish);
    frame->addLayout(head);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_page->setBackgroundRole(QPalette::Base);
    frame->addWidget(m_scroll, 1);
    // What publishing changes stands below all that scrolls: it comes and goes without moving what is written in.
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(24, 8, 24, 16);
    foot->addWidget(m_publishPanel);
    frame->addLayout(foot);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(24, 0, 24, 16);
    column->setSpacing(16);
    m_schemaCard = schemaCard();
    column->addWidget(m_schemaCard);

    m_cards = new QHBoxLayout(m_genreCards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(16);
    auto* left = new Card(Tone::Neutral, m_genreCards);
    m_form = new ConceptForm(left);
    left->column().addWidget(m_form);
    left->column().addStretch();
    m_cards->addWidget(left, 11);
    auto* right = new QVBoxLayout;
    right->setSpacing(16);
    auto* sounds = new Card(Tone::Neutral, m_genreCards);
    sounds->column().addWidget(new Heading(tr("Exemplars").toUpper(), sounds));
    m_exemplars = new ExemplarList(sounds);
    sounds->column().addWidget(m_exemplars);
    sounds->column().addStretch();
    right->addWidget(sounds, 1);
    auto* places = new Card(Tone::Neutral, m_genreCards);
    places->column().addWidget(new Heading(tr("Parents").toUpper(), places));
    m_parents = new LineField(tr("Parents"), places);
    m_parents->setPlaceholderText(tr("none: it is a root; several are separated by commas"));
    places->column().addWidget(m_parents);
    m_noFiner = new QCheckBox(tr("“No finer than this” is an answer here"), places);
    m_noFiner->setAccessibleName(m_noFiner->text());
    places->column().addWidget(m_noFiner);
    places->column().addSpacing(6);
    places->column().addWidget(&m_form->more());
    right->addWidget(places);
    m_cards->addLayout(right, 10);
    column->addWidget(m_genreCards);
    column->addWidget(m_layerCard);
    column->addStretch();
    m_scroll->setWidget(m_page);

    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && m_page->isAncestorOf(now))
            m_scroll->ensureWidgetVisible(now, 0, 24);
    });
    connect(m_try, &QPushButton::clicked, this, &GenrePage::tryRequested);
    connect(m_discard, &QPushButton::clicked, this, &GenrePage::discardRequested);
    connect(m_publish, &QPushButton::clicked, this, &GenrePage::publishRequested);
    connect(m_exemplars, &ExemplarList::playRequested, this, &GenrePage::playRequested);
    connect(&m_layerCard->labels(), &LabelEditor::playRequested, this, &GenrePage::playRequested);
    const auto give = [this](const QString& member, const std::function<void(GenreDef&)>& set) {
        const QString id = m_editor.genre();
        const GenreDef* genre = m_editor.schema().genre(id);
        if (!genre)
            return;
        m_editor.change(
            QStringLiteral("schema.genre"), genre->name,
            [&](GenreSchema& draft) {
                set(*genreIn(draft, id));
                return true;
            },
            QStringLiteral("schema/%1/%2").arg(id, member));
    };
    connect(m_form, &ConceptForm::edited, this, [give](const Concept& values, const QString& member) {
        give(member, [&](GenreDef& genre) {
            copyGiven(static_cast<Concept&>(genre), values, {member},
                      [](auto& def, auto visitor) { visitConcept(def, visitor); });
        });
    });
    connect(m_exemplars, &ExemplarList::edited, this, [give](const std::vector<Exemplar>& exemplars) {
        give(QStringLiteral("exemplars"), [&](GenreDef& genre) { genre.exemplars = exemplars; });
    });
    connect(m_noFiner, &QCheckBox::clicked, this,
            [give](bool on) { give(QStringLiteral("noFiner"), [&](GenreDef& genre) { genre.noFiner = on; }); });
    connect(m_parents, &QLineEdit::textEdited, this, &GenrePage::giveParents);
}

void GenrePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_cards->setDirection(width() < kNarrowPx ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget* GenrePage::schemaCard()
{
    auto* card = new Card(Tone::Neutral, m_page);
    m_schemaName = new LineField(tr("Name of the schema"), card);
    m_description = new TextField(tr("Description of the schema"), card);
    card->column().addWidget(new Heading(tr("Schema").toUpper(), card));
    card->column().addWidget(m_schemaName);
    card->column().addSpacing(6);
    card->column().addWidget(new Heading(tr("Description").toUpper(), card));
    card->column().addWidget(m_description);
    const auto give = [this](const QString& member, const std::function<void(GenreSchema&)>& set) {
        m_editor.change(
            QStringLiteral("schema.header"), {},
            [&](GenreSchema& draft) {
                set(draft);
                return true;
            },
            QStringLiteral("schema//") + member);
    };
    connect(m_schemaName, &QLineEdit::textEdited, this, [give](const QString& text) {
        if (!text.simplified().isEmpty())
            give(QStringLiteral("name"), [&](GenreSchema& draft) { draft.name = text.simplified(); });
    });
    connect(m_description, &TextField::typed, this, [give](const QString& text) {
        give(QStringLiteral("description"), [&](GenreSchema& draft) { draft.description = text.trimmed(); });
    });
    return card;
}

void GenrePage::giveParents(const QString& text)
{
    const QString id = m_editor.genre();
    const GenreDef* genre = m_editor.schema().genre(id);
    QStringList parents;
    for (const QString& part : text.split(QLatin1Char(','))) {
        if (part.trimmed().isEmpty())
            continue;
        const QString parent = genreByText(m_editor.schema(), part);
        QString refusal;
        if (parent.isEmpty())
            refusal = tr("There is no single genre “%1”.").arg(part.trimmed());
        else if (genreLine(m_editor.schema(), parent).contains(id))
            refusal = tr("“%1” lies below this genre.").arg(part.trimmed());
        if (!refusal.isEmpty()) {
            m_parents->setRefusal(refusal);
            return;
        }
        parents << parent;
    }
    m_parents->setRefusal({});
    parents.removeDuplicates();
    if (genre)
        m_editor.change(
            QStringLiteral("schema.move"), genre->name,
            [&](GenreSchema& draft) { return moveGenre(draft, id, parents); },
            QStringLiteral("schema/%1/parents").arg(id));
}

void GenrePage::refresh()
{
    const GenreSchema& schema = m_editor.schema();
    const GenreDef* genre = schema.genre(m_editor.genre());
    m_title->setText(genre ? genre->name : tr("Every genre"));
    m_path->setText(genre ? genrePath(schema, genre->id) : schema.name);
    m_discard->setVisible(m_editor.hasDraft());
    m_publish->setVisible(m_editor.hasDraft());
    m_publish->setText(tr("Publish v%1").arg(m_editor.draftVersion()));
    m_publish->setAccessibleName(m_publish->text());
    m_publish->setEnabled(m_editor.canEdit());
    m_schemaCard->setVisible(!genre);
    m_genreCards->setVisible(genre);
    if (genre) {
        refreshGenre(*genre);
        return;
    }
    if (!m_schemaName->hasFocus() || m_schemaName->text().simplified() != schema.name)
        m_schemaName->show(schema.name);
    if (!m_description->hasFocus() || m_description->toPlainText().trimmed() != schema.description)
        m_description->show(schema.description);
    m_schemaName->setReadOnly(!m_editor.canEdit());
    m_description->setReadOnly(!m_editor.canEdit());
}

void GenrePage::refreshGenre(const GenreDef& genre)
{
    const GenreSchema& schema = m_editor.schema();
    ConceptForm::Others others;
    for (const GenreDef& other : schema.genres)
        if (other.id != genre.id)
            others.names << other.name;
    others.names.removeDuplicates();
    others.nameOf = [this](const QString& id) { return textOf(m_editor.schema(), id); };
    others.idOf = [this](const QString& name) { return genreByText(m_editor.schema(), name); };
    m_form->show(genre.id, genre, std::move(others));
    m_form->setReadOnly(!m_editor.canEdit());
    const QString parent = genre.parents.value(0);
    QString clash;
    for (const GenreDef& other : schema.genres)
        if (other.id != genre.id && !genre.key.isEmpty() && other.parents.value(0) == parent &&
            other.key.compare(genre.key, Qt::CaseInsensitive) == 0)
            clash = tr("“%1” has this key too.").arg(other.name);
    m_form->setKeyClash(clash);
    m_exemplars->show(genre.exemplars);
    m_exemplars->setReadOnly(!m_editor.canEdit());
    QStringList parents;
    for (const QString& id : genre.parents)
        parents << textOf(schema, id);
    if (!m_parents->hasFocus())
        m_parents->show(parents.join(QStringLiteral(", ")));
    m_parents->setReadOnly(!m_editor.canEdit());
    m_noFiner->setChecked(genre.noFiner);
    m_noFiner->setEnabled(m_editor.canEdit());
}

void GenrePage::editDefinition()
{
    if (m_editor.genre().isEmpty())
        m_description->setFocus(Qt::ShortcutFocusReason);
    else
        m_form->definition().setFocus(Qt::ShortcutFocusReason);
}

} // namespace unisono
