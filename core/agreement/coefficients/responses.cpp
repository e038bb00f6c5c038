#include "core/agreement/coefficients/responses.h"

#include <algorithm>
#include <numeric>

namespace unisono {

void normalise(double* row, int columns)
{
    const double sum = std::accumulate(row, row + columns, 0.0);
    for (int c = 0; c < columns; ++c)
        row[c] /= sum;
}

std::vector<int> mostProbable(const ProbabilityRows& rows, int count)
{
    constexpr double kSame = 1e-12;
    std::vector<int> best(std::size_t(count), kMissing);
    if (rows.columns == 0)
        return best;
    for (int r = 0; r < count; ++r) {
        const double* row = rows.row(r);
        const double most = *std::max_element(row, row + rows.columns);
        best[std::size_t(r)] =
            int(std::find_if(row, row + rows.columns, [&](double each) { return each >= most - kSame; }) - row);
    }
    return best;
}

ProbabilityRows voteShares(const Responses& responses)
{
    ProbabilityRows shares(responses.tasks, responses.labels);
    for (const Response& response : responses.all)
        shares.row(response.task)[response.label] += 1;
    for (int task = 0; task < responses.tasks; ++task) {
        double* row = shares.row(task);
        if (const int known = responses.knownOf(task); known != kMissing) {
            std::fill(row, row + responses.labels, 0.0);
            row[known] = 1;
        } else if (std::all_of(row, row + responses.labels, [](double each) { return each == 0; })) {
            std::fill(row, row + responses.labels, 1.0);
        }
        normalise(row, responses.labels);
    }
    return shares;
}

} // namespace unisono
