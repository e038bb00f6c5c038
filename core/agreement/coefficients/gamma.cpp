#include "core/agreement/coefficients/gamma.h"

#include "core/agreement/coefficients/counterrandom.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr int kFirstSamples = 30;
constexpr int kMostSamples = 3000;
constexpr double kMostLookedInAll = 1e9;

struct Span {
    double from = 0;
    double to = 0;
};

/// The continuum's span and the mean length of its units.
struct Extent {
    Span span;
    double meanLength = 0;
};

Extent extentOf(const Continuum& continuum)
{
    Extent extent;
    std::size_t units = 0;
    for (const std::vector<MarkedUnit>& row : continuum)
        for (const MarkedUnit& unit : row) {
            extent.span.from = units ? std::min(extent.span.from, unit.start) : unit.start;
            extent.span.to = units ? std::max(extent.span.to, unit.end) : unit.end;
            extent.meanLength += unit.end - unit.start;
            ++units;
        }
    extent.meanLength /= double(std::max<std::size_t>(1, units));
    return extent;
}

/// A point of the free spans, all points alike; takes what lies nearer than `reach` out of them.
double drawnFrom(std::vector<Span>& free, double reach, CounterRandom& random)
{
    double length = 0;
    for (const Span& span : free)
        length += span.to - span.from;
    double left = random.uniform() * length;
    double at = free.back().to;
    for (const Span& span : free) {
        if (left < span.to - span.from) {
            at = span.from + left;
            break;
        }
        left -= span.to - span.from;
    }
    std::vector<Span> rest;
    for (const Span& span : free) {
        if (span.from < at - reach)
            rest.push_back({span.from, std::min(span.to, at - reach)});
        if (span.to > at + reach)
            rest.push_back({std::max(span.from, at + reach), span.to});
    }
    free = std::move(rest);
    return at;
}

Continuum randomContinuum(const Continuum& continuum, const Extent& extent, CounterRandom& random)
{
    const double length = extent.span.to - extent.span.from;
    std::vector<Span> free{{0, length}};
    Continuum drawn;
    for (std::size_t i = 0; i < continuum.size(); ++i) {
        const double shift = free.empty() ? random.uniform() * length : drawnFrom(free, extent.meanLength / 2, random);
        std::vector<MarkedUnit>& row = drawn.emplace_back(continuum[random.below(continuum.size())]);
        for (MarkedUnit& unit : row) {
            const double by = unit.start + shift > extent.span.to ? shift - length : shift;
            unit.start += by;
            unit.end += by;
        }
    }
    return drawn;
}

/// Mean disagreement of labels over pairs of annotators in parts where one of them has a unit; nullopt: no pair has
/// weight.
std::optional<double> labelDisorder(const Continuum& continuum, const Alignment& alignment,
                                    const Dissimilarity& dissimilarity)
{
    double disorder = 0;
    double weights = 0;
    for (const UnitaryAlignment& part : alignment.parts) {
        std::vector<const MarkedUnit*> units;
        for (std::size_t annotator = 0; annotator < part.size(); ++annotator)
            if (part[annotator] != kNoUnit)
                units.push_back(&continuum[annotator][std::size_t(part[annotator])]);
        const double alone = double(units.size() * (part.size() - units.size())) * dissimilarity.deltaEmpty;
        weights += alone;
        disorder += alone * dissimilarity.deltaEmpty;
        for (std::size_t a = 0; a < units.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                const double nearness = std::max(0.0, 1 - dissimilarity.positional(*units[a], *units[b]));
                const double weight = nearness / (double(units.size()) - 1);
                weights += weight;
                disorder += units[a]->label == units[b]->label ? 0 : weight * dissimilarity.deltaEmpty;
            }
    }
    return weights > 0 ? std::optional(disorder / weights) : std::nullopt;
}

std::optional<double> oneMinus(const std::optional<double>& observed, const std::optional<double>& expected)
{
    return observed && expected && *expected > 0 ? std::optional(1 - *observed / *expected) : std::nullopt;
}

/// Running mean and spread.
struct Moments {
    int count = 0;
    double sum = 0;
    double squares = 0;

    void add(double value)
    {
        ++count;
        sum += value;
        squares += value * value;
    }
    std::optional<double> mean() const { return count ? std::optional(sum / count) : std::nullopt; }
    /// So many values put the mean within a share of itself at 95 %.
    int needed(double share) const
    {
        const double average = sum / count;
        const double variance = std::max(0.0, (squares - sum * average) / (count - 1));
        const double root = 1.96 * std::sqrt(variance) / (share * average);
        return average > 0 ? int(std::min(std::ceil(root * root), double(kMostSamples))) : count;
    }
};

} // namespace

Result<GammaAgreement> gammaAgreement(Continuum continuum, const GammaPlan& plan, const JobContext& job)
{
    if (!(plan.precision >= 0.005 && plan.precision <= 0.5))
        return Error{ErrorCode::Invalid, QStringLiteral("a precision out of range"), {}, {}};
    const Result<Alignment> best = bestAlignment(continuum, plan.dissimilarity, job);
    if (!best)
        return best.error();
    GammaAgreement found;
    found.best = *best;
    if (best->parts.empty())
        return found;
    const std::optional<double> labels = labelDisorder(continuum, *best, plan.dissimilarity);
    // Who is first must not change what is drawn.
    for (std::vector<MarkedUnit>& row : continuum)
        std::sort(row.begin(), row.end());
    std::sort(continuum.begin(), continuum.end());
    const Extent extent = extentOf(continuum);
    double looked = 0;
    Moments disorder;
    Moments labelDisorders;
    for (int needed = kFirstSamples; found.samples < needed; ++found.samples) {
        CounterRandom random(plan.seed, std::uint64_t(found.samples));
        const Continuum drawn = randomContinuum(continuum, extent, random);
        const Result<Alignment> alignment = bestAlignment(drawn, plan.dissimilarity, job);
        if (!alignment)
            return alignment.error();
        looked += alignment->looked;
        if (looked > kMostLookedInAll)
            return Error{
                ErrorCode::TooLarge, QStringLiteral("too many ways to align"), {}, QString::number(kMostLookedInAll)};
        disorder.add(alignment->disorder);
        if (const std::optional<double> ofLabels = labelDisorder(drawn, *alignment, plan.dissimilarity))
            labelDisorders.add(*ofLabels);
        if (found.samples + 1 == kFirstSamples)
            needed = std::max(needed, disorder.needed(plan.precision));
    }
    found.expected = disorder.mean();
    found.gamma = oneMinus(best->disorder, found.expected);
    found.gammaCat = oneMinus(labels, labelDisorders.mean());
    return found;
}

} // namespace unisono
