#include "core/study/numbertable.h"

#include "core/study/meantable.h"

#include <cmath>

namespace unisono {

namespace {

/// Columns: of units of two numbers or more their number, their numbers, sum and squares, and the squared differences
/// within units; of complete units their number, squares, squared sums, and the sum of each rater.
enum Column : std::size_t { Paired, Numbers, Sum, Squares, Within, Complete, CompleteSquares, SquaredSums, FirstRater };

std::optional<double> alpha(std::span<const double> row)
{
    // Krippendorff's alpha with squared differences: the sum over all pairs of numbers is n sum x^2 - (sum x)^2.
    const double n = row[Numbers];
    const double expected = 2 * (n * row[Squares] - row[Sum] * row[Sum]);
    // What is left of a difference of equal sums is rounding.
    if (n < 2 || expected <= 1e-12 * n * row[Squares])
        return std::nullopt;
    return 1 - (n - 1) * row[Within] / expected;
}

/// Mean squares of a two-way table of complete units.
struct MeanSquares {
    double units = 0;
    double rows = 0;
    double columns = 0;
    double rest = 0;
};

std::optional<MeanSquares> meanSquares(std::span<const double> row)
{
    const double n = row[Complete];
    const auto k = double(row.size() - FirstRater);
    if (n < 2 || k < 2)
        return std::nullopt;
    double total = 0;
    double ofRaters = 0;
    for (std::size_t i = FirstRater; i < row.size(); ++i) {
        total += row[i];
        ofRaters += row[i] * row[i];
    }
    const double correction = total * total / (n * k);
    const double all = row[CompleteSquares] - correction;
    const double rows = row[SquaredSums] / k - correction;
    const double columns = ofRaters / n - correction;
    if (all <= 1e-12 * row[CompleteSquares])
        return std::nullopt; // every number is the same
    return MeanSquares{n, rows / (n - 1), columns / (k - 1), std::max(0.0, all - rows - columns) / ((n - 1) * (k - 1))};
}

std::optional<double> quotient(double over, double under)
{
    return std::abs(under) > 1e-300 ? std::optional(over / under) : std::nullopt;
}

std::optional<double> iccSingle(std::span<const double> row)
{
    const std::optional<MeanSquares> ms = meanSquares(row);
    const auto k = double(row.size() - FirstRater);
    return ms ? quotient(ms->rows - ms->rest, ms->rows + (k - 1) * ms->rest + k * (ms->columns - ms->rest) / ms->units)
              : std::nullopt;
}

std::optional<double> iccMean(std::span<const double> row)
{
    const std::optional<MeanSquares> ms = meanSquares(row);
    return ms ? quotient(ms->rows - ms->rest, ms->rows + (ms->columns - ms->rest) / ms->units) : std::nullopt;
}

/// Of two raters: 2 covariance / (variances + squared difference of means), all over n (Lin 1989).
std::optional<double> concordance(std::span<const double> row)
{
    const double n = row[Complete];
    if (n < 2)
        return std::nullopt;
    const double x = row[FirstRater];
    const double y = row[FirstRater + 1];
    const double products = (row[SquaredSums] - row[CompleteSquares]) / 2;
    const double variances = row[CompleteSquares] / n - (x * x + y * y) / (n * n);
    const double apart = (x - y) / n;
    const double under = variances + apart * apart;
    if (under <= 1e-12 * row[CompleteSquares] / n)
        return std::nullopt;
    return 2 * (products / n - x * y / (n * n)) / under;
}

class NumberTable : public FigureTable {
public:
    NumberTable(NumberScale scale, NumbersOfTrack numbersOf, std::size_t raters)
        : m_scale(std::move(scale)),
          m_numbersOf(std::move(numbersOf)),
          m_raters(raters)
    {
    }

    std::size_t width() const override { return FirstRater + m_raters; }
    double units(std::span<const double> row) const override { return row[Paired]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        const auto of = m_numbersOf(track, raters);
        const std::size_t units = of.empty() ? 0 : of.front().size();
        for (std::size_t unit = 0; unit < units; ++unit)
            addUnit(of, unit, row);
    }
    std::vector<TableFigure> figures() const override
    {
        const auto figure = [this](const QString& id, const QString& formula, const QString& source,
                                   const Statistic& statistic) {
            return TableFigure{{id, FigureScale::Coefficient, m_scale.unit, formula, source}, statistic};
        };
        const QString shrout = QStringLiteral("Shrout and Fleiss 1979, Intraclass correlations");
        std::vector<TableFigure> all{
            figure(QStringLiteral("alpha-") + m_scale.id,
                   QStringLiteral("1 - squared differences within units / squared differences of all numbers"),
                   QStringLiteral("Krippendorff 2011, Computing Krippendorff's Alpha-Reliability"), alpha),
            figure(QStringLiteral("icc-2-k"),
                   QStringLiteral("(units - rest) / (units + (raters - rest) / n), mean squares"), shrout, iccMean),
            figure(QStringLiteral("icc-2-1"),
                   QStringLiteral("(units - rest) / (units + (k - 1) rest + k (raters - rest) / n), mean squares"),
                   shrout, iccSingle)};
        if (m_scale.first == NumberGate::Icc)
            std::swap(all[0], all[1]);
        if (m_raters == 2)
            all.push_back(figure(QStringLiteral("ccc"),
                                 QStringLiteral("2 covariance / (both variances + squared difference of the means)"),
                                 QStringLiteral("Lin 1989, A concordance correlation coefficient"), concordance));
        return all;
    }

private:
    static void addUnit(const std::vector<std::vector<std::optional<double>>>& of, std::size_t unit,
                        std::span<double> row)
    {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (const auto& numbers : of)
            if (const std::optional<double> number = numbers[unit]) {
                count += 1;
                sum += *number;
                squares += *number * *number;
            }
        if (count < 2)
            return;
        row[Paired] += 1;
        row[Numbers] += count;
        row[Sum] += sum;
        row[Squares] += squares;
        row[Within] += 2 * (count * squares - sum * sum) / (count - 1);
        if (count < double(of.size()))
            return;
        row[Complete] += 1;
        row[CompleteSquares] += squares;
        row[SquaredSums] += sum * sum;
        for (std::size_t rater = 0; rater < of.size(); ++rater)
            row[FirstRater + rater] += *of[rater][unit];
    }

    NumberScale m_scale;
    NumbersOfTrack m_numbersOf;
    std::size_t m_raters;
};

} // namespace

std::unique_ptr<FigureTable> numberTable(const NumberScale& scale, NumbersOfTrack numbersOf, std::size_t raters)
{
    return std::make_unique<NumberTable>(scale, std::move(numbersOf), raters);
}

} // namespace unisono
