#pragma once

#include <QtGlobal>

namespace unisono {

/// What a package may hold at most: it is a stranger's file.
struct PackageLimits {
    int entries = 20'000;
    int nameBytes = 200;
    qint64 jsonBytes = qint64(64) << 20;         ///< of one entry
    qint64 audioBytes = qint64(4) << 30;         ///< of one entry
    qint64 totalBytes = qint64(64) << 30;        ///< of all entries
    qint64 expansion = 200;                      ///< bytes out of one stored byte ...
    qint64 freeExpansionBytes = qint64(1) << 20; ///< ... beyond these
    int jsonDepth = 64;
    qint64 items = 2'000'000;      ///< in one list, and in a package
    qint64 values = 16'000'000;    ///< JSON values in an entry
    qint64 objects = 4'000'000;    ///< JSON lists and objects in an entry
    qsizetype textBytes = 100'000; ///< of one text, as UTF-8
};

} // namespace unisono
