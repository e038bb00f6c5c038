#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/metriccase.h"
#include "core/agreement/music/chance.h"
#include "core/agreement/music/chord.h"
#include "core/agreement/music/hierarchy.h"
#include "core/agreement/music/key.h"
#include "core/agreement/music/melody.h"
#include "core/agreement/music/notes.h"
#include "core/agreement/music/structure.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/metrics");

std::vector<double> grid(double from, double step, int count)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(from + i * step);
    return times;
}

std::vector<double> someTimes(unsigned seed, int count, double end)
{
    std::mt19937 random(seed);
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(double(random() % 1'000'000) / 1e6 * end);
    std::sort(times.begin(), times.end());
    return times;
}

Result<QJsonObject> computed(const char* kind, const QByteArray& input, const QByteArray& params = "{}")
{
    return computeCase(QLatin1String(kind), QJsonDocument::fromJson(input).object(),
                       QJsonDocument::fromJson(params).object());
}

} // namespace

class TestMusicMeasures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void perfectIsBeyondChance();
    void chanceIsNothingBeyondChance();
    void shiftsAreTheDocumentedOnes();
    void chanceOfNotesLooksAtPitch();
    void chordsAreRead_data();
    void chordsAreRead();
    void chordsAreRefusedWhereTheyEnd_data();
    void chordsAreRefusedWhereTheyEnd();
    void keysAreRead();
    void whatIsTooLargeIsRefused();
    void oneLabelSharesNoInformation();
    void countsAreThoseOfAllPairs();
    void levelsBesideEachOther();
    void wrongInputHasItsPlace_data();
    void wrongInputHasItsPlace();
    void identicalSidesGiveWhatIsDeclared();
};

void TestMusicMeasures::perfectIsBeyondChance()
{
    const std::vector<double> beats = grid(5, 0.5, 100);
    const std::optional<double> same = eventFBeyondChance(beats, beats, 0.07);
    QVERIFY(same);
    QVERIFY(std::abs(*same - 1) < 1e-12);
    const std::optional<double> none = eventFBeyondChance(beats, grid(5.25, 0.5, 100), 0.07);
    QVERIFY(none);
    QVERIFY(*none < 0);
}

void TestMusicMeasures::chanceIsNothingBeyondChance()
{
    double sum = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto value = eventFBeyondChance(someTimes(seed, 80, 60), someTimes(seed + 1000, 80, 60), 0.07);
        QVERIFY(value);
        sum += *value;
    }
    QVERIFY(std::abs(sum / 40) < 0.02);

    // Nothing to go round, and nothing left to agree on.
    QVERIFY(!eventFBeyondChance({}, {}, 0.07));
    const std::vector<double> one{7};
    QVERIFY(!eventFBeyondChance(one, one, 0.07));
    const std::vector<double> two{7, 7.05};
    QVERIFY(!eventFBeyondChance(two, two, 0.07));
    // One side alone: no agreement, also none by chance.
    QCOMPARE(*eventFBeyondChance(grid(5, 1, 10), {}, 0.07), 0.0);
}

void TestMusicMeasures::shiftsAreTheDocumentedOnes()
{
    const Circle circle{10, 20};
    const std::vector<double> shifts = chanceShifts(circle);
    QCOMPARE(shifts.size(), std::size_t(100));
    QVERIFY(std::abs(shifts[0] - 20 * 0.6180339887498949) < 1e-9);
    QVERIFY(std::abs(shifts[1] - 20 * 0.2360679774997898) < 1e-9);
    QCOMPARE(shifted(29, 3, circle), 12.0);
    QCOMPARE(shifted(10, 3, circle), 13.0);
    QCOMPARE(*beyondChance(0.75, circle, [](double) { return 0.5; }), 0.5);
    QVERIFY(!beyondChance(1, circle, [](double) { return 1.0; }));
}

void TestMusicMeasures::chanceOfNotesLooksAtPitch()
{
    // Notes of one rhythm in different pitches: onsets agree often by chance, pitches do not.
    std::vector<TimedNote> notes;
    for (int i = 0; i < 60; ++i)
        notes.push_back({i * 0.1, i * 0.1 + 0.09, std::log2(220.0) + (i * 7 % 24) / 12.0});
    NoteRule rule;
    rule.centsPerPitch = 1200;
    rule.offsetRatio = kOffsetRatio;
    const auto families = noteFamilies(notes, notes, rule);
    QVERIFY(families && *families);
    QCOMPARE((*families)->noOffset.score.f, 1.0);
    QCOMPARE((*families)->noOffset.overlap, 1.0);
    QVERIFY((*families)->noOffset.fBeyondChance);
    QVERIFY(std::abs(*(*families)->noOffset.fBeyondChance - 1) < 1e-12);
    // Every shift meets some onset within 50 ms.
    QVERIFY(!(*families)->onset.fBeyondChance || *(*families)->onset.fBeyondChance <= 1);

    notes[3].offset = notes[3].onset;
    const auto refused = noteFamilies(notes, notes, rule);
    QVERIFY(refused && !*refused);
}

void TestMusicMeasures::chordsAreRead_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("root");
    QTest::addColumn<int>("bass");
    QTest::addColumn<QString>("dropped");
    QTest::addColumn<QString>("folded");
    const auto row = [](const char* label, int root, int bass, const char* dropped, const char* folded = nullptr) {
        QTest::newRow(label) << QLatin1String(label) + QString() << root << bass << QLatin1String(dropped) + QString()
                             << QLatin1String(folded ? folded : dropped) + QString();
    };
    row("N", -1, -1, "000000000000");
    row("C", 0, 0, "100010010000");
    row("Cb", 11, 0, "100010010000");
    row("F##:min", 7, 0, "100100010000");
    row("G:7/b7", 7, 10, "100010010010");
    row("A:(3,5)", 9, 0, "100010010000");
    row("A:(b3)/5", 9, 7, "100100010000");
    row("D:maj(*5)", 2, 0, "100010000000");
    row("D:maj(*5,5)", 2, 0, "100010010000"); // one of two is left
    row("D:maj(*1)", 2, 0, "100010010000");   // the bass sounds
    row("E:maj(9)", 4, 0, "100010010000", "101010010000");
    row("E:maj(2)", 4, 0, "101010010000");
    row("E:13", 4, 0, "100010010010", "101011010110");
    row("E:minmaj7", 4, 0, "100100010001");
    row("E:maj(b1)", 4, 0, "100010010001");
    row("E:sus4(b7,9)/4", 4, 5, "100001010010", "101001010010");
    row("C:5/2", 0, 2, "101000010000");
}

void TestMusicMeasures::chordsAreRead()
{
    QFETCH(QString, label);
    for (const auto& [column, upper] :
         {std::pair("dropped", UpperDegrees::Dropped), std::pair("folded", UpperDegrees::Folded)}) {
        const Result<Chord> chord = chordOf(label, upper);
        QVERIFY(chord);
        QTEST(chord->root, "root");
        QTEST(chord->bass, "bass");
        QString notes;
        for (const int note : chord->notes)
            notes += QString::number(note);
        QTEST(notes, column);
    }
}

void TestMusicMeasures::chordsAreRefusedWhereTheyEnd_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* label, const char* place) {
        QTest::newRow(label) << QLatin1String(label) + QString() << QLatin1String(place) + QString();
    };
    row("", "0");
    row("c", "0");
    row("H", "0");
    row("C#b", "2");
    row("C:", "2");
    row("C:Maj", "2");
    row("C:maj7add9", "2");
    row("C:aug7", "2");
    row("C:()", "3");
    row("C:maj(14)", "7");
    row("C:maj(3", "7");
    row("C:maj(3, 5)", "8");
    row("C/", "2");
    row("C/0", "2");
    row("C:maj/3 ", "7");
    row("N/5", "0");
    row("X:maj", "0");
}

void TestMusicMeasures::chordsAreRefusedWhereTheyEnd()
{
    QFETCH(QString, label);
    const Result<Chord> chord = chordOf(label, UpperDegrees::Dropped);
    QVERIFY(!chord);
    QCOMPARE(chord.error().code, ErrorCode::Parse);
    QTEST(chord.error().detail, "place");
}

void TestMusicMeasures::keysAreRead()
{
    const auto key = [](const char* text) { return keyOf(QLatin1String(text) + QString()); };
    QVERIFY(key("Db minor") && key("c#  minor"));
    QCOMPARE(*key("Db minor"), *key("c#  minor"));
    QVERIFY(key("X") && !key("X")->tonic);
    for (const char* text : {"", "C", "C Major", "Cb major", "X major", "C major now", " x"})
        QVERIFY2(!key(text), text);
    QCOMPARE(keyScore(*key("C major"), *key("G major")), 0.5);
    QCOMPARE(keyScore(*key("C major"), *key("F major")), 0.0);
    QCOMPARE(keyScore(*key("X"), *key("x")), 1.0);
}

void TestMusicMeasures::whatIsTooLargeIsRefused()
{
    const Segments long1{{0, 1e9, 1}};
    const auto structure = structureAgreement(long1, long1, 0);
    QVERIFY(!structure);
    QCOMPARE(structure.error().code, ErrorCode::TooLarge);
    const auto hierarchy = lMeasure({long1}, {long1});
    QVERIFY(!hierarchy);
    QCOMPARE(hierarchy.error().code, ErrorCode::TooLarge);
    const std::vector<TimedNote> atOnce(5000, TimedNote{1, 2, 0});
    const auto notes = noteFamilies(atOnce, atOnce, NoteRule{0.05, 50, 1200, 0.2});
    QVERIFY(!notes);
    QCOMPARE(notes.error().code, ErrorCode::TooLarge);
    const auto beats = computed("beats", R"({"reference":[1,1e7],"estimate":[1]})");
    QVERIFY(!beats);
    QCOMPARE(beats.error().code, ErrorCode::TooLarge);
}

void TestMusicMeasures::oneLabelSharesNoInformation()
{
    const Segments one{{0, 10, 1}};
    const Segments several{{0, 3, 1}, {3, 4.7, 2}, {4.7, 10, 3}};
    const auto structure = structureAgreement(one, several, 0);
    QVERIFY(structure);
    QCOMPARE(structure->mutualInformation, 0.0);
    QCOMPARE(*structure->normalizedMutualInformation, 0.0);
    QVERIFY(std::abs(*structure->adjustedMutualInformation) < 1e-12);
    QCOMPARE(*structure->pairwise.precision, 1.0);
    QCOMPARE(*structure->pairwise.recall, *structure->randIndex);
}

/// The table of counts against going over every pair of frames.
void TestMusicMeasures::countsAreThoseOfAllPairs()
{
    std::mt19937 random(7);
    for (int run = 0; run < 50; ++run) {
        const auto side = [&] {
            Segments segments;
            double at = 0;
            while (at < 20) {
                const double next = std::min(20.0, at + 0.3 + double(random() % 50) / 10);
                segments.push_back({at, next, int(random() % 4)});
                at = next;
            }
            return segments;
        };
        const Segments reference = side();
        const Segments estimate = side();
        const std::vector<int> r = frameLabels(reference, 0.1, -1);
        const std::vector<int> e = frameLabels(estimate, 0.1, -1);
        double all = 0;
        double inBoth = 0;
        double inReference = 0;
        double inEstimate = 0;
        for (std::size_t i = 0; i < r.size(); ++i)
            for (std::size_t k = i + 1; k < r.size(); ++k) {
                ++all;
                inReference += r[i] == r[k];
                inEstimate += e[i] == e[k];
                inBoth += r[i] == r[k] && e[i] == e[k];
            }
        const auto structure = structureAgreement(reference, estimate, -1);
        QVERIFY(structure);
        QCOMPARE(*structure->pairwise.precision, inBoth / inEstimate);
        QCOMPARE(*structure->pairwise.recall, inBoth / inReference);
        QCOMPARE(*structure->randIndex, (all - inReference - inEstimate + 2 * inBoth) / all);
    }
}

void TestMusicMeasures::levelsBesideEachOther()
{
    // Seen from any frame, its own half is nearer than the other one.
    const Hierarchy reference{{{0, 10, 1}}, {{0, 5, 1}, {5, 10, 2}}};
    const auto same = tMeasure(reference, reference, 15, LevelPairs::All);
    QVERIFY(same && *same);
    QCOMPARE((*same)->f, 1.0);
    // Nothing is ranked where all is one segment.
    const Hierarchy flat{{{0, 10, 1}}};
    const auto none = tMeasure(flat, flat, 15, LevelPairs::All);
    QVERIFY(none && *none);
    QCOMPARE((*none)->f, 0.0);
    QVERIFY(!*tMeasure({}, flat, 15, LevelPairs::All));
    QVERIFY(!*tMeasure(flat, flat, 0.05, LevelPairs::All)); // a window shorter than a frame
    QVERIFY(!*lMeasure({{{0, 10, 1}}, {{0, 9, 1}}}, reference));
}

void TestMusicMeasures::wrongInputHasItsPlace_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* kind, const char* input, const char* place) {
        QTest::addRow("%s %s", kind, place)
            << QLatin1String(kind) + QString() << QByteArray(input) << QLatin1String(place) + QString();
    };
    row("beats", R"({"reference":[1,2]})", "estimate");
    row("beats", R"({"reference":[2,1],"estimate":[]})", "reference");
    row("onsets", R"({"reference":[1,"2"],"estimate":[]})", "reference[1]");
    row("segments", R"({"reference":{"intervals":[[0,1],[1]],"labels":["a","b"]},"estimate":{}})",
        "reference.intervals[1]");
    row("segments", R"({"reference":{"intervals":[[0,1]],"labels":[]},"estimate":{}})", "reference.labels");
    row("segments-many", R"({"annotators":[{"intervals":[],"labels":[]}]})", "annotators[0].id");
    row("chords", R"({"reference":{"intervals":[[0,1]],"labels":["C:majj"]},"estimate":{}})", "reference.labels[0]:2");
    row("melody", R"({"reference":{"times":[0,1],"hz":[1]},"estimate":{}})", "reference.hz");
    row("notes", R"({"reference":{"intervals":[],"hz":[]},"estimate":{"intervals":[[0,1]],"hz":[]}})", "estimate.hz");
    row("multipitch", R"({"reference":{"times":[0],"hz":[[1,null]]},"estimate":{}})", "reference.hz[0][1]");
    row("hierarchy", R"({"reference":[{"intervals":[],"labels":[]},3],"estimate":[]})", "reference[1]");
    row("patterns", R"({"reference":[[[[1,2],[3]]]],"estimate":[]})", "reference[0][0][1]");
    row("key", R"({"pairs":[{"reference":"C major"}]})", "pairs[0]");
    row("tempo", R"({"items":[{"reference":[60,120],"estimate":[60]}]})", "items[0].estimate");
}

void TestMusicMeasures::wrongInputHasItsPlace()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, input);
    const Result<QJsonObject> figures = computed(kind.toLatin1().constData(), input);
    QVERIFY(!figures);
    QCOMPARE(figures.error().code, ErrorCode::Parse);
    QTEST(figures.error().detail, "place");
}

/// The reference of every case of real music against itself.
void TestMusicMeasures::identicalSidesGiveWhatIsDeclared()
{
    int checked = 0;
    for (const QString& name : QDir(kFolder).entryList({QStringLiteral("mir-eval-*.json")}, QDir::Files)) {
        QFile file(kFolder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<MetricCase> read = metricCaseFromJson(file.readAll());
        QVERIFY(read);
        QJsonObject input = read->input;
        if (!input.contains(u"estimate"))
            continue;
        input[u"estimate"] = input[u"reference"];
        const Result<QJsonObject> figures = computeCase(read->kind, input, read->params);
        QVERIFY(figures);
        for (const MetricDescriptor& metric : metrics().all())
            for (const FigureDescriptor& figure : metric.figures)
                if (metric.kind == read->kind && figure.ofIdentical) {
                    const QJsonValue found = (*figures)[figure.id];
                    QVERIFY2(found.isDouble() && std::abs(found.toDouble() - *figure.ofIdentical) < 1e-9,
                             qPrintable(name + u' ' + figure.id + u' ' + QString::number(found.toDouble(-99))));
                    ++checked;
                }
    }
    QVERIFY(checked > 200);
}

QTEST_GUILESS_MAIN(TestMusicMeasures)
#include "tst_musicmeasures.moc"
