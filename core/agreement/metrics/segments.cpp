#include "core/agreement/metrics/segmentfigures.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    auto reference = caseLabelledSpans(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    auto estimate = caseLabelledSpans(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const auto frameSeconds = caseParameter(params, QStringLiteral("frame_size"), kPairwiseFrameSeconds);
    if (!frameSeconds)
        return frameSeconds.error();
    const NumberedLabels labels = numberLabels({&*reference, &*estimate});
    fillBoth(reference->spans, estimate->spans, labels);
    return segmentFigures(reference->spans, estimate->spans, labels.gap, *frameSeconds);
}

} // namespace

void registerMetrics_segments(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("segments"), 1, QStringLiteral("segments"),
         QStringLiteral(
             "P, R, F: boundaries of a largest matching within the window, edges included, as a share of the "
             "estimate's, of the reference's, and 2PR / (P + R); trimmed: without the first and the last. "
             "median_a_to_b: median over the boundaries of a of the distance to the nearest of b. The others on "
             "frames, with n of them, a, b, c of each label of the reference, of the estimate, of each pair: "
             "pairwise P = S(c) / S(b), R = S(c) / S(a), S = sum of x(x - 1) / 2; rand = (N - S(a) - S(b) + 2 S(c)) "
             "/ N, N = n(n - 1) / 2; adjusted rand = (S(c) - E) / ((S(a) + S(b)) / 2 - E), E = S(a) S(b) / N; "
             "MI = sum of c/n ln(cn / ab); adjusted MI = (MI - E) / (max(H(a), H(b)) - E), E its mean over all ways "
             "to deal the frames out; normalized MI = MI / sqrt(H(a) H(b)); nce under = 1 - H(a | b) / log2 |a|, "
             "over = 1 - H(b | a) / log2 |b|; v recall = 1 - H(a | b) / H(a), precision = 1 - H(b | a) / H(b)"),
         QStringLiteral("Raffel et al. 2014, mir_eval; Turnbull et al. 2007, A supervised approach for detecting "
                        "boundaries in music; Levy and Sandler 2008, Structural segmentation of musical audio; Hubert "
                        "and Arabie 1985, Comparing partitions; Vinh, Epps and Bailey 2010, Information theoretic "
                        "measures for clusterings comparison; Lukashevich 2008, Towards quantitative measures of "
                        "evaluating song segmentation; Rosenberg and Hirschberg 2007, V-measure"),
         false, segmentFigureDescriptors(), compute});
}

} // namespace unisono
