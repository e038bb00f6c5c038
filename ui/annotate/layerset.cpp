#include "ui/annotate/layerset.h"

#include "core/genre/resolve.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <set>

namespace unisono {

bool isOpen(const Assignment& assignment)
{
    return assignment.state == AssignmentState::Assigned || assignment.state == AssignmentState::InProgress;
}

LayerSet::LayerSet(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    connect(&context.document, &Document::projectChanged, this, [this] {
        m_person = {};
        reload();
    });
    connect(&context.document, &Document::currentTrackChanged, this, &LayerSet::reload);
    connect(&context.document, &Document::trialChanged, this, &LayerSet::reload);
    connect(&context.document, &Document::edited, this, &LayerSet::follow);
    connect(&context.document, &Document::recorded, this, &LayerSet::reload);
    reload();
}

Findings LayerSet::check(const LayerState& state, FrameCount trackFrames, SampleRate rate) const
{
    const LayerState* beats = find(QStringLiteral("beat"));
    const LayerState* holder = state.layer.inside.isEmpty() ? nullptr : find(state.layer.inside);
    return checkUnit({state.layer, state.assignment.id, *state.items, trackFrames, rate,
                      beats ? beats->items.get() : nullptr, holder ? &holder->layer : nullptr,
                      holder ? holder->items.get() : nullptr, &schema()});
}

const GenreSchema& LayerSet::schema() const
{
    static const GenreSchema none;
    const Project* project = m_context.document.project();
    if (const auto& trial = m_context.document.trial())
        return *trial->schema;
    return project ? project->schema() : none;
}

const LayerState* LayerSet::find(const QString& layerId) const
{
    const auto it =
        std::find_if(m_layers.begin(), m_layers.end(), [&](const LayerState& s) { return s.layer.id == layerId; });
    return it == m_layers.end() ? nullptr : &*it;
}

void LayerSet::setPerson(PersonId person)
{
    if (person == m_person)
        return;
    m_person = person;
    reload();
}

bool LayerSet::isOwn() const
{
    const Project* project = m_context.document.project();
    return project && !project->isReadOnly() && !isTrial() && m_person == project->me().id;
}

void LayerSet::reload()
{
    m_layers.clear();
    m_genre.clear();
    const Project* project = m_context.document.project();
    const TrackId track = m_context.document.currentTrack();
    if (project && project->track(track)) {
        if (m_person.isNull())
            m_person = project->me().id;
        const auto& trial = m_context.document.trial();
        m_genre = trial ? trial->genre : project->genreOf(track, m_person);
        for (ResolvedLayer& resolved : resolveLayers(schema(), m_genre)) {
            // What was not asked for could not be sent back.
            if (m_context.document.isPackageWork() && !project->findAssignment(track, resolved.layer.id, m_person))
                continue;
            LayerState state;
            state.layer = inLanguage(std::move(resolved.layer), QLocale().name());
            const LayerDef& layer = state.layer;
            if (const auto stored = project->findAssignment(track, layer.id, m_person)) {
                state.assignment = *stored;
                state.stored = true;
                state.items = std::make_shared<const Items>(project->items(stored->id));
            } else {
                state.assignment.id = AssignmentId::next();
                state.assignment.track = track;
                state.assignment.layer = layer.id;
                state.assignment.person = m_person;
                state.assignment.schemaVersion = project->schema().version;
            }
            m_layers.push_back(std::move(state));
        }
    }
    Q_EMIT reloaded();
}

/// Whether the edit publishes a schema, or gives this track another genre.
bool LayerSet::changesWhatIsAsked(const Edit& edit) const
{
    const Project* project = m_context.document.project();
    const auto isOfGenre = [&](AssignmentId id) {
        return std::any_of(m_layers.begin(), m_layers.end(),
                           [&](const LayerState& state) { return state.assignment.id == id && state.layer.ofGenres; });
    };
    for (const AnyChange& any : edit.changes) {
        if (std::holds_alternative<Change<SchemaVersion>>(any))
            return true;
        if (const auto* item = std::get_if<Change<Item>>(&any))
            if (isOfGenre((item->after ? item->after : item->before)->assignment))
                return !isTrial() && project->genreOf(m_context.document.currentTrack(), m_person) != m_genre;
    }
    return false;
}

void LayerSet::follow(const Edit& edit)
{
    if (changesWhatIsAsked(edit)) {
        const std::vector<LayerState> before = m_layers;
        const QString genre = m_genre;
        reload();
        QStringList hidden;
        for (const LayerState& state : before)
            if (!state.items->empty() && !find(state.layer.id))
                hidden << state.layer.name;
        if (genre != m_genre || !hidden.isEmpty())
            Q_EMIT genreChanged(hidden);
        return;
    }
    bool foreign = false;
    std::set<std::size_t> touched;
    for (const AnyChange& any : edit.changes) {
        if (const auto* change = std::get_if<Change<Assignment>>(&any)) {
            const Assignment& a = change->after ? *change->after : *change->before;
            if (a.track != m_context.document.currentTrack() || a.person != m_person)
                continue;
            const auto it = std::find_if(m_layers.begin(), m_layers.end(),
                                         [&](const LayerState& s) { return s.layer.id == a.layer; });
            if (it == m_layers.end())
                continue;
            // Made elsewhere (an import, another window's undo): the id differs, what is shown is read again.
            if (it->assignment.id != a.id) {
                foreign = true;
                continue;
            }
            it->assignment = change->after ? *change->after : *change->before;
            it->stored = change->after.has_value();
            touched.insert(std::size_t(it - m_layers.begin()));
        } else if (const auto* item = std::get_if<Change<Item>>(&any)) {
            const AssignmentId id = item->after ? item->after->assignment : item->before->assignment;
            for (std::size_t i = 0; i < m_layers.size(); ++i)
                if (m_layers[i].assignment.id == id)
                    touched.insert(i);
        }
    }
    if (foreign) {
        reload();
        return;
    }
    for (const std::size_t i : touched) {
        LayerState& state = m_layers[i];
        auto items = std::make_shared<Items>(*state.items);
        applyTo(*items, state.assignment.id, edit);
        state.items = std::move(items);
        Q_EMIT layerChanged(state.layer.id);
    }
}

OperationContext LayerSet::operationContext(const LayerState& state, Origin origin) const
{
    Stamp stamp;
    stamp.author = m_context.document.project()->me().id;
    stamp.nowMs = QDateTime::currentMSecsSinceEpoch();
    stamp.origin = std::move(origin);
    return {state.layer, state.assignment, *state.items, m_context.media.frames(), stamp};
}

bool LayerSet::commit(const LayerState& state, Result<Edit> edit)
{
    if (isTrial()) {
        Q_EMIT m_context.document.remarked(tr("This is a trial of the draft: nothing is changed."));
        return false;
    }
    if (!isOwn()) {
        Q_EMIT refused({ErrorCode::ReadOnly,
                        QStringLiteral("work of another person, or a read-only project"),
                        state.layer.name,
                        {}});
        return false;
    }
    if (state.stored && !isOpen(state.assignment)) {
        Q_EMIT refused(
            {ErrorCode::Invalid, QStringLiteral("handed in"), state.layer.name, QStringLiteral("step.handed-in")});
        return false;
    }
    if (!edit) {
        Q_EMIT refused(edit.error());
        return false;
    }
    if (edit->isEmpty())
        return false;
    if (!state.stored)
        edit->changes.insert(edit->changes.begin(), Change<Assignment>{std::nullopt, state.assignment});
    return m_context.document.apply(*edit);
}

} // namespace unisono
