#include "core/audio/audiosource.h"

#include "core/audio/ffmpegsource.h"
#include "core/audio/flacsource.h"
#include "core/audio/sndfilesource.h"

#include <array>
#include <cstring>

namespace unisono {

namespace {

enum class Signature { None, Flac, Sndfile, Other };

/// What the first bytes say. Formats of libsndfile without an entry here are found by trying.
Signature signatureOf(const OpenedFile& file)
{
    std::array<char, 16> head = {};
    readAt(file.handle.fd(), head.data(), head.size(), 0);
    const auto has = [&](std::size_t at, const char* text, std::size_t n) {
        return std::memcmp(head.data() + at, text, n) == 0;
    };
    if (has(0, "fLaC", 4))
        return Signature::Flac;
    for (const char* text : {"RIFF", "RIFX", "RF64", "FORM", "OggS", "caff"})
        if (has(0, text, 4))
            return Signature::Sndfile;
    if (has(0, "ID3", 3))
        return Signature::Sndfile;
    const bool other = has(4, "ftyp", 4)                                      // MP4, M4A, 3GP
                       || has(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", 8)       // WMA
                       || has(0, "\x1a\x45\xdf\xa3", 4)                       // Matroska, WebM
                       || has(0, "MAC ", 4) || has(0, "wvpk", 4)              // Monkey's Audio, WavPack
                       || has(0, "TTA1", 4) || has(0, "MPCK", 4)              // True Audio, Musepack
                       || has(0, "MP+", 3) || has(0, "#!AMR", 5)              //
                       || has(0, "DSD ", 4) || has(0, "ADIF", 4)              //
                       || has(0, "\xff\xf1", 2) || has(0, "\xff\xf9", 2)      // AAC in ADTS
                       || has(0, "\x0b\x77", 2) || has(0, "\x7f\xfe\x80", 3); // AC-3, DTS
    return other ? Signature::Other : Signature::None;
}

} // namespace

Result<FrameCount> AudioSource::read16(Frame, std::span<std::int16_t>)
{
    return Error{ErrorCode::Unsupported, QStringLiteral("not a 16-bit source"), {}, {}};
}

Result<std::unique_ptr<AudioSource>> openAudioSource(const QString& path)
{
    auto opened = openForReading(path);
    if (!opened)
        return opened.error();
    if (opened->bytes == 0)
        return Error{ErrorCode::Empty, QStringLiteral("0 bytes"), path, {}};
    const Signature signature = signatureOf(*opened);
    if (signature == Signature::Flac)
        return openFlacSource(path, std::move(*opened));
    Error error{ErrorCode::NotAudio, QStringLiteral("no known format"), path, {}};
    if (signature != Signature::Other) {
        auto source = openSndfileSource(path, std::move(*opened));
        if (source)
            return source;
        error = source.error();
        const bool tryFurther =
            signature == Signature::Sndfile && (error.code == ErrorCode::NotAudio || error.code == ErrorCode::Damaged ||
                                                (error.code == ErrorCode::Unsupported && !error.detail.isEmpty()));
        if (!tryFurther)
            return error;
    }
    auto source = openFfmpegSource(path);
    if (source || signature == Signature::Other)
        return source;
    // libsndfile's own refusal says more, but where it is a coding that only ffmpeg knows.
    const bool missing = source.error().code == ErrorCode::NeedsFfmpeg && error.code == ErrorCode::Unsupported;
    if (missing)
        return source;
    if (error.code == ErrorCode::NotAudio)
        error.code = ErrorCode::Damaged; // the signature is there, the rest is not
    return error;
}

} // namespace unisono
