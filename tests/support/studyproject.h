#pragma once

#include "core/store/project.h"

namespace unisono::test {

/// A project for measuring: so many people answered so many tracks in five layers: sections, beats, one label, several
/// labels, a number. Nine of ten answers are right, or off by little. The same every time.
std::unique_ptr<Project> studyProject(const QString& path, int people, int tracks);

} // namespace unisono::test
