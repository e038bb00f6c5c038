#include "core/workflow/goldscoring.h"

#include "core/agreement/labels.h"
#include "core/workflow/plainwords.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

QStringList tagLabels(const Items& items)
{
    QStringList labels;
    for (const Item& item : items)
        if (const auto* tag = std::get_if<TagValue>(&item.payload))
            labels << tag->labels;
    return labels;
}

std::optional<double> tagNumber(const Items& items)
{
    for (const Item& item : items)
        if (const auto* tag = std::get_if<TagValue>(&item.payload))
            if (tag->number && std::isfinite(*tag->number))
                return tag->number;
    return std::nullopt;
}

/// An answer that is there and says nothing is an empty one.
std::optional<ScoredAnswer> emptySide(bool acceptedEmpty, bool answerEmpty)
{
    if (!acceptedEmpty && !answerEmpty)
        return std::nullopt;
    ScoredAnswer scored{acceptedEmpty == answerEmpty ? 1.0 : 0.0, {}};
    findCounts(0, acceptedEmpty ? 0 : 1, answerEmpty ? 0 : 1, scored.findings);
    return scored;
}

ScoredAnswer scoreOne(const QStringList& accepted, const QStringList& answered)
{
    if (sameLabels(accepted, answered))
        return {1, {}};
    return {0, {{QStringLiteral("gold.label-confused"), {accepted.front(), answered.front(), QStringLiteral("100")}}}};
}

ScoredAnswer scoreSeveral(const QStringList& accepted, const QStringList& answered)
{
    std::size_t both = 0;
    for (const QString& label : accepted)
        both += std::size_t(answered.contains(label));
    ScoredAnswer scored{jaccard(accepted, answered).value_or(0), {}};
    findCounts(both, std::size_t(accepted.size()), std::size_t(answered.size()), scored.findings);
    return scored;
}

ScoredAnswer scorePath(const LayerDef& layer, const QString& accepted, const QString& answered)
{
    const std::optional<double> distance = treeDistance(layer, accepted, answered);
    if (accepted == answered)
        return {1, {}};
    ScoredAnswer scored{distance ? 1 - *distance : 0, {}};
    const QStringList should = labelLine(layer, accepted);
    const QStringList is = labelLine(layer, answered);
    const QString levels = QString::number(std::abs(should.size() - is.size()));
    if (should.contains(answered))
        scored.findings = {{QStringLiteral("gold.finer-needed"), {levels}}};
    else if (is.contains(accepted))
        scored.findings = {{QStringLiteral("gold.too-fine"), {levels}}};
    else
        scored.findings = {{QStringLiteral("gold.label-confused"), {accepted, answered, QStringLiteral("100")}}};
    return scored;
}

ScoredAnswer scoreNumber(const GoldComparison& c, double accepted, double answered)
{
    const auto near = [&](double target) {
        return std::abs(answered - target) <= std::max(c.tolerance.value, c.tolerance.ratio * std::abs(target));
    };
    if (near(accepted))
        return {1, {}};
    if (c.layer.agreement.measure == QLatin1String("alpha-tempo")) {
        if (near(accepted / 2))
            return {0, {{QStringLiteral("gold.half-tempo"), {}}}};
        if (near(accepted * 2))
            return {0, {{QStringLiteral("gold.double-tempo"), {}}}};
    }
    const QString code = answered > accepted ? QStringLiteral("gold.value-high") : QStringLiteral("gold.value-low");
    return {0, {{code, {QString::number(std::abs(answered - accepted), 'g', 4)}}}};
}

QStringList wordsOf(const Items& items)
{
    QString all;
    for (const Item& item : items)
        if (const auto* text = std::get_if<TextValue>(&item.payload))
            all += text->text + u' ';
    return plainWords(all).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

ScoredAnswer scoreTag(const GoldComparison& c)
{
    if (c.layer.choice == TagChoice::Number) {
        const std::optional<double> accepted = tagNumber(c.accepted.items);
        const std::optional<double> answered = tagNumber(c.answer.items);
        if (const auto scored = emptySide(!accepted, !answered))
            return *scored;
        return scoreNumber(c, *accepted, *answered);
    }
    const QStringList accepted = tagLabels(c.accepted.items);
    const QStringList answered = tagLabels(c.answer.items);
    if (const auto scored = emptySide(accepted.isEmpty(), answered.isEmpty()))
        return *scored;
    switch (c.layer.choice) {
    case TagChoice::Several:
        return scoreSeveral(accepted, answered);
    case TagChoice::Path:
        return scorePath(c.layer, accepted.front(), answered.front());
    case TagChoice::One:
    case TagChoice::Number:
        break;
    }
    return scoreOne(accepted, answered);
}

ScoredAnswer scoreText(const GoldComparison& c)
{
    const QStringList accepted = wordsOf(c.accepted.items);
    const QStringList answered = wordsOf(c.answer.items);
    if (accepted == answered)
        return {1, {}};
    return {
        0,
        {{QStringLiteral("gold.text-differs"), {QString::number(answered.size()), QString::number(accepted.size())}}}};
}

} // namespace unisono
