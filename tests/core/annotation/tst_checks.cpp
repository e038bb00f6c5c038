#include "core/annotation/checks.h"
#include "core/annotation/snap.h"

#include <QTest>

using namespace unisono;

class TestChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSoundTilingLayerHasNoFindings();
    void anEmptyUnitIsNotAFault();
    void gapsAndOverlapsAreFound();
    void labelsAreChecked();
    void beatsCountOn();
    void itemsBeyondTheTrackAreFound();
    void lengthsInSecondsAndBars();
    void numbersOfItems();
    void labelsThatRuleEachOtherOut();
    void nestingAndHolders();
    void valuesAndTags();
    void retiredLabelsAskForAChoice();
    void manyOfOneKindAreCounted();
    void snapFindsTheNearest();
    void snapLeavesOutWhereTheEdgeWas();
};

namespace {

constexpr FrameCount kFrames = 1000;
const AssignmentId kAssignment{7};

LayerDef sections()
{
    LayerDef layer;
    layer.id = QStringLiteral("section");
    layer.name = QStringLiteral("Section");
    layer.tiling = true;
    LabelDef verse;
    verse.id = QStringLiteral("verse");
    verse.name = QStringLiteral("Verse");
    layer.labels = {verse};
    return layer;
}

LayerDef beats()
{
    LayerDef layer;
    layer.id = QStringLiteral("beat");
    layer.name = QStringLiteral("Beat");
    layer.kind = LayerKind::Instant;
    return layer;
}

Item interval(FrameCount from, FrameCount to, const char* label = "verse")
{
    static std::int64_t id = 0;
    Item item;
    item.id = {++id};
    item.assignment = kAssignment;
    item.span = {{from}, {to}};
    item.label = QString::fromLatin1(label);
    return item;
}

Item beat(FrameCount at, std::optional<int> bar, std::optional<int> number)
{
    Item item = interval(at, at, "");
    item.payload = InstantValue{bar, number};
    return item;
}

/// At 100 frames a second.
CheckedUnit unit(const LayerDef& layer, const Items& items, FrameCount frames = kFrames)
{
    return {layer, kAssignment, items, frames, {100}, nullptr, nullptr, nullptr, nullptr};
}

QStringList codes(const Findings& findings)
{
    QStringList list;
    for (const Finding& f : findings)
        list << f.issue.code;
    return list;
}

} // namespace

void TestChecks::aSoundTilingLayerHasNoFindings()
{
    const Items items{interval(0, 400), interval(400, kFrames)};
    QVERIFY(checkUnit(unit(sections(), items)).empty());
}

void TestChecks::anEmptyUnitIsNotAFault()
{
    QVERIFY(checkUnit(unit(sections(), {})).empty());
}

void TestChecks::gapsAndOverlapsAreFound()
{
    const Items items{interval(10, 400), interval(390, 700), interval(800, 900)};
    const Findings found = checkUnit(unit(sections(), items));
    QCOMPARE(codes(found), (QStringList{QStringLiteral("check.gap"), QStringLiteral("check.overlap"),
                                        QStringLiteral("check.gap"), QStringLiteral("check.gap")}));
    QCOMPARE(found[0].span, (FrameSpan{{0}, {10}}));
    QCOMPARE(found[1].span, (FrameSpan{{390}, {400}}));
    QCOMPARE(found[2].span, (FrameSpan{{700}, {800}}));
    QCOMPARE(found[3].span, (FrameSpan{{900}, {kFrames}}));
    QCOMPARE(found[1].item, items[1].id);
}

void TestChecks::labelsAreChecked()
{
    Item foreign = interval(500, 600, "");
    foreign.foreignText = QStringLiteral("Vers");
    Item unsure = interval(600, kFrames);
    unsure.confidence = Confidence::Unsure;
    const Items items{interval(0, 250, ""), interval(250, 500, "nonsense"), foreign, unsure};
    QCOMPARE(codes(checkUnit(unit(sections(), items))),
             (QStringList{QStringLiteral("check.unlabelled"), QStringLiteral("check.unknown-label"),
                          QStringLiteral("check.foreign-label"), QStringLiteral("check.unsure")}));
}

void TestChecks::beatsCountOn()
{
    const Items good{beat(10, 1, 1), beat(20, 1, 2), beat(30, 1, 3), beat(40, 2, 1), beat(50, {}, {})};
    QVERIFY(checkUnit(unit(beats(), good)).empty());
    const Items bad{beat(10, 1, 1), beat(20, 1, 3), beat(30, 3, 1), beat(30, 3, 2)};
    QCOMPARE(codes(checkUnit(unit(beats(), bad))),
             (QStringList{QStringLiteral("check.beat-order"), QStringLiteral("check.beat-order"),
                          QStringLiteral("check.same-time")}));
}

void TestChecks::itemsBeyondTheTrackAreFound()
{
    const Items items{beat(kFrames + 5, {}, {})};
    QCOMPARE(codes(checkUnit(unit(beats(), items))), QStringList(QStringLiteral("check.beyond-track")));
    QVERIFY(checkUnit(unit(beats(), items, 0)).empty());
}

void TestChecks::lengthsInSecondsAndBars()
{
    LayerDef layer = sections();
    layer.shortest = Duration{2, Duration::Unit::Seconds};
    layer.longest = Duration{6, Duration::Unit::Seconds};
    const Items items{interval(0, 100), interval(100, 900), interval(900, kFrames)}; // 1, 8 and 1 s at 100 Hz
    QCOMPARE(codes(checkRules(unit(layer, items))),
             (QStringList{QStringLiteral("check.too-short"), QStringLiteral("check.too-long"),
                          QStringLiteral("check.too-short")}));
    layer.labels[0].shortest = Duration{500, Duration::Unit::Milliseconds}; // the label's own rule goes before
    layer.labels[0].longest = Duration{9, Duration::Unit::Seconds};
    QVERIFY(checkRules(unit(layer, items)).empty());

    layer.labels[0].shortest = Duration{2, Duration::Unit::Bars};
    layer.labels[0].longest = Duration{4, Duration::Unit::Bars};
    QCOMPARE(codes(checkRules(unit(layer, items))), QStringList(QStringLiteral("check.no-beats")));
    Items counted; // bars of 1 s
    for (int i = 0; i < 40; ++i)
        counted.push_back(beat(i * 25, i / 4 + 1, i % 4 + 1));
    CheckedUnit withBeats = unit(layer, items);
    withBeats.beats = &counted;
    const Findings found = checkRules(withBeats);
    QCOMPARE(codes(found), (QStringList{QStringLiteral("check.too-short"), QStringLiteral("check.too-long"),
                                        QStringLiteral("check.too-short")}));
    QCOMPARE(found[0].issue.args.mid(1),
             (QStringList{QStringLiteral("Verse"), QStringLiteral("1 bar"), QStringLiteral("2 bars")}));
    const Items enough{interval(3, 198), interval(198, 402)}; // set by ear: a little early and late
    CheckedUnit byEar = unit(layer, enough);
    byEar.beats = &counted;
    QVERIFY(checkRules(byEar).empty());
}

void TestChecks::numbersOfItems()
{
    LayerDef layer = sections();
    LabelDef chorus;
    chorus.id = QStringLiteral("chorus");
    chorus.name = QStringLiteral("Chorus");
    chorus.required = true;
    layer.labels.push_back(chorus);
    layer.labels[0].atMost = 1;
    layer.atMost = 2;
    const Items items{interval(0, 100), interval(100, 200), interval(200, 300)};
    QStringList found = codes(checkRules(unit(layer, items)));
    found.sort();
    QCOMPARE(found, (QStringList{QStringLiteral("check.label-missing"), QStringLiteral("check.too-many"),
                                 QStringLiteral("check.too-many")}));
    QVERIFY(checkRules(unit(layer, {})).empty()); // not annotated is no fault
}

void TestChecks::labelsThatRuleEachOtherOut()
{
    LayerDef layer = sections();
    layer.tiling = false;
    LabelDef other = layer.labels[0];
    other.id = QStringLiteral("chorus");
    layer.labels.push_back(other);
    const Items items{interval(0, 100), interval(50, 120, "chorus"), interval(120, 130, "chorus")};
    QVERIFY(checkRules(unit(layer, items)).empty());
    layer.exclusive = {QStringList{QStringLiteral("verse"), QStringLiteral("chorus")}};
    const Findings found = checkRules(unit(layer, items));
    QCOMPARE(codes(found), QStringList(QStringLiteral("check.exclusive")));
    QCOMPARE(found[0].span, (FrameSpan{{50}, {100}}));
    layer.overlaps = false;
    QCOMPARE(codes(checkRules(unit(layer, items))), QStringList(QStringLiteral("check.overlap")));
}

void TestChecks::nestingAndHolders()
{
    LayerDef layer = sections();
    layer.levels = 2;
    LabelDef part = layer.labels[0];
    part.id = QStringLiteral("part");
    part.inside = QStringList{QStringLiteral("chorus")};
    layer.labels.push_back(part);
    const auto nested = [](FrameCount from, FrameCount to, int level) {
        Item item = interval(from, to, "part");
        item.level = level;
        return item;
    };
    const Items items{interval(0, 500), nested(0, 100, 1), nested(450, 600, 1), nested(500, 510, 2)};
    QCOMPARE(codes(checkRules(unit(layer, items))),
             (QStringList{QStringLiteral("check.wrong-parent"), QStringLiteral("check.outside"),
                          QStringLiteral("check.too-nested")}));

    LayerDef cues = beats();
    cues.inside = QStringLiteral("section");
    const LayerDef holder = sections();
    const Items holders{interval(100, 200)};
    const Items marks{beat(50, {}, {}), beat(150, {}, {})};
    CheckedUnit held = unit(cues, marks);
    held.holder = &holder;
    held.holderItems = &holders;
    const Findings found = checkRules(held);
    QCOMPARE(codes(found), QStringList(QStringLiteral("check.outside")));
    QCOMPARE(found[0].item, marks[0].id);
}

void TestChecks::valuesAndTags()
{
    LayerDef curve;
    curve.kind = LayerKind::Curve;
    curve.valueFrom = 30;
    curve.valueTo = 5000;
    Item contour = interval(0, 100, "");
    contour.payload = CurveValue{{{{0}, 440.0}, {{10}, std::nullopt}, {{20}, 6000.0}}};
    QCOMPARE(codes(checkRules(unit(curve, {contour}))), QStringList(QStringLiteral("check.value-range")));

    LayerDef tags = sections();
    tags.kind = LayerKind::Tag;
    tags.choice = TagChoice::Several;
    tags.atMost = 1;
    LabelDef other = tags.labels[0];
    other.id = QStringLiteral("chorus");
    tags.labels.push_back(other);
    tags.exclusive = {QStringList{QStringLiteral("verse"), QStringLiteral("chorus")}};
    Item tag = interval(0, kFrames, "");
    tag.payload = TagValue{{QStringLiteral("verse"), QStringLiteral("chorus")}, std::nullopt, false};
    QCOMPARE(codes(checkRules(unit(tags, {tag}))),
             (QStringList{QStringLiteral("check.too-many-labels"), QStringLiteral("check.exclusive")}));

    LayerDef path = tags;
    path.choice = TagChoice::Path;
    path.exclusive.clear();
    path.atMost.reset();
    path.labels[1].parentId = QStringLiteral("verse");
    tag.payload = TagValue{{QStringLiteral("verse")}, std::nullopt, false};
    QCOMPARE(codes(checkRules(unit(path, {tag}))), QStringList(QStringLiteral("check.genre-unfinished")));
    tag.payload = TagValue{{QStringLiteral("verse")}, std::nullopt, true};
    QVERIFY(checkRules(unit(path, {tag})).empty());
}

void TestChecks::retiredLabelsAskForAChoice()
{
    GenreSchema schema;
    schema.layers = {sections()};
    schema.retired = {{QStringLiteral("section"), QStringLiteral("drop"), {QStringLiteral("verse")}}};
    const Items items{interval(0, kFrames, "drop")};
    CheckedUnit checked = unit(schema.layers[0], items);
    checked.schema = &schema;
    const Findings found = checkUnit(checked);
    QCOMPARE(codes(found), QStringList(QStringLiteral("check.retired-label")));
    QCOMPARE(found[0].issue.args.mid(1), (QStringList{QStringLiteral("drop"), QStringLiteral("Verse")}));

    // A label that another genre adds is not unknown.
    GenreDef genre;
    genre.id = genre.name = QStringLiteral("edm");
    LayerRefinement refinement;
    refinement.layer.id = QStringLiteral("section");
    LabelRefinement added;
    added.label.id = QStringLiteral("drop");
    added.label.name = QStringLiteral("Drop");
    added.given = QStringList{QStringLiteral("name")};
    refinement.labels = {added};
    genre.refine = {refinement};
    schema.genres = {genre};
    schema.retired.clear();
    QCOMPARE(codes(checkUnit(checked)), QStringList(QStringLiteral("check.other-genre")));
}

void TestChecks::manyOfOneKindAreCounted()
{
    Items items;
    for (int i = 0; i < 2500; ++i)
        items.push_back(interval(i, i + 1, "nonsense"));
    const Findings found = checkUnit(unit(sections(), items, 2500));
    QCOMPARE(found.size(), std::size_t(1001));
    QCOMPARE(found.back().issue.code, QStringLiteral("check.more"));
    QCOMPARE(found.back().issue.args[1], QStringLiteral("1500"));
}

void TestChecks::snapFindsTheNearest()
{
    const Items marks{beat(100, 1, 1), beat(200, 1, 2), beat(300, 2, 1)};
    SnapGrid all;
    all.add(LayerKind::Instant, marks, SnapTarget::Beat);
    all.add(LayerKind::Interval, {interval(0, 150), interval(150, 280)}, SnapTarget::Boundary);
    all.finish();
    QCOMPARE(all.nearest({160}, 20), std::optional(Frame{150}));
    QCOMPARE(all.nearest({290}, 20), std::optional(Frame{300}));
    QCOMPARE(all.nearest({250}, 20), std::nullopt);
    QCOMPARE(all.next({100}), std::optional(Frame{150}));
    QCOMPARE(all.previous({100}), std::optional(Frame{0}));
    QCOMPARE(all.next({300}), std::nullopt);
    SnapGrid down;
    down.add(LayerKind::Instant, marks, SnapTarget::Downbeat);
    down.add(LayerKind::Interval, {interval(0, 150)}, SnapTarget::Downbeat);
    down.finish();
    QCOMPARE(down.next({0}), std::optional(Frame{100}));
    QCOMPARE(down.next({100}), std::optional(Frame{300}));
}

void TestChecks::snapLeavesOutWhereTheEdgeWas()
{
    SnapGrid grid;
    grid.add(LayerKind::Interval, {interval(0, 150), interval(150, 280)}, SnapTarget::Boundary);
    grid.finish(Frame{150});
    QCOMPARE(grid.nearest({152}, 20), std::nullopt);
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
