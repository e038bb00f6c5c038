#pragma once

#include "core/store/project.h"

namespace unisono {

/// What one person has in one layer of a track.
struct Answer {
    const LayerDef* layer = nullptr; ///< of the project's schema
    Assignment assignment;
    QString person; ///< name; empty where there is none of this id
    Items items;
    bool isLocked = false; ///< sealed, and the sealed part is not open: its items are not known
};

/// All answers on a track, by the order of the schema's layers. `layers`: of these alone; empty: of all.
/// Output: valid until the project's schema changes.
std::vector<Answer> answersOn(const Project& project, TrackId track, const QStringList& layers = {});

} // namespace unisono
