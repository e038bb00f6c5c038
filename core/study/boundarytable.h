#pragma once

#include "core/study/figuretable.h"
#include "core/study/labelcategories.h"

namespace unisono {

/// Segments of two people: their boundaries, and how they group the moments of a track (see structure.h). All raters
/// together are all of their pairs. Of nested levels the coarsest.
std::unique_ptr<FigureTable> boundaryTable(std::shared_ptr<const LabelCategories> categories);

} // namespace unisono
