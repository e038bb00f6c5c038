#include "app/cli/command.h"
#include "app/cli/openproject.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

int run(const std::string& path, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(path, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    QJsonArray people;
    QString text;
    for (const Person& person : (*project)->people()) {
        const bool isMe = person.id == (*project)->me().id;
        people.append(QJsonObject{{QLatin1String("id"), person.id.toText()},
                                  {QLatin1String("name"), person.name},
                                  {QLatin1String("me"), isMe}});
        text += person.id.toText() + QLatin1Char('\t') + person.name +
                (isMe ? QStringLiteral("\t*\n") : QStringLiteral("\n"));
    }
    out.document({{QLatin1String("people"), people}}, text);
    return kExitDone;
}

} // namespace

void registerCommands_people(CommandRegistry& registry)
{
    registry.add({QStringLiteral("people"), tr("List the people of a project"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto path = std::make_shared<std::string>();
                      app.add_option("project", *path, tr("Project file").toStdString())->required();
                      return [path, &out] { return run(*path, out); };
                  }});
}

} // namespace unisono
