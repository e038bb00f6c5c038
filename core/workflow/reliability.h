#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>

namespace unisono {

/// When a person's gold results say something about them.
struct ReliabilityRule {
    double mark = 0.70;       ///< share of gold that a reliable person passes
    double forgetting = 0.98; ///< what is left of older evidence with each new result; 1: nothing is forgotten
    int fewest = 20;          ///< results below which nothing is decided
    double lower = 0.05;      ///< quantiles that are compared with the mark
    double upper = 0.95;
    bool operator==(const ReliabilityRule&) const = default;
};

enum class GoldResult { Passed, Failed };

/// What is known of a person: results, the older the lighter.
struct GoldEvidence {
    double passed = 0; ///< weights
    double failed = 0;
    int results = 0;
    bool operator==(const GoldEvidence&) const = default;

    void add(GoldResult result, const ReliabilityRule& rule);
};

/// Share of gold that a person passes, by the posterior Beta(1 + passed, 1 + failed) of a uniform prior.
struct ReliabilityInterval {
    double lower = 0;
    double median = 0;
    double upper = 0;
};
ReliabilityInterval reliabilityInterval(const GoldEvidence& evidence, const ReliabilityRule& rule);
/// How likely the true share lies below `share`, 0..1.
double posteriorBelow(const GoldEvidence& evidence, double share);

enum class Reliability {
    TooFew,    ///< fewer results than the rule asks for
    Undecided, ///< the interval holds the mark
    Reliable,  ///< the lower quantile lies above the mark
    Unreliable ///< the upper quantile lies below the mark
};
Reliability reliabilityOf(const GoldEvidence& evidence, const ReliabilityRule& rule);

/// How often the rule decides wrongly about a person who truly passes a given share. A person below the mark should
/// not be found reliable, one at or above it not unreliable.
struct GoldErrorRates {
    double wronglyPassed = 0;
    double wronglyFailed = 0;
    double undecided = 0; ///< too few results, too
    double right = 0;     ///< the four make 1
};

/// By sums of binomial probabilities over the numbers of passed items, of which each leads to one decision.
/// nullopt: n < 0, rate outside 0..1, or the rule forgets, so that the order of results matters (simulateGold() then)
std::optional<GoldErrorRates> goldErrorRates(const ReliabilityRule& rule, int n, double trueRate);
/// By drawing the results of `runs` people one after the other; the same for the same seed on every machine.
/// nullopt: as above, apart from forgetting; or runs < 1
std::optional<GoldErrorRates> simulateGold(const ReliabilityRule& rule, int n, double trueRate, int runs,
                                           std::uint64_t seed);

} // namespace unisono
