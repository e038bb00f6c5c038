// What every metric of the registry owes, whoever wrote it. Samples are the case files of its kind.
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/metriccase.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/metrics");
constexpr double kSame = 1e-9;

/// The cases of a kind, the largest first: what is long has something in it.
std::vector<MetricCase> casesOf(const QString& kind)
{
    std::vector<MetricCase> cases;
    for (const QFileInfo& info : QDir(kFolder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Size)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const Result<MetricCase> read = metricCaseFromJson(file.readAll());
        if (read && read->kind == kind)
            cases.push_back(*read);
    }
    return cases;
}

bool hasSides(const QJsonObject& object)
{
    return object.contains(u"reference") && object.contains(u"estimate");
}

/// An array of objects, each changed.
template <class Change> QJsonArray changedEach(const QJsonArray& array, const Change& change)
{
    QJsonArray changed;
    for (const QJsonValue each : array)
        changed.append(change(each.toObject()));
    return changed;
}

QJsonArray reversed(const QJsonArray& array)
{
    QJsonArray turned;
    for (const QJsonValue each : array)
        turned.prepend(each);
    return turned;
}

/// The first rater's answers given by two raters, without the units that he missed.
QJsonArray twice(const QJsonArray& rows)
{
    QJsonArray row;
    for (const QJsonValue each : rows.first().toArray())
        if (!each.isNull())
            row.append(each);
    return {row, row};
}

/// The units of the first annotator under two names.
QJsonArray unitsTwice(const QJsonArray& units)
{
    QJsonArray both;
    for (const char* name : {"one", "two"})
        for (const QJsonValue each : units)
            if (each[u"annotator"] == units.first()[u"annotator"]) {
                QJsonObject unit = each.toObject();
                unit[u"annotator"] = QLatin1String(name);
                both.append(unit);
            }
    return both;
}

QJsonObject withEqualSides(QJsonObject object)
{
    object[u"estimate"] = object[u"reference"];
    return object;
}

QJsonObject withSidesSwapped(QJsonObject object)
{
    const QJsonValue reference = object[u"reference"];
    object[u"reference"] = object[u"estimate"];
    object[u"estimate"] = reference;
    return object;
}

/// The input as if all had answered as the first one; nullopt: the kind knows no such thing.
std::optional<QJsonObject> identical(QJsonObject input)
{
    if (hasSides(input))
        return withEqualSides(input);
    for (const char* list : {"pairs", "items"})
        if (const QLatin1String key(list); input[key].isArray()) {
            input[key] = changedEach(input[key].toArray(), withEqualSides);
            return input;
        }
    for (const char* rows : {"ratings", "labels"})
        if (const QLatin1String key(rows); input[key].isArray()) {
            input[key] = twice(input[key].toArray());
            return input;
        }
    if (input[u"annotators"].isArray()) {
        const QJsonObject first = input[u"annotators"][0].toObject();
        input[u"annotators"] = changedEach(input[u"annotators"].toArray(), [&](const QJsonObject& each) {
            QJsonObject copy = first;
            copy[u"id"] = each[u"id"];
            return copy;
        });
        return input;
    }
    if (input[u"units"].isArray()) {
        input[u"units"] = unitsTwice(input[u"units"].toArray());
        return input;
    }
    return std::nullopt;
}

/// The input with the raters in another order.
QJsonObject turnedRound(QJsonObject input)
{
    if (hasSides(input))
        return withSidesSwapped(input);
    for (const char* list : {"pairs", "items"})
        if (const QLatin1String key(list); input[key].isArray())
            input[key] = changedEach(input[key].toArray(), withSidesSwapped);
    for (const char* rows : {"ratings", "labels", "annotators", "units", "responses"})
        if (const QLatin1String key(rows); input[key].isArray())
            input[key] = reversed(input[key].toArray());
    return input;
}

/// Arrays at the top and in objects there emptied.
QJsonObject emptied(QJsonObject input)
{
    for (auto it = input.begin(); it != input.end(); ++it) {
        if (it->isArray())
            *it = QJsonArray();
        else if (it->isObject())
            *it = emptied(it->toObject());
    }
    return input;
}

/// Numbers below, each with its place; nulls are left out.
void numbersOf(const QJsonValue& value, const QString& place, QMap<QString, double>& numbers)
{
    if (value.isDouble())
        numbers[place] = value.toDouble();
    for (const QString& key : value.toObject().keys())
        numbersOf(value[key], place + u'/' + key, numbers);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        numbersOf(array[i], place + u'/' + QString::number(i), numbers);
}

QMap<QString, double> numbersOf(const QJsonObject& figures)
{
    QMap<QString, double> numbers;
    numbersOf(figures, {}, numbers);
    return numbers;
}

QString oddOne(const QMap<QString, double>& a, const QMap<QString, double>& b)
{
    if (a.keys() != b.keys())
        return QStringLiteral("other figures are defined");
    for (auto it = a.begin(); it != a.end(); ++it)
        if (std::abs(*it - b[it.key()]) > kSame)
            return QStringLiteral("%1: %2 and %3").arg(it.key()).arg(*it).arg(b[it.key()]);
    return {};
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sayWhatTheyAre();
    void identicalAnswers_data() { eachMetric(); }
    void identicalAnswers();
    void orderOfRaters_data() { eachMetric(); }
    void orderOfRaters();
    void nothingAnswered_data() { eachMetric(); }
    void nothingAnswered();
    void inputOfAnotherForm_data() { eachMetric(); }
    void inputOfAnotherForm();

private:
    static void eachMetric();
};

void TestMetrics::eachMetric()
{
    QTest::addColumn<QString>("id");
    for (const MetricDescriptor& metric : metrics().all())
        QTest::newRow(qPrintable(metric.id)) << metric.id;
}

void TestMetrics::sayWhatTheyAre()
{
    QSet<QString> ids;
    QSet<QString> figures;
    QVERIFY(metrics().all().size() >= 13);
    for (const MetricDescriptor& metric : metrics().all()) {
        QVERIFY2(!ids.contains(metric.id), qPrintable(metric.id));
        ids.insert(metric.id);
        QVERIFY2(metric.version >= 1 && !metric.kind.isEmpty(), qPrintable(metric.id));
        QVERIFY2(!metric.formula.isEmpty() && !metric.reference.isEmpty(), qPrintable(metric.id));
        QVERIFY2(!metric.figures.empty() && metric.compute, qPrintable(metric.id));
        QVERIFY2(!casesOf(metric.kind).empty(), qPrintable(metric.id + QStringLiteral(": no case of its kind")));
        for (const FigureDescriptor& figure : metric.figures) {
            const QString key = metric.kind + u'/' + figure.id;
            QVERIFY2(!figures.contains(key), qPrintable(key));
            figures.insert(key);
        }
    }
}

void TestMetrics::identicalAnswers()
{
    QFETCH(QString, id);
    const MetricDescriptor& metric = *metrics().find(id);
    const MetricCase sample = casesOf(metric.kind).front();
    const std::optional<QJsonObject> input = identical(sample.input);
    if (!input) {
        // Who answered what is in no order here, so nothing may be promised of it.
        for (const FigureDescriptor& figure : metric.figures)
            QVERIFY2(!figure.ofIdentical, qPrintable(figure.id));
        return;
    }
    const Result<QJsonObject> found = metric.compute(*input, sample.params);
    QVERIFY2(found, qPrintable(sample.name));
    for (const FigureDescriptor& figure : metric.figures) {
        if (!figure.ofIdentical)
            continue;
        QMap<QString, double> numbers; // of a figure for each pair or item: all of them
        numbersOf((*found)[figure.id], figure.id, numbers);
        QVERIFY2(!numbers.isEmpty(), qPrintable(figure.id));
        for (auto it = numbers.begin(); it != numbers.end(); ++it)
            QVERIFY2(std::abs(*it - *figure.ofIdentical) <= kSame,
                     qPrintable(QStringLiteral("%1 of %2: %3").arg(it.key(), sample.name).arg(*it)));
    }
}

void TestMetrics::orderOfRaters()
{
    QFETCH(QString, id);
    const MetricDescriptor& metric = *metrics().find(id);
    if (!metric.symmetric)
        return;
    for (const MetricCase& sample : casesOf(metric.kind)) {
        const Result<QJsonObject> one = metric.compute(sample.input, sample.params);
        const Result<QJsonObject> other = metric.compute(turnedRound(sample.input), sample.params);
        QVERIFY2(one && other, qPrintable(sample.name));
        const QString odd = oddOne(numbersOf(*one), numbersOf(*other));
        QVERIFY2(odd.isEmpty(), qPrintable(sample.name + u' ' + odd));
    }
}

void TestMetrics::nothingAnswered()
{
    QFETCH(QString, id);
    const MetricDescriptor& metric = *metrics().find(id);
    const MetricCase sample = casesOf(metric.kind).front();
    QJsonObject rows = emptied(sample.input);
    for (const char* list : {"ratings", "labels"})
        if (rows.contains(QLatin1String(list)))
            rows[QLatin1String(list)] = QJsonArray{QJsonArray(), QJsonArray()};
    for (const QJsonObject& input : {emptied(sample.input), rows}) {
        const Result<QJsonObject> found = metric.compute(input, sample.params);
        if (!found) {
            QVERIFY(!found.error().message.isEmpty());
            continue;
        }
        const QMap<QString, double> numbers = numbersOf(*found);
        for (auto it = numbers.begin(); it != numbers.end(); ++it)
            QVERIFY2(*it == 0, qPrintable(it.key()));
    }
}

void TestMetrics::inputOfAnotherForm()
{
    QFETCH(QString, id);
    const MetricDescriptor& metric = *metrics().find(id);
    const MetricCase sample = casesOf(metric.kind).front();
    QList<QJsonObject> odd{QJsonObject()};
    for (const QString& key : sample.input.keys())
        for (const QJsonValue& value :
             {QJsonValue(7), QJsonValue(QStringLiteral("x")), QJsonValue(QJsonArray{QJsonObject(), true}),
              QJsonValue(QJsonObject{{QLatin1String("a"), QJsonArray{QJsonArray()}}}), QJsonValue()}) {
            QJsonObject input = sample.input;
            input[key] = value;
            odd << input;
        }
    for (const QJsonObject& input : odd) {
        const Result<QJsonObject> found = metric.compute(input, sample.params);
        if (found)
            continue; // parts that this metric does not read
        QVERIFY2(!found.error().message.isEmpty(), qPrintable(id));
    }
    const Result<QJsonObject> nothing = metric.compute({}, {});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::Parse);
    QVERIFY(!nothing.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
