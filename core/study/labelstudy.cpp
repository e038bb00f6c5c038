#include "core/study/labelstudy.h"

#include "core/agreement/coefficients/labeltables.h"

#include <algorithm>
#include <numeric>

namespace unisono {

namespace {

/// Pairs of labels of which the merge is tried.
constexpr std::size_t kMostMerges = 20;

/// Of all tracks, one after the other.
Result<Ratings> allRatings(const StudyLayer& layer, const LabelRatings& labels, const JobContext& job)
{
    std::vector<std::size_t> raters(layer.raters.size());
    std::iota(raters.begin(), raters.end(), std::size_t(0));
    Ratings all{labels.weights.categories, std::vector<std::vector<int>>(raters.size()), {}};
    for (const StudyTrack& track : layer.tracks) {
        if (job.cancelled())
            return cancelledError();
        const Ratings one = labels.of(track, raters);
        for (std::size_t rater = 0; rater < raters.size(); ++rater)
            all.of[rater].insert(all.of[rater].end(), one.of[rater].begin(), one.of[rater].end());
    }
    return all;
}

/// Alpha over a table of coincidences, in which `lack` says how far two categories disagree.
std::optional<double> alphaOf(const AgreementSums& sums, const std::function<double(int, int)>& lack)
{
    const int count = sums.shape.categories;
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < count; ++c)
        for (int k = 0; k < count; ++k) {
            const double apart = lack(c, k);
            observed += apart * sums.coincidences(c, k);
            expected += apart * sums.margin(c) * (sums.margin(k) - (c == k ? 1 : 0));
        }
    const double n = sums.pairable();
    return expected > 0 ? std::optional(1 - (n - 1) * observed / expected) : std::nullopt;
}

void addConfusion(const Ratings& ratings, const LabelRatings& labels, LayerStudy& study)
{
    study.confusionKeys = labels.keys;
    study.confusionKeys << QString();
    study.confusion = confusionInUnits(ratings);
    for (double& cell : study.confusion)
        cell *= labels.unitSeconds > 0 ? labels.unitSeconds : 1;
}

void addLabelPairs(const AgreementSums& sums, const LabelRatings& labels, LayerStudy& study)
{
    const auto lack = [&](int c, int k) { return labels.weights.lack(c, k); };
    const int count = sums.shape.categories;
    double all = 0;
    struct Pair {
        int a;
        int b;
        double disagreement;
    };
    std::vector<Pair> pairs;
    for (int c = 0; c < count; ++c)
        for (int k = 0; k < c; ++k) {
            const double disagreement = 2 * lack(c, k) * sums.coincidences(c, k);
            all += disagreement;
            if (disagreement > 0)
                pairs.push_back({k, c, disagreement});
        }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& x, const Pair& y) { return x.disagreement > y.disagreement; });
    for (std::size_t i = 0; i < std::min(pairs.size(), kMostMerges); ++i) {
        const auto [a, b, disagreement] = pairs[i];
        // "Nothing there", the last, is no label that could be merged with one.
        const bool isNothing = b == int(labels.keys.size());
        LabelPair pair{study.confusionKeys[a], study.confusionKeys[b], isNothing, disagreement / all, {}};
        if (!isNothing) {
            const auto as = [a = a, b = b](int c) { return c == b ? a : c; };
            pair.merged = alphaOf(sums, [&](int c, int k) { return as(c) == as(k) ? 0 : lack(as(c), as(k)); });
        }
        study.labelPairs.push_back(std::move(pair));
    }
}

void addLabels(const Ratings& ratings, const LabelRatings& labels, LayerStudy& study)
{
    for (const LabelAgreement& label : agreementByLabel(ratings))
        if (label.label < int(labels.keys.size()))
            study.labels.push_back({labels.keys[label.label], label.kappa, label.ac1, label.ratings});
}

} // namespace

Result<void> studyLabelsOf(const StudyLayer& layer, const LabelRatings& labels, const JobContext& job,
                           LayerStudy& study)
{
    const Result<Ratings> ratings = allRatings(layer, labels, job);
    if (!ratings)
        return ratings.error();
    const AgreementSums sums = sumsOf(*ratings, labels.weights, SumsDetail::Coincidences);
    addConfusion(*ratings, labels, study);
    addLabelPairs(sums, labels, study);
    addLabels(*ratings, labels, study);
    return {};
}

} // namespace unisono
