#pragma once

#include <cstdint>
#include <vector>

namespace unisono::test {

/// One assignment as a person who looks at the bytes of a package may describe it, and whether it is golden.
struct GoldSample {
    std::vector<double> features;
    bool isGold = false;
};

/// Samples of packages of projects made for it: random tracks, people, gold and policies.
/// Input: packages wanted; the same seed makes the same projects. Output: by package.
std::vector<std::vector<GoldSample>> goldSamples(int packages, std::uint64_t seed);

/// Trains a logistic regression (standardised features and their squares, ridge penalty, Newton's method) on four
/// fifths of the packages and gives the area under the ROC curve on the rest: 0.5 = it cannot tell gold from others.
double goldGuessArea(const std::vector<std::vector<GoldSample>>& packages);

} // namespace unisono::test
