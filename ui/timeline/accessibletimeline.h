#pragma once

namespace unisono {

/// Makes timeline views speak: the children of a view are its panes and the items now visible. Installing it again does
/// nothing.
void installTimelineAccessibility();

} // namespace unisono
