#include "core/store/eventlog.h"
#include "core/store/logfold.h"
#include "core/store/project.h"
#include "tests/support/projects.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

enum class Column { Whole, Text, Blob };

struct LogColumn {
    const char* name;
    Column kind;
};
constexpr LogColumn kColumns[] = {{"type", Column::Whole},      {"at_ms", Column::Whole},  {"person", Column::Whole},
                                  {"kind", Column::Text},       {"subject", Column::Text}, {"merge_key", Column::Text},
                                  {"first_seq", Column::Whole}, {"edit", Column::Text},    {"hash", Column::Blob},
                                  {"context", Column::Text},    {"seq", Column::Whole}};

/// A statement of its own each time: kept statements are known by the address of their text.
QByteArray valueOf(Database& log, const LogColumn& column, std::int64_t seq)
{
    const QByteArray form = column.kind == Column::Whole ? QByteArray("%1") : QByteArray("CAST(%1 AS BLOB)");
    const Result<QByteArray> value = log.value("SELECT " + QByteArray(form).replace("%1", column.name) +
                                               " FROM event WHERE seq = " + QByteArray::number(qint64(seq)));
    return value ? *value : QByteArray();
}

/// Every value that differs from `value` in one byte, by so many bits.
std::vector<QByteArray> changedAtEachByte(const LogColumn& column, const QByteArray& value)
{
    std::vector<QByteArray> all;
    if (column.kind == Column::Whole) {
        const auto whole = quint64(value.toLongLong());
        for (int byte = 0; byte < 8; ++byte)
            all.push_back(QByteArray::number(qint64(whole ^ (quint64(0x55) << (8 * byte)))));
        return all;
    }
    for (qsizetype i = 0; i < value.size(); ++i) {
        QByteArray changed = value;
        changed[i] = char(changed[i] ^ (1 << (i % 7)));
        const QByteArray literal = "x'" + changed.toHex() + '\'';
        all.push_back(column.kind == Column::Text ? "CAST(" + literal + " AS TEXT)" : literal);
    }
    return all;
}

QByteArray setting(const LogColumn& column, const QByteArray& value, std::int64_t seq)
{
    return QByteArray("UPDATE event SET ") + column.name + " = " + value +
           " WHERE seq = " + QByteArray::number(qint64(seq));
}

} // namespace

/// What somebody changes in the log of a project, with the program's own page checksums made anew, verify() finds.
class TestEventLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyChangedByteIsFound();
    void missingAndReorderedEntriesAreFound();
    void verifyNamesTheEntry();

private:
    std::unique_ptr<Database> opened(const QString& path) const;
    QString copied(const QString& name) const;
    QTemporaryDir m_folder;
    QString m_path;
    std::int64_t m_entries = 0;
};

void TestEventLog::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("log.unisono"));
    auto project = Project::create(m_path, smallSchema(), QStringLiteral("Léa"));
    QVERIFY(project);
    RandomEditor editor(**project, 3);
    for (int i = 0; i < 14; ++i) {
        QVERIFY((*project)->apply(editor.next()));
        if (i % 5 == 4)
            QVERIFY((*project)->undo());
        if (i % 10 == 4)
            QVERIFY((*project)->redo());
    }
    QVERIFY((*project)->record({QStringLiteral("test.record"), QStringLiteral("not undone"), {}, {}}));
    QVERIFY((*project)->verify()->empty());
    m_entries = (*project)->eventCount();
    QVERIFY(m_entries > 15);
}

std::unique_ptr<Database> TestEventLog::opened(const QString& path) const
{
    Result<std::unique_ptr<Database>> log = Database::open(path, Database::Access::ReadWrite);
    // Whoever can write a file can also take its guards away.
    const bool isOpen = log && (*log)->execute("DROP TRIGGER event_is_append_only_update; "
                                               "DROP TRIGGER event_is_append_only_delete; "
                                               "PRAGMA ignore_check_constraints = ON");
    return isOpen ? std::move(*log) : nullptr;
}

QString TestEventLog::copied(const QString& name) const
{
    const QString path = m_folder.filePath(name + QStringLiteral(".unisono"));
    QFile::remove(path);
    return QFile::copy(m_path, path) ? path : QString();
}

void TestEventLog::everyChangedByteIsFound()
{
    const auto database = opened(copied(QStringLiteral("bytes")));
    QVERIFY(database);
    EventLog log(*database);
    const auto sound = foldLog(log);
    QVERIFY(sound && !sound->broken);
    std::int64_t changes = 0;
    for (std::int64_t seq = 1; seq <= m_entries; ++seq)
        for (const LogColumn& column : kColumns)
            for (const QByteArray& value : changedAtEachByte(column, valueOf(*database, column, seq))) {
                QVERIFY(database->execute("BEGIN"));
                QVERIFY2(database->execute(setting(column, value, seq)), column.name);
                const Result<LogFold> fold = foldLog(log);
                // An entry of another number leaves a gap, or comes out of turn; the place of undo, kept beside the
                // log, knows the last one.
                const bool isFound = qstrcmp(column.name, "seq") == 0
                                         ? fold && (fold->broken || !(fold->state == sound->state))
                                         : fold && fold->broken && fold->broken->first == seq;
                QVERIFY2(isFound, qPrintable(QStringLiteral("entry %1, %2 = %3")
                                                 .arg(seq)
                                                 .arg(QLatin1String(column.name), QLatin1String(value.left(200)))));
                QVERIFY(database->execute("ROLLBACK"));
                ++changes;
            }
    QVERIFY2(changes > 3000, qPrintable(QString::number(changes)));
    qInfo("%lld changes, all found", static_cast<long long>(changes));
}

void TestEventLog::missingAndReorderedEntriesAreFound()
{
    const auto told = [&](const QByteArray& sql) -> QString {
        const QString path = copied(QStringLiteral("order"));
        {
            const auto database = opened(path);
            if (!database || !database->execute(sql))
                return QStringLiteral("not changed");
        }
        const auto project = Project::open(path);
        if (!project)
            return QStringLiteral("not opened");
        const auto report = (*project)->verify();
        if (!report)
            return QStringLiteral("not verified");
        return report->empty() ? QStringLiteral("nothing") : report->front().code + u' ' + report->front().place;
    };
    const QString last = QString::number(m_entries);
    for (std::int64_t seq = 1; seq < m_entries; ++seq) {
        // What comes after does not follow any more.
        const QByteArray number = QByteArray::number(qint64(seq));
        const QByteArray next = QByteArray::number(qint64(seq + 1));
        QCOMPARE(told("DELETE FROM event WHERE seq = " + number), QStringLiteral("verify.log ") + QLatin1String(next));
        QCOMPARE(told("UPDATE event SET seq = -1 WHERE seq = " + number + "; UPDATE event SET seq = " + number +
                      " WHERE seq = " + next + "; UPDATE event SET seq = " + next + " WHERE seq = -1"),
                 QStringLiteral("verify.log ") + QLatin1String(number));
    }
    QVERIFY(told("DELETE FROM event WHERE seq = " + last.toLatin1()).startsWith(QStringLiteral("verify.rows")));
    QVERIFY(told("DELETE FROM event").startsWith(QStringLiteral("verify.rows")));
}

void TestEventLog::verifyNamesTheEntry()
{
    for (std::int64_t seq = 1; seq <= m_entries; ++seq) {
        const LogColumn& column = kColumns[std::size_t(seq) % std::size(kColumns)];
        if (qstrcmp(column.name, "seq") == 0)
            continue;
        const QString path = copied(QStringLiteral("named"));
        {
            const auto database = opened(path);
            QVERIFY(database);
            const std::vector<QByteArray> values = changedAtEachByte(column, valueOf(*database, column, seq));
            if (values.empty())
                continue;
            QVERIFY(database->execute(setting(column, values[values.size() / 2], seq)));
        }
        const auto project = Project::open(path);
        QVERIFY(project);
        const auto report = (*project)->verify();
        QVERIFY(report && !report->empty());
        // A type that there is none of also breaks a rule of the table.
        const bool isNamed = std::any_of(report->begin(), report->end(), [&](const Issue& issue) {
            return issue.code == QLatin1String("verify.log") && issue.place == QString::number(seq);
        });
        QVERIFY2(isNamed, column.name);
    }
}

QTEST_MAIN(TestEventLog)
#include "tst_eventlog.moc"
