#pragma once

#include "core/store/project.h"
#include "core/workflow/duplicates.h"
#include "core/workflow/workunit.h"

#include <map>
#include <unordered_map>

namespace unisono {

/// Which tracks are nearly the same, by their samples, their names and lengths, and their fingerprints.
DuplicateGroups duplicateGroups(const Project& project);

/// The project as assigning and gold look at it: strata of its tracks, and who has seen which unit. A value of the
/// moment it was made.
class WorkState {
public:
    explicit WorkState(const Project& project);

    Stratum stratum(TrackId track) const;
    /// Tracks that are nearly the same have the same number; -1: unknown.
    int sameAs(TrackId track) const;
    /// Everybody with an assignment on this unit, or on the same layer of a near-duplicate of its track.
    std::vector<PersonId> seenBy(const UnitKey& unit) const;

private:
    std::unordered_map<TrackId, Stratum> m_strata;
    std::unordered_map<TrackId, int> m_same;
    std::map<std::pair<int, QString>, std::vector<PersonId>> m_seen;
};

} // namespace unisono
