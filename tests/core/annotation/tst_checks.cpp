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
    QVERIFY(checkUnit({sections(), kAssignment, items, kFrames, {100}, nullptr, nullptr, nullptr, nullptr}).empty());
}

void TestChecks::anEmptyUnitIsNotAFault()
{
    QVERIFY(checkUnit({sections(), kAssignment, {}, kFrames, {100}, nullptr, nullptr, nullptr, nullptr}).empty());
}

void TestChecks::gapsAndOverlapsAreFound()
{
    const Items items{interval(10, 400), interval(390, 700), interval(800, 900)};
    const Findings found =
        checkUnit({sections(), kAssignment, items, kFrames, {100}, nullptr, nullptr, nullptr, nullptr});
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
    QCOMPARE(codes(checkUnit({sections(), kAssignment, items, kFrames, {100}, nullptr, nullptr, nullptr, nullptr})),
             (QStringList{QStringLiteral("check.unlabelled"), QStringLiteral("check.unknown-label"),
                          QStringLiteral("check.foreign-label"), QStringLiteral("check.unsure")}));
}

void TestChecks::beatsCountOn()
{
    const Items good{beat(10, 1, 1), beat(20, 1, 2), beat(30, 1, 3), beat(40, 2, 1), beat(50, {}, {})};
    QVERIFY(checkUnit({beats(), kAssignment, good, kFrames, {100}, nullptr, nullptr, nullptr, nullptr}).empty());
    const Items bad{beat(10, 1, 1), beat(20, 1, 3), beat(30, 3, 1), beat(30, 3, 2)};
    QCOMPARE(codes(checkUnit({beats(), kAssignment, bad, kFrames, {100}, nullptr, nullptr, nullptr, nullptr})),
             (QStringList{QStringLiteral("check.beat-order"), QStringLiteral("check.beat-order"),
                          QStringLiteral("check.same-time")}));
}

void TestChecks::itemsBeyondTheTrackAreFound()
{
    const Items items{beat(kFrames + 5, {}, {})};
    QCOMPARE(codes(checkUnit({beats(), kAssignment, items, kFrames, {100}, nullptr, nullptr, nullptr, nullptr})),
             QStringList(QStringLiteral("check.beyond-track")));
    QVERIFY(checkUnit({beats(), kAssignment, items, 0, {100}, nullptr, nullptr, nullptr, nullptr}).empty());
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
