#pragma once

#include "core/agreement/coefficients/ratings.h"

namespace unisono {

/// One answer: who said what of which task; numbers from 0.
struct Response {
    int worker = 0;
    int task = 0;
    int label = 0;
};

/// Answers to tasks that have one true label each. `known[task]` is the label that is known beforehand (gold) or
/// kMissing; empty: none is known.
struct Responses {
    int workers = 0;
    int tasks = 0;
    int labels = 0;
    std::vector<Response> all;
    std::vector<int> known;

    int knownOf(int task) const { return known.empty() ? kMissing : known[std::size_t(task)]; }
};

/// Probabilities by task or worker, row by row.
struct ProbabilityRows {
    int columns = 0;
    std::vector<double> values;

    ProbabilityRows() = default;
    ProbabilityRows(int rows, int columnsOfEach, double value = 0)
        : columns(columnsOfEach),
          values(std::size_t(rows) * std::size_t(columnsOfEach), value)
    {
    }
    double* row(int r) { return values.data() + std::size_t(r) * std::size_t(columns); }
    const double* row(int r) const { return values.data() + std::size_t(r) * std::size_t(columns); }
};

/// The most probable label of every row; of labels equally probable (to 1e-12) the first. Rows of nothing: kMissing.
std::vector<int> mostProbable(const ProbabilityRows& rows, int count);

/// Shares of the labels that a task was given; a known one has all. Tasks that nobody answered: all alike.
ProbabilityRows voteShares(const Responses& responses);

/// Divides the row by its sum.
void normalise(double* row, int columns);

} // namespace unisono
