#include "ui/timeline/interaction.h"
#include "ui/timeline/lanelayout.h"
#include "ui/timeline/wheel.h"

#include <QTest>

#include <cmath>

using namespace unisono;

namespace {

const Interaction::Surroundings kAround{FrameSpan{{400}, {600}}, {{0}, {1000}}, 10000};

/// One frame a pixel.
PointerInput at(double x, PointerTarget target = {}, Qt::KeyboardModifiers modifiers = {})
{
    return {std::move(target), x, Frame{std::int64_t(x)}, modifiers};
}

PointerTarget itemTarget(ItemPart part, std::int64_t edge, bool movable = false)
{
    PointerTarget target;
    target.zone = Zone::Lane;
    target.layer = QStringLiteral("section");
    target.item = {5};
    target.part = part;
    target.partAt = {edge};
    target.movable = movable;
    return target;
}

template <class T> const T* only(const Intents& intents)
{
    return intents.size() == 1 ? std::get_if<T>(&intents.front()) : nullptr;
}

} // namespace

class tst_Interaction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clickSeeksAndClearsSelection();
    void tremblingClickIsNoDrag();
    void dragSelectsEitherWay();
    void selectionStaysInTheTrack();
    void selectionEdgeMoves();
    void shiftClickExtends();
    void cancelledSelectionComesBack();
    void edgeDragKeepsItsDistance();
    void edgeDragTellsPhases();
    void bodyDragMovesOnlyMovable();
    void chipsToggleOnRelease();
    void emptyLane();
    void overviewWindow();
    void wheelDirections();
    void lanesUnderThePointer();
};

void tst_Interaction::clickSeeksAndClearsSelection()
{
    Interaction hand;
    QVERIFY(hand.press(at(300), kAround).empty());
    const Intents intents = hand.release(at(300));
    QCOMPARE(intents, (Intents{SelectIntent{}, SeekIntent{{300}}}));
    QVERIFY(!hand.isPressed());
}

void tst_Interaction::tremblingClickIsNoDrag()
{
    Interaction hand;
    hand.press(at(300), kAround);
    QVERIFY(hand.move(at(301)).empty());
    QVERIFY(hand.move(at(298)).empty());
    QVERIFY(!hand.isDragging());
    QCOMPARE(hand.release(at(301)).back(), Intent(SeekIntent{{300}}));
}

void tst_Interaction::dragSelectsEitherWay()
{
    for (const double to : {350.0, 250.0}) {
        Interaction hand;
        hand.press(at(300), kAround);
        hand.move(at((300 + to) / 2));
        const Intents intents = hand.release(at(to));
        const auto* select = only<SelectIntent>(intents);
        QVERIFY(select && select->span);
        QCOMPARE(*select->span, (FrameSpan{{std::int64_t(std::min(300.0, to))}, {std::int64_t(std::max(300.0, to))}}));
    }
}

void tst_Interaction::selectionStaysInTheTrack()
{
    Interaction hand;
    hand.press(at(300), kAround);
    hand.move(at(-500));
    QCOMPARE(hand.move(at(-500)), (Intents{SelectIntent{FrameSpan{{0}, {300}}}}));
    QCOMPARE(hand.move(at(20000)), (Intents{SelectIntent{FrameSpan{{300}, {10000}}}}));
    QCOMPARE(hand.move(at(300)), (Intents{SelectIntent{}}));
}

void tst_Interaction::selectionEdgeMoves()
{
    PointerTarget target;
    target.selectionEdge = Edge::Start;
    Interaction hand;
    hand.press(at(400, target), kAround);
    QCOMPARE(hand.move(at(450)), (Intents{SelectIntent{FrameSpan{{450}, {600}}}}));
    // Over the other edge it goes on on the far side.
    QCOMPARE(hand.move(at(700)), (Intents{SelectIntent{FrameSpan{{600}, {700}}}}));
    // A click on an edge changes nothing.
    hand.release(at(700));
    hand.press(at(400, target), kAround);
    QVERIFY(hand.release(at(400)).empty());
}

void tst_Interaction::shiftClickExtends()
{
    Interaction hand;
    hand.press(at(800, {}, Qt::ShiftModifier), kAround);
    QCOMPARE(hand.release(at(800)), (Intents{SelectIntent{FrameSpan{{400}, {800}}}}));
    hand.press(at(100, {}, Qt::ShiftModifier), kAround);
    QCOMPARE(hand.release(at(100)), (Intents{SelectIntent{FrameSpan{{100}, {600}}}}));
}

void tst_Interaction::cancelledSelectionComesBack()
{
    Interaction hand;
    hand.press(at(100), kAround);
    hand.move(at(200));
    QCOMPARE(hand.cancel(), (Intents{SelectIntent{kAround.selection}}));
    QVERIFY(hand.release(at(300)).empty());
}

void tst_Interaction::edgeDragKeepsItsDistance()
{
    Interaction hand;
    const Intents pressed = hand.press(at(503, itemTarget(ItemPart::EndEdge, 500)), kAround);
    QCOMPARE(pressed.size(), std::size_t(2)); // lane activated, item pressed
    hand.move(at(510));
    const Intents intents = hand.move(at(523));
    const auto* drag = only<DragEdgeIntent>(intents);
    QVERIFY(drag);
    QCOMPARE(drag->to, Frame{520});
    QCOMPARE(drag->edge, Edge::End);
}

void tst_Interaction::edgeDragTellsPhases()
{
    const auto phaseOf = [](const Intent& intent) { return std::get<DragEdgeIntent>(intent).phase; };
    Interaction hand;
    hand.press(at(500, itemTarget(ItemPart::StartEdge, 500)), kAround);
    const Intents begun = hand.move(at(520));
    QCOMPARE(begun.size(), std::size_t(2));
    QCOMPARE(phaseOf(begun[0]), DragPhase::Begin);
    QCOMPARE(std::get<DragEdgeIntent>(begun[0]).to, Frame{500});
    QCOMPARE(phaseOf(begun[1]), DragPhase::Move);
    QCOMPARE(phaseOf(hand.release(at(520)).front()), DragPhase::End);
    hand.press(at(500, itemTarget(ItemPart::StartEdge, 500)), kAround);
    hand.move(at(520));
    const Intents cancelled = hand.cancel();
    QCOMPARE(phaseOf(cancelled.front()), DragPhase::Cancel);
    QCOMPARE(std::get<DragEdgeIntent>(cancelled.front()).to, Frame{500});
    QVERIFY(hand.cancel().empty());
}

void tst_Interaction::bodyDragMovesOnlyMovable()
{
    Interaction hand;
    hand.press(at(500, itemTarget(ItemPart::Body, 480, true)), kAround);
    hand.move(at(510));
    const Intents moved = hand.move(at(530));
    const auto* drag = only<DragItemIntent>(moved);
    QVERIFY(drag);
    QCOMPARE(drag->by, FrameCount(30));
    hand.release(at(530));
    // In a tiling lane a drag over a body selects time.
    hand.press(at(500, itemTarget(ItemPart::Body, 480)), kAround);
    QCOMPARE(hand.move(at(530)), (Intents{SelectIntent{FrameSpan{{500}, {530}}}}));
}

void tst_Interaction::chipsToggleOnRelease()
{
    PointerTarget chip = itemTarget(ItemPart::Body, 0);
    chip.chip = QStringLiteral("calm");
    Interaction hand;
    QCOMPARE(hand.press(at(50, chip), kAround), (Intents{ActivateLaneIntent{chip.layer}}));
    QCOMPARE(hand.release(at(50)), (Intents{ToggleChipIntent{chip.layer, chip.chip}}));
    QVERIFY(hand.doubleClick(at(50, chip)).empty());
}

void tst_Interaction::emptyLane()
{
    PointerTarget empty;
    empty.zone = Zone::Lane;
    empty.layer = QStringLiteral("cue");
    Interaction hand;
    QCOMPARE(hand.press(at(50, empty), kAround), (Intents{ActivateLaneIntent{empty.layer}}));
    QCOMPARE(hand.release(at(50)), (Intents{SeekIntent{{50}}}));
    QCOMPARE(hand.doubleClick(at(70, empty)), (Intents{OpenPlaceIntent{empty.layer, {70}}}));
    PointerTarget header = empty;
    header.zone = Zone::LaneHeader;
    QCOMPARE(hand.press(at(-20, header), kAround), (Intents{ActivateLaneIntent{empty.layer}}));
    QVERIFY(hand.move(at(40)).empty());
    QVERIFY(hand.release(at(40)).empty());
}

void tst_Interaction::overviewWindow()
{
    PointerTarget window;
    window.zone = Zone::Overview;
    window.window = WindowPart::Body;
    Interaction hand;
    hand.press(at(500, window), kAround);
    QCOMPARE(hand.move(at(700)), (Intents{ShowIntent{{{200}, {1200}}, ShowHow::Scroll}}));
    QCOMPARE(hand.cancel(), (Intents{ShowIntent{kAround.window, ShowHow::Fit}}));
    window.window = WindowPart::EndEdge;
    hand.press(at(1000, window), kAround);
    QCOMPARE(hand.move(at(3000)), (Intents{ShowIntent{{{0}, {3000}}, ShowHow::Fit}}));
    QCOMPARE(hand.move(at(-3000)), (Intents{ShowIntent{{{0}, {1}}, ShowHow::Fit}}));
    hand.release(at(-3000));
    window.window = WindowPart::Outside;
    QCOMPARE(hand.press(at(5000, window), kAround), (Intents{ShowIntent{{{4500}, {5500}}, ShowHow::Scroll}}));
}

void tst_Interaction::wheelDirections()
{
    QVERIFY(wheelMove({}, {0, -120}, {}).scrollPx > 0);
    QVERIFY(wheelMove({}, {120, 0}, {}).scrollPx < 0);
    QCOMPARE(wheelMove({}, {0, -120}, Qt::ShiftModifier).scrollPx, 4 * wheelMove({}, {0, -120}, {}).scrollPx);
    QCOMPARE(wheelMove({3, -17}, {0, -120}, {}).scrollPx, 17.0);
    const WheelMove in = wheelMove({}, {0, 120}, Qt::ControlModifier);
    QCOMPARE(in.zoom, std::sqrt(2.0));
    QCOMPARE(in.scrollPx, 0.0);
    QCOMPARE(wheelMove({}, {0, -240}, Qt::ControlModifier).zoom, 0.5);
}

void tst_Interaction::lanesUnderThePointer()
{
    LaneLayout lanes({40, 30, 5});
    QCOMPARE(lanes.heightOf(2), LaneLayout::kLeastHeight);
    QCOMPARE(lanes.topOf(1), 41);
    QCOMPARE(lanes.contentHeight(), 41 + 31 + LaneLayout::kLeastHeight + 1);
    QCOMPARE(lanes.laneAt(-1), -1);
    QCOMPARE(lanes.laneAt(0), 0);
    QCOMPARE(lanes.laneAt(40.9), 0);
    QCOMPARE(lanes.laneAt(41), 1);
    QCOMPARE(lanes.laneAt(lanes.contentHeight()), -1);
    QCOMPARE(lanes.edgeAt(43), 0);
    QCOMPARE(lanes.edgeAt(55), -1);
    lanes.setHeight(0, 100);
    QCOMPARE(lanes.topOf(1), 101);
    QCOMPARE(LaneLayout().contentHeight(), 0);
    QCOMPARE(LaneLayout().laneAt(0), -1);
}

QTEST_GUILESS_MAIN(tst_Interaction)
#include "tst_interaction.moc"
