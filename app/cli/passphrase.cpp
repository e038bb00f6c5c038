#include "app/cli/passphrase.h"

#include "app/cli/openproject.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace unisono {

void PassphraseOption::add(CLI::App& app)
{
    app.add_option("--passphrase-file", file,
                   QCoreApplication::translate("Cli", "File whose first line is the lead's passphrase (-: standard "
                                                      "input); else the variable UNISONO_PASSPHRASE")
                       .toStdString());
}

Result<QString> PassphraseOption::read() const
{
    QString text;
    if (file.empty()) {
        text = qEnvironmentVariable("UNISONO_PASSPHRASE");
    } else {
        QFile from(QString::fromStdString(file));
        const bool isOpen = file == "-" ? from.open(stdin, QIODevice::ReadOnly) : from.open(QIODevice::ReadOnly);
        if (!isOpen)
            return Error{from.exists() ? ErrorCode::CannotRead : ErrorCode::NotFound,
                         from.errorString(),
                         QString::fromStdString(file),
                         {}};
        constexpr qint64 kLongest = 10'000;
        text = QString::fromUtf8(from.readLine(kLongest));
        while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char('\r')))
            text.chop(1);
    }
    if (text.isEmpty())
        return Error{
            ErrorCode::Invalid, QStringLiteral("no passphrase was given"), {}, QStringLiteral("vault.no-passphrase")};
    return text;
}

Result<void> PassphraseOption::unlockWhereGiven(Project& project) const
{
    if (!project.hasVault() || (file.empty() && qEnvironmentVariableIsEmpty("UNISONO_PASSPHRASE")))
        return {};
    const Result<QString> text = read();
    return text ? project.unlock(*text) : Result<void>(text.error());
}

Result<std::unique_ptr<Project>> openUnlocked(const std::string& path, const PassphraseOption& passphrase,
                                              const CliOutput& out)
{
    Result<std::unique_ptr<Project>> project = openProject(path, OpenMode::ReadWrite, out);
    if (!project)
        return project;
    if (!(*project)->hasVault())
        return Error{ErrorCode::Invalid, QStringLiteral("the project has no sealed part"), (*project)->path(),
                     QStringLiteral("vault.none")};
    const Result<QString> text = passphrase.read();
    if (!text)
        return text.error();
    if (const Result<void> done = (*project)->unlock(*text); !done)
        return done.error();
    return project;
}

} // namespace unisono
