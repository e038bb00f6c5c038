#include "core/agreement/music/notes.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

/// What the figures of a family are called: a beginning and an end.
struct FamilyNames {
    const char* before;
    const char* after;
    bool hasOverlap;
    NoteFamily NoteFamilies::*family;
};
constexpr FamilyNames kFamilies[] = {
    {"", "", true, &NoteFamilies::withOffset},
    {"", "_no_offset", true, &NoteFamilies::noOffset},
    {"Onset_", "", false, &NoteFamilies::onset},
    {"Offset_", "", false, &NoteFamilies::offset},
};

QString named(const FamilyNames& names, const char* figure)
{
    return QLatin1String(names.before) + QLatin1String(figure) + QLatin1String(names.after);
}

/// nullopt inside: a frequency is none, which mir_eval refuses.
Result<std::optional<std::vector<TimedNote>>> notesOf(const QJsonValue& value, const QString& place)
{
    const auto spans = caseSpans(value[u"intervals"], place + QStringLiteral(".intervals"));
    if (!spans)
        return spans.error();
    const auto hertz = caseNumbers(value[u"hz"], place + QStringLiteral(".hz"));
    if (!hertz)
        return hertz.error();
    if (hertz->size() != spans->size())
        return wrongInput(place + QStringLiteral(".hz"));
    if (std::any_of(hertz->begin(), hertz->end(), [](double hz) { return hz <= 0; }))
        return std::optional<std::vector<TimedNote>>();
    std::vector<TimedNote> notes;
    for (std::size_t i = 0; i < spans->size(); ++i)
        notes.push_back({(*spans)[i].start, (*spans)[i].end, std::log2((*hertz)[i])});
    return std::optional(std::move(notes));
}

Result<NoteRule> ruleOf(const QJsonObject& params)
{
    const NoteRule usual;
    const auto onset = caseParameter(params, QStringLiteral("onset_tolerance"), *usual.onsetSeconds);
    const auto pitch = caseParameter(params, QStringLiteral("pitch_tolerance_cents"), *usual.pitchCents);
    const auto ratio = caseParameter(params, QStringLiteral("offset_ratio"), kOffsetRatio);
    const auto offset = caseParameter(params, QStringLiteral("offset_min_tolerance"), usual.offsetSeconds);
    for (const auto* each : {&onset, &pitch, &ratio, &offset})
        if (!*each)
            return each->error();
    constexpr double kCentsPerOctave = 1200;
    return NoteRule{*onset, *pitch, kCentsPerOctave, *ratio, *offset};
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    const auto reference = notesOf(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    const auto estimate = notesOf(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const Result<NoteRule> rule = ruleOf(params);
    if (!rule)
        return rule.error();
    std::optional<NoteFamilies> families;
    if (*reference && *estimate) {
        const auto computed = noteFamilies(**reference, **estimate, *rule);
        if (!computed)
            return computed.error();
        families = *computed;
    }
    QJsonObject figures;
    for (const FamilyNames& names : kFamilies) {
        const auto family = families ? std::optional((*families).*names.family) : std::nullopt;
        addScore(figures, {named(names, "Precision"), named(names, "Recall"), named(names, "F-measure")},
                 family ? std::optional(family->score) : std::nullopt);
        figures[named(names, "F-measure") + QStringLiteral(" beyond chance")] =
            caseFigure(family ? family->fBeyondChance : std::nullopt);
        if (names.hasOverlap)
            figures[named(names, "Average_Overlap_Ratio")] =
                caseFigure(family ? std::optional(family->overlap) : std::nullopt);
    }
    return figures;
}

} // namespace

void registerMetrics_notes(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const FamilyNames& names : kFamilies) {
        for (const char* figure : {"Precision", "Recall", "F-measure"})
            figures.push_back({named(names, figure), {}, 1});
        if (names.hasOverlap)
            figures.push_back({named(names, "Average_Overlap_Ratio"), {}, 1});
        figures.push_back({named(names, "F-measure") + QStringLiteral(" beyond chance"), {}, std::nullopt});
    }
    registry.add(
        {QStringLiteral("notes"), 1, QStringLiteral("notes"),
         QStringLiteral(
             "P, R: matched notes as a share of the estimated, of the annotated; F = 2PR / (P + R); matched: a largest "
             "matching of notes whose onsets are within 50 ms, pitches within 50 cents, offsets within the larger of "
             "50 ms and a fifth of the annotated length, edges included, times to a tenth of a millisecond; no_offset: "
             "without offsets; Onset, Offset: by these alone. Average overlap: mean over matched notes of the time in "
             "both over the time in either. Beyond chance: (F - C) / (1 - C), C the mean of F over 100 circular shifts "
             "of the estimate"),
         QStringLiteral("Bay, Ehmann and Downie 2009, Evaluation of multiple-F0 estimation and tracking systems; "
                        "Ryynanen and Klapuri 2005 (overlap); Raffel et al. 2014, mir_eval"),
         false, std::move(figures), compute});
}

} // namespace unisono
