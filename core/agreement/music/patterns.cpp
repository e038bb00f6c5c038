#include "core/agreement/music/patterns.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kTranslationTolerance = 1e-5;

/// What comparing every occurrence of one side with every one of the other takes.
double stepsOf(const Patterns& reference, const Patterns& estimate)
{
    double occurrences[2] = {0, 0};
    double notes[2] = {0, 0};
    for (const std::size_t side : {0, 1})
        for (const Pattern& pattern : side == 0 ? reference : estimate)
            for (const Occurrence& occurrence : pattern) {
                ++occurrences[side];
                notes[side] += double(occurrence.size()) + 1;
            }
    return occurrences[0] * notes[1] + occurrences[1] * notes[0];
}

bool hasNotes(const Patterns& patterns)
{
    return std::any_of(patterns.begin(), patterns.end(), [](const Pattern& pattern) {
        return std::any_of(pattern.begin(), pattern.end(), [](const Occurrence& o) { return !o.empty(); });
    });
}

bool hasEmptyPattern(const Patterns& patterns)
{
    return std::any_of(patterns.begin(), patterns.end(), [](const Pattern& pattern) { return pattern.empty(); });
}

bool hasEmptyOccurrence(const Patterns& patterns)
{
    return std::any_of(patterns.begin(), patterns.end(), [](const Pattern& pattern) {
        return std::any_of(pattern.begin(), pattern.end(), [](const Occurrence& o) { return o.empty(); });
    });
}

/// Notes in order, each once; how many were written down is kept.
struct NoteSet {
    Occurrence notes;
    double written = 0;
};
using NoteSets = std::vector<NoteSet>;

std::vector<NoteSets> setsOf(const Patterns& patterns)
{
    std::vector<NoteSets> all;
    for (const Pattern& pattern : patterns) {
        all.emplace_back();
        for (Occurrence occurrence : pattern) {
            const auto written = double(occurrence.size());
            std::sort(occurrence.begin(), occurrence.end());
            occurrence.erase(std::unique(occurrence.begin(), occurrence.end()), occurrence.end());
            all.back().push_back({std::move(occurrence), written});
        }
    }
    return all;
}

double common(const NoteSet& a, const NoteSet& b)
{
    double count = 0;
    for (auto x = a.notes.begin(), y = b.notes.begin(); x != a.notes.end() && y != b.notes.end();) {
        if (*x == *y) {
            ++count;
            ++x;
            ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return count;
}

/// Likenesses of everything on one side with everything on the other.
class Table {
public:
    Table(std::size_t rows, std::size_t columns)
        : m_rows(rows),
          m_columns(columns),
          m_values(rows * columns, 0)
    {
    }

    double& at(std::size_t row, std::size_t column) { return m_values[row * m_columns + column]; }
    double at(std::size_t row, std::size_t column) const { return m_values[row * m_columns + column]; }
    double largest() const { return *std::max_element(m_values.begin(), m_values.end()); }

    /// Mean over the columns (the estimate) of the best row, over the rows of the best column.
    FScore means() const
    {
        double precision = 0;
        for (std::size_t column = 0; column < m_columns; ++column) {
            double best = 0;
            for (std::size_t row = 0; row < m_rows; ++row)
                best = std::max(best, at(row, column));
            precision += best;
        }
        double recall = 0;
        for (std::size_t row = 0; row < m_rows; ++row) {
            double best = 0;
            for (std::size_t column = 0; column < m_columns; ++column)
                best = std::max(best, at(row, column));
            recall += best;
        }
        return fScore(precision / double(m_columns), recall / double(m_rows));
    }

private:
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<double> m_values;
};

template <class Side, class Likeness> Table tableOf(const Side& reference, const Side& estimate, Likeness likeness)
{
    Table table(reference.size(), estimate.size());
    for (std::size_t r = 0; r < reference.size(); ++r)
        for (std::size_t e = 0; e < estimate.size(); ++e)
            table.at(r, e) = likeness(reference[r], estimate[e]);
    return table;
}

double cardinality(const NoteSet& reference, const NoteSet& estimate)
{
    return common(reference, estimate) / std::max(reference.written, estimate.written);
}

double noteF(const NoteSet& reference, const NoteSet& estimate)
{
    const double both = common(reference, estimate);
    return fScore(both / reference.written, both / estimate.written).f;
}

bool isTranslation(const Occurrence& a, const Occurrence& b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 1; i < a.size(); ++i) {
        const double time = (a[i].first - b[i].first) - (a[i - 1].first - b[i - 1].first);
        const double pitch = (a[i].second - b[i].second) - (a[i - 1].second - b[i - 1].second);
        if (std::max(std::abs(time), std::abs(pitch)) >= kTranslationTolerance)
            return false;
    }
    return true;
}

/// nullopt: two patterns without a note would have to be compared.
std::optional<FScore> standardF(const Patterns& reference, const Patterns& estimate)
{
    double found = 0;
    for (const Pattern& pattern : reference)
        for (const Pattern& other : estimate) {
            if (pattern.front().empty() && other.front().empty())
                return std::nullopt;
            if (isTranslation(pattern.front(), other.front())) {
                ++found;
                break;
            }
        }
    return fScore(found / double(estimate.size()), found / double(reference.size()));
}

/// Every pair of patterns that is alike enough counts with each of the others' columns and rows as often as it occurs.
FScore occurrenceF(const std::vector<NoteSets>& reference, const std::vector<NoteSets>& estimate, double threshold)
{
    Table precisions(reference.size(), estimate.size());
    Table recalls(reference.size(), estimate.size());
    std::vector<double> inRow(reference.size(), 0);
    std::vector<double> inColumn(estimate.size(), 0);
    double pairs = 0;
    for (std::size_t r = 0; r < reference.size(); ++r)
        for (std::size_t e = 0; e < estimate.size(); ++e) {
            const Table table = tableOf(reference[r], estimate[e], cardinality);
            if (table.largest() < threshold)
                continue;
            const FScore means = table.means();
            precisions.at(r, e) = means.precision;
            recalls.at(r, e) = means.recall;
            ++inRow[r];
            ++inColumn[e];
            ++pairs;
        }
    if (pairs == 0)
        return {};
    double precision = 0;
    for (std::size_t e = 0; e < estimate.size(); ++e) {
        double best = 0;
        for (std::size_t r = 0; r < reference.size(); ++r)
            best = std::max(best, inRow[r] > 0 ? precisions.at(r, e) : 0);
        precision += inColumn[e] * best;
    }
    double recall = 0;
    for (std::size_t r = 0; r < reference.size(); ++r) {
        double best = 0;
        for (std::size_t e = 0; e < estimate.size(); ++e)
            best = std::max(best, inColumn[e] > 0 ? recalls.at(r, e) : 0);
        recall += inRow[r] * best;
    }
    return fScore(precision / pairs, recall / pairs);
}

FScore establishmentF(const std::vector<NoteSets>& reference, const std::vector<NoteSets>& estimate)
{
    return tableOf(reference, estimate,
                   [](const NoteSets& r, const NoteSets& e) { return tableOf(r, e, cardinality).largest(); })
        .means();
}

FScore threeLayerF(const std::vector<NoteSets>& reference, const std::vector<NoteSets>& estimate)
{
    return tableOf(reference, estimate,
                   [](const NoteSets& r, const NoteSets& e) { return tableOf(r, e, noteF).means().f; })
        .means();
}

} // namespace

Result<PatternAgreement> patternAgreement(const Patterns& reference, const Patterns& estimate)
{
    PatternAgreement all;
    if (hasEmptyPattern(reference) || hasEmptyPattern(estimate))
        return all;
    if (stepsOf(reference, estimate) > kMostPatternSteps)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many notes"), {}, QString::number(kMostPatternSteps)};
    if (!hasNotes(reference) || !hasNotes(estimate)) {
        all = {FScore(), FScore(), FScore(), FScore(), FScore(), 0, 0};
        return all;
    }
    all.standard = standardF(reference, estimate);
    const Patterns firstOnes(estimate.begin(),
                             estimate.begin() + std::ptrdiff_t(std::min(estimate.size(), kFirstPatterns)));
    const std::vector<NoteSets> r = setsOf(reference);
    const std::vector<NoteSets> e = setsOf(estimate);
    const std::vector<NoteSets> first = setsOf(firstOnes);
    // Likeness is undefined of two that have no note, shares of notes already of one.
    const bool isReferenceFull = !hasEmptyOccurrence(reference);
    const bool isEstimateFull = !hasEmptyOccurrence(estimate);
    const bool areFirstFull = !hasEmptyOccurrence(firstOnes);
    if (isReferenceFull || isEstimateFull) {
        all.establishment = establishmentF(r, e);
        all.occurrence = occurrenceF(r, e, kOccurrenceThreshold);
        all.looseOccurrence = occurrenceF(r, e, kLooseOccurrenceThreshold);
    }
    if (isReferenceFull && isEstimateFull)
        all.threeLayer = threeLayerF(r, e);
    if (!hasNotes(firstOnes)) {
        all.firstPrecision = 0;
        all.firstRecall = 0;
        return all;
    }
    if (isReferenceFull && areFirstFull)
        all.firstPrecision = threeLayerF(r, first).precision;
    if (isReferenceFull || areFirstFull)
        all.firstRecall = establishmentF(r, first).recall;
    return all;
}

} // namespace unisono
