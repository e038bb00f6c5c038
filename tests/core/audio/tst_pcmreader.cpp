#include "tests/core/audio/audiofixture.h"

#include "core/audio/pcmreader.h"
#include "tests/support/wavfile.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace unisono;
using namespace unisono::test;

class TestPcmReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isSilentOutside();
    void mixesChannels();
    void givesTheSameFromAnywhere_data();
    void givesTheSameFromAnywhere();
    void isExactFromManyThreads_data();
    void isExactFromManyThreads();
    void keepsADecodedCopyOfLossyFiles();
    void doesWithoutAFolder();
    void doesWithAFullDisk();
    void mendsADamagedCopy_data();
    void mendsADamagedCopy();
    void staysBelowItsLimit();
    void forgetsAFileThatChanged();
    void removesWhatAKilledProgramLeft();

private:
    AudioCacheSettings cache() const { return {m_folder.filePath(QTest::currentTestFunction())}; }
    QStringList kept() const { return QDir(cache().folder).entryList(QDir::Files); }
    QTemporaryDir m_folder;
};

namespace {

std::vector<float> sequential(const QString& path)
{
    auto source = openAudioSource(path);
    return source ? readThrough(**source) : std::vector<float>();
}

/// Reads until the background has written the copy, at most a minute.
bool waitForCopy(PcmReader& reader, const QString& folder)
{
    std::vector<float> some(std::size_t(reader.info().channels));
    for (int i = 0; i < 6000; ++i) {
        if (!reader.read(Frame{0}, some))
            return false;
        if (!QDir(folder).entryList({QStringLiteral("*.pcm")}, QDir::Files).isEmpty())
            return true;
        QTest::qSleep(10);
    }
    return false;
}

} // namespace

void TestPcmReader::isSilentOutside()
{
    const QString path = m_folder.filePath("a.wav");
    const auto samples = noise(2 * 1000);
    QVERIFY(writeWav(path, samples, 2, 44100, WavSample::Float32));
    const auto reader = openPcmReader(path, cache());
    QVERIFY(reader);
    std::vector<float> x(2 * 1200, 9.0f);
    QVERIFY((*reader)->read(Frame{-100}, x));
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool inside = i >= 200 && i < 2200;
        QCOMPARE(x[i], inside ? samples[i - 200] : 0.0f);
    }
    QVERIFY((*reader)->read(Frame{5000}, x));
    QCOMPARE(std::count(x.begin(), x.end(), 0.0f), std::ptrdiff_t(x.size()));
    QVERIFY(kept().isEmpty()); // a file that seeks cheaply is not copied
}

void TestPcmReader::mixesChannels()
{
    const auto samples = noise(3 * 100);
    const QString three = m_folder.filePath("three.wav");
    QVERIFY(writeWav(three, samples, 3, 44100, WavSample::Float32));
    const auto reader = openPcmReader(three, cache());
    QVERIFY(reader);
    const auto at = [&](ChannelChoice choice) {
        std::vector<float> mono(1);
        return (*reader)->readMono(choice, Frame{50}, mono) ? mono[0] : 99.0f;
    };
    const float a = samples[150];
    const float b = samples[151];
    const float c = samples[152];
    QCOMPARE(at(ChannelChoice::Left), a);
    QCOMPARE(at(ChannelChoice::Right), b);
    QCOMPARE(at(ChannelChoice::Mid), (a + b) / 2);
    QCOMPARE(at(ChannelChoice::Side), (a - b) / 2);
    QVERIFY(std::abs(at(ChannelChoice::Mix) - (a + b + c) / 3) < 1e-6f);

    const QString one = m_folder.filePath("one.wav");
    QVERIFY(writeWav(one, samples, 1, 44100, WavSample::Float32));
    const auto mono = openPcmReader(one, cache());
    QVERIFY(mono);
    std::vector<float> x(300);
    for (const auto choice : {ChannelChoice::Mix, ChannelChoice::Left, ChannelChoice::Right, ChannelChoice::Mid}) {
        QVERIFY((*mono)->readMono(choice, Frame{0}, x));
        QCOMPARE(largestDifference(x, samples), 0.0);
    }
    QVERIFY((*mono)->readMono(ChannelChoice::Side, Frame{0}, x));
    QCOMPARE(std::count(x.begin(), x.end(), 0.0f), std::ptrdiff_t(300));
}

void TestPcmReader::givesTheSameFromAnywhere_data()
{
    QTest::addColumn<bool>("copied");
    for (const char* name : {"s16.flac", "vbr.mp3", "vbr-untagged.mp3", "vorbis.ogg", "opus.opus", "aac.m4a"})
        QTest::newRow(name) << (QLatin1String(name) != QLatin1String("s16.flac"));
}

void TestPcmReader::givesTheSameFromAnywhere()
{
    QFETCH(bool, copied);
    const QString path = dataFile(QTest::currentDataTag());
    auto settings = cache();
    settings.folder += QLatin1Char('/') + QString::fromLatin1(QTest::currentDataTag());
    settings.memoryBytes = 0; // as few blocks as can be
    auto reader = openPcmReader(path, settings);
    if (!reader && reader.error().code == ErrorCode::NeedsFfmpeg)
        QSKIP("ffmpeg is not installed");
    QVERIFY(reader);
    const auto all = sequential(path);
    const auto channels = std::size_t((*reader)->info().channels);
    const auto compare = [&](unsigned seed, int reads) {
        std::mt19937 random(seed);
        for (int i = 0; i < reads; ++i) {
            const std::size_t at = random() % (all.size() / channels - 3000);
            std::vector<float> x((1 + random() % 3000) * channels);
            if (!(*reader)->read(Frame{FrameCount(at)}, x) ||
                largestDifference(x, std::span(all).subspan(at * channels, x.size())) != 0.0)
                return false;
        }
        return true;
    };
    QVERIFY(compare(1, 60)); // while it is decoded
    if (copied) {
        QVERIFY(waitForCopy(**reader, settings.folder));
        QVERIFY(compare(2, 60));
        reader = openPcmReader(path, settings); // from the copy of an earlier run
        QVERIFY(reader);
        QVERIFY(compare(3, 60));
    }
}

void TestPcmReader::isExactFromManyThreads_data()
{
    QTest::addColumn<bool>("dear");
    QTest::newRow("s16.flac") << false;
    QTest::newRow("vorbis.ogg") << true;
}

void TestPcmReader::isExactFromManyThreads()
{
    QFETCH(bool, dear);
    const QString path = dataFile(QTest::currentDataTag());
    const auto all = sequential(path);
    auto settings = cache();
    settings.memoryBytes = 1 << 19;
    const auto reader = openPcmReader(path, settings);
    QVERIFY(reader);
    QCOMPARE((*reader)->info().seekCost == SeekCost::Dear, dear);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < 6; ++t)
            threads.emplace_back([&, t] {
                std::mt19937 random(t);
                std::vector<float> x(2 * 2500);
                for (int i = 0; i < 60; ++i) {
                    const std::size_t at = random() % (all.size() / 2 - 2500);
                    if (!(*reader)->read(Frame{FrameCount(at)}, x) ||
                        largestDifference(x, std::span(all).subspan(at * 2, x.size())) != 0.0)
                        ++wrong;
                }
            });
    }
    QCOMPARE(wrong.load(), 0);
}

void TestPcmReader::keepsADecodedCopyOfLossyFiles()
{
    const QString path = dataFile("vorbis.ogg");
    {
        const auto reader = openPcmReader(path, cache());
        QVERIFY(reader);
        QVERIFY(kept().isEmpty()); // opening does not decode
        QVERIFY(waitForCopy(**reader, cache().folder));
    }
    QCOMPARE(kept().size(), 1);
    QCOMPARE(QFileInfo(cache().folder + "/" + kept().first()).size(), qint64(4096 + 110373 * 2 * 4));
    {
        // Closed while it decodes: nothing half is left.
        auto other = cache();
        other.folder += "-closed";
        const auto reader = openPcmReader(path, other);
        std::vector<float> x(2);
        QVERIFY(reader && (*reader)->read(Frame{0}, x));
    }
    const auto left = QDir(cache().folder + "-closed").entryList({"*.part"}, QDir::Files);
    QVERIFY(left.isEmpty());
}

void TestPcmReader::doesWithoutAFolder()
{
    QVERIFY(writeFile(m_folder.filePath("nofolder"), "a file where the folder should be"));
    const QString path = dataFile("vorbis.ogg");
    const auto reader = openPcmReader(path, {m_folder.filePath("nofolder")});
    QVERIFY(reader);
    const auto all = sequential(path);
    std::vector<float> x(2 * 30'000);
    for (const std::size_t at : {0u, 70'000u, 20'000u}) {
        QVERIFY((*reader)->read(Frame{FrameCount(at)}, x));
        QCOMPARE(largestDifference(x, std::span(all).subspan(at * 2, x.size())), 0.0);
    }
}

void TestPcmReader::doesWithAFullDisk()
{
    const SmallDisk disk(900 * 1024); // the copy needs more than the reserve leaves, others may fill the rest
    if (!disk.isThere())
        QSKIP("needs the right to mount a file system");
    QVERIFY(writeFile(disk.path() + "/filler", QByteArray(300 * 1024, 'x')));
    const QString path = dataFile("vorbis.ogg");
    const auto reader = openPcmReader(path, {disk.path()});
    QVERIFY(reader);
    const auto all = sequential(path);
    std::mt19937 random(8);
    std::vector<float> x(2 * 5000);
    for (int i = 0; i < 30; ++i) {
        const std::size_t at = random() % (all.size() / 2 - 5000);
        QVERIFY((*reader)->read(Frame{FrameCount(at)}, x));
        QCOMPARE(largestDifference(x, std::span(all).subspan(at * 2, x.size())), 0.0);
    }
    QCOMPARE(QDir(disk.path()).entryList(QDir::Files), QStringList{QStringLiteral("filler")});
}

void TestPcmReader::mendsADamagedCopy_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("cut short") << 0;
    QTest::newRow("head overwritten") << 1;
    QTest::newRow("end lost in a crash") << 2;
}

void TestPcmReader::mendsADamagedCopy()
{
    QFETCH(int, how);
    const QString path = dataFile("vorbis.ogg");
    auto settings = cache();
    settings.folder += QString::number(how);
    {
        const auto reader = openPcmReader(path, settings);
        QVERIFY(reader && waitForCopy(**reader, settings.folder));
    }
    QFile copy(settings.folder + "/" + QDir(settings.folder).entryList({"*.pcm"}).first());
    const QByteArray good = readFile(copy.fileName());
    QByteArray bad = how == 0 ? good.left(good.size() / 2) : good;
    if (how == 1)
        std::fill_n(bad.begin() + 8, 40, '\0');
    if (how == 2)
        std::fill(bad.begin() + bad.size() - 5000, bad.end(), '\0');
    QVERIFY(writeFile(copy.fileName(), bad));
    const auto reader = openPcmReader(path, settings);
    QVERIFY(reader);
    const auto all = sequential(path);
    std::vector<float> x(all.size());
    QVERIFY((*reader)->read(Frame{0}, x));
    QCOMPARE(largestDifference(x, all), 0.0);
    for (int i = 0; i < 6000 && readFile(copy.fileName()) != good; ++i)
        QTest::qSleep(10);
    QVERIFY(readFile(copy.fileName()) == good);
}

void TestPcmReader::staysBelowItsLimit()
{
    auto settings = cache();
    settings.maxBytes = 2'000'000; // two copies of 883,080 bytes
    QStringList names;
    for (int i = 0; i < 4; ++i) {
        const QString path = m_folder.filePath(QStringLiteral("copy%1.ogg").arg(i));
        QVERIFY(QFile::copy(dataFile("vorbis.ogg"), path));
        const auto reader = openPcmReader(path, settings);
        QVERIFY(reader);
        std::vector<float> x(2);
        QStringList now;
        for (int k = 0; k < 6000; ++k) {
            QVERIFY((*reader)->read(Frame{0}, x));
            now = QDir(settings.folder).entryList({"*.pcm"}, QDir::Files);
            if (std::any_of(now.begin(), now.end(), [&](const QString& n) { return !names.contains(n); }))
                break;
            QTest::qSleep(10);
        }
        for (const QString& name : std::as_const(now))
            if (!names.contains(name))
                names << name;
        QCOMPARE(names.size(), i + 1);
        qint64 total = 0;
        for (const QFileInfo& file : QDir(settings.folder).entryInfoList(QDir::Files))
            total += file.size();
        QVERIFY(total <= settings.maxBytes);
        QTest::qSleep(20); // times of change differ
    }
    const auto last = QDir(settings.folder).entryList({"*.pcm"}, QDir::Files, QDir::Name);
    QCOMPARE(last.size(), 2);
    QVERIFY(last.contains(names[2]) && last.contains(names[3])); // the oldest went

    settings.maxBytes = 500'000;
    settings.folder += "-small";
    const auto reader = openPcmReader(dataFile("vorbis.ogg"), settings);
    QVERIFY(reader);
    std::vector<float> x(2 * 1000);
    QVERIFY((*reader)->read(Frame{100'000}, x));
    QTest::qSleep(100);
    QVERIFY(QDir(settings.folder).entryList(QDir::Files).isEmpty());
}

void TestPcmReader::forgetsAFileThatChanged()
{
    const QString path = m_folder.filePath("changing.ogg");
    QVERIFY(QFile::copy(dataFile("vorbis.ogg"), path));
    {
        const auto reader = openPcmReader(path, cache());
        QVERIFY(reader && waitForCopy(**reader, cache().folder));
    }
    QVERIFY(writeFile(path, readFile(dataFile("opus.opus"))));
    const auto reader = openPcmReader(path, cache());
    QVERIFY(reader);
    QCOMPARE((*reader)->info().frames, FrameCount(120134));
    std::vector<float> x(2 * 5000);
    QVERIFY((*reader)->read(Frame{60'000}, x));
    const auto all = sequential(path);
    QCOMPARE(largestDifference(x, std::span(all).subspan(120'000, x.size())), 0.0);
}

void TestPcmReader::removesWhatAKilledProgramLeft()
{
    QVERIFY(QDir().mkpath(cache().folder));
    QVERIFY(writeFile(cache().folder + "/abc.pcm.123-0.part", QByteArray(1000, 'x')));
    QVERIFY(writeFile(cache().folder + "/somebody-elses.txt", "stays"));
    const auto reader = openPcmReader(dataFile("vorbis.ogg"), cache());
    QVERIFY(reader && waitForCopy(**reader, cache().folder));
    QVERIFY(!QFile::exists(cache().folder + "/abc.pcm.123-0.part"));
    QVERIFY(QFile::exists(cache().folder + "/somebody-elses.txt"));
}

QTEST_GUILESS_MAIN(TestPcmReader)
#include "tst_pcmreader.moc"
