#include "ui/schema/schemacommands.h"

#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "ui/common/askpanel.h"
#include "ui/schema/genretree.h"
#include "ui/schema/labeleditor.h"
#include "ui/schema/layercard.h"
#include "ui/text/sentences.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace unisono {

namespace {

/// Names separated by commas, each once.
QStringList namesOf(const QString& text)
{
    QStringList names;
    for (const QString& part : text.split(QLatin1Char(',')))
        if (const QString name = part.simplified(); !name.isEmpty() && !names.contains(name))
            names << name;
    return names;
}

QString genreByPath(const GenreSchema& schema, const QString& text)
{
    for (const GenreDef& genre : schema.genres)
        if (genrePath(schema, genre.id) == text || genre.id == text)
            return genre.id;
    for (const GenreDef& genre : schema.genres)
        if (genre.name.compare(text, Qt::CaseInsensitive) == 0)
            return genre.id;
    return {};
}

} // namespace

SchemaCommands::SchemaCommands(SchemaEditor& editor, GenreTree& tree, LayerCard& card, QWidget& page)
    : QObject(&page),
      m_editor(editor),
      m_tree(tree),
      m_card(card),
      m_page(page)
{
}

bool SchemaCommands::isOnLabels() const
{
    const QWidget* focus = QApplication::focusWidget();
    return focus && (focus == &m_card.labels() || m_card.labels().isAncestorOf(focus));
}

bool SchemaCommands::isTyping() const
{
    const QWidget* focus = QApplication::focusWidget();
    return qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QPlainTextEdit*>(focus);
}

AskPanel& SchemaCommands::panel()
{
    if (!m_panel)
        m_panel = new AskPanel(m_page.window());
    return *m_panel;
}

QString SchemaCommands::genreName(const QString& id) const
{
    const GenreDef* genre = m_editor.schema().genre(id);
    return genre ? genre->name : QString();
}

void SchemaCommands::add(Where where)
{
    if (!m_editor.canEdit())
        return;
    if (isOnLabels())
        addLabel(where);
    else
        addGenre(where);
}

void SchemaCommands::addGenre(Where where)
{
    const QString here = m_editor.genre();
    const QString parent = where == Where::Below ? here : m_tree.currentParent();
    AskPanel::Question question;
    question.title = parent.isEmpty() ? tr("New genre") : tr("New genre below %1").arg(genreName(parent));
    question.explanation = tr("Its id is made of this name and stays, whatever it is called later.");
    question.fields = {{tr("Name"), {}, {}}};
    question.confirm = tr("Add");
    question.accept = [this, parent](const QStringList& answers) {
        QString id;
        m_editor.change(QStringLiteral("schema.add"), answers[0], [&](GenreSchema& draft) {
            id = unisono::addGenre(draft, answers[0], parent.isEmpty() ? QStringList() : QStringList(parent));
            return !id.isEmpty();
        });
        if (id.isEmpty())
            return tr("Something has to be written here.");
        m_editor.setGenre(id);
        m_tree.showGenre(id);
        return QString();
    };
    panel().ask(std::move(question));
}

void SchemaCommands::addLabel(Where where)
{
    const LayerDef layer = m_card.labels().layer();
    const LabelDef* here = layer.label(m_editor.label());
    const QString parent = !here ? QString() : where == Where::Below ? here->id : here->parentId;
    if (!m_card.isEditable())
        return;
    AskPanel::Question question;
    question.title = parent.isEmpty() ? tr("New label of %1").arg(layer.name)
                                      : tr("New label below %1").arg(layer.labelPath(parent));
    question.explanation = tr("Its id is made of this name and stays, whatever it is called later.");
    question.fields = {{tr("Name"), {}, {}}};
    question.confirm = tr("Add");
    question.accept = [this, parent, layer = layer.id](const QStringList& answers) {
        QString id;
        const QString genre = m_editor.genre();
        m_editor.change(QStringLiteral("schema.add"), answers[0], [&](GenreSchema& draft) {
            id = unisono::addLabel(draft, genre, layer, answers[0], parent);
            return !id.isEmpty();
        });
        if (id.isEmpty())
            return tr("Something has to be written here.");
        m_editor.setLabel(id);
        return QString();
    };
    panel().ask(std::move(question));
}

void SchemaCommands::rename()
{
    if (isOnLabels())
        m_card.labels().rename();
    else
        m_tree.rename();
}

void SchemaCommands::remove()
{
    if (isTyping())
        return;
    const QString genre = m_editor.genre();
    const QString layer = m_editor.layer();
    if (isOnLabels()) {
        const QStringList labels = m_card.labels().selectedLabels();
        m_editor.change(
            QStringLiteral("schema.remove"),
            labels.size() == 1 ? m_card.labels().layer().labelPath(labels[0]) : QString(), [&](GenreSchema& draft) {
                const bool isHome = beginsAt(draft, genre, layer);
                bool any = false;
                for (const QString& label : labels)
                    any =
                        (isHome ? removeLabel(draft, layer, label) : leaveLabelOut(draft, genre, layer, label)) || any;
                return any;
            });
        return;
    }
    const QStringList genres = m_tree.selectedGenres();
    m_editor.change(QStringLiteral("schema.remove"), genres.size() == 1 ? genreName(genres[0]) : QString(),
                    [&](GenreSchema& draft) {
                        return !genres.isEmpty() && std::all_of(genres.begin(), genres.end(), [&](const QString& id) {
                            return removeGenre(draft, id);
                        });
                    });
}

void SchemaCommands::merge()
{
    if (isOnLabels()) {
        mergeLabel();
        return;
    }
    const QStringList selected = m_tree.selectedGenres();
    const QString current = m_editor.genre();
    if (current.isEmpty())
        return;
    AskPanel::Question question;
    QStringList names;
    for (const QString& id : selected)
        names << genreName(id);
    question.title = tr("Merge %1").arg(names.join(QStringLiteral(", ")));
    question.explanation = tr("Annotations follow when the draft is published; the ids are retired.");
    QStringList targets;
    for (const GenreDef& genre : m_editor.schema().genres)
        if (selected.size() > 1 || genre.id != current)
            targets << genrePath(m_editor.schema(), genre.id);
    question.fields = {{tr("Into"), selected.size() > 1 ? genrePath(m_editor.schema(), current) : QString(), targets}};
    question.confirm = tr("Merge");
    question.accept = [this, selected](const QStringList& answers) {
        const QString into = genreByPath(m_editor.schema(), answers[0]);
        if (into.isEmpty())
            return tr("There is no genre “%1”.").arg(answers[0]);
        const bool done = m_editor.change(QStringLiteral("schema.merge"), genreName(into), [&](GenreSchema& draft) {
            bool any = false;
            for (const QString& id : selected)
                if (id != into && !mergeGenres(draft, id, into))
                    return false;
                else
                    any = any || id != into;
            return any;
        });
        if (!done)
            return tr("That cannot be: “%1” lies below what would go.").arg(answers[0]);
        m_editor.setGenre(into);
        return QString();
    };
    panel().ask(std::move(question));
}

void SchemaCommands::mergeLabel()
{
    const LayerDef layer = m_card.labels().layer();
    const LabelDef* label = layer.label(m_editor.label());
    if (!label || !beginsAt(m_editor.schema(), m_editor.genre(), layer.id)) {
        Q_EMIT m_editor.said(tr("Labels are merged where their layer begins."));
        return;
    }
    AskPanel::Question question;
    question.title = tr("Merge %1").arg(layer.labelPath(label->id));
    question.explanation = tr("Annotations follow when the draft is published; the id is retired.");
    QStringList targets;
    for (const LabelDef& other : layer.labels)
        if (other.id != label->id)
            targets << layer.labelPath(other.id);
    question.fields = {{tr("Into"), {}, targets}};
    question.confirm = tr("Merge");
    question.accept = [this, layer, from = label->id](const QStringList& answers) {
        const LabelDef* into = layer.labelByText(answers[0]);
        if (!into)
            return tr("The layer has no label “%1”.").arg(answers[0]);
        if (!m_editor.change(QStringLiteral("schema.merge"), into->name,
                             [&](GenreSchema& draft) { return mergeLabels(draft, layer.id, from, into->id); }))
            return tr("That cannot be: “%1” lies below what would go.").arg(answers[0]);
        m_editor.setLabel(into->id);
        return QString();
    };
    panel().ask(std::move(question));
}

void SchemaCommands::split()
{
    if (isOnLabels())
        splitLabel();
    else
        splitGenre();
}

void SchemaCommands::splitGenre()
{
    const QString from = m_editor.genre();
    const GenreDef* genre = m_editor.schema().genre(from);
    if (!genre)
        return;
    AskPanel::Question question;
    question.title = tr("Split %1").arg(genre->name);
    question.explanation =
        tr("Into at least two, separated by commas; those that are not there are made beside it. Annotations wait for "
           "a choice of their authors.");
    question.fields = {{tr("Into"), {}, {}}};
    question.confirm = tr("Split");
    question.accept = [this, from, parents = genre->parents](const QStringList& answers) {
        const QStringList names = namesOf(answers[0]);
        const bool done = m_editor.change(QStringLiteral("schema.split"), genreName(from), [&](GenreSchema& draft) {
            QStringList into;
            for (const QString& name : names) {
                const QString known = genreByPath(draft, name);
                into << (known.isEmpty() || known == from ? unisono::addGenre(draft, name, parents) : known);
            }
            return unisono::splitGenre(draft, from, into);
        });
        return done ? QString() : tr("At least two other genres have to be named.");
    };
    panel().ask(std::move(question));
}

void SchemaCommands::splitLabel()
{
    const LayerDef layer = m_card.labels().layer();
    const LabelDef* label = layer.label(m_editor.label());
    if (!label || !beginsAt(m_editor.schema(), m_editor.genre(), layer.id)) {
        Q_EMIT m_editor.said(tr("Labels are split where their layer begins."));
        return;
    }
    AskPanel::Question question;
    question.title = tr("Split %1").arg(layer.labelPath(label->id));
    question.explanation =
        tr("Into at least two, separated by commas; those that are not there are made beside it. Annotations wait for "
           "a choice of their authors.");
    question.fields = {{tr("Into"), {}, {}}};
    question.confirm = tr("Split");
    question.accept = [this, layer, from = *label](const QStringList& answers) {
        const QString genre = m_editor.genre();
        const bool done = m_editor.change(QStringLiteral("schema.split"), from.name, [&](GenreSchema& draft) {
            QStringList into;
            for (const QString& name : namesOf(answers[0])) {
                const LabelDef* known = layer.labelByText(name);
                into << (known && known->id != from.id
                             ? known->id
                             : unisono::addLabel(draft, genre, layer.id, name, from.parentId));
            }
            return unisono::splitLabel(draft, layer.id, from.id, into);
        });
        return done ? QString() : tr("At least two other labels have to be named.");
    };
    panel().ask(std::move(question));
}

void SchemaCommands::shift(int step)
{
    if (isTyping())
        return;
    const QString layer = m_editor.layer();
    const QString label = m_editor.label();
    if (isOnLabels()) {
        if (beginsAt(m_editor.schema(), m_editor.genre(), layer))
            m_editor.change(QStringLiteral("schema.move"), m_card.labels().layer().labelPath(label),
                            [&](GenreSchema& draft) { return shiftLabel(draft, layer, label, step); });
        return;
    }
    const QString genre = m_editor.genre();
    m_editor.change(QStringLiteral("schema.move"), genreName(genre),
                    [&](GenreSchema& draft) { return shiftGenre(draft, genre, step); });
}

void SchemaCommands::reparent(const QStringList& ids, const QString& from, const QString& to)
{
    m_editor.change(QStringLiteral("schema.move"), ids.size() == 1 ? genreName(ids[0]) : QString(),
                    [&](GenreSchema& draft) {
                        return !ids.isEmpty() && std::all_of(ids.begin(), ids.end(), [&](const QString& id) {
                            QStringList parents = draft.genre(id)->parents;
                            const qsizetype at = parents.indexOf(from);
                            if (at >= 0)
                                parents.removeAt(at);
                            if (!to.isEmpty() && !parents.contains(to))
                                parents.insert(std::max<qsizetype>(0, at), to);
                            return moveGenre(draft, id, parents);
                        });
                    });
}

void SchemaCommands::moveOut()
{
    if (isTyping())
        return;
    if (isOnLabels()) {
        const LayerDef layer = m_card.labels().layer();
        const LabelDef* label = layer.label(m_editor.label());
        const LabelDef* parent = label ? layer.label(label->parentId) : nullptr;
        if (parent && beginsAt(m_editor.schema(), m_editor.genre(), layer.id))
            m_editor.change(QStringLiteral("schema.move"), label->name, [&](GenreSchema& draft) {
                return moveLabel(draft, layer.id, label->id, parent->parentId, {});
            });
        return;
    }
    const QString parent = m_tree.currentParent();
    if (!parent.isEmpty())
        reparent({m_editor.genre()}, parent, m_tree.genres().parentOf(m_tree.currentIndex().parent()));
}

void SchemaCommands::moveIn()
{
    if (isTyping())
        return;
    if (isOnLabels()) {
        const LayerDef layer = m_card.labels().layer();
        const LabelDef* label = layer.label(m_editor.label());
        if (!label || !beginsAt(m_editor.schema(), m_editor.genre(), layer.id))
            return;
        const auto siblings = layer.children(label->parentId);
        const auto at = std::find(siblings.begin(), siblings.end(), label);
        if (at != siblings.begin())
            m_editor.change(QStringLiteral("schema.move"), label->name, [&](GenreSchema& draft) {
                return moveLabel(draft, layer.id, label->id, (*(at - 1))->id, {});
            });
        return;
    }
    const QString before = m_tree.siblingBefore();
    if (!before.isEmpty() && !m_editor.genre().isEmpty())
        reparent({m_editor.genre()}, m_tree.currentParent(), before);
}

void SchemaCommands::addLayer()
{
    if (!m_editor.canEdit())
        return;
    struct Kind {
        QString name;
        LayerDef layer;
    };
    std::vector<Kind> kinds;
    const auto add = [&](const QString& name, LayerKind kind, auto... set) {
        LayerDef layer;
        layer.kind = kind;
        (set(layer), ...);
        kinds.push_back({name, std::move(layer)});
    };
    add(tr("Intervals"), LayerKind::Interval);
    add(tr("Intervals that tile the track"), LayerKind::Interval, [](LayerDef& l) { l.tiling = true; });
    add(tr("Instants"), LayerKind::Instant);
    add(tr("Curve"), LayerKind::Curve);
    add(tr("Notes"), LayerKind::Note);
    add(tr("Chords"), LayerKind::Chord);
    add(tr("Text"), LayerKind::Text);
    add(tr("One label for the track"), LayerKind::Tag);
    add(tr("Several labels for the track"), LayerKind::Tag, [](LayerDef& l) { l.choice = TagChoice::Several; });
    add(tr("A number for the track"), LayerKind::Tag, [](LayerDef& l) { l.choice = TagChoice::Number; });
    AskPanel::Question question;
    const QString here = genreName(m_editor.genre());
    question.title = here.isEmpty() ? tr("New layer of every genre") : tr("New layer of %1 and all below").arg(here);
    question.explanation = tr("Its kind stays; everything else can be changed.");
    QStringList names;
    for (const Kind& kind : kinds)
        names << kind.name;
    question.fields = {{tr("Name"), {}, {}}, {tr("Kind"), names[0], names, true}};
    question.confirm = tr("Add");
    question.accept = [this, kinds, names](const QStringList& answers) {
        const QString genre = m_editor.genre();
        LayerDef layer = kinds[std::size_t(std::max<qsizetype>(0, names.indexOf(answers[1])))].layer;
        layer.name = answers[0];
        QString id;
        m_editor.change(QStringLiteral("schema.add"), layer.name, [&](GenreSchema& draft) {
            id = unisono::addLayer(draft, genre, layer);
            return !id.isEmpty();
        });
        if (id.isEmpty())
            return tr("Something has to be written here.");
        m_editor.setLayer(id);
        return QString();
    };
    panel().ask(std::move(question));
}

void SchemaCommands::removeLayer()
{
    const QString genre = m_editor.genre();
    const QString layer = m_editor.layer();
    const LayerDef* def = m_editor.schema().layer(layer);
    if (!def)
        return;
    if (!beginsAt(m_editor.schema(), genre, layer)) {
        m_card.switchHere();
        return;
    }
    m_editor.change(QStringLiteral("schema.remove"), def->name,
                    [&](GenreSchema& draft) { return unisono::removeLayer(draft, genre, layer); });
}

void SchemaCommands::startFrom(const QString& shippedSchema)
{
    const Result<GenreSchema> shipped = unisono::shippedSchema(shippedSchema);
    if (!shipped)
        return;
    m_editor.change(QStringLiteral("schema.start"), shipped->name, [&](GenreSchema& draft) {
        GenreSchema next = *shipped;
        next.id = draft.id;
        next.version = draft.version;
        next.parent = draft.parent;
        // What was retired stays so, but for what is in use again.
        next.retired = draft.retired;
        std::erase_if(next.retired, [&](const Retired& one) {
            const LayerDef* layer = next.layer(one.layer);
            return one.layer.isEmpty() ? next.genre(one.id) || next.layer(one.id) : layer && layer->label(one.id);
        });
        draft = std::move(next);
        return true;
    });
    Q_EMIT m_editor.said(tr("The draft now is “%1”. Undo brings back what it was.").arg(shipped->name));
}

} // namespace unisono
