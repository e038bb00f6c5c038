#include "core/annotation/editbuilder.h"

#include <algorithm>

namespace unisono {

namespace {

std::vector<const Item*> rowOf(const Items& items, int level)
{
    std::vector<const Item*> row;
    for (const Item& item : items)
        if (item.level == level)
            row.push_back(&item);
    return row;
}

/// The span around `at` that no item of the row covers.
FrameSpan holeAround(const std::vector<const Item*>& row, Frame at, FrameCount frames)
{
    FrameSpan hole{Frame{0}, Frame{frames}};
    for (const Item* item : row) {
        if (item->span.end <= at)
            hole.start = std::max(hole.start, item->span.end);
        if (item->span.start > at)
            hole.end = std::min(hole.end, item->span.start);
    }
    return hole;
}

/// The item with `at` strictly inside; of several the one that starts last.
const Item* strictlyAround(const std::vector<const Item*>& row, Frame at)
{
    const auto it =
        std::find_if(row.rbegin(), row.rend(), [at](const Item* i) { return i->span.start < at && at < i->span.end; });
    return it == row.rend() ? nullptr : *it;
}

/// Left keeps its id; the right part is new: unlabelled, or as the left one where `right` is Same.
enum class RightPart { Unlabelled, Same };
void split(EditBuilder& edit, const Item& item, Frame at, RightPart part)
{
    Item left = item;
    left.span.end = at;
    left.endUncertainty.reset();
    Item right = edit.fresh({at, item.span.end}, item.level, part == RightPart::Same ? item.label : QString());
    right.endUncertainty = item.endUncertainty;
    if (part == RightPart::Same) {
        right.confidence = item.confidence;
        right.foreignText = item.foreignText;
    }
    edit.change(item, std::move(left));
    edit.make(std::move(right));
}

/// Makes room for `span`: what lies under it goes, shrinks, or is split in two around it.
void carve(EditBuilder& edit, const std::vector<const Item*>& row, FrameSpan span)
{
    for (const Item* item : row) {
        if (!item->span.overlaps(span))
            continue;
        const bool left = item->span.start < span.start;
        const bool right = item->span.end > span.end;
        Item after = *item;
        if (left) {
            after.span.end = span.start;
            after.endUncertainty.reset();
            edit.change(*item, after);
        }
        if (left && right) {
            Item rest = edit.fresh({span.end, item->span.end}, item->level, item->label);
            rest.confidence = item->confidence;
            rest.foreignText = item->foreignText;
            rest.endUncertainty = item->endUncertainty;
            edit.make(std::move(rest));
        } else if (right) {
            after.span.start = span.end;
            after.startUncertainty.reset();
            edit.change(*item, after);
        } else if (!left) {
            edit.remove(*item);
        }
    }
}

} // namespace

Result<Edit> addBoundary(const OperationContext& c, Frame at, int level)
{
    if (const auto ok = editable(c, {LayerKind::Interval}, level); !ok)
        return ok.error();
    if (at <= Frame{0} || at >= Frame{c.trackFrames})
        return invalid(QStringLiteral("a boundary lies inside the track"));
    const auto row = rowOf(c.items, level);
    EditBuilder edit(c, QStringLiteral("items.add-boundary"), c.layer.name);
    if (const Item* item = strictlyAround(row, at)) {
        split(edit, *item, at, RightPart::Unlabelled);
        return edit.take();
    }
    if (!c.layer.tiling)
        return invalid(QStringLiteral("no interval to put a boundary in"));
    const FrameSpan hole = holeAround(row, at, c.trackFrames);
    if (hole.start >= at || hole.end <= at || itemAt(c.items, LayerKind::Interval, at, level))
        return invalid(QStringLiteral("a boundary is there already"));
    edit.make(edit.fresh({hole.start, at}, level, {}));
    edit.make(edit.fresh({at, hole.end}, level, {}));
    return edit.take();
}

Result<Edit> addInterval(const OperationContext& c, FrameSpan span, const QString& label, int level)
{
    if (const auto ok = editable(c, {LayerKind::Interval}, level); !ok)
        return ok.error();
    if (const auto ok = knownLabel(c.layer, label); !ok)
        return ok.error();
    span = intersected(span, {Frame{0}, Frame{c.trackFrames}});
    if (span.isEmpty())
        return invalid(QStringLiteral("an interval needs at least one frame of the track"));
    EditBuilder edit(c, QStringLiteral("items.add"), subjectOf(c.layer, label));
    if (c.layer.tiling) {
        const auto row = rowOf(c.items, level);
        if (row.empty()) {
            if (span.start > Frame{0})
                edit.make(edit.fresh({Frame{0}, span.start}, level, {}));
            if (span.end < Frame{c.trackFrames})
                edit.make(edit.fresh({span.end, Frame{c.trackFrames}}, level, {}));
        }
        carve(edit, row, span);
    }
    edit.make(edit.fresh(span, level, label));
    return edit.take();
}

Result<Edit> moveEdge(const OperationContext& c, ItemId id, Edge edge, Frame to, Neighbours neighbours)
{
    if (const auto ok = editable(c, {LayerKind::Interval}); !ok)
        return ok.error();
    const Item* item = itemById(c.items, id);
    if (!item)
        return invalid(QStringLiteral("no such item in this assignment"));
    const bool isStart = edge == Edge::Start;
    const Frame from = isStart ? item->span.start : item->span.end;
    // Where the edge may go: one frame of the item and of each sharing neighbour stays.
    Frame low = isStart ? Frame{0} : item->span.start + 1;
    Frame high = isStart ? item->span.end - 1 : Frame{c.trackFrames};
    std::vector<const Item*> sharing;
    for (const Item& other : c.items) {
        if (other.level != item->level || other.id == id || other.span.isEmpty())
            continue;
        if (isStart && other.span.end == from) {
            sharing.push_back(&other);
            low = std::max(low, other.span.start + 1);
        } else if (!isStart && other.span.start == from) {
            sharing.push_back(&other);
            high = std::min(high, other.span.end - 1);
        } else if (c.layer.tiling && isStart && other.span.end < from) {
            low = std::max(low, other.span.end); // an import may have left a gap: it is no room to overlap in
        } else if (c.layer.tiling && !isStart && other.span.start > from) {
            high = std::min(high, other.span.start);
        }
    }
    if (c.layer.tiling && (from == Frame{0} || from == Frame{c.trackFrames}))
        low = high = from; // the ends of the track do not move
    const bool alone = neighbours == Neighbours::Alone && !c.layer.tiling;
    const Frame target = low > high ? from : std::clamp(to, low, high);

    EditBuilder edit(c, QStringLiteral("items.move-edge"), subjectOf(c.layer, item->label),
                     QStringLiteral("edge:%1:%2%3")
                         .arg(id.toText(), isStart ? QStringLiteral("start") : QStringLiteral("end"),
                              alone ? QStringLiteral(":alone") : QString()));
    Item after = *item;
    (isStart ? after.span.start : after.span.end) = target;
    edit.change(*item, std::move(after));
    if (!alone) {
        for (const Item* other : sharing) {
            Item moved = *other;
            (isStart ? moved.span.end : moved.span.start) = target;
            edit.change(*other, std::move(moved));
        }
    }
    return edit.take();
}

Result<Edit> splitAt(const OperationContext& c, Frame at, int level)
{
    if (const auto ok = editable(c, {LayerKind::Interval}, level); !ok)
        return ok.error();
    const Item* item = strictlyAround(rowOf(c.items, level), at);
    if (!item)
        return invalid(QStringLiteral("no interval to split there"));
    EditBuilder edit(c, QStringLiteral("items.split"), subjectOf(c.layer, item->label));
    split(edit, *item, at, RightPart::Same);
    return edit.take();
}

Result<Edit> joinRight(const OperationContext& c, ItemId id)
{
    if (const auto ok = editable(c, {LayerKind::Interval}); !ok)
        return ok.error();
    const Item* left = itemById(c.items, id);
    if (!left)
        return invalid(QStringLiteral("no such item in this assignment"));
    const auto row = rowOf(c.items, left->level);
    const auto right = std::find_if(
        row.begin(), row.end(), [left](const Item* i) { return i->id != left->id && i->span.start >= left->span.end; });
    if (right == row.end())
        return invalid(QStringLiteral("no interval to the right"));
    EditBuilder edit(c, QStringLiteral("items.join"), subjectOf(c.layer, left->label));
    Item after = *left;
    after.span.end = (*right)->span.end;
    after.endUncertainty = (*right)->endUncertainty;
    edit.change(*left, std::move(after));
    edit.remove(**right);
    return edit.take();
}

} // namespace unisono
