#include "core/study/findings.h"
#include "core/study/layertables.h"
#include "core/study/studyjson.h"
#include "tests/support/projects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <random>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kRate = 1000;

LabelDef label(const char* id, const char* parent = "")
{
    LabelDef def;
    def.id = QLatin1String(id);
    def.name = def.id;
    def.parentId = QLatin1String(parent);
    return def;
}

/// A layer with so many people, "A", "B" ..., and no tracks yet.
StudyLayer layerOf(LayerKind kind, int raters, std::vector<LabelDef> labels = {})
{
    StudyLayer layer;
    layer.layer.id = QStringLiteral("layer");
    layer.layer.name = layer.layer.id;
    layer.layer.kind = kind;
    layer.layer.labels = std::move(labels);
    for (int r = 0; r < raters; ++r)
        layer.raters.push_back({PersonId::next(), QString(QChar(u'A' + r))});
    return layer;
}

StudyTrack& addTrack(StudyLayer& layer, double seconds = 100)
{
    StudyTrack track;
    track.id = TrackId::next();
    track.title = QStringLiteral("Track %1").arg(layer.tracks.size());
    track.rate = {kRate};
    track.frames = framesOf(seconds, track.rate);
    track.answers.resize(layer.raters.size());
    layer.tracks.push_back(track);
    return layer.tracks.back();
}

Item itemAt(double from, double to, const char* label = "", Payload payload = {})
{
    Item item;
    item.id = ItemId::next();
    item.span = {frameAt(from, {kRate}), frameAt(to, {kRate})};
    item.label = QLatin1String(label);
    item.payload = std::move(payload);
    return item;
}

StudyAnswer answerOf(Items items)
{
    StudyAnswer answer;
    answer.items = std::move(items);
    return answer;
}

StudyAnswer instants(const std::vector<double>& times)
{
    Items items;
    for (const double time : times)
        items.push_back(itemAt(time, time, "", InstantValue()));
    return answerOf(items);
}

StudyAnswer tag(const QStringList& labels)
{
    return answerOf({itemAt(0, 100, "", TagValue{labels, std::nullopt, false})});
}

StudyWish withoutIntervals()
{
    StudyWish wish;
    wish.bootstrap.reset();
    return wish;
}

LayerStudy studied(const StudyLayer& layer, const StudyWish& wish = withoutIntervals())
{
    const JobContext job;
    Result<LayerStudy> study = studyOf(layer, wish, job);
    if (!study)
        qFatal("%s", qPrintable(study.error().message));
    return std::move(*study);
}

const StudyFigure& figure(const std::vector<StudyFigure>& figures, const char* id)
{
    for (const StudyFigure& each : figures)
        if (each.info.id == QLatin1String(id))
            return each;
    qFatal("no figure %s", id);
}

bool isNear(const std::optional<double>& value, double wanted, double within = 1e-9)
{
    return value && std::abs(*value - wanted) <= within;
}

} // namespace

/// From answers to figures, on answers whose figures are known by hand.
class TestStudy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoCountsAndWhoDoesNot();
    void oneLabelByHand();
    void pathsCountTheTree();
    void setsOfLabels();
    void numbersAgreeWithTheirFormulas();
    void framesOfSegments();
    void beatsAndTheirChance();
    void contours();
    void chords();
    void nestedLevels();
    void shiftsAreFoundAndTakenOff();
    void gateIsAboutTheLowerEnd();
    void labelsThatMakeTheDisagreement();
    void ratersAndGenresThatMakeIt();
    void orderAndNamesDoNotMatter();
    void undefinedIsNoNumber();
    void equalSeedsEqualStudies();
};

void TestStudy::whoCountsAndWhoDoesNot()
{
    const QTemporaryDir folder;
    auto project = Project::create(folder.filePath(QStringLiteral("p.unisono")), smallSchema(), QStringLiteral("Me"));
    QVERIFY(project);
    Edit edit{QStringLiteral("test"), {}, {}, {}};
    std::vector<Person> people;
    for (const char* name : {"Ada", "Bo", "Cy", "Robot"}) {
        Person person;
        person.id = PersonId::next();
        person.name = QLatin1String(name);
        person.roles = Roles::of({people.size() == 3 ? Role::Model : Role::Annotator});
        people.push_back(person);
        edit.changes.push_back(Change<Person>{std::nullopt, person});
    }
    const Track track = someTrack(**project, QStringLiteral("one"));
    edit.changes.push_back(Change<Track>{std::nullopt, track});
    const auto give = [&](std::size_t who, const char* layer, AssignmentState state,
                          PassKind pass = PassKind::Independent) {
        Assignment one;
        one.id = AssignmentId::next();
        one.track = track.id;
        one.layer = QLatin1String(layer);
        one.person = people[who].id;
        one.pass = pass;
        one.state = state;
        one.reason = state == AssignmentState::Skipped ? QStringLiteral("bad-audio") : QString();
        one.schemaVersion = (*project)->schema().version;
        edit.changes.push_back(Change<Assignment>{std::nullopt, one});
    };
    give(0, "beats", AssignmentState::Submitted);
    give(1, "beats", AssignmentState::SubmittedEmpty);
    give(2, "beats", AssignmentState::Skipped);
    give(3, "beats", AssignmentState::Submitted); // a model has no opinion
    give(0, "beats", AssignmentState::Submitted, PassKind::Repeat);
    give(0, "notes", AssignmentState::InProgress);
    give(1, "notes", AssignmentState::Expired);
    QVERIFY((*project)->apply(edit));

    JobContext job;
    const auto layers = studyLayers(**project, {}, job);
    QVERIFY(layers);
    QCOMPARE(layers->size(), std::size_t(2));
    const StudyLayer& beats = layers->front();
    QCOMPARE(beats.layer.id, QStringLiteral("beats"));
    QCOMPARE(beats.raters.size(), std::size_t(2));
    QCOMPARE(beats.raters[0].name, QStringLiteral("Ada"));
    QCOMPARE(beats.coverage, (StudyCoverage{3, 2, 2, 1, 0, 0, 1, 1, 1, 1, 3}));
    const StudyLayer& notes = layers->back();
    QVERIFY(notes.raters.empty() && notes.tracks.empty());
    QCOMPARE(notes.coverage, (StudyCoverage{2, 0, 0, 0, 2, 0, 0, 1, 0, 0, 1}));
    StudyFilter onlyAda;
    onlyAda.people = {people[0].id};
    QCOMPARE(studyLayers(**project, onlyAda, job)->front().coverage.asked, 1);
    const auto study = runStudy(**project, {}, job);
    QVERIFY(study);
    QVERIFY(!study->layers[1].figures.size()); // nobody to compare
}

void TestStudy::oneLabelByHand()
{
    // Cohen 1960 as in every textbook: 20 both yes, 15 both no, 5 and 10 apart.
    StudyLayer layer = layerOf(LayerKind::Tag, 2, {label("yes"), label("no")});
    const auto add = [&](const char* a, const char* b, int times) {
        for (int i = 0; i < times; ++i) {
            StudyTrack& track = addTrack(layer);
            track.answers[0] = tag({QLatin1String(a)});
            track.answers[1] = tag({QLatin1String(b)});
        }
    };
    add("yes", "yes", 20);
    add("yes", "no", 5);
    add("no", "yes", 10);
    add("no", "no", 15);
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figure(study.figures, "cohen-kappa-nominal").pooled, 0.4));
    QVERIFY(isNear(figure(study.figures, "observed-nominal").pooled, 0.7));
    // Alpha by its coincidences: o = 15 of 50 pairs, n = 100, yes 55, no 45.
    const double alpha = 1 - 99.0 * 30 / (2.0 * 55 * 45);
    QVERIFY(isNear(figure(study.figures, "alpha-nominal").pooled, alpha));
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-nominal"));
    QCOMPARE(study.pairs.size(), std::size_t(1));
    QCOMPARE(study.confusionKeys, (QStringList{QStringLiteral("yes"), QStringLiteral("no"), QString()}));
    QVERIFY(isNear(study.confusion[0], 20) && isNear(study.confusion[1], 7.5) && isNear(study.confusion[4], 15));
    QCOMPARE(study.labelPairs.size(), std::size_t(1));
    QVERIFY(isNear(study.labelPairs[0].share, 1));
    QVERIFY(!study.labelPairs[0].merged); // one label is left
}

void TestStudy::pathsCountTheTree()
{
    StudyLayer layer =
        layerOf(LayerKind::Tag, 2, {label("rock"), label("punk", "rock"), label("metal", "rock"), label("jazz")});
    layer.layer.choice = TagChoice::Path;
    const auto add = [&](const char* a, const char* b) {
        StudyTrack& track = addTrack(layer);
        track.answers[0] = tag({QLatin1String(a)});
        track.answers[1] = tag({QLatin1String(b)});
    };
    add("punk", "metal"); // distance 1 - 2 / 4
    add("jazz", "jazz");
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-tree"));
    // Observed 0.5 in one of two units; expected over the pairs of punk, metal, jazz, jazz: 0.5 + 4 x 1 of 6 pairs.
    QVERIFY(isNear(study.figures.front().pooled, 1 - (0.5 / 2) / (4.5 / 6)));
    QVERIFY(*figure(study.figures, "alpha-nominal").pooled < *study.figures.front().pooled);
}

void TestStudy::setsOfLabels()
{
    StudyLayer layer = layerOf(LayerKind::Tag, 2, {label("a"), label("b"), label("c"), label("d")});
    layer.layer.choice = TagChoice::Several;
    const auto add = [&](const QStringList& a, const QStringList& b) {
        StudyTrack& track = addTrack(layer);
        track.answers[0] = tag(a);
        track.answers[1] = tag(b);
    };
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    add(list("a b"), list("a"));
    add(list("a"), list("a"));
    add(list("c"), list("d"));
    add(list("a b c"), list("d b c"));
    const LayerStudy study = studied(layer);
    // Values of nltk 3.8 for these sets (tests/data/metrics/edge-sets-subset-and-disjoint.json).
    QVERIFY(isNear(figure(study.figures, "alpha-masi").pooled, 0.20312677873486862));
    QVERIFY(isNear(figure(study.figures, "alpha-jaccard").pooled, 0.30290456431535273));
    QVERIFY(isNear(figure(study.figures, "alpha-nominal").pooled, 0.16));
}

void TestStudy::numbersAgreeWithTheirFormulas()
{
    // Six targets and four judges of Shrout and Fleiss 1979: ICC(2,1) = 0.29, ICC(2,k) = 0.62.
    const double judged[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
    StudyLayer layer = layerOf(LayerKind::Tag, 4);
    layer.layer.choice = TagChoice::Number;
    for (const auto& target : judged) {
        StudyTrack& track = addTrack(layer);
        for (std::size_t judge = 0; judge < 4; ++judge)
            track.answers[judge] = answerOf({itemAt(0, 100, "", TagValue{{}, target[judge], false})});
    }
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figure(study.figures, "icc-2-1").pooled, 0.2898, 5e-5));
    QVERIFY(isNear(figure(study.figures, "icc-2-k").pooled, 0.6201, 5e-5));
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
    QVERIFY(isNear(figure(study.figures, "alpha-interval").pooled, 1 - 23 * within / all));
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
    QVERIFY(isNear(figure(study.pairs.front().figures, "ccc").pooled, 2 * xy / (xx + yy + (x - y) * (x - y))));
}

void TestStudy::framesOfSegments()
{
    StudyLayer layer = layerOf(LayerKind::Interval, 2, {label("verse"), label("chorus")});
    StudyTrack& track = addTrack(layer);
    track.answers[0] = answerOf({itemAt(0, 50, "verse"), itemAt(50, 100, "chorus")});
    track.answers[1] = answerOf({itemAt(0, 60, "verse"), itemAt(60, 100, "chorus")});
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(figure(study.figures, "observed-nominal").pooled, 0.9));
    QCOMPARE(figure(study.figures, "observed-nominal").units, 1000.0);
    // Boundaries 0, 50, 100 against 0, 60, 100.
    QVERIFY(isNear(figure(study.figures, "boundary-f-3").pooled, 2.0 / 3));
    QVERIFY(isNear(figure(study.figures, "boundary-f-3-trimmed").pooled, 0));
    QVERIFY(isNear(figure(study.figures, "deviation-forth").pooled, 0));
    const std::vector<StudyCase> cases = casesOf(layer, {QStringLiteral("chorus"), QStringLiteral("verse")});
    QCOMPARE(cases.size(), std::size_t(1));
    QVERIFY(isNear(cases[0].startSeconds, 50) && isNear(cases[0].endSeconds, 60) && isNear(cases[0].weightSeconds, 10));
    QVERIFY(casesOf(layer, {QStringLiteral("verse")}).empty());
}

void TestStudy::beatsAndTheirChance()
{
    StudyLayer layer = layerOf(LayerKind::Instant, 2);
    std::vector<double> beats;
    for (int i = 0; i < 180; ++i)
        beats.push_back(0.5 + i * 0.5);
    std::vector<double> off = beats;
    for (double& time : off)
        time += 0.25;
    addTrack(layer);
    layer.tracks[0].answers[0] = instants(beats);
    layer.tracks[0].answers[1] = instants(beats);
    const LayerStudy same = studied(layer);
    QVERIFY(isNear(same.figures.front().pooled, 1));
    QCOMPARE(same.figures.front().info.id, QStringLiteral("beat-f-beyond-chance"));
    QVERIFY(isNear(figure(same.figures, "cml-t").pooled, 1));
    layer.tracks[0].answers[1] = instants(off);
    const LayerStudy apart = studied(layer);
    QVERIFY(isNear(figure(apart.figures, "beat-f").pooled, 0));
    QVERIFY(*apart.figures.front().pooled < 0); // worse than chance, where some shifts match
    QVERIFY(*figure(apart.figures, "aml-t").pooled > 0.9);
    QVERIFY(*figure(apart.figures, "cml-t").pooled < 0.1);
    layer.tracks[0].answers[1] = answerOf({}); // judged to have none
    const LayerStudy empty = studied(layer);
    QVERIFY(isNear(figure(empty.figures, "beat-f").pooled, 0));
    layer.tracks[0].answers[0] = answerOf({});
    QVERIFY(!figure(studied(layer).figures, "beat-f").pooled); // both: nothing to compare
}

void TestStudy::contours()
{
    StudyLayer layer = layerOf(LayerKind::Curve, 2);
    layer.layer.valueUnit = QStringLiteral("Hz");
    const auto contour = [](double hz, double voicedTo) {
        CurveValue curve;
        curve.points = {{frameAt(0, {kRate}), hz}, {frameAt(voicedTo, {kRate}), hz}, {frameAt(voicedTo, {kRate}), {}}};
        return answerOf({itemAt(0, 100, "", curve)});
    };
    addTrack(layer);
    layer.tracks[0].answers[0] = contour(440, 50);
    layer.tracks[0].answers[1] = contour(441, 50);
    const LayerStudy same = studied(layer);
    QCOMPARE(same.figures.front().info.id, QStringLiteral("kappa-pitch"));
    QVERIFY(isNear(same.figures.front().pooled, 1));
    QVERIFY(isNear(figure(same.figures, "raw-pitch").pooled, 1));
    layer.tracks[0].answers[1] = contour(880, 50);
    const LayerStudy octave = studied(layer);
    QVERIFY(isNear(figure(octave.figures, "raw-pitch").pooled, 0));
    QVERIFY(isNear(figure(octave.figures, "raw-chroma").pooled, 1));
    QVERIFY(isNear(figure(octave.figures, "voicing-recall").pooled, 1));
    layer.tracks[0].answers[1] = contour(440, 25);
    const LayerStudy shorter = studied(layer);
    QVERIFY(isNear(figure(shorter.figures, "voicing-recall").pooled, 0.5, 1e-3));
    QVERIFY(isNear(figure(shorter.figures, "overall").pooled, 0.75, 1e-3));
    // Agreed 0.75; by chance both unvoiced 0.5 * 0.75, both voiced and alike 0.5 * 0.25.
    QVERIFY(isNear(shorter.figures.front().pooled, 0.5, 2e-3));
}

void TestStudy::chords()
{
    StudyLayer layer = layerOf(LayerKind::Chord, 2);
    const auto chord = [](double from, double to, const char* harte) {
        return itemAt(from, to, "", ChordValue{QLatin1String(harte)});
    };
    addTrack(layer);
    layer.tracks[0].answers[0] = answerOf({chord(0, 50, "C"), chord(50, 100, "A:min7")});
    layer.tracks[0].answers[1] = answerOf({chord(0, 50, "C:7"), chord(50, 100, "A:min")});
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("alpha-majmin"));
    QVERIFY(isNear(study.figures.front().pooled, 1));
    QVERIFY(isNear(figure(study.figures, "observed-root").pooled, 1));
    QVERIFY(isNear(figure(study.figures, "observed-sevenths").pooled, 0));
    QVERIFY(isNear(figure(study.figures, "chord-majmin").pooled, 1));
    QVERIFY(isNear(figure(study.figures, "chord-sevenths").pooled, 0));
    QVERIFY(isNear(figure(study.figures, "chord-segmentation").pooled, 1));
}

void TestStudy::nestedLevels()
{
    StudyLayer layer = layerOf(LayerKind::Interval, 2, {label("A"), label("B")});
    layer.layer.levels = 2;
    Items items{itemAt(0, 50, "A"), itemAt(50, 100, "B")};
    for (const auto& [from, to, name] :
         {std::tuple{0.0, 25.0, "A"}, {25.0, 50.0, "B"}, {50.0, 75.0, "A"}, {75.0, 100.0, "B"}}) {
        items.push_back(itemAt(from, to, name));
        items.back().level = 1;
    }
    addTrack(layer);
    layer.tracks[0].answers[0] = answerOf(items);
    layer.tracks[0].answers[1] = answerOf(items);
    const LayerStudy study = studied(layer);
    QCOMPARE(study.figures.front().info.id, QStringLiteral("l-measure"));
    QVERIFY(isNear(study.figures.front().pooled, 1));
    QCOMPARE(figure(study.figures, "alpha-nominal").units, 2000.0); // frames of both levels
}

void TestStudy::shiftsAreFoundAndTakenOff()
{
    StudyLayer layer = layerOf(LayerKind::Instant, 3);
    std::mt19937 random(4);
    std::uniform_real_distribution<double> gap(0.4, 0.6);
    for (int t = 0; t < 5; ++t) {
        std::vector<double> times;
        for (double at = 1; at < 95; at += gap(random))
            times.push_back(at);
        std::vector<double> late = times;
        for (double& time : late)
            time += 0.09;
        StudyTrack& track = addTrack(layer);
        track.answers[0] = instants(times);
        track.answers[1] = instants(times);
        track.answers[2] = instants(late);
    }
    const LayerStudy study = studied(layer);
    QVERIFY(isNear(study.byRater[2].shiftSeconds, 0.06, 1e-3)); // late by 90 ms to two, to oneself by none
    QVERIFY(isNear(study.byRater[0].shiftSeconds, -0.03, 1e-3));
    const std::vector<StudyFinding> findings = findingsOf(study);
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const StudyFinding& finding) {
        return finding.kind == FindingKind::Shift && finding.rater == 2;
    }));
    StudyWish wish = withoutIntervals();
    wish.areShiftsRemoved = true;
    const LayerStudy without = studied(layer, wish);
    QVERIFY(*figure(study.figures, "beat-f").pooled < 0.5);
    QVERIFY(isNear(figure(without.figures, "beat-f").pooled, 1));
}

void TestStudy::gateIsAboutTheLowerEnd()
{
    StudyLayer layer = layerOf(LayerKind::Tag, 2, {label("a"), label("b")});
    layer.layer.agreement.gate = 0.6;
    std::mt19937 random(9);
    for (int i = 0; i < 12; ++i) {
        StudyTrack& track = addTrack(layer);
        const QString said = QString::fromLatin1(random() % 2 ? "a" : "b");
        track.answers[0] = tag({said});
        track.answers[1] = i < 2 ? tag({QString::fromLatin1(said == QLatin1String("a") ? "b" : "a")}) : tag({said});
    }
    StudyWish wish;
    const LayerStudy few = studied(layer, wish);
    QVERIFY(*few.figures.front().pooled >= 0.6); // the point alone would pass
    QVERIFY(few.figures.front().interval && few.figures.front().interval->ends);
    QVERIFY(few.figures.front().interval->ends->low < 0.6);
    QCOMPARE(few.state, GateState::Open);
    const std::vector<StudyTrack> tracks = layer.tracks;
    for (int copy = 0; copy < 30; ++copy)
        for (const StudyTrack& track : tracks)
            layer.tracks.push_back(track);
    layer.layer.agreement.gate = 0.5;
    QCOMPARE(studied(layer, wish).state, GateState::Reached);
    layer.layer.agreement.gate = 0.9;
    QCOMPARE(studied(layer, wish).state, GateState::Missed);
    QCOMPARE(studied(layer).state, GateState::Undefined); // no interval was asked for
    layer.layer.agreement.gate.reset();
    QCOMPARE(studied(layer, wish).state, GateState::None);
}

void TestStudy::labelsThatMakeTheDisagreement()
{
    StudyLayer layer = layerOf(LayerKind::Interval, 2, {label("build"), label("drop"), label("break")});
    for (int t = 0; t < 4; ++t) {
        StudyTrack& track = addTrack(layer);
        track.answers[0] = answerOf({itemAt(0, 40, "build"), itemAt(40, 80, "drop"), itemAt(80, 100, "break")});
        track.answers[1] = answerOf({itemAt(0, 30, "build"), itemAt(30, 82, "drop"), itemAt(82, 100, "break")});
    }
    const LayerStudy study = studied(layer);
    QCOMPARE(study.labelPairs.size(), std::size_t(2));
    QCOMPARE(study.labelPairs[0].a, QStringLiteral("build"));
    QCOMPARE(study.labelPairs[0].b, QStringLiteral("drop"));
    QVERIFY(isNear(study.labelPairs[0].share, 10.0 / 12, 1e-9));
    QVERIFY(*study.labelPairs[0].merged > *study.figures.front().pooled);
    // The merge as it would be if the labels were one from the beginning.
    StudyLayer merged = layer;
    for (StudyTrack& track : merged.tracks)
        for (auto& answer : track.answers)
            for (Item& item : answer->items)
                item.label = item.label == QLatin1String("drop") ? QStringLiteral("build") : item.label;
    QVERIFY(isNear(study.labelPairs[0].merged, *studied(merged).figures.front().pooled));
    const std::vector<StudyFinding> findings = findingsOf(study);
    QCOMPARE(findings.front().kind, FindingKind::Labels);
    QCOMPARE(casesOf(layer, findings.front().labels).size(), std::size_t(4));
}

void TestStudy::ratersAndGenresThatMakeIt()
{
    StudyLayer layer = layerOf(LayerKind::Tag, 4, {label("a"), label("b"), label("c")});
    std::mt19937 random(2);
    const char* const names[] = {"a", "b", "c"};
    for (int i = 0; i < 200; ++i) {
        StudyTrack& track = addTrack(layer);
        track.genre = QString::fromLatin1(i % 4 == 0 ? "noise" : "pop");
        const auto truth = random() % 3;
        for (std::size_t r = 0; r < 4; ++r) {
            const bool isWrong = random() % 10 < (r == 3 ? 5 : 1) || (i % 4 == 0 && random() % 2 == 0);
            track.answers[r] = tag({QLatin1String(names[isWrong ? (truth + 1 + random() % 2) % 3 : truth])});
        }
    }
    const LayerStudy study = studied(layer);
    QCOMPARE(study.genres.size(), std::size_t(2));
    QVERIFY(*study.genres[0].figures.front().pooled < *study.genres[1].figures.front().pooled);
    const std::vector<StudyFinding> findings = findingsOf(study);
    const auto has = [&](FindingKind kind, const auto& isIt) {
        return std::count_if(findings.begin(), findings.end(),
                             [&](const StudyFinding& f) { return f.kind == kind && isIt(f); });
    };
    QCOMPARE(has(FindingKind::Rater, [](const StudyFinding& f) { return f.rater == 3; }), 1);
    QCOMPARE(has(FindingKind::Rater, [](const StudyFinding& f) { return f.rater != 3; }), 0);
    QCOMPARE(has(FindingKind::Genre, [](const StudyFinding& f) { return f.genre == QLatin1String("noise"); }), 1);
    QVERIFY(*study.byRater[3].others.pooled < *study.byRater[0].others.pooled);
}

void TestStudy::orderAndNamesDoNotMatter()
{
    std::mt19937 random(6);
    StudyLayer layer = layerOf(LayerKind::Interval, 3, {label("a"), label("b"), label("c")});
    const char* const names[] = {"a", "b", "c"};
    for (int t = 0; t < 6; ++t) {
        StudyTrack& track = addTrack(layer);
        for (std::size_t r = 0; r < 3; ++r) {
            if (t == 3 && r == 1)
                continue; // one is missing
            Items items;
            double at = 0;
            while (at < 100) {
                const double next = std::min(100.0, at + 5 + double(random() % 20));
                items.push_back(itemAt(at, next, names[random() % 3]));
                at = next;
            }
            track.answers[r] = answerOf(items);
        }
    }
    StudyLayer turned = layer;
    std::reverse(turned.raters.begin(), turned.raters.end());
    for (StudyTrack& track : turned.tracks)
        std::reverse(track.answers.begin(), track.answers.end());
    StudyLayer renamed = layer;
    renamed.layer.labels = {label("z"), label("y"), label("x")};
    for (StudyTrack& track : renamed.tracks)
        for (auto& answer : track.answers)
            if (answer)
                for (Item& item : answer->items)
                    item.label = QString(QChar(u'z' - (item.label[0].unicode() - u'a')));
    const LayerStudy one = studied(layer);
    const LayerStudy two = studied(turned);
    const LayerStudy three = studied(renamed);
    for (const char* id : {"alpha-nominal", "fleiss-kappa-nominal", "ac1-nominal", "observed-nominal", "boundary-f-0.5",
                           "pairwise-f", "v-measure", "nce-f", "rand", "adjusted-rand"}) {
        QVERIFY2(isNear(figure(two.figures, id).pooled, *figure(one.figures, id).pooled), id);
        QVERIFY2(isNear(figure(three.figures, id).pooled, *figure(one.figures, id).pooled), id);
    }
    QVERIFY(isNear(figure(two.figures, "boundary-precision-0.5").pooled,
                   *figure(one.figures, "boundary-recall-0.5").pooled));
}

void TestStudy::undefinedIsNoNumber()
{
    std::vector<StudyLayer> layers;
    for (const LayerKind kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                 LayerKind::Chord, LayerKind::Text, LayerKind::Tag}) {
        layers.push_back(layerOf(kind, 0)); // nobody
        layers.push_back(layerOf(kind, 1));
        addTrack(layers.back()).answers[0] = answerOf({});
        layers.push_back(layerOf(kind, 2)); // never the same track
        addTrack(layers.back()).answers[0] = answerOf({});
        addTrack(layers.back()).answers[1] = answerOf({});
        layers.push_back(layerOf(kind, 2)); // both say there is nothing
        addTrack(layers.back());
        layers.back().tracks[0].answers = {answerOf({}), answerOf({})};
        layers.push_back(layerOf(kind, 2)); // a track of no length
        addTrack(layers.back(), 0);
        layers.back().tracks[0].answers = {answerOf({itemAt(0, 0)}), answerOf({itemAt(0, 0)})};
    }
    Study study;
    for (const StudyLayer& layer : layers)
        study.layers.push_back(studied(layer, StudyWish()));
    const QByteArray json = QJsonDocument(studyToJson(study)).toJson() + studyToCsv(study);
    QVERIFY(!json.toLower().contains("nan") && !json.toLower().contains("inf,") && !json.contains("e+308"));
    for (const LayerStudy& layer : study.layers)
        for (const StudyFigure& each : layer.figures)
            QVERIFY2(!each.pooled || std::isfinite(*each.pooled), qPrintable(each.info.id));
}

void TestStudy::equalSeedsEqualStudies()
{
    std::mt19937 random(8);
    StudyLayer layer = layerOf(LayerKind::Tag, 3, {label("a"), label("b")});
    for (int i = 0; i < 40; ++i) {
        StudyTrack& track = addTrack(layer);
        for (auto& answer : track.answers)
            answer = tag({QString::fromLatin1(random() % 3 ? "a" : "b")});
    }
    StudyWish wish;
    wish.bootstrap->seed = 12;
    const auto textOf = [&](unsigned threads, std::uint64_t seed) {
        wish.bootstrap->threads = threads;
        wish.bootstrap->seed = seed;
        return QJsonDocument(studyToJson({{studied(layer, wish)}, 1000, seed})).toJson();
    };
    QCOMPARE(textOf(1, 12), textOf(3, 12));
    QVERIFY(textOf(1, 12) != textOf(1, 13));
}

QTEST_GUILESS_MAIN(TestStudy)
#include "tst_study.moc"
