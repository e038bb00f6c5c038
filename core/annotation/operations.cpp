#include "core/annotation/editbuilder.h"

#include <algorithm>
#include <set>

namespace unisono {

namespace {

/// Index of the first item that starts at or after `at`.
std::size_t lowerIndex(const Items& items, Frame at)
{
    const auto it =
        std::lower_bound(items.begin(), items.end(), at, [](const Item& i, Frame f) { return i.span.start < f; });
    return std::size_t(it - items.begin());
}

const Item* nearestInstant(const Items& items, Frame at, int level)
{
    const std::size_t from = lowerIndex(items, at);
    const Item* after = nullptr;
    for (std::size_t i = from; i < items.size() && !after; ++i)
        after = items[i].level == level ? &items[i] : nullptr;
    const Item* before = nullptr;
    for (std::size_t i = from; i > 0 && !before; --i)
        before = items[i - 1].level == level ? &items[i - 1] : nullptr;
    if (!after || !before)
        return after ? after : before;
    return at - before->span.start < after->span.start - at ? before : after;
}

/// Finds all `ids`, in the order of the items. Errors: Invalid -> one is not there.
Result<std::vector<const Item*>> found(const OperationContext& c, const std::vector<ItemId>& ids)
{
    const std::set<ItemId> wanted(ids.begin(), ids.end());
    std::vector<const Item*> all;
    for (const Item& item : c.items)
        if (wanted.count(item.id))
            all.push_back(&item);
    if (all.size() != wanted.size())
        return invalid(QStringLiteral("no such item in this assignment"));
    return all;
}

/// The bar and beat after the last numbered instant. Beats count up until a second downbeat has shown how long a bar
/// is: assuming four would be wrong in every other metre.
InstantValue countedOn(const Items& items, Frame at, InstantValue given)
{
    const std::size_t end = lowerIndex(items, at);
    const InstantValue* last = end > 0 ? std::get_if<InstantValue>(&items[end - 1].payload) : nullptr;
    constexpr int kMostCounted = 1'000'000'000; // an import may hold any number
    if (!last || !last->beat || given.bar || *last->beat > kMostCounted || last->bar.value_or(0) > kMostCounted)
        return given;
    if (given.beat) {
        if (last->bar)
            given.bar = *given.beat == 1 ? *last->bar + 1 : *last->bar;
        return given;
    }
    std::optional<int> beatsInBar;
    for (std::size_t i = end; i-- > 1;) {
        const auto* value = std::get_if<InstantValue>(&items[i].payload);
        if (!value || !value->beat)
            break;
        if (*value->beat == 1) {
            const auto* before = std::get_if<InstantValue>(&items[i - 1].payload);
            if (before && before->beat)
                beatsInBar = *before->beat;
            break;
        }
    }
    InstantValue next = *last;
    if (beatsInBar && *last->beat >= *beatsInBar) {
        next.beat = 1;
        if (next.bar)
            next.bar = *next.bar + 1;
    } else {
        next.beat = *last->beat + 1;
    }
    // Put between two numbered instants it would double the number of the second.
    if (end < items.size() && items[end].payload == Payload(next))
        return given;
    return next;
}

Frame insideTrack(Frame at, FrameCount frames)
{
    return std::clamp(at, Frame{0}, Frame{frames - 1});
}

} // namespace

const Item* itemAt(const Items& items, LayerKind kind, Frame at, int level)
{
    if (kind == LayerKind::Instant)
        return nearestInstant(items, at, level);
    for (std::size_t i = lowerIndex(items, at + 1); i-- > 0;)
        if (items[i].level == level && items[i].span.contains(at))
            return &items[i];
    return nullptr;
}

const Item* itemById(const Items& items, ItemId id)
{
    const auto it = std::find_if(items.begin(), items.end(), [id](const Item& i) { return i.id == id; });
    return it == items.end() ? nullptr : &*it;
}

Result<Edit> addInstant(const OperationContext& c, Frame at, const QString& label, InstantValue value)
{
    if (const auto ok = editable(c, {LayerKind::Instant}); !ok)
        return ok.error();
    if (const auto ok = knownLabel(c.layer, label); !ok)
        return ok.error();
    if (at < Frame{0} || at >= Frame{c.trackFrames})
        return invalid(QStringLiteral("outside the track"));
    EditBuilder edit(c, QStringLiteral("items.add"), subjectOf(c.layer, label));
    Item item = edit.fresh({at, at}, 0, label);
    item.payload = countedOn(c.items, at, value);
    edit.make(std::move(item));
    return edit.take();
}

Result<Edit> setInstantValue(const OperationContext& c, const std::vector<ItemId>& ids, InstantValue value)
{
    if (const auto ok = editable(c, {LayerKind::Instant}); !ok)
        return ok.error();
    const auto items = found(c, ids);
    if (!items)
        return items.error();
    EditBuilder edit(c, QStringLiteral("items.value"), c.layer.name);
    for (const Item* item : *items) {
        Item after = *item;
        after.payload = value;
        edit.change(*item, std::move(after));
    }
    return edit.take();
}

Result<Edit> setLabel(const OperationContext& c, const std::vector<ItemId>& ids, const QString& label)
{
    if (const auto ok = editable(c, {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                     LayerKind::Chord, LayerKind::Text});
        !ok)
        return ok.error();
    if (const auto ok = knownLabel(c.layer, label); !ok)
        return ok.error();
    const auto items = found(c, ids);
    if (!items)
        return items.error();
    EditBuilder edit(c, QStringLiteral("items.label"), subjectOf(c.layer, label));
    for (const Item* item : *items) {
        Item after = *item;
        after.label = label;
        edit.change(*item, std::move(after));
    }
    return edit.take();
}

Result<Edit> setConfidence(const OperationContext& c, const std::vector<ItemId>& ids, Confidence confidence)
{
    if (const auto ok = editable(c, {c.layer.kind}); !ok)
        return ok.error();
    const auto items = found(c, ids);
    if (!items)
        return items.error();
    EditBuilder edit(c, QStringLiteral("items.confidence"), c.layer.name);
    for (const Item* item : *items) {
        Item after = *item;
        after.confidence = confidence;
        edit.change(*item, std::move(after));
    }
    return edit.take();
}

Result<Edit> moveItem(const OperationContext& c, ItemId id, FrameCount by)
{
    if (const auto ok = editable(c, {LayerKind::Interval, LayerKind::Instant}); !ok)
        return ok.error();
    if (c.layer.kind == LayerKind::Interval && c.layer.tiling)
        return invalid(QStringLiteral("an interval of a tiling layer moves by its edges"), c.layer.id);
    const Item* item = itemById(c.items, id);
    if (!item)
        return invalid(QStringLiteral("no such item in this assignment"));
    const FrameCount length = item->span.length();
    const FrameCount limit = length > 0 ? c.trackFrames - length : c.trackFrames - 1;
    // Compared before adding: a huge `by` must not overflow.
    const FrameCount from = item->span.start.value;
    FrameCount start = 0;
    if (limit > 0 && by > 0)
        start = by >= limit - from ? std::max(limit, from) : from + by;
    else if (limit > 0)
        start = by <= -from ? std::min<FrameCount>(0, from) : from + by;
    EditBuilder edit(c, QStringLiteral("items.move"), subjectOf(c.layer, item->label),
                     QStringLiteral("move:") + id.toText());
    Item after = *item;
    after.span = {insideTrack(Frame{start}, c.trackFrames), {}};
    after.span.end = after.span.start + length;
    edit.change(*item, std::move(after));
    return edit.take();
}

Result<Edit> removeItems(const OperationContext& c, const std::vector<ItemId>& ids)
{
    if (const auto ok = editable(c, {c.layer.kind}); !ok)
        return ok.error();
    const auto removed = found(c, ids);
    if (!removed)
        return removed.error();
    EditBuilder edit(c, QStringLiteral("items.remove"),
                     removed->size() == 1 ? subjectOf(c.layer, removed->front()->label) : c.layer.name);
    for (const Item* item : *removed)
        edit.remove(*item);
    if (c.layer.kind != LayerKind::Interval || !c.layer.tiling)
        return edit.take();

    const std::set<ItemId> gone(ids.begin(), ids.end());
    for (int level = 0; level < std::max(1, c.layer.levels); ++level) {
        std::vector<const Item*> row;
        for (const Item& item : c.items)
            if (item.level == level)
                row.push_back(&item);
        std::vector<Item> after;
        std::vector<const Item*> before;
        std::optional<FrameSpan> hole; // before any item that stays
        for (const Item* item : row) {
            if (gone.count(item->id)) {
                if (!after.empty() && after.back().span.end == item->span.start) {
                    after.back().span.end = item->span.end;
                    after.back().endUncertainty = item->endUncertainty;
                } else {
                    hole = {hole && hole->end == item->span.start ? hole->start : item->span.start, item->span.end};
                }
                continue;
            }
            before.push_back(item);
            after.push_back(*item);
            if (hole && hole->end == item->span.start) {
                after.back().span.start = hole->start;
                after.back().startUncertainty.reset();
            }
            hole.reset();
        }
        for (std::size_t i = 0; i < after.size(); ++i)
            edit.change(*before[i], std::move(after[i]));
    }
    return edit.take();
}

} // namespace unisono
