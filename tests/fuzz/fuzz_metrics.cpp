// Whatever bytes come as a case of a measure: figures or an error, and no figure is anything but a finite number, a
// truth, or undefined.

#include "core/agreement/metrics/metriccase.h"

#include <QJsonArray>

#include <cmath>
#include <cstdlib>

using namespace unisono;

namespace {

bool isSound(const QJsonValue& value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(), [](const QJsonValue& each) { return isSound(each); });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), [](const QJsonValue& each) { return isSound(each); });
    }
    return value.isNull() || value.isBool() || (value.isDouble() && std::isfinite(value.toDouble()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size));
    Result<MetricCase> read = metricCaseFromJson(bytes);
    if (!read)
        return 0;
    for (const bool isAllWanted : {false, true}) {
        if (isAllWanted)
            read->wanted.clear();
        const Result<QJsonObject> figures = computeWanted(*read);
        if (figures && !isSound(*figures))
            std::abort();
    }
    return 0;
}
