#include "app/cli/openproject.h"

namespace unisono {

Result<std::unique_ptr<Project>> openProject(const std::string& path, OpenMode mode, const CliOutput& out)
{
    Result<std::unique_ptr<Project>> project = Project::open(QString::fromStdString(path), mode);
    if (!project)
        return project;
    out.issues((*project)->repairs());
    if (mode == OpenMode::ReadWrite && (*project)->isReadOnly()) {
        const QString holder = (*project)->heldBy();
        return Error{holder.isEmpty() ? ErrorCode::ReadOnly : ErrorCode::HeldByOther,
                     QStringLiteral("may only be read"), (*project)->path(), holder};
    }
    return project;
}

} // namespace unisono
