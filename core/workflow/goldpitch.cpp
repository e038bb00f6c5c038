#include "core/workflow/goldscoring.h"

#include "core/agreement/notef.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kCents = 50;
constexpr double kOctaveCents = 1200;
constexpr double kStepSeconds = 0.01;

bool isPitch(const LayerDef& layer)
{
    const QString unit = layer.valueUnit.toLower();
    return (unit == QLatin1String("hz") || unit == QLatin1String("cents")) &&
           layer.agreement.measure != QLatin1String("icc");
}

/// Octaves, one at least, apart from tuning.
bool isOctave(double cents)
{
    const double octaves = std::round(cents / kOctaveCents);
    return octaves != 0 && std::abs(cents - octaves * kOctaveCents) <= kCents;
}

using Samples = std::vector<std::optional<double>>; ///< every kStepSeconds; nullopt: unvoiced

/// Between two voiced points the value goes straight from one to the other, as it is drawn; the last one holds.
void addCurve(const Item& item, const CurveValue& curve, SampleRate rate, Samples& samples)
{
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const CurvePoint& point = curve.points[i];
        if (!point.value || !std::isfinite(*point.value))
            continue;
        const CurvePoint* next = i + 1 < curve.points.size() ? &curve.points[i + 1] : nullptr;
        const double from = secondsOf(point.at, rate);
        const double to = secondsOf(next ? next->at : item.span.end, rate);
        const double target = next && next->value && std::isfinite(*next->value) ? *next->value : *point.value;
        const auto first = std::size_t(std::max(0.0, std::ceil(from / kStepSeconds)));
        for (std::size_t k = first; double(k) * kStepSeconds < to && k < samples.size(); ++k)
            samples[k] = *point.value + (target - *point.value) * (double(k) * kStepSeconds - from) / (to - from);
    }
}

Samples sampled(const GoldSide& side, std::size_t count)
{
    Samples samples(count);
    for (const Item& item : side.items)
        if (const auto* curve = std::get_if<CurveValue>(&item.payload))
            addCurve(item, *curve, side.rate, samples);
    return samples;
}

void toCents(Samples& samples)
{
    for (std::optional<double>& hertz : samples)
        hertz = hertz && *hertz > 0 ? std::optional(kOctaveCents * std::log2(*hertz)) : std::nullopt;
}

std::vector<TimedNote> notesOf(const GoldSide& side)
{
    std::vector<TimedNote> notes;
    for (const Item& item : side.items)
        if (const auto* note = std::get_if<NoteValue>(&item.payload))
            notes.push_back(
                {secondsOf(item.span.start, side.rate), secondsOf(item.span.end, side.rate), note->pitchCents});
    return notes;
}

std::vector<double> onsetsOf(const std::vector<TimedNote>& notes)
{
    std::vector<double> onsets;
    for (const TimedNote& note : notes)
        onsets.push_back(note.onset);
    return onsets;
}

/// What is left of either side.
std::pair<std::vector<TimedNote>, std::vector<TimedNote>>
unmatched(const std::vector<TimedNote>& accepted, const std::vector<TimedNote>& answered, const MatchedPairs& pairs)
{
    std::vector<bool> usedAccepted(accepted.size(), false);
    std::vector<bool> usedAnswered(answered.size(), false);
    for (const MatchedPair& pair : pairs) {
        usedAccepted[pair.reference] = true;
        usedAnswered[pair.estimate] = true;
    }
    const auto rest = [](const std::vector<TimedNote>& notes, const std::vector<bool>& used) {
        std::vector<TimedNote> some;
        for (std::size_t i = 0; i < notes.size(); ++i)
            if (!used[i])
                some.push_back(notes[i]);
        return some;
    };
    return {rest(accepted, usedAccepted), rest(answered, usedAnswered)};
}

} // namespace

ScoredAnswer scoreCurves(const GoldComparison& c)
{
    constexpr double kWorthSaying = 0.05;
    const auto count = std::size_t(std::ceil(c.trackSeconds / kStepSeconds));
    Samples accepted = sampled(c.accepted, count);
    Samples answered = sampled(c.answer, count);
    const bool pitch = isPitch(c.layer);
    if (pitch && c.layer.valueUnit.compare(QLatin1String("hz"), Qt::CaseInsensitive) == 0) {
        toCents(accepted);
        toCents(answered);
    }
    const double tolerance = pitch ? kCents : c.tolerance.value;
    std::size_t same = 0;
    std::size_t octaves = 0;
    std::size_t missed = 0;
    std::size_t extra = 0;
    std::vector<double> off;
    std::size_t both = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!accepted[i] || !answered[i]) {
            missed += std::size_t(accepted[i].has_value());
            extra += std::size_t(answered[i].has_value());
            continue;
        }
        ++both;
        const double distance = *answered[i] - *accepted[i];
        if (std::abs(distance) <= tolerance)
            ++same;
        else if (pitch && isOctave(distance))
            ++octaves;
        else
            off.push_back(distance);
    }
    const std::size_t either = both + missed + extra;
    ScoredAnswer scored{either > 0 ? double(same) / double(either) : 1, {}};
    const auto find = [&](const char* code, std::size_t part, std::size_t of) {
        if (part > 0 && double(part) >= kWorthSaying * double(of))
            scored.findings.push_back({QLatin1String(code), {percentText(double(part) / double(of))}});
    };
    find("gold.octave", octaves, both);
    find("gold.voicing-missed", missed, both + missed);
    find("gold.voicing-extra", extra, both + extra);
    if (2 * off.size() > both) {
        const double distance = *median(std::move(off));
        scored.findings.push_back({distance > 0 ? QStringLiteral("gold.value-high") : QStringLiteral("gold.value-low"),
                                   {QString::number(std::abs(distance), 'g', 4)}});
    }
    return scored;
}

ScoredAnswer scoreNotes(const GoldComparison& c)
{
    const std::vector<TimedNote> accepted = notesOf(c.accepted);
    const std::vector<TimedNote> answered = notesOf(c.answer);
    NoteRule rule;
    rule.onsetSeconds = c.tolerance.seconds;
    rule.pitchCents = kCents;
    const NoteAgreement same = noteF(accepted, answered, rule);
    ScoredAnswer scored{accepted.empty() && answered.empty() ? 1 : same.score.f, {}};

    const std::size_t together = findShift(onsetsOf(accepted), onsetsOf(answered), c.tolerance.seconds,
                                           QStringLiteral("notes"), scored.findings);
    findCounts(together, accepted.size(), answered.size(), scored.findings);
    const auto [missed, wrong] = unmatched(accepted, answered, same.pairs);
    rule.pitchCents.reset();
    std::size_t octaves = 0;
    for (const MatchedPair& pair : noteF(missed, wrong, rule).pairs)
        octaves += std::size_t(isOctave(wrong[pair.estimate].pitch - missed[pair.reference].pitch));
    if (octaves > 0)
        scored.findings.push_back(
            {QStringLiteral("gold.octave"), {QString::number(octaves), QString::number(accepted.size())}});
    return scored;
}

} // namespace unisono
