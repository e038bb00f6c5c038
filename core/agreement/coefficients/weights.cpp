#include "core/agreement/coefficients/weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unisono {

AgreementWeights weightsOfDistance(int categories, const std::function<double(int a, int b)>& distance)
{
    const auto count = std::size_t(categories);
    AgreementWeights weights{categories, std::vector<double>(count * count)};
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < a; ++b)
            weights.values[a * count + b] = weights.values[b * count + a] = distance(int(a), int(b));
    const double largest = count ? *std::max_element(weights.values.begin(), weights.values.end()) : 0;
    for (double& value : weights.values)
        value = largest > 0 ? 1 - value / largest : 1;
    return weights;
}

AgreementWeights nominalWeights(int categories)
{
    return weightsOfDistance(categories, [](int, int) { return 1; });
}

std::optional<AgreementWeights> linearWeights(const std::vector<double>& values)
{
    if (values.size() < 2)
        return std::nullopt;
    return weightsOfDistance(int(values.size()),
                             [&](int a, int b) { return std::abs(values[std::size_t(a)] - values[std::size_t(b)]); });
}

std::optional<AgreementWeights> quadraticWeights(const std::vector<double>& values)
{
    if (values.size() < 2)
        return std::nullopt;
    return weightsOfDistance(int(values.size()), [&](int a, int b) {
        const double apart = values[std::size_t(a)] - values[std::size_t(b)];
        return apart * apart;
    });
}

std::optional<AgreementWeights> ordinalWeights(int categories)
{
    if (categories < 2)
        return std::nullopt;
    return weightsOfDistance(categories, [](int a, int b) {
        const double steps = std::abs(a - b);
        return (steps + 1) * steps / 2;
    });
}

std::vector<double> ranks(int categories)
{
    std::vector<double> values(std::size_t(std::max(0, categories)));
    std::iota(values.begin(), values.end(), 0.0);
    return values;
}

} // namespace unisono
