#pragma once

#include "core/interchange/csvtable.h"

namespace unisono::csv {

/// Tables of other programs: one layer. What no field holds is kept in Item::extra under "csv", by column.
Result<FormatDocument> readForeign(const Table& table, const FormatContext& context, Issues* issues);

/// The program's own form: every kind, many layers and people. Its columns may stand in another order, and a
/// spreadsheet may have saved it with semicolons and decimal commas.
bool isOwn(const QString& text);
Result<FormatDocument> readOwn(const Table& table, const FormatContext& context, Issues* issues);
Result<QByteArray> writeOwn(const FormatDocument& document, const FormatContext& context, Issues* issues);

} // namespace unisono::csv
