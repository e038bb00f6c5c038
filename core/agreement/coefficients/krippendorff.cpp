#include "core/agreement/coefficients/krippendorff.h"

namespace unisono {

namespace {

std::optional<double> alphaOf(const std::optional<Disagreement>& disagreement)
{
    if (!disagreement || disagreement->expected <= 0)
        return std::nullopt;
    return 1 - disagreement->observed / disagreement->expected;
}

double expectedOf(const AgreementSums& sums, const AgreementWeights& weights)
{
    double expected = 0;
    for (int c = 0; c < sums.shape.categories; ++c)
        for (int k = 0; k < c; ++k)
            expected += 2 * sums.margin(c) * sums.margin(k) * weights.lack(c, k);
    return expected / (sums.pairable() * (sums.pairable() - 1));
}

} // namespace

std::optional<Disagreement> disagreementOf(const AgreementSums& sums, const AgreementWeights& weights)
{
    if (sums.paired() <= 0)
        return std::nullopt;
    return Disagreement{1 - sums.pairableAgreed() / sums.pairable(), expectedOf(sums, weights)};
}

std::optional<double> krippendorffAlpha(const AgreementSums& sums, const AgreementWeights& weights)
{
    return alphaOf(disagreementOf(sums, weights));
}

std::optional<double> krippendorffAlphaOrdinal(const AgreementSums& sums)
{
    if (sums.paired() <= 0)
        return std::nullopt;
    std::vector<double> middle; // ratings below a category and half of its own
    double below = 0;
    for (int c = 0; c < sums.shape.categories; ++c) {
        middle.push_back(below + sums.margin(c) / 2);
        below += sums.margin(c);
    }
    const AgreementWeights weights = weightsOfDistance(sums.shape.categories, [&](int a, int b) {
        const double apart = middle[std::size_t(a)] - middle[std::size_t(b)];
        return apart * apart;
    });
    double observed = 0;
    for (int c = 0; c < sums.shape.categories; ++c)
        for (int k = 0; k < c; ++k)
            observed += 2 * sums.coincidences(c, k) * weights.lack(c, k);
    return alphaOf(Disagreement{observed / sums.pairable(), expectedOf(sums, weights)});
}

AgreementWeights intervalWeights(const std::vector<double>& values)
{
    return weightsOfDistance(int(values.size()), [&](int a, int b) {
        const double apart = values[std::size_t(a)] - values[std::size_t(b)];
        return apart * apart;
    });
}

AgreementWeights ratioWeights(const std::vector<double>& values)
{
    return weightsOfDistance(int(values.size()), [&](int a, int b) {
        const double sum = values[std::size_t(a)] + values[std::size_t(b)];
        const double apart = values[std::size_t(a)] - values[std::size_t(b)];
        return sum == 0 ? 0 : (apart / sum) * (apart / sum);
    });
}

} // namespace unisono
