// Whatever bytes come: genres or an error, in each form; what was read is written and read again the same.

#include "core/genre/genretree.h"

#include <cstddef>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using namespace unisono;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    (void)sniffTree(bytes);
    for (const TreeFormat format : {TreeFormat::Fma, TreeFormat::AudioSet, TreeFormat::List}) {
        Issues issues;
        const auto genres = readGenreTree(format, bytes, &issues);
        if (!genres) {
            if (issues.empty())
                std::abort();
            continue;
        }
        const QByteArray written = writeGenreTree(format, *genres, nullptr);
        const auto again = readGenreTree(format, written, nullptr);
        if (!again || again->size() != genres->size() || writeGenreTree(format, *again, nullptr) != written)
            std::abort();
    }
    return 0;
}
