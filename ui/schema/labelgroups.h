#pragma once

#include "core/genre/schema.h"

namespace unisono {

// Labels of a layer as they are typed: names separated by commas, groups of them by semicolons.

struct LabelGroups {
    std::vector<QStringList> groups; ///< ids
    QString refusal;                 ///< why the text cannot be taken; empty: it can
};

LabelGroups labelGroupsOf(const QString& text, const LayerDef& layer);
QString labelGroupsText(const std::vector<QStringList>& groups, const LayerDef& layer);

} // namespace unisono
