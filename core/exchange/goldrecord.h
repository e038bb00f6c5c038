#pragma once

#include "core/exchange/goldkeeping.h"

namespace unisono {

// What the sealed records of gold hold. Errors of reading: Corrupt
QByteArray goldRecordToJson(const GoldRecord& gold);
Result<GoldRecord> goldRecordFromJson(const QString& key, const QByteArray& json);
QByteArray judgementToJson(const GoldJudgement& judgement);
Result<GoldJudgement> judgementFromJson(const QByteArray& json);

/// The change that writes a sealed record: `before` is the one of that kind and key, where there is one.
/// Errors: WrongKey -> the sealed part is not open
Result<Change<Record>> sealedChange(const Project& project, RecordKind kind, const QString& key,
                                    const QByteArray& plain);

} // namespace unisono
