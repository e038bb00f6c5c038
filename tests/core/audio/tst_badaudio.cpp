#include "tests/core/audio/audiofixture.h"

#include "core/audio/mediafile.h"
#include "core/audio/peakpyramid.h"
#include "tests/support/wavfile.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace unisono;
using namespace unisono::test;

/// Files that are not what they say: a clear error or what is there, and nothing large is taken for them.
class TestBadAudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesWhatIsNoFile();
    void opensWhatIsLeft_data();
    void opensWhatIsLeft();
    void survivesTruncationAnywhere_data();
    void survivesTruncationAnywhere();
    void doesNotBelieveThreeGigabytes_data();
    void doesNotBelieveThreeGigabytes();
    void goesOnBehindADamagedStretchOfFlac();
    void takesUnusualNames_data();
    void takesUnusualNames();
    void saysThatFfmpegIsMissing();

private:
    QString put(const QByteArray& bytes, const QString& name)
    {
        const QString path = m_folder.filePath(name);
        return writeFile(path, bytes) ? path : QString();
    }
    QTemporaryDir m_folder;
};

void TestBadAudio::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("no bytes") << QByteArray() << "a.wav" << int(ErrorCode::Empty);
    QTest::newRow("no frames") << wavBytes({}, 2, 44100) << "b.wav" << int(ErrorCode::Empty);
    QTest::newRow("text") << QByteArray("This is a letter, not a song.\n").repeated(50) << "c.wav"
                          << int(ErrorCode::NotAudio);
    QTest::newRow("text named mp3") << QByteArray("#EXTM3U\nhttp://example.org/a.mp3\n") << "c.mp3"
                                    << int(ErrorCode::NotAudio);
    QTest::newRow("zeros") << QByteArray(5000, '\0') << "d.flac" << int(ErrorCode::NotAudio);
    QTest::newRow("wav head alone") << wavBytes(noise(100), 2, 44100).left(20) << "e.wav" << int(ErrorCode::Damaged);
    QTest::newRow("flac head alone") << readFile(dataFile("s16.flac")).left(60) << "f.flac" << int(ErrorCode::Damaged);
    QTest::newRow("ogg head alone") << readFile(dataFile("vorbis.ogg")).left(40) << "g.ogg" << int(ErrorCode::Damaged);
}

void TestBadAudio::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(int, code);
    const QString path = put(bytes, name);
    const auto source = openAudioSource(path);
    QVERIFY(!source);
    QCOMPARE(int(source.error().code), code);
    QCOMPARE(source.error().subject, path);
    // All ways in say the same.
    const auto reader = openPcmReader(path, {m_folder.filePath("cache")});
    QVERIFY(!reader && int(reader.error().code) == code);
    const auto peaks = openPeaks(path, {m_folder.filePath("cache")});
    QVERIFY(!peaks && int(peaks.error().code) == code);
}

void TestBadAudio::refusesWhatIsNoFile()
{
    const auto codeOf = [](const QString& path) {
        const auto source = openAudioSource(path);
        return source ? ErrorCode::Internal : source.error().code;
    };
    QVERIFY(codeOf(m_folder.filePath("none.wav")) == ErrorCode::NotFound);
    QVERIFY(codeOf(QString()) == ErrorCode::NotFound);
    QVERIFY(codeOf(m_folder.path()) == ErrorCode::NotAudio);
    QVERIFY(codeOf(m_folder.path() + QChar(u'\0') + ".wav") == ErrorCode::NotFound);
    QVERIFY(codeOf(m_folder.filePath(QString(10'000, u'n') + ".wav")) == ErrorCode::CannotRead);
    const QString pipe = m_folder.filePath("pipe.wav");
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(codeOf(pipe) == ErrorCode::NotAudio); // and does not wait for a writer
    QVERIFY(readMediaTags(pipe).title.isEmpty());
}

void TestBadAudio::opensWhatIsLeft_data()
{
    QTest::addColumn<double>("part");
    QTest::addColumn<double>("lost"); // at most, of the file: opusenc writes pages of a second
    QTest::newRow("opus.opus 0.8") << 0.8 << 0.45;
    for (const char* name : {"s16.flac", "vbr.mp3", "cbr.mp3", "vbr-untagged.mp3", "vorbis.ogg"})
        for (const double part : {0.35, 0.8, 0.97})
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(name).arg(part))) << part << 0.15;
}

void TestBadAudio::opensWhatIsLeft()
{
    QFETCH(double, part);
    QFETCH(double, lost);
    const QString name = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    const QByteArray bytes = readFile(dataFile(qPrintable(name)));
    auto whole = openAudioSource(dataFile(qPrintable(name)));
    auto cut = openAudioSource(put(bytes.left(int(bytes.size() * part)), name));
    QVERIFY(whole && cut);
    const AudioInfo info = (*cut)->info();
    const double share = double(info.frames) / double((*whole)->info().frames);
    QVERIFY2(share > part - lost && share < part + 0.15, qPrintable(QString::number(share)));
    // The length is what is there, and what is there is right.
    const auto left = readThrough(**cut);
    QCOMPARE(left.size(), std::size_t(info.frames * info.channels));
    const auto all = readThrough(**whole);
    const std::size_t sure = left.size() - std::min<std::size_t>(left.size(), std::size_t(4096 * info.channels));
    QVERIFY(largestDifference(std::span(left).first(sure), std::span(all).first(sure)) < 1e-6);
}

void TestBadAudio::survivesTruncationAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("wav") << wavBytes(noise(600), 2, 44100);
    for (const char* name : {"s16.flac", "vbr.mp3", "vorbis.ogg", "opus.opus"})
        QTest::newRow(name) << readFile(dataFile(name)).left(40'000);
}

void TestBadAudio::survivesTruncationAnywhere()
{
    QFETCH(QByteArray, bytes);
    const int step = bytes.size() > 3000 ? 997 : 7;
    int opened = 0;
    for (int size = 0; size <= bytes.size(); size += step) {
        auto source = openAudioSource(put(bytes.left(size), "cut"));
        if (!source)
            continue;
        ++opened;
        QVERIFY((*source)->info().frames > 0);
        QVERIFY((*source)->info().frames < 200'000);
        const auto all = readThrough(**source);
        QVERIFY(all.size() <= std::size_t((*source)->info().frames * (*source)->info().channels));
    }
    QVERIFY(opened > 0);
}

void TestBadAudio::doesNotBelieveThreeGigabytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("frames");
    QByteArray wav = wavBytes(noise(2000), 2, 44100);
    qToLittleEndian<quint32>(3'000'000'036u, wav.data() + 4);
    qToLittleEndian<quint32>(3'000'000'000u, wav.data() + 40);
    QTest::newRow("wav") << wav << 1000;
    QByteArray flac = readFile(dataFile("s16.flac"));
    flac[21] = char(flac[21] | 0x0f); // 36 bits of total samples: 60 billion
    QTest::newRow("flac") << flac << 110373;
    QByteArray unknown = readFile(dataFile("s16.flac"));
    unknown[21] = char(unknown[21] & 0xf0);
    std::fill_n(unknown.begin() + 22, 4, '\0'); // as a stream written to a pipe
    QTest::newRow("flac without length") << unknown << 110373;
    QByteArray mp3 = readFile(dataFile("vbr.mp3"));
    const auto tag = mp3.indexOf("Xing");
    QVERIFY(tag > 0);
    qToBigEndian<quint32>(2'000'000'000u, mp3.data() + tag + 8);
    QTest::newRow("mp3") << mp3 << 110373;
}

void TestBadAudio::doesNotBelieveThreeGigabytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, frames);
    struct rusage before = {};
    getrusage(RUSAGE_SELF, &before);
    const QString path = put(bytes, QStringLiteral("lie"));
    auto source = openAudioSource(path);
    QVERIFY(source);
    // MP3: the tag is right about nothing then, and the delay it states is still taken off
    QVERIFY2(std::abs((*source)->info().frames - frames) <= 2304,
             qPrintable(QString::number((*source)->info().frames)));
    QCOMPARE(readThrough(**source).size(), std::size_t((*source)->info().frames * (*source)->info().channels));
    auto peaks = openPeaks(path, {m_folder.filePath("cache")});
    QVERIFY(peaks);
    JobContext context;
    QVERIFY(buildPeaks(**peaks, context));
    struct rusage after = {};
    getrusage(RUSAGE_SELF, &after);
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 64 * 1024, "took memory for what is not there");
}

void TestBadAudio::goesOnBehindADamagedStretchOfFlac()
{
    QByteArray bytes = readFile(dataFile("s16.flac"));
    for (int i = 150'000; i < 151'000; ++i)
        bytes[i] = char(bytes[i] ^ 0x5a);
    const QString path = put(bytes, "damaged.flac");
    auto whole = openAudioSource(dataFile("s16.flac"));
    auto damaged = openAudioSource(path);
    QVERIFY(whole && damaged);
    const AudioInfo info = (*damaged)->info();
    QCOMPARE(info.frames, (*whole)->info().frames);
    const auto all = readThrough(**whole);
    const auto before = readThrough(**damaged); // as far as it goes
    QVERIFY(before.size() < all.size());
    QCOMPARE(largestDifference(before, std::span(all).first(before.size())), 0.0);
    std::vector<float> part(1000);
    const FrameCount at = info.frames - 20'000;
    QCOMPARE((*damaged)->read(Frame{at}, part).value_or(-1), FrameCount(500));
    QCOMPARE(largestDifference(part, std::span(all).subspan(std::size_t(at * 2), 1000)), 0.0);

    auto peaks = openPeaks(path, {m_folder.filePath("cache")});
    QVERIFY(peaks);
    JobContext context;
    const auto built = buildPeaks(**peaks, context, 1);
    QVERIFY(!built && built.error().code == ErrorCode::Damaged);
    QVERIFY((*peaks)->damage().has_value());
    QVERIFY(!(*peaks)->isComplete());
    std::vector<PeakColumn> columns(1);
    (*peaks)->columns(ChannelChoice::Left, 0, 256, columns);
    QVERIFY(columns[0].known && columns[0].max > 0);
}

void TestBadAudio::takesUnusualNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("emoji") << QString::fromUtf8("\U0001F3B6 \U0001F469\u200d\U0001F3A4.wav");
    QTest::newRow("right to left") << QString::fromUtf8("\u0645\u0642\u0627\u0645 \u202eabc.wav");
    QTest::newRow("dash") << QStringLiteral("-i.wav");
    QTest::newRow("quotes and line end") << QStringLiteral("a 'b\" $(c)\n;d.wav");
    QTest::newRow("longest") << QString(251, u'x') + ".wav";
}

void TestBadAudio::takesUnusualNames()
{
    QFETCH(QString, name);
    const QString before = QDir::currentPath();
    QDir::setCurrent(m_folder.path());
    const auto restore = qScopeGuard([&] { QDir::setCurrent(before); });
    QVERIFY(writeWav(name, noise(200), 2, 44100));
    auto source = openAudioSource(name);
    QVERIFY(source);
    QCOMPARE((*source)->info().frames, FrameCount(100));
    const QString m4a = QString(name).replace(QStringLiteral(".wav"), QStringLiteral(".m4a"));
    QVERIFY(QFile::copy(dataFile("aac.m4a"), m4a));
    auto other = openAudioSource(m4a);
    if (!other && other.error().code == ErrorCode::NeedsFfmpeg)
        QSKIP("ffmpeg is not installed");
    QVERIFY2(other, qPrintable(other ? QString() : other.error().message));
    QCOMPARE((*other)->info().frames, FrameCount(110382));
}

void TestBadAudio::saysThatFfmpegIsMissing()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_folder.path().toLocal8Bit());
    const auto restore = qScopeGuard([&] { qputenv("PATH", path); });
    for (const char* name : {"aac.m4a", "wma.wma", "adts.aac"}) {
        const auto source = openAudioSource(dataFile(name));
        QVERIFY(!source);
        QVERIFY(source.error().code == ErrorCode::NeedsFfmpeg);
    }
    QVERIFY(openAudioSource(dataFile("s16.flac")));
}

QTEST_GUILESS_MAIN(TestBadAudio)
#include "tst_badaudio.moc"
