#include "core/genre/genretree.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace unisono;

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/genres/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<GenreDef> tree(TreeFormat format, const QByteArray& bytes)
{
    return readGenreTree(format, bytes, nullptr).value_or(std::vector<GenreDef>());
}

const GenreDef& called(const std::vector<GenreDef>& genres, const char* name)
{
    static const GenreDef none;
    const auto at =
        std::find_if(genres.begin(), genres.end(), [&](const GenreDef& g) { return g.name == QLatin1String(name); });
    return at == genres.end() ? none : *at;
}

qsizetype edges(const std::vector<GenreDef>& genres)
{
    qsizetype count = 0;
    for (const GenreDef& genre : genres)
        count += genre.parents.size();
    return count;
}

bool parentsComeFirst(const std::vector<GenreDef>& genres)
{
    QStringList seen;
    for (const GenreDef& genre : genres) {
        for (const QString& parent : genre.parents)
            if (!seen.contains(parent))
                return false;
        if (seen.contains(genre.id))
            return false;
        seen << genre.id;
    }
    return true;
}

GenreSchema schemaOf(std::vector<GenreDef> genres)
{
    GenreSchema schema = schemaOfTree(std::move(genres));
    schema.id = QStringLiteral("tree");
    schema.name = QStringLiteral("Tree");
    return schema;
}

/// Codes of the faults; "" where it was read after all.
QStringList faults(TreeFormat format, const QByteArray& bytes)
{
    Issues issues;
    const auto genres = readGenreTree(format, bytes, &issues);
    QStringList codes;
    for (const Issue& issue : issues)
        codes << issue.code;
    return genres ? QStringList{} : codes;
}

} // namespace

class TestGenreTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsFma()
    {
        const QByteArray bytes = sample("fma_genres.csv");
        QCOMPARE(sniffTree(bytes), TreeFormat::Fma);
        const std::vector<GenreDef> genres = tree(TreeFormat::Fma, bytes);
        QCOMPARE(genres.size(), std::size_t(163));
        QVERIFY(parentsComeFirst(genres));
        GenreSchema schema;
        schema.genres = genres;
        QCOMPARE(schema.childrenOf({}).size(), std::size_t(16));
        const std::function<int(const QString&)> depthBelow = [&](const QString& id) {
            int depth = 0;
            for (const GenreDef* child : schema.childrenOf(id))
                depth = std::max(depth, 1 + depthBelow(child->id));
            return depth;
        };
        // Edges below a root, as facts.json counts them.
        QCOMPARE(depthBelow({}) - 1,
                 QJsonDocument::fromJson(sample("facts.json"))[u"fma"][u"max_depth_below_root"].toInt());
        QCOMPARE(called(genres, "Avant-Garde").id, u"avant-garde"_qs);
        QCOMPARE(called(genres, "Avant-Garde").parents, QStringList{u"experimental"_qs});
        QCOMPARE(called(genres, "Avant-Garde").extra.value(u"fma.tracks"_qs), u"8693"_qs);
    }

    void readsAudioSet()
    {
        const QByteArray bytes = sample("audioset_music_subtree.json");
        QCOMPARE(sniffTree(bytes), TreeFormat::AudioSet);
        const std::vector<GenreDef> genres = tree(TreeFormat::AudioSet, bytes);
        QCOMPARE(genres.size(), std::size_t(189));
        QCOMPARE(edges(genres), 190);
        QVERIFY(parentsComeFirst(genres));
        QStringList several;
        for (const GenreDef& genre : genres)
            if (genre.parents.size() > 1)
                several << genre.name;
        several.sort();
        QCOMPARE(several, (QStringList{u"Beatboxing"_qs, u"Cowbell"_qs}));
        QStringList parents;
        for (const QString& id : called(genres, "Cowbell").parents)
            parents << std::find_if(genres.begin(), genres.end(), [&](const GenreDef& g) { return g.id == id; })->name;
        QCOMPARE(parents, (QStringList{u"Percussion"_qs, u"Bell"_qs}));
        const GenreDef& music = called(genres, "Music");
        QCOMPARE(music.links.value(u"audioset"_qs), u"/m/04rlf"_qs);
        QCOMPARE(music.links.value(u"web"_qs), u"http://en.wikipedia.org/wiki/Music"_qs);
        QVERIFY(music.definition.startsWith(u"Music is an art form"));
    }

    void readsALine()
    {
        const QByteArray text = "Rock (Rock music, Rock \\(general\\))\n"
                                "  Punk\n"
                                "    Post-Punk, later\n"
                                "  Metal\n"
                                "\n"
                                "Folk\n"
                                "  -> Punk\n"
                                "Punk 2 \\(x)\n";
        QCOMPARE(sniffTree(text), TreeFormat::List);
        const std::vector<GenreDef> genres = tree(TreeFormat::List, text);
        QCOMPARE(genres.size(), std::size_t(6));
        QCOMPARE(called(genres, "Rock").aliases, (QStringList{u"Rock music"_qs, u"Rock (general)"_qs}));
        QCOMPARE(called(genres, "Post-Punk, later").parents, QStringList{u"punk"_qs});
        QCOMPARE(called(genres, "Punk").parents, (QStringList{u"rock"_qs, u"folk"_qs}));
        QVERIFY(called(genres, "Punk 2 (x)").parents.isEmpty());
        const QByteArray written = writeGenreTree(TreeFormat::List, genres, nullptr);
        QCOMPARE(written, QByteArray("Rock (Rock music, Rock \\(general\\))\n"
                                     "\tPunk\n"
                                     "\t\tPost-Punk, later\n"
                                     "\tMetal\n"
                                     "Folk\n"
                                     "\t-> Punk\n"
                                     "Punk 2 \\(x)\n"));
        const std::vector<GenreDef> again = tree(TreeFormat::List, written);
        QVERIFY(again == genres);
        QCOMPARE(writeGenreTree(TreeFormat::List, again, nullptr), written);
    }

    void comesBackByteForByte_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("FMA") << int(TreeFormat::Fma) << sample("fma_genres.csv");
        QTest::newRow("AudioSet") << int(TreeFormat::AudioSet) << sample("audioset_music_subtree.json");
        QTest::newRow("AudioSet, all members")
            << int(TreeFormat::AudioSet)
            << QByteArray(
                   "[\n {\n  \"id\": \"/m/b\",\n  \"name\": \"B \\\"x\\\" \xc3\xa9\",\n  \"description\": \"\",\n"
                   "  \"citation_uri\": \"see Grove\",\n  \"child_ids\": [],\n"
                   "  \"restrictions\": [\n   \"abstract\",\n   \"blacklist\"\n  ],\n"
                   "  \"positive_examples\": [\"a\",2]\n },\n"
                   " {\n  \"id\": \"/m/a\",\n  \"name\": \"B\",\n  \"description\": \"d\",\n"
                   "  \"citation_uri\": \"\",\n  \"child_ids\": [\n   \"/m/c\",\n   \"/m/b\"\n  ],\n"
                   "  \"restrictions\": []\n },\n"
                   " {\n  \"id\": \"/m/c\",\n  \"name\": \"B\",\n  \"description\": \"d\",\n"
                   "  \"citation_uri\": \"https://x\",\n  \"child_ids\": [],\n  \"restrictions\": []\n }\n]\n");
        QTest::newRow("FMA, quotes") << int(TreeFormat::Fma)
                                     << QByteArray("genre_id,#tracks,parent,title,top_level\n"
                                                   "7,,9,\"Funk, \"\"P\"\"\nand more\",9\n9,3,0,Funk,9\n");
    }
    void comesBackByteForByte()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, bytes);
        const auto form = TreeFormat(format);
        Issues issues;
        const auto genres = readGenreTree(form, bytes, &issues);
        QVERIFY2(genres, genres ? "" : qPrintable(genres.error().message + genres.error().detail));
        QCOMPARE(writeGenreTree(form, *genres, &issues), bytes);
        QVERIFY(issues.empty());
        // Also after a way through a schema's file.
        const auto schema = schemaFromJson(schemaToJson(schemaOf(*genres)), nullptr);
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().message + schema.error().detail));
        QVERIFY(schema->genres == *genres);
        QCOMPARE(writeGenreTree(form, schema->genres, nullptr), bytes);
    }

    void editsGoBeforeWhatWasRead()
    {
        std::vector<GenreDef> fma = tree(TreeFormat::Fma, "genre_id,#tracks,parent,title,top_level\n"
                                                          "1,5,2,A,2\n2,6,0,B,2\n3,7,0,C,3\n");
        const auto a = std::find_if(fma.begin(), fma.end(), [](const GenreDef& g) { return g.id == u"a"; });
        a->parents = {u"c"_qs};
        a->definition = u"What counts."_qs;
        GenreDef fresh;
        fresh.id = u"d"_qs;
        fresh.name = u"D"_qs;
        fresh.parents = {u"a"_qs, u"b"_qs};
        fma.push_back(fresh);
        Issues issues;
        QCOMPARE(writeGenreTree(TreeFormat::Fma, fma, &issues),
                 QByteArray("genre_id,#tracks,parent,title,top_level\n"
                            "1,5,3,A,3\n2,6,0,B,2\n3,7,0,C,3\n4,,1,D,3\n"));
        QCOMPARE(issues.size(), std::size_t(2));
        QCOMPARE(issues[0].code, u"tree.field-lost"_qs);
        QCOMPARE(issues[0].args, (QStringList{u"definition"_qs, u"1"_qs}));
        QCOMPARE(issues[1].code, u"tree.parents-lost"_qs);
        const std::vector<GenreDef> other =
            tree(TreeFormat::AudioSet, writeGenreTree(TreeFormat::AudioSet, fma, &issues));
        QCOMPARE(called(other, "D").parents, (QStringList{u"b"_qs, u"a"_qs})); // which is told
        QCOMPARE(issues.back().code, u"tree.order-lost"_qs);
        QCOMPARE(called(other, "D").links.value(u"audioset"_qs), u"/u/d"_qs);
    }

    void treesComeThroughAList()
    {
        for (const auto& [format, name] : {std::pair{TreeFormat::Fma, "fma_genres.csv"},
                                           std::pair{TreeFormat::AudioSet, "audioset_music_subtree.json"}}) {
            const std::vector<GenreDef> genres = tree(format, sample(name));
            Issues issues;
            const std::vector<GenreDef> listed =
                tree(TreeFormat::List, writeGenreTree(TreeFormat::List, genres, &issues));
            QCOMPARE(listed.size(), genres.size());
            QCOMPARE(edges(listed), edges(genres));
            QVERIFY(!issues.empty()); // numbers and definitions have no place in a list
        }
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const QByteArray header = "genre_id,#tracks,parent,title,top_level\n";
        const auto fma = [&](const char* name, const QByteArray& rows, const char* code) {
            QTest::newRow(name) << int(TreeFormat::Fma) << header + rows << QString::fromLatin1(code);
        };
        const auto list = [&](const char* name, const QByteArray& text, const char* code) {
            QTest::newRow(name) << int(TreeFormat::List) << text << QString::fromLatin1(code);
        };
        const auto audioSet = [&](const char* name, const QByteArray& text, const char* code) {
            QTest::newRow(name) << int(TreeFormat::AudioSet) << text << QString::fromLatin1(code);
        };
        fma("broken text", "1,2,0,\xff\xfe,1\n", "schema.text");
        fma("circle", "1,2,2,A,1\n2,2,1,B,1\n", "schema.circle");
        fma("own parent", "1,2,1,A,1\n", "schema.circle");
        fma("unknown parent", "1,2,7,A,7\n", "schema.unknown-parent");
        fma("twice", "1,2,0,A,1\n1,2,0,B,1\n", "schema.twice");
        fma("too few", "1,2,0\n", "tree.fields");
        fma("no number", "one,2,0,A,1\n", "tree.number");
        fma("no name", "1,2,0, ,1\n", "tree.no-name");
        fma("wrong top", "1,2,0,A,1\n2,2,1,B,2\n", "tree.top-level");
        fma("open quote", "1,2,0,\"A,1\n", "tree.quote");
        fma("no rows", "", "tree.empty");
        QTest::newRow("no header") << int(TreeFormat::Fma) << QByteArray("a,b\n1,2\n") << u"tree.column"_qs;
        QByteArray deep = "1,2,0,A,1\n";
        for (int i = 2; i <= 200; ++i)
            deep += QByteArray::number(i) + ",1," + QByteArray::number(i - 1) + ",A,1\n";
        fma("200 levels", deep, "schema.too-deep");
        fma("10 MB", QByteArray("1,2,0,A,1\n").repeated(1'000'000), "schema.too-big");
        QByteArray many;
        for (int i = 1; i <= kMostTreeGenres + 1; ++i)
            many += QByteArray::number(i) + ",1,0,A," + QByteArray::number(i) + "\n";
        fma("many", many, "tree.too-many");
        QByteArray levels;
        for (int i = 0; i < 200; ++i)
            levels += QByteArray(i, ' ') + "A\n";
        list("list of 200 levels", levels, "schema.too-deep");
        list("broken list", "A\n\xc3\x28\n", "schema.text");
        list("indent", "A\n    B\n  C\n", "tree.indent");
        list("tabs and blanks", "A\n\tB\n  C\n", "tree.indent");
        list("open parenthesis", "A (b\n", "tree.aliases");
        list("after the parenthesis", "A (b) c\n", "tree.aliases");
        list("only aliases", "(b)\n", "tree.no-name");
        list("also of nothing", "A\n\t-> B\n", "tree.also-unknown");
        list("also of several", "A\n\tB\nC\n\tB\nD\n\t-> B\n", "tree.also-unknown");
        list("also at a root", "A\n-> A\n", "tree.also");
        list("also itself", "A\n\t-> A\n", "schema.circle");
        list("also twice", "A\n\tB\n\t-> B\n", "schema.same-twice");
        list("nothing", "\n \n", "tree.empty");
        list("10 MB list", QByteArray("A\n").repeated(5'000'000), "schema.too-big");
        list("many lines", QByteArray("A\n").repeated(kMostTreeGenres + 1), "tree.too-many");
        audioSet("no JSON", "[{", "schema.json");
        audioSet("an object", "{}", "schema.type");
        audioSet("numbers", "[1]", "schema.type");
        audioSet("no id", "[{\"name\":\"A\"}]", "schema.missing");
        audioSet("id", "[{\"id\":\"A\",\"name\":\"A\"}]", "schema.link");
        audioSet("children", "[{\"id\":\"/m/a\",\"name\":\"A\",\"child_ids\":\"x\"}]", "schema.type");
        audioSet("unknown child", "[{\"id\":\"/m/a\",\"name\":\"A\",\"child_ids\":[\"/m/b\"]}]", "tree.unknown-child");
        audioSet("own child", "[{\"id\":\"/m/a\",\"name\":\"A\",\"child_ids\":[\"/m/a\"]}]", "schema.circle");
        audioSet(
            "child twice",
            "[{\"id\":\"/m/a\",\"name\":\"A\",\"child_ids\":[\"/m/b\",\"/m/b\"]},{\"id\":\"/m/b\",\"name\":\"B\"}]",
            "schema.same-twice");
        audioSet("deep", QByteArray(5000, '['), "schema.json");
        audioSet("nothing in it", "[]", "tree.empty");
    }
    void badInputIsRefused()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const QStringList found = faults(TreeFormat(format), bytes);
        QVERIFY2(found.contains(code), qPrintable(found.join(u' ')));
        QVERIFY(found.size() <= 100);
    }

    void partsOfFilesAreReadOrRefused()
    {
        for (const auto& [format, bytes] :
             {std::pair{TreeFormat::Fma, sample("fma_genres.csv").left(900)},
              std::pair{TreeFormat::AudioSet,
                        QByteArray("[{\"id\":\"/m/a\",\"name\":\"\xc3\x84\",\"description\":\"d\",\"child_ids\":[]}]")},
              std::pair{TreeFormat::List, QByteArray("\xc3\x84 (b, c)\n\tD\n\t\tE\n\t-> E\n")}})
            for (qsizetype n = 0; n <= bytes.size(); ++n) {
                Issues issues;
                const auto genres = readGenreTree(format, bytes.left(n), &issues);
                QVERIFY(genres ? !genres->empty() : !issues.empty() && genres.error().code == ErrorCode::Parse);
            }
    }
};

QTEST_GUILESS_MAIN(TestGenreTree)
#include "tst_genretree.moc"
