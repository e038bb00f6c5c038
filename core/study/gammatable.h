#pragma once

#include "core/study/figuretable.h"
#include "core/study/labelcategories.h"

namespace unisono {

/// Above these a layer's segments are compared frame by frame instead (see README, "Agreement").
inline constexpr std::size_t kMostGammaRaters = 3;
inline constexpr std::size_t kMostGammaSegments = 60; ///< of one answer

/// Whether every track of the layer is small enough.
bool isSmallForGamma(const StudyLayer& layer);

/// Gamma of labelled segments: disorder of the best alignment against that of random continua, both added up over the
/// tracks. Of nested levels the coarsest. Tracks too large for it have no part in it.
std::unique_ptr<FigureTable> gammaTable(std::shared_ptr<const LabelCategories> categories);

} // namespace unisono
