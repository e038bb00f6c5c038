#include "core/genre/schema.h"

#include <QFile>
#include <QtTest>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

using namespace unisono;

/// The published JSON Schema under an independent validator, beside our own reader: both say the same of each file.
class TestSchemaValidator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(":/schemas/schema.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_description.Parse(file.readAll().constData());
        QVERIFY(!m_description.HasParseError());
        m_schema = std::make_unique<rapidjson::SchemaDocument>(m_description);
    }

    void shippedOnesPassBoth_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const QString& id : shippedSchemaIds()) {
            QFile file(QStringLiteral(":/schemas/") + id + QStringLiteral(".json"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(id)) << file.readAll();
        }
    }
    void shippedOnesPassBoth()
    {
        QFETCH(QByteArray, json);
        QVERIFY2(independent(json), m_place.constData());
        const auto schema = schemaFromJson(json, nullptr);
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().message + QLatin1Char(' ') + schema.error().detail));
        QVERIFY2(independent(schemaToJson(*schema)), m_place.constData()); // and what we write
    }

    void fullOnePassesBoth()
    {
        QVERIFY2(independent(kFull), m_place.constData());
        Issues issues;
        const auto schema = schemaFromJson(kFull, &issues);
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().message + QLatin1Char(' ') + schema.error().detail));
        QVERIFY(independent(schemaToJson(*schema)));
        QCOMPARE(*schemaFromJson(schemaToJson(*schema), nullptr), *schema);
    }

    void brokenOnesFailBoth_data();
    void brokenOnesFailBoth()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray json = kFull;
        QVERIFY(json.contains(from));
        json.replace(json.indexOf(from), from.size(), to);
        QVERIFY(!independent(json));
        Issues issues;
        QVERIFY(!schemaFromJson(json, &issues));
        QVERIFY(!issues.empty() && issues.front().place.startsWith(QLatin1Char('$')));
    }

private:
    bool independent(const QByteArray& json)
    {
        rapidjson::Document document;
        document.Parse(json.constData());
        rapidjson::SchemaValidator validator(*m_schema);
        const bool isValid = !document.HasParseError() && document.Accept(validator);
        rapidjson::StringBuffer place;
        validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
        m_place = QByteArray(place.GetString()) + ' ' + validator.GetInvalidSchemaKeyword();
        return isValid;
    }

    static const QByteArray kFull;
    rapidjson::Document m_description;
    std::unique_ptr<rapidjson::SchemaDocument> m_schema;
    QByteArray m_place;
};

/// Every member of the format once.
const QByteArray TestSchemaValidator::kFull = R"({
 "$schema": "schema.schema.json", "format": 1, "id": "full", "version": 3,
 "parent": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
 "name": "Full", "names": {"de": "Voll", "zh-Hans": "全"}, "description": "All of it.",
 "sources": ["Somebody, 1999"], "blind": ["title", "artist"],
 "retired": [{"layer": "section", "id": "old", "became": ["drop"]}, {"id": "gone"}],
 "genres": [
  {"id": "electronic", "name": "Electronic", "key": "e", "colour": "#56b4e9", "definition": "Made by machines.",
   "isNot": "Amplified.", "aliases": ["Electronica"], "noFiner": false,
   "links": {"wikidata": "Q9778", "musicbrainz": "89255676-1f14-4dd8-bbad-fca839d6aff4", "audioset": "/m/02lkt",
             "web": "https://example.org/"}},
  {"id": "house", "name": "House", "parents": ["electronic"], "key": "h",
   "confusable": [{"with": "electronic", "how": "Four to the floor."}],
   "exemplars": [{"track": "A", "samples": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                  "start": 1, "end": 2.5, "fits": true, "why": "Because.", "rights": "CC0"}],
   "layers": [{"id": "loop", "name": "Loops", "kind": "instant", "inside": "section"}],
   "refine": [{"id": "section", "name": "Parts", "names": {"de": "Teile"}, "definition": "d", "why": "w",
     "required": true, "atMost": 9, "shortest": "4 bars", "longest": "64 bars", "exclusive": [["drop", "break"]],
     "snap": ["downbeat"], "agreement": {"measure": "gamma"}, "passes": 3, "blind": ["genre"],
     "goldTolerance": "70 ms",
     "labels": [{"id": "drop", "name": "The drop", "names": {"de": "Der Drop"}, "key": "p", "colour": "#e69f00",
        "pattern": "dots", "links": {"wikidata": "Q1"}, "definition": "d", "isNot": "n",
        "confusable": [{"with": "break", "how": "Louder."}], "exemplars": [], "aliases": ["peak"], "inside": [],
        "required": false, "atMost": 2, "shortest": "2 bars", "longest": "32 bars",
        "labels": [{"id": "drop.fake", "name": "Fake"}]}],
     "withoutLabels": ["break"]}],
   "without": ["pitch"], "extra": {"fma.tracks": "12", "note": ""}}],
 "layers": [
  {"id": "section", "name": "Sections", "names": {"de": "Abschnitte"}, "kind": "interval", "definition": "Form.",
   "why": "Needed.", "tiling": true, "levels": 2, "required": true, "atMost": 100, "shortest": "1 bar",
   "longest": "200 s", "exclusive": [["drop", "break"]], "snap": ["downbeat", "onset"],
   "agreement": {"measure": "alpha-frames", "gate": 0.6, "window": "0.5 s"}, "passes": 2, "blind": ["album"],
   "goldTolerance": "0.5 s",
   "labels": [
    {"id": "drop", "name": "Drop", "names": {"fr": "Drop"}, "key": "d", "colour": "#e69f00", "pattern": "plain",
     "links": {"web": "http://example.org"}, "definition": "The peak.", "isNot": "The way there.",
     "confusable": [{"with": "break", "how": "It is loud."}], "exemplars": [], "aliases": ["peak part"],
     "inside": ["break"], "required": true, "atMost": 3, "shortest": "4 beats", "longest": "1 beat",
     "labels": [{"id": "drop.main", "name": "Main", "key": "1"}]},
    {"id": "break", "name": "Break", "key": "b"}]},
  {"id": "free", "name": "Free", "kind": "interval", "overlaps": false},
  {"id": "pitch", "name": "Pitch", "kind": "curve", "value": {"from": 30, "to": 5000, "unit": "Hz"}},
  {"id": "genre", "name": "Genre", "kind": "tag", "choice": "path"}]})";

void TestSchemaValidator::brokenOnesFailBoth_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("no id", "\"id\": \"full\", ", "");
    row("no name", "\"name\": \"Full\", ", "");
    row("no layers", "\"layers\": [\n  {\"id\": \"section\"", "\"lairs\": [\n  {\"id\": \"section\"");
    row("unknown member", "\"version\": 3", "\"version\": 3, \"extra\": 1");
    row("unknown member of a label", "\"key\": \"b\"", "\"kee\": \"b\"");
    row("unknown member of a genre", "\"noFiner\"", "\"nofiner\"");
    row("newer format", "\"format\": 1", "\"format\": 2");
    row("format as text", "\"format\": 1", "\"format\": \"1\"");
    row("version zero", "\"version\": 3", "\"version\": 0");
    row("version half", "\"version\": 3", "\"version\": 1.5");
    row("id with blanks", "\"id\": \"full\"", "\"id\": \"Full One\"");
    row("id is a number", "\"id\": \"full\"", "\"id\": 7");
    row("empty name", "\"name\": \"Full\"", "\"name\": \" \"");
    row("parent is no hash", "\"parent\": \"00112233", "\"parent\": \"xx112233");
    row("language", "\"zh-Hans\"", "\"Chinese\"");
    row("blind of what", "\"blind\": [\"title\"", "\"blind\": [\"colour\"");
    row("blind twice", "[\"title\", \"artist\"]", "[\"title\", \"title\"]");
    row("kind", "\"kind\": \"curve\"", "\"kind\": \"line\"");
    row("no kind", "\"kind\": \"curve\", ", "");
    row("choice of a curve", "\"kind\": \"curve\"", "\"kind\": \"curve\", \"choice\": \"one\"");
    row("tiling curve", "\"kind\": \"curve\"", "\"kind\": \"curve\", \"tiling\": true");
    row("levels zero", "\"levels\": 2", "\"levels\": 0");
    row("levels of an instant", "\"kind\": \"instant\"", "\"kind\": \"instant\", \"levels\": 2");
    row("value of an interval", "\"overlaps\": false", "\"value\": {\"from\": 0}");
    row("null", "\"tiling\": true", "\"tiling\": null");
    row("flag as text", "\"required\": true, \"atMost\": 100", "\"required\": \"yes\", \"atMost\": 100");
    row("duration", "\"70 ms\"", "\"70ms\"");
    row("duration in years", "\"200 s\"", "\"2 years\"");
    row("long key", "\"key\": \"b\"", "\"key\": \"bb\"");
    row("colour", "#e69f00\", \"pattern\": \"plain\"", "orange\", \"pattern\": \"plain\"");
    row("pattern", "\"pattern\": \"dots\"", "\"pattern\": \"hearts\"");
    row("alias is no text", "[\"peak part\"]", "[\"a\", 3]");
    row("labels are no list", "\"labels\": [{\"id\": \"drop.main\"",
        "\"labels\": {\"id\": \"drop.main\"}, \"x\": [{\"id\": \"drop.main\"");
    row("measure", "\"measure\": \"gamma\"", "\"measure\": \"delta\"");
    row("no measure", "{\"measure\": \"gamma\"}", "{}");
    row("gate above one", "\"gate\": 0.6", "\"gate\": 1.6");
    row("link", "\"Q9778\"", "\"9778\"");
    row("extra is no text", "\"fma.tracks\": \"12\"", "\"fma.tracks\": 12");
    row("name of an extra", "\"fma.tracks\"", "\"FMA tracks\"");
    row("unknown link", "\"audioset\":", "\"discogs\":");
    row("confusable without how", "{\"with\": \"electronic\", \"how\": \"Four to the floor.\"}",
        "{\"with\": \"electronic\"}");
    row("exemplar without why", ", \"why\": \"Because.\"", "");
    row("exemplar before the start", "\"start\": 1,", "\"start\": -1,");
    row("exclusive of one", "[[\"drop\", \"break\"]], \"snap\": [\"downbeat\", \"onset\"]",
        "[[\"drop\"]], \"snap\": [\"downbeat\", \"onset\"]");
    row("snap", "\"snap\": [\"downbeat\"]", "\"snap\": [\"bar\"]");
    row("retired without id", "{\"id\": \"gone\"}", "{\"layer\": \"gone\"}");
    row("refinement of the kind", "\"withoutLabels\": [\"break\"]", "\"kind\": \"interval\"");
    row("no object", "{\"id\": \"gone\"}", "\"gone\"");
}

QTEST_GUILESS_MAIN(TestSchemaValidator)
#include "tst_schemavalidator.moc"
