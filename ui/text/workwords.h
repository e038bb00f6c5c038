#pragma once

#include "core/exchange/goldkeeping.h"
#include "core/exchange/packagemerging.h"
#include "core/exchange/packageopening.h"

#include <QString>

namespace unisono {

// Words for the work of several people: states, progress, gold and packages.

QString assignmentStateName(AssignmentState state); ///< "to do", "begun", "handed in"
QString skipReasonName(const QString& reason);      ///< of kSkipReasons: "I cannot judge it"
QString unitStateName(UnitState state);
QString goldStateName(GoldState state);
QString goldStepName(GoldStep step); ///< "Confirm"

/// "under a minute", "12 min", "2 h 10 min", "5 days" as an age.
QString durationText(qint64 ms);
QString ageText(qint64 sinceMs, qint64 nowMs); ///< empty where it is not known since when
/// Own figures only: "12 of 40 handed in", and the pace with what is left by it.
QString progressText(const WorkProgress& progress);
QString paceText(const WorkProgress& progress); ///< empty: nothing is handed in yet

/// "0.92 (0.81–0.97) of 41"; a word where there are too few results.
QString reliabilityText(const PersonReliability& person);
QString reliabilityName(Reliability reliability);
/// "2026-10: 0.82 (0.66–0.93) of 14".
QString monthText(const MonthReliability& month);
/// What taking in one return did.
QString mergedText(const MergedReturn& merged, const QString& personName);

} // namespace unisono
