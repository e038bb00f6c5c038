// unisono-cli agreement: figures on the screen, as JSON, as CSV and as a web page.

#include "tests/support/answered.h"
#include "tests/support/clirunner.h"

#include <QDir>
#include <QJsonArray>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

class TestCliAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneStudyInEveryForm()
    {
        const TestProject files;
        const QString path = makeAnsweredProject(files, {});
        QVERIFY(!path.isEmpty());
        const QString page = QDir(files.folder()).filePath(QStringLiteral("report.html"));
        const QString table = QDir(files.folder()).filePath(QStringLiteral("figures.csv"));
        const CliOutcome outcome = runCli({QStringLiteral("agreement"), path, QStringLiteral("--html"), page,
                                           QStringLiteral("--csv"), table, QStringLiteral("--json")});
        QCOMPARE(outcome.code, 0);
        const QJsonArray layers = outcome.json[QStringLiteral("layers")].toArray();
        QCOMPARE(layers.size(), 2);
        const QJsonObject figure = layers[0][QStringLiteral("figures")][0].toObject();
        const double pooled = figure[QStringLiteral("pooled")].toDouble();
        QVERIFY(pooled > 0.3 && pooled < 1);
        QFile html(page);
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(html.readAll());
        QVERIFY(text.contains(QStringLiteral("Agreement in answered")));
        QVERIFY(text.contains(QString::number(pooled, 'f', 3)));
        QVERIFY(text.contains(QStringLiteral("Sections")) && text.contains(QStringLiteral("Beats")));
        QFile csv(table);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains("sections,all,,alpha-"));
    }
    void aPageThatCannotBeWrittenIsAProblem()
    {
        const TestProject files;
        const QString path = makeAnsweredProject(files, {});
        QVERIFY(!path.isEmpty());
        const CliOutcome outcome = runCli({QStringLiteral("agreement"), path, QStringLiteral("--bootstrap"),
                                           QStringLiteral("0"), QStringLiteral("--html"), files.folder()});
        QCOMPARE(outcome.code, 1);
        QVERIFY(!outcome.errors.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliAgreement)
#include "tst_cliagreement.moc"
