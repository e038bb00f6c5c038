#pragma once

#include "core/study/figuretable.h"

namespace unisono {

/// Instants of two people that match within a window, and F beyond what time shifts match; of beats also how far their
/// metrical levels agree. All raters together are all of their pairs.
enum class InstantKind { Beats, Onsets };
std::unique_ptr<FigureTable> eventTable(InstantKind kind, double windowSeconds);

/// Of notes: the same onset and pitch, by the rules of mir_eval; with the end, and by the onset alone.
std::unique_ptr<FigureTable> noteTable(double windowSeconds);

} // namespace unisono
