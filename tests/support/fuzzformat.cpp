#include "tests/support/fuzzformat.h"

#include "core/interchange/fitting.h"
#include "core/interchange/format.h"

#include <cstdlib>

namespace unisono::test {

namespace {

std::size_t itemsOf(const FormatDocument& document)
{
    std::size_t count = 0;
    for (const FormatLayer& layer : document.layers)
        count += layer.items.size();
    return count;
}

} // namespace

void fuzzFormat(const char* formatId, const unsigned char* data, std::size_t size)
{
    static const GenreSchema schema = shippedSchema(QStringLiteral("general")).value();
    static const FormatDescriptor& format = *formats().find(QString::fromLatin1(formatId));
    FormatContext context;
    context.rate = {44100};
    context.frames = 44100 * 60;
    context.schema = &schema;
    Issues issues;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    (void)sniffFormat(bytes.left(4096), QStringLiteral("a.txt"));
    const auto document = format.read(bytes, context, &issues);
    if (!document)
        return;
    for (const FormatLayer& layer : document->layers)
        for (const LayerDef& def : schema.layers)
            if (fits(layer.kind, def.kind))
                (void)fitted(layer, def, context.frames, context.rate, &issues);
    const auto written = format.write(*document, context, &issues);
    if (!written)
        std::abort();
    const auto again = format.read(*written, context, &issues);
    const std::size_t items = itemsOf(*document);
    if (items > 0 && (!again || itemsOf(*again) != items))
        std::abort();
}

} // namespace unisono::test
