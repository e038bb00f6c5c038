#pragma once

#include "core/store/project.h"

namespace unisono {

/// A project as a job reads it: in full, by a connection of its own, with the edits that are not in the file yet, and
/// with the sealed part as open as it was when the snapshot was made. Ended early when the project is closed.
/// Threads: opened, used and destroyed on one, any.
class ProjectReading {
public:
    /// Errors: Cancelled; those of Project::open()
    static Result<ProjectReading> open(const ProjectSnapshot& snapshot, ProjectSnapshot::IsCancelled isCancelled);
    ~ProjectReading();
    ProjectReading(ProjectReading&& other) noexcept;
    ProjectReading& operator=(ProjectReading&&) = delete;

    const Project& project() const { return *m_project; }
    /// Why what was read may not be all of it; asked at the end. Codes: Cancelled, Corrupt
    std::optional<Error> failure() const;

private:
    ProjectReading() = default;
    ProjectSnapshot::IsCancelled m_isStopped;
    std::unique_ptr<Project> m_project;
    std::shared_ptr<ReaderGate> m_gate; ///< entered
};

/// What `read(project)` gives, for a job. Errors: its own; those of ProjectReading
template <class Read> auto readProject(const ProjectSnapshot& snapshot, ProjectSnapshot::IsCancelled isCancelled,
                                       const Read& read) -> decltype(read(std::declval<const Project&>()))
{
    const Result<ProjectReading> reading = ProjectReading::open(snapshot, std::move(isCancelled));
    if (!reading)
        return reading.error();
    auto value = read(reading->project());
    if (std::optional<Error> failure = reading->failure())
        return *std::move(failure);
    return value;
}

} // namespace unisono
