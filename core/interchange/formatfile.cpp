#include "core/interchange/formatfile.h"

#include "core/interchange/filetext.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>

namespace unisono {

namespace {

constexpr qsizetype kHeadBytes = 4096;
constexpr qsizetype kLongestStem = 120; // in UTF-8 bytes below the 255 of file systems, with ending and number

/// A part of a file name: no separators, nothing that a shell or another system forbids.
QString namePart(const QString& text)
{
    QString part;
    for (const QChar c : text.trimmed()) {
        const bool forbidden = c.unicode() < 32 || QStringLiteral("/\\:*?\"<>|").contains(c);
        part += forbidden ? QChar(u'_') : c;
    }
    while (part.startsWith(u'.'))
        part.remove(0, 1);
    while (part.toUtf8().size() > kLongestStem)
        part.chop(part.back().isLowSurrogate() ? 2 : 1);
    return part.isEmpty() ? QStringLiteral("track") : part;
}

QString freeName(const QString& stem, const QString& ending, QStringList& taken)
{
    QString name = stem + u'.' + ending;
    for (int n = 2; taken.contains(name, Qt::CaseInsensitive); ++n)
        name = QStringLiteral("%1 (%2).%3").arg(stem).arg(n).arg(ending);
    taken.append(name);
    return name;
}

} // namespace

Result<QByteArray> readSmallFile(const QString& path, qint64 mostBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("no such file"), path, {}};
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};
    return bytes;
}

Result<ReadFile> readFormatFile(const QString& path, const QString& formatId, const FormatContext& context,
                                Issues* issues)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("no such file"), path, {}};
    if (info.isDir())
        return Error{ErrorCode::CannotRead, QStringLiteral("is a folder"), path, {}};
    if (info.size() > kMostBytes)
        return Error{ErrorCode::TooLarge, QStringLiteral("file of annotations too large"), name,
                     QStringLiteral("%1 MiB").arg(kMostBytes >> 20)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};

    ReadFile read;
    read.format = formatId.isEmpty() ? sniffFormat(bytes.left(kHeadBytes), name) : formats().find(formatId);
    if (!read.format || !read.format->canRead)
        return Error{ErrorCode::Unsupported, QStringLiteral("no format that can be read"), name, formatId};
    auto document = read.format->read(bytes, context, issues);
    if (!document) {
        Error error = document.error();
        error.subject = name;
        return error;
    }
    read.document = std::move(*document);
    return read;
}

Result<std::vector<ExportFile>> exportFiles(const FormatDescriptor& format, const Track& track,
                                            const std::vector<ExportLayer>& layers, const GenreSchema& schema,
                                            QStringList& taken, Issues* issues)
{
    if (!format.canWrite)
        return Error{ErrorCode::Unsupported, QStringLiteral("the format is only read"), format.name, format.id};
    std::vector<std::vector<ExportLayer>> files;
    for (const ExportLayer& layer : layers) {
        if (layer.items.empty())
            continue;
        if (std::find(format.kinds.begin(), format.kinds.end(), layer.layer.kind) == format.kinds.end()) {
            if (issues)
                issues->push_back({Severity::Warning,
                                   QStringLiteral("export.kind-left-out"),
                                   track.title,
                                   {layer.layer.name, format.name}});
            continue;
        }
        if (files.empty() || !format.manyLayers)
            files.emplace_back();
        files.back().push_back(layer);
    }
    FormatContext context;
    context.rate = track.rate;
    context.frames = track.frames;
    context.schema = &schema;
    context.title = track.title;
    context.artist = track.artist;
    std::vector<ExportFile> written;
    for (const std::vector<ExportLayer>& group : files) {
        const auto bytes = format.write(exportOf(track, group), context, issues);
        if (!bytes)
            return bytes.error();
        ExportFile file;
        QString stem = namePart(track.hasAudio() ? QFileInfo(track.path).completeBaseName() : track.title);
        if (!format.manyLayers)
            stem += u'.' + namePart(group.front().layer.id) + u'.' + namePart(group.front().person);
        file.name = freeName(stem, format.endings.value(0), taken);
        file.bytes = *bytes;
        for (const ExportLayer& layer : group) {
            if (std::find(file.layers.begin(), file.layers.end(), layer.layer.id) == file.layers.end())
                file.layers.push_back(layer.layer.id);
            file.items += int(layer.items.size());
        }
        written.push_back(std::move(file));
    }
    return written;
}

Result<void> writeWholeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    const ErrorCode code = storage.isReadOnly()                                           ? ErrorCode::ReadOnly
                           : storage.isValid() && storage.bytesAvailable() < bytes.size() ? ErrorCode::DiskFull
                                                                                          : ErrorCode::CannotWrite;
    return Error{code, file.errorString(), path, {}};
}

} // namespace unisono
