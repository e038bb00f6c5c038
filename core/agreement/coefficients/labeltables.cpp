#include "core/agreement/coefficients/labeltables.h"

#include "core/agreement/coefficients/fleiss.h"
#include "core/agreement/coefficients/gwet.h"

namespace unisono {

std::vector<LabelAgreement> agreementByLabel(const Ratings& ratings)
{
    const AgreementWeights weights = nominalWeights(2);
    std::vector<LabelAgreement> all;
    for (int label = 0; label < ratings.categories; ++label) {
        std::vector<int> becomes(std::size_t(ratings.categories), 0);
        becomes[std::size_t(label)] = 1;
        const AgreementSums sums = sumsOf(relabelled(ratings, becomes, 2, {}), weights);
        LabelAgreement of{label, 0, fleissKappa(sums, weights), gwetAc(sums, weights)};
        for (std::size_t rater = 0; rater < ratings.raters(); ++rater)
            of.ratings += sums.byRater(rater, 1);
        all.push_back(of);
    }
    return all;
}

std::vector<double> confusionInUnits(const Ratings& ratings)
{
    const auto count = std::size_t(ratings.categories);
    std::vector<double> confusion(count * count, 0.0);
    for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
        const auto many = double(ratingsOf(ratings, unit));
        for (std::size_t a = 0; a < ratings.raters(); ++a)
            for (std::size_t b = 0; b < ratings.raters(); ++b)
                if (a != b && ratings.of[a][unit] != kMissing && ratings.of[b][unit] != kMissing)
                    confusion[std::size_t(ratings.of[a][unit]) * count + std::size_t(ratings.of[b][unit])] +=
                        1 / (many * (many - 1));
    }
    return confusion;
}

std::vector<MergeEffect> mergeEffects(const Ratings& ratings)
{
    const int categories = ratings.categories;
    const AgreementSums sums = sumsOf(ratings, nominalWeights(categories), SumsDetail::Coincidences);
    const double all = sums.pairable();
    // Both count ordered pairs of unlike ratings.
    double observed = all;
    double expected = all * all;
    for (int c = 0; c < categories; ++c) {
        observed -= sums.coincidences(c, c);
        expected -= sums.margin(c) * sums.margin(c);
    }
    const auto alpha = [&](double unlike, double unlikeByChance) {
        return unlikeByChance > 0 ? std::optional(1 - (all - 1) * unlike / unlikeByChance) : std::nullopt;
    };
    std::vector<MergeEffect> effects;
    for (int a = 0; a < categories; ++a)
        for (int b = a + 1; b < categories; ++b)
            effects.push_back(
                {a, b, alpha(observed, expected),
                 alpha(observed - 2 * sums.coincidences(a, b), expected - 2 * sums.margin(a) * sums.margin(b))});
    return effects;
}

std::vector<RaterAgreement> agreementByRater(const Ratings& ratings)
{
    std::vector<RaterAgreement> all;
    for (std::size_t rater = 0; rater < ratings.raters(); ++rater) {
        std::vector<double> own(std::size_t(ratings.categories), 0.0);
        std::vector<double> others(own.size(), 0.0);
        double same = 0;
        RaterAgreement of;
        for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
            const int said = ratings.of[rater][unit];
            const std::size_t many = ratingsOf(ratings, unit);
            if (said == kMissing || many < 2)
                continue;
            ++of.units;
            own[std::size_t(said)] += 1;
            for (std::size_t other = 0; other < ratings.raters(); ++other)
                if (const int answer = ratings.of[other][unit]; other != rater && answer != kMissing) {
                    others[std::size_t(answer)] += 1 / double(many - 1);
                    same += (answer == said ? 1.0 : 0.0) / double(many - 1);
                }
        }
        if (of.units > 0) {
            const auto units = double(of.units);
            of.observed = same / units;
            double alike = 0;
            for (std::size_t c = 0; c < own.size(); ++c)
                alike += own[c] * others[c] / (units * units);
            constexpr double kNothing = 1e-12; // others' parts of units are rounded
            if (1 - alike > kNothing)
                of.kappa = 1 - (1 - *of.observed) / (1 - alike);
        }
        all.push_back(of);
    }
    return all;
}

} // namespace unisono
