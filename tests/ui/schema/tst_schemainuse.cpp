#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "tests/ui/schema/schemaprogram.h"
#include "ui/annotate/waitinglist.h"
#include "ui/common/exemplarplayer.h"

#include <QListWidget>

using namespace unisono;
using namespace unisono::test;

/// What annotators meet of a schema: exemplars, and what waits after a version was published.
class TestSchemaInUse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useOwnHome();
        QApplication::setApplicationName(QStringLiteral("unisono-test"));
    }
    void init() { useQuietSettings(); }
    void exemplarsArePlayedInPlace();
    void whatWaitsIsListed();
};

void TestSchemaInUse::exemplarsArePlayedInPlace()
{
    const TestProject files(2);
    GenreSchema schema = *shippedSchema(QStringLiteral("edm"));
    const auto section = std::find_if(schema.layers.begin(), schema.layers.end(),
                                      [](const LayerDef& layer) { return layer.id == kSection; });
    const QString rights = QStringLiteral("CC0");
    section->labels.front().exemplars = {
        {QStringLiteral("Track 1"), {}, 0.2, 0.4, true, QStringLiteral("this"), rights},
        {QStringLiteral("Track 2"), {}, 0.1, 0.3, false, QStringLiteral("not this"), rights},
        {QStringLiteral("Nowhere"), {}, 0.1, 0.3, false, QStringLiteral("nor this"), rights}};
    Program program(makeProject(files, schema));
    Track other = program.project().tracks().front();
    const TrackId first = other.id;
    other.id = TrackId::next();
    other.path = QStringLiteral("track 2.wav");
    other.title = QStringLiteral("Track 2");
    other.samplesSha256 = {};
    QVERIFY(
        program.root.document().apply({QStringLiteral("tracks.add"), {}, {}, {Change<Track>{std::nullopt, other}}}));
    program.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(program.root.media().state(), TrackMedia::State::Ready);
    program.annotate().activate(kSection);
    const auto own = program.root.media().reader();
    Transport& transport = program.root.transport();
    transport.seek({11025});
    QStringList said;
    connect(&program.root.document(), &Document::remarked, this, [&](const QString& text) { said << text; });
    ExemplarPlayer& player =
        qobject_cast<AnnotateWorkspace*>(program.root.window().workspace(QStringLiteral("annotate")))->exemplarPlayer();

    program.press(Qt::Key_Slash);
    program.type(qPrintable(section->labels.front().name));
    program.press(Qt::Key_X, Qt::AltModifier);
    QVERIFY(player.isPlaying() && program.root.media().isHeard());
    QTRY_VERIFY(!player.isPlaying());
    QCOMPARE(transport.position(), Frame{11025});
    // A near miss of another track: the current one stays.
    program.press(Qt::Key_X, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_VERIFY(player.isPlaying());
    QVERIFY(transport.reader() != own && !program.root.media().isHeard());
    QTRY_VERIFY(!player.isPlaying());
    QCOMPARE(transport.reader(), own);
    QCOMPARE(transport.position(), Frame{11025});
    QCOMPARE(program.root.document().currentTrack(), first);
    program.press(Qt::Key_X, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(!said.isEmpty() && said.back().contains(QStringLiteral("Nowhere")));
    QVERIFY(!player.isPlaying());
}

void TestSchemaInUse::whatWaitsIsListed()
{
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    const QString drop = QStringLiteral("drop");
    Assignment unit;
    unit.id = AssignmentId::next();
    unit.track = program.project().tracks().front().id;
    unit.layer = kSection;
    unit.person = program.project().me().id;
    unit.state = AssignmentState::InProgress;
    Item item;
    item.id = ItemId::next();
    item.assignment = unit.id;
    item.author = unit.person;
    item.span = {{0}, {22050}};
    item.label = drop;
    QVERIFY(
        program.root.document().apply({QStringLiteral("items.add"),
                                       {},
                                       {},
                                       {Change<Assignment>{std::nullopt, unit}, Change<Item>{std::nullopt, item}}}));
    QVERIFY(program.editor().change(QStringLiteral("schema.split"), {}, [&](GenreSchema& draft) {
        const QString one = addLabel(draft, {}, kSection, QStringLiteral("One"), {});
        const QString two = addLabel(draft, {}, kSection, QStringLiteral("Two"), {});
        return splitLabel(draft, kSection, drop, {one, two});
    }));
    QTRY_VERIFY(program.editor().preview() && program.editor().preview()->choices == 1);
    QVERIFY(program.editor().publish());
    QTRY_VERIFY(!program.editor().hasDraft());

    program.press(Qt::Key_2, Qt::ControlModifier);
    program.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    const auto* list = program.root.window().findChild<WaitingList*>();
    QVERIFY(list && list->isVisible());
    QCOMPARE(list->list().count(), 1);
    QVERIFY(list->list().item(0)->text().contains(QStringLiteral("Track 1")));
    program.press(Qt::Key_D, Qt::AltModifier); // its item has no label yet
    QCOMPARE(list->list().count(), 1);
    program.press(Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(program.annotate().active()->layer.id, kSection);
    Item chosen = program.project().items(unit.id).front();
    const Item before = chosen;
    chosen.label = QStringLiteral("one");
    QVERIFY(program.root.document().apply({QStringLiteral("items.label"), {}, {}, {Change<Item>{before, chosen}}}));
    program.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    program.press(Qt::Key_D, Qt::AltModifier);
    QCOMPARE(list->list().count(), 0);
    QVERIFY(program.project().assignment(unit.id)->stale.isEmpty());
    program.root.document().undo();
    QCOMPARE(list->list().count(), 1);
}

QTEST_MAIN(TestSchemaInUse)
#include "tst_schemainuse.moc"
