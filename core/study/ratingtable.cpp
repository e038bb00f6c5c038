#include "core/study/ratingtable.h"

#include "core/agreement/coefficients/cohen.h"
#include "core/agreement/coefficients/fleiss.h"
#include "core/agreement/coefficients/gwet.h"
#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/coefficients/observed.h"

namespace unisono {

namespace {

class RatingTable : public FigureTable {
public:
    RatingTable(RatingScale scale, RatingsOfTrack ratingsOf, std::size_t raters)
        : m_scale(std::move(scale)),
          m_ratingsOf(std::move(ratingsOf)),
          m_isOrdinal(m_scale.id == QLatin1String("ordinal")),
          m_shape{m_scale.weights.categories, raters, m_isOrdinal ? SumsDetail::Coincidences : SumsDetail::Plain}
    {
    }

    std::size_t width() const override { return m_shape.width(); }
    double units(std::span<const double> row) const override { return row[1]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        const AgreementSums sums = sumsOf(m_ratingsOf(track, raters), m_scale.weights, m_shape.detail);
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] += sums.values[i];
    }

    std::vector<TableFigure> figures() const override
    {
        const bool isNominal = m_scale.weights.values == nominalWeights(m_scale.weights.categories).values;
        std::vector<TableFigure> all;
        all.push_back(figure("alpha",
                             QStringLiteral("1 - observed disagreement / expected disagreement, of all pairs "
                                            "of ratings of a unit against all pairs of ratings"),
                             QStringLiteral("Krippendorff 2011, Computing Krippendorff's Alpha-Reliability"),
                             [isOrdinal = m_isOrdinal](const AgreementSums& sums, const AgreementWeights& weights) {
                                 return isOrdinal ? krippendorffAlphaOrdinal(sums) : krippendorffAlpha(sums, weights);
                             }));
        if (m_shape.raters == 2)
            all.push_back(figure("cohen-kappa",
                                 QStringLiteral("(observed - expected) / (1 - expected), expected from how often each "
                                                "of the two uses each category"),
                                 QStringLiteral("Cohen 1960, A coefficient of agreement for nominal scales"),
                                 cohenKappa));
        else
            all.push_back(figure("fleiss-kappa",
                                 QStringLiteral("(observed - expected) / (1 - expected), expected from how often all "
                                                "together use each category"),
                                 QStringLiteral("Fleiss 1971, Measuring nominal scale agreement among many raters"),
                                 fleissKappa));
        all.push_back(figure(isNominal ? "ac1" : "ac2",
                             QStringLiteral("(observed - expected) / (1 - expected), expected as if only hard units "
                                            "were rated at random"),
                             QStringLiteral("Gwet 2008, Computing inter-rater reliability in the presence of high "
                                            "agreement"),
                             gwetAc));
        TableFigure observed =
            figure("observed", QStringLiteral("share of pairs of ratings of a unit that agree"),
                   QStringLiteral("Gwet 2014, Handbook of Inter-Rater Reliability"),
                   [](const AgreementSums& sums, const AgreementWeights&) { return observedAgreement(sums); });
        observed.info.scale = FigureScale::Share;
        all.push_back(std::move(observed));
        return all;
    }

private:
    template <class Coefficient>
    TableFigure figure(const char* id, const QString& formula, const QString& source, Coefficient coefficient) const
    {
        return {{QLatin1String(id) + u'-' + m_scale.id, FigureScale::Coefficient, m_scale.unit, formula, source},
                statisticOf(m_shape, [coefficient, weights = m_scale.weights](const AgreementSums& sums) {
                    return coefficient(sums, weights);
                })};
    }

    RatingScale m_scale;
    RatingsOfTrack m_ratingsOf;
    bool m_isOrdinal; ///< alpha's own ordinal distance depends on the ratings
    SumsShape m_shape;
};

} // namespace

std::unique_ptr<FigureTable> ratingTable(RatingScale scale, RatingsOfTrack ratingsOf, std::size_t raters)
{
    return std::make_unique<RatingTable>(std::move(scale), std::move(ratingsOf), raters);
}

} // namespace unisono
