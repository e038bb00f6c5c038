#include "core/store/projectlock.h"

namespace unisono {

ProjectLock::ProjectLock(const ProjectFiles& files)
    : m_file(files.lock())
{
    m_file.setStaleLockTime(0); // never by age: sessions last for days
}

bool ProjectLock::take()
{
    return m_file.tryLock(0);
}

QString ProjectLock::holder() const
{
    if (m_file.error() != QLockFile::LockFailedError)
        return {};
    qint64 process = 0;
    QString host;
    QString program;
    if (!m_file.getLockInfo(&process, &host, &program))
        return QStringLiteral("?");
    return QStringLiteral("%1, process %2 on %3").arg(program).arg(process).arg(host);
}

} // namespace unisono
