#include "core/audio/mediafile.h"

#include "core/audio/audiosource.h"
#include "core/audio/filehandle.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <fileref.h>
#include <tag.h>
#include <tpropertymap.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <vector>

namespace unisono {

static_assert(std::endian::native == std::endian::little, "hashes of samples are of little-endian bytes");

namespace {

constexpr int kLongestText = 1000;

QString cut(const TagLib::String& text)
{
    return QString::fromUtf8(text.toCString(true)).left(kLongestText).trimmed();
}

} // namespace

MediaTags readMediaTags(const QString& path)
{
    MediaTags tags;
    if (!openForReading(path)) // TagLib would wait for a named pipe
        return tags;
    const QByteArray name = QFile::encodeName(path);
    const TagLib::FileRef file(name.constData(), false);
    if (file.isNull() || !file.tag())
        return tags;
    const TagLib::Tag& tag = *file.tag();
    tags.title = cut(tag.title());
    tags.artist = cut(tag.artist());
    tags.album = cut(tag.album());
    tags.genre = cut(tag.genre());
    if (tag.year() > 0)
        tags.date = QString::number(tag.year());
    const TagLib::StringList dates = file.file()->properties().value("DATE");
    if (!dates.isEmpty() && !dates.front().isEmpty())
        tags.date = cut(dates.front());
    return tags;
}

Result<QByteArray> hashFileBytes(const QString& path, JobContext& context)
{
    const auto file = openForReading(path);
    if (!file)
        return file.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> block(1 << 18);
    std::int64_t at = 0;
    for (;;) {
        if (context.cancelled())
            return cancelledError();
        const std::int64_t n = readAt(file->handle.fd(), block.data(), block.size(), at);
        if (n < 0)
            return systemError(errno, path, ErrorCode::CannotRead);
        if (n == 0)
            break;
        hash.addData(QByteArrayView(block.data(), n));
        at += n;
        context.progress(double(at) / double(std::max(at, file->bytes)));
    }
    return hash.result();
}

Result<MediaHashes> hashMediaFile(const QString& path, JobContext& context)
{
    const auto bytes = hashFileBytes(path, context);
    if (!bytes)
        return bytes.error();
    auto source = openAudioSource(path);
    if (!source)
        return source.error();
    const AudioInfo& info = (*source)->info();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<float> block(static_cast<std::size_t>(std::max(1, 32768 / info.channels) * info.channels));
    for (FrameCount at = 0; at < info.frames;) {
        if (context.cancelled())
            return cancelledError();
        const auto n = (*source)->read(Frame{at}, block);
        if (!n)
            return n.error();
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(block.data()),
                                    qsizetype(*n * info.channels * FrameCount(sizeof(float)))));
        at += *n;
        context.progress(double(at) / double(info.frames));
    }
    return MediaHashes{*bytes, hash.result()};
}

bool hasAudioEnding(const QString& path)
{
    static const QSet<QString> kEndings = {
        QStringLiteral("wav"),  QStringLiteral("wave"), QStringLiteral("rf64"), QStringLiteral("w64"),
        QStringLiteral("bwf"),  QStringLiteral("aif"),  QStringLiteral("aiff"), QStringLiteral("aifc"),
        QStringLiteral("flac"), QStringLiteral("ogg"),  QStringLiteral("oga"),  QStringLiteral("opus"),
        QStringLiteral("mp3"),  QStringLiteral("mp2"),  QStringLiteral("m4a"),  QStringLiteral("m4b"),
        QStringLiteral("mp4"),  QStringLiteral("aac"),  QStringLiteral("wma"),  QStringLiteral("ape"),
        QStringLiteral("wv"),   QStringLiteral("mpc"),  QStringLiteral("tta"),  QStringLiteral("caf"),
        QStringLiteral("au"),   QStringLiteral("snd"),  QStringLiteral("webm"), QStringLiteral("mka"),
        QStringLiteral("ac3"),  QStringLiteral("dsf"),  QStringLiteral("amr")};
    return kEndings.contains(QFileInfo(path).suffix().toLower());
}

Result<QStringList> findAudioFiles(const QString& folder, Issues* issues, JobContext& context)
{
    const QFileInfo root(folder);
    if (!root.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("no such folder"), folder, {}};
    if (!root.isDir() || !root.isReadable() || !root.isExecutable())
        return Error{ErrorCode::CannotRead, QStringLiteral("the folder cannot be read"), folder, {}};
    QStringList found;
    QSet<QString> seen{root.canonicalFilePath()};
    std::vector<QString> waiting{root.absoluteFilePath()};
    while (!waiting.empty()) {
        if (context.cancelled())
            return cancelledError();
        const QString here = waiting.back();
        waiting.pop_back();
        const QFileInfo info(here);
        if (!info.isReadable() || !info.isExecutable()) {
            if (issues)
                issues->push_back({Severity::Warning, QStringLiteral("media.unreadable-folder"), here, {here}});
            continue;
        }
        QDirIterator entries(here, QDir::AllEntries | QDir::NoDotAndDotDot);
        while (entries.hasNext() && !context.cancelled()) {
            entries.next();
            const QFileInfo entry = entries.fileInfo();
            if (entry.isDir()) {
                const QString real = entry.canonicalFilePath();
                if (!real.isEmpty() && !seen.contains(real)) {
                    seen.insert(real);
                    waiting.push_back(entry.absoluteFilePath());
                }
            } else if (entry.isFile() && hasAudioEnding(entry.filePath())) {
                found << entry.absoluteFilePath();
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace unisono
