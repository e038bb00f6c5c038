#include "core/interchange/csvreader.h"

#include "core/interchange/csvcolumns.h"
#include "core/interchange/labeltext.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace unisono::csv {

namespace {

/// Values that could be frequencies of notes; else they are MIDI numbers.
bool isHz(const Table& table, const Columns& columns)
{
    if (table.header.value(columns.value).contains(QStringLiteral("midi")))
        return false;
    double highest = 0;
    for (const TableRow& row : table.rows)
        highest = std::max(highest, table.number(row.cells.value(columns.value)).value_or(0));
    return highest > 127;
}

bool hasLabels(const Table& table, const Columns& columns)
{
    return columns.label >= 0 && std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
               return !row.cells.value(columns.label).isEmpty();
           });
}

LayerKind kindOf(const Table& table, const Columns& c)
{
    const bool spans = c.end >= 0 || c.duration >= 0;
    const bool pitch = c.value >= 0 && (c.level >= 0 || c.duration >= 0 || table.header.isEmpty());
    if (spans && pitch && !(hasLabels(table, c) && c.level < 0))
        return LayerKind::Note;
    if (spans)
        return LayerKind::Interval;
    if (c.value >= 0 && !hasLabels(table, c))
        return LayerKind::Curve;
    return LayerKind::Instant;
}

/// Cells that no field of the item holds, by name or number of their column.
void keepRest(const Table& table, const TableRow& row, const Columns& c, bool keepValue, Item& item)
{
    QJsonObject rest;
    for (int i = 0; i < int(row.cells.size()); ++i) {
        const bool held = i == c.start || i == c.end || i == c.duration || i == c.level || i == c.bar || i == c.beat ||
                          i == c.label || (i == c.value && !keepValue);
        if (held || row.cells[i].isEmpty())
            continue;
        const QString name = table.header.value(i);
        rest.insert(name.isEmpty() ? QString::number(i + 1) : name, row.cells[i]);
    }
    if (!rest.isEmpty())
        setExtra(item.extra, QStringLiteral("csv"), rest);
}

std::optional<int> wholeAt(const Table& table, const TableRow& row, int column)
{
    const auto number = column < 0 ? std::nullopt : table.number(row.cells.value(column));
    return number && *number >= 0 && *number < 1e6 && *number == std::floor(*number) ? std::optional(int(*number))
                                                                                     : std::nullopt;
}

} // namespace

Result<FormatDocument> readForeign(const Table& table, const FormatContext& context, Issues* issues)
{
    const auto columns = columnsOf(table, context);
    if (!columns)
        return columns.error();
    const Columns& c = *columns;
    FormatLayer layer;
    layer.kind = kindOf(table, c);
    const bool hz = c.value >= 0 && isHz(table, c);
    Finder finder(issues);
    if (c.guessed)
        finder.note(Severity::Info, c.inFrames ? QStringLiteral("csv.times-in-frames") : QStringLiteral("csv.guessed"));
    LabelMapper none(nullptr);
    CurveValue curve;
    const auto timeOf = [&](double number) {
        return frameAt(c.inFrames ? number / context.rate.hz : number, context.rate);
    };
    for (const TableRow& row : table.rows) {
        const QString place = QStringLiteral("line %1").arg(row.line);
        const auto start = table.number(row.cells.value(c.start));
        if (!start) {
            finder.note(Severity::Error, QStringLiteral("import.line-not-read"), place,
                        {row.cells.join(u' ').left(200)});
            continue;
        }
        const auto value = c.value < 0 ? std::nullopt : table.number(row.cells.value(c.value));
        if (layer.kind == LayerKind::Curve) {
            curve.points.push_back({timeOf(*start), value});
            continue;
        }
        Item item;
        item.span.start = timeOf(*start);
        item.span.end = item.span.start;
        const auto length = c.duration < 0 ? std::nullopt : table.number(row.cells.value(c.duration));
        const auto end = c.end < 0 ? std::nullopt : table.number(row.cells.value(c.end));
        if ((length && *length < 0) || (end && *end < *start))
            finder.note(Severity::Warning, QStringLiteral("import.negative-duration"), place,
                        {QString::number(length ? *length : *end - *start)});
        else if (length || end)
            item.span.end = timeOf(end ? *end : *start + *length);
        if (layer.kind == LayerKind::Instant)
            item.payload = InstantValue{wholeAt(table, row, c.bar), wholeAt(table, row, c.beat)};
        if (layer.kind == LayerKind::Note) {
            NoteValue note;
            if (value)
                note.pitchCents = !hz          ? *value * 100
                                  : *value > 0 ? std::round((6900 + 1200 * std::log2(*value / 440)) * 1e6) / 1e6
                                               : 0;
            if (c.level >= 0)
                note.velocity = table.number(row.cells.value(c.level));
            item.payload = note;
        }
        setLabelText(item, c.label < 0 ? QString() : row.cells.value(c.label), none);
        keepRest(table, row, c, layer.kind != LayerKind::Note, item);
        layer.items.push_back(std::move(item));
    }
    if (layer.kind == LayerKind::Curve && !curve.points.empty()) {
        std::stable_sort(curve.points.begin(), curve.points.end(),
                         [](const CurvePoint& a, const CurvePoint& b) { return a.at < b.at; });
        Item item;
        item.span = {curve.points.front().at, curve.points.back().at + 1};
        item.payload = std::move(curve);
        layer.items.push_back(std::move(item));
    }
    if (layer.items.empty())
        return Error{ErrorCode::Parse, QStringLiteral("no row could be read"), {}, QStringLiteral("line 1")};
    FormatDocument document;
    document.layers.push_back(std::move(layer));
    return document;
}

} // namespace unisono::csv
