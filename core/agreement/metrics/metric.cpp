#include "core/agreement/metrics/metric.h"

namespace unisono {

const MetricRegistry& metrics()
{
    static const MetricRegistry registry = [] {
        MetricRegistry all;
        registerMetrics(all);
        return all;
    }();
    return registry;
}

Result<QJsonObject> computeCase(const QString& kind, const QJsonObject& input, const QJsonObject& params)
{
    QJsonObject figures;
    bool known = false;
    for (const MetricDescriptor& metric : metrics().all()) {
        if (metric.kind != kind)
            continue;
        known = true;
        const Result<QJsonObject> computed = metric.compute(input, params);
        if (!computed)
            return computed.error();
        for (auto it = computed->begin(); it != computed->end(); ++it)
            if (!figures.contains(it.key()))
                figures[it.key()] = it.value();
    }
    if (!known)
        return Error{ErrorCode::Unsupported, QStringLiteral("no metric of this kind"), {}, kind};
    return figures;
}

} // namespace unisono
