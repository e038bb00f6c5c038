#pragma once

#include "core/study/ratingtable.h"

namespace unisono {

/// A layer's answers as ratings in labels, for tables of confusion and figures of single labels.
struct LabelRatings {
    QStringList keys; ///< of the categories, as LabelCategories; the last category, "nothing there", is not among them
    AgreementWeights weights;
    RatingsOfTrack of;
    double unitSeconds = 0; ///< 0: units are tracks
};

struct LayerTables {
    FigureTables tables;                ///< the first figure of the first is the one that the gate is about
    std::optional<LabelRatings> labels; ///< where answers are one label of several at a time
};

/// The figures of a layer by its kind, the measure that its schema asks for first. `raters`: how many the tables are
/// made for. A layer of text has none.
LayerTables layerTables(const StudyLayer& layer, std::size_t raters);

} // namespace unisono
