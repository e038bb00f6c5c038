#pragma once

#include "core/agreement/coefficients/icc.h"
#include "core/agreement/coefficients/sums.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace unisono {

// What the metrics of kind "ratings" share.

/// Reads `ratings[rater][unit]`, strings and numbers, null = missing, and `categories`. Numbers are in ascending order
/// and have values; else the order is that of `categories`, where given, or of the code points. As the references do
/// unless told otherwise, categories that nobody used are left out.
/// Errors: Parse -> of another form, rows of different lengths, a rating that `categories` lacks;
///         TooLarge -> more work than boundedWork() allows
Result<Ratings> ratingsFromCase(const QJsonObject& input);

/// The numbers of the units that all rated; no rows: the categories are no numbers.
NumberRows numbersFromCase(const Ratings& ratings);

/// What a case may ask for: 3,000 different answers, of which every two are weighed, and as many pairs of raters and of
/// answers as take seconds.
/// Errors: TooLarge
Result<void> boundedWork(const Ratings& ratings);

enum class Weighting { None, Linear, Quadratic, Ordinal };

/// What a figure's key ends with: "", "_linear", "_quadratic", "_ordinal".
QString weightingSuffix(Weighting weighting);

/// Whether linear and quadratic weights go by the categories' values (ranks where they have none) or by rank.
enum class WeightsBy { Value, Rank };

/// nullopt: there is one category, which weights cannot tell apart.
std::optional<AgreementWeights> weightsFor(const Ratings& ratings, Weighting weighting, WeightsBy by);

using Coefficient = std::function<std::optional<double>(const AgreementSums& sums, const AgreementWeights& weights)>;

/// The coefficient as a number or null.
QJsonValue weightedFigure(const Ratings& ratings, Weighting weighting, WeightsBy by, const Coefficient& coefficient);

/// The coefficient without weights under `plain`, with each weighting under `weighted` and its suffix.
Result<QJsonObject> weightedFigures(const QJsonObject& input, const QString& plain, const QString& weighted,
                                    const Coefficient& coefficient);

} // namespace unisono
