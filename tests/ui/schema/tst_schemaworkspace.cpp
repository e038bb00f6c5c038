#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "tests/ui/schema/schemaprogram.h"
#include "ui/schema/genrepage.h"
#include "ui/schema/genretree.h"
#include "ui/schema/labeleditor.h"
#include "ui/schema/layercard.h"
#include "ui/schema/publishpanel.h"
#include "ui/schema/schemainspector.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMimeData>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

GenreSchema largeSchema(int genres)
{
    GenreSchema schema = *shippedSchema(QStringLiteral("edm"));
    schema.genres.clear();
    for (int i = 0; i < genres; ++i) {
        GenreDef genre;
        genre.id = QStringLiteral("g%1").arg(i);
        genre.name = QStringLiteral("Genre %1").arg(i);
        genre.definition = QStringLiteral("What counts as number %1, in a sentence of the usual length.").arg(i);
        genre.isNot = QStringLiteral("What does not.");
        if (i >= 20)
            genre.parents << QStringLiteral("g%1").arg((i - 20) / 6);
        if (i >= 100 && i % 10 == 0)
            genre.parents << QStringLiteral("g%1").arg(i % 20);
        schema.genres.push_back(std::move(genre));
    }
    fillGenreLabels(schema);
    return schema;
}

} // namespace

/// The Schema workspace: its models, and a walk through it by keys alone on the real window.
class TestSchemaWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useOwnHome();
        QApplication::setApplicationName(QStringLiteral("unisono-test"));
    }
    void init() { useQuietSettings(); }
    void walkByKeysAlone();
    void labelsByKeysAlone();
    void trialShowsTheDraft();
    void genreWithTwoParents();
    void moveRefusesCircles();
    void filterKeepsTheWay();
    void placesOfIssues();
    void startFromAndDiscard();
    void rulesByKeysAlone();
    void twoThousandGenres();
};

void TestSchemaWorkspace::walkByKeysAlone()
{
    const TestProject files(1);
    const QString path = makeProject(files, *shippedSchema(QStringLiteral("edm")));
    Program program(path);
    QVERIFY(program.shown && program.schema);
    const GenreSchema before = program.project().schema();
    const int edits = int(program.project().history(1000).size());
    QVERIFY(!program.editor().hasDraft());

    // A subgenre below an existing one, with its definition.
    QVERIFY(program.goTo(kTechno));
    program.press(Qt::Key_N);
    program.type("Acidcore");
    program.press(Qt::Key_Return);
    const QString added = QStringLiteral("acidcore");
    QCOMPARE(program.editor().genre(), added);
    QVERIFY(program.editor().hasDraft());
    QCOMPARE(program.draft().genre(added)->parents, QStringList{kTechno});
    program.press(Qt::Key_D, Qt::AltModifier);
    program.type("A 303 over a distorted kick.");
    QCOMPARE(program.draft().genre(added)->definition, QStringLiteral("A 303 over a distorted kick."));
    QCOMPARE(program.project().history(1000).size(), std::size_t(edits + 2)); // typing is one step

    // An exemplar: the draft is tried on the track, and a place of it taken.
    QTRY_COMPARE(program.root.media().state(), TrackMedia::State::Ready);
    program.press(Qt::Key_T, Qt::ControlModifier);
    program.press(Qt::Key_E, Qt::AltModifier);
    program.type("the squelch alone");
    program.press(Qt::Key_Return);
    program.press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(program.draft().genre(added)->exemplars.size(), std::size_t(1));
    const Exemplar exemplar = program.draft().genre(added)->exemplars.front();
    QCOMPARE(exemplar.track, QStringLiteral("Track 1"));
    QCOMPARE(exemplar.samples, QString::fromLatin1(QByteArray(32, 'x').toHex()));
    QCOMPARE(exemplar.why, QStringLiteral("the squelch alone"));
    QVERIFY(exemplar.fits && exemplar.start == 0 && exemplar.end > 0.9);

    // A layer refined there: sections of at least two bars.
    QCOMPARE(program.editor().genre(), added);
    QCOMPARE(program.editor().layer(), kSection);
    program.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(program.tabTo(QStringLiteral("Shortest")));
    program.press(Qt::Key_A, Qt::ControlModifier);
    program.type("2 bars");
    const LayerRefinement* refinement = refinementAt(program.draft(), added, kSection);
    QVERIFY(refinement);
    QCOMPARE(refinement->given, QStringList{QStringLiteral("shortest")});
    QCOMPARE(refinement->layer.shortest->text(), QStringLiteral("2 bars"));

    // What publishing changes is said beforehand.
    const PublishPanel& panel = program.schema->page().publishPanel();
    QTRY_VERIFY2(panel.isVisible() && panel.text().contains(QStringLiteral("Add Acidcore")), qPrintable(panel.text()));
    program.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!program.editor().hasDraft()); // on a slow machine it is said first
    QVERIFY(!panel.isVisible());
    QCOMPARE(program.project().schema().version, before.version + 1);
    QVERIFY(program.project().schema().genre(added));

    // The annotator gives the track this genre: picker and rules are those of it.
    program.press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!program.root.document().trial());
    program.press(Qt::Key_K, Qt::ControlModifier);
    program.type("Acidcore");
    QTRY_VERIFY(program.focus()->isVisible());
    program.press(Qt::Key_Return);
    QTRY_COMPARE(program.project().genreOf(program.root.document().currentTrack(), program.project().me().id), added);
    program.annotate().activate(QStringLiteral("genre"));
    QVERIFY(program.annotate().active()->layer.label(added));
    program.annotate().activate(kSection);
    QCOMPARE(program.annotate().active()->layer.shortest->text(), QStringLiteral("2 bars"));

    // Everything is undone.
    while (int(program.project().history(1000).size()) > 0 && program.project().canUndo() &&
           (program.editor().hasDraft() || program.project().schema() != before ||
            !program.project().genreOf(program.root.document().currentTrack(), program.project().me().id).isEmpty()))
        program.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(program.project().schema(), before);
    QVERIFY(!program.editor().hasDraft());
    QVERIFY(!program.draft().genre(added));
    QVERIFY(!program.annotate().active()->layer.shortest->isMusical());
    QCOMPARE(program.project().unsaved(), 0);
    const auto report = program.project().verify();
    QVERIFY(report && report->empty());
}

void TestSchemaWorkspace::labelsByKeysAlone()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    const auto section = [&]() -> const LayerDef& { return *program.draft().layer(kSection); };
    // Every genre is looked at first: its layers can be changed.
    QCOMPARE(program.editor().genre(), QString());
    program.press(Qt::Key_B, Qt::AltModifier);
    QCOMPARE(program.editor().label(), section().labels.front().id);
    program.press(Qt::Key_Insert);
    program.type("Interlude");
    program.press(Qt::Key_Return);
    QCOMPARE(program.editor().label(), QStringLiteral("interlude"));
    QVERIFY(section().label(QStringLiteral("interlude"))->parentId.isEmpty());
    program.press(Qt::Key_N);
    program.type("Short");
    program.press(Qt::Key_Return);
    QCOMPARE(section().label(QStringLiteral("short"))->parentId, QStringLiteral("interlude"));
    program.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(section().label(QStringLiteral("short"))->parentId.isEmpty());
    program.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(section().label(QStringLiteral("short"))->parentId, QStringLiteral("interlude"));
    program.press(Qt::Key_F2);
    program.press(Qt::Key_A, Qt::ControlModifier);
    program.type("Brief");
    program.press(Qt::Key_Return);
    QTRY_COMPARE(section().label(QStringLiteral("short"))->name, QStringLiteral("Brief"));
    program.press(Qt::Key_M);
    program.type("Interlude");
    program.press(Qt::Key_Return);
    QVERIFY(!section().label(QStringLiteral("short")));
    QCOMPARE(program.draft().retired.back().became, QStringList{QStringLiteral("interlude")});
    QCOMPARE(program.editor().label(), QStringLiteral("interlude"));
    program.press(Qt::Key_M, Qt::ShiftModifier);
    program.type("Calm part, Loud part");
    program.press(Qt::Key_Return);
    QVERIFY(!section().label(QStringLiteral("interlude")));
    QVERIFY(section().label(QStringLiteral("calm-part")) && section().label(QStringLiteral("loud-part")));
    program.press(Qt::Key_B, Qt::AltModifier);
    const QString current = program.editor().label();
    program.press(Qt::Key_Delete);
    QVERIFY(!section().label(current));
    while (program.editor().hasDraft() && program.project().canUndo())
        program.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(section(), *program.project().schema().layer(kSection));
}

void TestSchemaWorkspace::trialShowsTheDraft()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    QVERIFY(program.goTo(QStringLiteral("downtempo.ambient")));
    QTRY_COMPARE(program.root.media().state(), TrackMedia::State::Ready);
    program.press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(program.root.document().trial());
    QStringList shown;
    program.annotate().activate(QStringLiteral("chord")); // which this genre has not
    QVERIFY(program.annotate().active()->layer.id != QStringLiteral("chord"));
    const int edits = int(program.project().history(1000).size());
    program.press(Qt::Key_S);
    QCOMPARE(int(program.project().history(1000).size()), edits);
    program.press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!program.root.document().trial());
    program.press(Qt::Key_2, Qt::ControlModifier);
    program.annotate().activate(QStringLiteral("chord"));
    QCOMPARE(program.annotate().active()->layer.id, QStringLiteral("chord"));
}

void TestSchemaWorkspace::genreWithTwoParents()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    GenreTreeModel& model = program.schema->tree().genres();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int before = rowsBelow(model);
    const QString child = QStringLiteral("house.deep");
    QVERIFY(program.editor().change(QStringLiteral("schema.move"), {}, [&](GenreSchema& draft) {
        return moveGenre(draft, child, {QStringLiteral("house"), kTechno});
    }));
    QCOMPARE(rowsBelow(model), before + 1);
    const QModelIndex one = model.indexOf({QStringLiteral("house"), child});
    const QModelIndex other = model.indexOf({kTechno, child});
    QVERIFY(one.isValid() && other.isValid() && one != other);
    QCOMPARE(model.parentOf(other), kTechno);
    QCOMPARE(one.data(), other.data());
    // A new name stands under both.
    QVERIFY(model.setData(other, QStringLiteral("Deeper"), Qt::EditRole));
    QCOMPARE(model.indexOf({QStringLiteral("house"), child}).data().toString(), QStringLiteral("Deeper"));
}

void TestSchemaWorkspace::moveRefusesCircles()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    GenreTreeModel& model = program.schema->tree().genres();
    const QModelIndex techno = model.indexOf(kTechno);
    const QModelIndex acid = model.indexOf(QStringLiteral("techno.acid"));
    const QModelIndex house = model.indexOf(QStringLiteral("house"));
    QVERIFY(techno.isValid() && acid.isValid() && house.isValid());
    const std::unique_ptr<QMimeData> parent(model.mimeData({techno}));
    QVERIFY(!model.canDropMimeData(parent.get(), Qt::MoveAction, -1, -1, acid));
    QVERIFY(!model.canDropMimeData(parent.get(), Qt::MoveAction, -1, -1, techno));
    QVERIFY(!model.dropMimeData(parent.get(), Qt::MoveAction, -1, -1, acid));
    QVERIFY(!program.editor().hasDraft());
    const std::unique_ptr<QMimeData> child(model.mimeData({acid}));
    QVERIFY(model.dropMimeData(child.get(), Qt::CopyAction, -1, -1, house));
    QCOMPARE(program.draft().genre(QStringLiteral("techno.acid"))->parents,
             (QStringList{kTechno, QStringLiteral("house")}));
    const std::unique_ptr<QMimeData> again(model.mimeData({model.indexOf({kTechno, QStringLiteral("techno.acid")})}));
    QVERIFY(model.dropMimeData(again.get(), Qt::MoveAction, -1, -1, {}));
    QCOMPARE(program.draft().genre(QStringLiteral("techno.acid"))->parents, QStringList{QStringLiteral("house")});
    // By keys: in below the one before, and out again.
    QVERIFY(program.goTo(kTechno));
    program.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(program.draft().genre(kTechno)->parents, QStringList{QStringLiteral("house")});
    program.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(program.draft().genre(kTechno)->parents.isEmpty());
    QCOMPARE(program.editor().genre(), kTechno);
}

void TestSchemaWorkspace::filterKeepsTheWay()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    GenreTreeModel& model = program.schema->tree().genres();
    program.press(Qt::Key_F, Qt::ControlModifier);
    program.type("detroit");
    QCOMPARE(model.matches(), 1);
    QCOMPARE(model.rowCount(), 2); // every genre, techno
    QVERIFY(model.indexOf({kTechno, QStringLiteral("techno.detroit")}).isValid());
    program.press(Qt::Key_A, Qt::ControlModifier);
    program.press(Qt::Key_Delete);
    QVERIFY(!model.isFiltered());
    QVERIFY(model.rowCount() > 5);
}

void TestSchemaWorkspace::placesOfIssues()
{
    GenreSchema schema = *shippedSchema(QStringLiteral("edm"));
    QCOMPARE(placeIn(schema, QStringLiteral("$.genres[2].key")).genre, schema.genres[2].id);
    const SchemaPlace label = placeIn(schema, QStringLiteral("$.layers[0].labels[1].labels[0].definition"));
    QCOMPARE(label.layer, schema.layers[0].id);
    const QString parent = schema.layers[0].children({})[1]->id;
    const auto children = schema.layers[0].children(parent);
    QCOMPARE(label.label, children.empty() ? parent : children[0]->id);
    QVERIFY(placeIn(schema, QStringLiteral("$.genres[9999]")).genre.isEmpty());
    QVERIFY(placeIn(schema, QStringLiteral("$")).layer.isEmpty());
    LabelDef values;
    values.id = QStringLiteral("drop");
    values.definition = QStringLiteral("x");
    QVERIFY(setLabelRules(schema, kTechno, kSection, values, {QStringLiteral("definition")}));
    const auto at =
        std::find_if(schema.genres.begin(), schema.genres.end(), [](const auto& g) { return g.id == kTechno; });
    const SchemaPlace refined =
        placeIn(schema, QStringLiteral("$.genres[%1].refine[0].labels[0]").arg(at - schema.genres.begin()));
    QCOMPARE(refined.layer, kSection);
    QCOMPARE(refined.label, QStringLiteral("drop"));
}

void TestSchemaWorkspace::startFromAndDiscard()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    program.root.window().actions().action(QStringLiteral("schema.start-jazz"))->trigger();
    QVERIFY(program.editor().hasDraft());
    QCOMPARE(program.draft().genres.size(), shippedSchema(QStringLiteral("jazz"))->genres.size());
    QTRY_VERIFY(program.editor().preview() && !program.editor().preview()->effects.empty());
    program.root.window().actions().action(QStringLiteral("schema.discard"))->trigger();
    QVERIFY(!program.editor().hasDraft());
    QCOMPARE(program.draft(), program.project().schema());
    program.root.document().undo();
    QVERIFY(program.editor().hasDraft());
}

void TestSchemaWorkspace::rulesByKeysAlone()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    const auto section = [&]() -> const LayerDef& { return *program.draft().layer(kSection); };
    program.editor().setLayer(kSection);
    const QString label = section().labels.front().id;
    const auto rules = [&]() -> const LabelDef& { return *section().label(label); };
    const auto write = [&](const char* name, const char* text) {
        const bool reached = program.tabTo(QString::fromUtf8(name));
        program.press(Qt::Key_A, Qt::ControlModifier);
        program.type(text);
        return reached;
    };
    program.press(Qt::Key_B, Qt::AltModifier);
    QCOMPARE(program.editor().label(), label);
    QVERIFY(program.tabTo(QStringLiteral("Pattern")));
    const QString pattern = rules().pattern;
    program.press(Qt::Key_End);
    QVERIFY(rules().pattern != pattern);
    QVERIFY(program.tabTo(QStringLiteral("Required (label)")));
    const bool wasRequired = rules().required;
    program.press(Qt::Key_Space);
    QCOMPARE(rules().required, !wasRequired);
    QVERIFY(write("At most (label)", "3"));
    QVERIFY(write("Shortest (label)", "2 bars"));
    QVERIFY(write("Longest (label)", "nonsense"));
    QVERIFY(!program.focus()->toolTip().isEmpty()); // refused, and said why
    QVERIFY(write("Longest (label)", "90 s"));
    QCOMPARE(rules().atMost, std::optional(3));
    QCOMPARE(rules().shortest->text(), QStringLiteral("2 bars"));
    QCOMPARE(rules().longest->text(), QStringLiteral("90 s"));
    const QString other = section().labels[1].id;
    QVERIFY(write("Labels that may hold it", qPrintable(section().labels[1].name)));
    QCOMPARE(rules().inside, QStringList{other});

    program.press(Qt::Key_L, Qt::AltModifier);
    QVERIFY(write("Labels that rule each other out", qPrintable(rules().name)));
    QVERIFY(!program.focus()->toolTip().isEmpty()); // one alone excludes nothing
    const std::vector<QStringList> before = section().exclusive;
    program.type(qPrintable(QStringLiteral(", ") + section().labels[1].name));
    QVERIFY(section().exclusive != before);
    QCOMPARE(section().exclusive, (std::vector<QStringList>{{label, other}}));
    while (program.editor().hasDraft() && program.project().canUndo())
        program.root.document().undo();
    QCOMPARE(section(), *program.project().schema().layer(kSection));
}

/// Times are printed, never asserted.
void TestSchemaWorkspace::twoThousandGenres()
{
    const TestProject files(1);
    Program program(makeProject(files, largeSchema(2000)));
    QElapsedTimer timer;
    const auto measured = [&](const char* what, const std::function<void()>& run) {
        timer.start();
        run();
        const double changeMs = double(timer.nsecsElapsed()) / 1e6;
        program.schema->grab();
        qInfo("%-34s %6.1f ms, painted after %6.1f ms", what, changeMs, double(timer.nsecsElapsed()) / 1e6);
    };
    GenreTreeModel& model = program.schema->tree().genres();
    const auto define = [&](const QString& text) {
        return program.editor().change(
            QStringLiteral("schema.genre"), {},
            [&](GenreSchema& draft) {
                genreIn(draft, QStringLiteral("g1000"))->definition = text;
                return true;
            },
            QStringLiteral("typing"));
    };
    measured("first change begins the draft", [&] { QVERIFY(define(QStringLiteral("a"))); });
    measured("a typed letter", [&] { QVERIFY(define(QStringLiteral("ab"))); });
    measured("a new name", [&] {
        QVERIFY(model.setData(model.indexOf(QStringLiteral("g1000")), QStringLiteral("New"), Qt::EditRole));
    });
    measured("a new genre", [&] {
        QVERIFY(program.editor().change(QStringLiteral("schema.add"), {}, [](GenreSchema& draft) {
            return !addGenre(draft, QStringLiteral("Fresh"), {QStringLiteral("g3")}).isEmpty();
        }));
    });
    measured("a genre moved", [&] {
        QVERIFY(program.editor().change(QStringLiteral("schema.move"), {}, [](GenreSchema& draft) {
            return moveGenre(draft, QStringLiteral("g500"), {QStringLiteral("g7")});
        }));
    });
    measured("a genre shifted", [&] {
        QVERIFY(program.editor().change(QStringLiteral("schema.move"), {},
                                        [](GenreSchema& draft) { return shiftGenre(draft, QStringLiteral("g3"), 1); }));
    });
    measured("a genre removed", [&] {
        QVERIFY(program.editor().change(QStringLiteral("schema.remove"), {},
                                        [](GenreSchema& draft) { return removeGenre(draft, QStringLiteral("g10")); }));
    });
    measured("undone", [&] { program.root.document().undo(); });
    measured("another genre looked at", [&] { program.editor().setGenre(QStringLiteral("g1500")); });
    measured("filtered", [&] { program.schema->tree().setFilter(QStringLiteral("15")); });
    measured("no longer filtered", [&] { program.schema->tree().setFilter({}); });
    measured("all opened", [&] { program.schema->tree().expandAll(); });
    measured("a typed letter, all open", [&] { QVERIFY(define(QStringLiteral("abc"))); });
    QVERIFY(rowsBelow(model) >= 2000);
    QTRY_VERIFY_WITH_TIMEOUT(program.editor().checks(), 20000);
}

QTEST_MAIN(TestSchemaWorkspace)
#include "tst_schemaworkspace.moc"
