#include "core/agreement/labels.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/metriccase.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/metrics");

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QStringList casePaths()
{
    QStringList paths;
    for (const QString& name : QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths << kFolder + u'/' + name;
    return paths;
}

QJsonObject objectOf(const QString& path)
{
    return QJsonDocument::fromJson(bytesOf(path)).object();
}

QSet<QString> metricKinds()
{
    QSet<QString> kinds;
    for (const MetricDescriptor& metric : metrics().all())
        kinds.insert(metric.kind);
    return kinds;
}

/// Compares what is expected with what came, down to every number.
class Comparison {
public:
    /// Ranges: two numbers are expected where one was found, which has to lie between them.
    enum class Pairs { Lists, Ranges };
    explicit Comparison(double tolerance, Pairs pairs = Pairs::Lists)
        : m_tolerance(tolerance),
          m_pairs(pairs)
    {
    }

    void compare(const QString& place, const QJsonValue& expected, const QJsonValue& found)
    {
        if (m_pairs == Pairs::Ranges && expected.isArray() && found.isDouble()) {
            ++m_values;
            const QJsonArray range = expected.toArray();
            if (range.size() != 2 || found.toDouble() < range[0].toDouble() || found.toDouble() > range[1].toDouble())
                differs(place, expected, found);
        } else if (expected.type() != found.type()) {
            differs(place, expected, found);
        } else if (expected.isObject()) {
            const QJsonObject left = expected.toObject();
            const QJsonObject right = found.toObject();
            if (left.keys() != right.keys())
                differs(place, expected, found);
            for (auto it = left.begin(); it != left.end(); ++it)
                compare(place + u'.' + it.key(), it.value(), right[it.key()]);
        } else if (expected.isArray()) {
            const QJsonArray left = expected.toArray();
            const QJsonArray right = found.toArray();
            if (left.size() != right.size())
                differs(place, expected, found);
            for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i)
                compare(QStringLiteral("%1[%2]").arg(place).arg(i), left[i], right[i]);
        } else {
            ++m_values;
            const bool isSame = expected.isDouble() ? std::abs(expected.toDouble() - found.toDouble()) <= m_tolerance
                                                    : expected == found;
            if (!isSame)
                differs(place, expected, found);
        }
    }

    int values() const { return m_values; }
    const QStringList& differences() const { return m_differences; }

private:
    void differs(const QString& place, const QJsonValue& expected, const QJsonValue& found)
    {
        m_differences << QStringLiteral("%1: %2, not %3").arg(place, textOf(found), textOf(expected));
    }

    double m_tolerance;
    Pairs m_pairs;
    int m_values = 0;
    QStringList m_differences;
};

} // namespace

class TestMetricCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyValueIsTheReferences_data();
    void everyValueIsTheReferences();
    void everyKindHasCases();
    void distanceOfSets();
    void whatIsNotExpectedIsFoundOut();
    void hostileSizesAreRefused();
};

void TestMetricCases::everyValueIsTheReferences_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& path : casePaths())
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void TestMetricCases::everyValueIsTheReferences()
{
    QFETCH(QString, path);
    const QByteArray json = bytesOf(path);
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    const QJsonObject expected = file[u"expected"].toObject();
    QVERIFY(!expected.isEmpty());
    QVERIFY(file[u"tolerance"].toDouble() > 0);
    const Result<MetricCase> metricCase = metricCaseFromJson(json);
    QVERIFY(metricCase);
    const Result<QJsonObject> found = computeWanted(*metricCase);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message + u' ' + found.error().detail));
    // The reference of gamma asserts ranges.
    const bool isGamma = metricCase->kind == QLatin1String("gamma");
    Comparison comparison(file[u"tolerance"].toDouble(),
                          isGamma ? Comparison::Pairs::Ranges : Comparison::Pairs::Lists);
    comparison.compare(QString(), expected, *found);
    QVERIFY2(comparison.differences().isEmpty(), qPrintable(comparison.differences().join(u'\n')));
    QVERIFY(comparison.values() > 0);
    QVERIFY(comparison.values() >= int(expected.size()));
}

/// A metric without a case would pass unseen.
void TestMetricCases::everyKindHasCases()
{
    QSet<QString> kinds;
    for (const QString& path : casePaths())
        kinds.insert(objectOf(path)[u"kind"].toString());
    QCOMPARE(metricKinds() - kinds, QSet<QString>());
    QCOMPARE(kinds - metricKinds(), QSet<QString>());
}

void TestMetricCases::distanceOfSets()
{
    int cases = 0;
    for (const QString& path : casePaths()) {
        const QJsonObject file = objectOf(path);
        if (file[u"kind"].toString() != QLatin1String("multilabel"))
            continue;
        ++cases;
        double sum = 0;
        int pairs = 0;
        const QJsonArray raters = file[u"input"][u"labels"].toArray();
        const auto labels = [&](qsizetype rater, qsizetype unit) {
            return raters[rater].toArray()[unit].toVariant().toStringList();
        };
        for (qsizetype unit = 0; unit < file[u"input"][u"units"].toArray().size(); ++unit)
            for (qsizetype a = 0; a < raters.size(); ++a)
                for (qsizetype b = a + 1; b < raters.size(); ++b) {
                    const std::optional<double> same = jaccard(labels(a, unit), labels(b, unit));
                    QVERIFY(same);
                    sum += 1 - *same;
                    ++pairs;
                }
        const double expected = file[u"expected"][u"observed_disagreement_jaccard"].toDouble(-1);
        QVERIFY2(std::abs(expected - sum / pairs) <= file[u"tolerance"].toDouble(), qPrintable(path));
    }
    QVERIFY(cases >= 2);
}

void TestMetricCases::whatIsNotExpectedIsFoundOut()
{
    const auto differences = [](const char* expected, const char* found) {
        const auto of = [](const char* json) { return QJsonDocument::fromJson(json).object(); };
        Comparison comparison(1e-6);
        comparison.compare(QString(), of(expected), of(found));
        return comparison.differences().size();
    };
    QCOMPARE(differences(R"({"a":[1,{"b":null}]})", R"({"a":[1.0000001,{"b":null}]})"), 0);
    QCOMPARE(differences(R"({"a":1})", R"({"a":1.00001})"), 1);
    QCOMPARE(differences(R"({"a":null})", R"({"a":0})"), 1);
    QCOMPARE(differences(R"({"a":0})", R"({"a":null})"), 1);
    QCOMPARE(differences(R"({"a":[1,2]})", R"({"a":[1]})"), 1);
    QCOMPARE(differences(R"({"a":true})", R"({"a":false})"), 1);
    QCOMPARE(differences(R"({"a":{"b":1}})", R"({"a":{"b":1,"c":1}})"), 1);
}

void TestMetricCases::hostileSizesAreRefused()
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

QTEST_GUILESS_MAIN(TestMetricCases)
#include "tst_metriccases.moc"
