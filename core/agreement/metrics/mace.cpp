#include "core/agreement/coefficients/mace.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/responsecase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<ResponseCase> read = responsesFromCase(input);
    if (!read)
        return read.error();
    const Result<MaceFit> fit = mace(read->responses, {}, {});
    if (!fit)
        return fit.error();
    QJsonObject competence;
    for (qsizetype worker = 0; worker < read->workers.size(); ++worker)
        competence[read->workers[worker]] = fit->competence[std::size_t(worker)];
    return QJsonObject{{QLatin1String("mace_posterior"), byTask(*read, fit->posterior)},
                       {QLatin1String("mace_competence"), competence},
                       {QLatin1String("mace_label"), labelsByTask(*read, fit->labels)}};
}

} // namespace

void registerMetrics_mace(MetricRegistry& registry)
{
    // Starts are drawn by the number of a worker, so another order of them is another start.
    registry.add(
        {QStringLiteral("mace"),
         1,
         QStringLiteral("dawid-skene"),
         QStringLiteral("p(true label | answers); a worker knows the label with his competence, else guesses by "
                        "habits of his own; variational EM, the best of 10 starts with a fixed seed"),
         QStringLiteral("Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, Learning whom to trust with MACE"),
         false,
         {{QStringLiteral("mace_posterior"), {}, std::nullopt},
          {QStringLiteral("mace_competence"), {}, std::nullopt},
          {QStringLiteral("mace_label"), {}, std::nullopt}},
         compute});
}

} // namespace unisono
