#include "core/workflow/goldpolicy.h"

#include "core/workflow/draw.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

std::optional<GoldMatch> matchOf(const GoldUnit& gold, const PackageUnit& like)
{
    if (gold.unit.layer != like.unit.layer)
        return std::nullopt;
    if (gold.stratum == like.stratum)
        return GoldMatch::Stratum;
    return gold.stratum.genre == like.stratum.genre ? GoldMatch::Genre : GoldMatch::Layer;
}

/// `count` of `free` places, ascending (Floyd's sampling).
std::vector<std::size_t> anyPlaces(std::size_t count, std::size_t free, Draw& draw)
{
    std::vector<std::size_t> places;
    for (std::size_t last = free - count; last < free; ++last) {
        const std::size_t place = draw.below(last + 1);
        const bool isTaken = std::find(places.begin(), places.end(), place) != places.end();
        places.push_back(isTaken ? last : place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

/// Places that keep the spacing, ascending. On a line the ends would be golden more often than the middle, which could
/// be learned: so the places are drawn on a circle, which is then turned by chance, and each is as likely.
std::vector<std::size_t> drawnPlaces(std::size_t count, std::size_t total, std::size_t spacing, Draw& draw)
{
    std::vector<std::size_t> places;
    const bool isCircle = total >= count * (spacing + 1);
    if (isCircle) { // the first at 0, the others anywhere once `spacing` places after each are left out
        places = anyPlaces(count - 1, total - count * spacing - 1, draw);
        for (std::size_t& place : places)
            ++place;
        places.insert(places.begin(), 0);
    } else {
        places = anyPlaces(count, total - (count - 1) * spacing, draw);
    }
    const std::size_t turn = isCircle ? draw.below(total) : 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = (places[i] + i * spacing + turn) % total;
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

double goldShare(const GoldInsertion& policy, int packagesBefore)
{
    return packagesBefore < policy.firstPackages ? policy.firstShare : policy.share;
}

bool mayBeShown(const GoldUnit& gold, PersonId person)
{
    const auto isOf = [&](const std::vector<PersonId>& people) {
        return std::find(people.begin(), people.end(), person) != people.end();
    };
    return gold.readiness == GoldReadiness::Active && !isOf(gold.authors) && !isOf(gold.seenBy);
}

GoldSelection drawGold(const GoldInsertion& policy, PersonId person, int packagesBefore,
                       const std::vector<PackageUnit>& ordinary, const std::vector<GoldUnit>& gold, std::uint64_t seed)
{
    GoldSelection selection;
    if (ordinary.empty())
        return selection;
    Draw draw(seed);
    const double share = goldShare(policy, packagesBefore);
    selection.wanted = roundedByChance(double(ordinary.size()) * share / (1 - share), draw);

    // As many as can be kept apart: between two stand `spacing` ordinary ones.
    const auto spacing = std::size_t(policy.spacing);
    const std::size_t apart = spacing > 0 ? ordinary.size() / spacing + 1 : selection.wanted;
    std::vector<bool> used(gold.size(), false);
    for (std::size_t g = 0; g < gold.size(); ++g)
        used[g] = !mayBeShown(gold[g], person) ||
                  std::any_of(ordinary.begin(), ordinary.end(), [&](const auto& o) { return o.unit == gold[g].unit; });
    std::vector<GoldPlacement> drawn;
    for (std::size_t i = 0; i < std::min(selection.wanted, apart); ++i) {
        const PackageUnit& like = ordinary[draw.below(ordinary.size())];
        const std::uint64_t lot = draw.next();
        std::optional<GoldPlacement> best;
        std::uint64_t bestLot = 0;
        for (std::size_t g = 0; g < gold.size(); ++g) {
            if (used[g])
                continue;
            const std::optional<GoldMatch> match = matchOf(gold[g], like);
            if (!match || (best && *match > best->match))
                continue;
            const std::uint64_t number = mixed(lot, unitNumber(gold[g].unit));
            if (best && *match == best->match && number >= bestLot)
                continue;
            best = {0, g, *match};
            bestLot = number;
        }
        if (best) {
            used[best->gold] = true;
            drawn.push_back(*best);
        }
    }
    if (drawn.empty())
        return selection;
    const std::vector<std::size_t> places = drawnPlaces(drawn.size(), ordinary.size() + drawn.size(), spacing, draw);
    for (std::size_t i = 0; i < drawn.size(); ++i)
        drawn[i].place = places[i];
    selection.placements = std::move(drawn);
    return selection;
}

std::optional<GoldFinding> retirementReason(const GoldRetirement& policy, const GoldUse& use)
{
    if (!use.leak.isEmpty())
        return GoldFinding{QStringLiteral("gold.retire-leak"), {use.leak}};
    if (!use.schemaChange.isEmpty())
        return GoldFinding{QStringLiteral("gold.retire-schema"), {use.schemaChange}};
    if (use.exposures >= policy.mostExposures)
        return GoldFinding{QStringLiteral("gold.retire-exposures"),
                           {QString::number(use.exposures), QString::number(policy.mostExposures)}};
    return std::nullopt;
}

GoldTrial goldTrial(const GoldRetirement& policy, const ReliabilityRule& rule, const std::vector<GoldVote>& votes)
{
    GoldTrial trial;
    for (const GoldVote& vote : votes) {
        const GoldEvidence& other = vote.otherwise;
        if (other.results < rule.fewest || other.passed < rule.mark * (other.passed + other.failed))
            continue;
        ++trial.good;
        trial.missed += vote.result == GoldResult::Failed ? 1 : 0;
    }
    if (trial.good >= policy.fewestGood)
        trial.verdict = trial.missed > policy.mostMissed * trial.good ? GoldVerdict::Suspended : GoldVerdict::Kept;
    return trial;
}

} // namespace unisono
