#pragma once

#include "core/interchange/importing.h"

namespace unisono {

struct ReadFile {
    FormatDocument document;
    const FormatDescriptor* format = nullptr;
};

/// Reads a file of annotations. `formatId` "" finds the format by content and name.
/// Errors: NotFound, CannotRead, TooLarge, Unsupported -> no format knows it (or no such format: detail), those of the
/// format
Result<ReadFile> readFormatFile(const QString& path, const QString& formatId, const FormatContext& context,
                                Issues* issues);

/// One file to be written: its name within the folder.
struct ExportFile {
    QString name;
    QByteArray bytes;
    std::vector<QString> layers;
    int items = 0;
};

/// The files of a track: one where the format holds many layers, else one a layer and person. Layers of a kind that
/// the format cannot hold are left out and told ("export.kind-left-out"), empty ones are left out.
/// Names are made of the track's file, layer and person, fit every file system and differ from those in `taken`,
/// to which they are added.
Result<std::vector<ExportFile>> exportFiles(const FormatDescriptor& format, const Track& track,
                                            const std::vector<ExportLayer>& layers, const GenreSchema& schema,
                                            QStringList& taken, Issues* issues);

/// A file of which no more than `mostBytes` and one byte is read: whoever takes the bytes tells that it is too large.
/// Errors: NotFound, CannotRead
Result<QByteArray> readSmallFile(const QString& path, qint64 mostBytes);

/// Writes the whole file or nothing. Errors: CannotWrite, DiskFull, ReadOnly
Result<void> writeWholeFile(const QString& path, const QByteArray& bytes);

} // namespace unisono
