#include "tests/core/audio/audiofixture.h"

#include "core/audio/mediafile.h"
#include "tests/support/wavfile.h"

#include <QCryptographicHash>
#include <QTest>

#include <cstdlib>
#include <unistd.h>

using namespace unisono;
using namespace unisono::test;

class TestMediaFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTags();
    void hashesBytesAndSamples();
    void stopsHashingWhenCancelled();
    void findsSoundFilesBelow();
    void countsUnreadableFolders();

private:
    QTemporaryDir m_folder;
};

namespace {

/// ID3v2.3 with text frames in UTF-16.
QByteArray id3(const std::vector<std::pair<QByteArray, QString>>& frames)
{
    QByteArray body;
    for (const auto& [id, text] : frames) {
        QByteArray value("\x01\xff\xfe", 3);
        value.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        body +=
            id + QByteArray(2, '\0') + char(value.size() >> 8) + char(value.size() & 255) + QByteArray(2, '\0') + value;
    }
    const qsizetype n = body.size();
    return QByteArray("ID3\x03\0\0", 6) + char(n >> 21 & 127) + char(n >> 14 & 127) + char(n >> 7 & 127) +
           char(n & 127) + body;
}

constexpr auto kOpen = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                       QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;

/// Drops the rights of root, where the test has them.
class NobodyWhileAlive {
public:
    NobodyWhileAlive()
        : m_root(::geteuid() == 0 && ::setresuid(65534, 65534, 0) == 0)
    {
    }
    ~NobodyWhileAlive()
    {
        if (m_root && ::setresuid(0, 0, 0) != 0)
            std::abort();
    }
    NobodyWhileAlive(const NobodyWhileAlive&) = delete;
    NobodyWhileAlive& operator=(const NobodyWhileAlive&) = delete;

private:
    bool m_root;
};

} // namespace

void TestMediaFile::readsTags()
{
    const QString title = QString::fromUtf8("\u0645\u0642\u0627\u0645 \U0001F3B6");
    const QString path = m_folder.filePath("tagged.mp3");
    QVERIFY(writeFile(path, id3({{"TIT2", title},
                                 {"TPE1", QStringLiteral("Nobody")},
                                 {"TALB", QString(5000, u'a')},
                                 {"TCON", QStringLiteral("Waltz")},
                                 {"TYER", QStringLiteral("1999")}}) +
                                readFile(dataFile("cbr.mp3"))));
    const MediaTags tags = readMediaTags(path);
    QCOMPARE(tags.title, title);
    QCOMPARE(tags.artist, QStringLiteral("Nobody"));
    QCOMPARE(tags.album.size(), 1000);
    QCOMPARE(tags.genre, QStringLiteral("Waltz"));
    QCOMPARE(tags.date, QStringLiteral("1999"));
    auto source = openAudioSource(path); // the tag does not get into the way of the sound
    QVERIFY(source);
    QCOMPARE((*source)->info().frames, FrameCount(110373));

    QVERIFY(readMediaTags(m_folder.filePath("none.mp3")).title.isEmpty());
    QVERIFY(writeFile(m_folder.filePath("text.mp3"), "no sound"));
    QVERIFY(readMediaTags(m_folder.filePath("text.mp3")).title.isEmpty());
}

void TestMediaFile::hashesBytesAndSamples()
{
    const auto samples = noise(2 * 40'000);
    const QString path = m_folder.filePath("h.wav");
    QVERIFY(writeWav(path, samples, 2, 44100, WavSample::Float32));
    JobContext context;
    const auto hashes = hashMediaFile(path, context);
    QVERIFY(hashes);
    QCOMPARE(hashes->fileSha256, QCryptographicHash::hash(readFile(path), QCryptographicHash::Sha256));
    const QByteArrayView raw(reinterpret_cast<const char*>(samples.data()), qsizetype(samples.size() * 4));
    QCOMPARE(hashes->samplesSha256, QCryptographicHash::hash(raw.toByteArray(), QCryptographicHash::Sha256));
    QCOMPARE(context.fraction(), 1.0);
    // The same sound in another container: other bytes, the same samples
    JobContext other;
    const auto flac = hashMediaFile(dataFile("s16.flac"), other);
    QVERIFY(flac);
    auto source = openAudioSource(dataFile("s16.flac"));
    QVERIFY(source);
    const QString copy = m_folder.filePath("copy.wav");
    QVERIFY(writeWav(copy, readThrough(**source), 2, 44100, WavSample::Float32));
    const auto wav = hashMediaFile(copy, other);
    QVERIFY(wav);
    QVERIFY(wav->fileSha256 != flac->fileSha256);
    QCOMPARE(wav->samplesSha256, flac->samplesSha256);
    const auto missing = hashMediaFile(m_folder.filePath("none.wav"), other);
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

void TestMediaFile::stopsHashingWhenCancelled()
{
    JobContext context;
    context.cancel();
    const auto hashes = hashMediaFile(dataFile("s16.flac"), context);
    QVERIFY(!hashes && hashes.error().code == ErrorCode::Cancelled);
}

void TestMediaFile::findsSoundFilesBelow()
{
    const QString root = m_folder.filePath("music");
    QVERIFY(QDir().mkpath(root + "/b/deep"));
    for (const char* name : {"/z.WAV", "/a.flac", "/b/m.Ogg", "/b/deep/x.mp3", "/notes.txt", "/b/cover.png"})
        QVERIFY(writeFile(root + QString::fromLatin1(name), "x"));
    QVERIFY(QFile::link(root, root + "/b/loop")); // a circle
    JobContext context;
    Issues issues;
    const auto found = findAudioFiles(root, &issues, context);
    QVERIFY(found);
    QStringList names;
    for (const QString& path : *found)
        names << path.mid(root.size());
    QCOMPARE(names, (QStringList{"/a.flac", "/b/deep/x.mp3", "/b/m.Ogg", "/z.WAV"}));
    QVERIFY(issues.empty());
    const auto none = findAudioFiles(m_folder.filePath("nowhere"), &issues, context);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    context.cancel();
    const auto stopped = findAudioFiles(root, nullptr, context);
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void TestMediaFile::countsUnreadableFolders()
{
    const QString root = m_folder.filePath("closed");
    QVERIFY(QDir().mkpath(root + "/secret"));
    QVERIFY(writeFile(root + "/a.wav", "x"));
    QVERIFY(QFile::setPermissions(root + "/secret", QFileDevice::Permissions()));
    QVERIFY(QFile::setPermissions(root, kOpen));
    QVERIFY(QFile::setPermissions(m_folder.path(), kOpen));
    JobContext context;
    Issues issues;
    const NobodyWhileAlive nobody; // root may read every folder
    const auto found = findAudioFiles(root, &issues, context);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].code, QStringLiteral("media.unreadable-folder"));
    const auto refused = findAudioFiles(root + "/secret", &issues, context);
    QVERIFY(!refused && refused.error().code == ErrorCode::CannotRead);
}

QTEST_GUILESS_MAIN(TestMediaFile)
#include "tst_mediafile.moc"
