#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/metriccase.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/metrics");

int s_values = 0;

/// Compares all numbers, words and nulls below; null equals only null.
void compare(const QString& place, const QJsonValue& expected, const QJsonValue& found, double tolerance)
{
    if (expected.isObject()) {
        QVERIFY2(found.isObject(), qPrintable(place));
        QCOMPARE(found.toObject().keys(), expected.toObject().keys());
        for (const QString& key : expected.toObject().keys())
            compare(place + u'/' + key, expected[key], found[key], tolerance);
        return;
    }
    ++s_values;
    const QString message =
        QStringLiteral("%1: %2, not %3")
            .arg(place)
            .arg(found.isDouble() ? QString::number(found.toDouble(), 'g', 12) : found.toString())
            .arg(expected.isDouble() ? QString::number(expected.toDouble(), 'g', 12) : expected.toString());
    if (expected.isArray()) { // a range
        QVERIFY2(found.isDouble() && found.toDouble() >= expected[0].toDouble() &&
                     found.toDouble() <= expected[1].toDouble(),
                 qPrintable(message));
    } else if (expected.isDouble()) {
        QVERIFY2(found.isDouble() && std::abs(found.toDouble() - expected.toDouble()) <= tolerance,
                 qPrintable(message));
    } else {
        QVERIFY2(found == expected, qPrintable(message));
    }
}

} // namespace

class TestRatingCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cases_data();
    void cases();
    void hostileSizesAreRefused();
};

void TestRatingCases::cases_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("values");
    QTest::newRow("ratings") << QStringLiteral("ratings") << 28 << 365;
    QTest::newRow("multilabel") << QStringLiteral("multilabel") << 4 << 30;
    QTest::newRow("dawid-skene") << QStringLiteral("dawid-skene") << 5 << 1451;
    QTest::newRow("gamma") << QStringLiteral("gamma") << 1 << 4;
}

void TestRatingCases::cases()
{
    QFETCH(QString, kind);
    QFETCH(int, files);
    QFETCH(int, values);
    s_values = 0;
    int compared = 0;
    for (const QString& name : QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(kFolder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        const QJsonObject all = QJsonDocument::fromJson(json).object();
        if (all[u"kind"].toString() != kind)
            continue;
        const Result<MetricCase> metricCase = metricCaseFromJson(json);
        QVERIFY2(metricCase, qPrintable(name));
        const Result<QJsonObject> figures = computeWanted(*metricCase);
        QVERIFY2(figures, qPrintable(name));
        compare(name, all[u"expected"], *figures, all[u"tolerance"].toDouble());
        ++compared;
    }
    QCOMPARE(compared, files);
    QCOMPARE(s_values, values);
}

void TestRatingCases::hostileSizesAreRefused()
{
    QJsonArray many;
    for (int i = 0; i < 4000; ++i)
        many.append(i);
    QJsonArray one;
    QJsonArray sets;
    for (int i = 0; i < 11'000; ++i) {
        one.append(QJsonArray{1});
        sets.append(QJsonArray{i, i + 1});
    }
    const auto code = [](const QString& kind, const QJsonObject& input) {
        const Result<QJsonObject> found = computeCase(kind, input, {});
        return found ? ErrorCode::Internal : found.error().code;
    };
    const QString ratings = QStringLiteral("ratings");
    QCOMPARE(code(ratings, {{ratings, QJsonArray{many, many}}}), ErrorCode::TooLarge);
    QCOMPARE(code(ratings, {{ratings, one}}), ErrorCode::TooLarge);
    QCOMPARE(code(QStringLiteral("multilabel"), {{QStringLiteral("labels"), QJsonArray{sets, sets}}}),
             ErrorCode::TooLarge);
    QJsonArray responses;
    for (int i = 0; i < 1100; ++i)
        responses.append(QJsonObject{
            {QStringLiteral("worker"), 1}, {QStringLiteral("task"), i}, {QStringLiteral("label"), QString::number(i)}});
    QCOMPARE(code(QStringLiteral("dawid-skene"), {{QStringLiteral("responses"), responses}}), ErrorCode::TooLarge);
    QJsonArray units;
    for (int i = 0; i < 1001; ++i)
        units.append(QJsonObject());
    QCOMPARE(code(QStringLiteral("gamma"), {{QStringLiteral("units"), units}}), ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(TestRatingCases)
#include "tst_ratingcases.moc"
