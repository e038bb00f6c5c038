#include "tests/support/packages.h"

#include "core/package/manifest.h"
#include "core/package/packagejson.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/resource.h>

namespace unisono::test {

SigningKey leadKey()
{
    return SigningKey(*SecretKey::fromBytes(QByteArray(kSecretBytes, 'L')));
}

SigningKey returnKeyOf(const PackageOffer& offer)
{
    return SigningKey(*SecretKey::fromBytes(offer.returnSeed));
}

QString packageId(int number)
{
    return QStringLiteral("%1").arg(number, 26, 10, QLatin1Char('0'));
}

PackageOffer smallOffer()
{
    PackageOffer offer;
    offer.id = packageId(1);
    offer.project = packageId(2);
    offer.person = QStringLiteral("Ada");
    offer.leadKey = leadKey().publicKey();
    offer.returnSeed = QByteArray(kSecretBytes, 'R');
    offer.schemaVersion = 3;
    offer.schemaJson = QByteArrayLiteral(
        R"({"format":1,"id":"small","version":1,"name":"Small","layers":[{"id":"section","name":"Sections",)"
        R"("kind":"interval","labels":[{"id":"drop","name":"Drop"},{"id":"break","name":"Break"}]}]})");
    offer.instructions = QStringLiteral("Mark every drop.\n\tTake your time.");
    for (int i = 0; i < 2; ++i) {
        PackageTrack track;
        track.id = packageId(10 + i);
        track.title = QStringLiteral("Track %1").arg(i);
        track.artist = QStringLiteral("Somebody — jemand");
        track.shown = {{QStringLiteral("year"), QStringLiteral("1999")}};
        track.frames = 44100 * 60;
        track.rate = {44100};
        track.channels = 2;
        offer.tracks.push_back(track);
    }
    offer.tracks[0].audio = audioEntryName(offer.tracks[0].id, QStringLiteral("WAV"));
    offer.tracks[1].reference = QStringLiteral("music/two.flac");
    offer.tracks[1].samplesSha256 = QByteArray(32, '\x7f');
    for (int i = 0; i < 3; ++i)
        offer.assignments.push_back(
            {packageId(20 + i), packageId(10 + i % 2), QStringLiteral("section"), SuggestionPolicy(i)});
    return offer;
}

namespace {

Item itemAt(int number, Payload payload)
{
    Item item;
    item.id = {1000 + number};
    item.assignment = {77};
    item.author = {78};
    item.span = {{number * 1000}, {number * 1000 + 900}};
    item.payload = std::move(payload);
    item.changedMs = 1'700'000'000'000 + number;
    return item;
}

} // namespace

PackageReturn smallReturn()
{
    PackageReturn value{packageId(1), QStringLiteral("Ada"), 3, QStringLiteral("unisono 0.1.0"), {}};
    PackageAnswer full{packageId(20), AssignmentState::Submitted, {}, 2, 1'700'000'000'000, 90'000, {}};
    CurveValue curve{{{{10}, 1.5}, {{20}, std::nullopt}}};
    TagValue tag;
    tag.labels = QStringList{QStringLiteral("drop"), QStringLiteral("break")};
    full.items = {itemAt(0, std::monostate{}),
                  itemAt(1, InstantValue{3, 1}),
                  itemAt(2, curve),
                  itemAt(3, NoteValue{6900.25, 0.5}),
                  itemAt(4, ChordValue{QStringLiteral("C:maj7")}),
                  itemAt(5, TextValue{QStringLiteral("two\nlines — “so”")}),
                  itemAt(6, tag)};
    full.items[0].label = QStringLiteral("drop");
    full.items[0].confidence = Confidence::Unsure;
    full.items[0].startUncertainty = 441;
    full.items[1].origin = {OriginKind::Tapped, {}, Frame{990}};
    PackageAnswer skipped{packageId(21), AssignmentState::Skipped, QStringLiteral("bad audio"), 1, 0, 5'000, {}};
    value.answers = {full, skipped};
    return value;
}

PackageReturn returnOf(int items)
{
    PackageReturn value = smallReturn();
    value.answers.resize(1);
    value.answers[0].items.clear();
    for (int i = 0; i < items; ++i) {
        value.answers[0].items.push_back(itemAt(i, std::monostate{}));
        value.answers[0].items.back().label = i % 2 ? QStringLiteral("drop") : QStringLiteral("break");
    }
    return value;
}

QByteArray audioBytes()
{
    QByteArray bytes(4000, Qt::Uninitialized);
    std::uint32_t state = 1;
    for (char& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return bytes;
}

QByteArray signedZip(std::vector<RawEntry> entries, const SigningKey& key)
{
    std::vector<ManifestEntry> listed;
    for (const RawEntry& entry : entries)
        listed.push_back({QString::fromUtf8(entry.name), entry.content.size(),
                          QCryptographicHash::hash(entry.content, QCryptographicHash::Sha256)});
    RawEntry signature;
    signature.name = kSignatureEntry;
    signature.content = manifestToJson(signedManifest(listed, key));
    entries.push_back(signature);
    return rawZip(entries);
}

std::vector<RawEntry> offerEntries(const PackageOffer& offer)
{
    std::vector<RawEntry> entries(2);
    entries[0].name = kPackageEntry;
    entries[0].content = offerToJson(offer);
    entries[1].name = kSchemaEntry;
    entries[1].content = offer.schemaJson;
    for (const PackageTrack& track : offer.tracks)
        if (!track.audio.isEmpty()) {
            RawEntry audio;
            audio.name = track.audio.toUtf8();
            audio.content = audioBytes();
            entries.push_back(audio);
        }
    return entries;
}

std::vector<RawEntry> returnEntries(const PackageReturn& value)
{
    std::vector<RawEntry> entries(2);
    entries[0].name = kPackageEntry;
    entries[0].content = returnToJson(value);
    entries[1].name = kAnswersEntry;
    entries[1].content = answersToJson(value);
    return entries;
}

RawEntry entryOf(const QByteArray& name, const QByteArray& content)
{
    RawEntry entry;
    entry.name = name;
    entry.content = content;
    return entry;
}

void setMember(RawEntry& entry, const char* name, const QJsonValue& value)
{
    QJsonObject object = QJsonDocument::fromJson(entry.content).object();
    object[QLatin1String(name)] = value;
    entry.content = QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void setFirst(RawEntry& entry, const char* list, const char* name, const QJsonValue& value)
{
    QJsonObject object = QJsonDocument::fromJson(entry.content).object();
    QJsonArray all = object[QLatin1String(list)].toArray();
    QJsonObject first = all[0].toObject();
    first[QLatin1String(name)] = value;
    all[0] = first;
    setMember(entry, list, all);
}

Result<PackageOffer> offerIn(QByteArray bytes, const PackageLimits& limits)
{
    QBuffer device(&bytes);
    return device.open(QIODevice::ReadOnly) ? readOffer(device, limits) : Error{};
}

Result<SignedReturn> returnIn(QByteArray bytes, const PackageLimits& limits)
{
    QBuffer device(&bytes);
    return device.open(QIODevice::ReadOnly) ? readReturn(device, limits) : Error{};
}

qint64 peakBytes()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

} // namespace unisono::test
