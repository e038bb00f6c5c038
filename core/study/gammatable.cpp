#include "core/study/gammatable.h"

#include "core/agreement/coefficients/gamma.h"

namespace unisono {

namespace {

/// As a share of the expected disorder of one track; over many tracks the errors even out.
constexpr double kPrecision = 0.1;

class GammaTable : public FigureTable {
public:
    explicit GammaTable(std::shared_ptr<const LabelCategories> categories)
        : m_categories(std::move(categories))
    {
    }

    std::size_t width() const override { return 3; }
    double units(std::span<const double> row) const override { return row[2]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        Continuum continuum;
        double segments = 0;
        for (const std::size_t rater : raters)
            if (const std::optional<StudyAnswer>& answer = track.answers[rater]) {
                continuum.push_back(unitsOf(*answer, track.rate));
                segments += double(continuum.back().size());
            }
        if (continuum.size() < 2 || segments == 0)
            return;
        GammaPlan plan;
        plan.precision = kPrecision;
        const Result<GammaAgreement> gamma = gammaAgreement(continuum, plan, JobContext());
        if (!gamma || !gamma->expected)
            return;
        // Disorder is by the mean number of units; tracks count by how many they have.
        const double weight = segments / double(continuum.size());
        row[0] += gamma->best.disorder * weight;
        row[1] += *gamma->expected * weight;
        row[2] += segments;
    }
    std::vector<TableFigure> figures() const override
    {
        return {{{QStringLiteral("gamma"), FigureScale::Coefficient, QStringLiteral("segment"),
                  QStringLiteral("1 - disorder of the best alignment / that of random segments, tracks by their "
                                 "number of segments"),
                  QStringLiteral("Mathet, Widlöcher and Métivier 2015, The unified and holistic method gamma")},
                 [](std::span<const double> row) {
                     return row[1] > 0 ? std::optional(1 - row[0] / row[1]) : std::nullopt;
                 }}};
    }

private:
    std::vector<MarkedUnit> unitsOf(const StudyAnswer& answer, SampleRate rate) const
    {
        std::vector<MarkedUnit> units;
        for (const Item& item : answer.items)
            if (item.level == 0 && !item.span.isEmpty() && !LabelCategories::keyOf(item).isEmpty())
                units.push_back(
                    {secondsOf(item.span.start, rate), secondsOf(item.span.end, rate), m_categories->of(item)});
        return units;
    }

    std::shared_ptr<const LabelCategories> m_categories;
};

} // namespace

bool isSmallForGamma(const StudyLayer& layer)
{
    if (layer.raters.size() > kMostGammaRaters)
        return false;
    for (const StudyTrack& track : layer.tracks)
        for (const std::optional<StudyAnswer>& answer : track.answers)
            if (answer && answer->items.size() > kMostGammaSegments)
                return false;
    return true;
}

std::unique_ptr<FigureTable> gammaTable(std::shared_ptr<const LabelCategories> categories)
{
    return std::make_unique<GammaTable>(std::move(categories));
}

} // namespace unisono
