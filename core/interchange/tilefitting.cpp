#include "core/interchange/tilefitting.h"

#include "core/interchange/filetext.h"
#include "core/interchange/labeltext.h"

#include <algorithm>

namespace unisono {

namespace {

/// Rounded times of other programs leave gaps and overlaps of this much that nobody meant.
constexpr double kSlackSeconds = 0.05;

QString placeOf(Frame at, SampleRate rate)
{
    return secondsText(at, rate) + QStringLiteral(" s");
}

/// The times an item had in its file, where they had to be cut.
void keepTimes(Item& item, FrameSpan before, SampleRate rate)
{
    QJsonObject kept = extraOf(item.extra).value(QStringLiteral("import")).toObject();
    if (item.span.start != before.start && !kept.contains(QStringLiteral("start")))
        kept.insert(QStringLiteral("start"), roundedSeconds(before.start, rate));
    if (item.span.end != before.end && !kept.contains(QStringLiteral("end")))
        kept.insert(QStringLiteral("end"), roundedSeconds(before.end, rate));
    if (!kept.isEmpty())
        setExtra(item.extra, QStringLiteral("import"), kept);
}

Item unlabelled(Frame start, Frame end, int level)
{
    Item item;
    item.span = {start, end};
    item.level = level;
    return item;
}

/// Items of one level of a tiling layer, by start.
Items tiled(Items row, int level, FrameCount frames, SampleRate rate, Finder& finder)
{
    const FrameCount slack = framesOf(kSlackSeconds, rate);
    const Frame end{frames};
    Items out;
    for (Item& item : row) {
        const FrameSpan before = item.span;
        item.span = intersected(item.span, {Frame{0}, end});
        if (item.span.isEmpty()) {
            finder.note(Severity::Error, QStringLiteral("import.left-out"), placeOf(before.start, rate),
                        {item.label.isEmpty() ? item.foreignText : item.label});
            continue;
        }
        const Frame reached = out.empty() ? Frame{0} : out.back().span.end;
        const FrameCount gap = item.span.start - reached;
        if (gap > 0 && gap <= slack) {
            if (out.empty())
                item.span.start = reached;
            else
                out.back().span.end = item.span.start;
        } else if (gap > 0) {
            finder.note(Severity::Info, QStringLiteral("import.gap-filled"), placeOf(reached, rate));
            out.push_back(unlabelled(reached, item.span.start, level));
        } else if (gap < 0) {
            Item& last = out.back();
            const FrameSpan lastBefore = last.span;
            if (gap < -slack)
                finder.note(Severity::Warning, QStringLiteral("import.overlap"), placeOf(item.span.start, rate),
                            {QString::number(secondsOf(-gap, rate))});
            if (item.span.start > last.span.start) {
                last.span.end = item.span.start;
                keepTimes(last, lastBefore, rate);
            } else {
                item.span.start = last.span.end;
            }
            if (item.span.isEmpty()) {
                finder.note(Severity::Error, QStringLiteral("import.left-out"), placeOf(before.start, rate),
                            {item.label.isEmpty() ? item.foreignText : item.label});
                continue;
            }
        }
        keepTimes(item, before, rate);
        out.push_back(std::move(item));
    }
    if (out.empty())
        return out;
    const FrameCount rest = end - out.back().span.end;
    if (rest > 0 && rest <= slack) {
        out.back().span.end = end;
    } else if (rest > 0) {
        finder.note(Severity::Info, QStringLiteral("import.gap-filled"), placeOf(out.back().span.end, rate));
        out.push_back(unlabelled(out.back().span.end, end, level));
    }
    return out;
}

void tile(FormatLayer& layer, int levels, FrameCount frames, SampleRate rate, Finder& finder)
{
    Items all;
    for (int level = 0; level < levels; ++level) {
        Items row;
        for (Item& item : layer.items)
            if (item.level == level)
                row.push_back(std::move(item));
        for (Item& item : tiled(std::move(row), level, frames, rate, finder))
            all.push_back(std::move(item));
    }
    layer.items = std::move(all);
}

} // namespace

void fitSpans(FormatLayer& layer, const LayerDef& def, FrameCount frames, SampleRate rate, Issues* issues)
{
    Finder finder(issues);
    const int levels = std::max(1, def.levels);
    for (Item& item : layer.items) {
        if (item.span.end < item.span.start) {
            finder.note(Severity::Warning, QStringLiteral("import.negative-duration"), placeOf(item.span.start, rate),
                        {QString::number(secondsOf(item.span.end - item.span.start, rate))});
            const FrameSpan before = item.span;
            item.span.end = item.span.start;
            keepTimes(item, before, rate);
        }
        if (item.level >= 0 && item.level < levels)
            continue;
        finder.note(Severity::Warning, QStringLiteral("import.no-such-level"), placeOf(item.span.start, rate),
                    {QString::number(item.level)});
        QJsonObject kept = extraOf(item.extra).value(QStringLiteral("import")).toObject();
        kept.insert(QStringLiteral("level"), item.level);
        setExtra(item.extra, QStringLiteral("import"), kept);
        item.level = std::clamp(item.level, 0, levels - 1);
    }
    if (def.kind == LayerKind::Interval) {
        const auto isEmpty = [&](const Item& item) {
            if (item.span.isEmpty())
                finder.note(Severity::Warning, QStringLiteral("import.empty-interval"), placeOf(item.span.start, rate),
                            {item.label.isEmpty() ? item.foreignText : item.label});
            return item.span.isEmpty();
        };
        layer.items.erase(std::remove_if(layer.items.begin(), layer.items.end(), isEmpty), layer.items.end());
    }
    if (frames <= 0)
        return;
    const FrameCount slack = framesOf(kSlackSeconds, rate);
    for (Item& item : layer.items) {
        const FrameSpan before = item.span;
        if (item.span.start >= Frame{0} && item.span.end <= Frame{frames})
            continue;
        // What only rounding put beyond the end is within.
        if (item.span.end > Frame{frames} && item.span.end <= Frame{frames + slack} &&
            item.span.start < Frame{frames}) {
            item.span.end = Frame{frames};
            keepTimes(item, before, rate);
        } else {
            finder.note(Severity::Warning, QStringLiteral("import.beyond-track"), placeOf(item.span.start, rate),
                        {item.label.isEmpty() ? item.foreignText : item.label});
        }
    }
    if (def.kind == LayerKind::Interval && def.tiling) {
        std::stable_sort(layer.items.begin(), layer.items.end(), itemBefore);
        tile(layer, levels, frames, rate, finder);
    }
}

} // namespace unisono
