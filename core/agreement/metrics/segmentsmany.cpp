#include "core/agreement/metrics/segmentfigures.h"

#include <QJsonArray>

#include <map>

namespace unisono {

namespace {

/// What is asked of several annotators, and the figure of a pair behind it.
struct ManyFigure {
    const char* id;
    const char* pair;
    const char* trimmed;
};
constexpr ManyFigure kFigures[] = {
    {"boundary_F_0.5", "F_0.5", "F_0.5_trimmed"},
    {"boundary_F_3", "F_3", "F_3_trimmed"},
    {"pairwise_F", "pairwise_F", "pairwise_F"},
    {"adjusted_rand_index", "adjusted_rand_index", "adjusted_rand_index"},
    {"nce_F", "nce_F", "nce_F"},
    {"v_measure", "v_measure", "v_measure"},
};

/// Their pairs are as many as half their square.
constexpr qsizetype kMostAnnotators = 100;

struct Annotator {
    QString id;
    LabelledSpans side;
};

Result<std::vector<Annotator>> annotatorsOf(const QJsonObject& input)
{
    if (!input[u"annotators"].isArray())
        return wrongInput(QStringLiteral("annotators"));
    const QJsonArray all = input[u"annotators"].toArray();
    if (all.size() > kMostAnnotators)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many annotators"), {}, QStringLiteral("annotators")};
    std::vector<Annotator> annotators;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString place = QStringLiteral("annotators[%1]").arg(i);
        auto side = caseLabelledSpans(all[i], place);
        if (!side)
            return side.error();
        if (!all[i][u"id"].isString())
            return wrongInput(place + QStringLiteral(".id"));
        annotators.push_back({all[i][u"id"].toString(), std::move(*side)});
    }
    return annotators;
}

/// Every pair, and the mean of all of them: undefined where a pair is.
QJsonObject nested(const QJsonObject& pairs)
{
    double sum = 0;
    bool isDefined = !pairs.isEmpty();
    for (const QJsonValue each : pairs) {
        isDefined = isDefined && each.isDouble();
        sum += each.toDouble();
    }
    const QString mean = QStringLiteral("mean_of_%1_pairs").arg(pairs.size());
    return {{mean, isDefined ? QJsonValue(sum / double(pairs.size())) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("pairs"), pairs}};
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    auto annotators = annotatorsOf(input);
    if (!annotators)
        return annotators.error();
    const auto frameSeconds = caseParameter(params, QStringLiteral("frame_size"), kPairwiseFrameSeconds);
    if (!frameSeconds)
        return frameSeconds.error();
    const bool isTrimmed = params[u"trim"].toBool();

    std::map<QString, QJsonObject> pairs;
    for (const ManyFigure& figure : kFigures)
        pairs[QLatin1String(figure.id)] = {};
    for (std::size_t a = 0; a < annotators->size(); ++a)
        for (std::size_t b = a + 1; b < annotators->size(); ++b) {
            LabelledSpans reference = (*annotators)[a].side;
            LabelledSpans estimate = (*annotators)[b].side;
            const NumberedLabels labels = numberLabels({&reference, &estimate});
            fillBoth(reference.spans, estimate.spans, labels);
            const auto figures = segmentFigures(reference.spans, estimate.spans, labels.gap, *frameSeconds);
            if (!figures)
                return figures.error();
            const QString pair = (*annotators)[a].id + u'-' + (*annotators)[b].id;
            for (const ManyFigure& figure : kFigures)
                pairs[QLatin1String(figure.id)][pair] =
                    (*figures)[QLatin1String(isTrimmed ? figure.trimmed : figure.pair)];
        }
    QJsonObject all;
    for (const auto& [id, of] : pairs)
        all[id] = nested(of);
    return all;
}

} // namespace

void registerMetrics_segmentsmany(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const ManyFigure& figure : kFigures)
        figures.push_back({QLatin1String(figure.id), {}, 1});
    registry.add(
        {QStringLiteral("segmentsmany"), 1, QStringLiteral("segments-many"),
         QStringLiteral("The figure of every pair of annotators, the earlier one as reference, and the mean over the "
                        "pairs, which is undefined where there is no pair or one is undefined. Each pair is first "
                        "brought to one span, 0 to the later end"),
         QStringLiteral("Raffel et al. 2014, mir_eval; as for two segmentations"), false, std::move(figures), compute});
}

} // namespace unisono
