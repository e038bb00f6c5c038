#pragma once

#include "core/interchange/filetext.h"

namespace unisono::csv {

struct TableRow {
    int line = 0; ///< of the file, from 1
    QStringList cells;
};

/// Rows of cells as a file has them, and the header where there is one. Blank lines and lines that begin with '#' are
/// left out.
struct Table {
    QChar delimiter = u',';
    DecimalComma comma = DecimalComma::No;
    QStringList header; ///< lower case, trimmed; empty: none
    int headerLine = 0;
    std::vector<TableRow> rows;

    std::optional<double> number(const QString& cell) const { return numberOf(cell, comma); }
};

/// Finds the delimiter (tab, ';', ',', '|' or blanks), quotes, the decimal comma and the header. A quote inside quotes
/// is "" and, with Backslash::Escapes, \" too, as Sonic Visualiser reads it.
/// Errors: Parse -> no row; TooLarge -> too many rows or cells
enum class Backslash { Plain, Escapes };
Result<Table> tableOf(const QString& text, Backslash backslash = Backslash::Escapes);

/// `cell` quoted where it must be.
QString quoted(const QString& cell);

} // namespace unisono::csv
