#pragma once

#include "core/base/registry.h"
#include "core/base/result.h"

#include <QJsonObject>

#include <functional>
#include <optional>
#include <vector>

namespace unisono {

/// One figure that a metric gives.
struct FigureDescriptor {
    QString id;   ///< the key in a case file: "F-measure", "krippendorff_alpha_nominal"
    QString unit; ///< empty: a plain number
    /// What two identical answers give, of two categories or more; nullopt: it depends on the answers.
    std::optional<double> ofIdentical = 1;
};

/// A measure of agreement as it is asked from outside, by a file; the entry's file stem is its id. What it computes
/// lies in free functions of core/agreement, which the program calls directly.
/// `compute` takes a case's `input` and `params` (absent ones have the reference's defaults) and gives a value for
/// each figure it has for them: a number, an object or array of numbers, or null = undefined; never NaN or infinity.
/// Errors: Parse -> input of another form, detail is the place in it.
struct MetricDescriptor {
    QString id;
    int version = 1;        ///< goes up when results change
    QString kind;           ///< of the input: "ratings", "beats"; several metrics may share one
    QString formula;        ///< in words and signs, for who asks what a figure is
    QString reference;      ///< author, year, title
    bool symmetric = false; ///< the order of the raters does not matter
    std::vector<FigureDescriptor> figures;
    std::function<Result<QJsonObject>(const QJsonObject& input, const QJsonObject& params)> compute;
};
using MetricRegistry = Registry<MetricDescriptor>;

/// Written by CMake: adds every entry of this folder.
void registerMetrics(MetricRegistry& registry);
const MetricRegistry& metrics();

/// Everything the metrics of a kind give for a case; where two give one figure, the first one's.
/// Errors: Unsupported -> no metric is of this kind, detail is the kind; those of `compute`
Result<QJsonObject> computeCase(const QString& kind, const QJsonObject& input, const QJsonObject& params);

} // namespace unisono
