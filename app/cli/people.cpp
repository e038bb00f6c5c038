#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/annotation/rowjson.h"
#include "core/workflow/roles.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <map>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::vector<std::string> add;
    std::string person;
    std::vector<std::string> roles;
    bool away = false;
    bool back = false;

    bool isChange() const { return !add.empty() || !person.empty(); }
};

const std::map<std::string, Role>& roleNames()
{
    static const std::map<std::string, Role> all = [] {
        std::map<std::string, Role> names;
        for (int role = 0; role <= int(Role::Model); ++role)
            names[roleId(Role(role)).toStdString()] = Role(role);
        return names;
    }();
    return all;
}

Result<void> change(Project& project, const Options& options)
{
    Roles roles;
    for (const std::string& name : options.roles)
        roles.bits |= Roles::of({roleNames().at(name)}).bits;
    Edit edit{QStringLiteral("people.change"), {}, {}, {}};
    for (const std::string& name : options.add) {
        Person person;
        person.id = PersonId::next();
        person.name = QString::fromStdString(name).trimmed();
        person.roles = roles;
        if (person.name.isEmpty())
            return Error{ErrorCode::Invalid, QStringLiteral("a person needs a name"), {}, {}};
        for (const Person& known : project.people())
            if (known.name == person.name)
                return Error{ErrorCode::Invalid, QStringLiteral("there is somebody of that name"), person.name, {}};
        edit.changes.push_back(Change<Person>{std::nullopt, std::move(person)});
    }
    if (!options.person.empty()) {
        const Result<Person> before = findPerson(project, QString::fromStdString(options.person));
        if (!before)
            return before.error();
        Person after = *before;
        if (!options.roles.empty())
            after.roles = roles;
        after.isAway = options.away || (after.isAway && !options.back);
        if (after != *before)
            edit.changes.push_back(Change<Person>{*before, std::move(after)});
    }
    return project.apply(edit);
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project =
        openProject(options.project, options.isChange() ? OpenMode::ReadWrite : OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    if (options.isChange())
        if (const Result<void> done = change(**project, options); !done)
            return out.fail(done.error());
    QJsonArray people;
    QString text;
    for (const Person& person : (*project)->people()) {
        const bool isMe = person.id == (*project)->me().id;
        const Roles roles = rolesOf(person, (*project)->owner());
        QStringList names;
        for (int role = 0; role <= int(Role::Model); ++role)
            if (roles.has(Role(role)))
                names << roleId(Role(role));
        people.append(QJsonObject{{QLatin1String("id"), person.id.toText()},
                                  {QLatin1String("name"), person.name},
                                  {QLatin1String("roles"), QJsonArray::fromStringList(names)},
                                  {QLatin1String("away"), person.isAway},
                                  {QLatin1String("me"), isMe}});
        text += person.id.toText() + QLatin1Char('\t') + person.name + QLatin1Char('\t') +
                names.join(QLatin1Char(',')) + (isMe ? QStringLiteral("\t*\n") : QStringLiteral("\n"));
    }
    out.document({{QLatin1String("people"), people}}, text);
    return kExitDone;
}

} // namespace

void registerCommands_people(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("people"), tr("List the people of a project, add some, or change their roles"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("--add", options->add, tr("Name of somebody new").toStdString());
             app.add_option("--person", options->person, tr("Whose roles change: id or name").toStdString());
             app.add_option("--roles", options->roles, tr("Their roles, with commas between").toStdString())
                 ->delimiter(',')
                 ->check(CLI::IsMember(roleNames()));
             const auto away = app.add_flag("--away", options->away, tr("--person gets no new work").toStdString());
             app.add_flag("--back", options->back, tr("--person gets work again").toStdString())->excludes(away);
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
