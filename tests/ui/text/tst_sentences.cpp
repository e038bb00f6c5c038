#include "ui/text/schemawords.h"
#include "ui/text/sentences.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <limits>

using namespace unisono;

class TestSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyErrorHasItsOwnSentence()
    {
        QSet<QString> plain;
        QSet<QString> named;
        const int last = int(ErrorCode::Internal);
        for (int code = 0; code <= last; ++code) {
            const QString without = sentence(Error{ErrorCode(code), {}, {}, {}});
            const QString with = sentence(Error{ErrorCode(code), {}, QStringLiteral("waltz.flac"), {}});
            QVERIFY2(without.endsWith(QLatin1Char('.')) && !without.contains(QLatin1Char('%')), qPrintable(without));
            QVERIFY2(with.endsWith(QLatin1Char('.')) && with.contains(QStringLiteral("waltz.flac")), qPrintable(with));
            plain << without;
            named << with;
        }
        QCOMPARE(plain.size(), last + 1);
        QCOMPARE(named.size(), last + 1);
    }
    void detailIsShown()
    {
        for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
            const QString text = sentence(Error{ErrorCode(code), {}, QStringLiteral("a"), QStringLiteral("line 12")});
            QVERIFY2(text.contains(QStringLiteral("line 12")), qPrintable(text));
        }
    }
    void placeholdersInNamesStay()
    {
        const QString text = sentence(Error{ErrorCode::Parse, {}, QStringLiteral("%2 %1.jams"), QStringLiteral("%1")});
        QVERIFY2(text.contains(QStringLiteral("%2 %1.jams")), qPrintable(text));
    }
    void longNamesAreShortened()
    {
        const QString text = sentence(Error{ErrorCode::NotFound, {}, QString(10000, QLatin1Char('x')), {}});
        QVERIFY(text.size() < 400);
    }
    void refusalsSayWhichRuleWasBroken()
    {
        const Error error{
            ErrorCode::Refused, {}, QStringLiteral("a.unipack"), QStringLiteral("package.link audio/x y")};
        QCOMPARE(sentence(error), QStringLiteral("“a.unipack” was refused, and nothing of it was taken over. "
                                                 "“audio/x y” in it is a link to another file."));
    }
    void unknownIssueIsReadable()
    {
        const Issue issue{
            Severity::Warning, QStringLiteral("import.odd-thing"), QStringLiteral("line 3"), {QStringLiteral("drop")}};
        QCOMPARE(sentence(issue), QStringLiteral("line 3: Import: odd thing: drop."));
    }
    void knownIssueIsASentence()
    {
        const Issue issue{Severity::Warning, QStringLiteral("media.missing"), {}, {QStringLiteral("Waltz")}};
        QVERIFY(sentence(issue).startsWith(QStringLiteral("The audio of “Waltz” is not where it was.")));
    }
    void everyFindingHasASentence()
    {
        // Codes stand in the sources as they are: a new one without a sentence is found here.
        static const QRegularExpression literal(
            QStringLiteral("\"((?:check|schema|tree|import|export|csv|jams|package|role|step|gold|merge|vault|assign|"
                           "policy|states)\\.[a-z][a-z0-9-]*[a-z0-9])\""));
        QSet<QString> codes;
        for (const char* folder : {"genre", "annotation", "store", "interchange", "package", "workflow", "exchange"}) {
            QDirIterator files(QStringLiteral(UNISONO_SOURCE_DIR "/core/") + QLatin1String(folder),
                               {QStringLiteral("*.cpp")}, QDir::Files);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto matches = literal.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext())
                    codes << matches.next().captured(1);
            }
        }
        codes -= {QStringLiteral("schema.publish"), QStringLiteral("schema.discard"), QStringLiteral("gold.commit"),
                  QStringLiteral("gold.propose"),   QStringLiteral("gold.score"),     QStringLiteral("gold.step"),
                  QStringLiteral("package.make"),   QStringLiteral("package.merge"),  QStringLiteral("package.open"),
                  QStringLiteral("vault.key"),      QStringLiteral("policy.change")}; // kinds of edits
        QVERIFY(codes.size() > 80);
        for (const QString& code : std::as_const(codes)) {
            const QString text = sentence(Issue{Severity::Error, code, {}, QStringList(6, QStringLiteral("a"))});
            QString fallback = code.section(u'.', 0, 0);
            fallback[0] = fallback[0].toUpper();
            QVERIFY2(!text.startsWith(fallback + QStringLiteral(": ")), qPrintable(code));
            QVERIFY2(!text.contains(u'%'), qPrintable(text));
        }
    }
    void itemsWithoutALabelAreCalledItems()
    {
        const auto text = [](const QString& label) {
            return sentence(Issue{Severity::Warning,
                                  QStringLiteral("check.too-short"),
                                  {},
                                  {QStringLiteral("Parts"), label, QStringLiteral("1 s"), QStringLiteral("2 s")}});
        };
        QCOMPARE(text(QStringLiteral("Drop")), QStringLiteral("Parts: “Drop” lasts 1 s; at least 2 s is asked for."));
        QCOMPARE(text({}), QStringLiteral("Parts: an item lasts 1 s; at least 2 s is asked for."));
    }
    void differencesAreSentences()
    {
        SchemaDifference difference;
        difference.part = SchemaPart::Label;
        difference.change = SchemaChange::Renamed;
        difference.layer = QStringLiteral("section");
        difference.name = QStringLiteral("Climax");
        difference.was = QStringLiteral("Drop");
        difference.now = QStringLiteral("Climax");
        QCOMPARE(sentence(difference),
                 QStringLiteral("Label Climax of section: was called “Drop”, is called “Climax” now."));
        QSet<QString> all;
        for (int change = 0; change <= int(SchemaChange::TextChanged); ++change) {
            difference.change = SchemaChange(change);
            all << sentence(difference) << schemaChangeId(difference.change);
        }
        QCOMPARE(all.size(), 2 * (int(SchemaChange::TextChanged) + 1));
    }
    void namesOfEditsAndJobs()
    {
        QCOMPARE(editName(QStringLiteral("items.split"), QStringLiteral("Drop")), QStringLiteral("Split Drop"));
        QCOMPARE(editName(QStringLiteral("items.odd-thing"), {}), QStringLiteral("Odd thing"));
        QCOMPARE(jobName(QStringLiteral("job.peaks"), QStringLiteral("x")), QStringLiteral("Reading waveform of x"));
    }
    void timeAsText_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << 3 << "0:00.000";
        QTest::newRow("minute") << 79.304 << 3 << "1:19.304";
        QTest::newRow("hour") << 3723.004 << 3 << "1:02:03.004";
        QTest::newRow("carry") << 59.9996 << 3 << "1:00.000";
        QTest::newRow("carry to the hour") << 3599.96 << 1 << "1:00:00.0";
        QTest::newRow("whole") << 79.6 << 0 << "1:20";
        QTest::newRow("negative") << -1.5 << 1 << "-0:01.5";
        QTest::newRow("no negative zero") << -0.0001 << 3 << "0:00.000";
        QTest::newRow("undefined") << std::numeric_limits<double>::quiet_NaN() << 3 << "–";
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << 3 << "–";
    }
    void timeAsText()
    {
        QFETCH(double, seconds);
        QFETCH(int, decimals);
        QFETCH(QString, text);
        QCOMPARE(timeText(seconds, decimals), text);
    }
    void timeReadBack()
    {
        for (double seconds = 0; seconds < 20000; seconds += 13.377) {
            const std::optional<double> read = timeFromText(timeText(seconds, 6));
            QVERIFY(read);
            QVERIFY(std::abs(*read - seconds) < 1e-6);
        }
        QCOMPARE(timeFromText(QStringLiteral("79.304")), std::optional<double>(79.304));
        QCOMPARE(timeFromText(QStringLiteral(" 1:02:03 ")), std::optional<double>(3723.0));
        QCOMPARE(timeFromText(QStringLiteral("90:00")), std::optional<double>(5400.0));
        QCOMPARE(timeFromText(QStringLiteral("-0:01.5")), std::optional<double>(-1.5));
        for (const char* wrong : {"", "x", "1:75", "1:75:00", "1:", ":1", "1.2.3", "1e3", "nan", "1:2:3:4"})
            QVERIFY2(!timeFromText(QString::fromLatin1(wrong)), wrong);
    }
    void timeSpoken()
    {
        QCOMPARE(spokenTime(74.9), QStringLiteral("1 minute 14.9"));
        QCOMPARE(spokenTime(14.9), QStringLiteral("14.9 seconds"));
        QCOMPARE(spokenTime(59.96), QStringLiteral("1 minute"));
        QCOMPARE(spokenTime(0), QStringLiteral("0 seconds"));
        QCOMPARE(spokenTime(1), QStringLiteral("1 second"));
        QCOMPARE(spokenTime(7384.5), QStringLiteral("2 hours 3 minutes 4.5"));
    }
    void sizeOfAFile() { QCOMPARE(bytesText(3200000), QStringLiteral("3.2 MB")); }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
