#include "tests/core/audio/audiofixture.h"

#include "core/audio/peakpyramid.h"
#include "tests/support/wavfile.h"

#include <QTest>

#include <atomic>
#include <limits>
#include <thread>

using namespace unisono;
using namespace unisono::test;

class TestPeakPyramid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsBruteForce_data();
    void equalsBruteForce();
    void givesMixMidAndSideTrulyNotFromPeaks();
    void coversColumnsOfAnyWidth();
    void holdsExtremes();
    void isTheSameFromAnyNumberOfThreads();
    void showsAllCoarselyFirst();
    void knowsMoreAndMore();
    void goesOnAfterCancelling();
    void isStoredAndFoundAgain();
    void isBuiltAgainWhenDamaged_data();
    void isBuiltAgainWhenDamaged();
    void isNotStoredWhereItCannotBe();
    void isWholeWithAFullDisk();
    void sharesTheDecodingOfLossyFiles();

private:
    AudioCacheSettings cache() const { return {m_folder.filePath(QTest::currentTestFunction())}; }
    QTemporaryDir m_folder;
};

namespace {

constexpr ChannelChoice kChoices[] = {ChannelChoice::Mix, ChannelChoice::Left, ChannelChoice::Right, ChannelChoice::Mid,
                                      ChannelChoice::Side};

float valueOf(ChannelChoice choice, const float* x, int channels)
{
    const float l = x[0];
    const float r = channels > 1 ? x[1] : x[0];
    float sum = 0;
    for (int c = 0; c < channels; ++c)
        sum += x[c];
    switch (choice) {
    case ChannelChoice::Left:
        return l;
    case ChannelChoice::Right:
        return r;
    case ChannelChoice::Mid:
        return (l + r) / 2;
    case ChannelChoice::Side:
        return (l - r) / 2;
    case ChannelChoice::Mix:
        break;
    }
    return sum / float(channels);
}

PeakColumn bruteForce(ChannelChoice choice, const std::vector<float>& all, int channels, FrameCount from, FrameCount to)
{
    PeakColumn c{1, -1, 0, true};
    double squares = 0;
    to = std::min(to, FrameCount(all.size()) / channels);
    for (FrameCount i = from; i < to; ++i) {
        const float v = valueOf(choice, &all[std::size_t(i * channels)], channels);
        c.min = std::min(c.min, v);
        c.max = std::max(c.max, v);
        squares += double(v) * double(v);
    }
    c.rms = float(std::sqrt(squares / double(to - from)));
    return c;
}

std::shared_ptr<PeakPyramid> built(const QString& path, const AudioCacheSettings& settings, int threads = 0)
{
    auto peaks = openPeaks(path, settings);
    JobContext context;
    return peaks && buildPeaks(**peaks, context, threads) ? *peaks : nullptr;
}

std::vector<PeakColumn> columnsOf(const PeakPyramid& peaks, ChannelChoice choice, double from, double step, int count)
{
    std::vector<PeakColumn> out(static_cast<std::size_t>(count));
    peaks.columns(choice, from, step, out);
    return out;
}

bool equal(const PeakPyramid& a, const PeakPyramid& b)
{
    for (const ChannelChoice choice : kChoices)
        for (const double step : {256.0, 1000.0, 20'000.0, 300'000.0}) {
            const int count = int(double(a.info().frames) / step) + 1;
            const auto x = columnsOf(a, choice, 0, step, count);
            const auto y = columnsOf(b, choice, 0, step, count);
            for (std::size_t i = 0; i < x.size(); ++i)
                if (x[i].min != y[i].min || x[i].max != y[i].max || x[i].rms != y[i].rms || x[i].known != y[i].known)
                    return false;
        }
    return true;
}

/// A rising level, so that places differ. 16 bit, stereo.
QString longFile(const QString& path, FrameCount frames)
{
    std::vector<float> x(std::size_t(frames * 2));
    std::mt19937 random(9);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = (0.1f + 0.8f * float(i) / float(x.size())) * (float(random() % 2001) / 1000.0f - 1.0f);
    return writeWav(path, x, 2, 44100) ? path : QString();
}

} // namespace

void TestPeakPyramid::equalsBruteForce_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("floats");
    for (const int channels : {1, 2, 3, 6, 32})
        for (const int frames : {1, 255, 256, 257, 70'001})
            for (const bool floats : {false, true})
                QTest::addRow("%d channels, %d frames, %s", channels, frames, floats ? "float" : "16 bit")
                    << channels << frames << floats;
}

void TestPeakPyramid::equalsBruteForce()
{
    QFETCH(int, channels);
    QFETCH(int, frames);
    QFETCH(bool, floats);
    const QString path = m_folder.filePath("random.wav");
    QVERIFY(writeWav(path, noise(std::size_t(channels) * std::size_t(frames), unsigned(frames)), channels, 44100,
                     floats ? WavSample::Float32 : WavSample::Int16));
    auto source = openAudioSource(path);
    QVERIFY(source);
    const auto all = readThrough(**source);
    const auto peaks = built(path, {m_folder.filePath("none"), 0});
    QVERIFY(peaks && peaks->isComplete());
    // Steps which are whole cells of the level that answers them
    for (const FrameCount step : {256, 512, 4096, 16'384, 65'536, 131'072}) {
        for (const ChannelChoice choice : kChoices) {
            if (channels == 1 && choice == ChannelChoice::Side)
                continue;
            const auto columns = columnsOf(*peaks, choice, 0, double(step), int((frames + step - 1) / step) + 1);
            for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
                const auto from = FrameCount(i) * step;
                const PeakColumn e = bruteForce(choice, all, channels, from, from + step);
                QVERIFY(columns[i].known && !columns[i].estimated);
                constexpr float kStep16 = 1.0f / 32768;
                QVERIFY(std::abs(columns[i].min - e.min) <= kStep16 * 1.01f);
                QVERIFY(std::abs(columns[i].max - e.max) <= kStep16 * 1.01f);
                QVERIFY(std::abs(columns[i].rms - e.rms) <= 4e-5f);
            }
            QVERIFY(!columns.back().known); // behind the end
        }
    }
    if (channels == 1)
        for (const PeakColumn& c : columnsOf(*peaks, ChannelChoice::Side, 0, 256, (frames + 255) / 256))
            QVERIFY(c.known && c.min == 0 && c.max == 0 && c.rms == 0);
}

void TestPeakPyramid::givesMixMidAndSideTrulyNotFromPeaks()
{
    // The same on both sides, inverted: peaks of the channels cannot tell that the mix is silent.
    std::vector<float> x(2 * 5000);
    for (std::size_t i = 0; i < x.size(); i += 2) {
        x[i] = i % 4 ? 0.5f : -0.5f;
        x[i + 1] = -x[i];
    }
    const QString path = m_folder.filePath("inverted.wav");
    QVERIFY(writeWav(path, x, 2, 44100));
    const auto peaks = built(path, cache());
    QVERIFY(peaks);
    for (const PeakColumn& c : columnsOf(*peaks, ChannelChoice::Mix, 0, 512, 9))
        QVERIFY(c.known && c.min == 0 && c.max == 0 && c.rms == 0);
    for (const PeakColumn& c : columnsOf(*peaks, ChannelChoice::Side, 0, 512, 9))
        QVERIFY(c.min < -0.49f && c.max > 0.49f && c.rms > 0.49f);
}

void TestPeakPyramid::coversColumnsOfAnyWidth()
{
    const QString path = longFile(m_folder.filePath("any.wav"), 200'000);
    const auto peaks = built(path, cache());
    QVERIFY(peaks);
    auto source = openAudioSource(path);
    QVERIFY(source);
    const auto all = readThrough(**source);
    std::mt19937 random(4);
    for (int i = 0; i < 200; ++i) {
        const double step = std::exp(double(random() % 1000) / 1000 * std::log(200'000.0)) + 0.3;
        const double from = double(random() % 220'000) - 10'000;
        const auto columns = columnsOf(*peaks, ChannelChoice::Left, from, step, 7);
        for (int k = 0; k < 7; ++k) {
            const double a = from + k * step;
            const double b = a + step;
            QCOMPARE(columns[std::size_t(k)].known, b > 0 && a < 200'000);
            if (!columns[std::size_t(k)].known)
                continue;
            // At least what is in the column, at most what is in it and half a column (or a bucket) around
            const auto first = FrameCount(std::ceil(std::max(0.0, a)));
            const auto last = FrameCount(std::floor(std::min(200'000.0, b)));
            const double around = std::max(256.0, step / 2);
            const auto wide = bruteForce(ChannelChoice::Left, all, 2, std::max<FrameCount>(0, FrameCount(a - around)),
                                         FrameCount(b + around) + 1);
            QVERIFY(columns[std::size_t(k)].max <= wide.max + 1e-4f && columns[std::size_t(k)].min >= wide.min - 1e-4f);
            if (first < last) {
                const auto narrow = bruteForce(ChannelChoice::Left, all, 2, first, last);
                QVERIFY(columns[std::size_t(k)].max >= narrow.max - 1e-4f);
                QVERIFY(columns[std::size_t(k)].min <= narrow.min + 1e-4f);
            }
        }
    }
    // What makes no sense is answered with "not known".
    for (const double step : {0.0, -5.0, std::nan(""), std::numeric_limits<double>::infinity()})
        for (const PeakColumn& c : columnsOf(*peaks, ChannelChoice::Left, 0, step, 3))
            QVERIFY(!c.known);
}

void TestPeakPyramid::holdsExtremes()
{
    // Full scale both ways: the sums of squares do not overflow, mid and side stay in 16 bit.
    QByteArray bytes = wavBytes(std::vector<float>(2 * 3000, -1.0f), 2, 44100);
    for (int i = 44; i < bytes.size(); i += 2) {
        bytes[i] = '\0';
        bytes[i + 1] = char(0x80); // -32,768
    }
    const QString path = m_folder.filePath("extreme.wav");
    QVERIFY(writeFile(path, bytes));
    const auto peaks = built(path, cache());
    QVERIFY(peaks);
    for (const ChannelChoice choice : {ChannelChoice::Left, ChannelChoice::Right, ChannelChoice::Mid}) {
        const auto c = columnsOf(*peaks, choice, 0, 1024, 1)[0];
        QCOMPARE(c.min, -1.0f);
        QCOMPARE(c.max, -1.0f);
        QVERIFY(std::abs(c.rms - 1) < 1e-4f);
    }
    const auto side = columnsOf(*peaks, ChannelChoice::Side, 0, 1024, 1)[0];
    QVERIFY(side.min == 0 && side.max == 0 && side.rms == 0);

    // Over full scale in a float file is cut at full scale.
    const QString loud = m_folder.filePath("loud.wav");
    QVERIFY(writeWav(loud, std::vector<float>(4000, 7.5f), 2, 44100, WavSample::Float32));
    const auto cut = built(loud, cache());
    QVERIFY(cut);
    const auto c = columnsOf(*cut, ChannelChoice::Left, 0, 512, 1)[0];
    QVERIFY(c.max > 0.9999f && c.max <= 1.0f && c.rms <= 1.0f);
}

void TestPeakPyramid::isTheSameFromAnyNumberOfThreads()
{
    const QString path = longFile(m_folder.filePath("threads.wav"), 65536 * 40 + 1234);
    const auto one = built(path, {QString(), 0}, 1);
    QVERIFY(one);
    for (const int threads : {2, 3, 8}) {
        const auto many = built(path, {QString(), 0}, threads);
        QVERIFY(many && many->isComplete());
        QVERIFY(equal(*one, *many));
    }
}

void TestPeakPyramid::showsAllCoarselyFirst()
{
    const QString path = longFile(m_folder.filePath("coarse.wav"), 65536 * 100);
    auto peaks = openPeaks(path, cache());
    QVERIFY(peaks);
    for (const PeakColumn& c : columnsOf(**peaks, ChannelChoice::Mix, 0, 65536, 100))
        QVERIFY(!c.known);
    JobContext context;
    std::vector<PeakColumn> seen;
    int exactThen = 100;
    {
        const std::jthread watcher([&] {
            while (!(*peaks)->isComplete()) {
                auto now = columnsOf(**peaks, ChannelChoice::Left, 0, 65536, 100);
                const bool all = std::all_of(now.begin(), now.end(), [](const PeakColumn& c) { return c.known; });
                const auto exact =
                    int(std::count_if(now.begin(), now.end(), [](const PeakColumn& c) { return !c.estimated; }));
                if (all && exact < exactThen) {
                    seen = std::move(now);
                    exactThen = exact;
                }
            }
        });
        QVERIFY(buildPeaks(**peaks, context, 1));
    }
    if (seen.empty())
        QSKIP("built before the watcher had a turn");
    const auto exact = columnsOf(**peaks, ChannelChoice::Left, 0, 65536, 100);
    for (std::size_t i = 0; i < exact.size(); ++i) {
        QVERIFY(!exact[i].estimated);
        // A sample of the neighbourhood (the level rises by 0.8 over the file)
        QVERIFY(seen[i].max <= exact[i].max + 0.05f && seen[i].max >= exact[i].max * 0.8f - 0.05f);
    }
}

void TestPeakPyramid::knowsMoreAndMore()
{
    const QString path = longFile(m_folder.filePath("more.wav"), 65536 * 30);
    auto peaks = openPeaks(path, cache());
    QVERIFY(peaks);
    std::atomic<int> lost{0};
    {
        const std::jthread watcher([&] {
            std::vector<bool> known(30);
            std::uint64_t revision = 0;
            double fraction = 0;
            while (!(*peaks)->isComplete()) {
                const auto before = (*peaks)->revision();
                const auto now = columnsOf(**peaks, ChannelChoice::Mix, 0, 65536, 30);
                for (std::size_t i = 0; i < now.size(); ++i) {
                    const bool here = now[i].known && !now[i].estimated;
                    if (known[i] && !here)
                        ++lost;
                    known[i] = here;
                }
                if (before < revision || (*peaks)->fractionBuilt() < fraction)
                    ++lost;
                revision = before;
                fraction = (*peaks)->fractionBuilt();
            }
        });
        JobContext context;
        QVERIFY(buildPeaks(**peaks, context, 2));
        QCOMPARE(context.fraction(), 1.0);
    }
    QCOMPARE(lost.load(), 0);
    QCOMPARE((*peaks)->fractionBuilt(), 1.0);
}

void TestPeakPyramid::goesOnAfterCancelling()
{
    const QString path = longFile(m_folder.filePath("cancel.wav"), 65536 * 60 + 77);
    auto peaks = openPeaks(path, cache());
    QVERIFY(peaks);
    JobContext stopped;
    {
        const std::jthread canceller([&] {
            while ((*peaks)->fractionBuilt() < 0.2)
                std::this_thread::yield();
            stopped.cancel();
        });
        const auto result = buildPeaks(**peaks, stopped, 2);
        if (result)
            QSKIP("built before it could be cancelled");
        QVERIFY(result.error().code == ErrorCode::Cancelled);
    }
    QVERIFY(!(*peaks)->isComplete());
    const double fraction = (*peaks)->fractionBuilt();
    QVERIFY(fraction > 0 && fraction <= 1); // 1: the last piece was done before the other thread got its turn
    JobContext context;
    QVERIFY(buildPeaks(**peaks, context, 2));
    QVERIFY((*peaks)->isComplete());
    const auto fresh = built(path, {QString(), 0}, 1);
    QVERIFY(fresh && equal(*fresh, **peaks));
}

void TestPeakPyramid::isStoredAndFoundAgain()
{
    const QString path = longFile(m_folder.filePath("stored.wav"), 65536 * 5 + 300);
    const auto first = built(path, cache());
    QVERIFY(first);
    const auto second = openPeaks(path, cache());
    QVERIFY(second);
    QVERIFY((*second)->isComplete()); // without building
    QVERIFY(equal(*first, **second));
    QCOMPARE((*second)->info().container, QStringLiteral("WAV"));
    QCOMPARE((*second)->info().encoding, first->info().encoding);
    QCOMPARE((*second)->info().bits, 16);
    // A changed file is not mistaken for it, even of the same size.
    QByteArray bytes = readFile(path);
    bytes[44 + 5000] = char(bytes[44 + 5000] ^ 0x40);
    QVERIFY(writeFile(path, bytes));
    const auto changed = openPeaks(path, cache());
    QVERIFY(changed && !(*changed)->isComplete());
}

void TestPeakPyramid::isBuiltAgainWhenDamaged_data()
{
    QTest::addColumn<int>("at"); // byte that is changed; negative: the file is cut there
    for (const int at : {0, 9, 20, 100, 145, 4096, 5000, -1, -140, -5000})
        QTest::addRow("%d", at) << at;
    QTest::addRow("last byte") << 1'000'000'000;
}

void TestPeakPyramid::isBuiltAgainWhenDamaged()
{
    QFETCH(int, at);
    const QString path = longFile(m_folder.filePath("again.wav"), 65536 * 3 + 300);
    const auto settings = cache();
    const auto good = built(path, settings);
    QVERIFY(good);
    const QStringList stored = QDir(settings.folder).entryList({"*.peaks"}, QDir::Files);
    QCOMPARE(stored.size(), 1);
    const QString file = settings.folder + "/" + stored.first();
    QByteArray bytes = readFile(file);
    if (at < 0)
        bytes.truncate(bytes.size() + at);
    else
        bytes[std::min<qsizetype>(at, bytes.size() - 1)] ^= 0x11;
    QVERIFY(QFile::remove(file)); // the pyramid above still holds the good one
    QVERIFY(writeFile(file, bytes));
    const auto opened = openPeaks(path, settings);
    QVERIFY(opened);
    QVERIFY(!(*opened)->isComplete());
    JobContext context;
    QVERIFY(buildPeaks(**opened, context));
    QVERIFY(equal(*good, **opened));
    const auto third = openPeaks(path, settings);
    QVERIFY(third && (*third)->isComplete());
    QVERIFY(QFile::remove(file));
}

void TestPeakPyramid::isNotStoredWhereItCannotBe()
{
    const QString path = longFile(m_folder.filePath("unstored.wav"), 65536 * 3);
    QVERIFY(writeFile(m_folder.filePath("occupied"), "a file where the folder should be"));
    auto peaks = openPeaks(path, {m_folder.filePath("occupied")});
    QVERIFY(peaks);
    JobContext context;
    const auto result = buildPeaks(**peaks, context);
    QVERIFY(!result && result.error().code == ErrorCode::CannotWrite);
    QVERIFY((*peaks)->isComplete());
    const auto reference = built(path, {QString(), 0});
    QVERIFY(reference && equal(*reference, **peaks));
    QVERIFY(buildPeaks(**peaks, context)); // complete: returns at once
}

void TestPeakPyramid::isWholeWithAFullDisk()
{
    const SmallDisk disk(64 * 1024);
    if (!disk.isThere())
        QSKIP("needs the right to mount a file system");
    const QString path = longFile(m_folder.filePath("full.wav"), 65536 * 20);
    auto peaks = openPeaks(path, {disk.path()});
    QVERIFY(peaks);
    JobContext context;
    const auto result = buildPeaks(**peaks, context);
    QVERIFY(!result && result.error().code == ErrorCode::DiskFull);
    QVERIFY((*peaks)->isComplete());
    QVERIFY(QDir(disk.path()).isEmpty()); // and the room is free again
    const auto reference = built(path, {QString(), 0});
    QVERIFY(reference && equal(*reference, **peaks));
}

void TestPeakPyramid::sharesTheDecodingOfLossyFiles()
{
    const QString path = dataFile("vorbis.ogg");
    const auto alone = built(path, {QString(), 0});
    QVERIFY(alone);
    const auto reader = openPcmReader(path, cache());
    QVERIFY(reader);
    const auto shared = built(path, cache());
    QVERIFY(shared);
    QVERIFY(equal(*alone, *shared));
    // The reader's copy is there now, without a read: the overview started it.
    for (int i = 0; i < 1000 && QDir(cache().folder).entryList({"*.pcm"}, QDir::Files).isEmpty(); ++i)
        QTest::qSleep(10);
    QCOMPARE(QDir(cache().folder).entryList({"*.pcm"}, QDir::Files).size(), 1);
}

QTEST_GUILESS_MAIN(TestPeakPyramid)
#include "tst_peakpyramid.moc"
