#include "core/store/projectfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace unisono {

ProjectFiles::ProjectFiles(const QString& projectPath)
    : m_project(QDir::cleanPath(QFileInfo(projectPath).absoluteFilePath())),
      m_folder(QFileInfo(m_project).absolutePath())
{
}

QString ProjectFiles::beside(const char* what) const
{
    return QStringLiteral("%1/.%2.%3").arg(m_folder, QFileInfo(m_project).fileName(), QLatin1String(what));
}

QString ProjectFiles::beforeMigration(int version) const
{
    return QStringLiteral("%1/.%2.version-%3").arg(m_folder, QFileInfo(m_project).fileName()).arg(version);
}

QString ProjectFiles::aside(const QString& why) const
{
    const QFileInfo info(m_project);
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString suffix = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
    for (int attempt = 1;; ++attempt) {
        const QString more = attempt == 1 ? QString() : QStringLiteral("-%1").arg(attempt);
        const QString path =
            QStringLiteral("%1/%2-%3-%4%5%6").arg(m_folder, info.completeBaseName(), why, stamp, more, suffix);
        if (!QFileInfo::exists(path))
            return path;
    }
}

bool replaceFile(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return false;
    const int folder = ::open(QFile::encodeName(QFileInfo(to).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return true;
}

} // namespace unisono
