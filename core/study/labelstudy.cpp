#include "core/study/labelstudy.h"

#include "core/agreement/coefficients/cohen.h"
#include "core/agreement/coefficients/fleiss.h"
#include "core/agreement/coefficients/gwet.h"
#include "core/agreement/coefficients/krippendorff.h"

#include <algorithm>
#include <numeric>

namespace unisono {

namespace {

/// Pairs of labels of which the merge is tried.
constexpr std::size_t kMostMerges = 20;

/// Sums over all tracks, with the coincidences of every two categories.
Result<AgreementSums> coincidencesOf(const StudyLayer& layer, const LabelRatings& labels,
                                     std::span<const std::size_t> raters, const JobContext& job)
{
    const SumsShape shape{labels.weights.categories, raters.size(), SumsDetail::Coincidences};
    AgreementSums all{shape, std::vector<double>(shape.width())};
    for (const StudyTrack& track : layer.tracks) {
        if (job.cancelled())
            return cancelledError();
        const AgreementSums one = sumsOf(labels.of(track, raters), labels.weights, SumsDetail::Coincidences);
        std::transform(one.values.begin(), one.values.end(), all.values.begin(), all.values.begin(), std::plus<>());
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

void addConfusion(const AgreementSums& sums, const LabelRatings& labels, LayerStudy& study)
{
    study.confusionKeys = labels.keys;
    study.confusionKeys << QString();
    const int count = sums.shape.categories;
    for (int c = 0; c < count; ++c)
        for (int k = 0; k < count; ++k)
            study.confusion.push_back(sums.coincidences(c, k) * (labels.unitSeconds > 0 ? labels.unitSeconds : 1));
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
        LabelPair pair{study.confusionKeys[a], study.confusionKeys[b], disagreement / all, {}};
        // "Nothing there" is no label that could be merged with one.
        if (b < int(labels.keys.size())) {
            const auto as = [a = a, b = b](int c) { return c == b ? a : c; };
            pair.merged = alphaOf(sums, [&](int c, int k) { return as(c) == as(k) ? 0 : lack(as(c), as(k)); });
        }
        study.labelPairs.push_back(std::move(pair));
    }
}

/// A label against all the rest, in two categories.
Result<void> addLabels(const StudyLayer& layer, const LabelRatings& labels, std::span<const std::size_t> raters,
                       const JobContext& job, LayerStudy& study)
{
    const AgreementWeights weights = nominalWeights(2);
    const SumsShape shape{2, raters.size(), SumsDetail::Plain};
    std::vector<AgreementSums> sums(std::size_t(labels.keys.size()),
                                    AgreementSums{shape, std::vector<double>(shape.width())});
    for (const StudyTrack& track : layer.tracks) {
        const Ratings ratings = labels.of(track, raters);
        for (std::size_t label = 0; label < sums.size(); ++label) {
            if (job.cancelled())
                return cancelledError();
            std::vector<int> becomes(std::size_t(ratings.categories), 0);
            becomes[label] = 1;
            const AgreementSums one = sumsOf(relabelled(ratings, becomes, 2, {}), weights);
            std::transform(one.values.begin(), one.values.end(), sums[label].values.begin(), sums[label].values.begin(),
                           std::plus<>());
        }
    }
    for (std::size_t label = 0; label < sums.size(); ++label)
        study.labels.push_back(
            {labels.keys[qsizetype(label)],
             raters.size() == 2 ? cohenKappa(sums[label], weights) : fleissKappa(sums[label], weights),
             gwetAc(sums[label], weights), sums[label].margin(1)});
    return {};
}

} // namespace

Result<void> studyLabelsOf(const StudyLayer& layer, const LabelRatings& labels, const JobContext& job,
                           LayerStudy& study)
{
    std::vector<std::size_t> raters(layer.raters.size());
    std::iota(raters.begin(), raters.end(), std::size_t(0));
    const Result<AgreementSums> sums = coincidencesOf(layer, labels, raters, job);
    if (!sums)
        return sums.error();
    addConfusion(*sums, labels, study);
    addLabelPairs(*sums, labels, study);
    return addLabels(layer, labels, raters, job, study);
}

} // namespace unisono
