#include "core/workflow/goldfeedback.h"

#include <algorithm>
#include <map>

namespace unisono {

namespace {

/// How the arguments of a code add up; the others are what the finding is about.
struct Arguments {
    int median = -1; ///< place of a time or share; below 0: none
    std::vector<int> sums;
};

Arguments argumentsOf(const QString& code)
{
    if (code == QLatin1String("gold.missing") || code == QLatin1String("gold.extra") ||
        code == QLatin1String("gold.downbeats-elsewhere"))
        return {-1, {0, 1}};
    const QString what = code.section(QLatin1Char('.'), 1);
    if (what.startsWith(QLatin1String("late-")) || what.startsWith(QLatin1String("early-")))
        return {0, {1, 2}};
    if (code == QLatin1String("gold.label-confused"))
        return {2, {}};
    return {0, {}};
}

QString medianText(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return QString::number(*middle, 'g', 4);
}

GoldFinding summed(const std::vector<const GoldFinding*>& same)
{
    GoldFinding all = *same.front();
    const Arguments arguments = argumentsOf(all.code);
    for (const int place : arguments.sums) {
        qint64 sum = 0;
        for (const GoldFinding* one : same)
            sum += one->args.value(place).toLongLong();
        if (place < all.args.size())
            all.args[place] = QString::number(sum);
    }
    std::vector<double> values;
    for (const GoldFinding* one : same) {
        bool isNumber = false;
        const double value = one->args.value(arguments.median).toDouble(&isNumber);
        if (isNumber)
            values.push_back(value);
    }
    if (arguments.median >= 0 && values.size() > 1)
        all.args[arguments.median] = medianText(std::move(values));
    return all;
}

} // namespace

GoldFindings summedFindings(const std::vector<GoldFindings>& answers)
{
    std::map<QStringList, std::vector<const GoldFinding*>> byKind;
    for (const GoldFindings& findings : answers)
        for (const GoldFinding& finding : findings) {
            QStringList kind{finding.code};
            if (finding.code == QLatin1String("gold.label-confused"))
                kind << finding.args.mid(0, 2);
            byKind[kind].push_back(&finding);
        }
    std::vector<const std::vector<const GoldFinding*>*> order;
    for (const auto& [kind, same] : byKind)
        order.push_back(&same);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->size() > b->size(); });
    GoldFindings all;
    for (const auto* same : order)
        all.push_back(summed(*same));
    return all;
}

std::optional<double> tapLatencyMs(const GoldFindings& findings)
{
    std::optional<double> latency;
    int most = 0;
    for (const GoldFinding& finding : findings) {
        const QString what = finding.code.section(QLatin1Char('-'), 1);
        const bool isTapped =
            what == QLatin1String("beats") || what == QLatin1String("downbeats") || what == QLatin1String("instants");
        const bool isLate = finding.code.startsWith(QLatin1String("gold.late-"));
        const int count = finding.args.value(1).toInt();
        if (!isTapped || count <= most || !(isLate || finding.code.startsWith(QLatin1String("gold.early-"))))
            continue;
        most = count;
        latency = finding.args.value(0).toDouble() * (isLate ? 1 : -1);
    }
    return latency;
}

} // namespace unisono
