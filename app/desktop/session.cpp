#include "app/desktop/session.h"

#include "core/exchange/packageopening.h"
#include "core/library/demo.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace unisono {

namespace {

const char* const kPackageSuffix = "unipack";
const char* const kLastKey = "project/last";
const char* const kLibrary = "library";
const char* const kAnnotate = "annotate";
const char* const kDemoSchema = "edm"; ///< knows build and drop, with which the demo begins

QString suffixOf(const QString& path)
{
    return QFileInfo(path).suffix().toLower();
}

QString personName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return name.isEmpty() ? Session::tr("Me") : name;
}

} // namespace

Session::Session(Document& document, JobQueue& jobs, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_jobs(jobs),
      m_tasks(document, jobs)
{
    connect(&m_tasks, &LibraryTasks::failed, this, &Session::failed);
    connect(&m_tasks, &LibraryTasks::said, this, &Session::said);
}

QString Session::dataFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

bool Session::take(Result<std::unique_ptr<Project>> project)
{
    if (!project) {
        Q_EMIT failed(project.error());
        return false;
    }
    const QString path = (*project)->path();
    m_document.setProject(std::move(*project));
    if (QSettings settings; settings.value(QLatin1String(kLastKey)).toString() != path)
        settings.setValue(QLatin1String(kLastKey), path);
    return true;
}

bool Session::mayLeave()
{
    m_document.flush();
    const Project* open = m_document.project();
    if (!open || open->unsaved() == 0)
        return true;
    const Error unknown{ErrorCode::CannotWrite, QStringLiteral("unsaved edits"), open->path(), {}};
    Q_EMIT failed(open->unsavedReason().value_or(unknown));
    return false;
}

bool Session::openProject(const QString& path)
{
    if (!mayLeave())
        return false;
    // Opened a second time by ourselves it would be held by ourselves.
    const Project* open = m_document.project();
    if (open && QFileInfo(open->path()) == QFileInfo(path))
        m_document.setProject(nullptr);
    return take(Project::open(path));
}

bool Session::newProject(const QString& path, const QString& schemaId)
{
    const Result<GenreSchema> schema = shippedSchema(schemaId);
    if (!schema) {
        Q_EMIT failed(schema.error());
        return false;
    }
    if (!mayLeave() || !take(Project::create(path, *schema, personName())))
        return false;
    Q_EMIT workspaceWished(QLatin1String(kLibrary));
    return true;
}

bool Session::openScratch()
{
    if (!mayLeave())
        return false;
    const QString path = QDir(dataFolder()).filePath(QStringLiteral("Scratch.unisono"));
    if (QFileInfo::exists(path))
        return take(Project::open(path));
    const Result<GenreSchema> schema = shippedSchema(QStringLiteral("general"));
    if (!schema) {
        Q_EMIT failed(schema.error());
        return false;
    }
    return take(Project::create(path, *schema, personName()));
}

bool Session::openDemo()
{
    if (!mayLeave())
        return false;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString home = QDir(documents).exists() ? documents : dataFolder();
    const QString folder = QDir(home).filePath(tr("Unisono demo"));
    const QString path = QDir(folder).filePath(QStringLiteral("Demo.unisono"));
    if (QFileInfo::exists(path))
        return openProject(path);
    JobContext context;
    if (!take(writeDemoProject(folder, QLatin1String(kDemoSchema), personName(), context)))
        return false;
    // The piece with a start of annotation is what there is to play with.
    const Project& demo = *m_document.project();
    TrackId fullest;
    std::int64_t most = 0;
    for (const Track& track : demo.tracks())
        if (const std::int64_t items = demo.itemCount(track.id); items > most) {
            most = items;
            fullest = track.id;
        }
    m_document.setCurrentTrack(fullest);
    return true;
}

bool Session::openSounds(const QStringList& paths)
{
    if (!openScratch())
        return false;
    if (m_document.project()->isReadOnly()) {
        Q_EMIT failed({ErrorCode::HeldByOther, QStringLiteral("scratch is held"), m_document.project()->path(),
                       m_document.project()->heldBy()});
    }
    if (QFileInfo(paths.first()).isDir()) {
        m_tasks.add(paths); // can be large: the library fills when it is read
        return false;
    }
    // The first is shown as soon as its header is read; the rest follows in the background.
    const std::vector<TrackId> first = m_tasks.addNow({paths.first()});
    if (!first.empty())
        m_document.setCurrentTrack(first.front());
    if (paths.size() > 1)
        m_tasks.add(paths.mid(1));
    return !first.empty();
}

QString Session::openAtStart(const QStringList& arguments)
{
    QStringList sounds;
    for (const QString& argument : arguments) {
        if (suffixOf(argument) == QLatin1String(kProjectSuffix) && !QFileInfo(argument).isDir()) {
            const bool isOpen = openProject(argument);
            return QLatin1String(isOpen && !m_document.currentTrack().isNull() ? kAnnotate : kLibrary);
        }
        if (isPackage(argument)) {
            m_packageAtStart = argument;
            return QLatin1String(kLibrary);
        }
        sounds << argument;
    }
    if (!sounds.isEmpty())
        return QLatin1String(openSounds(sounds) ? kAnnotate : kLibrary);
    const QString last = QSettings().value(QLatin1String(kLastKey)).toString();
    m_isFirstStart = last.isEmpty();
    if (m_isFirstStart ? openDemo() : openProject(last))
        return QLatin1String(m_document.currentTrack().isNull() ? kLibrary : kAnnotate);
    return QLatin1String(kLibrary);
}

void Session::addMedia(const QStringList& paths)
{
    if (!m_document.project() && !openScratch())
        return;
    m_tasks.add(paths);
}

void Session::open(const QStringList& paths)
{
    for (const QString& path : paths)
        if (suffixOf(path) == QLatin1String(kProjectSuffix)) {
            openProject(path);
            return;
        } else if (isPackage(path)) {
            Q_EMIT packageGiven(path);
            return;
        }
    addMedia(paths);
    Q_EMIT workspaceWished(QLatin1String(kLibrary));
}

bool Session::isPackage(const QString& path)
{
    return suffixOf(path) == QLatin1String(kPackageSuffix);
}

QString Session::projectPathFor(const QString& packagePath)
{
    const QFileInfo package(packagePath);
    QString name = package.completeBaseName();
    for (int number = 2;; ++number) {
        const QString path = package.absoluteDir().filePath(name + QLatin1Char('.') + QLatin1String(kProjectSuffix));
        if (!QFileInfo::exists(path))
            return path;
        name = QStringLiteral("%1 %2").arg(package.completeBaseName()).arg(number);
    }
}

void Session::openPackage(const QString& packagePath, const QString& projectPath)
{
    m_jobs.run<QString>(
        {JobPool::Analysis, QStringLiteral("job.open-package"), QFileInfo(packagePath).fileName(), {}}, this,
        [packagePath, projectPath](JobContext& job) -> Result<QString> {
            // Closed again by the thread that made it; the window opens it.
            const Result<std::unique_ptr<Project>> made = unisono::openPackage(packagePath, projectPath, job);
            return made ? Result<QString>((*made)->path()) : made.error();
        },
        [this](const Result<QString>& path) {
            if (!path)
                Q_EMIT failed(path.error());
            else if (openProject(*path))
                Q_EMIT workspaceWished(QLatin1String(kAnnotate));
        });
}

QString Session::rescuePathProposal() const
{
    const Project* project = m_document.project();
    const QString name = project ? QFileInfo(project->path()).completeBaseName() : QStringLiteral("unisono");
    return QDir::home().filePath(name + QStringLiteral("-rescue.json"));
}

} // namespace unisono
