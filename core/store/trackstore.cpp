#include "core/store/trackstore.h"

namespace unisono {

namespace {

Track trackOf(const Query& q)
{
    Track track;
    track.id.value = q.whole(0);
    track.root.value = q.whole(1);
    track.path = q.text(2);
    track.title = q.text(3);
    track.artist = q.text(4);
    track.album = q.text(5);
    track.genre = q.text(6);
    track.date = q.text(7);
    track.frames = q.whole(8);
    track.rate.hz = int(q.whole(9));
    track.channels = int(q.whole(10));
    track.encoding = q.text(11);
    track.fileBytes = q.whole(12);
    track.fileSha256 = q.bytes(13);
    track.samplesSha256 = q.bytes(14);
    track.rights = q.text(15);
    track.addedMs = q.whole(16);
    return track;
}

std::optional<std::int64_t> rootOf(const Track& track)
{
    if (track.root.isNull())
        return std::nullopt;
    return track.root.value;
}

} // namespace

Result<std::vector<Track>> TrackStore::all()
{
    Query query(m_database,
                "SELECT id, root, path, title, artist, album, genre, date, frames, rate, channels, encoding, "
                "file_bytes, file_sha256, samples_sha256, rights, added_ms FROM track ORDER BY id");
    std::vector<Track> tracks;
    while (query.next())
        tracks.push_back(trackOf(query));
    if (query.failed())
        return query.error();
    return tracks;
}

Result<std::optional<Track>> TrackStore::find(TrackId id)
{
    Query query(m_database,
                "SELECT id, root, path, title, artist, album, genre, date, frames, rate, channels, encoding, "
                "file_bytes, file_sha256, samples_sha256, rights, added_ms FROM track WHERE id = ?",
                id);
    std::optional<Track> track;
    if (query.next())
        track = trackOf(query);
    if (query.failed())
        return query.error();
    return track;
}

Result<bool> TrackStore::anyOfRoot(MediaRootId root, const std::function<bool(TrackId)>& counts)
{
    Query query(m_database, "SELECT id FROM track WHERE root = ?", root);
    while (query.next())
        if (counts({query.whole(0)}))
            return true;
    if (query.failed())
        return query.error();
    return false;
}

Result<std::vector<TrackId>> TrackStore::search(const QStringList& words)
{
    QStringList terms;
    for (QString word : words)
        terms << QLatin1Char('"') + word.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1String("\"*");
    Query query(m_database, "SELECT rowid FROM track_search WHERE track_search MATCH ?",
                terms.join(QLatin1String(" AND ")));
    std::vector<TrackId> found;
    while (query.next())
        found.push_back({query.whole(0)});
    if (query.failed())
        return query.error();
    return found;
}

Result<void> TrackStore::index(const Track& track)
{
    return Query(m_database,
                 "INSERT INTO track_search (rowid, title, artist, album, genre, path) VALUES (?, ?, ?, ?, ?, ?)",
                 track.id, track.title, track.artist, track.album, track.genre, track.path)
        .run();
}

Result<void> TrackStore::unindex(const Track& track)
{
    return Query(m_database,
                 "INSERT INTO track_search (track_search, rowid, title, artist, album, genre, path) "
                 "VALUES ('delete', ?, ?, ?, ?, ?, ?)",
                 track.id, track.title, track.artist, track.album, track.genre, track.path)
        .run();
}

Result<void> TrackStore::write(const Change<Track>& change)
{
    if (change.before)
        if (Result<void> done = unindex(*change.before); !done)
            return done;
    if (!change.after)
        return Query(m_database, "DELETE FROM track WHERE id = ?", change.before->id).run();
    const Track& t = *change.after;
    Result<void> done;
    if (!change.before)
        done = Query(m_database, "INSERT INTO track VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", t.id,
                     rootOf(t), t.path, t.title, t.artist, t.album, t.genre, t.date, t.frames, t.rate.hz, t.channels,
                     t.encoding, t.fileBytes, t.fileSha256, t.samplesSha256, t.rights, t.addedMs)
                   .run();
    else
        done = Query(m_database,
                     "UPDATE track SET root = ?2, path = ?3, title = ?4, artist = ?5, album = ?6, genre = ?7, "
                     "date = ?8, frames = ?9, rate = ?10, channels = ?11, encoding = ?12, file_bytes = ?13, "
                     "file_sha256 = ?14, samples_sha256 = ?15, rights = ?16, added_ms = ?17 WHERE id = ?1",
                     t.id, rootOf(t), t.path, t.title, t.artist, t.album, t.genre, t.date, t.frames, t.rate.hz,
                     t.channels, t.encoding, t.fileBytes, t.fileSha256, t.samplesSha256, t.rights, t.addedMs)
                   .run();
    if (!done)
        return done;
    return index(t);
}

Result<void> TrackStore::checkIndex()
{
    return Query(m_database, "INSERT INTO track_search (track_search, rank) VALUES ('integrity-check', 1)").run();
}

} // namespace unisono
