#include "core/package/packagefile.h"
#include "tests/support/packages.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace unisono;
using namespace unisono::test;

namespace {

using Entries = std::vector<RawEntry>;
using Change = std::function<void(Entries&)>;

} // namespace

class TestPackageHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundOnesAreTaken();
    void names_data();
    void names();
    void kindsOfEntries();
    void duplicatesAndOrder();
    void counts();
    void sizes();
    void bombsAreStopped();
    void signatures();
    void nothingIsWrittenOutside();
    void changedAudioIsNotKept();
    void noPackages();
};

void TestPackageHostile::soundOnesAreTaken()
{
    QCOMPARE(ruleOf(offerIn(signedZip(offerEntries(smallOffer()), leadKey()))), QStringLiteral("taken"));
    QCOMPARE(ruleOf(returnIn(signedZip(returnEntries(smallReturn()), leadKey()))), QStringLiteral("taken"));
    Entries packed = offerEntries(smallOffer());
    for (RawEntry& entry : packed)
        entry.deflated = true;
    QCOMPARE(ruleOf(offerIn(signedZip(packed, leadKey()))), QStringLiteral("taken"));
}

void TestPackageHostile::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("rule");
    const auto row = [](const QByteArray& name, const char* rule) {
        QTest::newRow(name.left(40).toPercentEncoding().constData()) << name << QString::fromLatin1(rule);
    };
    row("/etc/passwd", "package.name-absolute");
    row("//host/share", "package.name-absolute");
    row("../../.bashrc", "package.name-outside");
    row("audio/../../x.wav", "package.name-outside");
    row("audio/./x.wav", "package.name-outside");
    row("..", "package.name-outside");
    row("..\\x.wav", "package.name-backslash");
    row("audio\\x.wav", "package.name-backslash");
    row("C:/x.wav", "package.name-drive");
    row("c:x.wav", "package.name-drive");
    row(QByteArray("audio/a\nb.wav"), "package.name-control");
    row(QByteArray("audio/\x1b[2J.wav"), "package.name-control");
    row(QByteArray("audio/\x7f.wav"), "package.name-control");
    row("audio/" + QByteArray(195, 'a'), "package.name-long");
    row(QByteArray(60'000, 'a'), "package.name-long");
    row("x.exe", "package.unknown-entry");
    row("audio/x.wav", "package.unknown-entry");
    row("audio/" + packageId(1).toLatin1() + ".exe", "package.unknown-entry");
    row("audio/" + packageId(1).toLatin1() + ".WAV", "package.unknown-entry");
    row("audio//" + packageId(1).toLatin1() + ".wav", "package.unknown-entry");
    row("audio/" + packageId(1).toLatin1() + ".wav.wav", "package.unknown-entry");
    row("audio/" + packageId(99).toLatin1() + ".wav", "package.unknown-entry"); // of no track
    row("Package.json", "package.unknown-entry");
    row("gr\xc3\xbcn.wav", "package.unknown-entry");
    row("\xff\xfe.wav", "package.unknown-entry");
}

void TestPackageHostile::names()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, rule);
    Entries entries = offerEntries(smallOffer());
    entries.push_back(entryOf(name));
    const auto offer = offerIn(signedZip(entries, leadKey()));
    QCOMPARE(ruleOf(offer), rule);
    for (const QChar c : offer.error().detail)
        QVERIFY(c.isPrint());
    QVERIFY(offer.error().detail.size() < 200);
}

void TestPackageHostile::kindsOfEntries()
{
    const QByteArray audio = smallOffer().tracks[0].audio.toUtf8();
    const auto ruleFor = [&](const RawEntry& entry) {
        Entries entries = offerEntries(smallOffer());
        entries.back() = entry;
        return ruleOf(offerIn(signedZip(entries, leadKey())));
    };
    RawEntry entry = entryOf(audio, "/etc/passwd");
    entry.mode = 0120777;
    QCOMPARE(ruleFor(entry), QStringLiteral("package.link"));
    for (const std::uint32_t device : {0020666U, 0060666U, 0140666U, 0040755U}) {
        entry.mode = device;
        QVERIFY2(ruleFor(entry) == QLatin1String("package.not-a-file"), qPrintable(QString::number(device, 8)));
    }
    QCOMPARE(ruleFor(entryOf("audio/", {})), QStringLiteral("package.not-a-file"));
    // What MS-DOS made has its backslashes turned before anybody sees them.
    entry = entryOf("..\\x.wav");
    entry.system = 0;
    QCOMPARE(ruleFor(entry), QStringLiteral("package.name-outside"));
    entry = entryOf("audio\\x.wav");
    entry.system = 0;
    QCOMPARE(ruleFor(entry), QStringLiteral("package.unknown-entry"));
    entry = entryOf(audio);
    entry.flags = 1;
    QCOMPARE(ruleFor(entry), QStringLiteral("package.encrypted"));
    entry.flags = 0;
    for (const std::uint16_t method : {1, 6, 9, 12, 14, 93, 95, 98, 99}) {
        entry.method = method;
        QCOMPARE(ruleFor(entry), QStringLiteral("package.compression"));
    }
}

void TestPackageHostile::duplicatesAndOrder()
{
    const auto ruleFor = [](const Change& change) {
        Entries entries = offerEntries(smallOffer());
        change(entries);
        return ruleOf(offerIn(signedZip(entries, leadKey())));
    };
    QCOMPARE(ruleFor([](Entries& e) { e.push_back(e[2]); }), QStringLiteral("package.duplicate-entry"));
    QCOMPARE(ruleFor([](Entries& e) { e.push_back(e[0]); }), QStringLiteral("package.duplicate-entry"));
    QCOMPARE(ruleFor([](Entries& e) { std::swap(e[0], e[1]); }), QStringLiteral("package.order"));
    QCOMPARE(ruleFor([](Entries& e) { std::swap(e[1], e[2]); }), QStringLiteral("package.order"));
    QCOMPARE(ruleFor([](Entries& e) { e.erase(e.begin() + 1); }), QStringLiteral("package.missing-entry"));
    QCOMPARE(ruleFor([](Entries& e) { e.erase(e.begin() + 2); }), QStringLiteral("package.missing-entry"));
    QCOMPARE(ruleFor([](Entries& e) { e.push_back(entryOf("answers.json", "{}")); }),
             QStringLiteral("package.unknown-entry"));
    QCOMPARE(ruleOf(offerIn(rawZip({}))), QStringLiteral("package.unreadable"));
    QCOMPARE(ruleOf(offerIn(rawZip(offerEntries(smallOffer())))), QStringLiteral("package.missing-entry"));
    Entries returned = returnEntries(smallReturn());
    returned.push_back(entryOf("audio/" + packageId(1).toLatin1() + ".wav"));
    QCOMPARE(ruleOf(returnIn(signedZip(returned, leadKey()))), QStringLiteral("package.unknown-entry"));
    returned.resize(1);
    QCOMPARE(ruleOf(returnIn(signedZip(returned, leadKey()))), QStringLiteral("package.missing-entry"));
}

void TestPackageHostile::counts()
{
    Entries entries = offerEntries(smallOffer());
    for (int i = 0; i < 20'001; ++i)
        entries.push_back(entryOf("audio/" + packageId(1000 + i).toLatin1() + ".wav"));
    QCOMPARE(ruleOf(offerIn(signedZip(entries, leadKey()))), QStringLiteral("package.too-many-entries"));
    // A list that alone would fill the memory is not even read.
    PackageLimits limits;
    limits.entries = 10;
    entries.clear();
    for (int i = 0; i < 30'000; ++i)
        entries.push_back(entryOf("audio/" + packageId(1000 + i).toLatin1() + ".wav", {}));
    QCOMPARE(ruleOf(offerIn(rawZip(entries), limits)), QStringLiteral("package.too-many-entries"));
}

void TestPackageHostile::sizes()
{
    const QByteArray bytes = signedZip(offerEntries(smallOffer()), leadKey());
    PackageLimits limits;
    limits.jsonBytes = 100;
    QCOMPARE(ruleOf(offerIn(bytes, limits)), QStringLiteral("package.entry-large"));
    limits = {};
    limits.audioBytes = audioBytes().size() - 1;
    QCOMPARE(ruleOf(offerIn(bytes, limits)), QStringLiteral("package.entry-large"));
    limits = {};
    limits.totalBytes = audioBytes().size();
    QCOMPARE(ruleOf(offerIn(bytes, limits)), QStringLiteral("package.total-large"));
    // An entry that says less, or more, than it is.
    for (const qint64 claim : {qint64(0), qint64(10), qint64(100'000), qint64(60) << 20, qint64(0xfffffff0)}) {
        for (const bool deflated : {false, true}) {
            Entries entries = offerEntries(smallOffer());
            entries[0].claimedBytes = claim;
            entries[0].deflated = deflated;
            const QString rule = ruleOf(offerIn(signedZip(entries, leadKey())));
            QVERIFY2(rule == QLatin1String("package.entry-damaged") || rule == QLatin1String("package.entry-large"),
                     qPrintable(QStringLiteral("%1 %2").arg(claim).arg(rule)));
        }
    }
}

void TestPackageHostile::bombsAreStopped()
{
    JobContext job;
    const auto inspected = [&](QByteArray bytes) {
        QBuffer device(&bytes);
        return device.open(QIODevice::ReadOnly) ? inspectPackage(device, job) : Error{};
    };
    QByteArray gigabyte = bombZip("package.json", qint64(1) << 30);
    QVERIFY2(gigabyte.size() < (2 << 20), "a gigabyte of a megabyte");
    const qint64 before = peakBytes();
    QCOMPARE(ruleOf(inspected(gigabyte)), QStringLiteral("package.entry-large"));
    // As long as audio may be, but not stored as audio is.
    PackageLimits limits;
    limits.jsonBytes = qint64(2) << 30;
    QCOMPARE(ruleOf(offerIn(gigabyte, limits)), QStringLiteral("package.bomb"));
    QVERIFY2(peakBytes() - before < (qint64(64) << 20), qPrintable(QString::number(peakBytes() - before)));

    Entries entries = offerEntries(smallOffer());
    entries[2].content = QByteArray(30 << 20, '\0');
    entries[2].deflated = true;
    QCOMPARE(ruleOf(inspected(signedZip(entries, leadKey()))), QStringLiteral("package.bomb"));
    entries = offerEntries(smallOffer());
    entries[0].content += QByteArray(30 << 20, ' ');
    entries[0].deflated = true;
    QCOMPARE(ruleOf(offerIn(signedZip(entries, leadKey()))), QStringLiteral("package.bomb"));
    entries[0].deflated = false;
    QCOMPARE(ruleOf(offerIn(signedZip(entries, leadKey()))), QStringLiteral("taken"));
}

void TestPackageHostile::signatures()
{
    const Entries sound = offerEntries(smallOffer());
    Entries signedOnes = sound;
    {
        // signedZip() signs what it is given; here the signature is kept while the rest changes.
        QByteArray bytes = signedZip(sound, leadKey());
        const qsizetype from = bytes.indexOf("{\"algorithm");
        const QByteArray json = bytes.mid(from, bytes.indexOf("\"}PK", from) + 2 - from);
        signedOnes.push_back(entryOf("signature.json", json));
    }
    const auto ruleFor = [&](const Change& change) {
        Entries entries = signedOnes;
        change(entries);
        const auto offer = offerIn(rawZip(entries));
        return offer ? QStringLiteral("taken") : offer.error().detail;
    };
    QCOMPARE(ruleFor([](Entries&) {}), QStringLiteral("taken"));
    QCOMPARE(ruleFor([](Entries& e) { e[0].content.replace("Ada", "Eve"); }),
             QStringLiteral("package.changed-entry package.json"));
    QCOMPARE(ruleFor([](Entries& e) { e[1].content.replace("Drop", "Drip"); }),
             QStringLiteral("package.changed-entry schema.json"));
    QCOMPARE(ruleFor([](Entries& e) { e[2].content += 'x'; }),
             QStringLiteral("package.changed-entry ") + smallOffer().tracks[0].audio);
    QCOMPARE(ruleFor([](Entries& e) { e.erase(e.begin() + 2); }),
             QStringLiteral("package.missing-entry ") + smallOffer().tracks[0].audio);
    const QByteArray more = "audio/" + packageId(50).toLatin1() + ".wav";
    QCOMPARE(ruleFor([&](Entries& e) { e.insert(e.begin() + 2, entryOf(more)); }),
             QStringLiteral("package.unsigned-entry ") + QString::fromLatin1(more));
    QCOMPARE(ruleFor([](Entries& e) { std::swap(e[1], e[2]); }).section(u' ', 0, 0), QStringLiteral("package.order"));
    QCOMPARE(ruleFor([](Entries& e) {
                 e.push_back(entryOf("audio/" + packageId(51).toLatin1() + ".wav"));
             }).section(u' ', 0, 0),
             QStringLiteral("package.order"));
    QCOMPARE(ruleFor([](Entries& e) { setMember(e.back(), "publicKey", QString(64, u'0')); }),
             QStringLiteral("package.signature"));
    QCOMPARE(ruleFor([](Entries& e) { setMember(e.back(), "signature", QString(128, u'0')); }),
             QStringLiteral("package.signature"));
    QCOMPARE(ruleFor([](Entries& e) { setFirst(e.back(), "entries", "bytes", 1); }),
             QStringLiteral("package.signature"));
    QCOMPARE(ruleFor([](Entries& e) { setMember(e.back(), "entries", QJsonArray{}); }),
             QStringLiteral("package.signature"));
    QCOMPARE(ruleFor([](Entries& e) { setMember(e.back(), "algorithm", QStringLiteral("none")); }).section(u' ', 0, 0),
             QStringLiteral("package.member"));
    QCOMPARE(ruleFor([](Entries& e) { e.back().content = "{}"; }).section(u' ', 0, 0),
             QStringLiteral("package.member"));
    // Signed soundly, by somebody else.
    QCOMPARE(ruleOf(offerIn(signedZip(sound, SigningKey(SecretKey::random())))), QStringLiteral("package.signer"));
}

void TestPackageHostile::nothingIsWrittenOutside()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("p.unipack"));
    const QString target = folder.filePath(QStringLiteral("in/target"));
    QVERIFY(QDir().mkpath(target));
    const auto filesBelow = [&] {
        QStringList all;
        QDirIterator it(folder.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            all << it.next();
        all.sort();
        return all;
    };
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QStringList before = filesBelow();
    for (const char* name : {"../evil.wav", "/tmp/evil.wav", "audio/../../../evil.wav", "C:/evil.wav", "..\\evil.wav"})
        for (const std::uint32_t mode : {0100644U, 0120777U}) {
            Entries entries = offerEntries(smallOffer());
            RawEntry evil = entryOf(name);
            evil.mode = mode;
            entries.push_back(evil);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(signedZip(entries, leadKey()));
            file.close();
            JobContext job;
            QVERIFY(!extractAudio(path, smallOffer(), target, job));
            QCOMPARE(filesBelow(), before);
        }
    QVERIFY(!QFileInfo::exists(QStringLiteral("/tmp/evil.wav")));
}

void TestPackageHostile::changedAudioIsNotKept()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p.unipack")));
    Entries entries = offerEntries(smallOffer());
    QByteArray bytes = signedZip(entries, leadKey());
    const qsizetype from = bytes.indexOf("{\"algorithm");
    entries.push_back(entryOf("signature.json", bytes.mid(from, bytes.indexOf("\"}PK", from) + 2 - from)));
    entries[2].content[100] ^= 1;
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(rawZip(entries));
    file.close();
    const auto offer = readOffer(file.fileName()); // audio is not read here
    QVERIFY(offer);
    JobContext job;
    const QString target = folder.filePath(QStringLiteral("target"));
    const auto files = extractAudio(file.fileName(), *offer, target, job);
    QCOMPARE(ruleOf(files), QStringLiteral("package.changed-entry"));
    QCOMPARE(files.error().subject, file.fileName());
    QVERIFY(QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestPackageHostile::noPackages()
{
    for (const QByteArray& bytes : {QByteArray(), QByteArrayLiteral("hello"), QByteArray(100'000, 'P'),
                                    QByteArray(100'000, '\0'), QByteArrayLiteral("PK\5\6")})
        QCOMPARE(ruleOf(offerIn(bytes)), QStringLiteral("package.unreadable"));
    QTemporaryDir folder;
    QCOMPARE(readOffer(folder.path()).error().code, ErrorCode::CannotRead);
    QCOMPARE(readOffer(folder.filePath(QStringLiteral("none"))).error().code, ErrorCode::NotFound);
    QCOMPARE(readOffer(QStringLiteral("/dev/zero")).error().code, ErrorCode::CannotRead);
}

QTEST_GUILESS_MAIN(TestPackageHostile)
#include "tst_packagehostile.moc"
