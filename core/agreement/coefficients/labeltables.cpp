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

} // namespace unisono
