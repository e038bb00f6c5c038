#include "core/genre/schemadiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

const QString kId = QStringLiteral("id");

/// Whether all are lists of objects that carry an id: those merge one by one.
bool isKeyed(std::initializer_list<QJsonValue> values)
{
    return std::all_of(values.begin(), values.end(), [](const QJsonValue& value) {
        const QJsonArray array = value.toArray();
        return value.isUndefined() || (value.isArray() && std::all_of(array.begin(), array.end(), [](const auto& each) {
                                           return each.toObject().contains(kId);
                                       }));
    });
}

class Merger {
public:
    explicit Merger(Issues& issues)
        : m_issues(issues)
    {
    }

    QJsonObject objects(const QJsonObject& base, const QJsonObject& ours, const QJsonObject& theirs,
                        const QString& path)
    {
        QSet<QString> members;
        for (const QJsonObject* object : {&base, &ours, &theirs})
            for (auto it = object->begin(); it != object->end(); ++it)
                members.insert(it.key());
        QJsonObject merged;
        for (const QString& member : std::as_const(members)) {
            const QJsonValue value =
                values(base.value(member), ours.value(member), theirs.value(member), path + QLatin1Char('.') + member);
            if (!value.isUndefined())
                merged.insert(member, value);
        }
        return merged;
    }

private:
    QJsonValue values(const QJsonValue& base, const QJsonValue& ours, const QJsonValue& theirs, const QString& path)
    {
        if (ours == theirs || theirs == base)
            return ours;
        if (ours == base)
            return theirs;
        if (isKeyed({base, ours, theirs}))
            return lists(base.toArray(), ours.toArray(), theirs.toArray(), path);
        if (ours.isObject() && theirs.isObject())
            return objects(base.toObject(), ours.toObject(), theirs.toObject(), path);
        conflict(path);
        return ours;
    }

    QJsonArray lists(const QJsonArray& base, const QJsonArray& ours, const QJsonArray& theirs, const QString& path)
    {
        const auto find = [](const QJsonArray& array, const QString& id) {
            for (const QJsonValue& each : array)
                if (each.toObject().value(kId).toString() == id)
                    return each;
            return QJsonValue(QJsonValue::Undefined);
        };
        QJsonArray merged;
        for (const QJsonValue& each : ours) {
            const QString id = each.toObject().value(kId).toString();
            const QJsonValue value = entry(find(base, id), each, find(theirs, id), path + QLatin1Char('/') + id);
            if (!value.isUndefined())
                merged.append(value);
        }
        for (qsizetype i = 0; i < theirs.size(); ++i) {
            const QString id = theirs[i].toObject().value(kId).toString();
            if (!find(ours, id).isUndefined())
                continue;
            const QJsonValue value = entry(find(base, id), find(ours, id), theirs[i], path + QLatin1Char('/') + id);
            if (!value.isUndefined())
                merged.insert(std::min(i, merged.size()), value);
        }
        return merged;
    }

    QJsonValue entry(const QJsonValue& base, const QJsonValue& ours, const QJsonValue& theirs, const QString& path)
    {
        if (!base.isUndefined() && (ours.isUndefined() || theirs.isUndefined())) {
            // Removed by one: the other must have left it as it was.
            const QJsonValue& left = ours.isUndefined() ? theirs : ours;
            if (!left.isUndefined() && left != base) {
                conflict(path);
                return left;
            }
            return QJsonValue(QJsonValue::Undefined);
        }
        return values(base, ours, theirs, path);
    }

    void conflict(const QString& path)
    {
        m_issues.push_back({Severity::Error, QStringLiteral("schema.conflict"), path, {}});
    }

    Issues& m_issues;
};

QJsonObject objectOf(const GenreSchema& schema)
{
    QJsonObject object = QJsonDocument::fromJson(schemaToJson(schema)).object();
    object.remove(QStringLiteral("version"));
    object.remove(QStringLiteral("parent"));
    return object;
}

} // namespace

Result<GenreSchema> mergeSchemas(const GenreSchema& base, const GenreSchema& ours, const GenreSchema& theirs,
                                 Issues* issues)
{
    Issues own;
    Issues& found = issues ? *issues : own;
    const std::size_t before = found.size();
    QJsonObject merged = Merger(found).objects(objectOf(base), objectOf(ours), objectOf(theirs), QStringLiteral("$"));
    if (found.size() > before)
        return Error{ErrorCode::Invalid, QStringLiteral("both changed the same"), {}, found[before].place};
    merged.insert(QStringLiteral("version"), std::max(ours.version, theirs.version));
    merged.insert(QStringLiteral("parent"), schemaHash(base));
    return schemaFromJson(QJsonDocument(merged).toJson(), &found);
}

} // namespace unisono
