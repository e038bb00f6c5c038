#pragma once

#include "ui/common/context.h"
#include "ui/library/librarytasks.h"

#include <QObject>
#include <QStringList>

namespace unisono {

/// Which project is open and how it came to be: by argument, as last time, the personal Scratch project, the demo on
/// the first start. Threads: GUI.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Document& document, JobQueue& jobs, QObject* parent = nullptr);

    /// What the program was started with: one project, or sound files (and folders), or nothing.
    /// Returns the id of the workspace to show.
    QString openAtStart(const QStringList& arguments);
    /// False: it could not be opened (failed() said why); what was open stays open.
    bool openProject(const QString& path);
    bool newProject(const QString& path, const QString& schemaId);
    /// Written at the first time, into the documents.
    bool openDemo();
    /// Sound files into the open project, or into Scratch where none is open.
    void addMedia(const QStringList& paths);
    /// What was dropped on the window: a project or a package is opened, the rest is added.
    void open(const QStringList& paths);

    static bool isPackage(const QString& path); ///< by its name
    /// Makes a project from a package, in a job, and opens it.
    void openPackage(const QString& packagePath, const QString& projectPath);
    /// Where a package's project is proposed: beside it, under its name, and nothing is there yet.
    static QString projectPathFor(const QString& packagePath);
    /// The package that the program was started with; empty: none.
    QString packageAtStart() const { return m_packageAtStart; }

    bool isFirstStart() const { return m_isFirstStart; }
    QString rescuePathProposal() const;
    LibraryTasks& tasks() { return m_tasks; }

    static QString dataFolder();

Q_SIGNALS:
    void failed(const unisono::Error& error);
    void said(const QString& sentence);
    void workspaceWished(const QString& id);
    void packageGiven(const QString& path); ///< to be asked where it goes

private:
    bool openScratch();
    /// False while the open project has edits that nothing else holds: it stays open then, and it is said why.
    bool mayLeave();
    bool take(Result<std::unique_ptr<Project>> project);
    bool openSounds(const QStringList& paths);
    Document& m_document;
    JobQueue& m_jobs;
    LibraryTasks m_tasks;
    QString m_packageAtStart;
    bool m_isFirstStart = false;
};

} // namespace unisono
