#include "core/interchange/csvreader.h"

#include <algorithm>

namespace unisono {

namespace {

Result<FormatDocument> read(const QByteArray& bytes, const FormatContext& context, Issues* issues)
{
    if (const auto ok = withinSize(bytes); !ok)
        return ok.error();
    const QString text = textOf(bytes, issues);
    if (text.contains(QChar(0)))
        return Error{ErrorCode::Parse, QStringLiteral("not a text"), {}, QStringLiteral("line 1")};
    const bool own = csv::isOwn(text);
    const auto table = csv::tableOf(text, own ? csv::Backslash::Plain : csv::Backslash::Escapes);
    if (!table)
        return table.error();
    return own ? csv::readOwn(*table, context, issues) : csv::readForeign(*table, context, issues);
}

int sniff(const QByteArray& head, const QString& fileName)
{
    // The head may end within a line.
    const auto lastEnd = head.lastIndexOf('\n');
    const QString text = textOf(lastEnd > 0 ? head.left(lastEnd) : head, nullptr);
    if (text.contains(QChar(0)) || text.trimmed().startsWith(u'{') || text.trimmed().startsWith(u'<'))
        return 0;
    if (csv::isOwn(text))
        return 100;
    const auto table = csv::tableOf(text);
    if (!table)
        return 0;
    const bool numbers = std::any_of(table->rows.begin(), table->rows.end(), [&](const csv::TableRow& row) {
        return table->number(row.cells.first()).has_value();
    });
    for (const char* ending : {".csv", ".tsv", ".lab"})
        if (fileName.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return numbers || !table->header.isEmpty() ? 75 : 30;
    return numbers ? 40 : 0;
}

} // namespace

void registerFormats_csv(FormatRegistry& registry)
{
    FormatDescriptor d;
    d.id = QStringLiteral("csv");
    d.name = QStringLiteral("CSV");
    d.endings = {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("lab")};
    d.canRead = true;
    d.canWrite = true;
    d.kinds = {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
               LayerKind::Chord,    LayerKind::Text,    LayerKind::Tag};
    d.manyLayers = true;
    d.reference = QStringLiteral("RFC 4180; Sonic Visualiser, svcore CSVFormat; the header of its own form names every "
                                 "column");
    d.sniff = sniff;
    d.read = read;
    d.write = csv::writeOwn;
    registry.add(std::move(d));
}

} // namespace unisono
