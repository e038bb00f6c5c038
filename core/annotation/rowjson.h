#pragma once

#include "core/annotation/model.h"

#include <QJsonObject>

namespace unisono {

// One row as JSON: the form of edits in the event log. Fields that hold their default are left out; ids are text,
// times are whole frames, hashes are hexadecimal. Reading gives back an equal row, false where the shape is wrong or a
// value lies outside its type. Numbers must be finite (JSON has no NaN).
QJsonObject rowToJson(const Person& row);
QJsonObject rowToJson(const MediaRoot& row);
QJsonObject rowToJson(const Track& row);
QJsonObject rowToJson(const Assignment& row);
QJsonObject rowToJson(const Item& row);
QJsonObject rowToJson(const SchemaVersion& row);
QJsonObject rowToJson(const DraftPart& row);
QJsonObject rowToJson(const Unit& row);
QJsonObject rowToJson(const Record& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Person& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, MediaRoot& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Track& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Assignment& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Item& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, SchemaVersion& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, DraftPart& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Unit& row);
[[nodiscard]] bool rowFromJson(const QJsonObject& json, Record& row);

/// The payload alone, as one JSON object with "is" naming its kind; empty where there is none.
QJsonObject payloadToJson(const Payload& payload);
[[nodiscard]] bool payloadFromJson(const QJsonObject& json, Payload& payload);

/// Stable ids of the enumerations, as written to files and printed by unisono-cli.
QString passKindId(PassKind kind);
QString assignmentStateId(AssignmentState state);
QString confidenceId(Confidence confidence);
QString originKindId(OriginKind kind);
QString unitStateId(UnitState state);
QString resolutionId(Resolution resolution);
QString holdId(Hold hold);
QString roleId(Role role);
QString suggestionPolicyId(SuggestionPolicy policy);
std::optional<PassKind> passKindFromId(const QString& id);
std::optional<AssignmentState> assignmentStateFromId(const QString& id);
std::optional<Hold> holdFromId(const QString& id);
std::optional<Role> roleFromId(const QString& id);
std::optional<SuggestionPolicy> suggestionPolicyFromId(const QString& id);

} // namespace unisono
