#include "core/workflow/duplicates.h"
#include "core/workflow/plainwords.h"

#include <QtTest>

#include <random>

using namespace unisono;

namespace {

Track track(std::int64_t id, const char* title, const char* artist, double seconds, const QByteArray& samples = {})
{
    Track t;
    t.id = {id};
    t.title = QString::fromUtf8(title);
    t.artist = QString::fromUtf8(artist);
    t.rate = {1000};
    t.frames = framesOf(seconds, t.rate);
    t.samplesSha256 = samples;
    return t;
}

} // namespace

class TestDuplicates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsArePlain();
    void samplesNamesAndPairs();
    void whatOnlyLooksAlike();
    void groupsAreThoseOfTheGraph();
};

void TestDuplicates::wordsArePlain()
{
    QCOMPARE(plainWords(QString::fromUtf8("  Don’t  STOP!  (Re-mix) ")), QStringLiteral("dont stop re mix"));
    QCOMPARE(plainWords(QString::fromUtf8("ＡＢＣ ÄRGER")), QString::fromUtf8("abc ärger"));
    QCOMPARE(plainWords(QStringLiteral("...")), QString());
}

void TestDuplicates::samplesNamesAndPairs()
{
    const std::vector<Track> tracks{track(5, "Song", "Ann", 180),       track(2, "song!", "ANN", 181.9),
                                    track(3, "Other", "Bob", 100, "x"), track(4, "Else", "Cid", 200, "x"),
                                    track(1, "Lone", "Dan", 50),        track(6, "Far", "Eve", 90)};
    const DuplicateGroups groups = groupDuplicates(tracks, {{{6}, {4}}, {{6}, {99}}});
    QCOMPARE(groups.size(), tracks.size());
    QCOMPARE(groups.at({1}), 0);
    QCOMPARE(groups.at({2}), 1);
    QCOMPARE(groups.at({5}), 1);
    for (const std::int64_t id : {3, 4, 6})
        QCOMPARE(groups.at({id}), 2);
    std::vector<Track> reversed(tracks.rbegin(), tracks.rend());
    QCOMPARE(groupDuplicates(reversed, {{{4}, {6}}}), groups);
}

void TestDuplicates::whatOnlyLooksAlike()
{
    const DuplicateGroups groups =
        groupDuplicates({track(1, "Song", "Ann", 180), track(2, "Song", "Ann", 182.1), // too far apart
                         track(3, "", "Ann", 180), track(4, "", "Ann", 180),           // no title
                         track(5, "Song", "", 180), track(6, "Song", "", 180),         // no artist
                         track(7, "Song", "Bob", 180)});
    QSet<int> different;
    for (const auto& [id, group] : groups)
        different.insert(group);
    QCOMPARE(different.size(), 7);
}

void TestDuplicates::groupsAreThoseOfTheGraph()
{
    std::mt19937 random(3);
    for (int run = 0; run < 200; ++run) {
        constexpr int kTracks = 20;
        std::vector<Track> tracks;
        for (int i = 0; i < kTracks; ++i)
            tracks.push_back(track(i + 1, "", "", 10));
        std::vector<std::pair<TrackId, TrackId>> pairs;
        std::vector<std::vector<bool>> linked(kTracks, std::vector<bool>(kTracks, false));
        for (unsigned i = 0; i < random() % 15; ++i) {
            const int a = int(random() % kTracks);
            const int b = int(random() % kTracks);
            pairs.push_back({{a + 1}, {b + 1}});
            linked[std::size_t(a)][std::size_t(b)] = linked[std::size_t(b)][std::size_t(a)] = true;
        }
        for (std::size_t k = 0; k < kTracks; ++k) // Warshall
            for (std::size_t i = 0; i < kTracks; ++i)
                for (std::size_t j = 0; j < kTracks; ++j)
                    if (linked[i][k] && linked[k][j])
                        linked[i][j] = true;
        const DuplicateGroups groups = groupDuplicates(tracks, pairs);
        for (int i = 0; i < kTracks; ++i)
            for (int j = 0; j < kTracks; ++j)
                QCOMPARE(groups.at({i + 1}) == groups.at({j + 1}), i == j || linked[std::size_t(i)][std::size_t(j)]);
    }
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
