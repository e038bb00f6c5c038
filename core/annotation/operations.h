#pragma once

#include "core/annotation/edit.h"

namespace unisono {

/// What a new or changed item is stamped with.
struct Stamp {
    PersonId author;
    qint64 nowMs = 0;
    Origin origin;
};

/// What operations know of the place they work in. `items` is all of one assignment, ordered.
struct OperationContext {
    const LayerDef& layer;
    const Assignment& assignment;
    const Items& items;
    FrameCount trackFrames = 0;
    Stamp stamp;
};

// Operations are pure: they return the Edit, nothing is changed. Each also takes the assignment from Assigned to
// InProgress where it is the first. What is made or changed is stamped (version counts up; a changed item keeps its
// origin); an operation that would change nothing gives an empty Edit. Kinds: items.add-boundary, items.add,
// items.remove, items.label, items.value, items.confidence, items.tag, items.tag-number, items.move-edge, items.move,
// items.split, items.join. Errors: Invalid -> the place, the layer or a closed assignment does not allow it (message
// says why).

/// Interval layers, tiling: a boundary at `at` splits the interval there (the first makes one over the whole track and
/// splits it), the new right part unlabelled. Free: splits the interval that holds `at`.
Result<Edit> addBoundary(const OperationContext& c, Frame at, int level = 0);
/// An interval over `span` (cut to the track). Tiling: what lies under it goes, shrinks or is split around it.
Result<Edit> addInterval(const OperationContext& c, FrameSpan span, const QString& label, int level = 0);
/// Instants: one at `at`; bar and beat counted on from the instant before where it has them. A given beat 1 without a
/// bar begins the next bar; the length of the bar before says when the next downbeat is due.
Result<Edit> addInstant(const OperationContext& c, Frame at, const QString& label, InstantValue value = {});
Result<Edit> setInstantValue(const OperationContext& c, const std::vector<ItemId>& ids, InstantValue value);
/// Removes items. In a tiling layer the left neighbour (else the right) grows over the hole.
Result<Edit> removeItems(const OperationContext& c, const std::vector<ItemId>& ids);
Result<Edit> setLabel(const OperationContext& c, const std::vector<ItemId>& ids, const QString& label);
Result<Edit> setConfidence(const OperationContext& c, const std::vector<ItemId>& ids, Confidence confidence);
/// Tag layers: turns a label on or off; One and Path replace, Several toggle. Number sets a value (nullopt clears).
/// The item goes with its last label: whether "none" was meant is a state of the assignment.
Result<Edit> toggleTag(const OperationContext& c, const QString& label);
/// Path layers: says on purpose that nothing finer than the label fits, or takes that back.
Result<Edit> setNoFiner(const OperationContext& c, bool noFiner);
Result<Edit> setTagNumber(const OperationContext& c, std::optional<double> number);

/// Which edge of an interval.
enum class Edge { Start, End };
/// Moves an edge. A neighbour that shares it (same level, end == start) moves with it unless `alone`; an edge never
/// passes the far edge of either (at least one frame stays); tiling layers keep tiling. Consecutive moves of one edge
/// merge.
enum class Neighbours { Together, Alone };
Result<Edit> moveEdge(const OperationContext& c, ItemId id, Edge edge, Frame to,
                      Neighbours neighbours = Neighbours::Together);
/// Moves an instant, or a free interval as a whole, by `by` frames (kept inside the track).
Result<Edit> moveItem(const OperationContext& c, ItemId id, FrameCount by);
/// Splits the interval that holds `at` (strictly inside) in two of the same label.
Result<Edit> splitAt(const OperationContext& c, Frame at, int level = 0);
/// Joins an interval with its right neighbour, over a gap where there is one; the left one's label stays.
Result<Edit> joinRight(const OperationContext& c, ItemId id);

/// Item that holds `at` (interval) or nearest to `at` (instant) of `level`; nullptr: none.
const Item* itemAt(const Items& items, LayerKind kind, Frame at, int level = 0);
const Item* itemById(const Items& items, ItemId id);

} // namespace unisono
