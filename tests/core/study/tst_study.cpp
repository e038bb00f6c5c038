#include "core/study/findings.h"
#include "core/study/studyjson.h"
#include "tests/support/projects.h"
#include "tests/support/studylayers.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <random>

using namespace unisono;
using namespace unisono::test;

/// Who counts, gates, what to fix, and what no figure depends on.
class TestStudy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoCountsAndWhoDoesNot();
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

void TestStudy::shiftsAreFoundAndTakenOff()
{
    StudyLayer layer = studyLayer(LayerKind::Instant, 3);
    std::mt19937 random(4);
    std::uniform_real_distribution<double> gap(0.4, 0.6);
    for (int t = 0; t < 5; ++t) {
        std::vector<double> times;
        for (double at = 1; at < 95; at += gap(random))
            times.push_back(at);
        std::vector<double> late = times;
        for (double& time : late)
            time += 0.09;
        StudyTrack& track = addStudyTrack(layer);
        track.answers[0] = instantsAt(times);
        track.answers[1] = instantsAt(times);
        track.answers[2] = instantsAt(late);
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
    QVERIFY(*figureOf(study.figures, "beat-f").pooled < 0.5);
    QVERIFY(isNear(figureOf(without.figures, "beat-f").pooled, 1));
}

void TestStudy::gateIsAboutTheLowerEnd()
{
    StudyLayer layer = studyLayer(LayerKind::Tag, 2, {labelDef("a"), labelDef("b")});
    layer.layer.agreement.gate = 0.6;
    std::mt19937 random(9);
    for (int i = 0; i < 12; ++i) {
        StudyTrack& track = addStudyTrack(layer);
        const QString said = QString::fromLatin1(random() % 2 ? "a" : "b");
        track.answers[0] = tagOf({said});
        track.answers[1] = i < 2 ? tagOf({QString::fromLatin1(said == QLatin1String("a") ? "b" : "a")}) : tagOf({said});
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
    StudyLayer layer = studyLayer(LayerKind::Interval, 2, {labelDef("build"), labelDef("drop"), labelDef("break")});
    for (int t = 0; t < 4; ++t) {
        StudyTrack& track = addStudyTrack(layer);
        track.answers[0] =
            answerOf({studyItem(0, 40, "build"), studyItem(40, 80, "drop"), studyItem(80, 100, "break")});
        track.answers[1] =
            answerOf({studyItem(0, 30, "build"), studyItem(30, 82, "drop"), studyItem(82, 100, "break")});
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
    StudyLayer layer = studyLayer(LayerKind::Tag, 4, {labelDef("a"), labelDef("b"), labelDef("c")});
    std::mt19937 random(2);
    const char* const names[] = {"a", "b", "c"};
    for (int i = 0; i < 200; ++i) {
        StudyTrack& track = addStudyTrack(layer);
        track.genre = QString::fromLatin1(i % 4 == 0 ? "noise" : "pop");
        const auto truth = random() % 3;
        for (std::size_t r = 0; r < 4; ++r) {
            const bool isWrong = random() % 10 < (r == 3 ? 5 : 1) || (i % 4 == 0 && random() % 2 == 0);
            track.answers[r] = tagOf({QLatin1String(names[isWrong ? (truth + 1 + random() % 2) % 3 : truth])});
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
    StudyLayer layer = studyLayer(LayerKind::Interval, 3, {labelDef("a"), labelDef("b"), labelDef("c")});
    const char* const names[] = {"a", "b", "c"};
    for (int t = 0; t < 6; ++t) {
        StudyTrack& track = addStudyTrack(layer);
        for (std::size_t r = 0; r < 3; ++r) {
            if (t == 3 && r == 1)
                continue; // one is missing
            Items items;
            double at = 0;
            while (at < 100) {
                const double next = std::min(100.0, at + 5 + double(random() % 20));
                items.push_back(studyItem(at, next, names[random() % 3]));
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
    renamed.layer.labels = {labelDef("z"), labelDef("y"), labelDef("x")};
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
        QVERIFY2(isNear(figureOf(two.figures, id).pooled, *figureOf(one.figures, id).pooled), id);
        QVERIFY2(isNear(figureOf(three.figures, id).pooled, *figureOf(one.figures, id).pooled), id);
    }
    QVERIFY(isNear(figureOf(two.figures, "boundary-precision-0.5").pooled,
                   *figureOf(one.figures, "boundary-recall-0.5").pooled));
}

void TestStudy::undefinedIsNoNumber()
{
    std::vector<StudyLayer> layers;
    for (const LayerKind kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                 LayerKind::Chord, LayerKind::Text, LayerKind::Tag}) {
        layers.push_back(studyLayer(kind, 0)); // nobody
        layers.push_back(studyLayer(kind, 1));
        addStudyTrack(layers.back()).answers[0] = answerOf({});
        layers.push_back(studyLayer(kind, 2)); // never the same track
        addStudyTrack(layers.back()).answers[0] = answerOf({});
        addStudyTrack(layers.back()).answers[1] = answerOf({});
        layers.push_back(studyLayer(kind, 2)); // both say there is nothing
        addStudyTrack(layers.back());
        layers.back().tracks[0].answers = {answerOf({}), answerOf({})};
        layers.push_back(studyLayer(kind, 2)); // a track of no length
        addStudyTrack(layers.back(), 0);
        layers.back().tracks[0].answers = {answerOf({studyItem(0, 0)}), answerOf({studyItem(0, 0)})};
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
    StudyLayer layer = studyLayer(LayerKind::Tag, 3, {labelDef("a"), labelDef("b")});
    for (int i = 0; i < 40; ++i) {
        StudyTrack& track = addStudyTrack(layer);
        for (auto& answer : track.answers)
            answer = tagOf({QString::fromLatin1(random() % 3 ? "a" : "b")});
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
