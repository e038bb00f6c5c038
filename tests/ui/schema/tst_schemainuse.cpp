#include "tests/ui/schema/schemaprogram.h"
#include "ui/common/exemplarplayer.h"

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

QTEST_MAIN(TestSchemaInUse)
#include "tst_schemainuse.moc"
