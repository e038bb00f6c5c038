#pragma once

namespace unisono {

/// How far a drag is: the view only tells; the controller decides, edits and sets new lanes.
enum class DragPhase { Begin, Move, End, Cancel };

} // namespace unisono
