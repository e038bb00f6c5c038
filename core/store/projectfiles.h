#pragma once

#include <QString>

namespace unisono {

/// A project file and the files beside it. All but the first are hidden and may be absent: the project alone is whole.
class ProjectFiles {
public:
    ProjectFiles() = default;
    explicit ProjectFiles(const QString& projectPath);

    QString project() const { return m_project; }
    QString folder() const { return m_folder; }
    QString lock() const { return beside("lock"); }
    QString backup() const { return beside("backup"); }        ///< a copy of the file as it was once
    QString backupLog() const { return beside("backup-log"); } ///< every edit since the copy
    QString fresh() const { return beside("new"); }            ///< under construction
    QString beforeMigration(int version) const;
    /// A free name in the same folder for a file that is set aside: "name-damaged-20260131-120000.unisono".
    QString aside(const QString& why) const;
    QString writeAheadLog() const { return m_project + QStringLiteral("-wal"); }
    QString sharedMemory() const { return m_project + QStringLiteral("-shm"); }

private:
    QString beside(const char* what) const;
    QString m_project;
    QString m_folder;
};

/// Renames over what is there, and makes that durable. False where it fails.
bool replaceFile(const QString& from, const QString& to);

} // namespace unisono
