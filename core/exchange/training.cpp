#include "core/exchange/training.h"

#include "core/exchange/goldkeeping.h"
#include "core/exchange/workstate.h"
#include "core/genre/resolve.h"

#include <algorithm>
#include <set>

namespace unisono {

namespace {

bool isAnswer(AssignmentState state)
{
    return state == AssignmentState::Submitted || state == AssignmentState::SubmittedEmpty ||
           state == AssignmentState::Frozen;
}

bool isOver(GoldState state)
{
    return state == GoldState::Retired || state == GoldState::Rejected;
}

} // namespace

Result<std::vector<TrainingUnit>> trainingUnits(const Project& project, std::optional<PersonId> person)
{
    const Result<std::vector<GoldRecord>> all = goldRecords(project);
    if (!all)
        return all.error();
    const WorkState state(project);
    std::set<std::pair<int, QString>> stillGold;
    for (const GoldRecord& gold : *all)
        if (!isOver(gold.state))
            stillGold.insert({state.sameAs(gold.track), gold.layer});
    std::vector<TrainingUnit> units;
    for (const GoldRecord& gold : *all) {
        const Track* track = project.track(gold.track);
        const auto isTheirs = [&](const std::vector<PersonId>& people) {
            return person && std::find(people.begin(), people.end(), *person) != people.end();
        };
        if (gold.state != GoldState::Retired || !track || gold.answer.rate != track->rate ||
            !wholeLayer(project.schema(), gold.layer) || isTheirs(gold.authors) ||
            isTheirs(state.seenBy({gold.track, gold.layer})) ||
            stillGold.contains({state.sameAs(gold.track), gold.layer}))
            continue;
        units.push_back({gold.track, gold.layer, gold.answer});
    }
    return units;
}

PackageTraining offered(const TrainingUnit& unit, const QString& packageTrack)
{
    PackageTraining training;
    training.id = newPackageId();
    training.track = packageTrack;
    training.layer = unit.layer;
    for (const Items& accepted : unit.answer.accepted) {
        Items& items = training.accepted.emplace_back();
        for (const Item& item : accepted) {
            Item& bare = items.emplace_back();
            bare.id = {std::int64_t(items.size())};
            bare.span = item.span;
            bare.level = item.level;
            bare.label = item.label;
            bare.payload = item.payload;
        }
    }
    training.toleranceSeconds = unit.answer.tolerance.seconds;
    training.toleranceValue = unit.answer.tolerance.value;
    training.toleranceRatio = unit.answer.tolerance.ratio;
    return training;
}

std::vector<GivenTraining> givenTraining(const Project& project)
{
    std::vector<GivenTraining> all;
    const std::optional<WorkOrder> order = workOrderOf(project);
    if (!order)
        return all;
    for (const PackageTraining& one : order->offer.training) {
        GivenTraining given;
        given.assignment = order->assignments.value(one.id);
        given.unit.track = order->tracks.value(one.track);
        given.unit.layer = one.layer;
        const Track* track = project.track(given.unit.track);
        if (!track)
            continue;
        given.unit.answer.accepted = one.accepted;
        given.unit.answer.frames = track->frames;
        given.unit.answer.rate = track->rate;
        given.unit.answer.tolerance = {one.toleranceSeconds, one.toleranceValue, one.toleranceRatio};
        all.push_back(std::move(given));
    }
    return all;
}

Result<TrainingResult> trainingResult(const Project& project, const TrainingUnit& unit, AssignmentId id)
{
    const std::optional<Assignment> assignment = project.assignment(id);
    const Track* track = project.track(unit.track);
    const std::optional<LayerDef> layer = wholeLayer(project.schema(), unit.layer);
    if (!assignment || !track || !layer)
        return Error{ErrorCode::NotFound, QStringLiteral("no such training"), unit.layer, {}};
    if (!isAnswer(assignment->state))
        return Error{ErrorCode::Empty, QStringLiteral("nothing is handed in"), layer->name, {}};
    const Result<Items> items = project.isSealed(id) ? project.sealedItems(id) : project.items(id);
    if (!items)
        return items.error();
    const Result<GoldScore> score = scoreGold(*layer, unit.answer, *items, track->frames, track->rate);
    if (!score)
        return score.error();
    return TrainingResult{{unit.track, unit.layer}, id, *score};
}

Result<std::vector<TrainingResult>> trainingResults(const Project& project)
{
    std::vector<TrainingResult> results;
    for (const GivenTraining& given : givenTraining(project)) {
        const std::optional<Assignment> assignment = project.assignment(given.assignment);
        if (!assignment || !isAnswer(assignment->state))
            continue;
        Result<TrainingResult> result = trainingResult(project, given.unit, given.assignment);
        if (!result)
            return result.error();
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace unisono
