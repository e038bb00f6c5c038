#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace unisono {

/// How much two categories count as agreeing: 1 on the diagonal, less elsewhere, symmetric.
struct AgreementWeights {
    int categories = 0;
    std::vector<double> values; ///< row by row

    double at(int a, int b) const { return values[std::size_t(a) * std::size_t(categories) + std::size_t(b)]; }
    /// What is missing to full agreement; exactly 0 on the diagonal.
    double lack(int a, int b) const { return 1 - at(a, b); }
};

/// Every two different categories disagree fully.
AgreementWeights nominalWeights(int categories);

// Weights as Gwet (2014, Handbook of Inter-Rater Reliability, ch. 3) and irrCAC have them. nullopt: there are no two
// categories to tell apart.

/// 1 - |a - b| / range of the values.
std::optional<AgreementWeights> linearWeights(const std::vector<double>& values);
/// 1 - (a - b)^2 / range^2.
std::optional<AgreementWeights> quadraticWeights(const std::vector<double>& values);
/// By rank: 1 - C(ranks from a to b, 2) / C(categories, 2).
std::optional<AgreementWeights> ordinalWeights(int categories);

/// Of a symmetric distance of categories, 0 of equal ones: 1 - distance / largest distance. All 0: all 1.
AgreementWeights weightsOfDistance(int categories, const std::function<double(int a, int b)>& distance);

/// 0, 1, 2 ...: values of categories that have a rank only.
std::vector<double> ranks(int categories);

} // namespace unisono
