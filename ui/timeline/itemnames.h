#pragma once

#include "core/annotation/model.h"

#include <QString>

namespace unisono {

/// An item for a screen reader: "Section, Drop, 1 minute 14.9 to 1 minute 31.7, sure".
QString spokenItem(const LayerDef& layer, const Item& item, SampleRate rate);

} // namespace unisono
