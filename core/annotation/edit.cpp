#include "core/annotation/edit.h"

#include "core/annotation/rowjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace unisono {

bool itemBefore(const Item& a, const Item& b)
{
    return std::tie(a.span.start, a.level, a.span.end, a.id) < std::tie(b.span.start, b.level, b.span.end, b.id);
}

QStringList labelsOf(const Item& item)
{
    QStringList labels;
    if (!item.label.isEmpty())
        labels << item.label;
    if (const auto* tag = std::get_if<TagValue>(&item.payload))
        labels << tag->labels;
    return labels;
}

Edit reverted(const Edit& edit)
{
    Edit back{edit.kind, edit.subject, edit.mergeKey, {}, edit.onBehalf, edit.model};
    back.changes.reserve(edit.changes.size());
    for (auto it = edit.changes.rbegin(); it != edit.changes.rend(); ++it)
        back.changes.push_back(std::visit(
            [](const auto& change) {
                return AnyChange(std::decay_t<decltype(change)>{change.after, change.before});
            },
            *it));
    return back;
}

void applyTo(Items& items, AssignmentId assignment, const Edit& edit)
{
    // What becomes of each item named by the edit: its last state, or nullptr where it leaves this assignment.
    std::unordered_map<ItemId, const Item*> result;
    for (const AnyChange& any : edit.changes) {
        const auto* change = std::get_if<Change<Item>>(&any);
        if (!change)
            continue;
        if (change->before && change->before->assignment == assignment)
            result[change->before->id] = nullptr;
        if (change->after)
            result[change->after->id] = change->after->assignment == assignment ? &*change->after : nullptr;
    }
    if (result.empty())
        return;
    std::erase_if(items, [&](const Item& item) { return result.contains(item.id); });
    const auto kept = std::ptrdiff_t(items.size());
    for (const auto& [id, item] : result)
        if (item)
            items.push_back(*item);
    std::sort(items.begin() + kept, items.end(), itemBefore);
    std::inplace_merge(items.begin(), items.begin() + kept, items.end(), itemBefore);
}

namespace {

template <class T> QJsonObject changeObject(const char* type, const Change<T>& change)
{
    QJsonObject object{{QLatin1String("type"), QLatin1String(type)}};
    if (change.before)
        object.insert(QLatin1String("before"), rowToJson(*change.before));
    if (change.after)
        object.insert(QLatin1String("after"), rowToJson(*change.after));
    return object;
}

QJsonObject changeToJson(const AnyChange& any)
{
    static constexpr const char* kTypes[] = {"person", "root",  "track", "assignment", "item",
                                             "schema", "draft", "unit",  "record"};
    return std::visit([&](const auto& change) { return changeObject(kTypes[any.index()], change); }, any);
}

template <class T> std::optional<AnyChange> changeOf(const QJsonObject& object)
{
    Change<T> change;
    for (auto [key, side] : {std::pair{"before", &change.before}, std::pair{"after", &change.after}}) {
        const QJsonValue value = object.value(QLatin1String(key));
        if (value.isUndefined())
            continue;
        T row;
        if (!value.isObject() || !rowFromJson(value.toObject(), row))
            return std::nullopt;
        *side = std::move(row);
    }
    if (!change.before && !change.after)
        return std::nullopt;
    if (change.before && change.after && change.before->id != change.after->id)
        return std::nullopt;
    return AnyChange(std::move(change));
}

std::optional<AnyChange> changeFromJson(const QJsonObject& object)
{
    const QString type = object.value(QLatin1String("type")).toString();
    if (type == QLatin1String("item"))
        return changeOf<Item>(object);
    if (type == QLatin1String("assignment"))
        return changeOf<Assignment>(object);
    if (type == QLatin1String("track"))
        return changeOf<Track>(object);
    if (type == QLatin1String("root"))
        return changeOf<MediaRoot>(object);
    if (type == QLatin1String("person"))
        return changeOf<Person>(object);
    if (type == QLatin1String("schema"))
        return changeOf<SchemaVersion>(object);
    if (type == QLatin1String("draft"))
        return changeOf<DraftPart>(object);
    if (type == QLatin1String("unit"))
        return changeOf<Unit>(object);
    if (type == QLatin1String("record"))
        return changeOf<Record>(object);
    return std::nullopt;
}

Error parseError(const QString& message, const QString& place)
{
    return {ErrorCode::Parse, message, {}, place};
}

} // namespace

QByteArray editToJson(const Edit& edit)
{
    QJsonObject object{{QLatin1String("kind"), edit.kind}};
    if (!edit.subject.isEmpty())
        object.insert(QLatin1String("subject"), edit.subject);
    if (!edit.mergeKey.isEmpty())
        object.insert(QLatin1String("mergeKey"), edit.mergeKey);
    QJsonArray changes;
    for (const AnyChange& change : edit.changes)
        changes.append(changeToJson(change));
    object.insert(QLatin1String("changes"), changes);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Edit> editFromJson(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return parseError(problem.errorString(), QString::number(problem.offset));
    const QJsonObject object = document.object();
    const QJsonValue changes = object.value(QLatin1String("changes"));
    if (!object.value(QLatin1String("kind")).isString() || !changes.isArray())
        return parseError(QStringLiteral("an edit is an object with kind and changes"), QStringLiteral("$"));
    Edit edit;
    edit.kind = object.value(QLatin1String("kind")).toString();
    edit.subject = object.value(QLatin1String("subject")).toString();
    edit.mergeKey = object.value(QLatin1String("mergeKey")).toString();
    const QJsonArray array = changes.toArray();
    edit.changes.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        std::optional<AnyChange> change = changeFromJson(array.at(i).toObject());
        if (!change)
            return parseError(QStringLiteral("not a change"), QStringLiteral("$.changes[%1]").arg(i));
        edit.changes.push_back(std::move(*change));
    }
    return edit;
}

} // namespace unisono
