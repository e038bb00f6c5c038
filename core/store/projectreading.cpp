#include "core/store/projectreading.h"

#include "core/store/projectprivate.h"

namespace unisono {

Result<ProjectReading> ProjectReading::open(const ProjectSnapshot& snapshot, ProjectSnapshot::IsCancelled isCancelled)
{
    ProjectReading reading;
    if (!snapshot.m_gate->enter())
        return readingStopped();
    reading.m_gate = snapshot.m_gate;
    Result<std::unique_ptr<Project>> opened = Project::open(snapshot.m_path, OpenMode::ReadOnly);
    if (!opened)
        return opened.error();
    reading.m_project = std::move(*opened);
    Project::Private& d = *reading.m_project->d;
    d.overlay = *snapshot.m_overlay;
    d.follow(*snapshot.m_unsaved);
    d.vault = snapshot.m_vault;
    reading.m_isStopped = [gate = snapshot.m_gate, isCancelled = std::move(isCancelled)] {
        return gate->isShut() || isCancelled();
    };
    d.connection->database->interruptWhen(reading.m_isStopped);
    return reading;
}

ProjectReading::ProjectReading(ProjectReading&& other) noexcept = default;

ProjectReading::~ProjectReading()
{
    m_project.reset(); // its file is let go before the gate is
    if (m_gate)
        m_gate->leave();
}

std::optional<Error> ProjectReading::failure() const
{
    return m_isStopped() ? readingStopped() : m_project->damage();
}

} // namespace unisono
