#pragma once

#include "core/store/project.h"

#include <QTemporaryDir>

namespace unisono::test {

/// A folder of its own with a project and `sounds` short WAV files (one second of a sine each) as its tracks, called
/// "Track 1" and so on. Settings and data of the program go there too.
class TestProject {
public:
    explicit TestProject(int sounds = 0);

    QString folder() const { return m_folder.path(); }
    QString path() const { return m_folder.filePath(QStringLiteral("test.unisono")); }
    QString soundPath(int number) const; ///< from 1
    std::unique_ptr<Project> open() const;
    /// Makes a sound file in the folder; returns its path.
    QString writeSound(const QString& fileName, double seconds = 1) const;

private:
    QTemporaryDir m_folder;
};

/// Tracks without files, with made-up titles, artists and albums that differ: for tables and searches.
Edit inventedTracks(const Project& project, int count);

/// Settings, data and cache of this test program go to a folder of its own, which is removed at its end.
void useOwnHome();

} // namespace unisono::test
