#include "core/agreement/coefficients/dawidskene.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/responsecase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<ResponseCase> read = responsesFromCase(input);
    if (!read)
        return read.error();
    const Result<DawidSkeneFit> fit = dawidSkene(read->responses, {});
    if (!fit)
        return fit.error();
    QJsonObject prior;
    for (qsizetype label = 0; label < read->labels.size(); ++label)
        prior[read->labels[label]] = fit->prior[std::size_t(label)];
    return QJsonObject{{QLatin1String("posterior"), byTask(*read, fit->posterior)},
                       {QLatin1String("prior"), prior},
                       {QLatin1String("label"), labelsByTask(*read, fit->labels)}};
}

} // namespace

void registerMetrics_dawidskene(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("dawidskene"),
         1,
         QStringLiteral("dawid-skene"),
         QStringLiteral("p(true label | answers) from a prior and a confusion matrix a worker, both estimated "
                        "by EM from the vote shares to the fixed point"),
         QStringLiteral("Dawid and Skene 1979, Maximum likelihood estimation of observer error-rates using the "
                        "EM algorithm; crowd-kit"),
         true,
         {{QStringLiteral("posterior"), {}, std::nullopt},
          {QStringLiteral("prior"), {}, std::nullopt},
          {QStringLiteral("label"), {}, std::nullopt}},
         compute});
}

} // namespace unisono
