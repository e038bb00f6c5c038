#include "ui/paint/layerpainter.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

#include <cmath>
#include <thread>

using namespace unisono;

namespace {

constexpr int kRate = 48000;
constexpr double kWidth = 600;
constexpr double kHeight = 60;
constexpr double kMargin = 20;
constexpr QRgb kGround = 0xff102030; // no colour of the palette

LayerDef layerOf(LayerKind kind)
{
    LayerDef layer;
    layer.id = layerKindId(kind);
    layer.name = layer.id;
    layer.kind = kind;
    layer.choice = TagChoice::Several;
    layer.labels.resize(2);
    layer.labels[0].id = QStringLiteral("a");
    layer.labels[0].name = QStringLiteral("Alpha");
    layer.labels[1].id = QStringLiteral("b");
    layer.labels[1].name = QStringLiteral("Beta");
    layer.labels[1].colour = QStringLiteral("#b48de0");
    return layer;
}

Payload payloadOf(LayerKind kind, FrameSpan span, int i)
{
    switch (kind) {
    case LayerKind::Interval:
        break;
    case LayerKind::Instant:
        return InstantValue{i / 4 + 1, i % 4 + 1};
    case LayerKind::Curve: {
        CurveValue curve;
        for (int k = 0; k <= 8; ++k)
            curve.points.push_back({span.start + span.length() * k / 9, 0.5 + 0.4 * std::sin(i + k)});
        return curve;
    }
    case LayerKind::Note:
        return NoteValue{6000.0 + 100 * (i % 12), 0.8};
    case LayerKind::Chord:
        return ChordValue{i % 2 ? QStringLiteral("A:min7") : QStringLiteral("Bb:maj")};
    case LayerKind::Text:
        return TextValue{QStringLiteral("words %1").arg(i)};
    case LayerKind::Tag:
        return TagValue{{QStringLiteral("a"), QStringLiteral("b")}, std::nullopt};
    }
    return {};
}

// `count` items over a second each from second 1 on; the odd ones end early.
Items itemsOf(LayerKind kind, int count, FrameCount each = kRate)
{
    Items items;
    for (int i = 0; i < (kind == LayerKind::Tag ? 1 : count); ++i) {
        Item item;
        item.id = {i + 1};
        item.span.start = Frame{kRate + i * each};
        item.span.end = item.span.start + (i % 2 ? each * 3 / 4 : each);
        if (kind == LayerKind::Instant)
            item.span.end = item.span.start;
        if (kind == LayerKind::Tag)
            item.span = {{0}, {kRate * 20}};
        item.label = kind == LayerKind::Interval ? (i % 2 ? QStringLiteral("b") : QStringLiteral("a")) : QString();
        item.payload = payloadOf(kind, item.span, i);
        items.push_back(item);
    }
    return items;
}

LaneModel laneOf(LayerKind kind, Items items)
{
    return {layerOf(kind), std::make_shared<const Items>(std::move(items))};
}

PaintContext contextOf(const TimeAxis& axis, double ratio)
{
    PaintContext c;
    c.axis = axis;
    c.area = QRectF(kMargin, kMargin, kWidth, kHeight);
    c.rate = {kRate};
    c.palette = paletteOf(ThemeId::Dark);
    c.devicePixelRatio = ratio;
    return c;
}

struct Picture {
    QImage image;
    PaintResult result;
};

Picture pictureOf(const LaneModel& lane, const PaintContext& c)
{
    const double ratio = c.devicePixelRatio;
    Picture picture{QImage(int(std::lround((kWidth + 2 * kMargin) * ratio)),
                           int(std::lround((kHeight + 2 * kMargin) * ratio)), QImage::Format_RGB32),
                    {}};
    picture.image.setDevicePixelRatio(ratio);
    picture.image.fill(kGround);
    QPainter painter(&picture.image);
    picture.result = layerPainterOf(lane.layer().kind).paint(painter, lane, c);
    return picture;
}

// Pixels that differ from the ground inside a rectangle of logical pixels.
int painted(const QImage& image, const QRectF& rect)
{
    const double ratio = image.devicePixelRatio();
    int count = 0;
    for (int y = std::max(0, int(rect.top() * ratio)); y < std::min(image.height(), int(rect.bottom() * ratio)); ++y)
        for (int x = std::max(0, int(rect.left() * ratio)); x < std::min(image.width(), int(rect.right() * ratio)); ++x)
            count += image.pixel(x, y) != kGround;
    return count;
}

const std::vector<LayerKind> kKinds{LayerKind::Interval, LayerKind::Instant, LayerKind::Curve, LayerKind::Note,
                                    LayerKind::Chord,    LayerKind::Text,    LayerKind::Tag};

} // namespace

class TestPainters : public QObject {
    Q_OBJECT

    void addRows()
    {
        QTest::addColumn<LayerKind>("kind");
        QTest::addColumn<TimeAxis>("axis");
        QTest::addColumn<double>("ratio");
        const std::vector<std::pair<const char*, TimeAxis>> zooms{
            {"all", TimeAxis(0, kRate * 14 / kWidth)},
            {"one item", TimeAxis(kRate * 3.2, kRate * 0.5 / kWidth)},
            {"far out", TimeAxis(-kRate * 10.0, kRate * 3600 / kWidth)}};
        for (const LayerKind kind : kKinds)
            for (const auto& [name, axis] : zooms)
                for (const double ratio : {1.0, 1.5, 2.0})
                    QTest::addRow("%s, %s, %.1f", qPrintable(layerKindId(kind)), name, ratio) << kind << axis << ratio;
    }

private Q_SLOTS:
    void everyKindHasOne()
    {
        QCOMPARE(layerPainters().all().size(), kKinds.size());
        for (const LayerPainter& painter : layerPainters().all()) {
            QVERIFY(layerKindFromId(painter.id));
            QCOMPARE(&layerPainterOf(*layerKindFromId(painter.id)), &painter);
            QVERIFY(painter.paint);
            QVERIFY(painter.heightPx >= 16 && painter.heightPx <= 200);
        }
    }

    void emptyLayer_data() { addRows(); }
    void emptyLayer()
    {
        QFETCH(LayerKind, kind);
        QFETCH(TimeAxis, axis);
        QFETCH(double, ratio);
        const Picture picture = pictureOf(laneOf(kind, {}), contextOf(axis, ratio));
        QVERIFY(picture.result.hits.empty());
        QCOMPARE(painted(picture.image, QRectF(0, 0, 1e4, 1e4)), 0);
    }

    void paintsInItsPlace_data() { addRows(); }
    void paintsInItsPlace()
    {
        QFETCH(LayerKind, kind);
        QFETCH(TimeAxis, axis);
        QFETCH(double, ratio);
        const PaintContext c = contextOf(axis, ratio);
        const LaneModel lane = laneOf(kind, itemsOf(kind, 12));
        const Picture picture = pictureOf(lane, c);
        // Something in the area where the first visible item is; nothing outside the area.
        const int all = painted(picture.image, QRectF(0, 0, 1e4, 1e4));
        const int inside = painted(picture.image, c.area);
        const FrameSpan view = c.visible();
        int visible = 0;
        for (const Item& item : lane.items()) {
            const bool instant = kind == LayerKind::Instant;
            if (instant ? !view.contains(item.span.start) : !view.overlaps(item.span))
                continue;
            ++visible;
            // The chips of a track stay at the left, wherever the track is.
            const bool chips = kind == LayerKind::Tag;
            const double left = std::max(c.area.left(), chips ? 0 : c.xOf(item.span.start)) - 1;
            const double right = std::min(c.area.right(), chips ? 1e4 : c.xOf(item.span.end)) + 1;
            QVERIFY(painted(picture.image, QRectF(left, c.area.top(), right - left, c.area.height())) > 0);
        }
        QCOMPARE(all, inside);
        QCOMPARE(inside > 0, visible > 0);
        // Where no item is, nothing is: before second 1 (tags are of the whole track).
        if (kind != LayerKind::Tag && c.xOf(Frame{kRate}) > c.area.left() + 4)
            QCOMPARE(painted(picture.image, QRectF(0, 0, c.xOf(Frame{kRate}) - 4, 1e4)), 0);
    }

    void hitsAgreeWithTheAxis_data() { addRows(); }
    void hitsAgreeWithTheAxis()
    {
        QFETCH(LayerKind, kind);
        QFETCH(TimeAxis, axis);
        QFETCH(double, ratio);
        const PaintContext c = contextOf(axis, ratio);
        const Items items = itemsOf(kind, 12);
        const Picture picture = pictureOf(laneOf(kind, items), c);
        for (const HitRect& hit : picture.result.hits) {
            QVERIFY(!hit.rect.isEmpty());
            QVERIFY(c.area.contains(hit.rect));
            const auto item = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == hit.item; });
            QVERIFY(item != items.end());
            QCOMPARE(hit.at, hit.part == ItemPart::EndEdge ? item->span.end : item->span.start);
            if (kind == LayerKind::Tag)
                continue;
            if (hit.part != ItemPart::Body) {
                QVERIFY(hit.rect.adjusted(-1e-9, 0, 1e-9, 0).contains(QPointF(c.xOf(hit.at), hit.rect.center().y())));
                continue;
            }
            const auto near = [&](double x, double to) {
                return std::abs(x - std::clamp(to, c.area.left(), c.area.right())) <=
                       (kind == LayerKind::Instant ? 5 : 2);
            };
            QVERIFY(near(hit.rect.left(), c.xOf(item->span.start)));
            QVERIFY(near(hit.rect.right(), c.xOf(item->span.end)));
        }
        // The point in the middle of a body is that item's.
        for (const HitRect& hit : picture.result.hits) {
            if (hit.part != ItemPart::Body || hit.rect.width() < 20)
                continue;
            const HitRect* found = picture.result.at(hit.rect.center());
            QVERIFY(found);
            QCOMPARE(found->item, hit.item);
        }
        QVERIFY(!picture.result.at(QPointF(1, 1)));
    }

    void everyVisibleItemCanBeHit_data()
    {
        QTest::addColumn<LayerKind>("kind");
        for (const LayerKind kind : kKinds)
            QTest::addRow("%s", qPrintable(layerKindId(kind))) << kind;
    }
    void everyVisibleItemCanBeHit()
    {
        QFETCH(LayerKind, kind);
        const Items items = itemsOf(kind, 12);
        const Picture picture = pictureOf(laneOf(kind, items), contextOf(TimeAxis(0, kRate * 14 / kWidth), 1));
        std::set<ItemId> hit;
        for (const HitRect& h : picture.result.hits)
            hit.insert(h.item);
        QCOMPARE(hit.size(), items.size());
        if (kind == LayerKind::Tag) {
            QCOMPARE(picture.result.hits.at(0).label, QStringLiteral("a"));
            QCOMPARE(picture.result.hits.at(1).label, QStringLiteral("b"));
        }
    }

    void statesLookDifferent_data() { everyVisibleItemCanBeHit_data(); }
    void statesLookDifferent()
    {
        QFETCH(LayerKind, kind);
        const PaintContext c = contextOf(TimeAxis(0, kRate * 14 / kWidth), 1);
        const LaneModel plain = laneOf(kind, itemsOf(kind, 12));
        const QImage image = pictureOf(plain, c).image;
        LaneModel selected = plain;
        selected.selected = {{1}};
        QVERIFY(pictureOf(selected, c).image != image);
        LaneModel hollow = plain;
        hollow.look = LaneLook::Hollow;
        QVERIFY(pictureOf(hollow, c).image != image);
        Items unsure = itemsOf(kind, 12);
        for (Item& item : unsure)
            item.confidence = Confidence::Unsure;
        QVERIFY(pictureOf(laneOf(kind, unsure), c).image != image);
        QVERIFY(pictureOf(plain, c).image == image); // and the same again
    }

    void workerPaintsTheSame_data() { everyVisibleItemCanBeHit_data(); }
    void workerPaintsTheSame()
    {
        QFETCH(LayerKind, kind);
        const PaintContext c = contextOf(TimeAxis(0, kRate * 14 / kWidth), 1.5);
        const LaneModel lane = laneOf(kind, itemsOf(kind, 12));
        const QImage here = pictureOf(lane, c).image;
        QImage there;
        std::thread worker([&] { there = pictureOf(lane, c).image; });
        worker.join();
        QVERIFY(here == there);
    }

    void leavesThePainterAsItWas_data() { everyVisibleItemCanBeHit_data(); }
    void leavesThePainterAsItWas()
    {
        QFETCH(LayerKind, kind);
        QImage image(700, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setPen(QPen(Qt::red, 3));
        painter.setBrush(Qt::blue);
        painter.setClipRect(QRectF(0, 0, 650, 90));
        const QFont font = painter.font();
        (void)layerPainterOf(kind).paint(painter, laneOf(kind, itemsOf(kind, 12)),
                                         contextOf(TimeAxis(0, kRate * 14 / kWidth), 1));
        QCOMPARE(painter.pen(), QPen(Qt::red, 3));
        QCOMPARE(painter.brush(), QBrush(Qt::blue));
        QCOMPARE(painter.font(), font);
        QCOMPARE(painter.clipBoundingRect(), QRectF(0, 0, 650, 90));
        QVERIFY(!painter.testRenderHint(QPainter::Antialiasing));
    }

    void crowdsAreMerged_data() { everyVisibleItemCanBeHit_data(); }
    void crowdsAreMerged()
    {
        QFETCH(LayerKind, kind);
        if (kind == LayerKind::Tag)
            QSKIP("a tag layer has one item");
        // 20,000 items in 600 px: seen everywhere, and no more rectangles than a few for each pixel.
        const FrameCount each = 240;
        const LaneModel lane = laneOf(kind, itemsOf(kind, 20000, each));
        const PaintContext c = contextOf(TimeAxis(kRate, 20000 * each / kWidth), 1);
        const Picture picture = pictureOf(lane, c);
        for (double x = c.area.left() + 2; x < c.area.right() - 4; x += 2)
            QVERIFY(painted(picture.image, QRectF(x, c.area.top(), 2, c.area.height())) > 0);
        QVERIFY(picture.result.hits.size() <= std::size_t(kWidth * 24));
        if (kind == LayerKind::Interval || kind == LayerKind::Instant || kind == LayerKind::Chord) {
            QVERIFY(picture.result.hits.empty());
            // Scrolled by whole pixels the picture moves, and does not flicker.
            const Picture moved = pictureOf(lane, contextOf(c.axis.scrolledBy(10), 1));
            const QRect left = QRectF(kMargin, kMargin, kWidth - 11, kHeight).toRect();
            QVERIFY(picture.image.copy(left.translated(10, 0)) == moved.image.copy(left));
        }
    }

    void longItemsAreSeenFromInside()
    {
        // One that began long before the view, under many short ones that ended before it.
        Items items = itemsOf(LayerKind::Interval, 5000, 100);
        Item wide = items.front();
        wide.id = {900000};
        wide.span = {{kRate - 10}, {kRate * 1000}};
        items.insert(items.begin(), wide);
        const PaintContext c = contextOf(TimeAxis(kRate * 500, 50), 1);
        const Picture picture = pictureOf(laneOf(LayerKind::Interval, items), c);
        QCOMPARE(picture.result.hits.size(), std::size_t(1));
        QCOMPARE(picture.result.hits.at(0).item, wide.id);
        QCOMPARE(picture.result.hits.at(0).part, ItemPart::Body);
        QCOMPARE(picture.result.hits.at(0).rect.width(), kWidth);
    }

    void levelsLieAboveEachOther()
    {
        LayerDef layer = layerOf(LayerKind::Interval);
        layer.levels = 2;
        Items items = itemsOf(LayerKind::Interval, 2);
        items[0].span = items[1].span = {{kRate}, {kRate * 5}};
        items[1].level = 1;
        const Picture picture = pictureOf(LaneModel(layer, std::make_shared<const Items>(items)),
                                          contextOf(TimeAxis(0, kRate * 14 / kWidth), 1));
        std::vector<QRectF> bodies;
        for (const HitRect& hit : picture.result.hits)
            if (hit.part == ItemPart::Body)
                bodies.push_back(hit.rect);
        QCOMPARE(bodies.size(), std::size_t(2));
        QVERIFY(bodies[0].bottom() <= bodies[1].top());
    }
};

QTEST_MAIN(TestPainters)
#include "tst_painters.moc"
