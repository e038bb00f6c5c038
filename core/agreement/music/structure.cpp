#include "core/agreement/music/structure.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace unisono {

namespace {

double pairsOf(double count)
{
    return count * (count - 1) / 2;
}

/// Frames by their labels on both sides.
struct Counts {
    double frames = 0;
    std::vector<double> reference; ///< by label, ascending
    std::vector<double> estimate;
    struct Cell {
        std::size_t reference = 0;
        std::size_t estimate = 0;
        double frames = 0;
    };
    std::vector<Cell> both; ///< that are not empty, by reference, then by estimate
};

/// Labels as places in their order, and how many frames have each.
std::vector<std::size_t> numbered(const std::vector<int>& labels, std::vector<double>& counts)
{
    std::map<int, std::size_t> places;
    int last = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (i == 0 || labels[i] != last)
            places.emplace(last = labels[i], 0);
    for (std::size_t next = 0; auto& [label, place] : places)
        place = next++;
    counts.assign(places.size(), 0);
    std::vector<std::size_t> numbers(labels.size());
    std::size_t place = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i == 0 || labels[i] != labels[i - 1])
            place = places[labels[i]];
        numbers[i] = place;
        ++counts[place];
    }
    return numbers;
}

Counts counted(const std::vector<int>& reference, const std::vector<int>& estimate)
{
    Counts counts;
    counts.frames = double(reference.size());
    const std::vector<std::size_t> r = numbered(reference, counts.reference);
    const std::vector<std::size_t> e = numbered(estimate, counts.estimate);
    std::map<std::pair<std::size_t, std::size_t>, double> both;
    for (std::size_t i = 0; i < r.size();) {
        std::size_t end = i + 1;
        while (end < r.size() && r[end] == r[i] && e[end] == e[i])
            ++end;
        both[{r[i], e[i]}] += double(end - i);
        i = end;
    }
    for (const auto& [place, frames] : both)
        counts.both.push_back({place.first, place.second, frames});
    return counts;
}

std::optional<double> ratio(double part, double whole)
{
    if (whole == 0)
        return std::nullopt;
    return part / whole;
}

/// f_measure() of mir_eval, which does not ask whether there is a precision.
PartialFScore partial(std::optional<double> precision, std::optional<double> recall)
{
    if (!precision || !recall)
        return {precision, recall, std::nullopt};
    return {precision, recall, fScore(*precision, *recall).f};
}

struct Pairs {
    double all = 0;
    double reference = 0;
    double estimate = 0;
    double both = 0;
};

Pairs pairsOf(const Counts& counts)
{
    Pairs pairs;
    pairs.all = pairsOf(counts.frames);
    for (const double count : counts.reference)
        pairs.reference += pairsOf(count);
    for (const double count : counts.estimate)
        pairs.estimate += pairsOf(count);
    for (const Counts::Cell& cell : counts.both)
        pairs.both += pairsOf(cell.frames);
    return pairs;
}

std::optional<double> adjustedRand(const Counts& counts, const Pairs& pairs)
{
    const std::size_t labels = counts.reference.size();
    if (labels == counts.estimate.size() && (labels <= 1 || double(labels) == counts.frames))
        return 1;
    const double expected = pairs.reference * pairs.estimate / pairs.all;
    return ratio(pairs.both - expected, (pairs.reference + pairs.estimate) / 2 - expected);
}

/// 0 exactly where a side has one label, also after rounding.
double mutualInformation(const Counts& counts)
{
    if (counts.reference.size() <= 1 || counts.estimate.size() <= 1)
        return 0;
    double sum = 0;
    for (const Counts::Cell& cell : counts.both)
        sum += cell.frames / counts.frames *
               (std::log(cell.frames) + std::log(counts.frames) -
                std::log(counts.reference[cell.reference] * counts.estimate[cell.estimate]));
    return sum;
}

/// In nats.
double entropy(const std::vector<double>& counts, double frames)
{
    double sum = 0;
    for (const double count : counts)
        sum -= count / frames * std::log(count / frames);
    return sum;
}

/// How often each count occurs: few labels have different ones, so that pairs of counts are fewer than pairs of labels.
std::map<std::size_t, double> tally(const std::vector<double>& counts)
{
    std::map<std::size_t, double> all;
    for (const double count : counts)
        ++all[std::size_t(count)];
    return all;
}

/// Mean of the mutual information over all ways to deal out the frames with the counts of both sides kept: over each
/// pair of labels a hypergeometric distribution (Vinh et al. 2010, eq. 24), summed outwards from its mode by ratios of
/// neighbours.
double expectedInformation(const Counts& counts)
{
    const auto n = std::size_t(counts.frames);
    std::vector<double> logs(n + 1, 0);
    std::vector<double> logFactorials(n + 1, 0);
    long double sum = 0;
    for (std::size_t i = 1; i <= n; ++i) {
        logs[i] = std::log(double(i));
        sum += (long double)(logs[i]);
        logFactorials[i] = double(sum);
    }
    double expected = 0;
    for (const auto& [a, timesA] : tally(counts.reference))
        for (const auto& [b, timesB] : tally(counts.estimate)) {
            const std::size_t least = a + b > n ? std::max<std::size_t>(a + b - n, 1) : 1;
            const std::size_t most = std::min(a, b);
            const auto gain = [&, a = a, b = b](std::size_t c) {
                return double(c) / counts.frames * (logs[n] + logs[c] - logs[a] - logs[b]);
            };
            const std::size_t mode =
                std::clamp(std::size_t((double(a) + 1) * (double(b) + 1) / (double(n) + 2)), least, most);
            const double atMode =
                std::exp(logFactorials[a] + logFactorials[b] + logFactorials[n - a] + logFactorials[n - b] -
                         logFactorials[n] - logFactorials[mode] - logFactorials[a - mode] - logFactorials[b - mode] -
                         logFactorials[n + mode - a - b]);
            double information = gain(mode) * atMode;
            double share = atMode;
            for (std::size_t c = mode; c < most && share > 0; ++c) {
                share *= double(a - c) * double(b - c) / (double(c + 1) * double(n + c + 1 - a - b));
                information += gain(c + 1) * share;
            }
            share = atMode;
            for (std::size_t c = mode; c > least && share > 0; --c) {
                share *= double(c) * double(n + c - a - b) / (double(a - c + 1) * double(b - c + 1));
                information += gain(c - 1) * share;
            }
            expected += timesA * timesB * information;
        }
    return expected;
}

void addInformation(const Counts& counts, StructureAgreement& all)
{
    all.mutualInformation = mutualInformation(counts);
    if (counts.reference.size() == counts.estimate.size() && counts.reference.size() <= 1) {
        all.adjustedMutualInformation = 1;
        all.normalizedMutualInformation = 1;
        return;
    }
    constexpr double kLeastEntropy = 1e-10; // as mir_eval has it
    const double r = entropy(counts.reference, counts.frames);
    const double e = entropy(counts.estimate, counts.frames);
    const double expected = expectedInformation(counts);
    all.adjustedMutualInformation = ratio(all.mutualInformation - expected, std::max(r, e) - expected);
    all.normalizedMutualInformation = all.mutualInformation / std::max(std::sqrt(r * e), kLeastEntropy);
}

void addConditionalEntropies(const Counts& counts, StructureAgreement& all)
{
    double referenceKnown = 0; // bits that are left of the estimate
    double estimateKnown = 0;
    for (const Counts::Cell& cell : counts.both) {
        const double share = cell.frames / counts.frames;
        referenceKnown -= share * std::log2(cell.frames / counts.reference[cell.reference]);
        estimateKnown -= share * std::log2(cell.frames / counts.estimate[cell.estimate]);
    }
    const auto score = [](double left, double whole) { return whole > 0 ? 1 - left / whole : 0; };
    all.nceUnder = score(estimateKnown, std::log2(double(counts.reference.size())));
    all.nceOver = score(referenceKnown, std::log2(double(counts.estimate.size())));
    all.nceF = fScore(all.nceOver, all.nceUnder).f;
    all.vRecall = score(estimateKnown, entropy(counts.reference, counts.frames) / std::log(2.0));
    all.vPrecision = score(referenceKnown, entropy(counts.estimate, counts.frames) / std::log(2.0));
    all.vMeasure = fScore(all.vPrecision, all.vRecall).f;
}

} // namespace

Result<StructureAgreement> structureAgreement(const Segments& reference, const Segments& estimate, int gap,
                                              double frameSeconds)
{
    StructureAgreement all;
    if (reference.empty() || estimate.empty()) {
        all.pairwise = {0, 0, 0};
        all.randIndex = 0;
        all.adjustedRandIndex = 0;
        all.adjustedMutualInformation = 0;
        all.normalizedMutualInformation = 0;
        return all;
    }
    if (std::max(endOf(reference), endOf(estimate)) / frameSeconds > kMostFrames)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many frames"), {}, QString::number(kMostFrames)};
    const std::vector<int> r = frameLabels(reference, frameSeconds, gap);
    const std::vector<int> e = frameLabels(estimate, frameSeconds, gap);
    if (r.size() != e.size())
        return Error{ErrorCode::Invalid, QStringLiteral("segmentations of different lengths"), {}, {}};
    const Counts counts = counted(r, e);
    const Pairs pairs = pairsOf(counts);
    all.pairwise = partial(ratio(pairs.both, pairs.estimate), ratio(pairs.both, pairs.reference));
    all.randIndex = ratio(pairs.all - pairs.reference - pairs.estimate + 2 * pairs.both, pairs.all);
    all.adjustedRandIndex = adjustedRand(counts, pairs);
    addInformation(counts, all);
    addConditionalEntropies(counts, all);
    return all;
}

} // namespace unisono
