#pragma once

#include "core/annotation/edit.h"

#include <unordered_map>

namespace unisono {

/// All tracks in memory, by title then path, found by id.
class TrackList {
public:
    /// What all() gave before stays readable once: a repair may set the list while a caller goes through it.
    void set(std::vector<Track> tracks);
    /// Several changes at once: sorted once.
    void apply(const std::vector<Edit>& edits);
    const std::vector<Track>& all() const { return m_tracks; }
    const Track* find(TrackId id) const;
    /// Place in all(); -1: not there.
    std::int64_t place(TrackId id) const;

private:
    void indexFrom(std::size_t first);
    std::vector<Track> m_tracks;
    std::vector<Track> m_before;
    std::unordered_map<TrackId, std::size_t> m_places;
};

/// The words of a text, as the full-text index cuts them: letters and digits, without marks, folded.
QStringList searchWords(const QString& text);
/// Whether every one of `words` (of searchWords) begins a word of the track's texts: what the index answers, for
/// tracks that it does not know yet.
bool trackMatches(const Track& track, const QStringList& words);

} // namespace unisono
