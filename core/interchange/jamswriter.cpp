#include "core/interchange/jamswriter.h"

#include "core/interchange/jamsannotationwriter.h"

#include <QJsonDocument>

namespace unisono::jams {

Result<QByteArray> write(const FormatDocument& document, const FormatContext& context, Issues* issues)
{
    Q_UNUSED(issues) // nothing is lost
    QJsonObject root = extraOf(document.extra).value(kJams).toObject();
    const QJsonArray verbatim = root.value(kAnnotations).toArray();

    QJsonObject file = root.value(kFileMetadata).toObject();
    const auto fill = [&file](const QString& member, const QJsonValue& value) {
        const QJsonValue held = file.value(member);
        if (held.isUndefined() || held.isNull() || (held.isString() && held.toString().isEmpty()))
            file.insert(member, value);
    };
    fill(QStringLiteral("title"), document.title.isEmpty() ? context.title : document.title);
    fill(QStringLiteral("artist"), context.artist);
    fill(QStringLiteral("release"), QString());
    fill(QStringLiteral("identifiers"), QJsonObject());
    fill(QStringLiteral("jams_version"), QStringLiteral("0.3.4"));
    if (document.durationSeconds)
        fill(kDuration, *document.durationSeconds);
    else if (context.frames > 0)
        fill(kDuration, roundedSeconds(Frame{context.frames}, context.rate));
    root.insert(kFileMetadata, file);
    if (!root.contains(kSandbox))
        root.insert(kSandbox, QJsonObject());

    QJsonArray annotations;
    for (const FormatLayer& layer : document.layers)
        annotations.append(writeAnnotation(layer, context));
    for (const QJsonValue& annotation : verbatim)
        annotations.append(annotation);
    root.insert(kAnnotations, annotations);
    // Indented for people, but a large file would be several times its size.
    constexpr std::size_t kManyItems = 20000;
    std::size_t items = 0;
    for (const FormatLayer& layer : document.layers)
        items += layer.items.size();
    return QJsonDocument(root).toJson(items > kManyItems ? QJsonDocument::Compact : QJsonDocument::Indented);
}

} // namespace unisono::jams
