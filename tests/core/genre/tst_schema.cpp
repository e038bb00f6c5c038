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
    void sharedIdsMeanTheSame();
};

void TestSchema::readsAndWrites()
{
    Issues issues;
    const auto schema = schemaFromJson(kSmall, &issues);
    QVERIFY(schema);
    QVERIFY(std::none_of(issues.begin(), issues.end(), [](const Issue& i) { return i.severity == Severity::Error; }));
    QCOMPARE(schema->version, 3);
    const LayerDef* section = schema->layer(QStringLiteral("section"));
    QVERIFY(section && section->tiling && section->levels == 2);
    QCOMPARE(section->label(QStringLiteral("drop.main"))->parentId, QStringLiteral("drop"));
    QCOMPARE(schema->layer(QStringLiteral("f0"))->valueUnit, QStringLiteral("Hz"));
    QCOMPARE(schema->layer(QStringLiteral("genre"))->choice, TagChoice::Path);
    const auto again = schemaFromJson(schemaToJson(*schema), &issues);
    QVERIFY(again && *again == *schema);
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
    Issues issues;
    QVERIFY(schemaFromJson(json, &issues));
    const auto has = [&](const char* code) {
        return std::any_of(issues.begin(), issues.end(), [&](const Issue& i) { return i.code == QLatin1String(code); });
    };
    QVERIFY(has("schema.key-taken"));
    QVERIFY(has("schema.no-definition")); // of Break
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
    QCOMPARE(shippedSchemaIds().front(), QStringLiteral("general"));
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
        for (const LayerDef* each : schema->everyLayer()) {
            const LayerDef& layer = *each;
            QVERIFY2(!layer.definition.isEmpty(), qPrintable(layer.id));
            for (const LabelDef& label : layer.labels) {
                const QString where = id + QLatin1Char(' ') + layer.id + QLatin1Char(' ') + label.id;
                QVERIFY2(!label.key.isEmpty() && !label.definition.isEmpty() && !label.isNot.isEmpty(),
                         qPrintable(where));
                QVERIFY2(!label.parentId.isEmpty() || !label.colour.isEmpty(), qPrintable(where));
                QVERIFY2(label.names.contains(QStringLiteral("de")), qPrintable(where));
            }
            // A word stands for one label among siblings; alone, for the one that has it.
            QHash<QString, int> uses;
            for (const LabelDef& label : layer.labels)
                for (const QString& alias : label.aliases)
                    ++uses[alias.toLower()];
            for (const LabelDef& label : layer.labels)
                for (const QString& alias : label.aliases)
                    if (uses.value(alias.toLower()) == 1) {
                        const LabelDef* found = layer.labelByText(alias);
                        QVERIFY(found && (found->id == label.id || found->parentId.isEmpty()));
                    }
        }
        const auto again = schemaFromJson(schemaToJson(*schema), nullptr);
        QVERIFY(again && *again == *schema);
    }
}

/// A layer that several schemas have can be told apart from others by its id alone: data of two projects goes together.
void TestSchema::sharedIdsMeanTheSame()
{
    struct Meaning {
        LayerKind kind;
        TagChoice choice;
        QString unit;
        QString schema;
    };
    QHash<QString, Meaning> seen;
    for (const QString& id : shippedSchemaIds()) {
        const GenreSchema schema = shippedSchema(id).value();
        for (const LayerDef* layer : schema.everyLayer()) {
            const auto at = seen.constFind(layer->id);
            if (at == seen.cend()) {
                seen.insert(layer->id, {layer->kind, layer->choice, layer->valueUnit, id});
                continue;
            }
            QVERIFY2(at->kind == layer->kind && at->choice == layer->choice && at->unit == layer->valueUnit,
                     qPrintable(QStringLiteral("%1 of %2 and %3").arg(layer->id, at->schema, id)));
        }
    }
}

void TestSchema::shippedOnesHaveEveryKind()
{
    for (const QString& id : {QStringLiteral("general"), QStringLiteral("edm")}) {
        const auto schema = shippedSchema(id);
        for (const auto kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                LayerKind::Chord, LayerKind::Text, LayerKind::Tag})
            QVERIFY(std::any_of(schema->layers.begin(), schema->layers.end(),
                                [kind](const LayerDef& layer) { return layer.kind == kind; }));
        QVERIFY(schema->layer(QStringLiteral("section"))->tiling);
    }
    const auto edm = shippedSchema(QStringLiteral("edm"));
    const LayerDef& section = *edm->layer(QStringLiteral("section"));
    for (const char* label : {"build.riser", "build.snare-roll", "drop.main", "drop.second", "drop.fake", "break"})
        QVERIFY(section.label(QString::fromLatin1(label)));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
