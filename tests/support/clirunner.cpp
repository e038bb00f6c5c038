#include "tests/support/clirunner.h"

#include <QJsonDocument>
#include <QProcess>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace unisono::test {

CliOutcome runCli(const QStringList& arguments, Rights rights)
{
    QProcess process;
#ifdef Q_OS_UNIX
    if (rights == Rights::Nobodys && geteuid() == 0)
        process.setChildProcessModifier([] {
            constexpr int kNobody = 65534;
            if (setgid(kNobody) != 0 || setuid(kNobody) != 0)
                _exit(99);
        });
#else
    Q_UNUSED(rights)
#endif
    process.start(QStringLiteral(UNISONO_BIN_DIR "/unisono-cli"), arguments);
    CliOutcome outcome;
    if (!process.waitForFinished(120'000)) {
        outcome.errors = process.errorString().toUtf8();
        return outcome;
    }
    outcome.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    outcome.text = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    outcome.json = QJsonDocument::fromJson(outcome.text).object();
    return outcome;
}

} // namespace unisono::test
