#include "core/agreement/music/beats.h"

#include "core/agreement/eventf.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/music/chance.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    const auto allReference = caseEvents(input[u"reference"], QStringLiteral("reference"));
    if (!allReference)
        return allReference.error();
    const auto allEstimate = caseEvents(input[u"estimate"], QStringLiteral("estimate"));
    if (!allEstimate)
        return allEstimate.error();
    const auto window = caseParameter(params, QStringLiteral("f_measure_threshold"), kBeatWindowSeconds);
    if (!window)
        return window.error();
    const double from = params[u"min_beat_time"].toDouble(kFirstBeatSeconds);
    const std::span<const double> reference = fromTime(*allReference, from);
    const std::span<const double> estimate = fromTime(*allEstimate, from);

    const CemgilAccuracy gaussian = cemgil(reference, estimate);
    const Continuity steady = continuity(reference, estimate);
    return QJsonObject{
        {QStringLiteral("F-measure"), eventF(reference, estimate, *window).score.f},
        {QStringLiteral("F-measure beyond chance"), caseFigure(eventFBeyondChance(reference, estimate, *window))},
        {QStringLiteral("Cemgil"), gaussian.accuracy},
        {QStringLiteral("Cemgil Best Metric Level"), gaussian.bestLevel},
        {QStringLiteral("Goto"), isTrackedByGoto(reference, estimate) ? 1.0 : 0.0},
        {QStringLiteral("P-score"), caseFigure(pScore(reference, estimate))},
        {QStringLiteral("Correct Metric Level Continuous"), steady.correctContinuous},
        {QStringLiteral("Correct Metric Level Total"), steady.correctTotal},
        {QStringLiteral("Any Metric Level Continuous"), steady.anyContinuous},
        {QStringLiteral("Any Metric Level Total"), steady.anyTotal},
        {QStringLiteral("Information gain"), caseFigure(informationGain(reference, estimate))},
    };
}

} // namespace

void registerMetrics_beats(MetricRegistry& registry)
{
    const auto figure = [](const char* id, std::optional<double> ofIdentical = 1) {
        return FigureDescriptor{QLatin1String(id), {}, ofIdentical};
    };
    registry.add(
        {QStringLiteral("beats"),
         1,
         QStringLiteral("beats"),
         QStringLiteral(
             "Beats before 5 s do not count. F = 2PR / (P + R) of a largest matching within 70 ms, edges included; "
             "beyond chance: (F - C) / (1 - C), C its mean over 100 circular shifts of the estimate. Cemgil: sum over "
             "the reference of exp(-d^2 / 2s^2), d the distance to the nearest estimate, s = 40 ms, over the mean of "
             "the counts; best metric level: also off the beat, at twice and half the tempo. Goto: 1 where more than a "
             "quarter is tracked without a break, errors below 0.35 of half a beat, their mean and deviation below "
             "0.2. P-score: pairs within 0.2 of the median beat on a grid of 10 ms, over the larger count. Continuity: "
             "phase and period within 0.175 of the beat; continuous: the longest run, total: all, over the larger "
             "count; any level: the best as for Cemgil. Information gain: 1 - H / log2 41, H the entropy of the errors "
             "in 41 bins of a beat, of both directions the larger"),
         QStringLiteral("Davies, Degara and Plumbley 2009, Evaluation methods for musical audio beat tracking "
                        "algorithms; Cemgil et al. 2001; Goto and Muraoka 1997; McKinney et al. 2007; Hainsworth 2004; "
                        "Davies et al. 2011; Raffel et al. 2014, mir_eval"),
         false,
         {figure("F-measure"), figure("F-measure beyond chance", std::nullopt), figure("Cemgil"),
          figure("Cemgil Best Metric Level"), figure("Goto", std::nullopt), figure("P-score"),
          figure("Correct Metric Level Continuous"), figure("Correct Metric Level Total"),
          figure("Any Metric Level Continuous"), figure("Any Metric Level Total"), figure("Information gain")},
         compute});
}

} // namespace unisono
