#include "core/agreement/music/hierarchy.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

#include <algorithm>

namespace unisono {

namespace {

Result<std::vector<LabelledSpans>> levelsOf(const QJsonValue& value, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    const QJsonArray array = value.toArray();
    std::vector<LabelledSpans> levels;
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto level = caseLabelledSpans(array[i], QStringLiteral("%1[%2]").arg(place).arg(i));
        if (!level)
            return level.error();
        levels.push_back(std::move(*level));
    }
    return levels;
}

/// Every level cut or filled; those of the reference keep their ends, the estimate's take `end`. Empty: a level of the
/// reference is empty, which mir_eval refuses.
Hierarchy filled(const std::vector<LabelledSpans>& levels, std::optional<double> end, const NumberedLabels& labels)
{
    Hierarchy hierarchy;
    for (const LabelledSpans& level : levels) {
        if (level.spans.empty() && !end)
            return {};
        const double to = end ? *end : endOf(level.spans);
        hierarchy.push_back(filledTo(level.spans, 0, to, labels.before, labels.after));
    }
    return hierarchy;
}

QString windowed(const char* figure, const char* mode, double window)
{
    return QStringLiteral("T-%1 %2 window=%3").arg(QLatin1String(figure), QLatin1String(mode)).arg(window);
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    auto reference = levelsOf(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    auto estimate = levelsOf(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const auto frame = caseParameter(params, QStringLiteral("frame_size"), kHierarchyFrameSeconds);
    if (!frame)
        return frame.error();
    const auto windows = caseWindows(params, {5, 15, 30});
    if (!windows)
        return windows.error();

    std::vector<LabelledSpans*> sides;
    for (auto* levels : {&*reference, &*estimate})
        for (LabelledSpans& level : *levels)
            sides.push_back(&level);
    const NumberedLabels labels = numberLabels(sides);
    const Hierarchy r = filled(*reference, std::nullopt, labels);
    double end = 0;
    for (const Segments& level : r)
        end = std::max(end, endOf(level));
    const Hierarchy e = filled(*estimate, end, labels);

    QJsonObject figures;
    for (const double window : *windows)
        for (const auto& [mode, pairs] :
             {std::pair("reduced", LevelPairs::Neighbours), std::pair("full", LevelPairs::All)}) {
            const auto t = tMeasure(r, e, window, pairs, *frame);
            if (!t)
                return t.error();
            addScore(figures,
                     {windowed("Precision", mode, window), windowed("Recall", mode, window),
                      windowed("Measure", mode, window)},
                     *t);
        }
    const auto l = lMeasure(r, e, *frame);
    if (!l)
        return l.error();
    addScore(figures, {QStringLiteral("L-Precision"), QStringLiteral("L-Recall"), QStringLiteral("L-Measure")}, *l);
    return figures;
}

} // namespace

void registerMetrics_hierarchy(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const double window : {5, 15, 30})
        for (const char* mode : {"reduced", "full"})
            for (const char* figure : {"Precision", "Recall", "Measure"})
                figures.push_back({windowed(figure, mode, window), {}, std::nullopt});
    for (const char* figure : {"L-Precision", "L-Recall", "L-Measure"})
        figures.push_back({QLatin1String(figure), {}, std::nullopt});
    registry.add(
        {QStringLiteral("hierarchy"), 1, QStringLiteral("hierarchy"),
         QStringLiteral(
             "On frames of 0.1 s, d(i, j) = the deepest level at which frames i and j lie in one segment (T) or in "
             "segments of one label (L). Recall: mean over frames i of the share of pairs (j, k) with d(i, j) < d(i, "
             "k) "
             "in the reference for which the same holds in the estimate; precision: the other way round; measure: "
             "2PR / (P + R). T takes j and k within the window around i; reduced: only of depths next to each other"),
         QStringLiteral(
             "McFee, Nieto and Bello 2015, Hierarchical evaluation of segment boundary detection; McFee et "
             "al. 2017, Evaluating hierarchical structure in music annotations; Raffel et al. 2014, mir_eval"),
         false, std::move(figures), compute});
}

} // namespace unisono
