#include "core/interchange/formatfile.h"
#include "core/interchange/labeltext.h"
#include "tests/support/formatitems.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace unisono;

namespace {

const GenreSchema& schema()
{
    static const GenreSchema general = shippedSchema(QStringLiteral("general")).value();
    return general;
}

const LayerDef& layerOf(const char* id)
{
    return *schema().layer(QString::fromLatin1(id));
}

QString samplePath(const char* name)
{
    return QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/") + QLatin1String(name);
}

/// A project of one track, as values.
struct Place {
    Track track;
    std::vector<Person> people{{PersonId::next(), QStringLiteral("Me")}};
    std::vector<Assignment> assignments;
    QHash<qint64, Items> items;

    explicit Place(double seconds)
    {
        track.id = TrackId::next();
        track.rate = {44100};
        track.frames = framesOf(seconds, track.rate);
        track.title = QStringLiteral("A: title");
        track.path = QStringLiteral("sub/A song?.flac");
    }
    FormatContext context() const
    {
        FormatContext c;
        c.rate = track.rate;
        c.frames = track.frames;
        c.schema = &schema();
        return c;
    }
    ReadFile read(const char* name, Issues* issues = nullptr) const
    {
        auto file = readFormatFile(samplePath(name), {}, context(), issues);
        return file ? std::move(*file) : ReadFile();
    }
    Result<ImportResult> import(const FormatDocument& document, const LayerDef& layer, ImportWish wish = {},
                                Issues* issues = nullptr)
    {
        const ImportPlace place{track,
                                layer,
                                people,
                                assignments,
                                [this](AssignmentId id) { return items.value(id.value); },
                                people.front().id,
                                1234,
                                1};
        return importInto(place, document, wish, issues);
    }
    void carryOut(const Edit& edit)
    {
        for (const AnyChange& any : edit.changes) {
            if (const auto* person = std::get_if<Change<Person>>(&any))
                people.push_back(*person->after);
            if (const auto* assignment = std::get_if<Change<Assignment>>(&any)) {
                if (assignment->before)
                    std::erase(assignments, *assignment->before);
                assignments.push_back(*assignment->after);
            }
        }
        for (const Assignment& assignment : assignments)
            applyTo(items[assignment.id.value], assignment.id, edit);
    }
    const Items& itemsOf(const char* person) const
    {
        static const Items none;
        for (const Assignment& a : assignments)
            for (const Person& p : people)
                if (p.id == a.person && p.name == QLatin1String(person))
                    return *items.find(a.id.value);
        return none;
    }
};

QStringList codes(const Issues& issues)
{
    QStringList all;
    for (const Issue& issue : issues)
        all += issue.code;
    return all;
}

} // namespace

class TestImporting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePersonFromAFileOfMany();
    void everybodyOfAFile();
    void severalFit();
    void upperAndLowerNest();
    void unknownLabelsAreKept();
    void refusesWhereItemsAre();
    void replaces();
    void nothingFits();
    void tagsGather();
    void cutsTilesToTheTrack();
    void goesOutAsItCame();
    void undoTakesItBack();
    void filesAreNamed();
    void badFiles();
};

void TestImporting::onePersonFromAFileOfMany()
{
    Place place(560);
    const auto file = place.read("jams/spam-five-annotators-6.jams");
    QCOMPARE(file.format->id, QStringLiteral("jams"));
    const auto result = place.import(
        file.document, layerOf("section"),
        {QStringLiteral("A3"), QStringLiteral("segment_salami_upper"), QStringLiteral("jams, x"), Existing::Refuse});
    QVERIFY(result);
    place.carryOut(result->edit);
    QCOMPARE(result->layers.size(), std::size_t(1));
    QCOMPARE(place.people.size(), std::size_t(2));
    const Items& items = place.itemsOf("A3");
    QCOMPARE(int(items.size()), result->layers[0].items);
    QCOMPARE(items[0].origin.kind, OriginKind::Imported);
    QCOMPARE(items[0].author, place.people[1].id);
    QCOMPARE(items[0].changedMs, qint64(1234));
    QCOMPARE(place.assignments[0].state, AssignmentState::InProgress);
}

void TestImporting::everybodyOfAFile()
{
    Place place(560);
    const auto file = place.read("jams/spam-five-annotators-6.jams");
    const auto result = place.import(file.document, layerOf("section"),
                                     {{}, QStringLiteral("segment_salami_lower"), {}, Existing::Refuse});
    QVERIFY(result);
    place.carryOut(result->edit);
    QCOMPARE(result->layers.size(), std::size_t(5));
    QCOMPARE(place.people.size(), std::size_t(6));
    QCOMPARE(place.assignments.size(), std::size_t(5));
    // Once more as another: nobody is made twice.
    const auto again = place.import(file.document, layerOf("section"),
                                    {{}, QStringLiteral("segment_salami_lower"), {}, Existing::Replace});
    QVERIFY(again);
    place.carryOut(again->edit);
    QCOMPARE(place.people.size(), std::size_t(6));
    QCOMPARE(place.assignments.size(), std::size_t(5));
}

void TestImporting::severalFit()
{
    Place place(560);
    const auto file = place.read("jams/spam-five-annotators-6.jams");
    const auto result =
        place.import(file.document, layerOf("section"), {QStringLiteral("A3"), {}, {}, Existing::Refuse});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Invalid);
    QCOMPARE(result.error().detail.split(QLatin1Char('\n')).size(), 2);
    QVERIFY(result.error().detail.contains(QStringLiteral("segment_salami_lower")));
}

void TestImporting::upperAndLowerNest()
{
    Place place(560);
    LayerDef layer = layerOf("section");
    layer.levels = 2;
    const auto file = place.read("jams/spam-five-annotators-6.jams");
    const auto result = place.import(file.document, layer, {QStringLiteral("A1"), {}, {}, Existing::Refuse});
    QVERIFY(result);
    place.carryOut(result->edit);
    const Items& items = place.itemsOf("A1");
    for (const int level : {0, 1}) {
        Frame reached{0};
        for (const Item& item : items)
            if (item.level == level) {
                QCOMPARE(item.span.start, reached);
                reached = item.span.end;
            }
        QCOMPARE(reached.value, place.track.frames);
    }
}

void TestImporting::unknownLabelsAreKept()
{
    Place place(191.047143);
    Issues issues;
    const auto file = place.read("audacity/salami-125-a1.txt", &issues);
    const auto result =
        place.import(file.document, layerOf("section"), {QStringLiteral("Ana"), {}, {}, Existing::Refuse}, &issues);
    QVERIFY(result);
    place.carryOut(result->edit);
    const Items& items = place.itemsOf("Ana");
    QCOMPARE(items.size(), std::size_t(5));
    QCOMPARE(items[0].label, QStringLiteral("silence"));
    QCOMPARE(items[1].label, QStringLiteral("head")); // "Main_Theme" is an alias
    QCOMPARE(items[3].label, QString());
    QCOMPARE(items[3].foreignText, QStringLiteral("variation"));
    const auto issue = std::find_if(issues.begin(), issues.end(),
                                    [](const Issue& i) { return i.code == QStringLiteral("import.unknown-label"); });
    QVERIFY(issue != issues.end());
    QCOMPARE(issue->args, (QStringList{QStringLiteral("variation"), QStringLiteral("1")}));
}

void TestImporting::refusesWhereItemsAre()
{
    Place place(191.047143);
    const auto file = place.read("audacity/salami-125-a1.txt");
    place.carryOut(place.import(file.document, layerOf("section"))->edit);
    QCOMPARE(place.itemsOf("Me").size(), std::size_t(5)); // nobody named: the person at the keyboard
    const auto again = place.import(file.document, layerOf("section"));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Invalid);
    QCOMPARE(again.error().subject, QStringLiteral("Me"));
    place.assignments[0].state = AssignmentState::Submitted;
    QVERIFY(!place.import(file.document, layerOf("section"), {{}, {}, {}, Existing::Replace}));
}

void TestImporting::replaces()
{
    Place place(191.047143);
    place.carryOut(place.import(place.read("audacity/salami-125-a1.txt").document, layerOf("section"))->edit);
    const auto result = place.import(place.read("csv/salami-125-semicolon-decimal-comma-bom.csv").document,
                                     layerOf("section"), {{}, {}, {}, Existing::Replace});
    QVERIFY(result);
    place.carryOut(result->edit);
    QCOMPARE(place.assignments.size(), std::size_t(1));
    QCOMPARE(place.itemsOf("Me").size(), std::size_t(5));
    QVERIFY(place.itemsOf("Me")[1].foreignText.contains(QStringLiteral("shared")));
}

void TestImporting::nothingFits()
{
    Place place(191);
    const auto result = place.import(place.read("csv/vocadito_1_notesA1.csv").document, layerOf("section"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotFound);
}

void TestImporting::tagsGather()
{
    Place place(40);
    Issues issues;
    const auto file = place.read("jams/valid.jams");
    const auto result = place.import(file.document, layerOf("tempo-feel"), {}, &issues);
    QVERIFY(result);
    place.carryOut(result->edit);
    const Items& items = place.itemsOf("a"); // the file's annotator
    QCOMPARE(items.size(), std::size_t(2));
    QVERIFY(std::any_of(items.begin(), items.end(), [](const Item& i) {
        const auto* tag = std::get_if<TagValue>(&i.payload);
        return tag && tag->labels == QStringList{QStringLiteral("slow")};
    }));
    QVERIFY(std::any_of(items.begin(), items.end(),
                        [](const Item& i) { return i.foreignText == QStringLiteral("(poor sound quality)"); }));
    for (const Item& item : items)
        QCOMPARE(item.span, (FrameSpan{Frame{0}, Frame{place.track.frames}}));
}

void TestImporting::cutsTilesToTheTrack()
{
    Place place(70); // the file is of a longer version
    Issues issues;
    const auto result =
        place.import(place.read("audacity/salami-125-a1.txt").document, layerOf("section"), {}, &issues);
    place.carryOut(result->edit);
    const Items& items = place.itemsOf("Me");
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(items.back().span.end.value, place.track.frames);
    QVERIFY(items.back().extra.contains(QStringLiteral("73.9052")));
    QVERIFY(codes(issues).contains(QStringLiteral("import.left-out")));
    QVERIFY(codes(issues).contains(QStringLiteral("import.beyond-track")));
}

void TestImporting::goesOutAsItCame()
{
    Place place(300.307);
    const auto file = place.read("jams/harmonix-0013_athingaboutyou.jams");
    place.carryOut(
        place.import(file.document, layerOf("beat"), {QStringLiteral("Ana"), {}, {}, Existing::Refuse})->edit);
    const Items& items = place.itemsOf("Ana");
    QCOMPARE(items.size(), std::size_t(748));
    QStringList taken;
    Issues issues;
    const auto files = exportFiles(*formats().find(QStringLiteral("jams")), place.track,
                                   {{layerOf("beat"), QStringLiteral("Ana"), items}}, schema(), taken, &issues);
    QVERIFY(files);
    const QByteArray& bytes = files->front().bytes;
    // What the file carried beside the beats is there again.
    QVERIFY(bytes.contains("4028988a-86c1-43d6-8c23-d01787d79f21"));
    QVERIFY(bytes.contains("\"corpus\": \"Harmonix\""));
    const auto again = formats().find(QStringLiteral("jams"))->read(bytes, place.context(), nullptr);
    QVERIFY(again);
    for (std::size_t i = 1; i < items.size(); ++i)
        QCOMPARE(test::difference(items[i], again->layers[0].items[i]), QString());
}

void TestImporting::undoTakesItBack()
{
    Place place(191.047143);
    const auto result = place.import(place.read("audacity/salami-125-a1.txt").document, layerOf("section"));
    place.carryOut(result->edit);
    const Edit back = reverted(result->edit);
    applyTo(place.items[place.assignments[0].id.value], place.assignments[0].id, back);
    QVERIFY(place.itemsOf("Me").empty());
    QCOMPARE(reverted(back), result->edit);
}

void TestImporting::filesAreNamed()
{
    Place place(10);
    const Items items = test::madeItems(layerOf("section"), place.track.frames, 1, test::Filled::Plain);
    const Items curve = test::madeItems(layerOf("melody"), place.track.frames, 1, test::Filled::Plain);
    const Items none;
    QStringList taken;
    Issues issues;
    const std::vector<ExportLayer> layers{{layerOf("section"), QStringLiteral("A/B"), items},
                                          {layerOf("section"), QStringLiteral("A\\B"), items},
                                          {layerOf("melody"), QStringLiteral("C"), curve},
                                          {layerOf("beat"), QStringLiteral("C"), none}};
    const auto files =
        exportFiles(*formats().find(QStringLiteral("audacity")), place.track, layers, schema(), taken, &issues);
    QVERIFY(files);
    QCOMPARE(files->size(), std::size_t(2));
    QCOMPARE(files->at(0).name, QStringLiteral("A song_.section.A_B.txt"));
    QCOMPARE(files->at(1).name, QStringLiteral("A song_.section.A_B (2).txt"));
    QCOMPARE(codes(issues), QStringList{QStringLiteral("export.kind-left-out")});
    const auto one = exportFiles(*formats().find(QStringLiteral("csv")), place.track, layers, schema(), taken, nullptr);
    QCOMPARE(one->size(), std::size_t(1));
    QCOMPARE(one->front().name, QStringLiteral("A song_.csv"));
    QCOMPARE(one->front().items, int(2 * items.size() + curve.size()));
    QTemporaryDir folder;
    const QString path = folder.filePath(one->front().name);
    QVERIFY(writeWholeFile(path, one->front().bytes));
    const auto read = readFormatFile(path, {}, place.context(), nullptr);
    QVERIFY(read);
    QCOMPARE(read->document.layers.size(), std::size_t(3));
    QVERIFY(!writeWholeFile(folder.filePath(QStringLiteral("no/folder/x.csv")), "x"));
}

void TestImporting::badFiles()
{
    const Place place(10);
    QCOMPARE(readFormatFile(QStringLiteral("/nowhere/x.jams"), {}, place.context(), nullptr).error().code,
             ErrorCode::NotFound);
    QCOMPARE(readFormatFile(samplePath(""), {}, place.context(), nullptr).error().code, ErrorCode::CannotRead);
    QCOMPARE(readFormatFile(samplePath("ORIGINS.csv"), {}, place.context(), nullptr).error().code,
             ErrorCode::Unsupported);
    QCOMPARE(readFormatFile(samplePath("csv/vocadito_1_notesA1.csv"), QStringLiteral("nope"), place.context(), nullptr)
                 .error()
                 .code,
             ErrorCode::Unsupported);
    QCOMPARE(readFormatFile(samplePath("jams/valid.jamz"), {}, place.context(), nullptr).error().code,
             ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestImporting)
#include "tst_importing.moc"
