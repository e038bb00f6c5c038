#include "core/interchange/filetext.h"
#include "core/interchange/labeltext.h"

#include <QJsonArray>

#include <algorithm>

namespace unisono {

namespace {

/// Member of Item::extra. "start": the time as it was written. "before": rows of the same time, which have no length.
/// "first": what lies before the item was not in the file. "tail": the rows from the item's end on.
const QString kOwn = QStringLiteral("salami");
const QString kStart = QStringLiteral("start");
const QString kBefore = QStringLiteral("before");
const QString kFirst = QStringLiteral("first");
const QString kTail = QStringLiteral("tail");
const QString kEnd = QStringLiteral("End");
/// Times that an import moves to the edges of the track are as near to them.
constexpr double kSlackSeconds = 0.05;

struct Row {
    QString time;
    QString label;
    Frame at;
};

std::optional<Row> parsed(QStringView line, SampleRate rate)
{
    const qsizetype tab = line.indexOf(u'\t');
    const auto time = tab < 0 ? std::nullopt : numberOf(line.left(tab));
    if (!time)
        return std::nullopt;
    return Row{line.left(tab).toString(), line.mid(tab + 1).toString(), frameAt(*time, rate)};
}

QJsonArray toJson(const Row& row)
{
    return {row.time, row.label};
}

std::vector<Row> rowsOf(const QJsonValue& json, SampleRate rate)
{
    std::vector<Row> rows;
    for (const QJsonValue& each : json.toArray()) {
        const QString time = each[0].toString();
        rows.push_back({time, each[1].toString(), frameAt(numberOf(time).value_or(-1), rate)});
    }
    return rows;
}

Result<std::vector<Row>> readRows(const QString& text, SampleRate rate)
{
    std::vector<Row> rows;
    const auto lines = linesOf(text);
    if (qsizetype(lines.size()) > kMostRows)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many rows"), {}, QString::number(kMostRows)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        auto row = parsed(lines[i], rate);
        // A row that cannot be read would give its time to the one before it: no guessing.
        const QString place = QStringLiteral("line %1").arg(i + 1);
        if (!row)
            return Error{ErrorCode::Parse, QStringLiteral("no time and label"), {}, place};
        if (!rows.empty() && row->at < rows.back().at)
            return Error{ErrorCode::Parse, QStringLiteral("time goes back"), {}, place};
        rows.push_back(std::move(*row));
    }
    if (rows.empty())
        return Error{ErrorCode::Parse, QStringLiteral("no row in it"), {}, QStringLiteral("line 1")};
    return rows;
}

Result<FormatDocument> read(const QByteArray& bytes, const FormatContext& context, Issues* issues)
{
    if (const auto ok = withinSize(bytes); !ok)
        return ok.error();
    const auto all = readRows(textOf(bytes, issues), context.rate);
    if (!all)
        return all.error();
    const std::vector<Row>& rows = *all;
    FormatLayer layer;
    layer.kind = LayerKind::Interval;
    LabelMapper none(nullptr);
    Finder finder(issues);
    const auto isBeyond = [&](Frame at) { return context.frames > 0 && at >= Frame{context.frames}; };
    QJsonArray before;
    std::size_t next = 0;
    for (; next + 1 < rows.size() && !isBeyond(rows[next].at); ++next) {
        const Row& row = rows[next];
        if (rows[next + 1].at == row.at) {
            if (rows.back().at == row.at)
                break; // all that follows is of the tail
            finder.note(Severity::Info, QStringLiteral("import.same-start"),
                        secondsText(row.at, context.rate) + QStringLiteral(" s"), {row.label, rows[next + 1].label});
            before.append(toJson(row));
            continue;
        }
        Item item;
        item.span = {row.at, rows[next + 1].at};
        QJsonObject own;
        if (row.time != secondsText(row.at, context.rate))
            own.insert(kStart, row.time);
        if (!before.isEmpty())
            own.insert(kBefore, before);
        if (layer.items.empty() && row.at > Frame{0})
            own.insert(kFirst, true);
        if (!own.isEmpty())
            setExtra(item.extra, kOwn, own);
        before = {};
        setLabelText(item, row.label, none);
        layer.items.push_back(std::move(item));
    }
    if (layer.items.empty() && rows.size() > 1)
        return Error{ErrorCode::Empty, QStringLiteral("no row has a length within the track"), {}, {}};
    for (std::size_t i = next; i + 1 < rows.size(); ++i)
        finder.note(Severity::Warning, QStringLiteral("import.at-end"),
                    secondsText(rows[i].at, context.rate) + QStringLiteral(" s"), {rows[i].label});
    const Row& last = rows.back();
    // What an end would be written as anyway, and no fitting to the track will move, need not be kept.
    const bool isPlain = next + 1 == rows.size() && last.label == kEnd &&
                         last.time == secondsText(last.at, context.rate) &&
                         (context.frames <= 0 || last.at == Frame{context.frames});
    if (!layer.items.empty() && !isPlain) {
        QString& extra = layer.items.back().extra;
        QJsonObject own = extraOf(extra).value(kOwn).toObject();
        QJsonArray tail;
        for (std::size_t i = next; i < rows.size(); ++i)
            tail.append(toJson(rows[i]));
        own.insert(kTail, tail);
        setExtra(extra, kOwn, own);
    }
    FormatDocument document;
    document.durationSeconds = secondsOf(last.at, context.rate);
    document.layers.push_back(std::move(layer));
    return document;
}

/// Writes the items of a layer as rows; what was kept of a file is written where its times still hold.
class Writer {
public:
    Writer(const FormatLayer& layer, const FormatContext& context, Issues* issues)
        : m_layer(layer),
          m_context(context),
          m_finder(issues),
          m_mapper(context.schema, layer.layer)
    {
    }

    QByteArray write()
    {
        Items items = m_layer.items;
        std::stable_sort(items.begin(), items.end(), itemBefore);
        takeFilledOut(items);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Item& item = items[i];
            writeItem(item);
            const bool isLast = i + 1 == items.size();
            if (isLast ? !writeTail(item) : items[i + 1].span.start > item.span.end)
                row(secondsText(item.span.end, m_context.rate), isLast ? kEnd : QString());
            if (!isLast && items[i + 1].span.start > item.span.end)
                m_finder.note(Severity::Warning, QStringLiteral("export.gap-row"),
                              secondsText(item.span.end, m_context.rate) + QStringLiteral(" s"));
            if (!isLast && items[i + 1].span.start < item.span.end)
                m_finder.note(Severity::Warning, QStringLiteral("export.overlap-cut"),
                              secondsText(items[i + 1].span.start, m_context.rate) + QStringLiteral(" s"));
        }
        return m_out.toUtf8();
    }

private:
    static QJsonObject ownOf(const Item& item) { return extraOf(item.extra).value(kOwn).toObject(); }

    /// What an import put before and after the file's rows to fill the track, where nobody has labelled it since.
    void takeFilledOut(Items& items) const
    {
        const auto isFilled = [](const Item& item) {
            return item.label.isEmpty() && item.foreignText.isEmpty() && ownOf(item).isEmpty();
        };
        if (items.size() > 1 && isFilled(items.front()) && ownOf(items[1]).contains(kFirst))
            items.erase(items.begin());
        if (items.size() > 1 && isFilled(items.back()) && !tailOf(items[items.size() - 2]).empty())
            items.pop_back();
    }

    /// The rows that ended the file, where the item still ends there.
    std::vector<Row> tailOf(const Item& item) const
    {
        std::vector<Row> rows = rowsOf(ownOf(item).value(kTail), m_context.rate);
        if (rows.empty() || rows.front().at == item.span.end)
            return rows;
        const Frame nearEnd{m_context.frames - framesOf(kSlackSeconds, m_context.rate)};
        const bool wasFitted = item.span.end == Frame{m_context.frames} && rows.front().at >= nearEnd;
        return wasFitted ? rows : std::vector<Row>();
    }

    void writeItem(const Item& item)
    {
        const QJsonObject extra = extraOf(item.extra);
        const QJsonObject own = extra.value(kOwn).toObject();
        const bool wasFitted = item.span.start == Frame{0} &&
                               extra.value(QStringLiteral("import")).toObject().contains(QStringLiteral("start"));
        const auto holds = [&](Frame at) { return at == item.span.start || wasFitted; };
        for (const Row& before : rowsOf(own.value(kBefore), m_context.rate))
            if (holds(before.at))
                row(before.time, before.label);
        const QString time = own.value(kStart).toString();
        const auto seconds = numberOf(time);
        row(seconds && holds(frameAt(*seconds, m_context.rate)) ? time : secondsText(item.span.start, m_context.rate),
            labelText(item, m_mapper));
    }

    bool writeTail(const Item& item)
    {
        const std::vector<Row> tail = tailOf(item);
        for (const Row& each : tail)
            row(each.time, each.label);
        return !tail.empty();
    }

    /// A label is the rest of its line; a tab inside one is read back, an end of line would not be.
    void row(const QString& time, QString label)
    {
        const QString before = label;
        label.replace(u'\n', u' ').replace(u'\r', u' ');
        if (label != before)
            m_finder.note(Severity::Warning, QStringLiteral("export.text-changed"), {}, {before});
        m_out += time + u'\t' + label + u'\n';
    }

    const FormatLayer& m_layer;
    const FormatContext& m_context;
    Finder m_finder;
    LabelMapper m_mapper;
    QString m_out;
};

Result<QByteArray> write(const FormatDocument& document, const FormatContext& context, Issues* issues)
{
    QByteArray out;
    for (const FormatLayer& layer : document.layers) {
        noteLost(layer, {}, issues);
        out += Writer(layer, context, issues).write();
    }
    return out;
}

/// Times that do not go back, beginning with zero, each with a text that is no number.
int sniff(const QByteArray& head, const QString& fileName)
{
    if (head.contains('\0') || !fileName.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive))
        return 0;
    // The head may end within a line.
    const auto lastEnd = head.lastIndexOf('\n');
    const QString text = QString::fromUtf8(lastEnd > 0 ? head.left(lastEnd) : head);
    double before = 0;
    int rows = 0;
    for (const QStringView line : linesOf(text)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype tab = line.indexOf(u'\t');
        const auto time = tab < 0 ? std::nullopt : numberOf(line.left(tab));
        if (!time || *time < before || (rows == 0 && *time != 0) || numberOf(line.mid(tab + 1)))
            return 0;
        before = *time;
        ++rows;
    }
    return rows > 1 ? 60 : 0;
}

} // namespace

void registerFormats_salami(FormatRegistry& registry)
{
    FormatDescriptor d;
    d.id = QStringLiteral("salami");
    d.name = QStringLiteral("SALAMI, parsed text");
    d.endings = {QStringLiteral("txt")};
    d.canRead = true;
    d.canWrite = true;
    d.kinds = {LayerKind::Interval};
    d.reference = QStringLiteral("DDMAL/salami-data-public, annotations/*/parsed; Smith et al. 2011 (ISMIR)");
    d.sniff = sniff;
    d.read = read;
    d.write = write;
    registry.add(std::move(d));
}

} // namespace unisono
