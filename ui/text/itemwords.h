#pragma once

#include "core/annotation/model.h"

#include <QString>

namespace unisono {

/// What an item says beside its time: label path, tag names, pitch, chord, text, number of points.
QString itemText(const LayerDef& layer, const Item& item);
/// "Section, Drop, 1 minute 14.9 to 1 minute 31.7, sure": for screen readers.
QString spokenItem(const LayerDef& layer, const Item& item, SampleRate rate);
QString confidenceName(Confidence confidence);
QString originName(const Origin& origin);
/// "12 s ago", "3 min ago", a date beyond a week.
QString agoText(qint64 thenMs, qint64 nowMs);

} // namespace unisono
