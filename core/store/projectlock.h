#pragma once

#include "core/store/projectfiles.h"

#include <QLockFile>

namespace unisono {

/// The lock beside a project: one program edits it at a time. A lock left by a program of this machine that is gone is
/// taken over. Held until destroyed.
class ProjectLock {
public:
    explicit ProjectLock(const ProjectFiles& files);
    /// False: another holds it (holder() says who), or the folder is read-only.
    bool take();
    QString holder() const; ///< "unisono, process 123 on host"; empty: nobody
private:
    QLockFile m_file;
};

} // namespace unisono
