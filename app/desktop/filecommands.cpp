#include "app/desktop/filecommands.h"

#include "app/desktop/exportpanel.h"
#include "app/desktop/importpanel.h"
#include "app/desktop/session.h"
#include "ui/common/actions.h"
#include "ui/common/askpanel.h"
#include "ui/common/theme.h"
#include "ui/text/sentences.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace unisono {

namespace {

const char* const kFolderKey = "window/folder";
const char* const kFirstSchema = "general";

QString projectFilter()
{
    return FileCommands::tr("Unisono projects and packages (*.unisono *.unipack)");
}

} // namespace

FileCommands::FileCommands(const Context& context, Session& session, QWidget* window)
    : QObject(window),
      m_context(context),
      m_session(session),
      m_window(window)
{
}

void FileCommands::addActions()
{
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, auto run) {
        m_context.actions.add({QString::fromLatin1(id), text, key, {}}, [this, run] { (this->*run)(); });
    };
    add("file.new", tr("New project…"), QKeyCombination(Qt::CTRL, Qt::Key_N), &FileCommands::newProject);
    add("file.open", tr("Open project or package…"), QKeyCombination(Qt::CTRL, Qt::Key_O), &FileCommands::openProject);
    add("file.add-files", tr("Add files…"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_O), &FileCommands::addFiles);
    add("file.add-folder", tr("Add folder…"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_A),
        &FileCommands::addFolder);
    add("file.import", tr("Import annotations…"), QKeyCombination(Qt::CTRL, Qt::Key_I),
        &FileCommands::importAnnotations);
    add("file.export", tr("Export annotations…"), QKeyCombination(Qt::CTRL, Qt::Key_E),
        &FileCommands::exportAnnotations);
    add("file.relink", tr("Link missing files again…"), {}, &FileCommands::relink);
    add("file.rescue", tr("Save a rescue copy of unsaved edits…"), {}, &FileCommands::saveRescue);
    add("file.apply-rescue", tr("Apply a rescue copy…"), {}, &FileCommands::applyRescue);
}

void FileCommands::showMenu(QWidget* below)
{
    QMenu menu(m_window);
    for (const char* id : {"file.new", "file.open", "", "file.add-files", "file.add-folder", "", "file.import",
                           "file.export", "", "window.keys", "window.preferences", "window.tour", "", "window.quit"}) {
        if (*id == '\0')
            menu.addSeparator();
        else if (QAction* action = m_context.actions.action(QLatin1String(id)))
            menu.addAction(action);
    }
    menu.exec(below->mapToGlobal(QPoint(below->width(), below->height() - menu.sizeHint().height())));
}

QString FileCommands::folder() const
{
    return QSettings().value(QLatin1String(kFolderKey), QDir::homePath()).toString();
}

void FileCommands::remember(const QString& path)
{
    const QFileInfo info(path);
    QSettings().setValue(QLatin1String(kFolderKey), info.isDir() ? path : info.absolutePath());
}

Project* FileCommands::writable()
{
    Project* project = m_context.document.project();
    if (project && project->isReadOnly()) {
        Q_EMIT failed(
            {ErrorCode::ReadOnly, QStringLiteral("project is read-only"), QFileInfo(project->path()).fileName(), {}});
        return nullptr;
    }
    return project;
}

void FileCommands::newProject()
{
    if (!m_schemaNames.isEmpty()) {
        askForProject();
        return;
    }
    m_context.jobs.run<QStringList>(
        {JobPool::Tiles, QStringLiteral("job.schema-names"), {}, {}}, this,
        [](JobContext&) -> Result<QStringList> {
            QStringList names;
            for (const QString& id : shippedSchemaIds()) {
                const Result<GenreSchema> schema = shippedSchema(id);
                names << (schema ? schema->name : id);
            }
            return names;
        },
        [this](const Result<QStringList>& names) {
            if (!names)
                return;
            m_schemaNames = *names;
            askForProject();
        });
}

void FileCommands::askForProject()
{
    // The schema is chosen as the type of the file: one dialogue, one decision.
    QStringList ids = shippedSchemaIds();
    QStringList names = m_schemaNames;
    if (const qsizetype first = ids.indexOf(QLatin1String(kFirstSchema)); first > 0) {
        ids.move(first, 0);
        names.move(first, 0);
    }
    QStringList filters;
    for (const QString& name : std::as_const(names))
        filters << tr("%1 (*.unisono)").arg(name);
    QString chosen;
    QString path =
        QFileDialog::getSaveFileName(m_window, tr("New project: its name, and its schema as the type"),
                                     QDir(folder()).filePath(tr("New project.unisono")),
                                     filters.join(QStringLiteral(";;")), &chosen, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix() != QLatin1String(kProjectSuffix))
        path += QLatin1Char('.') + QLatin1String(kProjectSuffix);
    remember(path);
    m_session.newProject(path, ids.value(std::max<qsizetype>(0, filters.indexOf(chosen))));
}

void FileCommands::openProject()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open project"), folder(), projectFilter());
    if (path.isEmpty())
        return;
    remember(path);
    if (Session::isPackage(path))
        openPackage(path);
    else
        m_session.openProject(path);
}

void FileCommands::openPackage(const QString& path)
{
    if (!m_ask)
        m_ask = new AskPanel(m_window);
    m_ask->ask({tr("Open the package “%1”").arg(QFileInfo(path).fileName()),
                tr("A project to work in is made from it, with its audio in a folder beside it. The package itself "
                   "stays as it is."),
                {{tr("Project"), Session::projectPathFor(path), {}, false}},
                tr("Open"),
                [this, path](const QStringList& answers) {
                    QString project = answers.value(0);
                    if (QFileInfo(project).suffix() != QLatin1String(kProjectSuffix))
                        project += QLatin1Char('.') + QLatin1String(kProjectSuffix);
                    if (!QFileInfo(project).absoluteDir().exists())
                        return tr("There is no such folder.");
                    if (QFileInfo::exists(project))
                        return tr("A file of this name is there already. Choose another, or open that project.");
                    m_session.openPackage(path, project);
                    return QString();
                }});
}

void FileCommands::addFiles()
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(m_window, tr("Add sound files"), folder(),
                                      tr("Sound files (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff *.aifc *.m4a "
                                         "*.aac *.wma *.w64 *.rf64 *.caf);;"
                                         "All files (*)"));
    if (paths.isEmpty())
        return;
    remember(paths.first());
    m_session.addMedia(paths);
}

void FileCommands::addFolder()
{
    const QString path = QFileDialog::getExistingDirectory(m_window, tr("Add all sound files of a folder"), folder());
    if (path.isEmpty())
        return;
    remember(path);
    m_session.addMedia({path});
}

void FileCommands::importAnnotations()
{
    if (!writable())
        return;
    if (m_context.document.currentTrack().isNull()) {
        Q_EMIT said(tr("Open a track first: annotations are imported into it."));
        return;
    }
    QStringList endings;
    for (const FormatDescriptor& format : formats().all())
        if (format.canRead)
            for (const QString& ending : format.endings)
                endings << QStringLiteral("*.") + ending;
    endings.removeDuplicates();
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Import annotations of the current track"), folder(),
                                     tr("Annotations (%1);;All files (*)").arg(endings.join(QLatin1Char(' '))));
    if (path.isEmpty())
        return;
    remember(path);
    if (!m_import) {
        m_import = new ImportPanel(m_context, m_window);
        connect(m_import, &ImportPanel::failed, this, &FileCommands::failed);
        connect(m_import, &ImportPanel::said, this, &FileCommands::said);
    }
    m_import->open(path);
}

void FileCommands::exportAnnotations()
{
    if (!m_context.document.project())
        return;
    if (!m_export) {
        m_export = new ExportPanel(m_context, m_window);
        connect(m_export, &ExportPanel::failed, this, &FileCommands::failed);
        connect(m_export, &ExportPanel::said, this, &FileCommands::said);
        connect(m_export, &ExportPanel::folderWished, this, [this] {
            const QString path = QFileDialog::getExistingDirectory(m_window, tr("Export to this folder"), folder());
            if (path.isEmpty())
                return;
            remember(path);
            m_export->exportTo(path);
        });
    }
    m_export->open();
}

void FileCommands::relink()
{
    if (!writable())
        return;
    const QString path = QFileDialog::getExistingDirectory(m_window, tr("Look for missing files below"), folder());
    if (path.isEmpty())
        return;
    remember(path);
    m_session.tasks().relink(path);
}

void FileCommands::saveRescue()
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save a rescue copy of the unsaved edits"),
                                                      m_session.rescuePathProposal(), tr("Rescue copies (*.json)"));
    if (path.isEmpty())
        return;
    if (const Result<void> saved = project->rescueTo(path); saved)
        Q_EMIT said(tr("The unsaved edits are in %1. Apply them to the project later by the command “Apply a rescue "
                       "copy”.")
                        .arg(path));
    else
        Q_EMIT failed(saved.error());
}

void FileCommands::applyRescue()
{
    Project* project = writable();
    if (!project)
        return;
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Apply a rescue copy"), QDir::homePath(),
                                                      tr("Rescue copies (*.json)"));
    if (path.isEmpty())
        return;
    if (const Result<void> applied = project->applyRescue(path); !applied) {
        Q_EMIT failed(applied.error());
        return;
    }
    Q_EMIT said(tr("The edits of the rescue copy are in the project."));
    m_session.openProject(project->path()); // everything shown is read afresh
}

} // namespace unisono
