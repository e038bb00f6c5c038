#include "app/cli/command.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <map>
#include <memory>
#include <string_view>

namespace {

/// Text can only be drawn with a QGuiApplication; the other commands need no platform plugin at all.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    bool draws = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        if (!word.starts_with("-")) {
            draws = word == "render";
            break;
        }
    }
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace unisono;
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("unisono"));
    QCoreApplication::setApplicationVersion(QStringLiteral(UNISONO_VERSION));

    CLI::App app(QCoreApplication::translate("Cli", "Annotate, check and convert music datasets.").toStdString(),
                 "unisono-cli");
    app.set_version_flag("--version", UNISONO_VERSION);
    app.require_subcommand(1);
    CommandRegistry commands;
    registerCommands(commands);
    CliOutput out;
    std::map<CLI::App*, std::function<int()>> runs;
    std::map<QString, CLI::App*> groups;
    for (const CliCommand& command : commands.all()) {
        CLI::App* parent = &app;
        const QString group = command.id.section(u' ', 0, -2);
        if (!group.isEmpty()) {
            CLI::App*& known = groups[group];
            if (!known) {
                const QString summary = QCoreApplication::translate("Cli", "Commands on a %1; --help lists them");
                known = app.add_subcommand(group.toStdString(), summary.arg(group).toStdString());
                known->require_subcommand(1);
            }
            parent = known;
        }
        CLI::App* sub =
            parent->add_subcommand(command.id.section(u' ', -1).toStdString(), command.summary.toStdString());
        sub->add_flag("--json", out.json, QCoreApplication::translate("Cli", "Print one JSON document").toStdString());
        runs[sub] = command.setup(*sub, out);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? kExitDone : kExitUsage;
    }
    CLI::App* chosen = app.get_subcommands().front();
    while (!chosen->get_subcommands().empty())
        chosen = chosen->get_subcommands().front();
    return runs.at(chosen)();
}
