#include "core/study/boundarytable.h"

#include "core/agreement/music/structure.h"
#include "core/agreement/segmentf.h"
#include "core/study/meantable.h"

namespace unisono {

namespace {

constexpr int kBefore = -1;
constexpr int kAfter = -2;

const QString kDetection = QStringLiteral("Turnbull et al. 2007, A supervised approach for detecting boundaries");

struct Window {
    const char* id;
    double seconds;
    Ends ends;
};
constexpr std::array<Window, 4> kWindows{{{"0.5", kBoundaryWindowSeconds, Ends::Kept},
                                          {"0.5-trimmed", kBoundaryWindowSeconds, Ends::Trimmed},
                                          {"3", kWideBoundaryWindowSeconds, Ends::Kept},
                                          {"3-trimmed", kWideBoundaryWindowSeconds, Ends::Trimmed}}};

/// Figures that are means over pairs of answers, in the order of their columns.
enum class Mean {
    DeviationForth,
    DeviationBack,
    PairwisePrecision,
    PairwiseRecall,
    PairwiseF,
    NceOver,
    NceUnder,
    NceF,
    VPrecision,
    VRecall,
    V,
    Rand,
    AdjustedRand
};
constexpr std::size_t kMeans = std::size_t(Mean::AdjustedRand) + 1;

struct MeanInfo {
    const char* id;
    FigureScale scale;
    const char* formula;
    const char* source;
};
constexpr std::array<MeanInfo, kMeans> kMeanInfos{{
    {"deviation-forth", FigureScale::Seconds,
     "median distance from a boundary of the first to the nearest of the second", "Turnbull et al. 2007"},
    {"deviation-back", FigureScale::Seconds,
     "median distance from a boundary of the second to the nearest of the first", "Turnbull et al. 2007"},
    {"pairwise-precision", FigureScale::Share,
     "of the pairs of moments that the second gives one label, the share to which the first does",
     "Levy and Sandler 2008"},
    {"pairwise-recall", FigureScale::Share,
     "of the pairs of moments that the first gives one label, the share to which the second does",
     "Levy and Sandler 2008"},
    {"pairwise-f", FigureScale::Share, "harmonic mean of both", "Levy and Sandler 2008"},
    {"nce-over", FigureScale::Share, "1 - H(second | first) / log2 of the labels of the second", "Lukashevich 2008"},
    {"nce-under", FigureScale::Share, "1 - H(first | second) / log2 of the labels of the first", "Lukashevich 2008"},
    {"nce-f", FigureScale::Share, "harmonic mean of both", "Lukashevich 2008"},
    {"v-precision", FigureScale::Share, "1 - H(second | first) / H(second)", "Rosenberg and Hirschberg 2007"},
    {"v-recall", FigureScale::Share, "1 - H(first | second) / H(first)", "Rosenberg and Hirschberg 2007"},
    {"v-measure", FigureScale::Share, "harmonic mean of both", "Rosenberg and Hirschberg 2007"},
    {"rand", FigureScale::Share, "share of the pairs of moments that both hold together or both apart", "Rand 1971"},
    {"adjusted-rand", FigureScale::Coefficient, "(Rand - expected) / (largest - expected)", "Hubert and Arabie 1985"},
}};

class BoundaryTable : public FigureTable {
public:
    explicit BoundaryTable(std::shared_ptr<const LabelCategories> categories)
        : m_categories(std::move(categories))
    {
    }

    std::size_t width() const override { return 3 * kWindows.size() + 2 * kMeans + 1; }
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override { return row[width() - 1]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            addPair(segmentsOf(a, track.rate), segmentsOf(b, track.rate), row);
        });
    }
    std::vector<TableFigure> figures() const override
    {
        std::vector<TableFigure> all;
        for (std::size_t i = 0; i < kWindows.size(); ++i) {
            const QString end = QLatin1Char('-') + QLatin1String(kWindows[i].id);
            const QString within =
                QStringLiteral(" within %1 s%2")
                    .arg(QString::number(kWindows[i].seconds),
                         kWindows[i].ends == Ends::Trimmed ? QStringLiteral(", first and last boundary left out")
                                                           : QString());
            const MatchColumns columns = matches(i);
            const auto add = [&](const char* id, const QString& formula, const Statistic& statistic) {
                all.push_back({{QLatin1String(id) + end, FigureScale::Share, QStringLiteral("boundary"),
                                formula + within, kDetection},
                               statistic,
                               columns.count()});
            };
            add("boundary-f", QStringLiteral("2 matched / (boundaries of both),"), columns.f());
            add("boundary-precision", QStringLiteral("matched / boundaries of the second,"), columns.precision());
            add("boundary-recall", QStringLiteral("matched / boundaries of the first,"), columns.recall());
        }
        for (std::size_t i = 0; i < kMeans; ++i) {
            const MeanInfo& info = kMeanInfos[i];
            all.push_back({{QLatin1String(info.id), info.scale, QStringLiteral("pair of answers"),
                            QLatin1String(info.formula), QLatin1String(info.source)},
                           means(Mean(i)).statistic(),
                           means(Mean(i)).count()});
        }
        return all;
    }

private:
    static MatchColumns matches(std::size_t window) { return {3 * window}; }
    static MeanColumns means(Mean mean) { return {3 * kWindows.size() + 2 * std::size_t(mean)}; }

    /// Without what is unlabelled at either end: an import fills a tiling layer up so, and nobody said anything there.
    Segments segmentsOf(const StudyAnswer& answer, SampleRate rate) const
    {
        const auto isUnlabelled = [](const Item& item) { return LabelCategories::keyOf(item).isEmpty(); };
        Segments segments;
        std::size_t labelled = 0;
        for (const Item& item : answer.items) {
            if (item.level != 0 || item.span.isEmpty() || (segments.empty() && isUnlabelled(item)))
                continue;
            segments.push_back(
                {secondsOf(item.span.start, rate), secondsOf(item.span.end, rate), m_categories->of(item)});
            labelled = isUnlabelled(item) ? labelled : segments.size();
        }
        segments.resize(labelled);
        return segments;
    }
    void addPair(Segments a, Segments b, std::span<double> row) const
    {
        row[width() - 1] += 1;
        double end = 0;
        for (const Segments* side : {&a, &b})
            for (const Segment& segment : *side)
                end = std::max(end, segment.end);
        if (!a.empty() && !b.empty()) {
            a = filledTo(std::move(a), 0, end, kBefore, kAfter);
            b = filledTo(std::move(b), 0, end, kBefore, kAfter);
        }
        for (std::size_t i = 0; i < kWindows.size(); ++i) {
            const Window& window = kWindows[i];
            const auto references = double(boundariesOf(a, window.ends).size());
            const auto estimates = double(boundariesOf(b, window.ends).size());
            const FScore score = boundaryF(a, b, window.seconds, window.ends);
            matches(i).add(row, std::round(score.recall * references), references, estimates);
        }
        const BoundaryDeviations deviations = boundaryDeviations(a, b, Ends::Kept);
        means(Mean::DeviationForth).add(row, deviations.referenceToEstimate);
        means(Mean::DeviationBack).add(row, deviations.estimateToReference);
        if (a.empty() || b.empty())
            return; // nothing is grouped on one side: there is nothing to compare
        const Result<StructureAgreement> structure = structureAgreement(a, b, m_categories->nothing());
        if (!structure)
            return;
        means(Mean::PairwisePrecision).add(row, structure->pairwise.precision);
        means(Mean::PairwiseRecall).add(row, structure->pairwise.recall);
        means(Mean::PairwiseF).add(row, structure->pairwise.f);
        means(Mean::NceOver).add(row, structure->nceOver);
        means(Mean::NceUnder).add(row, structure->nceUnder);
        means(Mean::NceF).add(row, structure->nceF);
        means(Mean::VPrecision).add(row, structure->vPrecision);
        means(Mean::VRecall).add(row, structure->vRecall);
        means(Mean::V).add(row, structure->vMeasure);
        means(Mean::Rand).add(row, structure->randIndex);
        means(Mean::AdjustedRand).add(row, structure->adjustedRandIndex);
    }

    std::shared_ptr<const LabelCategories> m_categories;
};

} // namespace

std::unique_ptr<FigureTable> boundaryTable(std::shared_ptr<const LabelCategories> categories)
{
    return std::make_unique<BoundaryTable>(std::move(categories));
}

} // namespace unisono
