#include "core/genre/schema.h"
#include "core/package/packagefile.h"
#include "tests/support/packages.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace unisono;
using namespace unisono::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeContent(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

template <class T> QString faultOf(const Result<T>& result)
{
    return result ? QString() : result.error().detail;
}

} // namespace

class TestPackage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sound = in("sound.bin");
        writeContent(m_sound, audioBytes());
        m_offer = smallOffer();
    }
    void idsAreRandomAndOfOneForm();
    void offersComeBack();
    void returnsComeBack();
    void equalPackagesHaveEqualBytes();
    void timesAndOwnersAreNotInTheFile();
    void writingRefusesWhatReadingRefuses();
    void failedWritingLeavesNothing();
    void audioIsExtractedUnderOwnNames();
    void extractionReplacesLinksInsteadOfFollowingThem();
    void extractionOfAnotherPackageIsRefused();
    void cancelledExtractionLeavesNothing();
    void inspectionTellsWhatItIs();
    void everyChangedByteIsRefusedOrChangesNothing();
    void everyCutIsRefused();
    void manyItemsComeBack();
    void monotonousAnswersAreNoBomb();

private:
    QString in(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QMap<QString, QString> sounds() const { return {{m_offer.tracks[0].audio, m_sound}}; }
    QString written(const char* name = "offer.unipack")
    {
        JobContext job;
        const Result<void> done = writeOffer(in(name), m_offer, sounds(), leadKey(), job);
        return done ? in(name) : QStringLiteral("not written: ") + done.error().message + done.error().detail;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_sound;
    PackageOffer m_offer;
};

void TestPackage::idsAreRandomAndOfOneForm()
{
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newPackageId();
        QVERIFY(isPackageId(id));
        seen << id;
    }
    QCOMPARE(seen.size(), 1000);
    for (const QString& wrong : {QString(), QString(25, u'a'), QString(27, u'a'), QString(26, u'A'), QString(26, u'.'),
                                 QString(26, u'\u0660')})
        QVERIFY2(!isPackageId(wrong), qPrintable(wrong));
    const QString id = packageId(1);
    QCOMPARE(audioEntryName(id, QStringLiteral("FLAC")), QStringLiteral("audio/%1.flac").arg(id));
    for (const char* ending : {"", "exe", "sh", "desktop", "wav/..", ".wav", "wav\n"})
        QVERIFY2(audioEntryName(id, QString::fromLatin1(ending)).isEmpty(), ending);
    QVERIFY(audioEntryName(QStringLiteral("../x"), QStringLiteral("wav")).isEmpty());
}

void TestPackage::offersComeBack()
{
    const auto back = readOffer(written());
    QCOMPARE(faultOf(back), QString());
    QVERIFY(*back == m_offer);
    std::swap(m_offer.tracks[0], m_offer.tracks[1]);
    JobContext job;
    QVERIFY(writeOffer(in("swapped.unipack"), m_offer, {{m_offer.tracks[1].audio, m_sound}}, leadKey(), job));
    QCOMPARE(contentOf(in("swapped.unipack")), contentOf(in("offer.unipack")));

    PackageOffer bare = smallOffer();
    bare.tracks.clear();
    bare.assignments.clear();
    bare.instructions.clear();
    QVERIFY(writeOffer(in("bare.unipack"), bare, {}, leadKey(), job));
    QVERIFY(*readOffer(in("bare.unipack")) == bare);
    for (const QString& id : shippedSchemaIds()) {
        bare.schemaJson = schemaToJson(*shippedSchema(id));
        const Result<void> done = writeOffer(in("schema.unipack"), bare, {}, leadKey(), job);
        QVERIFY2(done, qPrintable(id + faultOf(done)));
        QVERIFY(*readOffer(in("schema.unipack")) == bare);
    }
}

void TestPackage::returnsComeBack()
{
    const PackageReturn value = smallReturn();
    const SigningKey key = returnKeyOf(m_offer);
    QVERIFY(writeReturn(in("return.unipack"), value, key));
    const auto back = readReturn(in("return.unipack"));
    QCOMPARE(faultOf(back), QString());
    QVERIFY(back->value == value);
    QCOMPARE(back->publicKey, key.publicKey());
    QCOMPARE(faultOf(readOffer(in("return.unipack"))), QStringLiteral("package.is-return"));
    QCOMPARE(faultOf(readReturn(written())), QStringLiteral("package.is-offer"));
    for (int state = 0; state <= int(AssignmentState::Expired); ++state) {
        PackageReturn one = value;
        one.answers[0].state = AssignmentState(state);
        QVERIFY(writeReturn(in("state.unipack"), one, key));
        QVERIFY(readReturn(in("state.unipack"))->value == one);
    }
}

void TestPackage::equalPackagesHaveEqualBytes()
{
    const QByteArray first = contentOf(written());
    QVERIFY(first.size() > audioBytes().size());
    QTest::qWait(1100); // times of a zip are counted in two seconds, those of a system in one
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Pacific/Kiritimati");
    tzset();
    QFile::setPermissions(m_sound, QFile::ReadOwner);
    QCOMPARE(contentOf(written("again.unipack")), first);
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    tzset();

    QVERIFY(writeReturn(in("a"), smallReturn(), returnKeyOf(m_offer)));
    QVERIFY(writeReturn(in("b"), smallReturn(), returnKeyOf(m_offer)));
    QCOMPARE(contentOf(in("a")), contentOf(in("b")));
}

void TestPackage::timesAndOwnersAreNotInTheFile()
{
    const QByteArray bytes = contentOf(written());
    qsizetype entries = 0;
    for (qsizetype at = bytes.indexOf("PK\3\4"); at >= 0; at = bytes.indexOf("PK\3\4", at + 1), ++entries)
        QCOMPARE(bytes.mid(at + 10, 4), QByteArray("\0\0\x21\0", 4)); // 1 January 1980, 0:00
    QCOMPARE(entries, 4);
    QVERIFY(!bytes.contains(QByteArray("UT\x05\0", 4)) &&
            !bytes.contains(QByteArray("UT\x0d\0", 4))); // extra fields of times
    for (qsizetype at = bytes.indexOf(QByteArray("ux\x0b\0", 4)); at >= 0;
         at = bytes.indexOf(QByteArray("ux\x0b\0", 4), at + 1))
        QCOMPARE(bytes.mid(at + 4, 11), QByteArray("\1\4\0\0\0\0\4\0\0\0\0", 11));
    QVERIFY(!bytes.contains(QFileInfo(m_sound).fileName().toUtf8()));
}

void TestPackage::writingRefusesWhatReadingRefuses()
{
    JobContext job;
    const auto fault = [&] {
        const Result<void> done = writeOffer(in("bad.unipack"), m_offer, sounds(), leadKey(), job);
        return faultOf(done).section(u' ', 0, 0);
    };
    m_offer.id = QStringLiteral("short");
    QCOMPARE(fault(), QStringLiteral("package.id"));
    m_offer = smallOffer();
    m_offer.assignments[0].track = packageId(99);
    QCOMPARE(fault(), QStringLiteral("package.reference"));
    m_offer = smallOffer();
    m_offer.instructions = QString(100'001, u'a');
    QCOMPARE(fault(), QStringLiteral("package.text-long"));
    m_offer = smallOffer();
    m_offer.schemaJson = "{}";
    QCOMPARE(fault(), QStringLiteral("package.schema"));
    m_offer = smallOffer();
    m_offer.leadKey = SigningKey(SecretKey::random()).publicKey();
    QCOMPARE(writeOffer(in("bad.unipack"), m_offer, sounds(), leadKey(), job).error().code, ErrorCode::Invalid);
    m_offer = smallOffer();
    QCOMPARE(writeOffer(in("bad.unipack"), m_offer, {}, leadKey(), job).error().code, ErrorCode::Invalid);
    auto more = sounds();
    more.insert(audioEntryName(packageId(5), QStringLiteral("wav")), m_sound);
    QCOMPARE(writeOffer(in("bad.unipack"), m_offer, more, leadKey(), job).error().code, ErrorCode::Invalid);
    PackageReturn value = smallReturn();
    value.answers[0].items[1].id = value.answers[0].items[0].id;
    QCOMPARE(faultOf(writeReturn(in("bad.unipack"), value, leadKey())).section(u' ', 0, 0),
             QStringLiteral("package.duplicate-id"));
    QCOMPARE(filesIn(m_folder->path()), QStringList(QStringLiteral("sound.bin")));
}

void TestPackage::failedWritingLeavesNothing()
{
    JobContext job;
    QCOMPARE(writeOffer(in("none/offer.unipack"), m_offer, sounds(), leadKey(), job).error().code,
             ErrorCode::CannotWrite);
    writeContent(in("offer.unipack"), "what was there");
    job.cancel();
    QCOMPARE(writeOffer(in("offer.unipack"), m_offer, sounds(), leadKey(), job).error().code, ErrorCode::Cancelled);
    QFile::remove(m_sound);
    JobContext other;
    QCOMPARE(writeOffer(in("offer.unipack"), m_offer, sounds(), leadKey(), other).error().code, ErrorCode::NotFound);
    QCOMPARE(contentOf(in("offer.unipack")), QByteArrayLiteral("what was there"));
    QCOMPARE(filesIn(m_folder->path()), QStringList(QStringLiteral("offer.unipack")));
}

void TestPackage::audioIsExtractedUnderOwnNames()
{
    JobContext job;
    const auto files = extractAudio(written(), m_offer, in("a/b"), job);
    QCOMPARE(faultOf(files), QString());
    QCOMPARE(files->size(), 1);
    const QString path = files->value(m_offer.tracks[0].id);
    QCOMPARE(QFileInfo(path).fileName(), m_offer.tracks[0].id + QStringLiteral(".wav"));
    QCOMPARE(contentOf(path), audioBytes());
    QCOMPARE(filesIn(in("a/b")).size(), 1);
    QVERIFY(extractAudio(in("offer.unipack"), m_offer, in("a/b"), job)); // again
    QCOMPARE(filesIn(in("a/b")).size(), 1);
    QCOMPARE(job.fraction() > 0.9, true);
}

void TestPackage::extractionReplacesLinksInsteadOfFollowingThem()
{
    writeContent(in("precious"), "mine");
    QDir(m_folder->path()).mkdir(QStringLiteral("out"));
    const QString name = m_offer.tracks[0].id + QStringLiteral(".wav");
    QVERIFY(QFile::link(in("precious"), in("out/") + name));
    JobContext job;
    QVERIFY(extractAudio(written(), m_offer, in("out"), job));
    QCOMPARE(contentOf(in("precious")), QByteArrayLiteral("mine"));
    QVERIFY(!QFileInfo(in("out/") + name).isSymLink());
}

void TestPackage::extractionOfAnotherPackageIsRefused()
{
    const QString path = written();
    PackageOffer other = m_offer;
    other.id = packageId(9);
    JobContext job;
    QCOMPARE(faultOf(extractAudio(path, other, in("out"), job)), QStringLiteral("package.other"));
    other = m_offer;
    other.leadKey = SigningKey(SecretKey::random()).publicKey();
    QCOMPARE(faultOf(extractAudio(path, other, in("out"), job)), QStringLiteral("package.other"));
    QVERIFY(!QFileInfo::exists(in("out")));
}

void TestPackage::cancelledExtractionLeavesNothing()
{
    JobContext job;
    job.cancel();
    QCOMPARE(extractAudio(written(), m_offer, in("out"), job).error().code, ErrorCode::Cancelled);
    QVERIFY(filesIn(in("out")).isEmpty());
}

void TestPackage::inspectionTellsWhatItIs()
{
    JobContext job;
    const auto offer = inspectPackage(written(), job);
    QVERIFY(offer);
    QVERIFY(offer->kind == PackageKind::Offer && offer->signature == SignatureState::Fits && !offer->problem);
    QCOMPARE(offer->package, m_offer.id);
    QCOMPARE(offer->tracks, 2);
    QCOMPARE(offer->assignments, 3);
    QCOMPARE(offer->publicKey, leadKey().publicKey());
    QCOMPARE(offer->entries.size(), std::size_t(3));
    QCOMPARE(offer->entries[2].name, m_offer.tracks[0].audio);
    QCOMPARE(offer->entries[2].bytes, audioBytes().size());

    QVERIFY(writeReturn(in("return.unipack"), smallReturn(), returnKeyOf(m_offer)));
    const auto value = inspectPackage(in("return.unipack"), job);
    QVERIFY(value && value->kind == PackageKind::Return && !value->problem);
    QCOMPARE(value->answers, 2);
    QCOMPARE(value->items, 7);

    QByteArray changed = contentOf(in("offer.unipack"));
    changed[changed.indexOf(audioBytes()) + 7] ^= 1;
    writeContent(in("changed.unipack"), changed);
    QCOMPARE(inspectPackage(in("changed.unipack"), job).error().detail,
             QStringLiteral("package.entry-damaged ") + m_offer.tracks[0].audio);
    std::vector<RawEntry> entries = offerEntries(m_offer);
    const QByteArray right = signedZip(entries, leadKey());
    entries[2].content[5] ^= 1; // with a sum that fits
    const QByteArray other = signedZip(entries, leadKey());
    QBuffer mixed;
    RawEntry signature = entryOf("signature.json", right.mid(right.indexOf("{\"algorithm")));
    signature.content.truncate(signature.content.indexOf("\"}PK") + 2);
    entries.push_back(signature);
    mixed.setData(rawZip(entries));
    QVERIFY(mixed.open(QIODevice::ReadOnly) && other != right);
    const auto found = inspectPackage(mixed, job);
    QVERIFY2(found, qPrintable(faultOf(found)));
    QCOMPARE(signatureStateId(found->signature), QStringLiteral("changed"));
    QCOMPARE(found->problem->detail, QStringLiteral("package.changed-entry ") + m_offer.tracks[0].audio);
    QCOMPARE(found->package, m_offer.id);
}

void TestPackage::everyChangedByteIsRefusedOrChangesNothing()
{
    written();
    QVERIFY(writeReturn(in("return.unipack"), smallReturn(), returnKeyOf(m_offer)));
    int refusals = 0;
    for (const char* name : {"offer.unipack", "return.unipack"}) {
        QByteArray bytes = contentOf(in(name));
        const qsizetype audioAt = bytes.indexOf(audioBytes());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (audioAt >= 0 && i > audioAt + 2 && i < audioAt + audioBytes().size() - 2)
                continue; // one like the other
            const char was = bytes[i];
            bytes[i] = char(was ^ (1 << (i % 8)));
            QBuffer device(&bytes);
            QVERIFY(device.open(QIODevice::ReadOnly));
            JobContext job;
            const auto whole = inspectPackage(device, job);
            if (!whole || whole->problem) {
                ++refusals;
            } else {
                const auto offer = readOffer(device);
                const auto back = readReturn(device);
                QVERIFY2((offer && *offer == m_offer) || (back && back->value == smallReturn()),
                         qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(i)));
            }
            bytes[i] = was;
        }
    }
    QVERIFY(refusals > 2000);
}

void TestPackage::everyCutIsRefused()
{
    const QByteArray bytes = contentOf(written());
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        QByteArray cut = bytes.left(size);
        QBuffer device(&cut);
        QVERIFY(device.open(QIODevice::ReadOnly));
        QVERIFY2(!readOffer(device), qPrintable(QString::number(size)));
    }
}

void TestPackage::manyItemsComeBack()
{
    const PackageReturn value = returnOf(10'000);
    QVERIFY(writeReturn(in("return.unipack"), value, returnKeyOf(m_offer)));
    Result<SignedReturn> back = Error{};
    QBENCHMARK_ONCE
    {
        back = readReturn(in("return.unipack"));
    }
    QVERIFY(back && back->value == value);
}

void TestPackage::monotonousAnswersAreNoBomb()
{
    PackageReturn value = returnOf(1);
    value.answers[0].items[0].payload = CurveValue{std::vector<CurvePoint>(500'000, CurvePoint{{0}, 0.0})};
    QVERIFY(writeReturn(in("return.unipack"), value, returnKeyOf(m_offer)));
    const auto back = readReturn(in("return.unipack"));
    QCOMPARE(faultOf(back), QString());
    QVERIFY(back->value == value);
}

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
