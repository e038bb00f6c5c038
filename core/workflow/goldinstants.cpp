#include "core/workflow/goldscoring.h"

#include "core/agreement/eventf.h"

#include <algorithm>
#include <map>

namespace unisono {

namespace {

using Times = std::vector<double>;

struct Instants {
    Times all;
    Times downbeats;
    std::map<QString, Times> byLabel;
    bool areBeats = false; ///< they carry numbers
};

Instants instantsOf(const GoldSide& side)
{
    Instants instants;
    for (const Item& item : side.items) {
        const double at = secondsOf(item.span.start, side.rate);
        instants.all.push_back(at);
        instants.byLabel[item.label].push_back(at);
        const auto* value = std::get_if<InstantValue>(&item.payload);
        if (value && value->beat)
            instants.areBeats = true;
        if (value && value->beat == 1)
            instants.downbeats.push_back(at);
    }
    return instants;
}

/// F over all, where only those of one label match.
double labelledF(const Instants& accepted, const Instants& answered, double tolerance)
{
    std::size_t matched = 0;
    for (const auto& [label, times] : accepted.byLabel)
        if (const auto same = answered.byLabel.find(label); same != answered.byLabel.end())
            matched += matchedTimes(times, same->second, tolerance).size();
    return fScore(matched, accepted.all.size(), answered.all.size()).f;
}

Times everyOther(const Times& times, std::size_t first)
{
    Times some;
    for (std::size_t i = first; i < times.size(); i += 2)
        some.push_back(times[i]);
    return some;
}

Times between(const Times& times)
{
    Times middles;
    for (std::size_t i = 1; i < times.size(); ++i)
        middles.push_back((times[i - 1] + times[i]) / 2);
    return middles;
}

/// Another metrical level or phase that the answer follows; empty: none.
QString otherLevel(const Times& accepted, const Times& answered, double tolerance)
{
    constexpr std::size_t kFewest = 8;
    constexpr double kFollows = 0.8;
    if (accepted.size() < kFewest)
        return {};
    const auto follows = [&](const Times& level) { return eventF(level, answered, tolerance).score.f >= kFollows; };
    if (follows(everyOther(accepted, 0)) || follows(everyOther(accepted, 1)))
        return QStringLiteral("gold.half-tempo");
    const Times middles = between(accepted);
    if (follows(middles))
        return QStringLiteral("gold.off-beat");
    Times doubled;
    std::merge(accepted.begin(), accepted.end(), middles.begin(), middles.end(), std::back_inserter(doubled));
    return follows(doubled) ? QStringLiteral("gold.double-tempo") : QString();
}

} // namespace

ScoredAnswer scoreInstants(const GoldComparison& c)
{
    const Instants accepted = instantsOf(c.accepted);
    const Instants answered = instantsOf(c.answer);
    const double tolerance = c.tolerance.seconds;
    const bool areBeats = accepted.areBeats || c.layer.agreement.measure == QLatin1String("beat-f");
    ScoredAnswer scored{labelledF(accepted, answered, tolerance), {}};
    const bool beatsPass = scored.score >= goldPassMark(c.layer);
    if (!accepted.downbeats.empty())
        scored.score = (scored.score + eventF(accepted.downbeats, answered.downbeats, tolerance).score.f) / 2;

    if (areBeats && !beatsPass)
        if (const QString level = otherLevel(accepted.all, answered.all, tolerance); !level.isEmpty()) {
            scored.findings = {{level, {}}};
            return scored;
        }
    const QString what = areBeats ? QStringLiteral("beats") : QStringLiteral("instants");
    const std::size_t together = findShift(accepted.all, answered.all, tolerance, what, scored.findings);
    findCounts(together, accepted.all.size(), answered.all.size(), scored.findings);
    if (!accepted.downbeats.empty()) {
        const std::size_t bars =
            findShift(accepted.downbeats, answered.downbeats, tolerance, QStringLiteral("downbeats"), scored.findings);
        if (beatsPass && bars < accepted.downbeats.size())
            scored.findings.push_back(
                {QStringLiteral("gold.downbeats-elsewhere"),
                 {QString::number(accepted.downbeats.size() - bars), QString::number(accepted.downbeats.size())}});
    }
    return scored;
}

} // namespace unisono
