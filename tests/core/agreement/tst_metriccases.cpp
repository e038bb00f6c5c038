#include "core/agreement/eventf.h"
#include "core/agreement/labels.h"
#include "core/agreement/notef.h"
#include "core/agreement/segmentf.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/metrics");

struct Case {
    QString name;
    QJsonObject input;
    QJsonObject expected;
    double tolerance = 0;
};

std::vector<Case> casesOf(const QString& kind)
{
    std::vector<Case> cases;
    for (const QString& name : QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(kFolder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        if (all[u"kind"].toString() == kind)
            cases.push_back(
                {name, all[u"input"].toObject(), all[u"expected"].toObject(), all[u"tolerance"].toDouble()});
    }
    return cases;
}

std::vector<double> numbers(const QJsonValue& value)
{
    std::vector<double> list;
    for (const QJsonValue each : value.toArray())
        list.push_back(each.toDouble());
    return list;
}

constexpr int kBefore = -1;
constexpr int kAfter = -2;

/// Labels are numbered as they come; letters alone do not make two of them, as in mir_eval.
Segments segmentsOf(const QJsonObject& side, QStringList& labels)
{
    const QJsonArray intervals = side[u"intervals"].toArray();
    Segments segments;
    for (qsizetype i = 0; i < intervals.size(); ++i) {
        const QString label = side[u"labels"].toArray()[i].toString().toLower();
        if (!labels.contains(label))
            labels << label;
        const std::vector<double> ends = numbers(intervals[i]);
        segments.push_back({ends[0], ends[1], int(labels.indexOf(label))});
    }
    return segments;
}

void fillBoth(Segments& a, Segments& b)
{
    double end = 0;
    for (const Segments* side : {&a, &b})
        for (const Segment& segment : *side)
            end = std::max(end, segment.end);
    a = filledTo(std::move(a), 0, end, kBefore, kAfter);
    b = filledTo(std::move(b), 0, end, kBefore, kAfter);
}

std::vector<TimedNote> notesOf(const QJsonObject& side)
{
    std::vector<TimedNote> notes;
    const QJsonArray intervals = side[u"intervals"].toArray();
    const std::vector<double> hertz = numbers(side[u"hz"]);
    for (qsizetype i = 0; i < intervals.size(); ++i) {
        const std::vector<double> ends = numbers(intervals[i]);
        notes.push_back({ends[0], ends[1], 6900 + 1200 * std::log2(hertz[std::size_t(i)] / 440)});
    }
    return notes;
}

int s_checked = 0;

void check(const Case& c, const char* name, std::optional<double> value)
{
    QVERIFY2(c.expected.contains(QLatin1String(name)), qPrintable(c.name + u' ' + QLatin1String(name)));
    const QJsonValue expected = c.expected[QLatin1String(name)];
    const bool same =
        value ? expected.isDouble() && std::abs(expected.toDouble() - *value) <= c.tolerance : expected.isNull();
    QVERIFY2(same, qPrintable(QStringLiteral("%1 %2: %3, not %4")
                                  .arg(c.name, QLatin1String(name))
                                  .arg(value.value_or(-1))
                                  .arg(expected.toDouble(-1))));
    ++s_checked;
}

void check(const Case& c, const QByteArray& p, const QByteArray& r, const QByteArray& f, std::optional<FScore> score)
{
    check(c, p, score ? std::optional(score->precision) : std::nullopt);
    check(c, r, score ? std::optional(score->recall) : std::nullopt);
    check(c, f, score ? std::optional(score->f) : std::nullopt);
}

} // namespace

class TestMetricCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { s_checked = 0; }
    void beats();
    void onsets();
    void segments();
    void severalAnnotators();
    void notes();
    void sets();
};

void TestMetricCases::beats()
{
    for (const Case& c : casesOf(QStringLiteral("beats")))
        check(
            c, "F-measure",
            eventF(numbers(c.input[u"reference"]), numbers(c.input[u"estimate"]), kBeatWindowSeconds, kFirstBeatSeconds)
                .score.f);
    QCOMPARE(s_checked, 9);
}

void TestMetricCases::onsets()
{
    for (const Case& c : casesOf(QStringLiteral("onsets")))
        for (const double window : {0.05, 0.025}) {
            const QByteArray end = '_' + QByteArray::number(window);
            check(c, 'P' + end, 'R' + end, 'F' + end,
                  eventF(numbers(c.input[u"reference"]), numbers(c.input[u"estimate"]), window).score);
        }
    QCOMPARE(s_checked, 5 * 6);
}

void TestMetricCases::segments()
{
    for (const Case& c : casesOf(QStringLiteral("segments"))) {
        QStringList labels;
        Segments reference = segmentsOf(c.input[u"reference"].toObject(), labels);
        Segments estimate = segmentsOf(c.input[u"estimate"].toObject(), labels);
        if (!reference.empty() && !estimate.empty())
            fillBoth(reference, estimate);
        for (const double window : {0.5, 3.0})
            for (const Ends ends : {Ends::Kept, Ends::Trimmed}) {
                const QByteArray end = '_' + QByteArray::number(window) + (ends == Ends::Trimmed ? "_trimmed" : "");
                check(c, 'P' + end, 'R' + end, 'F' + end, boundaryF(reference, estimate, window, ends));
            }
        const BoundaryDeviations deviations = boundaryDeviations(reference, estimate, Ends::Kept);
        check(c, "median_ref_to_est", deviations.referenceToEstimate);
        check(c, "median_est_to_ref", deviations.estimateToReference);
        check(c, "pairwise_P", "pairwise_R", "pairwise_F", pairwiseF(reference, estimate));

        // Without frames the figure is that of ever shorter ones.
        if (reference.empty() || estimate.empty())
            continue;
        const std::optional<FScore> exact = pairwiseByDuration(reference, estimate);
        QVERIFY(exact);
        QVERIFY2(std::abs(exact->f - pairwiseF(reference, estimate, 0.01)->f) < 0.002, qPrintable(c.name));
    }
    QCOMPARE(s_checked, 14 * 17);
}

void TestMetricCases::severalAnnotators()
{
    for (const Case& c : casesOf(QStringLiteral("segments-many"))) {
        const QJsonArray annotators = c.input[u"annotators"].toArray();
        for (const auto& [name, window] : {std::pair("boundary_F_0.5", 0.5), std::pair("boundary_F_3", 3.0)}) {
            const QJsonObject pairs = c.expected[QLatin1String(name)].toObject()[u"pairs"].toObject();
            qsizetype count = 0;
            for (qsizetype a = 0; a < annotators.size(); ++a)
                for (qsizetype b = a + 1; b < annotators.size(); ++b) {
                    const QJsonObject left = annotators[a].toObject();
                    const QJsonObject right = annotators[b].toObject();
                    QStringList labels;
                    Segments reference = segmentsOf(left, labels);
                    Segments estimate = segmentsOf(right, labels);
                    fillBoth(reference, estimate);
                    const double f = boundaryF(reference, estimate, window, Ends::Kept).f;
                    const QString pair = left[u"id"].toString() + u'-' + right[u"id"].toString();
                    QVERIFY2(std::abs(pairs[pair].toDouble(-1) - f) <= c.tolerance, qPrintable(c.name + u' ' + pair));
                    ++count;
                }
            QCOMPARE(count, pairs.size());
            s_checked += int(count);
        }
    }
    QCOMPARE(s_checked, 2 * (0 + 10 + 10));
}

void TestMetricCases::notes()
{
    for (const Case& c : casesOf(QStringLiteral("notes"))) {
        const std::vector<TimedNote> reference = notesOf(c.input[u"reference"].toObject());
        const std::vector<TimedNote> estimate = notesOf(c.input[u"estimate"].toObject());
        NoteRule rule;
        check(c, "Precision_no_offset", "Recall_no_offset", "F-measure_no_offset",
              noteF(reference, estimate, rule).score);
        rule.offsetRatio = kOffsetRatio;
        check(c, "Precision", "Recall", "F-measure", noteF(reference, estimate, rule).score);
        rule = {};
        rule.pitchCents.reset();
        check(c, "Onset_Precision", "Onset_Recall", "Onset_F-measure", noteF(reference, estimate, rule).score);
    }
    QCOMPARE(s_checked, 2 * 9);
}

void TestMetricCases::sets()
{
    for (const Case& c : casesOf(QStringLiteral("multilabel"))) {
        double sum = 0;
        int pairs = 0;
        const QJsonArray raters = c.input[u"labels"].toArray();
        const auto labels = [&](qsizetype rater, qsizetype unit) {
            return raters[rater].toArray()[unit].toVariant().toStringList();
        };
        for (qsizetype unit = 0; unit < c.input[u"units"].toArray().size(); ++unit)
            for (qsizetype a = 0; a < raters.size(); ++a)
                for (qsizetype b = a + 1; b < raters.size(); ++b) {
                    const std::optional<double> same = jaccard(labels(a, unit), labels(b, unit));
                    QVERIFY(same);
                    sum += 1 - *same;
                    ++pairs;
                }
        check(c, "observed_disagreement_jaccard", sum / pairs);
    }
    QCOMPARE(s_checked, 2);
}

QTEST_GUILESS_MAIN(TestMetricCases)
#include "tst_metriccases.moc"
