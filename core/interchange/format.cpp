#include "core/interchange/format.h"

namespace unisono {

const FormatRegistry& formats()
{
    static const FormatRegistry registry = [] {
        FormatRegistry all;
        registerFormats(all);
        return all;
    }();
    return registry;
}

const FormatDescriptor* sniffFormat(const QByteArray& head, const QString& fileName)
{
    const FormatDescriptor* best = nullptr;
    int bestScore = 0;
    for (const FormatDescriptor& format : formats().all()) {
        const int score = format.canRead && format.sniff ? format.sniff(head, fileName) : 0;
        if (score > bestScore) {
            best = &format;
            bestScore = score;
        }
    }
    return best;
}

} // namespace unisono
