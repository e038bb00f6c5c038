#include "core/workflow/goldmeasures.h"
#include "core/workflow/goldscoring.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

constexpr SampleRate kRate{1000};
constexpr FrameCount kFrames = 60'000;

LayerDef layerOf(LayerKind kind)
{
    LayerDef layer;
    layer.id = QStringLiteral("layer");
    layer.kind = kind;
    return layer;
}

Item item(FrameCount startMs, FrameCount endMs, const char* label = "", Payload payload = {}, int level = 0)
{
    Item i;
    i.id = ItemId::next();
    i.span = {{startMs}, {endMs}};
    i.label = QLatin1String(label);
    i.payload = std::move(payload);
    i.level = level;
    return i;
}

Item tag(const char* labels, std::optional<double> number = {})
{
    TagValue value;
    value.labels = QString::fromLatin1(labels).split(u' ', Qt::SkipEmptyParts);
    value.number = number;
    return item(0, kFrames, "", value);
}

/// Beats every 500 ms from 500 on, four to the bar, moved by `shift`.
Items beats(int count, FrameCount shift = 0, int firstBeat = 0, FrameCount apart = 500)
{
    Items items;
    for (int i = 0; i < count; ++i)
        items.push_back(item(500 + i * apart + shift, 500 + i * apart + shift, "",
                             InstantValue{std::nullopt, (i + firstBeat) % 4 + 1}));
    return items;
}

GoldAnswer gold(const LayerDef& layer, std::vector<Items> accepted)
{
    return {std::move(accepted), kFrames, kRate, *goldTolerance(layer, {}), {}, {}};
}

GoldScore scored(const LayerDef& layer, std::vector<Items> accepted, const Items& answer)
{
    const Result<GoldScore> score = scoreGold(layer, gold(layer, std::move(accepted)), answer, kFrames, kRate);
    return score ? *score : GoldScore{-1, false, 0, {}};
}

GoldFinding finding(const char* code, std::initializer_list<const char*> args)
{
    GoldFinding f{QLatin1String(code), {}};
    for (const char* arg : args)
        f.args << QLatin1String(arg);
    return f;
}

bool has(const GoldScore& score, const GoldFinding& wanted)
{
    return std::find(score.findings.begin(), score.findings.end(), wanted) != score.findings.end();
}

} // namespace

class TestGoldAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratings();
    void tolerances();
    void tagsWithOneLabel();
    void tagsWithSeveral();
    void paths();
    void numbers();
    void intervals();
    void nestedIntervals();
    void beatsAndDownbeats();
    void otherMetricalLevels();
    void labelledInstants();
    void pitchCurves();
    void notes();
    void chords();
    void texts();
    void theBestOfSeveralCounts();
    void emptyIsAnAnswer();
    void otherSampleRates();
    void whatCannotBeScored();
    void difficultyAndAmbiguity();
};

void TestGoldAnswer::ratings()
{
    LayerDef rating = layerOf(LayerKind::Curve);
    const auto curve = [](double value) {
        return Items{item(0, 10'000, "", CurveValue{{{{0}, value}, {{5000}, value}}})};
    };
    QCOMPARE(scored(rating, {curve(0.5)}, curve(0.54)).score, 1.0); // 5 % of the range
    const GoldScore high = scored(rating, {curve(0.5)}, curve(0.75));
    QCOMPARE(high.score, 0.0);
    QVERIFY(has(high, finding("gold.value-high", {"0.25"})));
}

void TestGoldAnswer::tolerances()
{
    LayerDef layer = layerOf(LayerKind::Interval);
    QCOMPARE(goldTolerance(layer, {})->seconds, 0.5);
    layer.goldTolerance = Duration{2, Duration::Unit::Beats};
    QVERIFY(!goldTolerance(layer, {}));
    QCOMPARE(goldTolerance(layer, {0.5, {}})->seconds, 1.0);
    layer.goldTolerance = Duration{70, Duration::Unit::Milliseconds};
    QCOMPARE(goldTolerance(layer, {})->seconds, 0.07);
    LayerDef beat = layerOf(LayerKind::Instant);
    QCOMPARE(goldTolerance(beat, {})->seconds, 0.05);
    beat.agreement.measure = QStringLiteral("beat-f");
    QCOMPARE(goldTolerance(beat, {})->seconds, 0.07);
}

void TestGoldAnswer::tagsWithOneLabel()
{
    const LayerDef layer = layerOf(LayerKind::Tag);
    QVERIFY(scored(layer, {{tag("rock")}}, {tag("rock")}).passed);
    const GoldScore other = scored(layer, {{tag("rock")}}, {tag("jazz")});
    QCOMPARE(other.score, 0.0);
    QVERIFY(!other.passed);
    QVERIFY(has(other, finding("gold.label-confused", {"rock", "jazz", "100"})));
    const GoldScore none = scored(layer, {{tag("rock")}}, {tag("")});
    QCOMPARE(none.findings, (GoldFindings{finding("gold.missing", {"1", "1"})}));
}

void TestGoldAnswer::tagsWithSeveral()
{
    LayerDef layer = layerOf(LayerKind::Tag);
    layer.choice = TagChoice::Several;
    const GoldScore part = scored(layer, {{tag("a b c")}}, {tag("b c d")});
    QCOMPARE(part.score, 0.5);
    QVERIFY(has(part, finding("gold.missing", {"1", "3"})));
    QVERIFY(has(part, finding("gold.extra", {"1", "3"})));
}

void TestGoldAnswer::paths()
{
    LayerDef layer = layerOf(LayerKind::Tag);
    layer.choice = TagChoice::Path;
    for (const auto& [id, parent] : {std::pair("rock", ""), std::pair("punk", "rock"), std::pair("oi", "punk"),
                                     std::pair("street", "oi"), std::pair("jazz", "")}) {
        LabelDef label;
        label.id = QLatin1String(id);
        label.parentId = QLatin1String(parent);
        layer.labels.push_back(label);
    }
    const GoldScore coarse = scored(layer, {{tag("street")}}, {tag("punk")});
    QCOMPARE(coarse.score, 2 * 2 / 6.0);
    QCOMPARE(coarse.findings, (GoldFindings{finding("gold.finer-needed", {"2"})}));
    QCOMPARE(scored(layer, {{tag("punk")}}, {tag("oi")}).findings, (GoldFindings{finding("gold.too-fine", {"1"})}));
    QCOMPARE(scored(layer, {{tag("rock")}}, {tag("jazz")}).score, 0.0);
    QCOMPARE(scored(layer, {{tag("rock")}}, {tag("unheard-of")}).score, 0.0);
    QVERIFY(scored(layer, {{tag("oi")}}, {tag("oi")}).passed);
}

void TestGoldAnswer::numbers()
{
    LayerDef tempo = layerOf(LayerKind::Tag);
    tempo.choice = TagChoice::Number;
    tempo.agreement.measure = QStringLiteral("alpha-tempo");
    const auto answer = [](double bpm) { return Items{tag("", bpm)}; };
    QVERIFY(scored(tempo, {answer(120)}, answer(124.8)).passed);
    QVERIFY(!scored(tempo, {answer(120)}, answer(124.9)).passed);
    QCOMPARE(scored(tempo, {answer(120)}, answer(60)).findings, (GoldFindings{finding("gold.half-tempo", {})}));
    QCOMPARE(scored(tempo, {answer(120)}, answer(241)).findings, (GoldFindings{finding("gold.double-tempo", {})}));
    QCOMPARE(scored(tempo, {answer(120)}, answer(130)).findings, (GoldFindings{finding("gold.value-high", {"10"})}));
    QVERIFY(scored(tempo, {answer(120), answer(60)}, answer(60)).passed);
}

void TestGoldAnswer::intervals()
{
    LayerDef layer = layerOf(LayerKind::Interval);
    layer.tiling = true;
    const Items should{item(0, 10'000, "a"), item(10'000, 30'000, "b"), item(30'000, 60'000, "a")};
    QCOMPARE(scored(layer, {should}, should).score, 1.0);
    QVERIFY(scored(layer, {should}, should).findings.empty());

    // Boundaries right, 20 of 60 s labelled otherwise.
    const Items labelled{item(0, 10'000, "a"), item(10'000, 30'000, "c"), item(30'000, 60'000, "a")};
    const GoldScore confused = scored(layer, {should}, labelled);
    QVERIFY(std::abs(confused.score - 40.0 / 60) < 1e-12);
    QCOMPARE(confused.findings, (GoldFindings{finding("gold.label-confused", {"b", "c", "33"})}));

    // One of two boundaries is missing: F 2/3; 30 of 60 s.
    const GoldScore missing = scored(layer, {should}, {item(0, 30'000, "b"), item(30'000, 60'000, "a")});
    QVERIFY(std::abs(missing.score - 2.0 / 3 * 50 / 60) < 1e-12);
    QVERIFY(has(missing, finding("gold.missing", {"1", "2"})));

    // All too early by 0.8 s, over the tolerance.
    const GoldScore early =
        scored(layer, {should}, {item(0, 9'200, "a"), item(9'200, 29'200, "b"), item(29'200, 60'000, "a")});
    QCOMPARE(early.score, 0.0);
    QVERIFY(has(early, finding("gold.early-boundaries", {"800", "2", "2"})));
    QVERIFY(!has(early, finding("gold.missing", {"2", "2"})));

    // A single part has no boundary to find.
    QCOMPARE(scored(layer, {{item(0, 60'000, "a")}}, {item(0, 60'000, "a")}).score, 1.0);

    // Not tiling: ends count, and so does the time that only one side has.
    layer.tiling = false;
    const GoldScore loose = scored(layer, {{item(10'000, 20'000)}}, {item(10'000, 30'000)});
    QVERIFY(std::abs(loose.score - 0.5 * 0.5) < 1e-12);
}

void TestGoldAnswer::nestedIntervals()
{
    LayerDef layer = layerOf(LayerKind::Interval);
    layer.tiling = true;
    layer.levels = 2;
    const Items should{item(0, 60'000, "A"), item(0, 30'000, "a", {}, 1), item(30'000, 60'000, "b", {}, 1)};
    const Items half{item(0, 60'000, "A")};
    QCOMPARE(scored(layer, {should}, should).score, 1.0);
    QCOMPARE(scored(layer, {should}, half).score, 0.5);
}

void TestGoldAnswer::beatsAndDownbeats()
{
    const LayerDef layer = layerOf(LayerKind::Instant);
    GoldAnswer answer = gold(layer, {beats(36)});
    answer.tolerance.seconds = 0.07;
    const auto score = [&](const Items& items) { return *scoreGold(layer, answer, items, kFrames, kRate); };
    QCOMPARE(score(beats(36)).score, 1.0);
    QCOMPARE(score(beats(36, 60)).score, 1.0);
    QVERIFY(has(score(beats(36, 60)), finding("gold.late-beats", {"60", "36", "36"})));

    // Downbeats late on 7 of 9, all other beats right.
    Items late = beats(36);
    for (int bar = 0; bar < 7; ++bar)
        late[std::size_t(bar) * 4].span = {late[std::size_t(bar) * 4].span.start + 80,
                                           late[std::size_t(bar) * 4].span.start + 80};
    const GoldScore lateScore = score(late);
    QVERIFY(has(lateScore, finding("gold.late-downbeats", {"80", "7", "9"})));
    QVERIFY(std::abs(lateScore.score - (29.0 / 36 + 2.0 / 9) / 2) < 1e-12);
    QVERIFY(!lateScore.passed);

    // Right beats, bars that begin elsewhere.
    const GoldScore elsewhere = score(beats(36, 0, 2));
    QCOMPARE(elsewhere.score, 0.5);
    QVERIFY(has(elsewhere, finding("gold.downbeats-elsewhere", {"9", "9"})));
}

void TestGoldAnswer::otherMetricalLevels()
{
    const LayerDef layer = layerOf(LayerKind::Instant);
    QCOMPARE(scored(layer, {beats(40)}, beats(20, 0, 0, 1000)).findings,
             (GoldFindings{finding("gold.half-tempo", {})}));
    QCOMPARE(scored(layer, {beats(40)}, beats(79, 0, 0, 250)).findings,
             (GoldFindings{finding("gold.double-tempo", {})}));
    QCOMPARE(scored(layer, {beats(40)}, beats(40, 250)).findings, (GoldFindings{finding("gold.off-beat", {})}));
}

void TestGoldAnswer::labelledInstants()
{
    const LayerDef layer = layerOf(LayerKind::Instant);
    const Items should{item(1000, 1000, "in"), item(9000, 9000, "out")};
    QCOMPARE(scored(layer, {should}, {item(1000, 1000, "in"), item(9000, 9000, "in")}).score, 0.5);
    const GoldScore part = scored(layer, {should}, {item(1000, 1000, "in"), item(20'000, 20'000, "out")});
    QVERIFY(has(part, finding("gold.missing", {"1", "2"})) && has(part, finding("gold.extra", {"1", "2"})));
}

void TestGoldAnswer::pitchCurves()
{
    LayerDef layer = layerOf(LayerKind::Curve);
    layer.valueUnit = QStringLiteral("Hz");
    const auto curve = [](double first, std::optional<double> second) {
        return Items{item(0, 10'000, "", CurveValue{{{{0}, first}, {{4990}, first}, {{5000}, second}}})};
    };
    QCOMPARE(scored(layer, {curve(440, 220)}, curve(440 * std::exp2(49.0 / 1200), 220)).score, 1.0);
    const GoldScore octave = scored(layer, {curve(440, 220)}, curve(880, 220));
    QVERIFY(std::abs(octave.score - 0.5) < 0.01);
    QVERIFY(has(octave, finding("gold.octave", {"50"})));
    const GoldScore unvoiced = scored(layer, {curve(440, 220)}, curve(440, std::nullopt));
    QVERIFY(std::abs(unvoiced.score - 0.5) < 0.01);
    QVERIFY(has(unvoiced, finding("gold.voicing-missed", {"50"})));
    const GoldScore sharp =
        scored(layer, {curve(440, 440)}, curve(440 * std::exp2(1.0 / 12), 440 * std::exp2(1.0 / 12)));
    QVERIFY(has(sharp, finding("gold.value-high", {"100"})));
}

void TestGoldAnswer::notes()
{
    const LayerDef layer = layerOf(LayerKind::Note);
    const auto note = [](FrameCount at, double cents) { return item(at, at + 300, "", NoteValue{cents, {}}); };
    const Items should{note(1000, 6900), note(2000, 7000), note(3000, 7100), note(4000, 7200)};
    const GoldScore octave = scored(layer, {should}, {note(1000, 6900), note(2000, 7000), note(3000, 8300)});
    QCOMPARE(octave.score, 2 * (2.0 / 3) * 0.5 / (2.0 / 3 + 0.5));
    QVERIFY(has(octave, finding("gold.octave", {"1", "4"})));
    QVERIFY(has(octave, finding("gold.missing", {"1", "4"})));
    // Two at a time are not taken for octaves of one another.
    const Items chord{note(1000, 6000), note(1000, 7200)};
    QVERIFY(scored(layer, {chord}, {chord[1], chord[0]}).findings.empty());
}

void TestGoldAnswer::chords()
{
    const auto same = [](const char* a, const char* b) {
        return chordClass(QLatin1String(a)) == chordClass(QLatin1String(b));
    };
    QVERIFY(same("C", "C:maj") && same("A#:min", "Bb:min/b3") && same("C:maj7(9)", "B#:maj7") && same("Cb", "B"));
    QVERIFY(!same("C:maj", "C:min") && !same("N", "C") && !same("C:(1,5)", "C"));

    const LayerDef layer = layerOf(LayerKind::Chord);
    const auto chord = [](FrameCount from, FrameCount to, const char* text) {
        return item(from, to, "", ChordValue{QLatin1String(text)});
    };
    const GoldScore score =
        scored(layer, {{chord(0, 20'000, "C"), chord(20'000, 40'000, "G:7")}},
               {chord(0, 10'000, "C:min"), chord(10'000, 20'000, "C/5"), chord(20'000, 40'000, "D:7")});
    QCOMPARE(score.score, 0.25);
    QVERIFY(has(score, finding("gold.chord-root", {"50"})));
    QVERIFY(has(score, finding("gold.chord-quality", {"25"})));
}

void TestGoldAnswer::texts()
{
    const LayerDef layer = layerOf(LayerKind::Text);
    const auto line = [](const char* text) { return item(0, 100, "", TextValue{QString::fromUtf8(text)}); };
    QVERIFY(scored(layer, {{line("Don't stop!"), line("Me now")}}, {line("don’t  stop, me NOW")}).passed);
    const GoldScore other = scored(layer, {{line("one two")}}, {line("one two three")});
    QCOMPARE(other.score, 0.0);
    QVERIFY(has(other, finding("gold.text-differs", {"3", "2"})));
}

void TestGoldAnswer::theBestOfSeveralCounts()
{
    const LayerDef layer = layerOf(LayerKind::Tag);
    const GoldScore score = scored(layer, {{tag("rock")}, {tag("punk")}}, {tag("punk")});
    QVERIFY(score.passed && score.findings.empty());
    QCOMPARE(score.accepted, std::size_t(1));
}

void TestGoldAnswer::emptyIsAnAnswer()
{
    for (const LayerKind kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                 LayerKind::Chord, LayerKind::Text, LayerKind::Tag}) {
        const LayerDef layer = layerOf(kind);
        QVERIFY(scored(layer, {Items{}}, {}).passed);
        const Items one{item(1000, 2000, "x",
                             kind == LayerKind::Tag ? Payload(TagValue{{QStringLiteral("x")}, {}, false}) : Payload())};
        QCOMPARE(scored(layer, {Items{}}, one).score, 0.0);
        QVERIFY(has(scored(layer, {Items{}}, one), finding("gold.extra", {"1", "1"})));
        QVERIFY(has(scored(layer, {one}, {}), finding("gold.missing", {"1", "1"})));
    }
}

void TestGoldAnswer::otherSampleRates()
{
    const LayerDef layer = layerOf(LayerKind::Instant);
    const Items twice{item(2000, 2000), item(18'000, 18'000)};
    const Result<GoldScore> score =
        scoreGold(layer, gold(layer, {{item(1000, 1000), item(9000, 9000)}}), twice, 2 * kFrames, {2 * kRate.hz});
    QVERIFY(score && score->score == 1.0);
}

void TestGoldAnswer::whatCannotBeScored()
{
    const LayerDef layer = layerOf(LayerKind::Tag);
    const auto code = [&](const GoldAnswer& answer, FrameCount frames, SampleRate rate) {
        const Result<GoldScore> score = scoreGold(layer, answer, {}, frames, rate);
        return score ? ErrorCode::Internal : score.error().code;
    };
    GoldAnswer answer = gold(layer, {{tag("a")}});
    QCOMPARE(code(gold(layer, {}), kFrames, kRate), ErrorCode::Invalid);
    QCOMPARE(code(answer, kFrames, {0}), ErrorCode::Invalid);
    QCOMPARE(code(answer, kFrames + 200, kRate), ErrorCode::Invalid);
    answer.tolerance.seconds = std::nan("");
    QCOMPARE(code(answer, kFrames, kRate), ErrorCode::Invalid);
}

void TestGoldAnswer::difficultyAndAmbiguity()
{
    QVERIFY(!relativeEntropy({}) && !relativeEntropy({1}));
    QCOMPARE(*relativeEntropy({4}), 0.0);
    QCOMPARE(*relativeEntropy({1, 1, 1}), 1.0);
    QVERIFY(std::abs(*relativeEntropy({2, 2}) - 0.5) < 1e-12);

    const LayerDef one = layerOf(LayerKind::Tag);
    const GoldAnswer rock = gold(one, {{tag("rock")}});
    const Result<GoldMeasures> tags =
        measureGold(one, rock, {{tag("rock")}, {tag("rock")}, {tag("jazz")}, {tag("jazz")}});
    QVERIFY(tags);
    QCOMPARE(*tags->difficulty, 0.5);
    QVERIFY(std::abs(*tags->ambiguity - 0.5) < 1e-12);
    const Result<GoldMeasures> none = measureGold(one, rock, {});
    QVERIFY(none && !none->difficulty && !none->ambiguity);

    LayerDef several = one;
    several.choice = TagChoice::Several;
    const Result<GoldMeasures> sets = measureGold(several, gold(several, {{tag("a b")}}), {{tag("a")}, {tag("a b")}});
    QVERIFY(sets);
    QCOMPARE(*sets->difficulty, 0.25);
    QCOMPARE(*sets->ambiguity, 0.5);
}

QTEST_GUILESS_MAIN(TestGoldAnswer)
#include "tst_goldanswer.moc"
