#include "app/desktop/session.h"

#include "ui/text/sentences.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace unisono {

namespace {

const char* const kLastKey = "project/last";
const char* const kLibrary = "library";
const char* const kAnnotate = "annotate";

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

bool Session::openProject(const QString& path)
{
    // Opened a second time by ourselves it would be held by ourselves.
    const Project* open = m_document.project();
    if (open && QFileInfo(open->path()) == QFileInfo(path)) {
        if (open->unsaved() > 0)
            return true;
        m_document.setProject(nullptr);
    }
    return take(Project::open(path));
}

bool Session::newProject(const QString& path, const QString& schemaId)
{
    const Result<GenreSchema> schema = shippedSchema(schemaId);
    if (!schema) {
        Q_EMIT failed(schema.error());
        return false;
    }
    if (!take(Project::create(path, *schema, personName())))
        return false;
    Q_EMIT workspaceWished(QLatin1String(kLibrary));
    return true;
}

bool Session::openScratch()
{
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

bool Session::openSounds(const QStringList& paths)
{
    if (!openScratch())
        return false;
    if (m_document.project()->isReadOnly()) {
        Q_EMIT failed({ErrorCode::HeldByOther, QStringLiteral("scratch is held"), m_document.project()->path(),
                       m_document.project()->heldBy()});
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
        sounds << argument;
    }
    if (!sounds.isEmpty())
        return QLatin1String(openSounds(sounds) ? kAnnotate : kLibrary);
    const QString last = QSettings().value(QLatin1String(kLastKey)).toString();
    m_isFirstStart = last.isEmpty();
    if (m_isFirstStart ? openScratch() : openProject(last))
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
        }
    addMedia(paths);
    Q_EMIT workspaceWished(QLatin1String(kLibrary));
}

QString Session::rescuePathProposal() const
{
    const Project* project = m_document.project();
    const QString name = project ? QFileInfo(project->path()).completeBaseName() : QStringLiteral("unisono");
    return QDir::home().filePath(name + QStringLiteral("-rescue.json"));
}

} // namespace unisono
