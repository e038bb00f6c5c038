#include "core/interchange/csvownform.h"

#include "core/annotation/rowjson.h"
#include "core/interchange/csvreader.h"
#include "core/interchange/labeltext.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace unisono::csv {

namespace {

QString shortest(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

std::optional<int> wholeOf(const QString& cell)
{
    bool ok = false;
    const int number = cell.toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<FrameCount> countOf(const Table& table, const QString& cell, SampleRate rate)
{
    const auto seconds = table.number(cell);
    return seconds ? std::optional(framesOf(*seconds, rate)) : std::nullopt;
}

std::optional<Confidence> confidenceFromId(const QString& id)
{
    for (const auto c : {Confidence::Sure, Confidence::Unsure})
        if (confidenceId(c) == id)
            return c;
    return std::nullopt;
}

/// Cells of an item but those that its rows differ in.
QStringList cellsOf(const FormatLayer& layer, const Item& item, int number, const FormatContext& context)
{
    QStringList cells(kOwnColumns.size());
    cells[kLayer] = layer.layer;
    cells[kPerson] = layer.person;
    cells[kStart] = secondsText(item.span.start, context.rate);
    cells[kEnd] = secondsText(item.span.end, context.rate);
    cells[kLabel] = item.label;
    cells[kKind] = layerKindId(layer.kind);
    cells[kItem] = QString::number(number);
    if (layer.kind == LayerKind::Interval)
        cells[kLevel] = QString::number(item.level);
    else if (item.level != 0)
        cells[kLevel] = QString::number(item.level);
    if (const auto* instant = std::get_if<InstantValue>(&item.payload)) {
        cells[kBar] = instant->bar ? QString::number(*instant->bar) : QString();
        cells[kBeat] = instant->beat ? QString::number(*instant->beat) : QString();
    } else if (const auto* note = std::get_if<NoteValue>(&item.payload)) {
        cells[kValue] = shortest(note->pitchCents);
        cells[kVelocity] = note->velocity ? shortest(*note->velocity) : QString();
    } else if (const auto* chord = std::get_if<ChordValue>(&item.payload)) {
        cells[kText] = chord->harte;
    } else if (const auto* words = std::get_if<TextValue>(&item.payload)) {
        cells[kText] = words->text;
    } else if (const auto* tag = std::get_if<TagValue>(&item.payload)) {
        cells[kValue] = tag->number ? shortest(*tag->number) : QString();
    }
    if (item.confidence != Confidence::Unstated)
        cells[kConfidence] = confidenceId(item.confidence);
    if (item.startUncertainty)
        cells[kStartUncertainty] = secondsText(Frame{*item.startUncertainty}, context.rate);
    if (item.endUncertainty)
        cells[kEndUncertainty] = secondsText(Frame{*item.endUncertainty}, context.rate);
    cells[kForeign] = item.foreignText;
    cells[kExtra] = item.extra;
    return cells;
}

void write(QString& out, const QStringList& cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i)
        out += (i ? QStringLiteral(",") : QString()) + quoted(cells[i]);
    out += u'\n';
}

Item itemOf(const Table& table, const QStringList& cells, LayerKind kind, const FormatContext& context)
{
    Item item;
    item.span = {frameAt(table.number(cells.value(kStart)).value_or(0), context.rate),
                 frameAt(table.number(cells.value(kEnd)).value_or(0), context.rate)};
    item.level = wholeOf(cells.value(kLevel)).value_or(0);
    item.label = cells.value(kLabel);
    item.confidence = confidenceFromId(cells.value(kConfidence)).value_or(Confidence::Unstated);
    item.startUncertainty = countOf(table, cells.value(kStartUncertainty), context.rate);
    item.endUncertainty = countOf(table, cells.value(kEndUncertainty), context.rate);
    item.foreignText = cells.value(kForeign);
    item.extra = cells.value(kExtra);
    switch (kind) {
    case LayerKind::Interval:
        break;
    case LayerKind::Instant:
        item.payload = InstantValue{wholeOf(cells.value(kBar)), wholeOf(cells.value(kBeat))};
        break;
    case LayerKind::Curve:
        item.payload = CurveValue{};
        break;
    case LayerKind::Note:
        item.payload = NoteValue{table.number(cells.value(kValue)).value_or(0), table.number(cells.value(kVelocity))};
        break;
    case LayerKind::Chord:
        item.payload = ChordValue{cells.value(kText)};
        break;
    case LayerKind::Text:
        item.payload = TextValue{cells.value(kText)};
        break;
    case LayerKind::Tag:
        item.payload = TagValue{{}, table.number(cells.value(kValue))};
        item.label.clear();
        break;
    }
    return item;
}

} // namespace

bool isOwn(const QString& text)
{
    QStringList names;
    for (const QString& name :
         text.left(text.indexOf(u'\n')).trimmed().split(QRegularExpression(QStringLiteral("[,;\t]"))))
        names.append(QString(name).remove(u'"').trimmed().toLower());
    return std::all_of(kOwnNeeded.begin(), kOwnNeeded.end(), [&](const QString& name) { return names.contains(name); });
}

Result<FormatDocument> readOwn(const Table& table, const FormatContext& context, Issues* issues)
{
    FormatDocument document;
    Finder finder(issues);
    struct Place {
        std::size_t layer;
        std::map<QString, std::size_t> items;
    };
    std::map<QStringList, Place> layers;
    std::vector<LabelMapper> mappers;
    std::vector<qsizetype> columnAt;
    for (const QString& name : kOwnColumns)
        columnAt.push_back(table.header.indexOf(name));
    for (const TableRow& given : table.rows) {
        TableRow row{given.line, {}};
        for (const qsizetype column : columnAt)
            row.cells.append(column < 0 ? QString() : given.cells.value(column));
        const QString place = QStringLiteral("line %1").arg(row.line);
        const auto kind = layerKindFromId(row.cells.value(kKind));
        // Rows of one curve or tag are told together by their item.
        const bool needsItem = kind == LayerKind::Curve || kind == LayerKind::Tag;
        if (!kind || !table.number(row.cells.value(kStart)) || !table.number(row.cells.value(kEnd)) ||
            (needsItem && row.cells.value(kItem).isEmpty())) {
            finder.note(Severity::Error, QStringLiteral("import.line-not-read"), place,
                        {row.cells.join(u' ').left(200)});
            continue;
        }
        const QStringList key{row.cells[kLayer], row.cells[kPerson], row.cells[kKind]};
        auto at = layers.find(key);
        if (at == layers.end()) {
            at = layers.emplace(key, Place{document.layers.size(), {}}).first;
            FormatLayer layer;
            layer.layer = key[0];
            layer.person = key[1];
            layer.kind = *kind;
            layer.name = key[0];
            document.layers.push_back(std::move(layer));
            mappers.emplace_back(context.schema, key[0]);
        }
        FormatLayer& layer = document.layers[at->second.layer];
        const auto [it, isNew] = at->second.items.emplace(row.cells[kItem], layer.items.size());
        if (isNew || row.cells[kItem].isEmpty()) {
            it->second = layer.items.size();
            Item item = itemOf(table, row.cells, *kind, context);
            // A schema that has no such label (any more) keeps it as text.
            LabelMapper& mapper = mappers[at->second.layer];
            if (mapper.layer() && !item.label.isEmpty() && !mapper.layer()->label(item.label)) {
                const QString text = item.label;
                const QString foreign = item.foreignText;
                if (!setLabelText(item, text, mapper))
                    finder.note(Severity::Warning, QStringLiteral("import.unknown-label"), place,
                                {text, QStringLiteral("1")});
                else if (!foreign.isEmpty())
                    item.foreignText = foreign;
            }
            layer.items.push_back(std::move(item));
        }
        Item& item = layer.items[it->second];
        if (auto* curve = std::get_if<CurveValue>(&item.payload)) {
            if (const auto seconds = table.number(row.cells.value(kTime)))
                curve->points.push_back({frameAt(*seconds, context.rate), table.number(row.cells.value(kValue))});
        } else if (auto* tag = std::get_if<TagValue>(&item.payload)) {
            if (const QString label = row.cells.value(kLabel); !label.isEmpty())
                tag->labels.append(label);
        }
    }
    if (document.layers.empty() && !table.rows.empty())
        return Error{ErrorCode::Parse, QStringLiteral("no row could be read"), {}, QStringLiteral("line 2")};
    return document;
}

Result<QByteArray> writeOwn(const FormatDocument& document, const FormatContext& context, Issues* issues)
{
    QString out;
    write(out, kOwnColumns);
    int number = 0;
    if (issues && !document.extra.isEmpty())
        issues->push_back({Severity::Info, QStringLiteral("export.file-extra-lost"), {}, {}});
    for (const FormatLayer& layer : document.layers) {
        for (const Item& item : layer.items) {
            QStringList cells = cellsOf(layer, item, ++number, context);
            const auto* curve = std::get_if<CurveValue>(&item.payload);
            const auto* tag = std::get_if<TagValue>(&item.payload);
            const std::size_t rows = std::max<std::size_t>(1, curve ? curve->points.size()
                                                              : tag ? std::size_t(tag->labels.size())
                                                                    : 1);
            for (std::size_t i = 0; i < rows; ++i) {
                if (curve && i < curve->points.size()) {
                    const CurvePoint& point = curve->points[i];
                    cells[kTime] = secondsText(point.at, context.rate);
                    cells[kValue] = point.value ? shortest(*point.value) : QString();
                }
                if (tag && i < std::size_t(tag->labels.size()))
                    cells[kLabel] = tag->labels[qsizetype(i)];
                write(out, cells);
                // Said once an item.
                cells[kExtra].clear();
            }
        }
    }
    return out.toUtf8();
}

} // namespace unisono::csv
