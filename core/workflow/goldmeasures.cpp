#include "core/workflow/goldmeasures.h"

#include <QMap>

#include <cmath>

namespace unisono {

namespace {

std::optional<double> entropyOfLabels(const std::vector<Items>& passes)
{
    QMap<QString, int> said;
    for (const Items& pass : passes) {
        QStringList labels;
        for (const Item& item : pass)
            if (const auto* tag = std::get_if<TagValue>(&item.payload))
                labels << tag->labels;
        ++said[labels.join(u' ')];
    }
    const QList<int> counts = said.values();
    return relativeEntropy({counts.begin(), counts.end()});
}

Result<std::optional<double>> disagreement(const LayerDef& layer, const GoldAnswer& gold,
                                           const std::vector<Items>& passes)
{
    double sum = 0;
    int pairs = 0;
    for (std::size_t a = 0; a < passes.size(); ++a) {
        GoldAnswer one = gold;
        one.accepted = {passes[a]};
        for (std::size_t b = 0; b < passes.size(); ++b) {
            if (a == b)
                continue;
            const Result<GoldScore> scored = scoreGold(layer, one, passes[b], gold.frames, gold.rate);
            if (!scored)
                return scored.error();
            sum += 1 - scored->score;
            ++pairs;
        }
    }
    return pairs > 0 ? std::optional(sum / pairs) : std::nullopt;
}

} // namespace

std::optional<double> relativeEntropy(const std::vector<int>& counts)
{
    double total = 0;
    for (const int count : counts)
        total += count;
    if (total < 2)
        return std::nullopt;
    double entropy = 0;
    for (const int count : counts)
        if (count > 0)
            entropy += count / total * std::log(total / count);
    return entropy / std::log(total);
}

Result<GoldMeasures> measureGold(const LayerDef& layer, const GoldAnswer& gold, const std::vector<Items>& passes)
{
    GoldMeasures measures;
    double sum = 0;
    for (const Items& pass : passes) {
        const Result<GoldScore> scored = scoreGold(layer, gold, pass, gold.frames, gold.rate);
        if (!scored)
            return scored.error();
        sum += scored->score;
    }
    if (!passes.empty())
        measures.difficulty = 1 - sum / double(passes.size());
    if (layer.kind == LayerKind::Tag && (layer.choice == TagChoice::One || layer.choice == TagChoice::Path)) {
        measures.ambiguity = entropyOfLabels(passes);
    } else {
        const Result<std::optional<double>> differ = disagreement(layer, gold, passes);
        if (!differ)
            return differ.error();
        measures.ambiguity = *differ;
    }
    return measures;
}

} // namespace unisono
