#include "core/workflow/duplicates.h"
#include "core/workflow/similarsound.h"

#include <QTest>

#include <random>
#include <set>

using namespace unisono;

/// Fingerprints of numbers: what counts as the same, and what comparing costs.
class TestSimilarSound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfNothing();
    void bitErrorsOfShifted();
    void noiseUpToTheThreshold();
    void laterStart();
    void lengthsWithinReason();
    void shortAndConstantOnes();
    void manyCopies();
    void tenThousandTracks();
};

namespace {

using Words = std::vector<std::uint32_t>;

Words randomWords(std::mt19937& random, std::size_t count)
{
    Words words(count);
    for (std::uint32_t& word : words)
        word = random();
    return words;
}

/// Bits turned over, each with this probability.
Words noisy(Words words, double share, std::mt19937& random)
{
    std::bernoulli_distribution flips(share);
    for (std::uint32_t& word : words)
        for (int bit = 0; bit < 32; ++bit)
            word ^= flips(random) ? 1U << bit : 0U;
    return words;
}

/// As encoders do: most words stay, some differ in many bits.
Words damaged(Words words, double share, std::mt19937& random)
{
    std::bernoulli_distribution hit(share);
    for (std::uint32_t& word : words)
        if (hit(random))
            word = random();
    return words;
}

SoundPrint print(int track, Words words, double seconds = 100)
{
    return {TrackId{track}, seconds, std::move(words)};
}

std::size_t pairsOf(const std::vector<SoundPrint>& prints)
{
    return similarSounds(prints).pairs.size();
}

} // namespace

void TestSimilarSound::nothingOfNothing()
{
    QVERIFY(similarSounds({}).pairs.empty());
    QVERIFY(!bitErrors(print(1, {}), print(2, {}), 0, 2));
    QCOMPARE(pairsOf({print(1, {}), print(2, {})}), std::size_t(0));
}

void TestSimilarSound::bitErrorsOfShifted()
{
    std::mt19937 random(1);
    const Words words = randomWords(random, 300);
    Words later = randomWords(random, 20);
    later.insert(later.end(), words.begin(), words.end());
    QCOMPARE(*bitErrors(print(1, words), print(2, words), 0, 0), 0.0);
    QCOMPARE(*bitErrors(print(1, words), print(2, later), 20, 0), 0.0);
    QCOMPARE(*bitErrors(print(1, later), print(2, words), -20, 0), 0.0);
    QCOMPARE(*bitErrors(print(1, words), print(2, later), 18, 2), 0.0);
    const double chance = *bitErrors(print(1, words), print(2, later), 10, 0);
    QVERIFY(chance > 0.45 && chance < 0.55);
    QVERIFY(!bitErrors(print(1, words), print(2, later), 200, 0)); // too little lies over the other
    Words one = words;
    one[0] ^= 1;
    QCOMPARE(*bitErrors(print(1, words), print(2, one), 0, 0), 1.0 / (32 * 300));
}

void TestSimilarSound::noiseUpToTheThreshold()
{
    std::mt19937 random(2);
    const Words words = randomWords(random, 800);
    QCOMPARE(pairsOf({print(1, words), print(2, noisy(words, 0.05, random))}), std::size_t(1));
    QCOMPARE(pairsOf({print(1, words), print(2, damaged(words, 0.4, random))}), std::size_t(1)); // 0.2 of the bits
    QCOMPARE(pairsOf({print(1, words), print(2, damaged(words, 0.6, random))}), std::size_t(0)); // 0.3
    QCOMPARE(pairsOf({print(1, words), print(2, randomWords(random, 800))}), std::size_t(0));
    const auto pairs = similarSounds({print(7, words), print(3, words)}).pairs;
    QCOMPARE(pairs.front(), std::pair(TrackId{3}, TrackId{7}));
}

void TestSimilarSound::laterStart()
{
    std::mt19937 random(3);
    const Words words = randomWords(random, 400);
    for (const std::size_t silence : {1, 8, 40, 80}) {
        Words later(silence, 627964279);
        later.insert(later.end(), words.begin(), words.end());
        later.resize(400); // cut at the same length
        const bool isEnough = double(400 - silence) >= kFewestOverlap * 400;
        QCOMPARE(pairsOf({print(1, words), print(2, noisy(later, 0.02, random))}), std::size_t(isEnough ? 1 : 0));
    }
}

void TestSimilarSound::lengthsWithinReason()
{
    std::mt19937 random(4);
    const Words words = randomWords(random, 400);
    QCOMPARE(pairsOf({print(1, words, 60), print(2, words, 69)}), std::size_t(1));
    QCOMPARE(pairsOf({print(1, words, 60), print(2, words, 71)}), std::size_t(0));
    QCOMPARE(pairsOf({print(1, words, 300), print(2, words, 329)}), std::size_t(1));
    QCOMPARE(pairsOf({print(1, words, 300), print(2, words, 400)}), std::size_t(0));
}

void TestSimilarSound::shortAndConstantOnes()
{
    std::mt19937 random(5);
    const Words brief = randomWords(random, 23);
    QCOMPARE(pairsOf({print(1, brief), print(2, brief)}), std::size_t(0));
    const Words longer = randomWords(random, 80);
    QCOMPARE(pairsOf({print(1, longer), print(2, longer)}), std::size_t(1));
    const Words constant(400, 627964279);
    QCOMPARE(pairsOf({print(1, constant), print(2, constant)}), std::size_t(0)); // silence is no music
}

void TestSimilarSound::manyCopies()
{
    std::mt19937 random(6);
    const Words words = randomWords(random, 300);
    std::vector<SoundPrint> prints;
    std::vector<Track> tracks;
    for (int i = 1; i <= 200; ++i) {
        prints.push_back(print(i, noisy(words, 0.01, random)));
        Track track;
        track.id = TrackId{i};
        tracks.push_back(track);
    }
    const DuplicateGroups groups = groupDuplicates(tracks, similarSounds(prints).pairs);
    for (const auto& [id, group] : groups)
        QCOMPARE(group, 0);
}

void TestSimilarSound::tenThousandTracks()
{
    std::mt19937 random(7);
    std::vector<SoundPrint> prints;
    for (int i = 0; i < 10'000; ++i)
        prints.push_back(print(i + 1, randomWords(random, 240)));
    for (int i = 0; i < 20; ++i)
        prints[std::size_t(9'000 + i)].words = noisy(prints[std::size_t(i)].words, 0.03, random);
    // Sub-fingerprints that much music has: a hundredth of all words.
    std::vector<std::uint32_t> common = randomWords(random, 50);
    for (SoundPrint& one : prints)
        for (int k = 0; k < 2; ++k)
            one.words[random() % one.words.size()] = common[random() % common.size()];
    const SimilarSounds similar = similarSounds(prints);
    std::set<std::pair<TrackId, TrackId>> wanted;
    for (int i = 0; i < 20; ++i)
        wanted.insert({TrackId{i + 1}, TrackId{9'001 + i}});
    QCOMPARE((std::set<std::pair<TrackId, TrackId>>(similar.pairs.begin(), similar.pairs.end())), wanted);
    QVERIFY2(similar.compared < 1000, qPrintable(QString::number(similar.compared))); // of 50 million pairs
}

QTEST_GUILESS_MAIN(TestSimilarSound)
#include "tst_similarsound.moc"
