// Any bytes as a sound file: opened, read through in part, sought in, or refused; never more than the file can hold.
#include "core/audio/audiosource.h"
#include "core/audio/filehandle.h"

#include <cmath>
#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

using namespace unisono;

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    ::setenv("PATH", "/nonexistent", 1); // the formats of ffmpeg are ffmpeg's to survive
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FileHandle file(::memfd_create("fuzz", 0));
    if (::ftruncate(file.fd(), 0) != 0 || !writeAt(file.fd(), data, size, 0))
        return 0;
    auto source = openAudioSource(QStringLiteral("/proc/self/fd/%1").arg(file.fd()));
    if (!source)
        return 0;
    const AudioInfo info = (*source)->info();
    if (info.frames <= 0 || info.channels < 1 || info.channels > kMaxChannels)
        std::abort();
    std::vector<float> block(std::size_t(1000 * info.channels));
    std::vector<std::int16_t> shorts(block.size());
    const auto check = [&](Frame from) {
        const auto n = (*source)->read(from, block);
        if (n && (*n < 0 || *n > 1000 || (*n > 0 && from.value + *n > info.frames)))
            std::abort();
        for (std::size_t i = 0; n && i < std::size_t(*n * info.channels); ++i)
            if (!std::isfinite(block[i]))
                std::abort();
        return n && *n > 0;
    };
    FrameCount at = 0;
    while (at < 50'000 && check(Frame{at}))
        at += 1000;
    for (const FrameCount place : {info.frames / 2, info.frames - 1, FrameCount(0), info.frames, FrameCount(-5)})
        check(Frame{place});
    if (const auto n = (*source)->read16(Frame{info.frames / 3}, shorts); n && *n > 1000)
        std::abort();
    return 0;
}
