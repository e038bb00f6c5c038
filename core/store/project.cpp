#include "core/store/projectprivate.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace unisono {

Project::Project()
    : d(std::make_unique<Private>())
{
}

Project::~Project()
{
    if (d->connection)
        d->close();
}

QString Project::path() const
{
    return d->files.project();
}

bool Project::isReadOnly() const
{
    return d->isReadOnly;
}

QString Project::heldBy() const
{
    return d->heldBy;
}

bool Project::wasRepaired() const
{
    return d->wasRepaired;
}

Issues Project::repairs() const
{
    return d->repairs;
}

std::optional<Error> Project::damage() const
{
    return d->damage;
}

const GenreSchema& Project::schema() const
{
    return d->schema;
}

Person Project::me() const
{
    const auto found =
        std::find_if(d->people.begin(), d->people.end(), [&](const Person& p) { return p.id == d->meta.me; });
    if (found != d->people.end())
        return *found;
    return d->people.empty() ? Person{} : d->people.front();
}

PersonId Project::owner() const
{
    return d->meta.me;
}

std::vector<Person> Project::people() const
{
    return d->people;
}

std::vector<MediaRoot> Project::mediaRoots() const
{
    return d->roots;
}

const std::vector<Track>& Project::tracks() const
{
    return d->tracks.all();
}

const Track* Project::track(TrackId id) const
{
    return d->tracks.find(id);
}

std::vector<TrackId> Project::searchTracks(const QString& text) const
{
    std::vector<std::int64_t> places;
    const QStringList words = searchWords(text);
    if (words.isEmpty()) {
        std::vector<TrackId> all;
        for (const Track& track : d->tracks.all())
            all.push_back(track.id);
        return all;
    }
    const auto& unsaved = d->overlay.all<Track>();
    for (const TrackId id : d->readOrEmpty([&] { return d->connection->rows.tracks.search(words); }))
        if (!unsaved.contains(id))
            places.push_back(d->tracks.place(id));
    for (const auto& [id, track] : unsaved)
        if (track && trackMatches(*track, words))
            places.push_back(d->tracks.place(id));
    std::sort(places.begin(), places.end());
    std::vector<TrackId> found;
    for (const std::int64_t place : places)
        if (place >= 0)
            found.push_back(d->tracks.all()[std::size_t(place)].id);
    return found;
}

QString Project::audioPath(const Track& track) const
{
    if (!track.hasAudio())
        return {};
    QString folder;
    for (const MediaRoot& root : d->roots)
        if (root.id == track.root)
            folder = root.path;
    return QDir::cleanPath(QDir(QDir(d->files.folder()).absoluteFilePath(folder)).absoluteFilePath(track.path));
}

std::vector<Assignment> Project::assignments(TrackId track) const
{
    return d->readOrEmpty([&] { return d->current().assignments(track); });
}

std::optional<Assignment> Project::assignment(AssignmentId id) const
{
    return d->readOrEmpty([&] { return d->current().find<Assignment>(id); });
}

std::optional<Assignment> Project::findAssignment(TrackId track, const QString& layer, PersonId person) const
{
    for (const Assignment& assignment : assignments(track))
        if (assignment.layer == layer && assignment.person == person && assignment.pass == PassKind::Independent)
            return assignment;
    return std::nullopt;
}

std::vector<Unit> Project::units() const
{
    return d->readOrEmpty([&] { return d->current().units(); });
}

std::optional<Unit> Project::unit(TrackId track, const QString& layer) const
{
    return d->readOrEmpty([&] { return d->current().unit(track, layer); });
}

std::vector<Record> Project::records(RecordKind kind) const
{
    return d->readOrEmpty([&] { return d->current().records(kind); });
}

std::vector<QString> Project::recordKeys(RecordKind kind) const
{
    return d->readOrEmpty([&] { return d->current().recordKeys(kind); });
}

std::optional<Record> Project::findRecord(RecordKind kind, const QString& key) const
{
    return d->readOrEmpty([&] { return d->current().record(kind, key); });
}

Items Project::items(AssignmentId assignment) const
{
    if (isSealed(assignment)) {
        const Result<Items> items = sealedItems(assignment);
        return items ? *items : Items{};
    }
    return d->readOrEmpty([&] { return d->current().items(assignment); });
}

std::int64_t Project::itemCount() const
{
    const std::int64_t stored = d->readOrEmpty([&] { return d->connection->rows.assignments.itemCount(); });
    return stored + d->readOrEmpty([&] { return d->current().itemsMore(std::nullopt); });
}

std::int64_t Project::itemCount(TrackId track) const
{
    const std::int64_t stored = d->readOrEmpty([&] { return d->connection->rows.assignments.itemCount(track); });
    return stored + d->readOrEmpty([&] { return d->current().itemsMore(track); });
}

void Project::setState(const QString& key, const QByteArray& value)
{
    d->state[key] = value;
    d->changedState.insert(key);
}

QByteArray Project::state(const QString& key) const
{
    const auto found = d->state.find(key);
    return found == d->state.end() ? QByteArray() : found->second;
}

} // namespace unisono
