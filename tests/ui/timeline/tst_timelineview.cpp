#include "tests/support/syntheticmedia.h"
#include "ui/text/sentences.h"
#include "ui/timeline/lanespane.h"
#include "ui/timeline/overviewpane.h"
#include "ui/timeline/rulerpane.h"
#include "ui/timeline/spectrogrampane.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/waveformpane.h"

#include <QAccessible>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace unisono;

namespace {

constexpr SampleRate kRate{44100};
constexpr FrameCount kFrames = FrameCount(180) * 44100;

struct EdgeDrag {
    ItemId item;
    Edge edge;
    Frame to;
    DragPhase phase;
};

void wheel(QWidget* widget, QPointF at, int eighths, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, eighths}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

class tst_TimelineView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensOnFortySeconds();
    void showsShortTrackWhole();
    void keepsPlaceWhenReaderComes();
    void seeksByClick();
    void selectsByDrag();
    void movesSelectionEdge();
    void dragsItemEdge();
    void cancelsDragByEscape();
    void pressesAndOpensItems();
    void zoomsUnderThePointer();
    void wheelPansAndClamps();
    void overviewScrollsAndZooms();
    void followsByPages();
    void staysWhereSomebodyScrolledTo();
    void followsInTheCentre();
    void paintsSpectrogramTiles();
    void playheadDoesNotRepaintTiles();
    void speaksItems();
    void survivesManyItemsAndEmptyMedia();

private:
    template <class Pane> Pane* pane() const { return m_view->findChild<Pane*>(); }
    double xOf(Frame f) const { return kHeaderWidth + m_view->axis().xOf(f); }
    QPoint at(Frame f, int y) const { return {int(std::lround(xOf(f))), y}; }
    static Frame seconds(double s) { return frameAt(s, kRate); }

    std::unique_ptr<JobQueue> m_jobs;
    std::unique_ptr<TimelineView> m_view;
    LayerDef m_sections;
    LayerDef m_beats;
};

void tst_TimelineView::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("unisono-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_timelineview"));
    QSettings().clear();
}

void tst_TimelineView::init()
{
    m_jobs = std::make_unique<JobQueue>(2);
    m_view = std::make_unique<TimelineView>(*m_jobs);
    m_view->resize(kHeaderWidth + 1000, 620);
    m_sections = test::syntheticLayer(LayerKind::Interval, QStringLiteral("section"), QStringLiteral("Section"));
    m_beats = test::syntheticLayer(LayerKind::Instant, QStringLiteral("beat"), QStringLiteral("Beat"));
    m_view->setMedia(
        {{}, test::syntheticReader(kFrames, kRate), test::syntheticPeaks(kFrames, kRate), kFrames, kRate, {}});
    m_view->setLanes({{m_sections, {}, test::syntheticItems(m_sections, 18, kFrames), QStringLiteral("tiling")},
                      {m_beats, {}, test::syntheticItems(m_beats, 360, kFrames), {}}});
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_TimelineView::cleanup()
{
    m_view.reset();
    m_jobs.reset();
}

void tst_TimelineView::opensOnFortySeconds()
{
    QCOMPARE(m_view->canvasWidthPx(), 1000.0);
    QCOMPARE(m_view->axis().originFrame(), 0.0);
    QCOMPARE(m_view->axis().framesPerPx(), 40.0 * 44100 / 1000);
}

void tst_TimelineView::showsShortTrackWhole()
{
    const FrameCount frames = 5 * 44100;
    m_view->setMedia(
        {{}, test::syntheticReader(frames, kRate), test::syntheticPeaks(frames, kRate), frames, kRate, {}});
    QCOMPARE(m_view->axis(), TimeAxis(0, double(frames) / 1000));
}

void tst_TimelineView::keepsPlaceWhenReaderComes()
{
    const TrackId track{7};
    m_view->setMedia({track, {}, {}, kFrames, kRate, {}});
    m_view->showSpan({seconds(60), seconds(70)});
    const TimeAxis before = m_view->axis();
    m_view->setMedia(
        {track, test::syntheticReader(kFrames, kRate), test::syntheticPeaks(kFrames, kRate), kFrames, kRate, {}});
    QCOMPARE(m_view->axis(), before);
    m_view->setMedia({TrackId{8}, {}, {}, kFrames, kRate, {}});
    QCOMPARE(m_view->axis().originFrame(), 0.0);
}

void tst_TimelineView::seeksByClick()
{
    QSignalSpy seeks(m_view.get(), &TimelineView::seekRequested);
    QTest::mouseClick(pane<WaveformPane>(), Qt::LeftButton, {}, at(seconds(10), 30));
    QCOMPARE(seeks.size(), 1);
    const auto to = seeks[0][0].value<Frame>();
    QVERIFY(std::abs(to - seconds(10)) <= FrameCount(m_view->axis().framesPerPx()));
}

void tst_TimelineView::selectsByDrag()
{
    QSignalSpy changes(m_view.get(), &TimelineView::selectionChanged);
    QSignalSpy seeks(m_view.get(), &TimelineView::seekRequested);
    auto* spectrogram = pane<SpectrogramPane>();
    QTest::mousePress(spectrogram, Qt::LeftButton, {}, at(seconds(20), 50));
    QTest::mouseMove(spectrogram, at(seconds(15), 50));
    QTest::mouseMove(spectrogram, at(seconds(8), 50));
    QTest::mouseRelease(spectrogram, Qt::LeftButton, {}, at(seconds(8), 50));
    QVERIFY(m_view->selection());
    const auto tolerance = FrameCount(m_view->axis().framesPerPx());
    QVERIFY(std::abs(m_view->selection()->start - seconds(8)) <= tolerance);
    QVERIFY(std::abs(m_view->selection()->end - seconds(20)) <= tolerance);
    QVERIFY(changes.size() >= 2);
    QCOMPARE(seeks.size(), 0);
}

void tst_TimelineView::movesSelectionEdge()
{
    m_view->setSelection(FrameSpan{seconds(10), seconds(20)});
    auto* ruler = pane<RulerPane>();
    QTest::mouseMove(ruler, at(seconds(20), 10));
    QCOMPARE(ruler->cursor().shape(), Qt::SplitHCursor);
    QTest::mousePress(ruler, Qt::LeftButton, {}, at(seconds(20), 10));
    QTest::mouseMove(ruler, at(seconds(25), 10));
    QTest::mouseRelease(ruler, Qt::LeftButton, {}, at(seconds(25), 10));
    QCOMPARE(m_view->selection()->start, seconds(10));
    QVERIFY(std::abs(m_view->selection()->end - seconds(25)) <= FrameCount(m_view->axis().framesPerPx()));
}

void tst_TimelineView::dragsItemEdge()
{
    std::vector<EdgeDrag> drags;
    connect(m_view.get(), &TimelineView::edgeDragged, this,
            [&](const QString&, ItemId item, Edge edge, Frame to, Qt::KeyboardModifiers, DragPhase phase) {
                drags.push_back({item, edge, to, phase});
            });
    auto* lanes = pane<LanesPane>();
    lanes->repaint();
    // Items are 10 s long; the second begins at 10 s. Pressed a little off the edge: it must not jump.
    const QPoint press = at(seconds(10), 12) + QPoint(2, 0);
    QTest::mouseMove(lanes, press);
    QCOMPARE(lanes->cursor().shape(), Qt::SplitHCursor);
    QTest::mousePress(lanes, Qt::LeftButton, {}, press);
    QTest::mouseMove(lanes, press + QPoint(20, 0));
    QTest::mouseMove(lanes, press + QPoint(40, 0));
    QTest::mouseRelease(lanes, Qt::LeftButton, {}, press + QPoint(40, 0));
    QVERIFY(drags.size() >= 4);
    QCOMPARE(drags.front().phase, DragPhase::Begin);
    QCOMPARE(drags.front().to, seconds(10));
    QCOMPARE(drags.back().phase, DragPhase::End);
    // The edge is shared: either of its owners may be named.
    QVERIFY(drags.back().item == (drags.back().edge == Edge::Start ? ItemId{2} : ItemId{1}));
    QVERIFY(std::abs(drags.back().to - (seconds(10) + FrameCount(40 * m_view->axis().framesPerPx()))) <= 2);
}

void tst_TimelineView::cancelsDragByEscape()
{
    std::vector<DragPhase> phases;
    connect(
        m_view.get(), &TimelineView::edgeDragged, this,
        [&](const QString&, ItemId, Edge, Frame, Qt::KeyboardModifiers, DragPhase phase) { phases.push_back(phase); });
    auto* lanes = pane<LanesPane>();
    lanes->repaint();
    QTest::mousePress(lanes, Qt::LeftButton, {}, at(seconds(20), 12));
    QTest::mouseMove(lanes, at(seconds(22), 12));
    QTest::keyClick(lanes, Qt::Key_Escape);
    QTest::mouseRelease(lanes, Qt::LeftButton, {}, at(seconds(23), 12));
    QVERIFY(!phases.empty());
    QCOMPARE(phases.back(), DragPhase::Cancel);
}

void tst_TimelineView::pressesAndOpensItems()
{
    QSignalSpy pressed(m_view.get(), &TimelineView::itemPressed);
    QSignalSpy opened(m_view.get(), &TimelineView::itemDoubleClicked);
    QSignalSpy activated(m_view.get(), &TimelineView::laneActivated);
    auto* lanes = pane<LanesPane>();
    lanes->repaint();
    QTest::mouseClick(lanes, Qt::LeftButton, {}, at(seconds(15), 12));
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed[0][1].value<ItemId>(), ItemId{2});
    QCOMPARE(pressed[0][2].value<ItemPart>(), ItemPart::Body);
    QCOMPARE(m_view->activeLayer(), QStringLiteral("section"));
    QCOMPARE(activated.size(), 1);
    QTest::mouseDClick(lanes, Qt::LeftButton, {}, at(seconds(15), 12));
    QCOMPARE(opened.size(), 1);
}

void tst_TimelineView::zoomsUnderThePointer()
{
    m_view->setAxis({double(seconds(50).value), 2000});
    auto* spectrogram = pane<SpectrogramPane>();
    for (const int turn : {120, 120, -120, 240, -360}) {
        const double x = 700;
        const double before = m_view->axis().frameAtX(x);
        const double scale = m_view->axis().framesPerPx();
        wheel(spectrogram, {kHeaderWidth + x, 40}, turn, Qt::ControlModifier);
        QVERIFY((m_view->axis().framesPerPx() < scale) == (turn > 0));
        QVERIFY(std::abs(m_view->axis().frameAtX(x) - before) <= std::max(scale, m_view->axis().framesPerPx()));
    }
}

void tst_TimelineView::wheelPansAndClamps()
{
    auto* waveform = pane<WaveformPane>();
    wheel(waveform, {kHeaderWidth + 10.0, 10}, 120);
    QCOMPARE(m_view->axis().originFrame(), 0.0);
    wheel(waveform, {kHeaderWidth + 10.0, 10}, -120);
    const double once = m_view->axis().originFrame();
    QVERIFY(once > 0);
    wheel(waveform, {kHeaderWidth + 10.0, 10}, -120, Qt::ShiftModifier);
    QVERIFY(m_view->axis().originFrame() > 4 * once);
    m_view->scrollByPages(100);
    QCOMPARE(std::lround(m_view->axis().frameAtX(1000)), kFrames);
}

void tst_TimelineView::overviewScrollsAndZooms()
{
    auto* overview = pane<OverviewPane>();
    const auto x = [](double s) { return kHeaderWidth + int(std::lround(s * 1000 / 180)); };
    // A click far away: the window jumps there.
    QTest::mouseClick(overview, Qt::LeftButton, {}, {x(120), 20});
    QVERIFY(std::abs(m_view->axis().frameAtX(500) - double(seconds(120).value)) < 44100);
    const double scale = m_view->axis().framesPerPx();
    // By its middle it scrolls, by its edge (at 140 s) it zooms.
    QTest::mousePress(overview, Qt::LeftButton, {}, {x(120), 20});
    QTest::mouseMove(overview, {x(60), 20});
    QTest::mouseRelease(overview, Qt::LeftButton, {}, {x(60), 20});
    QVERIFY(std::abs(m_view->axis().frameAtX(500) - double(seconds(60).value)) < 44100);
    QCOMPARE(m_view->axis().framesPerPx(), scale);
    QTest::mousePress(overview, Qt::LeftButton, {}, {x(80), 20});
    QTest::mouseMove(overview, {x(70), 20});
    QTest::mouseMove(overview, {x(60), 20});
    QTest::mouseRelease(overview, Qt::LeftButton, {}, {x(60), 20});
    QVERIFY(std::abs(m_view->axis().framesPerPx() - scale / 2) < scale * 0.03);
}

void tst_TimelineView::followsByPages()
{
    m_view->setFollowing(true);
    m_view->setPlayhead(seconds(39.9));
    QCOMPARE(m_view->axis().originFrame(), 0.0);
    m_view->setPlayhead(seconds(40.01));
    QVERIFY(m_view->axis().originFrame() > 35.0 * 44100);
    m_view->setFollowing(false);
    const TimeAxis before = m_view->axis();
    m_view->setPlayhead(seconds(120));
    QCOMPARE(m_view->axis(), before);
}

void tst_TimelineView::staysWhereSomebodyScrolledTo()
{
    m_view->setFollowing(true);
    m_view->setPlayhead(seconds(5));
    m_view->setAxis({double(seconds(100).value), m_view->axis().framesPerPx()});
    const TimeAxis before = m_view->axis();
    m_view->setPlayhead(seconds(5.02));
    QCOMPARE(m_view->axis(), before);
    m_view->setPlayhead(seconds(20)); // a jump is followed
    QVERIFY(m_view->axis() != before);
}

void tst_TimelineView::followsInTheCentre()
{
    m_view->setFollowing(true);
    m_view->setFollowMode(FollowMode::Centre);
    m_view->setPlayhead(seconds(60));
    QVERIFY(std::abs(m_view->axis().xOf(seconds(60)) - 500) < 1);
    m_view->setPlayhead(seconds(60.5));
    QVERIFY(std::abs(m_view->axis().xOf(seconds(60.5)) - 500) < 1);
}

void tst_TimelineView::paintsSpectrogramTiles()
{
    auto* spectrogram = pane<SpectrogramPane>();
    const auto coloured = [&] {
        const QImage image = spectrogram->grab().toImage();
        int count = 0;
        for (int x = kHeaderWidth + 5; x < image.width(); x += 7)
            for (int y = 5; y < image.height(); y += 7)
                count += qRed(image.pixel(x, y)) > 120;
        return count;
    };
    QTRY_VERIFY(coloured() > 20);
}

void tst_TimelineView::playheadDoesNotRepaintTiles()
{
    auto* spectrogram = pane<SpectrogramPane>();
    class Watch : public QObject {
    public:
        QRegion painted;
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() == QEvent::Paint)
                painted |= static_cast<QPaintEvent*>(event)->region();
            return false;
        }
    } watch;
    spectrogram->installEventFilter(&watch);
    const auto rests = [&] { // no tile has come for a while
        watch.painted = {};
        QTest::qWait(300);
        return watch.painted.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(rests(), 20'000);
    m_view->setPlayhead(seconds(3));
    QTest::qWait(50);
    QVERIFY(!watch.painted.isEmpty());
    int width = 0;
    for (const QRect& rect : watch.painted)
        width += rect.width();
    QVERIFY2(width < 30, qPrintable(QString::number(width)));
}

void tst_TimelineView::speaksItems()
{
    QAccessibleInterface* view = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(view);
    QStringList names;
    for (int i = 0; i < view->childCount(); ++i)
        if (QAccessibleInterface* child = view->child(i))
            names.append(child->text(QAccessible::Name));
    const QString second = QStringLiteral("Section, Label B, %1 to %2, sure").arg(spokenTime(10), spokenTime(20));
    QVERIFY2(names.contains(second), qPrintable(names.join(QLatin1Char('\n'))));
    QCOMPARE(names.filter(QStringLiteral("Section, ")).size(), 4); // 40 s of 10 s each
    QCOMPARE(names.filter(QStringLiteral("bar 2, beat 3, ")).size(), 1);
    QVERIFY(!names.contains(QString()));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{pane<OverviewPane>(), pane<RulerPane>(), pane<WaveformPane>(),
                                         pane<SpectrogramPane>(), pane<LanesPane>()}) {
        QVERIFY(!widget->accessibleName().isEmpty());
        QVERIFY(widget->focusPolicy() & Qt::TabFocus);
    }
    QAccessibleInterface* item = view->child(view->childCount() - 1);
    QVERIFY(item->rect().isValid());
    QCOMPARE(view->indexOfChild(item), view->childCount() - 1);
}

void tst_TimelineView::survivesManyItemsAndEmptyMedia()
{
    m_view->setLanes({{m_sections, {}, test::syntheticItems(m_sections, 100000, kFrames), {}}});
    m_view->showSpan({{0}, {kFrames}});
    m_view->grab();
    m_view->zoomBy(1e6);
    QVERIFY(m_view->axis().framesPerPx() < 1);
    m_view->grab();
    m_view->setMedia({});
    m_view->setLanes({});
    m_view->grab();
    m_view->zoomBy(2);
    m_view->scrollByPages(1);
    QTest::mouseClick(pane<WaveformPane>(), Qt::LeftButton, {}, {400, 20});
    QVERIFY(!m_view->selection());
}

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
