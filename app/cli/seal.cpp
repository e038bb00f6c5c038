#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "app/cli/passphrase.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    PassphraseOption passphrase;
    std::string newFile;
    bool cheap = false;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    const Result<QString> passphrase = options.passphrase.read();
    if (!passphrase)
        return out.fail(passphrase.error());
    const KeyCost cost = options.cheap ? KeyCost::Cheap : KeyCost::Moderate;
    std::shared_ptr<const Vault> vault = Vault::make();
    QString next = *passphrase;
    const std::optional<Record> key = (*project)->findRecord(RecordKind::Key, {});
    if (key) {
        if (options.newFile.empty())
            return out.fail(Error{ErrorCode::Invalid, QStringLiteral("sealed already"), (*project)->path(),
                                  QStringLiteral("vault.exists")});
        const Result<QString> changed = PassphraseOption{options.newFile}.read();
        if (!changed)
            return out.fail(changed.error());
        Result<std::shared_ptr<const Vault>> open = Vault::open(key->body, *passphrase);
        if (!open)
            return out.fail(open.error());
        vault = std::move(*open);
        next = *changed;
        (*project)->unlockWith(vault);
    }
    const Result<QByteArray> record = vault->keyRecord(next, cost);
    if (!record)
        return out.fail(record.error());
    if (const Result<void> done = (*project)->keepVault(vault, *record); !done)
        return out.fail(done.error());
    out.document(
        {{QLatin1String("sealed"), true}, {QLatin1String("changed"), key.has_value()}},
        tr("Golden answers, answers that come back in packages and what packages stand for are encrypted under "
           "this passphrase from now on. Whoever reads the project's file without it learns none of them; "
           "while you have it open this machine can. A lost passphrase cannot be replaced."));
    return kExitDone;
}

} // namespace

void registerCommands_seal(CommandRegistry& registry)
{
    registry.add({QStringLiteral("seal"),
                  tr("Give a project its sealed part under the lead's passphrase, or change it"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      options->passphrase.add(app);
                      app.add_option("--new-passphrase-file", options->newFile,
                                     tr("Change the passphrase to the first line of this file").toStdString());
                      app.add_flag("--cheap-key", options->cheap,
                                   tr("A key that is quick to guess: for trying out only").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
