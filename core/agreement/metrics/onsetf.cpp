#include "core/agreement/eventf.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/music/chance.h"

#include <QJsonArray>

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    const auto reference = caseEvents(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    const auto estimate = caseEvents(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const auto windows = caseWindows(params, {kOnsetWindowSeconds});
    if (!windows)
        return windows.error();
    QJsonObject figures;
    for (const double window : *windows) {
        const FScore score = eventF(*reference, *estimate, window).score;
        const QString end = u'_' + QString::number(window);
        figures[QLatin1Char('P') + end] = score.precision;
        figures[QLatin1Char('R') + end] = score.recall;
        figures[QLatin1Char('F') + end] = score.f;
        figures[QLatin1Char('F') + end + QStringLiteral(" beyond chance")] =
            caseFigure(eventFBeyondChance(*reference, *estimate, window));
    }
    return figures;
}

} // namespace

void registerMetrics_onsetf(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("onsetf"),
         1,
         QStringLiteral("onsets"),
         QStringLiteral("F = 2PR / (P + R); P, R: matched onsets as a share of the estimated, of the annotated; "
                        "matched: a largest matching of onsets within the window, edges included; beyond chance: "
                        "(F - C) / (1 - C), C the mean of F over 100 circular shifts of the estimate"),
         QStringLiteral("Raffel et al. 2014, mir_eval: a transparent implementation of common MIR metrics"),
         false,
         {{QStringLiteral("P_0.05"), {}, 1},
          {QStringLiteral("R_0.05"), {}, 1},
          {QStringLiteral("F_0.05"), {}, 1},
          {QStringLiteral("F_0.05 beyond chance"), {}, std::nullopt}},
         compute});
}

} // namespace unisono
