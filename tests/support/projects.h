#pragma once

#include "core/store/project.h"

#include <random>

namespace unisono::test {

/// A schema with one layer of every kind; the interval layer is "sections", the instant layer "beats".
GenreSchema smallSchema();
Track someTrack(const Project& project, const QString& name, FrameCount frames = 44100 * 60);
Edit addedTrack(const Track& track);

/// Whether what the reads of both say is equal: people, roots, tracks, assignments, items, undo position.
QString differenceOf(const Project& a, const Project& b);
/// All rows as one text: equal texts, equal projects.
QByteArray dumped(const Project& project);

/// Makes random edits that the project allows; the same seed makes the same choices. Ids are fresh.
class RandomEditor {
public:
    RandomEditor(Project& project, unsigned seed)
        : m_project(project),
          m_random(seed)
    {
    }
    Edit next();

private:
    int below(int n) { return int(m_random() % unsigned(n)); }
    Item randomItem(const Assignment& assignment);
    std::optional<Assignment> anyAssignment();
    Edit editOfItems(const Assignment& assignment);
    Project& m_project;
    std::mt19937 m_random;
    int m_number = 0;
};

} // namespace unisono::test
