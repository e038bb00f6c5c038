#pragma once

#include "core/study/figuretable.h"

#include <array>

namespace unisono {

/// Collects numbers of which a figure is the mean: a sum and how many there are.
struct MeanColumns {
    std::size_t first = 0; ///< of two columns of a row

    void add(std::span<double> row, std::optional<double> value) const
    {
        if (value) {
            row[first] += *value;
            row[first + 1] += 1;
        }
    }
    auto count() const
    {
        return [at = first](std::span<const double> row) { return row[at + 1]; };
    }
    static std::optional<double> of(double sum, double count)
    {
        return count > 0 ? std::optional(sum / count) : std::nullopt;
    }
    Statistic statistic() const
    {
        return [at = first](std::span<const double> row) { return of(row[at], row[at + 1]); };
    }
};

/// Collects what matches: pairs, and how many there are on either side.
struct MatchColumns {
    std::size_t first = 0; ///< of three columns of a row

    void add(std::span<double> row, double matched, double references, double estimates) const
    {
        row[first] += matched;
        row[first + 1] += references;
        row[first + 2] += estimates;
    }
    /// Those of both sides.
    auto count() const
    {
        return [at = first](std::span<const double> row) { return row[at + 1] + row[at + 2]; };
    }
    /// Undefined where a side has nothing.
    Statistic precision() const { return share(2); }
    Statistic recall() const { return share(1); }
    /// Of the harmonic mean; two empty sides: undefined.
    Statistic f() const
    {
        return [at = first](std::span<const double> row) {
            return MeanColumns::of(2 * row[at], row[at + 1] + row[at + 2]);
        };
    }

private:
    Statistic share(std::size_t of) const
    {
        return [at = first, of](std::span<const double> row) { return MeanColumns::of(row[at], row[at + of]); };
    }
};

} // namespace unisono
