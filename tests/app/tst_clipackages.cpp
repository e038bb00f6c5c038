// unisono-cli package ...: work goes out and comes back, and what no package of ours is refused.

#include "core/exchange/packagerecord.h"
#include "tests/support/campaign.h"
#include "tests/support/clirunner.h"
#include "tests/support/packages.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

CliOutcome json(QStringList arguments)
{
    return runCli(arguments << QStringLiteral("--json"));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray contentOf(const QString& path)
{
    const auto project = Project::open(path, OpenMode::ReadOnly);
    return project ? dumped(**project) + QByteArray::number(qint64((*project)->eventCount())) : QByteArray();
}

} // namespace

class TestCliPackages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatComesBackIsTakenInOnce();
    void hostileOnesAreRefused_data();
    void hostileOnesAreRefused();
    void hostileOffersAreNotOpened_data() { hostileOnesAreRefused_data(); }
    void hostileOffersAreNotOpened();
    void wrongPassphrase();

private:
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
    QString m_lead;
    QByteArray m_answers; ///< a sound file that came back
};

void TestCliPackages::initTestCase()
{
    qputenv("UNISONO_PASSPHRASE", Campaign::kPassphrase);
    Campaign campaign(m_folder.path(), 2, 4);
    campaign.assignAll();
    const Person annotator = campaign.annotators().front();
    m_lead = campaign.path();
    campaign.close();
    const CliOutcome made =
        json({QStringLiteral("package"), QStringLiteral("make"), m_lead, QStringLiteral("--person"), annotator.name,
              QStringLiteral("--out"), at("out.unipack"), QStringLiteral("--gold-share"), QStringLiteral("0")});
    QVERIFY2(made.code == 0, made.errors.constData());
    const CliOutcome opened =
        json({QStringLiteral("package"), QStringLiteral("open"), at("out.unipack"), at("work.unisono")});
    QVERIFY2(opened.code == 0, opened.errors.constData());
    {
        const auto work = Project::open(at("work.unisono"));
        QVERIFY(work);
        std::mt19937 random(1);
        workOn(**work, random, 5);
    }
    const CliOutcome returned = json({QStringLiteral("package"), QStringLiteral("return"), at("work.unisono"),
                                      QStringLiteral("--out"), at("back.unipack")});
    QVERIFY2(returned.code == 0, returned.errors.constData());
    m_answers = read(at("back.unipack"));
    QVERIFY(m_answers.size() > 500);
}

void TestCliPackages::whatComesBackIsTakenInOnce()
{
    const QString copy = at("copy.unisono");
    QVERIFY(QFile::copy(m_lead, copy));
    const CliOutcome first = json({QStringLiteral("package"), QStringLiteral("merge"), copy, at("back.unipack")});
    QCOMPARE(first.code, 0);
    const QJsonObject merged = first.json[u"merged"].toArray().first().toObject();
    QVERIFY(merged[u"answers"].toInt() > 0);
    QVERIFY(!merged[u"known"].toBool());
    const QByteArray content = contentOf(copy);
    const CliOutcome again = json({QStringLiteral("package"), QStringLiteral("merge"), copy, at("back.unipack")});
    QCOMPARE(again.code, 0);
    QVERIFY(again.json[u"merged"].toArray().first()[u"known"].toBool());
    QCOMPARE(contentOf(copy), content);
    QCOMPARE(json({QStringLiteral("verify"), copy}).code, 0);
}

void TestCliPackages::hostileOnesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto offer = [](const std::function<void(std::vector<RawEntry>&)>& change) {
        std::vector<RawEntry> entries = returnEntries(smallReturn());
        change(entries);
        return signedZip(std::move(entries), leadKey());
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear lead, here are my answers.");
    QTest::newRow("cut off") << m_answers.left(m_answers.size() / 2);
    QByteArray changed = m_answers;
    changed[changed.size() / 3] = char(changed[changed.size() / 3] ^ 4);
    QTest::newRow("one bit") << changed;
    QTest::newRow("of a package never sent") << signedZip(returnEntries(smallReturn()), leadKey());
    QTest::newRow("path upwards") << offer([](auto& entries) { entries.push_back(entryOf("../../evil.txt")); });
    QTest::newRow("absolute path") << offer([](auto& entries) { entries.push_back(entryOf("/tmp/evil.txt")); });
    QTest::newRow("link") << offer([](auto& entries) {
        entries.push_back(entryOf("audio/link.flac", "/etc/passwd"));
        entries.back().mode = 0120777;
    });
    QTest::newRow("SQL in a name") << offer([](auto& entries) {
        setFirst(entries[1], "answers", "assignment", QStringLiteral("'); DROP TABLE event; --"));
    });
    QTest::newRow("bomb of a gigabyte") << bombZip("answers.json", 1LL << 30);
}

void TestCliPackages::hostileOnesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const QByteArray before = contentOf(m_lead);
    QVERIFY(!before.isEmpty());
    QVERIFY(write(at("bad.unipack"), bytes));
    const QStringList files = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const CliOutcome refused = json({QStringLiteral("package"), QStringLiteral("merge"), m_lead, at("bad.unipack")});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.json[u"refused"].toInt(), 1);
    const QString said = refused.json[u"merged"].toArray().first()[u"error"].toString();
    QVERIFY2(said.size() > 30 && said.endsWith(u'.'), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("Unisono made a mistake")), qPrintable(said));
    QCOMPARE(contentOf(m_lead), before);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), files);
    const CliOutcome seen = json({QStringLiteral("package"), QStringLiteral("inspect"), at("bad.unipack")});
    QVERIFY(seen.code == 1 || QByteArray(QTest::currentDataTag()) == "of a package never sent");
}

void TestCliPackages::hostileOffersAreNotOpened()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(write(at("bad.unipack"), bytes));
    const QStringList files = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const CliOutcome refused =
        json({QStringLiteral("package"), QStringLiteral("open"), at("bad.unipack"), at("never.unisono")});
    QCOMPARE(refused.code, 1);
    const QString said = refused.json[u"error"][u"message"].toString();
    QVERIFY2(said.size() > 30 && said.endsWith(u'.'), qPrintable(said));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), files);
}

void TestCliPackages::wrongPassphrase()
{
    QVERIFY(write(at("wrong.txt"), "not this one\n"));
    const QByteArray before = contentOf(m_lead);
    const CliOutcome refused = json({QStringLiteral("package"), QStringLiteral("merge"), m_lead, at("back.unipack"),
                                     QStringLiteral("--passphrase-file"), at("wrong.txt")});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.json[u"error"][u"message"].toString().contains(QStringLiteral("passphrase")));
    QCOMPARE(contentOf(m_lead), before);
}

QTEST_GUILESS_MAIN(TestCliPackages)
#include "tst_clipackages.moc"
