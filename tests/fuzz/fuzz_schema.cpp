// Whatever bytes come: a schema or an error; a schema is written and read again.

#include "core/genre/schema.h"

#include <cstddef>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using namespace unisono;
    Issues issues;
    const auto schema = schemaFromJson(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)), &issues);
    if (!schema)
        return 0;
    const auto again = schemaFromJson(schemaToJson(*schema), nullptr);
    if (!again || again->layers.size() != schema->layers.size())
        std::abort();
    for (const LayerDef& layer : schema->layers)
        for (const LabelDef& label : layer.labels)
            if (layer.labelPath(label.id).isEmpty() || layer.label(label.id) == nullptr)
                std::abort();
    return 0;
}
