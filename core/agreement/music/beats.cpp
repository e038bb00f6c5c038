#include "core/agreement/music/beats.h"

#include "core/agreement/scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace unisono {

namespace {

using Beats = std::vector<double>;

/// Place of the beat nearest to a time, of equally near ones the first.
std::size_t nearest(std::span<const double> beats, double time)
{
    const auto next = std::size_t(std::lower_bound(beats.begin(), beats.end(), time) - beats.begin());
    const auto distance = [&](std::size_t place) { return std::abs(time - beats[place]); };
    std::size_t best = next;
    if (next == beats.size() || (next > 0 && distance(next - 1) <= distance(next)))
        best = next - 1;
    while (best > 0 && distance(best - 1) == distance(best))
        best = std::size_t(std::lower_bound(beats.begin(), beats.end(), beats[best - 1]) - beats.begin());
    return best;
}

/// The reference as it is, between its beats, at twice the tempo, every other beat from the first and from the second.
std::array<Beats, 5> variations(std::span<const double> reference)
{
    std::array<Beats, 5> all;
    auto& [same, offbeat, twice, odd, even] = all;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        same.push_back(reference[i]);
        twice.push_back(reference[i]);
        (i % 2 == 0 ? odd : even).push_back(reference[i]);
        if (i + 1 < reference.size()) {
            offbeat.push_back((reference[i + 1] - reference[i]) * 0.5 + reference[i]);
            twice.push_back(offbeat.back());
        }
    }
    return all;
}

double gaussians(const Beats& reference, std::span<const double> estimate)
{
    double sum = 0;
    for (const double beat : reference) {
        const double off = beat - estimate[nearest(estimate, beat)];
        sum += std::exp(-off * off / (2 * kCemgilSigmaSeconds * kCemgilSigmaSeconds));
    }
    return sum / (0.5 * double(estimate.size() + reference.size()));
}

/// Error of each reference in halves of the distance to its neighbour; 1 where not just one estimate is near, and at
/// both ends.
std::vector<double> gotoErrors(std::span<const double> reference, std::span<const double> estimate)
{
    std::vector<double> errors(reference.size(), 1);
    for (std::size_t i = 1; i + 1 < reference.size(); ++i) {
        const double before = 0.5 * (reference[i] - reference[i - 1]);
        const double after = 0.5 * (reference[i + 1] - reference[i]);
        const auto first = std::lower_bound(estimate.begin(), estimate.end(), reference[i] - before);
        const auto last = std::lower_bound(first, estimate.end(), reference[i] + after);
        if (last - first != 1)
            continue;
        const double off = *first - reference[i];
        errors[i] = off / (off < 0 ? before : after);
    }
    return errors;
}

bool isSmallAndSteady(std::span<const double> errors)
{
    if (errors.size() < 2)
        return false;
    double absolute = 0;
    double mean = 0;
    for (const double error : errors) {
        absolute += std::abs(error);
        mean += error;
    }
    mean /= double(errors.size());
    double squares = 0;
    for (const double error : errors)
        squares += (error - mean) * (error - mean);
    return absolute / double(errors.size()) < kGotoMean && std::sqrt(squares / double(errors.size() - 1)) < kGotoSpread;
}

/// Beats on a grid of 100 a second, each place once.
std::vector<double> pulses(std::span<const double> beats, double from)
{
    constexpr double kRate = 100;
    std::vector<double> places;
    for (const double beat : beats)
        places.push_back(std::ceil((beat - from) * kRate));
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

/// Whether each estimate is right: near a reference that none was right for, in phase and period.
std::vector<bool> successes(const Beats& reference, std::span<const double> estimate)
{
    constexpr double kNever = std::numeric_limits<double>::infinity();
    std::vector<bool> isRight(estimate.size(), false);
    std::vector<bool> isUsed(reference.size(), false);
    for (std::size_t m = 0; m < estimate.size(); ++m) {
        const std::size_t near = nearest(reference, estimate[m]);
        if (isUsed[near])
            continue;
        const bool isFirst = m == 0 || near == 0;
        const auto interval = [isFirst](std::span<const double> beats, std::size_t i) {
            if (isFirst && i + 1 < beats.size())
                return beats[i + 1] - beats[i];
            return i > 0 ? beats[i] - beats[i - 1] : 0;
        };
        const double referenceInterval = interval(reference, near);
        const double off = std::abs(estimate[m] - reference[near]);
        const double phase = referenceInterval == 0 ? kNever : std::abs(off / referenceInterval);
        const double period = referenceInterval == 0 ? kNever : std::abs(1 - interval(estimate, m) / referenceInterval);
        if (phase < kContinuityPhase && period < kContinuityPeriod)
            isRight[m] = isUsed[near] = true;
    }
    return isRight;
}

/// Where an error of so many beats lies between -0.5 and 0.5.
double wrapped(double beats)
{
    double rest = std::fmod(beats + 0.5, 1);
    if (rest > 0)
        rest -= 1;
    return rest + 0.5;
}

/// Entropy in bits of the errors of the estimates; NaN: there is none.
double errorEntropy(std::span<const double> reference, std::span<const double> estimate)
{
    std::array<double, kInformationBins + 1> edges;
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = double(i) * (1.0 / kInformationBins) - 0.5;
    edges.back() = 0.5;
    std::array<double, kInformationBins> bins{};
    double count = 0;
    const std::size_t last = reference.size() - 1;
    for (const double beat : estimate) {
        const std::size_t near = nearest(reference, beat);
        const double off = beat - reference[near];
        double interval = 0;
        if (near == last)
            interval = reference[last] - reference[last - 1];
        else if (off < 0) // before the first beat the reference takes the distance to the last one
            interval = reference[near] - reference[near > 0 ? near - 1 : last];
        else
            interval = reference[near + 1] - reference[near];
        const double error = wrapped(0.5 * off / (0.5 * interval));
        if (std::isnan(error))
            continue;
        const auto edge = std::upper_bound(edges.begin(), edges.end(), error) - edges.begin();
        ++bins[std::size_t(std::clamp<std::ptrdiff_t>(edge - 1, 0, kInformationBins - 1))];
        ++count;
    }
    if (count == 0)
        return std::numeric_limits<double>::quiet_NaN();
    double entropy = 0;
    for (const double bin : bins)
        if (bin > 0)
            entropy -= bin / count * std::log2(bin / count);
    return entropy;
}

} // namespace

CemgilAccuracy cemgil(std::span<const double> reference, std::span<const double> estimate)
{
    CemgilAccuracy result;
    if (reference.empty() || estimate.empty())
        return result;
    const std::array<Beats, 5> levels = variations(reference);
    result.accuracy = gaussians(levels.front(), estimate);
    for (const Beats& level : levels)
        result.bestLevel = std::max(result.bestLevel, gaussians(level, estimate));
    return result;
}

bool isTrackedByGoto(std::span<const double> reference, std::span<const double> estimate)
{
    if (reference.empty() || estimate.empty())
        return false;
    const std::vector<double> errors = gotoErrors(reference, estimate);
    std::vector<std::size_t> wrong;
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (std::abs(errors[i]) > kGotoError)
            wrong.push_back(i);
    const std::span<const double> all(errors);
    // Only the ends, which are always wrong: what lies between, without the last, as the reference has it.
    if (wrong.size() < 3)
        return wrong.back() > wrong.front() + 2 &&
               isSmallAndSteady(all.subspan(wrong.front() + 1, wrong.back() - wrong.front() - 2));
    std::size_t longest = 1;
    for (std::size_t i = 2; i < wrong.size(); ++i)
        if (wrong[i] - wrong[i - 1] > wrong[longest] - wrong[longest - 1])
            longest = i;
    const std::size_t length = wrong[longest] - wrong[longest - 1];
    return double(length - 1) > 0.25 * double(reference.size() - 2) &&
           isSmallAndSteady(all.subspan(wrong[longest - 1], length + 1));
}

std::optional<double> pScore(std::span<const double> reference, std::span<const double> estimate)
{
    if (reference.size() < 2 || estimate.size() < 2)
        return 0;
    const double from = std::min(reference.front(), estimate.front());
    const std::vector<double> r = pulses(reference, from);
    const std::vector<double> e = pulses(estimate, from);
    std::vector<double> beats;
    for (std::size_t i = 1; i < r.size(); ++i)
        beats.push_back(r[i] - r[i - 1]);
    const std::optional<double> beat = median(std::move(beats));
    if (!beat)
        return std::nullopt;
    const double window = std::nearbyint(kPScoreShare * *beat);
    double pairs = 0;
    for (const double pulse : r) {
        const auto first = std::lower_bound(e.begin(), e.end(), pulse - window);
        pairs += double(std::upper_bound(first, e.end(), pulse + window) - first);
    }
    return pairs / double(std::max(reference.size(), estimate.size()));
}

Continuity continuity(std::span<const double> reference, std::span<const double> estimate)
{
    Continuity result;
    if (reference.size() < 2 || estimate.size() < 2)
        return result;
    bool isFirst = true;
    for (const Beats& level : variations(reference)) {
        const auto count = double(std::max(level.size(), estimate.size()));
        std::size_t total = 0;
        std::size_t run = 0;
        std::size_t longest = 0;
        for (const bool isRight : successes(level, estimate)) {
            total += std::size_t(isRight);
            run = isRight ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        result.anyContinuous = std::max(result.anyContinuous, double(longest) / count);
        result.anyTotal = std::max(result.anyTotal, double(total) / count);
        if (std::exchange(isFirst, false)) {
            result.correctContinuous = result.anyContinuous;
            result.correctTotal = result.anyTotal;
        }
    }
    return result;
}

std::optional<double> informationGain(std::span<const double> reference, std::span<const double> estimate)
{
    if (reference.size() < 2 || estimate.size() < 2)
        return 0;
    const double forward = errorEntropy(reference, estimate);
    const double backward = errorEntropy(estimate, reference);
    const double worse = forward > backward ? forward : backward;
    if (std::isnan(worse))
        return std::nullopt;
    const double most = std::log2(double(kInformationBins));
    return (most - worse) / most;
}

} // namespace unisono
