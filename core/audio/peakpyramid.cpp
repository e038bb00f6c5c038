#include "core/audio/peakpyramid.h"

#include "core/audio/peakdata.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace unisono {

Result<std::shared_ptr<PeakPyramid>> openPeaks(const QString& path, const AudioCacheSettings& settings)
{
    const auto identity = identityOf(path);
    if (!identity)
        return identity.error();
    if (settings.maxBytes > 0) {
        const QByteArray stored =
            QFile::encodeName(audioCacheFolder(settings) + QLatin1Char('/') + PeakData::fileName(*identity));
        FileHandle file(::open(stored.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (file.isOpen()) {
            touchCacheFile(file.fd());
            auto loaded = PeakData::load(std::move(file), path, *identity, settings);
            if (loaded)
                return std::shared_ptr<PeakPyramid>(*loaded);
            ::unlink(stored.constData()); // damaged or of another version: built again
        }
    }
    const auto source = openAudioSource(path);
    if (!source)
        return source.error();
    return std::shared_ptr<PeakPyramid>(std::make_shared<PeakData>(path, (*source)->info(), *identity, settings));
}

} // namespace unisono
