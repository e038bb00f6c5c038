#include "core/annotation/rowfields.h"

namespace unisono {

using namespace rows;

namespace {

template <class E, std::size_t N> std::optional<E> fromId(const std::array<const char*, N>& names, const QString& id)
{
    for (std::size_t i = 0; i < N; ++i)
        if (id == QLatin1String(names[i]))
            return E(int(i));
    return std::nullopt;
}

} // namespace

QString passKindId(PassKind kind)
{
    return nameOf(kPassKinds, kind);
}

QString assignmentStateId(AssignmentState state)
{
    return nameOf(kStates, state);
}

QString confidenceId(Confidence confidence)
{
    return nameOf(kConfidences, confidence);
}

QString originKindId(OriginKind kind)
{
    return nameOf(kOrigins, kind);
}

QString unitStateId(UnitState state)
{
    return nameOf(kUnitStates, state);
}

QString resolutionId(Resolution resolution)
{
    return nameOf(kResolutions, resolution);
}

QString holdId(Hold hold)
{
    return nameOf(kHolds, hold);
}

QString roleId(Role role)
{
    return nameOf(kRoles, role);
}

QString suggestionPolicyId(SuggestionPolicy policy)
{
    return nameOf(kSuggestionPolicies, policy);
}

std::optional<PassKind> passKindFromId(const QString& id)
{
    return fromId<PassKind>(kPassKinds, id);
}

std::optional<AssignmentState> assignmentStateFromId(const QString& id)
{
    return fromId<AssignmentState>(kStates, id);
}

std::optional<Hold> holdFromId(const QString& id)
{
    return fromId<Hold>(kHolds, id);
}

std::optional<Role> roleFromId(const QString& id)
{
    return fromId<Role>(kRoles, id);
}

std::optional<SuggestionPolicy> suggestionPolicyFromId(const QString& id)
{
    return fromId<SuggestionPolicy>(kSuggestionPolicies, id);
}

QJsonObject rowToJson(const Unit& row)
{
    Writer w;
    w.id("id", row.id);
    w.id("track", row.track);
    w.text("layer", row.layer);
    w.choice("state", kUnitStates, row.state);
    w.choice("resolution", kResolutions, row.resolution);
    w.whole("holds", row.holds);
    w.whole("sinceMs", row.sinceMs);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Unit& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.id("track", row.track);
    r.text("layer", row.layer);
    r.choice("state", kUnitStates, row.state);
    r.choice("resolution", kResolutions, row.resolution);
    r.whole("holds", row.holds);
    r.whole("sinceMs", row.sinceMs);
    return r.ok();
}

QJsonObject rowToJson(const Record& row)
{
    Writer w;
    w.id("id", row.id);
    w.choice("kind", kRecordKinds, row.kind);
    w.text("key", row.key);
    w.large("body", row.body);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Record& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.choice("kind", kRecordKinds, row.kind);
    r.text("key", row.key);
    r.large("body", row.body);
    return r.ok();
}

} // namespace unisono
