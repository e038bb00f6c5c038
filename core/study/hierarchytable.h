#pragma once

#include "core/study/figuretable.h"
#include "core/study/labelcategories.h"

namespace unisono {

/// Nested segments of two people by the L-measure. All raters together are all of their pairs.
std::unique_ptr<FigureTable> hierarchyTable(std::shared_ptr<const LabelCategories> categories, int levels);

} // namespace unisono
