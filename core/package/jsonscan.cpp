#include "core/package/jsonscan.h"

#include "core/package/refusal.h"

#include <QJsonDocument>

#include <vector>

namespace unisono {

namespace {

/// Counts over the text as it stands; whether it is JSON at all is the parser's to say.
const char* brokenRule(const QByteArray& json, const PackageLimits& limits)
{
    std::vector<qint64> counts{0};
    qint64 values = 0;
    qint64 objects = 0;
    for (const char *at = json.begin(), *end = json.end(); at != end; ++at) {
        switch (*at) {
        case '"': {
            qsizetype length = 0;
            for (++at; at != end && *at != '"'; ++at, ++length)
                if (*at == '\\' && at + 1 != end && *++at == 'u')
                    length += 2; // the four digits that follow are counted as they come
            if (length > limits.textBytes)
                return "package.text-long";
            if (at == end)
                return nullptr;
            break;
        }
        case '{':
        case '[':
            counts.push_back(0);
            if (qsizetype(counts.size()) - 1 > limits.jsonDepth)
                return "package.json-deep";
            if (++objects > limits.objects)
                return "package.json-values";
            break;
        case '}':
        case ']':
            if (counts.size() > 1)
                counts.pop_back();
            break;
        case ',':
            if (++values > limits.values)
                return "package.json-values";
            if (++counts.back() >= limits.items)
                return "package.too-many-items";
            break;
        default:
            break;
        }
    }
    return nullptr;
}

} // namespace

Result<QJsonObject> untrustedObject(const QByteArray& json, const QString& entry, const PackageLimits& limits)
{
    if (const char* rule = brokenRule(json, limits))
        return refused(rule, entry);
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError || !document.isObject())
        return refused("package.json", entry);
    return document.object();
}

} // namespace unisono
