#include "core/workflow/goldscoring.h"

#include "core/agreement/eventf.h"
#include "core/agreement/segmentf.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

bool isTempo(const LayerDef& layer)
{
    return layer.agreement.measure == QLatin1String("alpha-tempo");
}

double defaultSeconds(const LayerDef& layer)
{
    if (layer.kind == LayerKind::Instant)
        return layer.agreement.measure == QLatin1String("beat-f") ? kBeatWindowSeconds : kOnsetWindowSeconds;
    return layer.kind == LayerKind::Note ? kOnsetWindowSeconds : kBoundaryWindowSeconds;
}

std::optional<double> secondsOf(const Duration& duration, const MusicalLengths& lengths)
{
    if (!duration.isMusical())
        return duration.seconds();
    const auto& one = duration.unit == Duration::Unit::Beats ? lengths.beatSeconds : lengths.barSeconds;
    return one ? std::optional(duration.value * *one) : std::nullopt;
}

ScoredAnswer scoredOne(const GoldComparison& c)
{
    if (c.accepted.items.empty() || c.answer.items.empty()) {
        ScoredAnswer scored{c.accepted.items.size() == c.answer.items.size() ? 1.0 : 0.0, {}};
        findCounts(0, c.accepted.items.size(), c.answer.items.size(), scored.findings);
        return scored;
    }
    switch (c.layer.kind) {
    case LayerKind::Interval:
        return scoreIntervals(c);
    case LayerKind::Instant:
        return scoreInstants(c);
    case LayerKind::Curve:
        return scoreCurves(c);
    case LayerKind::Note:
        return scoreNotes(c);
    case LayerKind::Chord:
        return scoreChords(c);
    case LayerKind::Text:
        return scoreText(c);
    case LayerKind::Tag:
        return scoreTag(c);
    }
    return {};
}

bool isLength(double value)
{
    return std::isfinite(value) && value >= 0;
}

} // namespace

std::optional<GoldTolerance> goldTolerance(const LayerDef& layer, const MusicalLengths& lengths)
{
    constexpr double kTempoRatio = 0.04;
    constexpr double kRangeShare = 0.05;
    GoldTolerance tolerance;
    tolerance.seconds = defaultSeconds(layer);
    if (layer.goldTolerance) {
        const std::optional<double> seconds = secondsOf(*layer.goldTolerance, lengths);
        if (!seconds)
            return std::nullopt;
        tolerance.seconds = *seconds;
    }
    if (isTempo(layer))
        tolerance.ratio = kTempoRatio;
    else
        tolerance.value = kRangeShare * (layer.valueTo - layer.valueFrom);
    return tolerance;
}

double goldPassMark(const LayerDef& layer)
{
    switch (layer.kind) {
    case LayerKind::Interval:
        return 0.5;
    case LayerKind::Instant:
    case LayerKind::Curve:
        return 0.8;
    case LayerKind::Note:
        return 0.6;
    case LayerKind::Chord:
        return 0.7;
    case LayerKind::Text:
        return 1;
    case LayerKind::Tag:
        break;
    }
    switch (layer.choice) {
    case TagChoice::Several:
        return 0.66;
    case TagChoice::Path:
        return 0.75;
    case TagChoice::One:
    case TagChoice::Number:
        break;
    }
    return 1;
}

QString percentText(double share)
{
    return QString::number(std::lround(100 * share));
}

void findCounts(std::size_t matched, std::size_t accepted, std::size_t answered, GoldFindings& findings)
{
    if (accepted > matched)
        findings.push_back(
            {QStringLiteral("gold.missing"), {QString::number(accepted - matched), QString::number(accepted)}});
    if (answered > matched)
        findings.push_back(
            {QStringLiteral("gold.extra"), {QString::number(answered - matched), QString::number(answered)}});
}

std::size_t findShift(std::span<const double> accepted, std::span<const double> answered, double toleranceSeconds,
                      const QString& what, GoldFindings& findings)
{
    constexpr double kTolerances = 3;
    constexpr double kOfDistance = 0.4;
    std::vector<double> distances;
    for (std::size_t i = 1; i < accepted.size(); ++i)
        distances.push_back(accepted[i] - accepted[i - 1]);
    double reach = kTolerances * toleranceSeconds;
    if (const std::optional<double> usual = median(std::move(distances)))
        reach = std::max(toleranceSeconds, std::min(reach, kOfDistance * *usual));

    const MatchedPairs pairs = matchedTimes(accepted, answered, reach);
    std::vector<double> late;
    std::vector<double> early;
    for (const MatchedPair& pair : pairs) {
        const double offset = answered[pair.estimate] - accepted[pair.reference];
        if (std::abs(offset) > toleranceSeconds / 2)
            (offset > 0 ? late : early).push_back(std::abs(offset));
    }
    const auto find = [&](const QString& code, std::vector<double>& offsets) {
        const std::size_t count = offsets.size();
        if (2 * count > pairs.size())
            findings.push_back({code + what,
                                {QString::number(std::lround(1000 * *median(std::move(offsets)))),
                                 QString::number(count), QString::number(accepted.size())}});
    };
    find(QStringLiteral("gold.late-"), late);
    find(QStringLiteral("gold.early-"), early);
    return pairs.size();
}

Result<GoldScore> scoreGold(const LayerDef& layer, const GoldAnswer& gold, const Items& answer, FrameCount frames,
                            SampleRate rate)
{
    constexpr double kSameLengthSeconds = 0.1;
    const auto invalid = [&](const char* why) { return Error{ErrorCode::Invalid, QLatin1String(why), layer.id, {}}; };
    if (gold.accepted.empty())
        return invalid("gold without an accepted answer");
    if (gold.rate.hz <= 0 || rate.hz <= 0)
        return invalid("a sample rate is not above zero");
    if (!isLength(gold.tolerance.seconds) || !isLength(gold.tolerance.value) || !isLength(gold.tolerance.ratio))
        return invalid("a tolerance is no length");
    if (std::abs(unisono::secondsOf(frames, rate) - unisono::secondsOf(gold.frames, gold.rate)) > kSameLengthSeconds)
        return invalid("the answer is about a track of another length");

    GoldScore best;
    for (std::size_t i = 0; i < gold.accepted.size(); ++i) {
        ScoredAnswer scored = scoredOne({layer,
                                         {gold.accepted[i], gold.rate},
                                         {answer, rate},
                                         gold.tolerance,
                                         unisono::secondsOf(gold.frames, gold.rate)});
        if (i == 0 || scored.score > best.score)
            best = {scored.score, false, i, std::move(scored.findings)};
    }
    best.passed = best.score >= goldPassMark(layer);
    return best;
}

} // namespace unisono
