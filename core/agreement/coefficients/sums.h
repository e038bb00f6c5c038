#pragma once

#include "core/agreement/coefficients/ratings.h"
#include "core/agreement/coefficients/weights.h"

#include <span>

namespace unisono {

/// Whether sums hold the coincidences too, which distances that depend on the ratings need (ordinal alpha), in
/// categories^2 numbers.
enum class SumsDetail { Plain, Coincidences };

/// What numbers of AgreementSums stand where.
struct SumsShape {
    int categories = 0;
    std::size_t raters = 0;
    SumsDetail detail = SumsDetail::Plain;

    std::size_t width() const;
};

/// Sums over units of which every coefficient here is a function. They add: the sums of two sets of units together are
/// those of each, number by number, so that resampling clusters of units is adding rows.
/// Units with two ratings or more are "paired". A unit of m ratings, n_c of them of category c, has agreement
/// sum over c, k of n_c (n_k - [c = k]) w(c, k) / (m (m - 1)).
struct AgreementSums {
    SumsShape shape;
    std::vector<double> values; ///< shape.width() of them

    double rated() const { return values[0]; }          ///< units with a rating at least
    double paired() const { return values[1]; }         ///< paired units
    double agreed() const { return values[2]; }         ///< their agreement
    double pairable() const { return values[3]; }       ///< ratings in paired units
    double pairableAgreed() const { return values[4]; } ///< agreement of paired units times their ratings
    /// Over rated units: n_c / m.
    double share(int c) const { return values[5 + std::size_t(c)]; }
    /// Ratings of the category in paired units.
    double margin(int c) const { return values[5 + count() + std::size_t(c)]; }
    /// Ratings that the rater gave.
    double byRater(std::size_t rater, int c) const { return values[5 + (2 + rater) * count() + std::size_t(c)]; }
    /// The same in paired units; of two raters only.
    double pairedByRater(std::size_t rater, int c) const
    {
        return values[5 + (2 + shape.raters + rater) * count() + std::size_t(c)];
    }
    /// Over paired units: n_c (n_k - [c = k]) / (m - 1). Needs SumsDetail::Coincidences.
    double coincidences(int c, int k) const
    {
        return values[5 + (2 + shape.raters + (shape.raters == 2 ? 2 : 0)) * count() + std::size_t(c) * count() +
                      std::size_t(k)];
    }

private:
    std::size_t count() const { return std::size_t(shape.categories); }
};

/// Over all units. `weights` are of the ratings' categories.
AgreementSums sumsOf(const Ratings& ratings, const AgreementWeights& weights, SumsDetail detail = SumsDetail::Plain);

/// Sums of clusters, a row each.
struct ClusterRows {
    std::size_t width = 0;
    std::vector<double> values;

    std::size_t clusters() const { return width ? values.size() / width : 0; }
    std::span<const double> row(std::size_t cluster) const { return std::span(values).subspan(cluster * width, width); }
};

/// The sums of every cluster of units. `clusterOf[unit]` is 0..clusters-1; clusters without a unit have zeros.
/// A row holds every category, used or not, so a large scale is better cut to usedOnly() first.
ClusterRows clusterSums(const Ratings& ratings, const std::vector<std::size_t>& clusterOf, std::size_t clusters,
                        const AgreementWeights& weights, SumsDetail detail = SumsDetail::Plain);
/// A cluster for every unit.
ClusterRows unitSums(const Ratings& ratings, const AgreementWeights& weights, SumsDetail detail = SumsDetail::Plain);

} // namespace unisono
