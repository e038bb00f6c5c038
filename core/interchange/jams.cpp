#include "core/interchange/jamsreader.h"
#include "core/interchange/jamswriter.h"

namespace unisono {

namespace {

int sniff(const QByteArray& head, const QString& fileName)
{
    const bool named = fileName.endsWith(QStringLiteral(".jams"), Qt::CaseInsensitive);
    if (fileName.endsWith(QStringLiteral(".jamz"), Qt::CaseInsensitive) && head.startsWith("\x1f\x8b"))
        return 80; // read() says that it is compressed
    QByteArray start = head;
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    start = start.trimmed();
    if (!start.startsWith('{'))
        return 0;
    for (const char* word : {"\"annotations\"", "\"file_metadata\"", "\"jams_version\"", "\"annotation_metadata\""})
        if (head.contains(word))
            return named ? 100 : 90;
    return named ? 70 : 0;
}

} // namespace

void registerFormats_jams(FormatRegistry& registry)
{
    FormatDescriptor d;
    d.id = QStringLiteral("jams");
    d.name = QStringLiteral("JAMS");
    d.endings = {QStringLiteral("jams")};
    d.canRead = true;
    d.canWrite = true;
    d.kinds = {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
               LayerKind::Chord,    LayerKind::Text,    LayerKind::Tag};
    d.manyLayers = true;
    d.reference = QStringLiteral("Humphrey et al. 2014, JAMS: A JSON Annotated Music Specification for Reproducible "
                                 "MIR Research, ISMIR");
    d.sniff = sniff;
    d.read = jams::read;
    d.write = jams::write;
    registry.add(std::move(d));
}

} // namespace unisono
