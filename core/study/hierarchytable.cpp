#include "core/study/hierarchytable.h"

#include "core/agreement/music/hierarchy.h"
#include "core/study/meantable.h"

namespace unisono {

namespace {

class HierarchyTable : public FigureTable {
public:
    HierarchyTable(std::shared_ptr<const LabelCategories> categories, int levels)
        : m_categories(std::move(categories)),
          m_levels(levels)
    {
    }

    std::size_t width() const override { return 7; }
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override { return row[6]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            row[6] += 1;
            double end = 0;
            for (const StudyAnswer* answer : {&a, &b})
                for (const Item& item : answer->items)
                    end = std::max(end, secondsOf(item.span.end, track.rate));
            if (a.items.empty() || b.items.empty() || end <= 0)
                return;
            const auto score = lMeasure(hierarchyOf(a, track.rate, end), hierarchyOf(b, track.rate, end));
            if (!score || !*score)
                return; // too large to compare, or not a hierarchy: the pair counts as one without a value
            MeanColumns{0}.add(row, (*score)->f);
            MeanColumns{2}.add(row, (*score)->precision);
            MeanColumns{4}.add(row, (*score)->recall);
        });
    }
    std::vector<TableFigure> figures() const override
    {
        const auto figure = [](const char* id, const char* formula, std::size_t column) {
            return TableFigure{
                {QLatin1String(id), FigureScale::Share, QStringLiteral("pair of answers"), QLatin1String(formula),
                 QStringLiteral("McFee, Nieto, Farbood and Bello 2017, Evaluating hierarchical structure")},
                MeanColumns{column}.statistic()};
        };
        return {figure("l-measure", "harmonic mean of precision and recall", 0),
                figure("l-precision",
                       "of the pairs of moments that the second ranks by depth, the share that the first "
                       "ranks alike",
                       2),
                figure("l-recall",
                       "of the pairs of moments that the first ranks by depth, the share that the second "
                       "ranks alike",
                       4)};
    }

private:
    Hierarchy hierarchyOf(const StudyAnswer& answer, SampleRate rate, double end) const
    {
        // What is filled in at the ends has no label of the layer.
        const int filled = m_categories->count();
        Hierarchy levels;
        for (int level = 0; level < m_levels; ++level) {
            Segments segments;
            for (const Item& item : answer.items)
                if (item.level == level && !item.span.isEmpty())
                    segments.push_back(
                        {secondsOf(item.span.start, rate), secondsOf(item.span.end, rate), m_categories->of(item)});
            levels.push_back(filledTo(std::move(segments), 0, end, filled, filled + 1));
        }
        return levels;
    }

    std::shared_ptr<const LabelCategories> m_categories;
    int m_levels;
};

} // namespace

std::unique_ptr<FigureTable> hierarchyTable(std::shared_ptr<const LabelCategories> categories, int levels)
{
    return std::make_unique<HierarchyTable>(std::move(categories), levels);
}

} // namespace unisono
