#include "core/exchange/workstate.h"

#include "core/workflow/similarsound.h"

#include <algorithm>

namespace unisono {

DuplicateGroups duplicateGroups(const Project& project)
{
    std::vector<SoundPrint> prints;
    for (Fingerprint& fingerprint : project.fingerprints()) {
        const Track* track = project.track(fingerprint.track);
        const double seconds = track->rate.hz > 0 ? secondsOf(track->frames, track->rate) : 0;
        prints.push_back({fingerprint.track, seconds, std::move(fingerprint.words)});
    }
    return groupDuplicates(project.tracks(), similarSounds(prints).pairs);
}

WorkState::WorkState(const Project& project)
{
    const std::vector<Track>& tracks = project.tracks();
    const DuplicateGroups groups = duplicateGroups(project);
    for (const Track& track : tracks) {
        const double seconds = track.rate.hz > 0 ? double(track.frames) / track.rate.hz : 0;
        m_strata[track.id] = {track.genre, lengthBucket(seconds),
                              track.root.isNull() ? QString() : track.root.toText()};
        m_same[track.id] = groups.at(track.id);
    }
    for (const Assignment& assignment : project.assignments()) {
        std::vector<PersonId>& people = m_seen[{sameAs(assignment.track), assignment.layer}];
        if (std::find(people.begin(), people.end(), assignment.person) == people.end())
            people.push_back(assignment.person);
    }
}

Stratum WorkState::stratum(TrackId track) const
{
    const auto found = m_strata.find(track);
    return found == m_strata.end() ? Stratum{} : found->second;
}

int WorkState::sameAs(TrackId track) const
{
    const auto found = m_same.find(track);
    return found == m_same.end() ? -1 : found->second;
}

std::vector<PersonId> WorkState::seenBy(const UnitKey& unit) const
{
    const auto found = m_seen.find({sameAs(unit.track), unit.layer});
    return found == m_seen.end() ? std::vector<PersonId>{} : found->second;
}

} // namespace unisono
