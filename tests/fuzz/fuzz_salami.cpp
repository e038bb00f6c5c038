// Whatever bytes come: a document or an error, and what was read fits layers and is written and read again.

#include "tests/support/fuzzformat.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    unisono::test::fuzzFormat("salami", data, size);
    return 0;
}
