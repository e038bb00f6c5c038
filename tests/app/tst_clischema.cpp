// unisono-cli schema ..., validate, and what SALAMI's files need: tracks without audio, unknown labels, handing in.

#include "core/store/project.h"
#include "tests/support/clirunner.h"
#include "tests/support/testproject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace unisono;

namespace {

using Outcome = test::CliOutcome;

Outcome json(QStringList arguments)
{
    return test::runCli(arguments << QStringLiteral("--json"));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QString data(const char* name)
{
    return QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/") + QLatin1String(name);
}

QStringList codes(const Outcome& outcome, const char* list)
{
    QStringList all;
    for (const QJsonValue& each : outcome.json.value(QLatin1String(list)).toArray())
        all << each[u"code"].toString();
    return all;
}

QString errorOf(const Outcome& outcome)
{
    return outcome.json[u"error"][u"code"].toString();
}

/// A small schema as text; `more` are members of the second label of "part".
QByteArray schemaText(const QByteArray& firstName = "Verse", const QByteArray& secondName = "Chorus",
                      const QByteArray& more = {}, const QByteArray& parent = {})
{
    return R"({"id": "small", "version": 1, "name": "Small",)" +
           (parent.isEmpty() ? QByteArray() : "\"parent\": \"" + parent + "\",") + R"(
  "genres": [{"id": "song", "name": "Song", "definition": "d"},
             {"id": "ballad", "name": "Ballad", "definition": "d", "parents": ["song"], "without": ["word"],
              "refine": [{"id": "part", "shortest": "2 s"}],
              "layers": [{"id": "sigh", "name": "Sighs", "kind": "instant"}]}],
  "layers": [{"id": "part", "name": "Parts", "kind": "interval", "tiling": true, "required": true,
              "labels": [{"id": "verse", "name": ")" +
           firstName + R"(", "definition": "d"}, {"id": "chorus", "name": ")" + secondName +
           "\", \"definition\": \"d\"" + more + R"(}]},
             {"id": "word", "name": "Words", "kind": "text"},
             {"id": "genre", "name": "Genre", "kind": "tag", "choice": "path", "required": true}]})";
}

} // namespace

class TestCliSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnHome(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = in("p.unisono");
    }

    void shippedOnesAreSound()
    {
        for (const QString& id : shippedSchemaIds()) {
            const Outcome checked = json({u"schema"_qs, u"check"_qs, id});
            QVERIFY2(checked.code == 0, checked.errors + checked.text);
            QCOMPARE(checked.json.value(u"id").toString(), id);
            QVERIFY(checked.json.value(u"valid").toBool());
        }
    }

    void faultsAreToldWithTheirPlace()
    {
        QVERIFY(write(in("bad.json"), schemaText().replace("\"text\"", "\"textile\"")));
        const Outcome checked = json({u"schema"_qs, u"check"_qs, in("bad.json")});
        QCOMPARE(checked.code, 1);
        QVERIFY(!checked.json.value(u"valid").toBool());
        const QJsonValue issue = checked.json.value(u"issues").toArray().at(0);
        QCOMPARE(issue[u"file"].toString(), in("bad.json"));
        QCOMPARE(issue[u"place"].toString(), u"$.layers[1].kind"_qs);
        QCOMPARE(issue[u"code"].toString(), u"schema.kind"_qs);
        QVERIFY(issue[u"message"].toString().contains(u"textile"));
        QVERIFY(test::runCli({u"schema"_qs, u"check"_qs, in("bad.json")}).text.contains("$.layers[1].kind"));
        QCOMPARE(json({u"schema"_qs, u"check"_qs, in("none.json")}).code, 1);
        QCOMPARE(json({u"schema"_qs}).code, 2);
        QVERIFY(write(in("big.json"), QByteArray(10 << 20, ' ')));
        QCOMPARE(codes(json({u"schema"_qs, u"check"_qs, in("big.json")}), "issues"), QStringList{u"schema.too-big"_qs});
    }

    void resolvesAGenre()
    {
        QVERIFY(write(in("s.json"), schemaText()));
        const Outcome resolved = json({u"schema"_qs, u"resolve"_qs, in("s.json"), u"--genre"_qs, u"Ballad"_qs});
        QCOMPARE(resolved.code, 0);
        QCOMPARE(resolved.json.value(u"genre").toString(), u"ballad"_qs);
        QCOMPARE(resolved.json.value(u"path").toString(), u"Song › Ballad"_qs);
        QMap<QString, QJsonObject> layers;
        for (const QJsonValue& layer : resolved.json.value(u"layers").toArray())
            layers.insert(layer[u"id"].toString(), layer.toObject());
        QCOMPARE(layers.keys(), (QStringList{u"genre"_qs, u"part"_qs, u"sigh"_qs}));
        QCOMPARE(layers[u"part"_qs].value(u"origin").toString(), u"refined"_qs);
        QCOMPARE(layers[u"part"_qs].value(u"refined").toArray().at(0).toString(), u"ballad"_qs);
        QCOMPARE(layers[u"part"_qs].value(u"shortest").toString(), u"2 s"_qs);
        QCOMPARE(layers[u"part"_qs].value(u"labels").toArray().size(), 2);
        QCOMPARE(layers[u"genre"_qs].value(u"origin").toString(), u"inherited"_qs);
        QVERIFY(layers[u"genre"_qs].value(u"from").isNull());
        QCOMPARE(layers[u"sigh"_qs].value(u"origin").toString(), u"own"_qs);
        QCOMPARE(layers[u"sigh"_qs].value(u"from").toString(), u"ballad"_qs);
        QCOMPARE(json({u"schema"_qs, u"resolve"_qs, in("s.json"), u"--genre"_qs, u"polka"_qs}).code, 1);
    }

    void comparesAndMerges()
    {
        QVERIFY(write(in("a.json"), schemaText()));
        QVERIFY(write(in("b.json"), schemaText("Strophe")));
        QVERIFY(write(in("c.json"), schemaText("Verse", "Refrain")));
        const Outcome diff = json({u"schema"_qs, u"diff"_qs, in("a.json"), in("b.json")});
        QCOMPARE(diff.code, 0);
        const QJsonArray differences = diff.json.value(u"differences").toArray();
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences[0][u"part"].toString(), u"label"_qs);
        QCOMPARE(differences[0][u"change"].toString(), u"renamed"_qs);
        QCOMPARE(differences[0][u"was"].toString(), u"Verse"_qs);
        QVERIFY(differences[0][u"message"].toString().contains(u"“Strophe”"));
        QCOMPARE(json({u"schema"_qs, u"diff"_qs, u"edm"_qs, u"edm"_qs}).json.value(u"differences").toArray().size(), 0);

        const Outcome merged =
            json({u"schema"_qs, u"merge"_qs, in("a.json"), in("b.json"), in("c.json"), u"--out"_qs, in("m.json")});
        QVERIFY2(merged.code == 0, merged.errors);
        QCOMPARE(
            json({u"schema"_qs, u"diff"_qs, in("a.json"), in("m.json")}).json.value(u"differences").toArray().size(),
            2);
        QVERIFY(write(in("d.json"), schemaText("Stanza")));
        const Outcome clash =
            json({u"schema"_qs, u"merge"_qs, in("a.json"), in("b.json"), in("d.json"), u"--out"_qs, in("n.json")});
        QCOMPARE(clash.code, 1);
        QCOMPARE(errorOf(clash), u"conflict"_qs);
        QCOMPARE(codes(clash, "issues"), QStringList{u"schema.conflict"_qs});
        QVERIFY(!QFileInfo::exists(in("n.json")));
    }

    void publishesIntoAProject()
    {
        QVERIFY(write(in("one.json"), schemaText()));
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, in("one.json")}).code, 0);
        QCOMPARE(addTrack(u"T"_qs, u"10"_qs).code, 0);
        QVERIFY(write(in("l.txt"), "0.0\tVerse\n5\tChorus\n10\tEnd\n"));
        QCOMPARE(import(in("l.txt"), u"T"_qs, u"part"_qs, u"Ann"_qs).code, 0);
        const QByteArray first =
            json({u"schema"_qs, u"check"_qs, in("one.json")}).json.value(u"hash").toString().toLatin1();

        QVERIFY(write(in("two.json"), schemaText("Verse", "Chorus", ", \"shortest\": \"6 s\"")));
        const QByteArray before = read(m_project);
        const Outcome dry = publish(in("two.json"), {u"--dry-run"_qs});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.json.value(u"published").toBool(), false);
        QCOMPARE(dry.json.value(u"stale").toArray().size(), 1);
        QCOMPARE(dry.json.value(u"stale").toArray()[0][u"person"].toString(), u"Ann"_qs);
        QCOMPARE(dry.json.value(u"effects").toArray()[0][u"change"].toString(), u"rule-changed"_qs);
        QCOMPARE(read(m_project), before);

        const Outcome second = publish(in("two.json"));
        QVERIFY2(second.code == 0, second.errors);
        QCOMPARE(second.json.value(u"version").toInt(), 2);
        QCOMPARE(second.json.value(u"merged").toBool(), false);
        QCOMPARE(publish(in("two.json")).json.value(u"published").toBool(), false); // it says the same

        const Outcome found = json({u"validate"_qs, m_project});
        QCOMPARE(found.code, 1);
        QCOMPARE(codes(found, "findings"),
                 (QStringList{u"check.stale"_qs, u"check.too-short"_qs, u"check.required"_qs}));

        // Made from the first version: merged onto the second.
        QVERIFY(write(in("late.json"), schemaText("Strophe", "Chorus", {}, first)));
        const Outcome late = publish(in("late.json"));
        QVERIFY2(late.code == 0, late.errors);
        QVERIFY(late.json.value(u"merged").toBool());
        QCOMPARE(late.json.value(u"version").toInt(), 3);
        QCOMPARE(late.json.value(u"effects").toArray().size(), 1);
        // In another way than the third: refused.
        QVERIFY(write(in("clash.json"), schemaText("Stanza", "Chorus", {}, first)));
        const Outcome clash = publish(in("clash.json"));
        QCOMPARE(clash.code, 1);
        QCOMPARE(errorOf(clash), u"conflict"_qs);
        QVERIFY(write(in("foreign.json"), schemaText("Stanza", "Chorus", {}, QByteArray(64, 'a'))));
        QCOMPARE(errorOf(publish(in("foreign.json"))), u"unknown-parent"_qs);
        QCOMPARE(json({u"verify"_qs, m_project}).code, 0);
        const auto project = Project::open(m_project, OpenMode::ReadOnly);
        QVERIFY(project);
        QCOMPARE((*project)->schema().version, 3);
        QCOMPARE((*project)->schema().layer(u"part"_qs)->label(u"verse"_qs)->name, u"Strophe"_qs);
        QVERIFY((*project)->schema().layer(u"part"_qs)->label(u"chorus"_qs)->shortest.has_value());
    }

    void anotherSchemaIsRefused()
    {
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, u"edm"_qs}).code, 0);
        const Outcome outcome = publish(u"jazz"_qs);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(errorOf(outcome), u"other-schema"_qs);
        QVERIFY(outcome.errors.contains("jazz") && outcome.errors.contains("edm"));
        QCOMPARE(publish(u"jazz"_qs, {u"--dry-run"_qs}).code, 1);
        QVERIFY(isUntouched());
    }

    void badSchemasAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        const auto broken = [](const char* was, const QByteArray& now) {
            QByteArray text = schemaText();
            text.replace(was, now);
            return text;
        };
        QByteArray deep;
        for (int i = 0; i < 200; ++i)
            deep += "\"labels\": [{\"id\": \"d" + QByteArray::number(i) + "\", \"name\": \"D\", ";
        deep += "\"definition\": \"x\"" + QByteArray("}]").repeated(200) + ", ";
        QTest::newRow("duplicate id") << broken("\"id\": \"chorus\"", "\"id\": \"verse\"") << u"labels["_qs;
        QTest::newRow("circle") << broken("\"id\": \"song\"", "\"id\": \"song\", \"parents\": [\"ballad\"]")
                                << u"$.genres["_qs;
        QTest::newRow("unknown parent") << broken("\"id\": \"song\"", "\"id\": \"song\", \"parents\": [\"nobody\"]")
                                        << u"$.genres["_qs;
        QTest::newRow("10 MB") << schemaText() + QByteArray(10 << 20, ' ') << u"8 MiB"_qs;
        QTest::newRow("200 levels") << broken("\"id\": \"part\",", "\"id\": \"part\", " + deep) << u"$"_qs;
        QTest::newRow("broken UTF-8") << broken("Verse", "V\xff") << u"line "_qs;
        QTest::newRow("newer") << broken("\"version\": 1", "\"format\": 9, \"version\": 1") << u"$.format"_qs;
    }
    void badSchemasAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        QVERIFY(write(in("good.json"), schemaText()));
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, in("good.json")}).code, 0);
        QVERIFY(text != schemaText());
        QVERIFY(write(in("bad.json"), text));
        for (const QStringList& command :
             {QStringList{u"schema"_qs, u"check"_qs, in("bad.json")},
              QStringList{u"schema"_qs, u"publish"_qs, m_project, in("bad.json")},
              QStringList{u"new"_qs, in("never.unisono"), u"--schema"_qs, in("bad.json")}}) {
            const Outcome outcome = json(command);
            QCOMPARE(outcome.code, 1);
            const QString said = QString::fromUtf8(outcome.errors) + QString::fromUtf8(outcome.text);
            QVERIFY2(said.contains(place) && said.contains(u"bad.json"), qPrintable(said));
        }
        QVERIFY(!QFileInfo::exists(in("never.unisono")));
        QVERIFY(isUntouched());
    }

    void treesGoInAndOut_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("genres");
        QTest::newRow("FMA") << data("genres/fma_genres.csv") << u"fma"_qs << 163;
        QTest::newRow("AudioSet") << data("genres/audioset_music_subtree.json") << u"audioset"_qs << 189;
    }
    void treesGoInAndOut()
    {
        QFETCH(QString, file);
        QFETCH(QString, format);
        QFETCH(int, genres);
        const Outcome imported = json({u"schema"_qs, u"import"_qs, file, u"--out"_qs, in("t.json"), u"--id"_qs,
                                       u"tree"_qs, u"--name"_qs, u"A tree"_qs});
        QVERIFY2(imported.code == 0, imported.errors);
        QCOMPARE(imported.json.value(u"format").toString(), format);
        QCOMPARE(imported.json.value(u"genres").toInt(), genres);
        QCOMPARE(json({u"schema"_qs, u"check"_qs, in("t.json")}).code, 0);
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, in("t.json")}).code, 0);
        QCOMPARE(json({u"schema"_qs, u"export"_qs, in("t.json"), u"--format"_qs, format, u"--out"_qs, in("back")}).code,
                 0);
        QCOMPARE(read(in("back")), read(file));
    }

    void badTreesAreRefused()
    {
        QVERIFY(write(in("t.txt"), "A\n  B (b\n"));
        const Outcome outcome = json({u"schema"_qs, u"import"_qs, in("t.txt"), u"--out"_qs, in("t.json")});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(codes(outcome, "issues"), QStringList{u"tree.aliases"_qs});
        QVERIFY(!QFileInfo::exists(in("t.json")));
        QCOMPARE(json({u"schema"_qs, u"import"_qs, in("none"), u"--out"_qs, in("t.json")}).code, 1);
        QCOMPARE(json({u"schema"_qs, u"import"_qs, in("t.txt")}).code, 2);
    }

    void tracksWithoutAudio()
    {
        QCOMPARE(json({u"new"_qs, m_project}).code, 0);
        const Outcome added = json({u"add"_qs, m_project, u"--no-audio"_qs, u"Lost tape"_qs, u"--duration"_qs,
                                    u"61.5"_qs, u"--sample-rate"_qs, u"48000"_qs});
        QVERIFY2(added.code == 0, added.errors);
        const QJsonValue track = added.json.value(u"tracks").toArray().at(0);
        QCOMPARE(track[u"title"].toString(), u"Lost tape"_qs);
        QCOMPARE(track[u"frames"].toInt(), 61.5 * 48000);
        QCOMPARE(track[u"path"].toString(), QString());
        QCOMPARE(json({u"verify"_qs, m_project, u"--media"_qs}).code, 0);
        QCOMPARE(json({u"relink"_qs, m_project, m_folder->path()}).json.value(u"missing").toInt(), 0);
        QCOMPARE(json({u"add"_qs, m_project}).code, 2);
        QCOMPARE(json({u"add"_qs, m_project, u"--no-audio"_qs, u"X"_qs}).code, 2);
        QCOMPARE(json({u"add"_qs, m_project, u"--no-audio"_qs, u"X"_qs, u"--duration"_qs, u"-1"_qs}).code, 2);
        QCOMPARE(json({u"add"_qs, m_project, u"--no-audio"_qs, u" "_qs, u"--duration"_qs, u"1"_qs}).code, 1);
        QVERIFY(write(in("l.txt"), "0.0\tIntro\n61.5\tEnd\n"));
        QCOMPARE(import(in("l.txt"), u"Lost tape"_qs, u"section"_qs, u"Ann"_qs).code, 0);
        const Outcome out = json({u"export"_qs, m_project, u"--format"_qs, u"salami"_qs, u"--out"_qs, in("out")});
        QCOMPARE(out.json.value(u"files").toArray().at(0)[u"path"].toString(), in("out/Lost tape.section.Ann.txt"));
        QCOMPARE(read(in("out/Lost tape.section.Ann.txt")), QByteArray("0.0\tIntro\n61.5\tEnd\n"));
    }

    void unknownLabelsStopOrStay()
    {
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, u"salami"_qs}).code, 0);
        QCOMPARE(addTrack(u"T"_qs, u"30"_qs).code, 0);
        QVERIFY(write(in("l.txt"), "0.0\tSilence\n1.5\tzzz yodel\n9\tVerse\n12\tzzz yodel\n20\tzzz more\n30.0\tEnd"));
        const Outcome stopped = import(in("l.txt"), u"T"_qs, u"function"_qs, u"1"_qs, {u"--submit"_qs});
        QCOMPARE(stopped.code, 1);
        QCOMPARE(errorOf(stopped), u"unknown-labels"_qs);
        const QJsonArray unknown = stopped.json.value(u"unknown").toArray();
        QCOMPARE(unknown.size(), 2);
        QCOMPARE(unknown[1][u"text"].toString(), u"zzz yodel"_qs);
        QCOMPARE(unknown[1][u"count"].toInt(), 2);
        QVERIFY(stopped.errors.contains("zzz more"));
        QCOMPARE(json({u"show"_qs, m_project, u"--track"_qs, u"T"_qs}).json.value(u"assignments").toArray().size(), 0);
        QVERIFY(!json({u"people"_qs, m_project}).text.contains("\"name\":\"1\""));

        const Outcome kept =
            import(in("l.txt"), u"T"_qs, u"function"_qs, u"1"_qs, {u"--submit"_qs, u"--unknown"_qs, u"keep"_qs});
        QVERIFY2(kept.code == 0, kept.errors);
        const QJsonArray unmapped = kept.json.value(u"unmapped").toArray();
        QCOMPARE(unmapped.size(), 3);
        QCOMPARE(unmapped[0][u"text"].toString(), u"zzz yodel"_qs);
        QCOMPARE(unmapped[0][u"start"].toDouble(), 1.5);
        const Outcome shown = json({u"show"_qs, m_project, u"--track"_qs, u"T"_qs});
        QCOMPARE(shown.json.value(u"assignments").toArray().at(0)[u"state"].toString(), u"submitted"_qs);
        QVERIFY(codes(json({u"validate"_qs, m_project, u"--track"_qs, u"T"_qs}), "findings")
                    .contains(u"check.foreign-label"_qs));
        QVERIFY(write(in("none.txt"), "0.0\tEnd"));
        QCOMPARE(import(in("none.txt"), u"T"_qs, u"function"_qs, u"2"_qs, {u"--submit"_qs}).code, 0);
        const auto project = Project::open(m_project, OpenMode::ReadOnly);
        QVERIFY(project);
        QStringList states;
        for (const Assignment& assignment : (*project)->assignments())
            states << QString::number(int(assignment.state));
        QVERIFY(states.contains(QString::number(int(AssignmentState::SubmittedEmpty))));
        QCOMPARE(import(in("l.txt"), u"T"_qs, u"function"_qs, u"3"_qs, {u"--unknown"_qs, u"guess"_qs}).code, 2);
    }

    void aTrackOfSalamiComesBack()
    {
        QCOMPARE(json({u"new"_qs, m_project, u"--schema"_qs, u"salami"_qs}).code, 0);
        QCOMPARE(addTrack(u"1035"_qs, u"282"_qs).code, 0);
        for (const QString& annotator : {u"1"_qs, u"2"_qs})
            for (const auto& [layer, file] :
                 {std::pair{u"function"_qs, u"functions"_qs}, std::pair{u"uppercase"_qs, u"uppercase"_qs},
                  std::pair{u"lowercase"_qs, u"lowercase"_qs}}) {
                const Outcome imported =
                    import(data("salami/1035/textfile") + annotator + u'_' + file + u".txt"_qs, u"1035"_qs, layer,
                           annotator, {u"--submit"_qs, u"--unknown"_qs, u"keep"_qs});
                QVERIFY2(imported.code == 0, imported.errors);
            }
        QCOMPARE(json({u"export"_qs, m_project, u"--format"_qs, u"salami"_qs, u"--out"_qs, in("out")}).code, 0);
        const auto lines = [](const QByteArray& bytes) { return bytes.trimmed().split('\n'); };
        for (const QString& annotator : {u"1"_qs, u"2"_qs})
            QCOMPARE(lines(read(in("out/1035.function.") + annotator + u".txt"_qs)),
                     lines(read(data("salami/1035/textfile") + annotator + u"_functions.txt"_qs)));
    }

private:
    /// The project is as it was made.
    bool isUntouched() const
    {
        const auto project = Project::open(m_project, OpenMode::ReadOnly);
        return project && (*project)->schema().version == 1 && (*project)->eventCount() == 1 &&
               (*project)->schemaVersions().size() == 1;
    }
    QString in(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    Outcome addTrack(const QString& name, const QString& seconds) const
    {
        return json({u"add"_qs, m_project, u"--no-audio"_qs, name, u"--duration"_qs, seconds, u"--sample-rate"_qs,
                     u"44100"_qs});
    }
    Outcome import(const QString& file, const QString& track, const QString& layer, const QString& person,
                   const QStringList& more = {}) const
    {
        return json(QStringList{u"import"_qs, m_project, file, u"--format"_qs, u"salami"_qs, u"--track"_qs, track,
                                u"--layer"_qs, layer, u"--person"_qs, person} +
                    more);
    }
    Outcome publish(const QString& file, const QStringList& more = {}) const
    {
        return json(QStringList{u"schema"_qs, u"publish"_qs, m_project, file} + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

QTEST_GUILESS_MAIN(TestCliSchema)
#include "tst_clischema.moc"
