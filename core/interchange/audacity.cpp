#include "core/interchange/filetext.h"
#include "core/interchange/labeltext.h"

#include <algorithm>

namespace unisono {

namespace {

const QString kOwn = QStringLiteral("audacity");

struct Line {
    double start = 0;
    double end = 0;
    QString label;
};

/// "start <tab> end <tab> label"; the form of Audacity before 1.3 was "time <tab> label".
std::optional<Line> parsed(QStringView text)
{
    const qsizetype first = text.indexOf(u'\t');
    const auto start = numberOf(text.left(first < 0 ? text.size() : first), DecimalComma::Yes);
    if (!start)
        return std::nullopt;
    if (first < 0)
        return Line{*start, *start, {}};
    const QStringView rest = text.mid(first + 1);
    const qsizetype second = rest.indexOf(u'\t');
    const auto end = numberOf(rest.left(second < 0 ? rest.size() : second), DecimalComma::Yes);
    if (!end)
        return Line{*start, *start, rest.toString()};
    return Line{*start, *end, second < 0 ? QString() : rest.mid(second + 1).toString()};
}

Result<FormatDocument> read(const QByteArray& bytes, const FormatContext& context, Issues* issues)
{
    if (const auto ok = withinSize(bytes); !ok)
        return ok.error();
    FormatLayer regions;
    regions.kind = LayerKind::Interval;
    FormatLayer points;
    points.kind = LayerKind::Instant;
    LabelMapper none(nullptr);
    Finder finder(issues);
    Item* last = nullptr;
    const QString text = textOf(bytes, issues);
    const auto lines = linesOf(text);
    if (qsizetype(lines.size()) > kMostRows)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many labels"), {}, QString::number(kMostRows)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QString place = QStringLiteral("line %1").arg(i + 1);
        if (lines[i].trimmed().isEmpty())
            continue;
        if (lines[i].startsWith(u'\\')) { // the frequencies of a spectral selection belong to the line before
            if (last)
                setExtra(last->extra, kOwn, lines[i].mid(1).trimmed().toString());
            else
                finder.note(Severity::Warning, QStringLiteral("import.line-not-read"), place, {lines[i].toString()});
            continue;
        }
        const auto line = parsed(lines[i]);
        if (!line || line->end < line->start) {
            finder.note(Severity::Error, QStringLiteral("import.line-not-read"), place,
                        {lines[i].left(200).toString()});
            last = nullptr;
            continue;
        }
        FormatLayer& layer = line->end > line->start ? regions : points;
        Item item;
        item.span = {frameAt(line->start, context.rate), frameAt(line->end, context.rate)};
        if (layer.kind == LayerKind::Instant)
            item.payload = InstantValue{};
        setLabelText(item, line->label, none);
        layer.items.push_back(std::move(item));
        last = &layer.items.back();
    }
    FormatDocument document;
    for (FormatLayer* layer : {&regions, &points})
        if (!layer->items.empty())
            document.layers.push_back(std::move(*layer));
    if (document.layers.empty())
        return Error{ErrorCode::Parse, QStringLiteral("no label in it"), {}, QStringLiteral("line 1")};
    return document;
}

/// Labels are one line; a tab inside one would still be read back, an end of line would not.
QString oneLine(QString label, Finder& finder)
{
    const QString before = label;
    for (QChar& c : label)
        if (c == u'\n' || c == u'\r')
            c = u' ';
    if (label != before)
        finder.note(Severity::Warning, QStringLiteral("export.text-changed"), {}, {before});
    return label;
}

Result<QByteArray> write(const FormatDocument& document, const FormatContext& context, Issues* issues)
{
    struct Row {
        FrameSpan span;
        QString text;
        QString spectral;
    };
    std::vector<Row> rows;
    Finder finder(issues);
    for (const FormatLayer& layer : document.layers) {
        noteLost(layer, {}, issues);
        LabelMapper mapper(context.schema, layer.layer);
        for (const Item& item : layer.items) {
            QString text = labelText(item, mapper);
            if (const auto* chord = std::get_if<ChordValue>(&item.payload))
                text = chord->harte;
            else if (const auto* words = std::get_if<TextValue>(&item.payload))
                text = words->text;
            rows.push_back({item.span, oneLine(text, finder), extraOf(item.extra).value(kOwn).toString()});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.span < b.span; });
    QString out;
    for (const Row& row : rows) {
        // Six decimals, as Audacity writes them, tell frames apart up to 500 kHz.
        out += QString::number(secondsOf(row.span.start, context.rate), 'f', 6) + u'\t' +
               QString::number(secondsOf(row.span.end, context.rate), 'f', 6) + u'\t' + row.text + u'\n';
        if (!row.spectral.isEmpty())
            out += QStringLiteral("\\\t") + row.spectral + u'\n';
    }
    return out.toUtf8();
}

int sniff(const QByteArray& head, const QString& fileName)
{
    if (head.contains('\0'))
        return 0;
    // The head may end within a line.
    const auto lastEnd = head.lastIndexOf('\n');
    const QString text = QString::fromUtf8(lastEnd > 0 ? head.left(lastEnd) : head);
    int labels = 0;
    for (const QStringView line : linesOf(text)) {
        if (line.trimmed().isEmpty() || (labels > 0 && line.startsWith(u"\\\t")))
            continue;
        const qsizetype tab = line.indexOf(u'\t');
        const qsizetype next = line.indexOf(u'\t', tab + 1);
        const QStringView second = line.mid(tab + 1, next < 0 ? -1 : next - tab - 1);
        if (tab < 0 || !numberOf(line.left(tab), DecimalComma::Yes) || !numberOf(second, DecimalComma::Yes))
            return 0;
        ++labels;
    }
    if (labels == 0)
        return 0;
    return fileName.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive) ? 85 : 45;
}

} // namespace

void registerFormats_audacity(FormatRegistry& registry)
{
    FormatDescriptor d;
    d.id = QStringLiteral("audacity");
    d.name = QStringLiteral("Audacity labels");
    d.endings = {QStringLiteral("txt")};
    d.canRead = true;
    d.canWrite = true;
    d.kinds = {LayerKind::Interval, LayerKind::Instant, LayerKind::Chord, LayerKind::Text};
    d.reference = QStringLiteral("Audacity Manual, Importing and Exporting Labels");
    d.sniff = sniff;
    d.read = read;
    d.write = write;
    registry.add(std::move(d));
}

} // namespace unisono
