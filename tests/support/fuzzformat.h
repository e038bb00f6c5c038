#pragma once

#include <cstddef>

namespace unisono::test {

/// Reads `data` as the format, fits every layer to the general schema, writes and reads it again. Aborts where what
/// was written cannot be read or holds another number of items.
void fuzzFormat(const char* formatId, const unsigned char* data, std::size_t size);

} // namespace unisono::test
