#pragma once

#include "core/base/id.h"

namespace unisono {

class TimelineView;

/// Makes timeline views speak: the children of a view are its panes and the items now visible. Installing it again does
/// nothing.
void installTimelineAccessibility();

/// Tells a screen reader, where one listens, that this item is the one at hand.
void announceItem(TimelineView& view, ItemId id);

} // namespace unisono
