// Any bytes as the JSON of an edit: an error, or an edit that survives its own writing.
#include "core/annotation/edit.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using namespace unisono;
    const QByteArray json(reinterpret_cast<const char*>(data), qsizetype(size));
    const Result<Edit> edit = editFromJson(json);
    if (!edit)
        return 0;
    const Result<Edit> again = editFromJson(editToJson(*edit));
    if (!again || !(*again == *edit))
        std::abort();
    Items items;
    applyTo(items, {1}, *edit);
    applyTo(items, {1}, reverted(*edit));
    return 0;
}
