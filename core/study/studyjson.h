#pragma once

#include "core/study/study.h"

#include <QByteArray>
#include <QJsonObject>

namespace unisono {

/// Everything a study found, for other programs. null = undefined. Seconds and 0..1 as in the study.
QJsonObject studyToJson(const Study& study);

/// A line for each figure of each layer, pair and stratum: layer, group, id, figure, pooled, low, high, mean of the
/// tracks, units, unit, tracks. Empty = undefined.
QByteArray studyToCsv(const Study& study);

} // namespace unisono
