#pragma once

#include "core/interchange/csvtable.h"

namespace unisono::csv {

/// What the columns of a table mean; -1 where there is none. Times are seconds unless `inFrames`.
struct Columns {
    int start = -1;
    int end = -1;
    int duration = -1;
    int value = -1;
    int level = -1; ///< loudness of a note, 0..1
    int bar = -1;
    int beat = -1;
    int label = -1;
    bool inFrames = false;
    bool guessed = false; ///< no header said so
};

/// By the header where there is one, else by what the numbers look like (start and end rise together, a duration ends
/// where the next row starts, whole numbers beyond the track are frames ...).
/// Errors: Unsupported -> no column of times
Result<Columns> columnsOf(const Table& table, const FormatContext& context);

} // namespace unisono::csv
