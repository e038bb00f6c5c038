#include "tests/support/clirunner.h"
#include "tests/support/testproject.h"
#include "tests/support/wavfile.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace unisono;

namespace {

using Outcome = test::CliOutcome;

Outcome json(QStringList arguments)
{
    return test::runCli(arguments << QStringLiteral("--json"));
}

QJsonObject first(const Outcome& outcome, const char* list)
{
    return outcome.json.value(QLatin1String(list)).toArray().at(0).toObject();
}

qsizetype count(const Outcome& outcome, const char* list)
{
    return outcome.json.value(QLatin1String(list)).toArray().size();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// The program without a window, run as a person runs it.
class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnHome(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = in("p.unisono");
    }

    void goesThroughAProject()
    {
        std::vector<float> sine(44100);
        for (std::size_t i = 0; i < sine.size(); ++i)
            sine[i] = 0.5F * float(std::sin(double(i) * 0.05));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sounds")));
        QVERIFY(test::writeWav(in("sounds/one.wav"), sine, 1, 22050));

        const Outcome made = json({u"new"_qs, m_project, u"--schema"_qs, u"edm"_qs, u"--person"_qs, u"Ann"_qs});
        QCOMPARE(made.code, 0);
        QCOMPARE(made.json.value(u"schema").toString(), u"edm"_qs);
        const Outcome added = json({u"add"_qs, m_project, in("sounds")});
        QCOMPARE(added.code, 0);
        const QJsonObject track = first(added, "tracks");
        QVERIFY(track.value(u"id").isString());
        QCOMPARE(track.value(u"duration").toDouble(), 2.0);
        QCOMPARE(track.value(u"frames").toInt(), 44100);
        QCOMPARE(json({u"add"_qs, m_project, in("sounds/one.wav")}).code, 0); // is there already
        QCOMPARE(count(json({u"tracks"_qs, m_project}), "tracks"), 1);

        QVERIFY(write(in("labels.txt"), "0.0\t1.0\tIntro\n1.0\t2.0\tDrop\n"));
        const Outcome imported = json({u"import"_qs, m_project, in("labels.txt"), u"--track"_qs, u"one"_qs,
                                       u"--layer"_qs, u"section"_qs, u"--person"_qs, u"Bea"_qs});
        QCOMPARE(imported.code, 0);
        const Outcome shown =
            json({u"show"_qs, m_project, u"--track"_qs, track.value(u"id").toString(), u"--layer"_qs, u"section"_qs});
        QCOMPARE(shown.code, 0);
        QCOMPARE(count(shown, "items"), 2);
        QCOMPARE(first(shown, "items").value(u"label").toString(), u"intro"_qs);
        QCOMPARE(first(shown, "items").value(u"start").toDouble(), 0.0);
        QCOMPARE(first(shown, "items").value(u"end").toDouble(), 1.0);
        QVERIFY(json({u"people"_qs, m_project}).text.contains("Bea"));

        const Outcome exported = json({u"export"_qs, m_project, u"--format"_qs, u"jams"_qs, u"--out"_qs, in("out")});
        QCOMPARE(exported.code, 0);
        QVERIFY(!QDir(in("out")).entryList(QDir::Files).isEmpty());
        QCOMPARE(json({u"verify"_qs, m_project}).code, 0);
    }

    void looksAtAndPlaysSound()
    {
        QVERIFY(test::writeWav(in("a.wav"), std::vector<float>(44100, 0.25F), 1, 44100));
        const Outcome peaks = json({u"peaks"_qs, in("a.wav")});
        QCOMPARE(peaks.code, 0);
        QCOMPARE(peaks.json.value(u"frames").toInt(), 44100);
        for (const QString& view : {u"waveform"_qs, u"spectrogram"_qs}) {
            const QString picture = in("view.png");
            const Outcome drawn = json({u"render"_qs, in("a.wav"), u"--view"_qs, view, u"--from"_qs, u"0"_qs,
                                        u"--to"_qs, u"0.5"_qs, u"--size"_qs, u"300x120"_qs, u"--out"_qs, picture});
            QCOMPARE(drawn.code, 0);
            QCOMPARE(QImage(picture).size(), QSize(300, 120));
        }
        const Outcome played = json({u"play"_qs, in("a.wav"), u"--from"_qs, u"0.25"_qs, u"--to"_qs, u"0.5"_qs,
                                     u"--loop"_qs, u"2"_qs, u"--output"_qs, u"file:"_qs + in("heard.wav")});
        QCOMPARE(played.code, 0);
        const Outcome heard = json({u"peaks"_qs, in("heard.wav")});
        QVERIFY(heard.json.value(u"frames").toInt() >= 22050);
    }

    void writesTheDemo()
    {
        const Outcome demo = json({u"demo"_qs, in("demo")});
        QCOMPARE(demo.code, 0);
        QVERIFY(count(demo, "tracks") >= 8);
        QCOMPARE(json({u"verify"_qs, demo.json.value(u"project").toString()}).code, 0);
    }

    void findsMovedAudioByItsHash()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("old")));
        QVERIFY(test::writeWav(in("old/a.wav"), std::vector<float>(1000, 0.25F), 1, 8000));
        QCOMPARE(json({u"new"_qs, m_project}).code, 0);
        QCOMPARE(json({u"add"_qs, m_project, in("old/a.wav")}).code, 0);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("new")));
        QVERIFY(QFile::rename(in("old/a.wav"), in("new/other name.wav")));
        QCOMPARE(json({u"verify"_qs, m_project, u"--media"_qs}).code, 1);
        QCOMPARE(json({u"relink"_qs, m_project, in("new")}).code, 0);
        QCOMPARE(json({u"verify"_qs, m_project, u"--media"_qs}).code, 0);
        QCOMPARE(QFileInfo(first(json({u"tracks"_qs, m_project}), "tracks").value(u"file").toString()).fileName(),
                 u"other name.wav"_qs);
    }

    void everyCommandHelps_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* name : {"new",
                                 "add",
                                 "tracks",
                                 "show",
                                 "import",
                                 "export",
                                 "render",
                                 "play",
                                 "peaks",
                                 "verify",
                                 "demo",
                                 "relink",
                                 "people",
                                 "analyse",
                                 "validate",
                                 "schema check",
                                 "schema resolve",
                                 "schema diff",
                                 "schema merge",
                                 "schema publish",
                                 "schema import",
                                 "schema export"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyCommandHelps()
    {
        QFETCH(QString, command);
        const QStringList words = command.split(u' ');
        const Outcome help = test::runCli(words + QStringList{u"--help"_qs});
        QCOMPARE(help.code, 0);
        QVERIFY(help.text.contains("--json"));
        QCOMPARE(test::runCli(words + QStringList{u"--no-such-option"_qs}).code, 2);
    }

    void unreadableFolderGetsASentence()
    {
        // Where nobody may go, too: /tmp itself belongs to everybody.
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
        QCOMPARE(test::runCli({u"new"_qs, m_project}, test::Rights::Nobodys).code, 0);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("closed")));
        QVERIFY(test::writeWav(in("closed/a.wav"), std::vector<float>(1000, 0.25F), 1, 8000));
        QVERIFY(QFile::setPermissions(in("closed"), QFile::Permissions()));
        const Outcome added = test::runCli({u"add"_qs, m_project, in("closed"), u"--json"_qs}, test::Rights::Nobodys);
        QFile::setPermissions(in("closed"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(added.code, 1);
        QVERIFY2((added.text + added.errors).contains("closed"), added.errors);
        QCOMPARE(count(json({u"tracks"_qs, m_project}), "tracks"), 0);
    }

    void badProjectGetsASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is no project\n");
        QTest::newRow("beginning of a database") << QByteArray("SQLite format 3\0", 16);
    }
    void badProjectGetsASentence()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(write(m_project, bytes));
        const Outcome outcome = test::runCli({u"tracks"_qs, m_project});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.errors.contains("p.unisono"), outcome.errors);
        QFile file(m_project);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes); // and is left alone
    }

private:
    QString in(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
