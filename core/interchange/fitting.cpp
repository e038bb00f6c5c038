#include "core/interchange/fitting.h"

#include "core/interchange/filetext.h"
#include "core/interchange/labeltext.h"
#include "core/interchange/tilefitting.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

QString textOfItem(const Item& item)
{
    if (const auto* chord = std::get_if<ChordValue>(&item.payload); chord && !chord->harte.isEmpty())
        return chord->harte;
    if (const auto* words = std::get_if<TextValue>(&item.payload); words && !words->text.isEmpty())
        return words->text;
    const QString kept = extraOf(item.extra).value(QStringLiteral("labelText")).toString();
    return !kept.isEmpty() ? kept : item.label.isEmpty() ? item.foreignText : item.label;
}

/// Each lasts until the next, the last until the end of the track.
void lastUntilTheNext(Items& items, FrameCount frames)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Frame end = i + 1 < items.size() ? items[i + 1].span.start : Frame{frames};
        items[i].span.end = std::max(items[i].span.start, end);
    }
}

/// A curve of few points may be times with values, as some tables hold them.
Items pointsAsInstants(const Items& curves)
{
    Items items;
    for (const Item& curve : curves) {
        const auto* value = std::get_if<CurveValue>(&curve.payload);
        for (const CurvePoint& point : value ? value->points : std::vector<CurvePoint>()) {
            Item item;
            item.span = {point.at, point.at};
            item.payload = InstantValue{};
            if (point.value)
                setExtra(item.extra, QStringLiteral("csv"), QJsonObject{{QStringLiteral("value"), *point.value}});
            items.push_back(std::move(item));
        }
    }
    return items;
}

void convert(FormatLayer& layer, LayerKind to, FrameCount frames)
{
    const LayerKind from = layer.kind;
    layer.kind = to;
    if (from == to)
        return;
    if (from == LayerKind::Curve)
        layer.items = pointsAsInstants(layer.items);
    if (from == LayerKind::Instant && to != LayerKind::Text)
        lastUntilTheNext(layer.items, frames);
    for (Item& item : layer.items) {
        const QString text = textOfItem(item);
        if (to == LayerKind::Instant)
            continue;
        item.label.clear();
        item.foreignText.clear();
        setExtra(item.extra, QStringLiteral("labelText"), QJsonValue::Undefined);
        if (to == LayerKind::Chord) {
            item.payload = ChordValue{text};
        } else if (to == LayerKind::Text) {
            item.payload = TextValue{text};
        } else {
            item.payload = {};
            item.foreignText = text;
        }
    }
}

void mapLabels(FormatLayer& layer, const LayerDef& def, Issues* issues)
{
    LabelMapper mapper(&def);
    std::map<QString, int> unknown;
    for (Item& item : layer.items) {
        if (!item.label.isEmpty() && !def.label(item.label)) { // of another layer
            item.foreignText = textOfItem(item);
            item.label.clear();
        }
        if (!item.label.isEmpty() || item.foreignText.isEmpty())
            continue;
        const QString text = item.foreignText;
        if (!setLabelText(item, text, mapper))
            ++unknown[text];
    }
    for (const auto& [text, count] : unknown)
        if (issues)
            issues->push_back(
                {Severity::Warning, QStringLiteral("import.unknown-label"), {}, {text, QString::number(count)}});
}

/// Labels of equal spans become one value in vocabulary order; what no label holds stays an item of its own.
void gatherTags(FormatLayer& layer, const LayerDef& def, FrameCount frames, SampleRate rate, Issues* issues)
{
    Items gathered;
    const auto itemFor = [&gathered](const Item& like) -> Item& {
        const auto it = std::find_if(gathered.begin(), gathered.end(),
                                     [&like](const Item& i) { return i.foreignText.isEmpty() && i.span == like.span; });
        if (it != gathered.end())
            return *it;
        gathered.push_back(like);
        gathered.back().payload = TagValue{};
        gathered.back().label.clear();
        return gathered.back();
    };
    for (Item& item : layer.items) {
        // A tag is of the whole track; files write its length as they measured it.
        const FrameCount slack = rate.hz;
        if (frames > 0 && item.span.start <= Frame{slack} && item.span.end >= Frame{frames - slack})
            item.span = {Frame{0}, Frame{frames}};
        if (frames > 0 && item.span.isEmpty())
            item.span = {Frame{0}, Frame{frames}};
        const auto* tag = std::get_if<TagValue>(&item.payload);
        const QStringList labels =
            (tag ? tag->labels : QStringList()) + (item.label.isEmpty() ? QStringList() : QStringList{item.label});
        auto number = tag ? tag->number : std::nullopt;
        if (def.choice == TagChoice::Number && !number) {
            number = numberOf(item.foreignText);
            if (number)
                item.foreignText.clear();
        }
        if (labels.isEmpty() && !number) {
            item.payload = TagValue{};
            gathered.push_back(item);
            continue;
        }
        auto& value = std::get<TagValue>(itemFor(item).payload);
        if (number && !value.number)
            value.number = number;
        for (const QString& label : labels)
            if (!value.labels.contains(label))
                value.labels.append(label);
    }
    for (Item& item : gathered) {
        auto& value = std::get<TagValue>(item.payload);
        QStringList ordered;
        for (const LabelDef& label : def.labels)
            if (value.labels.contains(label.id))
                ordered.append(label.id);
        for (const QString& label : std::as_const(value.labels)) // that the schema does not have
            if (!ordered.contains(label))
                ordered.append(label);
        value.labels = ordered;
        if (issues && value.labels.size() > 1 && def.choice != TagChoice::Several)
            issues->push_back({Severity::Warning,
                               QStringLiteral("import.more-than-one"),
                               {},
                               {value.labels.join(QStringLiteral(", "))}});
    }
    layer.items = std::move(gathered);
}

/// Pitch of no voice is written as zero or below in tables of Hz.
void unvoice(FormatLayer& layer)
{
    for (Item& item : layer.items) {
        auto* curve = std::get_if<CurveValue>(&item.payload);
        if (!curve)
            continue;
        QJsonArray unvoiced =
            extraOf(item.extra).value(QStringLiteral("jams")).toObject().value(QStringLiteral("unvoiced")).toArray();
        bool changed = false;
        qsizetype gap = 0;
        for (CurvePoint& point : curve->points) {
            if (point.value && *point.value <= 0) {
                unvoiced.insert(std::min(gap, unvoiced.size()), *point.value);
                changed = changed || *point.value < 0;
                point.value.reset();
            } else if (!point.value && unvoiced.size() <= gap) {
                unvoiced.append(0);
            }
            gap += point.value ? 0 : 1;
        }
        if (changed) {
            QJsonObject jams = extraOf(item.extra).value(QStringLiteral("jams")).toObject();
            jams.insert(QStringLiteral("unvoiced"), unvoiced);
            setExtra(item.extra, QStringLiteral("jams"), jams);
        }
    }
}

} // namespace

bool fits(LayerKind from, LayerKind to)
{
    const auto isSpan = [](LayerKind k) {
        return k == LayerKind::Interval || k == LayerKind::Chord || k == LayerKind::Text;
    };
    return from == to || (isSpan(from) && isSpan(to)) || (from == LayerKind::Instant && isSpan(to)) ||
           (from == LayerKind::Curve && to == LayerKind::Instant);
}

FormatLayer fitted(FormatLayer layer, const LayerDef& def, FrameCount frames, SampleRate rate, Issues* issues)
{
    std::stable_sort(layer.items.begin(), layer.items.end(), itemBefore);
    convert(layer, def.kind, frames);
    mapLabels(layer, def, issues);
    if (def.kind == LayerKind::Tag)
        gatherTags(layer, def, frames, rate, issues);
    if (def.kind == LayerKind::Curve && def.valueUnit == QStringLiteral("Hz"))
        unvoice(layer);
    fitSpans(layer, def, frames, rate, issues);
    std::stable_sort(layer.items.begin(), layer.items.end(), itemBefore);
    return layer;
}

} // namespace unisono
