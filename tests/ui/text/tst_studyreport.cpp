#include "tests/support/answered.h"
#include "ui/text/studyreport.h"
#include "ui/text/studywords.h"

#include <QRegularExpression>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

Study studied(const AnsweredPlan& plan)
{
    Study study;
    study.draws = kFewestDraws;
    study.seed = 1;
    const JobContext job;
    const Result<LayerStudy> layer = studyOf(answeredSections(plan), StudyWish(), job);
    if (!layer)
        qFatal("the study failed");
    study.layers.push_back(*layer);
    return study;
}

QString page(const Study& study)
{
    return studyReportHtml(study, {QStringLiteral("a & b"), QStringLiteral("today"), {}}, answeredSchema());
}

QString three(double value)
{
    return QString::number(value, 'f', 3);
}

} // namespace

/// The report as a web page, and the words it shares with the window.
class TestStudyReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFigureStandsInIt()
    {
        const Study study = studied({});
        const QString html = page(study);
        const LayerStudy& layer = study.layers.front();
        QVERIFY(layer.figures.size() > 10 && layer.pairs.size() == 3 && layer.genres.size() == 2);
        QVERIFY(!layer.labels.empty() && !layer.labelPairs.empty() && !layer.worst.empty());
        const auto check = [&](const StudyFigure& figure) {
            QVERIFY2(html.contains(figureName(figure.info.id)), qPrintable(figure.info.id));
            if (figure.pooled)
                QVERIFY2(html.contains(three(*figure.pooled)), qPrintable(figure.info.id));
            if (figure.meanOfTracks)
                QVERIFY2(html.contains(three(*figure.meanOfTracks)), qPrintable(figure.info.id));
            if (figure.interval && figure.interval->ends)
                QVERIFY2(html.contains(QStringLiteral("[%1, %2]")
                                           .arg(three(figure.interval->ends->low), three(figure.interval->ends->high))),
                         qPrintable(figure.info.id));
            QVERIFY(html.contains(figure.info.formula.toHtmlEscaped()));
        };
        for (const StudyFigure& figure : layer.figures)
            check(figure);
        for (const auto* strata : {&layer.pairs, &layer.genres, &layer.halves})
            for (const StudyStratum& stratum : *strata)
                for (const StudyFigure& figure : stratum.figures)
                    if (figure.pooled)
                        QVERIFY(html.contains(three(*figure.pooled)));
        for (const LabelFigures& label : layer.labels)
            QVERIFY(!label.kappa || html.contains(three(*label.kappa)));
        for (const LabelPair& pair : layer.labelPairs)
            QVERIFY(html.contains(three(pair.share)));
        for (const TrackFigure& track : layer.worst)
            QVERIFY(html.contains(track.title) && html.contains(three(track.value)));
        for (const RaterFigures& rater : layer.byRater)
            QVERIFY(html.contains(three(*rater.others.pooled)));
    }
    void nothingIsLoadedAndNothingRuns()
    {
        const QString html = page(studied({}));
        for (const char* bad : {"http", "<script", "src=", "href=", "@import", "url("})
            QVERIFY2(!html.contains(QLatin1String(bad)), bad);
        static const QRegularExpression noNumber(QStringLiteral("\\b(nan|inf)\\b"),
                                                 QRegularExpression::CaseInsensitiveOption);
        QVERIFY(!html.contains(noNumber));
    }
    void namesAreEscaped()
    {
        AnsweredPlan plan;
        plan.people = {QStringLiteral("<script>alert(1)</script>"), QStringLiteral("\"O'Hara\" & %1 %2")};
        Study study = studied(plan);
        LayerStudy& layer = study.layers.front();
        layer.name = QStringLiteral("<i>Sections</i>");
        layer.worst.front().title = QStringLiteral("<img onerror=x>");
        layer.labelPairs.front().a = QStringLiteral("text:<b>");
        layer.confusionKeys.front() = QStringLiteral("text:</table>");
        const QString html = page(study);
        QVERIFY(html.contains(QStringLiteral("a &amp; b")));
        for (const char* bad : {"<script", "<i>", "<img", "<b>", "\"O'Hara\""})
            QVERIFY2(!html.contains(QLatin1String(bad)), bad);
        QCOMPARE(html.count(QStringLiteral("<table")), html.count(QStringLiteral("</table>")));
        QVERIFY(html.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(html.contains(QStringLiteral("&amp; %1 %2")));
    }
    void undefinedIsAWord()
    {
        AnsweredPlan plan;
        plan.tracks = 1; // no interval
        const Study study = studied(plan);
        QCOMPARE(study.layers.front().state, GateState::Undefined);
        const QString html = page(study);
        QVERIFY(html.contains(QStringLiteral("no interval yet for its threshold of 0.60")));
        plan.people.resize(1); // nothing to compare
        const QString alone = page(studied(plan));
        QVERIFY(alone.contains(QStringLiteral("one person&#39;s answers alone")) ||
                alone.contains(QStringLiteral("one person's answers alone")));
        QVERIFY(!page({}).isEmpty());
        QCOMPARE(figureText({}, FigureScale::Share), QStringLiteral("undefined"));
        QCOMPARE(figureText(-0.001, FigureScale::Share), QStringLiteral("0.00"));
        QCOMPARE(figureText(0.0304, FigureScale::Seconds), QStringLiteral("0.030 s"));
    }
    void everyFigureHasAName()
    {
        const Study study = studied({});
        for (const StudyFigure& figure : study.layers.front().figures)
            QVERIFY2(figureName(figure.info.id) != figure.info.id, qPrintable(figure.info.id));
        for (const char* id : {"beat-f-beyond-chance", "downbeat-recall", "onset-offset", "note-with-offset-f",
                               "note-onset-precision", "alpha-masi", "fleiss-kappa-nominal", "icc-2-k", "overall"})
            QVERIFY2(figureName(QLatin1String(id)) != QLatin1String(id), id);
        QCOMPARE(figureName(QStringLiteral("of-tomorrow")), QStringLiteral("of-tomorrow"));
    }
    void findingsReadAsSentences()
    {
        const LayerStudy layer = studied({}).layers.front();
        const std::vector<StudyFinding> findings = findingsOf(layer);
        QVERIFY(!findings.empty());
        const QString first = sentence(findings.front(), layer, answeredSchema());
        QVERIFY2(first.contains(QStringLiteral("Drop")) && first.contains(QStringLiteral("Verse")), qPrintable(first));
        const QString merge = mergeSentence(findings.front(), layer);
        QVERIFY2(merge.contains(figureText(findings.front().merged, FigureScale::Coefficient)), qPrintable(merge));
        StudyFinding shift;
        shift.kind = FindingKind::Shift;
        shift.rater = 1;
        shift.shiftSeconds = -0.035;
        QCOMPARE(sentence(shift, layer, answeredSchema()),
                 QStringLiteral("Ben is 35 ms earlier than the others, throughout."));
    }
    void unitsAreCounted()
    {
        QCOMPARE(unitsText(1, QStringLiteral("track")), QStringLiteral("1 track"));
        QCOMPARE(unitsText(12, QStringLiteral("boundary")), QStringLiteral("12 boundaries"));
    }
    void coverageSaysWhatIsMissing()
    {
        StudyCoverage coverage;
        coverage.asked = 20;
        coverage.answered = 5;
        coverage.skipped = 2;
        coverage.open = 1;
        coverage.locked = 12;
        coverage.byModels = 3;
        const QString all = coverageSentences(coverage).join(QLatin1Char(' '));
        for (const char* part : {"5 of 20", "Skipped or declined: 2", "Not handed in yet: 1", "12 answers are sealed",
                                 "Ctrl+5", "they are no opinions: 3"})
            QVERIFY2(all.contains(QLatin1String(part)), part);
    }
};

QTEST_GUILESS_MAIN(TestStudyReport)
#include "tst_studyreport.moc"
