#include "core/workflow/reliability.h"

#include "core/workflow/draw.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>

namespace unisono {

namespace {

/// By halving: quantile() of Boost 1.74 throws for some small counts.
double quantileOf(const GoldEvidence& evidence, double share)
{
    double low = 0;
    double high = 1;
    for (double middle = 0.5; low < middle && middle < high; middle = (low + high) / 2)
        (posteriorBelow(evidence, middle) < share ? low : high) = middle;
    return (low + high) / 2;
}

bool isAskable(int n, double trueRate)
{
    return n >= 0 && trueRate >= 0 && trueRate <= 1;
}

void addDecision(Reliability decision, double weight, bool isGood, GoldErrorRates& rates)
{
    switch (decision) {
    case Reliability::TooFew:
    case Reliability::Undecided:
        rates.undecided += weight;
        return;
    case Reliability::Reliable:
        (isGood ? rates.right : rates.wronglyPassed) += weight;
        return;
    case Reliability::Unreliable:
        (isGood ? rates.wronglyFailed : rates.right) += weight;
        return;
    }
}

} // namespace

void GoldEvidence::add(GoldResult result, const ReliabilityRule& rule)
{
    passed *= rule.forgetting;
    failed *= rule.forgetting;
    (result == GoldResult::Passed ? passed : failed) += 1;
    ++results;
}

ReliabilityInterval reliabilityInterval(const GoldEvidence& evidence, const ReliabilityRule& rule)
{
    return {quantileOf(evidence, rule.lower), quantileOf(evidence, 0.5), quantileOf(evidence, rule.upper)};
}

double posteriorBelow(const GoldEvidence& evidence, double share)
{
    return cdf(boost::math::beta_distribution<double>(1 + evidence.passed, 1 + evidence.failed), share);
}

Reliability reliabilityOf(const GoldEvidence& evidence, const ReliabilityRule& rule)
{
    if (evidence.results < rule.fewest)
        return Reliability::TooFew;
    // A quantile lies above the mark where less than its share of the posterior lies below the mark.
    const double below = posteriorBelow(evidence, rule.mark);
    if (below < rule.lower)
        return Reliability::Reliable;
    return below > rule.upper ? Reliability::Unreliable : Reliability::Undecided;
}

std::optional<GoldErrorRates> goldErrorRates(const ReliabilityRule& rule, int n, double trueRate)
{
    if (!isAskable(n, trueRate) || rule.forgetting != 1)
        return std::nullopt;
    GoldErrorRates rates;
    const boost::math::binomial_distribution<double> binomial(n, trueRate);
    for (int passed = 0; passed <= n; ++passed)
        addDecision(reliabilityOf({double(passed), double(n - passed), n}, rule), pdf(binomial, passed),
                    trueRate >= rule.mark, rates);
    return rates;
}

std::optional<GoldErrorRates> simulateGold(const ReliabilityRule& rule, int n, double trueRate, int runs,
                                           std::uint64_t seed)
{
    if (!isAskable(n, trueRate) || runs < 1)
        return std::nullopt;
    GoldErrorRates rates;
    Draw draw(seed);
    for (int run = 0; run < runs; ++run) {
        GoldEvidence evidence;
        for (int i = 0; i < n; ++i)
            evidence.add(draw.share() < trueRate ? GoldResult::Passed : GoldResult::Failed, rule);
        addDecision(reliabilityOf(evidence, rule), 1.0 / runs, trueRate >= rule.mark, rates);
    }
    return rates;
}

} // namespace unisono
