#include "tests/support/packages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace unisono;
using namespace unisono::test;

namespace {

using Entries = std::vector<RawEntry>;
using Change = std::function<void(Entries&)>;

/// ... of the first item of the first answer.
void setItem(RawEntry& entry, const char* name, const QJsonValue& value)
{
    QJsonArray items =
        QJsonDocument::fromJson(entry.content).object().value(u"answers").toArray()[0].toObject()[u"items"].toArray();
    QJsonObject item = items[0].toObject();
    item[QLatin1String(name)] = value;
    items[0] = item;
    setFirst(entry, "answers", "items", items);
}

QByteArray answersOf(const QByteArray& items)
{
    return R"({"answers":[{"assignment":")" + packageId(20).toLatin1() +
           R"(","state":"submitted","revision":1,"submittedMs":0,"workedMs":0,"items":[)" + items + "]}]}";
}

} // namespace

class TestPackageContent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offers_data();
    void offers();
    void returns_data();
    void returns();
    void tooManyItemsAreStoppedEarly();
    void newerFormsSaySo();
    void sqlInNamesIsText();
};

void TestPackageContent::offers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* what, const char* rule, const Change& change) {
        QTest::newRow(what) << change << QString::fromLatin1(rule);
    };
    const auto member = [&](const char* name, const QJsonValue& value, const char* rule) {
        const QByteArray what =
            name + QByteArrayLiteral(" ") + QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(50);
        row(what.constData(), rule, [=](Entries& e) { setMember(e[0], name, value); });
    };
    const auto first = [&](const char* list, const char* name, const QJsonValue& value, const char* rule) {
        const QByteArray what =
            name + QByteArrayLiteral(" ") + QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(50);
        row(what.constData(), rule, [=](Entries& e) { setFirst(e[0], list, name, value); });
    };
    const auto content = [&](const char* what, int entry, const QByteArray& text, const char* rule) {
        row(what, rule, [=](Entries& e) { e[std::size_t(entry)].content = text; });
    };
    content("empty", 0, {}, "package.json");
    content("broken", 0, "{\"format\":", "package.json");
    content("list", 0, "[]", "package.json");
    content("zeros", 0, QByteArray(100, '\0'), "package.json");
    content("65 deep", 0, QByteArray(65, '[') + QByteArray(65, ']'), "package.json-deep");
    content("a million deep", 0, QByteArray(1'000'000, '['), "package.json-deep");
    content("many objects", 0, "[" + QByteArray("[{},{},{}],").repeated(1'000'001), "package.json-values");
    content("nothing in it", 0, "{}", "package.member");
    member("format", QStringLiteral("something"), "package.member");
    member("version", 0, "package.number");
    member("version", QStringLiteral("1"), "package.member");
    member("kind", QStringLiteral("both"), "package.member");
    member("kind", QStringLiteral("return"), "package.is-return");
    for (const char* id : {"id", "project"}) {
        member(id, QJsonValue(), "package.member");
        member(id, 7, "package.member");
        member(id, QString(), "package.id");
        member(id, QStringLiteral("../../../../etc/passwd1234"), "package.id");
        member(id, QString(26, u'A'), "package.id");
        member(id, QString(27, u'a'), "package.id");
    }
    member("person", QStringLiteral("A\u0007"), "package.text-control");
    member("person", QString(100'001, u'a'), "package.text-long");
    member("leadKey", QStringLiteral("00"), "package.member");
    member("leadKey", QString(64, u'g'), "package.member");
    member("leadKey", QString::fromLatin1(QByteArray(32, 'x').toHex()), "package.signer");
    member("returnSeed", QString(), "package.member");
    member("schemaVersion", -1, "package.number");
    member("schemaVersion", 1.5, "package.number");
    member("schemaVersion", 1e300, "package.number");
    member("instructions", QStringLiteral("a\u0000b"), "package.text-control");
    member("instructions", QString(100'001, u'a'), "package.text-long");
    member("instructions", QString(100'000, u'a'), "taken");
    member("tracks", QJsonValue(), "package.member");
    member("tracks", QJsonArray{1}, "package.member");
    member("tracks", QJsonArray{}, "package.reference");
    first("tracks", "id", QStringLiteral("x"), "package.id");
    first("tracks", "id", packageId(11), "package.reference"); // its audio is of another
    first("tracks", "title", QStringLiteral("a\nb"), "package.text-control");
    first("tracks", "title", 5, "package.member");
    first("tracks", "frames", -1, "package.number");
    first("tracks", "frames", 1e18, "package.number");
    first("tracks", "frames", 0.5, "package.number");
    first("tracks", "frames", QJsonValue(), "package.member");
    first("tracks", "rate", 0, "package.number");
    first("tracks", "rate", -44100, "package.number");
    first("tracks", "rate", 2'000'000'000, "package.number");
    first("tracks", "channels", 100'000, "package.number");
    first("tracks", "audio", QStringLiteral("/etc/passwd"), "package.reference");
    first("tracks", "audio", QStringLiteral("audio/../x.wav"), "package.reference");
    first("tracks", "audio", QStringLiteral("audio/%1.wav").arg(packageId(11)), "package.reference");
    first("tracks", "audio", QStringLiteral("audio/%1.flac").arg(packageId(10)), "package.unknown-entry");
    first("tracks", "audio", QString(), "package.unknown-entry");
    first("tracks", "reference", QStringLiteral("a\u001b[2J"), "package.text-control");
    first("tracks", "samplesSha256", QStringLiteral("abc"), "package.member");
    first("tracks", "shown", QJsonObject{{QStringLiteral("a"), 1}}, "package.member");
    first("tracks", "shown", QJsonObject{{QStringLiteral("a\n"), QString()}}, "package.text-control");
    first("assignments", "id", packageId(21), "package.duplicate-id");
    first("assignments", "track", packageId(98), "package.reference");
    first("assignments", "track", QStringLiteral("x"), "package.id");
    first("assignments", "layer", QStringLiteral("none"), "package.layer");
    first("assignments", "suggestions", QStringLiteral("gold"), "package.member");
    row("track twice", "package.duplicate-id", [](Entries& e) {
        QJsonArray tracks = QJsonDocument::fromJson(e[0].content).object()[u"tracks"].toArray();
        tracks.append(tracks[0]);
        setMember(e[0], "tracks", tracks);
    });
    content("schema empty", 1, {}, "package.json");
    content("schema not one", 1, "{\"layers\":5}", "package.schema");
    content("schema deep", 1, "{\"a\":" + QByteArray(70, '[') + QByteArray(70, ']') + "}", "package.json-deep");
    row("schema that never was", "package.schema",
        [](Entries& e) { e[1].content.replace("\"interval\"", "\"feeling\""); });
    row("schema with a label twice", "package.schema",
        [](Entries& e) { e[1].content.replace("\"break\"", "\"drop\""); });
}

void TestPackageContent::offers()
{
    QFETCH(Change, change);
    QFETCH(QString, rule);
    Entries entries = offerEntries(smallOffer());
    change(entries);
    const auto offer = offerIn(signedZip(entries, leadKey()));
    QCOMPARE(ruleOf(offer), rule);
}

void TestPackageContent::returns_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("rule");
    const auto row = [](const QByteArray& what, const char* rule, const Change& change) {
        QTest::newRow(what.constData()) << change << QString::fromLatin1(rule);
    };
    const auto labelled = [](const char* name, const QJsonValue& value) {
        return name + QByteArrayLiteral(" ") + QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(60);
    };
    const auto head = [&](const char* name, const QJsonValue& value, const char* rule) {
        row("head " + labelled(name, value), rule, [=](Entries& e) { setMember(e[0], name, value); });
    };
    const auto answer = [&](const char* name, const QJsonValue& value, const char* rule) {
        row(labelled(name, value), rule, [=](Entries& e) { setFirst(e[1], "answers", name, value); });
    };
    const auto item = [&](const char* name, const QJsonValue& value, const char* rule) {
        row("item " + labelled(name, value), rule, [=](Entries& e) { setItem(e[1], name, value); });
    };
    const auto payload = [&](const QByteArray& json, const char* rule) {
        item("payload", QJsonDocument::fromJson(json).object(), rule);
    };
    head("package", QStringLiteral("x"), "package.id");
    head("kind", QStringLiteral("offer"), "package.is-offer");
    head("program", QStringLiteral("a\u0001"), "package.text-control");
    head("schemaVersion", -5, "package.number");
    answer("assignment", QStringLiteral("1; DROP TABLE item; --"), "package.id");
    answer("assignment", packageId(21), "package.duplicate-id");
    answer("state", QStringLiteral("gold"), "package.member");
    answer("state", QJsonValue(), "package.member");
    answer("reason", QStringLiteral("a\u0000"), "package.text-control");
    answer("revision", -1, "package.number");
    answer("revision", 1e18, "package.number");
    answer("submittedMs", -1, "package.number");
    answer("workedMs", 1e17, "package.number");
    answer("items", 3, "package.member");
    answer("items", QJsonArray{3}, "package.member");
    answer("items", QJsonArray{QJsonObject{}}, "package.member");
    item("id", QStringLiteral("zzz"), "package.member");
    item("id", idToText(1001), "package.duplicate-id");
    item("start", 1e17, "package.number");
    item("end", -1e17, "package.number");
    item("end", -5, "package.number");
    item("start", QStringLiteral("0"), "package.member");
    item("level", 1000, "package.number");
    item("level", -1, "package.number");
    item("startUncertainty", -1, "package.number");
    item("version", -1, "package.number");
    item("changedMs", 1e17, "package.number");
    item("label", QStringLiteral("a\nb"), "package.text-control");
    item("foreignText", QString(100'001, u'x'), "package.text-long");
    item("extra", QStringLiteral("\u0002"), "package.text-control");
    item("confidence", QStringLiteral("gold"), "package.member");
    item("payload", 7, "package.member");
    payload(R"({"is":"nothing"})", "package.member");
    payload(R"({"is":"curve","points":[[1e17,1]]})", "package.number");
    payload(R"({"is":"curve","points":[[1,1e200]]})", "package.number");
    payload(R"({"is":"curve","points":[1]})", "package.member");
    payload(R"({"is":"note","pitchCents":1e300})", "package.number");
    payload(R"({"is":"note","pitchCents":1,"velocity":-1e300})", "package.number");
    payload(R"({"is":"chord","harte":"C\n"})", "package.text-control");
    payload(R"({"is":"text","text":"\u0000"})", "package.text-control");
    payload(R"({"is":"tag","labels":["a\n"]})", "package.text-control");
    payload(R"({"is":"tag","number":1e200})", "package.number");
    row("no answers", "package.member", [](Entries& e) { e[1].content = "{}"; });
    row("number beyond doubles", "package.json", [](Entries& e) {
        e[1].content = answersOf(R"({"id":"0000000000001","payload":{"is":"note","pitchCents":1e999}})");
    });
}

void TestPackageContent::returns()
{
    QFETCH(Change, change);
    QFETCH(QString, rule);
    Entries entries = returnEntries(smallReturn());
    change(entries);
    QCOMPARE(ruleOf(returnIn(signedZip(entries, leadKey()))), rule);
}

void TestPackageContent::tooManyItemsAreStoppedEarly()
{
    Entries entries = returnEntries(smallReturn());
    entries[1].content = answersOf(QByteArray("0,").repeated(10'000'000) + "0");
    const QByteArray rows = signedZip(entries, leadKey());
    const qint64 before = peakBytes();
    QCOMPARE(ruleOf(returnIn(rows)), QStringLiteral("package.too-many-items"));
    QVERIFY(peakBytes() - before < (qint64(64) << 20));

    PackageLimits limits;
    limits.items = 10; // in all: eight in each of two
    PackageReturn value = returnOf(8);
    value.answers.push_back(value.answers[0]);
    value.answers[1].assignment = packageId(22);
    const QByteArray bytes = signedZip(returnEntries(value), leadKey());
    QCOMPARE(ruleOf(returnIn(bytes)), QStringLiteral("taken"));
    QCOMPARE(ruleOf(returnIn(bytes, limits)), QStringLiteral("package.too-many-items"));
    limits.items = 16;
    QCOMPARE(ruleOf(returnIn(bytes, limits)), QStringLiteral("taken"));
}

void TestPackageContent::newerFormsSaySo()
{
    // With entries and members that this program does not know.
    Entries entries = offerEntries(smallOffer());
    setMember(entries[0], "version", 2);
    setMember(entries[0], "tracks", 5);
    entries.insert(entries.begin() + 1, entryOf("video.json", "{}"));
    const auto offer = offerIn(signedZip(entries, leadKey()));
    QVERIFY(!offer);
    QCOMPARE(offer.error().code, ErrorCode::NewerVersion);
    QCOMPARE(offer.error().detail, QStringLiteral("2"));
    entries = offerEntries(smallOffer());
    setMember(entries[1], "format", 2);
    QCOMPARE(offerIn(signedZip(entries, leadKey())).error().code, ErrorCode::NewerVersion);
}

void TestPackageContent::sqlInNamesIsText()
{
    PackageOffer offer = smallOffer();
    offer.person = QStringLiteral("Robert'); DROP TABLE person;--");
    offer.tracks[0].title = QStringLiteral("\"; DELETE FROM item; --");
    const auto back = offerIn(signedZip(offerEntries(offer), leadKey()));
    QVERIFY(back && *back == offer);
}

QTEST_GUILESS_MAIN(TestPackageContent)
#include "tst_packagecontent.moc"
