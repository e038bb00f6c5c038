#pragma once

#include "core/annotation/operations.h"

namespace unisono {

/// Collects the changes of one operation: stamps what is made or changed, leaves out what stays equal, and takes the
/// assignment from Assigned to InProgress with the first change. Lives no longer than the context it was given.
class EditBuilder {
public:
    EditBuilder(const OperationContext& context, const QString& kind, const QString& subject,
                const QString& mergeKey = {});

    /// A new item over `span`: not added yet.
    Item fresh(FrameSpan span, int level, const QString& label) const;
    void make(Item item);
    void change(const Item& before, Item after);
    void remove(const Item& before);
    Edit take();

private:
    const OperationContext& m_context;
    Edit m_edit;
};

Error invalid(const QString& message, const QString& subject = {});
/// Errors: Invalid -> the assignment is closed, the track has no frames, the layer's kind is none of `kinds`, or
/// `level` is not one of the layer's.
Result<void> editable(const OperationContext& context, std::initializer_list<LayerKind> kinds, int level = 0);
/// Errors: Invalid -> a label that the layer does not have; "" is always allowed.
Result<void> knownLabel(const LayerDef& layer, const QString& label);
/// Name of a label for Edit::subject; the layer's name where there is none.
QString subjectOf(const LayerDef& layer, const QString& label);

} // namespace unisono
