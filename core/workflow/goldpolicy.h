#pragma once

#include "core/workflow/goldanswer.h"
#include "core/workflow/reliability.h"
#include "core/workflow/workunit.h"

#include <cstdint>
#include <vector>

namespace unisono {

/// How much gold goes into packages, and where.
struct GoldInsertion {
    double share = 0.08;      ///< of the units of a package, 0..0.5
    double firstShare = 0.15; ///< of a person's first packages
    int firstPackages = 2;
    int spacing = 2; ///< ordinary units between two golden ones at least
    bool operator==(const GoldInsertion&) const = default;
};
double goldShare(const GoldInsertion& policy, int packagesBefore);

enum class GoldReadiness { Active, Resting }; ///< Resting: candidate, suspended or retired

struct GoldUnit {
    UnitKey unit;
    Stratum stratum;
    GoldReadiness readiness = GoldReadiness::Active;
    std::vector<PersonId> authors;
    std::vector<PersonId> seenBy; ///< whoever had it or a near-duplicate of it before, as gold or not
};
bool mayBeShown(const GoldUnit& gold, PersonId person);

/// An ordinary unit of a package.
struct PackageUnit {
    UnitKey unit;
    Stratum stratum;
};

/// How like the ordinary units a golden one is that was drawn for one of them.
enum class GoldMatch { Stratum, Genre, Layer };

struct GoldPlacement {
    std::size_t place = 0; ///< in the package, golden units counted
    std::size_t gold = 0;  ///< in the list that was drawn from
    GoldMatch match = GoldMatch::Stratum;
};

struct GoldSelection {
    std::vector<GoldPlacement> placements; ///< by place
    std::size_t wanted = 0; ///< by the policy; fewer placed: too little gold, or the package is too short
};

/// Draws the gold of a package. The number is share x size of the whole, rounded up or down by chance so that it is
/// right on average; places keep the spacing, and each is as likely. For each golden unit an ordinary
/// one of the package is drawn whose layer, genre, length and source it is to have; where there is none, then whose
/// layer and genre, then whose layer. Only gold that mayBeShown() and whose unit is not in the package.
/// The same for the same seed, in whatever order `gold` stands.
GoldSelection drawGold(const GoldInsertion& policy, PersonId person, int packagesBefore,
                       const std::vector<PackageUnit>& ordinary, const std::vector<GoldUnit>& gold, std::uint64_t seed);

/// When gold is taken back.
struct GoldRetirement {
    int mostExposures = 60;
    double mostMissed = 0.40; ///< share of good annotators that may miss it
    int fewestGood = 5;       ///< of them that have to have done it
    bool operator==(const GoldRetirement&) const = default;
};

struct GoldUse {
    int exposures = 0;
    QString leak;         ///< how it became known; empty: it has not
    QString schemaChange; ///< why its unit has to be looked at again (reviewReason()); empty: it has not
};

/// Why a golden unit has to be retired; nullopt: it stays. Codes: gold.retire-leak (how), gold.retire-schema (why),
/// gold.retire-exposures (how many, most)
std::optional<GoldFinding> retirementReason(const GoldRetirement& policy, const GoldUse& use);

/// One person's result on a golden unit, and what is known of them without it.
struct GoldVote {
    GoldResult result = GoldResult::Passed;
    GoldEvidence otherwise;
};

enum class GoldVerdict { TooFew, Kept, Suspended };
struct GoldTrial {
    GoldVerdict verdict = GoldVerdict::TooFew;
    int good = 0;   ///< annotators with enough other results whose share of passed ones is at the mark or above
    int missed = 0; ///< how many of them miss this one
};
/// The key is on trial before the people are: gold that good annotators miss is suspended.
GoldTrial goldTrial(const GoldRetirement& policy, const ReliabilityRule& rule, const std::vector<GoldVote>& votes);

} // namespace unisono
