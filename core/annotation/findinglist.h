#pragma once

#include "core/annotation/checks.h"

#include <map>

namespace unisono {

/// Collects the findings of one unit. Of each code the first thousand are kept and the rest only counted: a unit of
/// 100,000 items that breaks one rule throughout is one problem, not 100,000.
class FindingList {
public:
    FindingList(const LayerDef& layer, AssignmentId assignment)
        : m_layer(layer),
          m_assignment(assignment)
    {
    }

    void find(const char* code, Severity severity, ItemId item, FrameSpan span, const QStringList& args = {});
    /// By time, what was only counted last: "check.more" (args: layer, number, code).
    Findings take();

private:
    const LayerDef& m_layer;
    AssignmentId m_assignment;
    std::map<std::string_view, std::int64_t> m_counts;
    Findings m_findings;
};

} // namespace unisono
