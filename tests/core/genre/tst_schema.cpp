#include "core/genre/schema.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace unisono;

namespace {

const char* kSmall = R"({"id":"small","version":3,"name":"Small","description":"d","layers":[
 {"id":"section","name":"Sections","kind":"interval","tiling":true,"levels":2,"definition":"def","labels":[
   {"id":"drop","name":"Drop","key":"d","colour":"#e69f00","definition":"x","isNot":"y","aliases":["Main drop"],
    "labels":[{"id":"drop.main","name":"Main","key":"1"},{"id":"drop.fake","name":"Fake","key":"2"}]},
   {"id":"break","name":"Break","key":"b"}]},
 {"id":"f0","name":"Melody","kind":"curve","value":{"from":30,"to":5000,"unit":"Hz"}},
 {"id":"genre","name":"Genre","kind":"tag","choice":"path","labels":[{"id":"rock","name":"Rock"}]}]})";

bool equal(const GenreSchema& a, const GenreSchema& b)
{
    const auto sameLabel = [](const LabelDef& x, const LabelDef& y) {
        return x.id == y.id && x.name == y.name && x.key == y.key && x.colour == y.colour &&
               x.definition == y.definition && x.isNot == y.isNot && x.aliases == y.aliases && x.parentId == y.parentId;
    };
    const auto sameLayer = [&](const LayerDef& x, const LayerDef& y) {
        return x.id == y.id && x.name == y.name && x.definition == y.definition && x.kind == y.kind &&
               x.tiling == y.tiling && x.levels == y.levels && x.choice == y.choice && x.valueFrom == y.valueFrom &&
               x.valueTo == y.valueTo && x.valueUnit == y.valueUnit &&
               std::equal(x.labels.begin(), x.labels.end(), y.labels.begin(), y.labels.end(), sameLabel);
    };
    return a.id == b.id && a.version == b.version && a.name == b.name && a.description == b.description &&
           std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(), sameLayer);
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites();
    void findsLabels();
    void wrongFilesNameTheirPath_data();
    void wrongFilesNameTheirPath();
    void findingsAreListed();
    void truncationAtEveryByte();
    void shippedOnesAreSound();
    void shippedOnesHaveEveryKind();
    void describedByTheJsonSchema();
};

void TestSchema::readsAndWrites()
{
    Issues issues;
    const auto schema = schemaFromJson(kSmall, &issues);
    QVERIFY(schema);
    QVERIFY(issues.empty());
    QCOMPARE(schema->version, 3);
    const LayerDef* section = schema->layer(QStringLiteral("section"));
    QVERIFY(section && section->tiling && section->levels == 2);
    QCOMPARE(section->label(QStringLiteral("drop.main"))->parentId, QStringLiteral("drop"));
    QCOMPARE(schema->layer(QStringLiteral("f0"))->valueUnit, QStringLiteral("Hz"));
    QCOMPARE(schema->layer(QStringLiteral("genre"))->choice, TagChoice::Path);
    const auto again = schemaFromJson(schemaToJson(*schema), &issues);
    QVERIFY(again && equal(*again, *schema));
}

void TestSchema::findsLabels()
{
    const auto schema = schemaFromJson(kSmall, nullptr);
    const LayerDef& layer = *schema->layer(QStringLiteral("section"));
    const auto idOf = [&layer](const char* text) {
        const LabelDef* label = layer.labelByText(QString::fromUtf8(text));
        return label ? label->id : QString();
    };
    QCOMPARE(idOf(" dRoP "), QStringLiteral("drop"));
    QCOMPARE(idOf("main DROP"), QStringLiteral("drop"));
    QCOMPARE(idOf("Main"), QStringLiteral("drop.main"));
    QCOMPARE(idOf("Drop › Fake"), QStringLiteral("drop.fake"));
    QCOMPARE(idOf("drop.fake"), QStringLiteral("drop.fake"));
    QCOMPARE(idOf("what"), QString());
    QCOMPARE(idOf(""), QString());
    QCOMPARE(layer.labelPath(QStringLiteral("drop.main")), QStringLiteral("Drop › Main"));
    QCOMPARE(layer.labelPath(QStringLiteral("gone")), QStringLiteral("gone"));
    QCOMPARE(layer.children({}).size(), std::size_t(2));
    QCOMPARE(layer.children(QStringLiteral("drop")).size(), std::size_t(2));
    // "Minor" is in every key: alone it names none.
    const auto general = shippedSchema(QStringLiteral("general"));
    QVERIFY(!general->layer(QStringLiteral("key"))->labelByText(QStringLiteral("Minor")));
    QCOMPARE(general->layer(QStringLiteral("key"))->labelByText(QStringLiteral("Bb:minor"))->id,
             QStringLiteral("b-flat.minor"));
}

void TestSchema::wrongFilesNameTheirPath_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const char* from, const char* to, const char* path) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(path);
    };
    row("no id", "\"id\":\"small\",", "", "$.id");
    row("bad id", "\"id\":\"small\"", "\"id\":\"Small One\"", "$.id");
    row("version text", "\"version\":3", "\"version\":\"3\"", "$.version");
    row("version half", "\"version\":3", "\"version\":1.5", "$.version");
    row("layers no list", "\"layers\":[", "\"layers\":3,\"x\":[", "$.layers");
    row("kind", "\"kind\":\"interval\"", "\"kind\":\"intervall\"", "$.layers[0].kind");
    row("tiling", "\"tiling\":true", "\"tiling\":1", "$.layers[0].tiling");
    row("levels", "\"levels\":2", "\"levels\":0", "$.layers[0].levels");
    row("tiling curve", "\"kind\":\"curve\"", "\"kind\":\"curve\",\"tiling\":true", "$.layers[1].tiling");
    row("same layer", "\"id\":\"f0\"", "\"id\":\"section\"", "$.layers[1].id");
    row("same label", "\"id\":\"break\"", "\"id\":\"drop\"", "$.layers[0].labels[1].id");
    row("foreign child", "\"id\":\"drop.fake\"", "\"id\":\"rise.fake\"", "$.layers[0].labels[0].labels[1].id");
    row("key clash", "\"key\":\"2\"", "\"key\":\"1\"", "$.layers[0].labels[0].labels[1].key");
    row("long key", "\"key\":\"b\"", "\"key\":\"bb\"", "$.layers[0].labels[1].key");
    row("colour", "#e69f00", "orange", "$.layers[0].labels[0].colour");
    row("alias", "[\"Main drop\"]", "[\"a\",3]", "$.layers[0].labels[0].aliases[1]");
    row("range", "\"to\":5000", "\"to\":30", "$.layers[1].value.to");
    row("choice", "\"choice\":\"path\"", "\"choice\":\"many\"", "$.layers[2].choice");
    row("not JSON", "\"id\":\"small\",", "\"id\":\"small\",,", "line 1, column 16");
}

void TestSchema::wrongFilesNameTheirPath()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, path);
    QByteArray json = kSmall;
    QVERIFY(json.contains(from));
    json.replace(json.indexOf(from), from.size(), to);
    const auto schema = schemaFromJson(json, nullptr);
    QVERIFY(!schema);
    QCOMPARE(schema.error().code, ErrorCode::Parse);
    QCOMPARE(schema.error().detail, path);
}

void TestSchema::findingsAreListed()
{
    QByteArray json = kSmall;
    json.replace("\"key\":\"b\"", "\"key\":\"l\"");
    json.replace("\"version\":3", "\"version\":3,\"extra\":1");
    Issues issues;
    QVERIFY(schemaFromJson(json, &issues));
    QCOMPARE(issues.size(), std::size_t(2));
    QCOMPARE(issues[0].code, QStringLiteral("schema.unknown-member"));
    QCOMPARE(issues[0].place, QStringLiteral("$.extra"));
    QCOMPARE(issues[1].code, QStringLiteral("schema.key-taken"));
}

void TestSchema::truncationAtEveryByte()
{
    const QByteArray json = kSmall;
    for (qsizetype n = 0; n < json.size(); ++n) {
        const auto schema = schemaFromJson(json.left(n), nullptr);
        QVERIFY(!schema && schema.error().code == ErrorCode::Parse);
    }
}

void TestSchema::shippedOnesAreSound()
{
    QCOMPARE(shippedSchemaIds(), (QStringList{QStringLiteral("general"), QStringLiteral("edm")}));
    QCOMPARE(shippedSchema(QStringLiteral("schema.schema")).error().code, ErrorCode::NotFound);
    for (const QString& id : shippedSchemaIds()) {
        QFile file(QStringLiteral(":/schemas/") + id + QStringLiteral(".json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        Issues issues;
        const auto schema = schemaFromJson(file.readAll(), &issues);
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().detail + schema.error().message));
        for (const Issue& issue : issues)
            qWarning() << issue.code << issue.place << issue.args;
        QVERIFY(issues.empty());
        QCOMPARE(schema->id, id);
        for (const LayerDef& layer : schema->layers) {
            QVERIFY2(!layer.definition.isEmpty(), qPrintable(layer.id));
            for (const LabelDef& label : layer.labels)
                QVERIFY2(!label.key.isEmpty() && (!label.parentId.isEmpty() || !label.colour.isEmpty()),
                         qPrintable(layer.id + QLatin1Char(' ') + label.id));
            // A word may stand for one label only.
            QHash<QString, QString> meaning;
            for (const LabelDef& label : layer.labels)
                for (const QString& alias : label.aliases) {
                    QVERIFY2(!meaning.contains(alias.toLower()),
                             qPrintable(layer.id + QLatin1Char(' ') + label.id + QLatin1Char(' ') + alias));
                    meaning.insert(alias.toLower(), label.id);
                    QCOMPARE(layer.labelByText(alias)->id, label.id);
                }
        }
        const auto again = schemaFromJson(schemaToJson(*schema), nullptr);
        QVERIFY(again && equal(*again, *schema));
    }
}

void TestSchema::shippedOnesHaveEveryKind()
{
    for (const QString& id : shippedSchemaIds()) {
        const auto schema = shippedSchema(id);
        for (const auto kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                LayerKind::Chord, LayerKind::Text, LayerKind::Tag})
            QVERIFY(std::any_of(schema->layers.begin(), schema->layers.end(),
                                [kind](const LayerDef& l) { return l.kind == kind; }));
        QVERIFY(schema->layer(QStringLiteral("section"))->tiling);
    }
    const auto edm = shippedSchema(QStringLiteral("edm"));
    const LayerDef& section = *edm->layer(QStringLiteral("section"));
    for (const char* label : {"build.riser", "build.snare-roll", "drop.main", "drop.second", "drop.fake", "break"})
        QVERIFY(section.label(QString::fromLatin1(label)));
}

void TestSchema::describedByTheJsonSchema()
{
    QFile file(QStringLiteral(":/schemas/schema.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject description = QJsonDocument::fromJson(file.readAll()).object();
    const auto members = [&](const char* name) {
        const QJsonObject definitions = description.value(QStringLiteral("definitions")).toObject();
        return QString::fromLatin1(name).isEmpty() ? description.value(QStringLiteral("properties")).toObject().keys()
                                                   : definitions.value(QString::fromLatin1(name))
                                                         .toObject()
                                                         .value(QStringLiteral("properties"))
                                                         .toObject()
                                                         .keys();
    };
    // Every member it allows is read, and nothing read is missing in it: unknown members are issues.
    QVERIFY(members("").contains(QStringLiteral("layers")));
    const auto unknown = [](const QByteArray& json) {
        Issues issues;
        (void)schemaFromJson(json, &issues);
        QStringList names;
        for (const Issue& issue : issues)
            if (issue.code == QStringLiteral("schema.unknown-member"))
                names += issue.args.first();
        return names;
    };
    for (const QString& member : members("layer")) {
        const QByteArray json = R"({"id":"a","name":"A","layers":[{")" + member.toUtf8() + R"(":null}]})";
        QCOMPARE(unknown(json), QStringList());
    }
    for (const QString& member : members("label")) {
        const QByteArray json = R"({"id":"a","name":"A","layers":[{"id":"x","name":"X","kind":"tag","labels":[{")" +
                                member.toUtf8() + R"(":null}]}]})";
        QCOMPARE(unknown(json), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
