#pragma once

#include "core/exchange/packagerecord.h"
#include "core/package/packagefile.h"

namespace unisono {

struct MergedReturn {
    QString package;
    PersonId person;
    bool isKnown = false; ///< this very return was taken in before: nothing changed
    int answers = 0;      ///< in the return
    int changed = 0;      ///< assignments that stand otherwise now
    int kept = 0;         ///< answers kept beside the one that counts
    int queued = 0;       ///< items that the schema of today leaves to their author
    Issues issues;        ///< codes "merge.*"
};

/// Takes in what came back of a package. The same whatever came before, in whatever order, and however often: every
/// different answer is kept sealed, and which counts follows from their content alone (countsBefore()). What was
/// frozen stays as it is. Answers of an older schema are migrated as the project's own were. Nothing of anyone else
/// is touched.
/// Errors: those of readReturn(); WrongKey -> the sealed part is not open; Refused -> not of a package of this
///         project; Refused -> package.foreign-key (signed by another key than the package's), package.unknown-answer
Result<MergedReturn> mergeReturn(Project& project, const QString& path);

/// What came back, read and its signature checked.
struct ReadBack {
    QString path;
    SignedReturn content;
    QByteArray hash; ///< of the file
};
/// The long part of mergeReturn(), which needs no project. Errors: those of readReturn(). Threads: any
Result<ReadBack> readBack(const QString& path);
struct PlannedMerge {
    MergedReturn merged;
    Edit edit; ///< to be recorded; empty: this return is known
};
/// The rest but the writing. Threads: any that reads the project; the edit is recorded by its own.
/// Errors: as the other, apart from those of readReturn()
Result<PlannedMerge> planMerge(const Project& project, const ReadBack& back);
Result<MergedReturn> mergeReturn(Project& project, const ReadBack& back);

} // namespace unisono
