#pragma once

#include "core/agreement/coefficients/bootstrap.h"
#include "core/study/studydata.h"

#include <memory>
#include <span>

namespace unisono {

/// What values a figure can have.
enum class FigureScale { Coefficient, Share, Seconds };

/// What a figure is. Its name for people is made in ui/text from the id.
struct FigureInfo {
    QString id;
    FigureScale scale = FigureScale::Coefficient;
    QString unit;    ///< what was counted: "track", "frame", "boundary"
    QString formula; ///< words and signs
    QString source;  ///< author, year, title
};

/// A figure as a function of sums over tracks.
struct TableFigure {
    FigureInfo info;
    Statistic statistic;
    std::function<double(std::span<const double> sums)> units = {}; ///< of info.unit; empty: FigureTable::units()
};

/// Turns answers into sums of which figures are functions, so that pairs, strata and resampled tracks are additions.
/// Made for a number of raters; with two, the first is the reference where a figure has one. Threads: any
class FigureTable {
public:
    virtual ~FigureTable() = default;
    virtual std::size_t width() const = 0;
    virtual std::vector<TableFigure> figures() const = 0;
    /// Adds what these raters say of a track to `row`; raters without an answer say nothing. `raters`: places in
    /// StudyTrack::answers, as many as the table was made for.
    virtual void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const = 0;
    /// Whether the row of several raters is the sum of those of their pairs, each made by a table for two.
    virtual bool isSumOfPairs() const { return false; }
    /// How many units of comparison a row holds.
    virtual double units(std::span<const double> row) const = 0;

protected:
    FigureTable() = default;
    FigureTable(const FigureTable&) = default;
    FigureTable& operator=(const FigureTable&) = default;
};
using FigureTables = std::vector<std::unique_ptr<FigureTable>>;

/// Sums of every track, in the order of the layer; made by as many threads as there are cores.
/// Errors: Cancelled
Result<ClusterRows> rowsOf(const FigureTable& table, const StudyLayer& layer, std::span<const std::size_t> raters,
                           const JobContext& job);
/// The sum of the rows for which `keep` holds.
std::vector<double> summed(const ClusterRows& rows, const std::function<bool(std::size_t)>& keep = {});

/// Calls `pair(a, b)` for the answers of every two of these raters, in their order.
void forPairs(const StudyTrack& track, std::span<const std::size_t> raters,
              const std::function<void(const StudyAnswer&, const StudyAnswer&)>& pair);

} // namespace unisono
