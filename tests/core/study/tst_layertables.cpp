#include "core/study/findings.h"
#include "tests/support/studylayers.h"

#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// The figures of every kind of layer, on answers whose figures are known by hand.
class TestLayerTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneLabelByHand();
    void pathsCountTheTree();
    void setsOfLabels();
    void numbersAgreeWithTheirFormulas();
    void framesOfSegments();
    void beatsAndTheirChance();
    void contours();
    void chords();
    void nestedLevels();
};

void TestLayerTables::oneLabelByHand()
{
    // Cohen 1960 as in every textbook: 20 both yes, 15 both no, 5 and 10 apart.
    StudyLayer layer = studyLayer(LayerKind::Tag, 2, {labelDef("yes"), labelDef("no")});
    const auto add = [&](const char* a, const char* b, int times) {
        for (int i = 0; i < times; ++i) {
            StudyTrack& track = addStudyTrack(layer);
            track.answers[0] = tagOf({QLatin1String(a)});
            track.answers[1] = tagOf({QLatin1String(b)});
        }
    };
    add("yes", "yes", 20);
    add("yes", "no", 5);
    add("no", "yes", 10);
    add("no", "no", 15);
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figureOf(study.figures, "cohen-kappa-nominal").pooled, 0.4));
    QVERIFY(isNear(figureOf(study.figures, "observed-nominal").pooled, 0.7));
    // Alpha by its coincidences: o = 15 of 50 pairs, n = 100, yes 55, no 45.
    const double alpha = 1 - 99.0 * 30 / (2.0 * 55 * 45);
    QVERIFY(isNear(figureOf(study.figures, "alpha-nominal").pooled, alpha));
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-nominal"));
    QCOMPARE(study.pairs.size(), std::size_t(1));
    QCOMPARE(study.confusionKeys, (QStringList{QStringLiteral("yes"), QStringLiteral("no"), QString()}));
    QVERIFY(isNear(study.confusion[0], 20) && isNear(study.confusion[1], 7.5) && isNear(study.confusion[4], 15));
    QCOMPARE(study.labelPairs.size(), std::size_t(1));
    QVERIFY(isNear(study.labelPairs[0].share, 1));
    QVERIFY(!study.labelPairs[0].merged); // one label is left
}

void TestLayerTables::pathsCountTheTree()
{
    StudyLayer layer = studyLayer(
        LayerKind::Tag, 2, {labelDef("rock"), labelDef("punk", "rock"), labelDef("metal", "rock"), labelDef("jazz")});
    layer.layer.choice = TagChoice::Path;
    const auto add = [&](const char* a, const char* b) {
        StudyTrack& track = addStudyTrack(layer);
        track.answers[0] = tagOf({QLatin1String(a)});
        track.answers[1] = tagOf({QLatin1String(b)});
    };
    add("punk", "metal"); // distance 1 - 2 / 4
    add("jazz", "jazz");
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-tree"));
    // Observed 0.5 in one of two units; expected over the pairs of punk, metal, jazz, jazz: 0.5 + 4 x 1 of 6 pairs.
    QVERIFY(isNear(study.figures.front().pooled, 1 - (0.5 / 2) / (4.5 / 6)));
    QVERIFY(*figureOf(study.figures, "alpha-nominal").pooled < *study.figures.front().pooled);
}

void TestLayerTables::setsOfLabels()
{
    StudyLayer layer = studyLayer(LayerKind::Tag, 2, {labelDef("a"), labelDef("b"), labelDef("c"), labelDef("d")});
    layer.layer.choice = TagChoice::Several;
    const auto add = [&](const QStringList& a, const QStringList& b) {
        StudyTrack& track = addStudyTrack(layer);
        track.answers[0] = tagOf(a);
        track.answers[1] = tagOf(b);
    };
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    add(list("a b"), list("a"));
    add(list("a"), list("a"));
    add(list("c"), list("d"));
    add(list("a b c"), list("d b c"));
    const LayerStudy study = studied(layer);
    // Values of nltk 3.8 for these sets (tests/data/metrics/edge-sets-subset-and-disjoint.json).
    QVERIFY(isNear(figureOf(study.figures, "alpha-masi").pooled, 0.20312677873486862));
    QVERIFY(isNear(figureOf(study.figures, "alpha-jaccard").pooled, 0.30290456431535273));
    QVERIFY(isNear(figureOf(study.figures, "alpha-nominal").pooled, 0.16));
}

void TestLayerTables::numbersAgreeWithTheirFormulas()
{
    // Six targets and four judges of Shrout and Fleiss 1979: ICC(2,1) = 0.29, ICC(2,k) = 0.62.
    const double judged[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
    StudyLayer layer = studyLayer(LayerKind::Tag, 4);
    layer.layer.choice = TagChoice::Number;
    for (const auto& target : judged) {
        StudyTrack& track = addStudyTrack(layer);
        for (std::size_t judge = 0; judge < 4; ++judge)
            track.answers[judge] = answerOf({studyItem(0, 100, "", TagValue{{}, target[judge], false})});
    }
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figureOf(study.figures, "icc-2-1").pooled, 0.2898, 5e-5));
    QVERIFY(isNear(figureOf(study.figures, "icc-2-k").pooled, 0.6201, 5e-5));
    // Alpha by its definition, over all pairs.
    double within = 0;
    double all = 0;
    for (const auto& target : judged)
        for (const double x : target) {
            for (const double y : target)
                within += (x - y) * (x - y) / 3;
            for (const auto& other : judged)
                for (const double y : other)
                    all += (x - y) * (x - y);
        }
    QVERIFY(isNear(figureOf(study.figures, "alpha-interval").pooled, 1 - 23 * within / all));
    // Lin's concordance by its definition.
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (const auto& target : judged) {
        x += target[0] / 6;
        y += target[1] / 6;
    }
    for (const auto& target : judged) {
        xx += (target[0] - x) * (target[0] - x) / 6;
        yy += (target[1] - y) * (target[1] - y) / 6;
        xy += (target[0] - x) * (target[1] - y) / 6;
    }
    QVERIFY(isNear(figureOf(study.pairs.front().figures, "ccc").pooled, 2 * xy / (xx + yy + (x - y) * (x - y))));
}

void TestLayerTables::framesOfSegments()
{
    StudyLayer layer = studyLayer(LayerKind::Interval, 2, {labelDef("verse"), labelDef("chorus")});
    StudyTrack& track = addStudyTrack(layer);
    track.answers[0] = answerOf({studyItem(0, 50, "verse"), studyItem(50, 100, "chorus")});
    track.answers[1] = answerOf({studyItem(0, 60, "verse"), studyItem(60, 100, "chorus")});
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figureOf(study.figures, "observed-nominal").pooled, 0.9));
    QCOMPARE(figureOf(study.figures, "observed-nominal").units, 1000.0);
    // Boundaries 0, 50, 100 against 0, 60, 100.
    QVERIFY(isNear(figureOf(study.figures, "boundary-f-3").pooled, 2.0 / 3));
    QVERIFY(isNear(figureOf(study.figures, "boundary-f-3-trimmed").pooled, 0));
    QVERIFY(isNear(figureOf(study.figures, "deviation-forth").pooled, 0));
    const std::vector<StudyCase> cases = casesOf(layer, {QStringLiteral("chorus"), QStringLiteral("verse")});
    QCOMPARE(cases.size(), std::size_t(1));
    QVERIFY(isNear(cases[0].startSeconds, 50) && isNear(cases[0].endSeconds, 60) && isNear(cases[0].weightSeconds, 10));
    QVERIFY(casesOf(layer, {QStringLiteral("verse")}).empty());
}

void TestLayerTables::beatsAndTheirChance()
{
    StudyLayer layer = studyLayer(LayerKind::Instant, 2);
    std::vector<double> beats;
    for (int i = 0; i < 180; ++i)
        beats.push_back(0.5 + i * 0.5);
    std::vector<double> off = beats;
    for (double& time : off)
        time += 0.25;
    addStudyTrack(layer);
    layer.tracks[0].answers[0] = instantsAt(beats);
    layer.tracks[0].answers[1] = instantsAt(beats);
    const LayerStudy same = studied(layer);
    QVERIFY(isNear(same.figures.front().pooled, 1));
    QCOMPARE(same.figures.front().info.id, QStringLiteral("beat-f-beyond-chance"));
    QVERIFY(isNear(figureOf(same.figures, "cml-t").pooled, 1));
    layer.tracks[0].answers[1] = instantsAt(off);
    const LayerStudy apart = studied(layer);
    QVERIFY(isNear(figureOf(apart.figures, "beat-f").pooled, 0));
    QVERIFY(*apart.figures.front().pooled < 0); // worse than chance, where some shifts match
    QVERIFY(*figureOf(apart.figures, "aml-t").pooled > 0.9);
    QVERIFY(*figureOf(apart.figures, "cml-t").pooled < 0.1);
    layer.tracks[0].answers[1] = answerOf({}); // judged to have none
    const LayerStudy empty = studied(layer);
    QVERIFY(isNear(figureOf(empty.figures, "beat-f").pooled, 0));
    layer.tracks[0].answers[0] = answerOf({});
    QVERIFY(!figureOf(studied(layer).figures, "beat-f").pooled); // both: nothing to compare
}

void TestLayerTables::contours()
{
    StudyLayer layer = studyLayer(LayerKind::Curve, 2);
    layer.layer.valueUnit = QStringLiteral("Hz");
    const auto contour = [](double hz, double voicedTo) {
        CurveValue curve;
        curve.points = {{frameAt(0, {kStudyRate}), hz},
                        {frameAt(voicedTo, {kStudyRate}), hz},
                        {frameAt(voicedTo, {kStudyRate}), {}}};
        return answerOf({studyItem(0, 100, "", curve)});
    };
    addStudyTrack(layer);
    layer.tracks[0].answers[0] = contour(440, 50);
    layer.tracks[0].answers[1] = contour(441, 50);
    const LayerStudy same = studied(layer);
    QCOMPARE(same.figures.front().info.id, QStringLiteral("kappa-pitch"));
    QVERIFY(isNear(same.figures.front().pooled, 1));
    QVERIFY(isNear(figureOf(same.figures, "raw-pitch").pooled, 1));
    layer.tracks[0].answers[1] = contour(880, 50);
    const LayerStudy octave = studied(layer);
    QVERIFY(isNear(figureOf(octave.figures, "raw-pitch").pooled, 0));
    QVERIFY(isNear(figureOf(octave.figures, "raw-chroma").pooled, 1));
    QVERIFY(isNear(figureOf(octave.figures, "voicing-recall").pooled, 1));
    layer.tracks[0].answers[1] = contour(440, 25);
    const LayerStudy shorter = studied(layer);
    QVERIFY(isNear(figureOf(shorter.figures, "voicing-recall").pooled, 0.5, 1e-3));
    QVERIFY(isNear(figureOf(shorter.figures, "overall").pooled, 0.75, 1e-3));
    // Agreed 0.75; by chance both unvoiced 0.5 * 0.75, both voiced and alike 0.5 * 0.25.
    QVERIFY(isNear(shorter.figures.front().pooled, 0.5, 2e-3));
}

void TestLayerTables::chords()
{
    StudyLayer layer = studyLayer(LayerKind::Chord, 2);
    const auto chord = [](double from, double to, const char* harte) {
        return studyItem(from, to, "", ChordValue{QLatin1String(harte)});
    };
    addStudyTrack(layer);
    layer.tracks[0].answers[0] = answerOf({chord(0, 50, "C"), chord(50, 100, "A:min7")});
    layer.tracks[0].answers[1] = answerOf({chord(0, 50, "C:7"), chord(50, 100, "A:min")});
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-majmin"));
    QVERIFY(isNear(study.figures.front().pooled, 1));
    QVERIFY(isNear(figureOf(study.figures, "observed-root").pooled, 1));
    QVERIFY(isNear(figureOf(study.figures, "observed-sevenths").pooled, 0));
    QVERIFY(isNear(figureOf(study.figures, "chord-majmin").pooled, 1));
    QVERIFY(isNear(figureOf(study.figures, "chord-sevenths").pooled, 0));
    QVERIFY(isNear(figureOf(study.figures, "chord-segmentation").pooled, 1));
}

void TestLayerTables::nestedLevels()
{
    StudyLayer layer = studyLayer(LayerKind::Interval, 2, {labelDef("A"), labelDef("B")});
    layer.layer.levels = 2;
    Items items{studyItem(0, 50, "A"), studyItem(50, 100, "B")};
    for (const auto& [from, to, name] :
         {std::tuple{0.0, 25.0, "A"}, {25.0, 50.0, "B"}, {50.0, 75.0, "A"}, {75.0, 100.0, "B"}}) {
        items.push_back(studyItem(from, to, name));
        items.back().level = 1;
    }
    addStudyTrack(layer);
    layer.tracks[0].answers[0] = answerOf(items);
    layer.tracks[0].answers[1] = answerOf(items);
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("l-measure"));
    QVERIFY(isNear(study.figures.front().pooled, 1));
    QCOMPARE(figureOf(study.figures, "alpha-nominal").units, 2000.0); // frames of both levels
}

QTEST_GUILESS_MAIN(TestLayerTables)
#include "tst_layertables.moc"
