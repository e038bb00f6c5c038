#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/annotation/rowjson.h"
#include "core/exchange/assigningwork.h"
#include "ui/text/boardwords.h"
#include "ui/text/workwords.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    bool withUnits = false;
};

class Printer {
public:
    Printer(const Project& project, qint64 nowMs)
        : m_project(project),
          m_people(project.people()),
          m_board(readBoard(project, nowMs)),
          m_nowMs(nowMs)
    {
    }

    QJsonObject json(bool withUnits) const
    {
        QJsonArray states;
        for (const StateCount& count : m_board.states) {
            QJsonArray ages;
            for (const int units : count.byAge)
                ages.append(units);
            states.append(QJsonObject{{QLatin1String("state"), unitStateId(count.state)},
                                      {QLatin1String("units"), count.units()},
                                      {QLatin1String("byAge"), ages},
                                      {QLatin1String("held"), count.held}});
        }
        QJsonArray waited;
        for (const WaitedFor& one : m_board.waitedFor)
            waited.append(QJsonObject{{QLatin1String("person"), name(one.person)},
                                      {QLatin1String("units"), one.units},
                                      {QLatin1String("by"), QJsonArray::fromStringList(names(one.by))},
                                      {QLatin1String("since"), time(one.sinceMs)}});
        QJsonArray throughput;
        for (const Throughput& one : m_board.throughput) {
            QJsonArray weeks;
            for (const int count : one.weeks)
                weeks.append(count);
            throughput.append(QJsonObject{{QLatin1String("person"), name(one.person)},
                                          {QLatin1String("weeks"), weeks},
                                          {QLatin1String("before"), one.before}});
        }
        QJsonObject object{{QLatin1String("states"), states},
                           {QLatin1String("toCompare"), m_board.toCompare},
                           {QLatin1String("waitedFor"), waited},
                           {QLatin1String("throughput"), throughput},
                           {QLatin1String("forecast"), forecast()}};
        if (withUnits)
            object.insert(QLatin1String("units"), units());
        return object;
    }

    QString text() const
    {
        QStringList lines;
        QStringList head{tr("state")};
        for (int age = 0; age < kAgeClasses; ++age)
            head << ageClassName(age);
        lines << head.join(QLatin1Char('\t'));
        for (const StateCount& count : m_board.states) {
            QStringList row{unitStateName(count.state)};
            for (const int units : count.byAge)
                row << QString::number(units);
            lines << row.join(QLatin1Char('\t'));
        }
        lines << tr("Units whose answers are all in and wait to be compared: %1").arg(m_board.toCompare);
        for (const WaitedFor& one : m_board.waitedFor)
            lines << tr("%1 wait for %2 in %3 units, the longest since %4")
                         .arg(names(one.by).join(QStringLiteral(", ")), name(one.person))
                         .arg(one.units)
                         .arg(ageText(one.sinceMs, m_nowMs));
        for (const Throughput& one : m_board.throughput)
            lines << tr("%1, units closed a week: %2").arg(name(one.person), weeksText(one));
        lines << forecastText(m_board.forecast);
        return lines.join(QLatin1Char('\n'));
    }

private:
    QString name(PersonId id) const
    {
        const auto person = std::find_if(m_people.begin(), m_people.end(), [&](const Person& p) { return p.id == id; });
        return person == m_people.end() ? QString() : person->name;
    }
    QStringList names(const std::vector<PersonId>& ids) const
    {
        QStringList all;
        for (const PersonId id : ids)
            all << name(id);
        return all;
    }
    static QJsonValue time(qint64 ms)
    {
        return ms == 0 ? QJsonValue()
                       : QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
    }

    QJsonObject forecast() const
    {
        const Forecast& f = m_board.forecast;
        const bool isKnown = f.word == Forecast::Word::Known;
        const char* const words[] = {"known", "nothing-left", "too-few", "too-short"};
        return {{QLatin1String("word"), QLatin1String(words[std::size_t(f.word)])},
                {QLatin1String("open"), f.open},
                {QLatin1String("notGivenOut"), f.notGivenOut},
                {QLatin1String("perWeek"), isKnown ? QJsonValue(f.perWeek) : QJsonValue()},
                {QLatin1String("earliest"), time(f.earliestMs)},
                {QLatin1String("likely"), time(f.likelyMs)},
                {QLatin1String("latest"), time(f.latestMs)}};
    }

    QJsonArray units() const
    {
        QJsonArray rows;
        for (const BoardUnit& unit : m_board.units) {
            const Track* track = m_project.track(unit.key.track);
            rows.append(QJsonObject{{QLatin1String("track"), unit.key.track.toText()},
                                    {QLatin1String("title"), track ? track->title : QString()},
                                    {QLatin1String("layer"), unit.key.layer},
                                    {QLatin1String("state"), unitStateId(unit.state)},
                                    {QLatin1String("held"), unit.isHeld},
                                    {QLatin1String("asked"), unit.asked},
                                    {QLatin1String("in"), unit.in},
                                    {QLatin1String("waitsFor"), QJsonArray::fromStringList(names(unit.waitsFor))},
                                    {QLatin1String("since"), time(unit.sinceMs)}});
        }
        return rows;
    }

    const Project& m_project;
    std::vector<Person> m_people;
    Board m_board;
    qint64 m_nowMs;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    const Printer printer(**project, QDateTime::currentMSecsSinceEpoch());
    out.document(printer.json(options.withUnits), printer.text());
    return kExitDone;
}

} // namespace

void registerCommands_board(CommandRegistry& registry)
{
    registry.add({QStringLiteral("board"), tr("How far the work is, who waits for whom, and when it will be done"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_flag("--units", options->withUnits, tr("With --json: every unit, too").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
