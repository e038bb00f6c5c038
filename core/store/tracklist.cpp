#include "core/store/tracklist.h"

#include <algorithm>
#include <utility>

namespace unisono {

namespace {

bool trackBefore(const Track& a, const Track& b)
{
    if (const int order = a.title.compare(b.title, Qt::CaseInsensitive))
        return order < 0;
    if (const int order = a.path.compare(b.path))
        return order < 0;
    return a.id < b.id;
}

} // namespace

void TrackList::set(std::vector<Track> tracks)
{
    m_before = std::exchange(m_tracks, std::move(tracks));
    std::sort(m_tracks.begin(), m_tracks.end(), trackBefore);
    m_places.clear();
    m_places.reserve(m_tracks.size());
    indexFrom(0);
}

void TrackList::indexFrom(std::size_t first)
{
    for (std::size_t i = first; i < m_tracks.size(); ++i)
        m_places[m_tracks[i].id] = i;
}

void TrackList::apply(const std::vector<Edit>& edits)
{
    std::unordered_map<TrackId, const Track*> changed;
    for (const Edit& edit : edits)
        for (const AnyChange& any : edit.changes)
            if (const auto* change = std::get_if<Change<Track>>(&any)) {
                if (change->before)
                    changed[change->before->id] = nullptr;
                if (change->after)
                    changed[change->after->id] = &*change->after;
            }
    if (changed.empty())
        return;
    std::erase_if(m_tracks, [&](const Track& track) { return changed.contains(track.id); });
    const auto kept = std::ptrdiff_t(m_tracks.size());
    for (const auto& [id, track] : changed) {
        m_places.erase(id);
        if (track)
            m_tracks.push_back(*track);
    }
    std::sort(m_tracks.begin() + kept, m_tracks.end(), trackBefore);
    std::inplace_merge(m_tracks.begin(), m_tracks.begin() + kept, m_tracks.end(), trackBefore);
    indexFrom(0);
}

std::int64_t TrackList::place(TrackId id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? -1 : std::int64_t(found->second);
}

const Track* TrackList::find(TrackId id) const
{
    const std::int64_t at = place(id);
    return at < 0 ? nullptr : &m_tracks[std::size_t(at)];
}

QStringList searchWords(const QString& text)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words << word;
        word.clear();
    };
    const QString plain = text.normalized(QString::NormalizationForm_D);
    for (const QChar c : plain) {
        // Marks belong to the letter before; halves of a pair beyond the first plane are kept together.
        if (c.isMark())
            continue;
        if (c.isLetterOrNumber() || c.isSurrogate())
            word += c;
        else
            finish();
    }
    finish();
    for (QString& w : words)
        w = w.toCaseFolded();
    return words;
}

bool trackMatches(const Track& track, const QStringList& words)
{
    const QStringList own = searchWords(
        QStringList{track.title, track.artist, track.album, track.genre, track.path}.join(QLatin1Char('\n')));
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return std::any_of(own.begin(), own.end(), [&](const QString& o) { return o.startsWith(word); });
    });
}

} // namespace unisono
