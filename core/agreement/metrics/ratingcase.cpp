#include "core/agreement/metrics/ratingcase.h"

#include "core/agreement/metrics/caseinput.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

bool isRating(const QJsonValue& value)
{
    return value.isString() || (value.isDouble() && std::isfinite(value.toDouble()));
}

/// Numbers before strings, ascending.
bool before(const QJsonValue& a, const QJsonValue& b)
{
    if (a.isDouble() != b.isDouble())
        return a.isDouble();
    return a.isDouble() ? a.toDouble() < b.toDouble() : a.toString() < b.toString();
}

/// Numbers category values as they come.
class Numbering {
public:
    int of(const QJsonValue& value) const
    {
        return value.isDouble() ? m_numbers.value(value.toDouble() + 0.0, kMissing)
                                : m_strings.value(value.toString(), kMissing);
    }
    void add(const QJsonValue& value)
    {
        if (of(value) != kMissing)
            return;
        if (value.isDouble())
            m_numbers[value.toDouble() + 0.0] = m_next++; // -0 is 0
        else
            m_strings[value.toString()] = m_next++;
    }

private:
    QHash<double, int> m_numbers;
    QHash<QString, int> m_strings;
    int m_next = 0;
};

QString at(qsizetype rater, qsizetype unit)
{
    return QStringLiteral("ratings[%1][%2]").arg(rater).arg(unit);
}

Result<std::vector<QJsonValue>> categoriesOf(const QJsonObject& input, const QJsonArray& rows)
{
    std::vector<QJsonValue> categories;
    const QJsonValue listed = input[u"categories"];
    const bool given = listed.isArray();
    if (!given && !listed.isUndefined() && !listed.isNull())
        return wrongInput(QStringLiteral("categories"));
    for (const QJsonValue each : given ? listed.toArray() : QJsonArray()) {
        if (!isRating(each))
            return wrongInput(QStringLiteral("categories"));
        categories.push_back(each);
    }
    for (const QJsonValue row : given ? QJsonArray() : rows)
        for (const QJsonValue each : row.toArray())
            if (isRating(each))
                categories.push_back(each);
    const bool numbers =
        std::all_of(categories.begin(), categories.end(), [](const QJsonValue& each) { return each.isDouble(); });
    if (!given || numbers)
        std::sort(categories.begin(), categories.end(), before);
    return categories;
}

} // namespace

Result<Ratings> ratingsFromCase(const QJsonObject& input)
{
    if (!input[u"ratings"].isArray())
        return wrongInput(QStringLiteral("ratings"));
    const QJsonArray rows = input[u"ratings"].toArray();
    const Result<std::vector<QJsonValue>> categories = categoriesOf(input, rows);
    if (!categories)
        return categories.error();
    Ratings ratings;
    Numbering numbering;
    std::vector<double> values;
    for (const QJsonValue& category : *categories)
        if (numbering.of(category) == kMissing) {
            numbering.add(category);
            ++ratings.categories;
            if (category.isDouble())
                values.push_back(category.toDouble());
        }
    if (values.size() == std::size_t(ratings.categories))
        ratings.values = std::move(values);
    for (qsizetype rater = 0; rater < rows.size(); ++rater) {
        const QJsonArray row = rows[rater].toArray();
        if (!rows[rater].isArray() || row.size() != rows[0].toArray().size())
            return wrongInput(QStringLiteral("ratings[%1]").arg(rater));
        std::vector<int>& said = ratings.of.emplace_back();
        for (qsizetype unit = 0; unit < row.size(); ++unit) {
            const QJsonValue each = row[unit];
            const int category = isRating(each) ? numbering.of(each) : kMissing;
            if (!each.isNull() && category == kMissing)
                return wrongInput(at(rater, unit));
            said.push_back(category);
        }
    }
    ratings = usedOnly(ratings);
    const Result<void> bounded = boundedWork(ratings);
    if (!bounded)
        return bounded.error();
    return ratings;
}

Result<void> boundedWork(const Ratings& ratings)
{
    constexpr int kMostCategories = 3000;
    constexpr double kMostOfRaters = 3e8;
    constexpr double kMostPairs = 1e8;
    const auto raters = double(ratings.raters());
    const double categories = ratings.categories;
    if (ratings.categories > kMostCategories || raters * categories * categories > kMostOfRaters ||
        raters * raters * double(ratings.units()) > kMostPairs)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many raters, units or different answers"),
                     {},
                     QString::number(kMostCategories)};
    return {};
}

NumberRows numbersFromCase(const Ratings& ratings)
{
    NumberRows rows;
    if (ratings.values.empty())
        return rows;
    for (const std::vector<int>& row : completeOnly(ratings).of) {
        std::vector<double>& numbers = rows.emplace_back();
        for (const int category : row)
            numbers.push_back(ratings.values[std::size_t(category)]);
    }
    return rows;
}

QString weightingSuffix(Weighting weighting)
{
    switch (weighting) {
    case Weighting::Linear:
        return QStringLiteral("_linear");
    case Weighting::Quadratic:
        return QStringLiteral("_quadratic");
    case Weighting::Ordinal:
        return QStringLiteral("_ordinal");
    case Weighting::None:
        break;
    }
    return {};
}

std::optional<AgreementWeights> weightsFor(const Ratings& ratings, Weighting weighting, WeightsBy by)
{
    const bool byValue = by == WeightsBy::Value && !ratings.values.empty();
    const std::vector<double> values = byValue ? ratings.values : ranks(ratings.categories);
    switch (weighting) {
    case Weighting::Linear:
        return linearWeights(values);
    case Weighting::Quadratic:
        return quadraticWeights(values);
    case Weighting::Ordinal:
        return ordinalWeights(ratings.categories);
    case Weighting::None:
        break;
    }
    return nominalWeights(ratings.categories);
}

QJsonValue weightedFigure(const Ratings& ratings, Weighting weighting, WeightsBy by, const Coefficient& coefficient)
{
    const std::optional<AgreementWeights> weights = weightsFor(ratings, weighting, by);
    return caseFigure(weights ? coefficient(sumsOf(ratings, *weights), *weights) : std::nullopt);
}

Result<QJsonObject> weightedFigures(const QJsonObject& input, const QString& plain, const QString& weighted,
                                    const Coefficient& coefficient)
{
    const Result<Ratings> ratings = ratingsFromCase(input);
    if (!ratings)
        return ratings.error();
    QJsonObject figures;
    figures[plain] = weightedFigure(*ratings, Weighting::None, WeightsBy::Value, coefficient);
    for (const Weighting weighting : {Weighting::Linear, Weighting::Quadratic, Weighting::Ordinal})
        figures[weighted + weightingSuffix(weighting)] =
            weightedFigure(*ratings, weighting, WeightsBy::Value, coefficient);
    return figures;
}

} // namespace unisono
