#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/coefficients/setdistance.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

/// Labels looked at for the distances of every two sets.
constexpr double kMostCompared = 2e8;

struct SetRatings {
    Ratings ratings; ///< a category for every different set
    std::vector<LabelSet> sets;
};

Result<LabelSet> setOf(const QJsonValue& value, std::map<QString, int>& labels, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    LabelSet set;
    for (const QJsonValue each : value.toArray()) {
        if (!each.isString() && !each.isDouble())
            return wrongInput(place);
        // A number is not the string that reads the same.
        const QString key = each.isString() ? u's' + each.toString() : u'n' + QString::number(each.toDouble(), 'g', 17);
        set.push_back(labels.emplace(key, int(labels.size())).first->second);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

Result<SetRatings> setRatings(const QJsonObject& input)
{
    if (!input[u"labels"].isArray())
        return wrongInput(QStringLiteral("labels"));
    const QJsonArray rows = input[u"labels"].toArray();
    SetRatings found;
    std::map<QString, int> labels;
    std::map<LabelSet, int> numbers;
    for (qsizetype rater = 0; rater < rows.size(); ++rater) {
        const QJsonArray row = rows[rater].toArray();
        if (!rows[rater].isArray() || row.size() != rows[0].toArray().size())
            return wrongInput(QStringLiteral("labels[%1]").arg(rater));
        std::vector<int>& said = found.ratings.of.emplace_back();
        for (qsizetype unit = 0; unit < row.size(); ++unit) {
            if (row[unit].isNull()) {
                said.push_back(kMissing);
                continue;
            }
            const auto set = setOf(row[unit], labels, QStringLiteral("labels[%1][%2]").arg(rater).arg(unit));
            if (!set)
                return set.error();
            const auto [at, isNew] = numbers.emplace(*set, int(found.sets.size()));
            if (isNew)
                found.sets.push_back(*set);
            said.push_back(at->second);
        }
    }
    found.ratings.categories = int(found.sets.size());
    double compared = 0;
    for (const LabelSet& set : found.sets)
        compared += double(set.size() + 1) * double(found.sets.size());
    if (compared > kMostCompared)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("too many different sets"), {}, QString::number(kMostCompared)};
    const Result<void> bounded = boundedWork(found.ratings);
    if (!bounded)
        return bounded.error();
    return found;
}

/// Mean distance of the pairs within units, every pair alike.
std::optional<double> meanOfPairs(const Ratings& ratings, const std::function<double(int, int)>& distance)
{
    double sum = 0;
    double pairs = 0;
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        for (std::size_t a = 0; a < ratings.raters(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (ratings.of[a][unit] != kMissing && ratings.of[b][unit] != kMissing) {
                    sum += distance(ratings.of[a][unit], ratings.of[b][unit]);
                    ++pairs;
                }
    return pairs > 0 ? std::optional(sum / pairs) : std::nullopt;
}

void addFigures(const SetRatings& input, const QString& name, double (*distance)(const LabelSet&, const LabelSet&),
                QJsonObject& figures)
{
    const auto between = [&](int a, int b) { return distance(input.sets[std::size_t(a)], input.sets[std::size_t(b)]); };
    const int sets = input.ratings.categories;
    const AgreementWeights weights = weightsOfDistance(sets, between);
    double largest = 0; // the weights have it taken out
    for (int a = 0; a < sets; ++a)
        for (int b = 0; b < a; ++b)
            largest = std::max(largest, between(a, b));
    const AgreementSums sums = sumsOf(input.ratings, weights);
    const std::optional<Disagreement> disagreement = disagreementOf(sums, weights);
    std::optional<double> alpha = krippendorffAlpha(sums, weights);
    if (sets == 1)
        alpha = 1; // as nltk has it where there is one answer in all
    figures[QStringLiteral("krippendorff_alpha_") + name] = caseFigure(alpha);
    figures[QStringLiteral("observed_disagreement_") + name] =
        caseFigure(disagreement ? std::optional(disagreement->observed * largest) : std::nullopt);
    figures[QStringLiteral("mean_pairwise_%1_distance").arg(name)] = caseFigure(meanOfPairs(input.ratings, between));
}

bool hasEmptySetInPairs(const SetRatings& input)
{
    for (std::size_t unit = 0; unit < input.ratings.units(); ++unit)
        if (ratingsOf(input.ratings, unit) >= 2)
            for (const std::vector<int>& row : input.ratings.of)
                if (row[unit] != kMissing && input.sets[std::size_t(row[unit])].empty())
                    return true;
    return false;
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<SetRatings> sets = setRatings(input);
    if (!sets)
        return sets.error();
    QJsonObject figures;
    addFigures(*sets, QStringLiteral("masi"), masiDistance, figures);
    addFigures(*sets, QStringLiteral("jaccard"), jaccardDistance, figures);
    addFigures(*sets, QStringLiteral("nominal"), setInequality, figures);
    // nltk divides by the size of what two sets have together.
    if (hasEmptySetInPairs(*sets))
        for (auto it = figures.begin(); it != figures.end(); ++it)
            if (!it.key().contains(u"nominal") && !(sets->ratings.categories == 1 && it.key().contains(u"alpha")))
                it.value() = QJsonValue(QJsonValue::Null);
    return figures;
}

} // namespace

void registerMetrics_setalpha(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const QString& name : {QStringLiteral("masi"), QStringLiteral("jaccard"), QStringLiteral("nominal")}) {
        figures.push_back({QStringLiteral("krippendorff_alpha_") + name, {}, 1});
        figures.push_back({QStringLiteral("observed_disagreement_") + name, {}, 0});
        figures.push_back({QStringLiteral("mean_pairwise_%1_distance").arg(name), {}, 0});
    }
    registry.add({QStringLiteral("setalpha"), 1, QStringLiteral("multilabel"),
                  QStringLiteral("1 - Do / De over sets of labels; distance: 1 - Jaccard * m (MASI; m = 1 equal, 0.67 "
                                 "one in the other, 0.33 overlapping, 0 else), 1 - Jaccard, or 0 equal and 1 not"),
                  QStringLiteral("Passonneau 2006, Measuring agreement on set-valued items (MASI); Krippendorff 2011; "
                                 "nltk AnnotationTask.alpha"),
                  true, figures, compute});
}

} // namespace unisono
