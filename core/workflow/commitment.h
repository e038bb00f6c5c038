#pragma once

#include "core/workflow/goldanswer.h"

#include <QByteArray>

namespace unisono {

inline constexpr qsizetype kCommitmentSaltBytes = 32;

/// What of a gold answer is committed to, as canonical JSON: the accepted answers with times, levels, labels and values
/// of their items (no ids, authors and remarks), frames and rate. The same bytes for the same answers, in whatever
/// order answers and items stand.
QByteArray goldAnswerBytes(const GoldAnswer& gold);
/// The tolerance as canonical JSON.
QByteArray goldToleranceBytes(const GoldTolerance& tolerance);

/// SHA-256 over a name of the form, the salt, and answer and tolerance with their lengths before them, so that no byte
/// can pass from one to the next. Published before packages go out, checked when the answer is revealed.
/// Output: 32 bytes. Errors: Invalid -> the salt has not kCommitmentSaltBytes
Result<QByteArray> goldCommitment(const QByteArray& salt, const QByteArray& answer, const QByteArray& tolerance);

/// Whether these are what was committed to. False for a salt of another length, too.
bool isCommittedTo(const QByteArray& commitment, const QByteArray& salt, const QByteArray& answer,
                   const QByteArray& tolerance);

} // namespace unisono
