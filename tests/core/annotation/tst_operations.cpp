#include "core/annotation/operations.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace unisono;

namespace {

constexpr FrameCount kFrames = 400;

LayerDef layerOf(LayerKind kind, bool tiling = false, int levels = 1, TagChoice choice = TagChoice::One)
{
    LayerDef layer;
    layer.id = QStringLiteral("layer");
    layer.name = QStringLiteral("Layer");
    layer.kind = kind;
    layer.tiling = tiling;
    layer.levels = levels;
    layer.choice = choice;
    for (const char* id : {"a", "b", "c"}) {
        LabelDef label;
        label.id = QString::fromLatin1(id);
        label.name = label.id.toUpper();
        layer.labels.push_back(label);
    }
    return layer;
}

/// One assignment and what was done to it, carried out by the meaning of Change alone.
struct Bench {
    LayerDef layer;
    Assignment assignment;
    Items items;
    FrameCount frames = kFrames;
    qint64 clock = 1000;

    explicit Bench(LayerDef def)
        : layer(std::move(def))
    {
        assignment.id = AssignmentId::next();
        assignment.layer = layer.id;
    }
    OperationContext context()
    {
        return {layer, assignment, items, frames, {PersonId{7}, ++clock, {OriginKind::Drawn, {}, {}}}};
    }
    void carryOut(const Edit& edit)
    {
        for (const AnyChange& any : edit.changes) {
            if (const auto* a = std::get_if<Change<Assignment>>(&any)) {
                QVERIFY(a->before == assignment);
                assignment = *a->after;
            }
            const auto* change = std::get_if<Change<Item>>(&any);
            if (!change)
                continue;
            if (change->before) {
                const auto it = std::find(items.begin(), items.end(), *change->before);
                QVERIFY2(it != items.end(), "the edit changes an item that is not there");
                items.erase(it);
            }
            if (change->after)
                items.push_back(*change->after);
        }
        std::sort(items.begin(), items.end(), [](const Item& x, const Item& y) {
            return std::tie(x.span.start, x.level, x.span.end, x.id) <
                   std::tie(y.span.start, y.level, y.span.end, y.id);
        });
    }
    static Edit backwards(const Edit& edit)
    {
        Edit back = edit;
        std::reverse(back.changes.begin(), back.changes.end());
        for (AnyChange& any : back.changes)
            std::visit([](auto& change) { std::swap(change.before, change.after); }, any);
        return back;
    }
    void doIt(const Result<Edit>& edit)
    {
        QVERIFY2(edit.has_value(), edit ? "" : qPrintable(edit.error().message));
        carryOut(*edit);
    }
    std::vector<std::pair<int, int>> spans(int level = 0) const
    {
        std::vector<std::pair<int, int>> all;
        for (const Item& item : items)
            if (item.level == level)
                all.emplace_back(int(item.span.start.value), int(item.span.end.value));
        return all;
    }
    const Item& at(std::size_t index) const { return items.at(index); }
};

using Spans = std::vector<std::pair<int, int>>;

} // namespace

class TestOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomEditsKeepTheRules_data();
    void randomEditsKeepTheRules();
    void firstBoundaryMakesTwo();
    void boundaryLeavesRightUnlabelled();
    void boundaryFillsAGap();
    void intervalCarvesATiling();
    void freeIntervalIsCutToTheTrack();
    void sharedEdgeMovesBoth();
    void sharedEdgeAlone();
    void edgeStopsBeforeTheFarEdge();
    void endsOfTheTrackStay();
    void dragsMerge();
    void joinKeepsTheLeftLabel();
    void splitKeepsTheLabel();
    void removedTilesAreFilled();
    void instantsCountOn();
    void instantsInThreeAfterTheSecondDownbeat();
    void insertedInstantDoublesNoNumber();
    void movedItemsStayInside();
    void labelsAndConfidence();
    void unknownLabelIsRefused();
    void tagsToggleInVocabularyOrder();
    void tagsOfOneReplace();
    void tagNumber();
    void stamps();
    void assignmentBeginsOnce();
    void closedAssignmentsAreRefused();
    void wrongKindsAreRefused();
    void findsItems();
};

void TestOperations::randomEditsKeepTheRules_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("tiling");
    QTest::addColumn<int>("levels");
    QTest::newRow("tiling") << int(LayerKind::Interval) << true << 1;
    QTest::newRow("tiling, three levels") << int(LayerKind::Interval) << true << 3;
    QTest::newRow("free") << int(LayerKind::Interval) << false << 1;
    QTest::newRow("free, two levels") << int(LayerKind::Interval) << false << 2;
    QTest::newRow("instants") << int(LayerKind::Instant) << false << 1;
    QTest::newRow("tags") << int(LayerKind::Tag) << false << 1;
}

void TestOperations::randomEditsKeepTheRules()
{
    QFETCH(int, kind);
    QFETCH(bool, tiling);
    QFETCH(int, levels);
    std::mt19937 random(20240229);
    const auto below = [&random](int n) { return int(random() % unsigned(n)); };
    int applied = 0;
    for (int round = 0; round < 60; ++round) {
        Bench bench(layerOf(LayerKind(kind), tiling, levels, TagChoice::Several));
        bench.frames = round % 5 == 0 ? 6 : kFrames; // crowded: every limit is met
        const QStringList labels{QString(), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        for (int step = 0; step < 60; ++step) {
            const OperationContext c = bench.context();
            const Frame somewhere{below(int(bench.frames) + 20) - 10};
            const int level = below(levels);
            const ItemId id =
                bench.items.empty() ? ItemId{5} : bench.items[std::size_t(below(int(bench.items.size())))].id;
            const QString label = labels[below(4)];
            Result<Edit> edit = Edit();
            switch (below(11)) {
            case 0:
                edit = addBoundary(c, somewhere, level);
                break;
            case 1:
                edit = addInterval(c, {somewhere, somewhere + below(80)}, label, level);
                break;
            case 2:
                edit = addInstant(c, somewhere, label);
                break;
            case 3:
                edit = removeItems(c, {id});
                break;
            case 4:
                edit = setLabel(c, {id}, label);
                break;
            case 5:
                edit = toggleTag(c, label);
                break;
            case 6:
                edit = moveEdge(c, id, below(2) ? Edge::Start : Edge::End, somewhere,
                                below(3) ? Neighbours::Together : Neighbours::Alone);
                break;
            case 7:
                edit = moveItem(c, id, below(100) - 50);
                break;
            case 8:
                edit = splitAt(c, somewhere, level);
                break;
            case 9:
                edit = joinRight(c, id);
                break;
            default:
                edit = setConfidence(c, {id}, Confidence(below(3)));
            }
            if (!edit) {
                QCOMPARE(edit.error().code, ErrorCode::Invalid);
                continue;
            }
            const Items before = bench.items;
            const Assignment assignmentBefore = bench.assignment;
            bench.carryOut(*edit);
            if (QTest::currentTestFailed())
                return;
            const Items after = bench.items;
            const Assignment assignmentAfter = bench.assignment;
            bench.carryOut(Bench::backwards(*edit));
            QVERIFY(bench.items == before && bench.assignment == assignmentBefore);
            bench.items = after;
            bench.assignment = assignmentAfter;
            applied += edit->isEmpty() ? 0 : 1;

            std::map<int, Frame> reached;
            for (const Item& item : bench.items) {
                QVERIFY(item.span.start >= Frame{0} && item.span.end <= Frame{bench.frames});
                QCOMPARE(item.assignment, bench.assignment.id);
                if (LayerKind(kind) == LayerKind::Interval)
                    QVERIFY2(item.span.length() >= 1, "an interval of no frame");
                if (LayerKind(kind) == LayerKind::Instant)
                    QVERIFY(item.span.start == item.span.end && item.span.start < Frame{bench.frames});
                if (tiling) {
                    QCOMPARE(item.span.start.value, reached[item.level].value);
                    reached[item.level] = item.span.end;
                }
            }
            for (const auto& [row, end] : reached)
                QCOMPARE(end.value, bench.frames);
        }
    }
    QVERIFY2(applied > 300, "the random edits hardly ever did anything");
}

void TestOperations::firstBoundaryMakesTwo()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    QCOMPARE(bench.spans(), (Spans{{0, 100}, {100, 400}}));
    QVERIFY(!addBoundary(bench.context(), Frame{100}));
    QVERIFY(!addBoundary(bench.context(), Frame{0}));
    QVERIFY(!addBoundary(bench.context(), Frame{400}));
}

void TestOperations::boundaryLeavesRightUnlabelled()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    bench.doIt(setLabel(bench.context(), {bench.at(1).id}, QStringLiteral("b")));
    const ItemId left = bench.at(1).id;
    bench.doIt(addBoundary(bench.context(), Frame{200}));
    QCOMPARE(bench.at(1).id, left);
    QCOMPARE(bench.at(1).label, QStringLiteral("b"));
    QCOMPARE(bench.at(2).label, QString());
}

void TestOperations::boundaryFillsAGap()
{
    Bench bench(layerOf(LayerKind::Interval, false));
    bench.doIt(addInterval(bench.context(), {Frame{50}, Frame{100}}, QStringLiteral("a")));
    bench.doIt(addInterval(bench.context(), {Frame{200}, Frame{300}}, QStringLiteral("b")));
    QVERIFY(!addBoundary(bench.context(), Frame{150}));
    bench.layer.tiling = true; // as an import may leave it
    bench.doIt(addBoundary(bench.context(), Frame{150}));
    QCOMPARE(bench.spans(), (Spans{{50, 100}, {100, 150}, {150, 200}, {200, 300}}));
    QVERIFY(!addBoundary(bench.context(), Frame{200}));
}

void TestOperations::intervalCarvesATiling()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addInterval(bench.context(), {Frame{100}, Frame{200}}, QStringLiteral("a")));
    QCOMPARE(bench.spans(), (Spans{{0, 100}, {100, 200}, {200, 400}}));
    bench.doIt(addInterval(bench.context(), {Frame{120}, Frame{150}}, QStringLiteral("b")));
    QCOMPARE(bench.spans(), (Spans{{0, 100}, {100, 120}, {120, 150}, {150, 200}, {200, 400}}));
    QCOMPARE(bench.at(3).label, QStringLiteral("a"));
    bench.doIt(addInterval(bench.context(), {Frame{50}, Frame{500}}, QStringLiteral("c")));
    QCOMPARE(bench.spans(), (Spans{{0, 50}, {50, 400}}));
}

void TestOperations::freeIntervalIsCutToTheTrack()
{
    Bench bench(layerOf(LayerKind::Interval));
    bench.doIt(addInterval(bench.context(), {Frame{-20}, Frame{20}}, {}));
    bench.doIt(addInterval(bench.context(), {Frame{10}, Frame{900}}, {}));
    QCOMPARE(bench.spans(), (Spans{{0, 20}, {10, 400}}));
    QVERIFY(!addInterval(bench.context(), {Frame{30}, Frame{30}}, {}));
    QVERIFY(!addInterval(bench.context(), {Frame{400}, Frame{500}}, {}));
}

void TestOperations::sharedEdgeMovesBoth()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    bench.doIt(moveEdge(bench.context(), bench.at(0).id, Edge::End, Frame{130}));
    QCOMPARE(bench.spans(), (Spans{{0, 130}, {130, 400}}));
    bench.doIt(moveEdge(bench.context(), bench.at(1).id, Edge::Start, Frame{90}));
    QCOMPARE(bench.spans(), (Spans{{0, 90}, {90, 400}}));
    // A tiling layer tiles, whatever is asked.
    bench.doIt(moveEdge(bench.context(), bench.at(0).id, Edge::End, Frame{40}, Neighbours::Alone));
    QCOMPARE(bench.spans(), (Spans{{0, 40}, {40, 400}}));
}

void TestOperations::sharedEdgeAlone()
{
    Bench bench(layerOf(LayerKind::Interval));
    bench.doIt(addInterval(bench.context(), {Frame{0}, Frame{100}}, {}));
    bench.doIt(addInterval(bench.context(), {Frame{100}, Frame{200}}, {}));
    bench.doIt(moveEdge(bench.context(), bench.at(0).id, Edge::End, Frame{80}, Neighbours::Alone));
    QCOMPARE(bench.spans(), (Spans{{0, 80}, {100, 200}}));
    bench.doIt(moveEdge(bench.context(), bench.at(0).id, Edge::End, Frame{100}));
    bench.doIt(moveEdge(bench.context(), bench.at(1).id, Edge::Start, Frame{60}));
    QCOMPARE(bench.spans(), (Spans{{0, 60}, {60, 200}}));
}

void TestOperations::edgeStopsBeforeTheFarEdge()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    bench.doIt(addBoundary(bench.context(), Frame{200}));
    bench.doIt(moveEdge(bench.context(), bench.at(1).id, Edge::Start, Frame{999}));
    QCOMPARE(bench.spans(), (Spans{{0, 199}, {199, 200}, {200, 400}}));
    bench.doIt(moveEdge(bench.context(), bench.at(1).id, Edge::Start, Frame{-999}));
    QCOMPARE(bench.spans(), (Spans{{0, 1}, {1, 200}, {200, 400}}));
}

void TestOperations::endsOfTheTrackStay()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    const auto start = moveEdge(bench.context(), bench.at(0).id, Edge::Start, Frame{50});
    const auto end = moveEdge(bench.context(), bench.at(1).id, Edge::End, Frame{350});
    QVERIFY(start && start->isEmpty());
    QVERIFY(end && end->isEmpty());
}

void TestOperations::dragsMerge()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    const ItemId id = bench.at(0).id;
    const auto one = moveEdge(bench.context(), id, Edge::End, Frame{110});
    bench.doIt(one);
    const auto two = moveEdge(bench.context(), id, Edge::End, Frame{120});
    const auto other = moveEdge(bench.context(), bench.at(1).id, Edge::Start, Frame{120});
    QVERIFY(!one->mergeKey.isEmpty());
    QCOMPARE(two->mergeKey, one->mergeKey);
    QVERIFY(other->mergeKey != one->mergeKey);
    QVERIFY(splitAt(bench.context(), Frame{50})->mergeKey.isEmpty());
}

void TestOperations::joinKeepsTheLeftLabel()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addInterval(bench.context(), {Frame{0}, Frame{100}}, QStringLiteral("a")));
    bench.doIt(setLabel(bench.context(), {bench.at(1).id}, QStringLiteral("b")));
    bench.doIt(joinRight(bench.context(), bench.at(0).id));
    QCOMPARE(bench.spans(), (Spans{{0, 400}}));
    QCOMPARE(bench.at(0).label, QStringLiteral("a"));
    QVERIFY(!joinRight(bench.context(), bench.at(0).id));
}

void TestOperations::splitKeepsTheLabel()
{
    Bench bench(layerOf(LayerKind::Interval));
    bench.doIt(addInterval(bench.context(), {Frame{10}, Frame{100}}, QStringLiteral("a")));
    QVERIFY(!splitAt(bench.context(), Frame{10}));
    QVERIFY(!splitAt(bench.context(), Frame{100}));
    bench.doIt(splitAt(bench.context(), Frame{11}));
    QCOMPARE(bench.spans(), (Spans{{10, 11}, {11, 100}}));
    QCOMPARE(bench.at(1).label, QStringLiteral("a"));
}

void TestOperations::removedTilesAreFilled()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    for (const int at : {100, 200, 300})
        bench.doIt(addBoundary(bench.context(), Frame{at}));
    const Items four = bench.items;
    bench.doIt(removeItems(bench.context(), {four[1].id, four[2].id}));
    QCOMPARE(bench.spans(), (Spans{{0, 300}, {300, 400}}));
    bench.doIt(removeItems(bench.context(), {bench.at(0).id}));
    QCOMPARE(bench.spans(), (Spans{{0, 400}}));
    bench.doIt(removeItems(bench.context(), {bench.at(0).id}));
    QVERIFY(bench.items.empty());
    bench.items = four;
    bench.doIt(removeItems(bench.context(), {four[0].id, four[1].id, four[3].id}));
    QCOMPARE(bench.spans(), (Spans{{0, 400}}));
}

void TestOperations::instantsCountOn()
{
    Bench bench(layerOf(LayerKind::Instant));
    bench.doIt(addInstant(bench.context(), Frame{5}, {}));
    QCOMPARE(bench.at(0).payload, Payload(InstantValue{}));
    bench.doIt(addInstant(bench.context(), Frame{10}, {}, {1, 1}));
    for (const int at : {20, 30, 40})
        bench.doIt(addInstant(bench.context(), Frame{at}, {}));
    QCOMPARE(bench.at(4).payload, Payload(InstantValue{1, 4}));
    bench.doIt(setInstantValue(bench.context(), {bench.at(4).id}, {2, 1}));
    QCOMPARE(bench.at(4).payload, Payload(InstantValue{2, 1}));
}

void TestOperations::instantsInThreeAfterTheSecondDownbeat()
{
    Bench bench(layerOf(LayerKind::Instant));
    bench.doIt(addInstant(bench.context(), Frame{10}, {}, {1, 1}));
    bench.doIt(addInstant(bench.context(), Frame{20}, {}));
    bench.doIt(addInstant(bench.context(), Frame{30}, {}));
    bench.doIt(addInstant(bench.context(), Frame{40}, {}, {std::nullopt, 1}));
    QCOMPARE(bench.at(3).payload, Payload(InstantValue{2, 1}));
    for (const int at : {50, 60, 70, 80, 90, 100})
        bench.doIt(addInstant(bench.context(), Frame{at}, {}));
    QCOMPARE(bench.at(6).payload, Payload(InstantValue{3, 1}));
    QCOMPARE(bench.at(8).payload, Payload(InstantValue{3, 3}));
    QCOMPARE(bench.at(9).payload, Payload(InstantValue{4, 1}));
}

void TestOperations::insertedInstantDoublesNoNumber()
{
    Bench bench(layerOf(LayerKind::Instant));
    bench.doIt(addInstant(bench.context(), Frame{10}, {}, {1, 1}));
    bench.doIt(addInstant(bench.context(), Frame{20}, {}));
    bench.doIt(addInstant(bench.context(), Frame{15}, {}));
    QCOMPARE(bench.at(1).payload, Payload(InstantValue{}));
}

void TestOperations::movedItemsStayInside()
{
    constexpr FrameCount kHuge = std::numeric_limits<FrameCount>::max();
    Bench instants(layerOf(LayerKind::Instant));
    instants.doIt(addInstant(instants.context(), Frame{10}, {}));
    instants.doIt(moveItem(instants.context(), instants.at(0).id, kHuge));
    QCOMPARE(instants.spans(), (Spans{{399, 399}}));
    instants.doIt(moveItem(instants.context(), instants.at(0).id, -kHuge));
    QCOMPARE(instants.spans(), (Spans{{0, 0}}));
    Bench free(layerOf(LayerKind::Interval));
    free.doIt(addInterval(free.context(), {Frame{10}, Frame{60}}, {}));
    free.doIt(moveItem(free.context(), free.at(0).id, 5));
    QCOMPARE(free.spans(), (Spans{{15, 65}}));
    free.doIt(moveItem(free.context(), free.at(0).id, kHuge));
    QCOMPARE(free.spans(), (Spans{{350, 400}}));
    free.layer.tiling = true;
    QVERIFY(!moveItem(free.context(), free.at(0).id, 1));
}

void TestOperations::labelsAndConfidence()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    const std::vector<ItemId> both{bench.at(0).id, bench.at(1).id};
    bench.doIt(setLabel(bench.context(), both, QStringLiteral("c")));
    bench.doIt(setConfidence(bench.context(), both, Confidence::Unsure));
    for (const Item& item : bench.items) {
        QCOMPARE(item.label, QStringLiteral("c"));
        QCOMPARE(item.confidence, Confidence::Unsure);
    }
    QVERIFY(setLabel(bench.context(), both, QStringLiteral("c"))->isEmpty());
    QVERIFY(!setLabel(bench.context(), {ItemId{99}}, QStringLiteral("c")));
}

void TestOperations::unknownLabelIsRefused()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    QCOMPARE(setLabel(bench.context(), {bench.at(0).id}, QStringLiteral("nope")).error().code, ErrorCode::Invalid);
    QVERIFY(!addInterval(bench.context(), {Frame{1}, Frame{2}}, QStringLiteral("nope")));
}

void TestOperations::tagsToggleInVocabularyOrder()
{
    Bench bench(layerOf(LayerKind::Tag, false, 1, TagChoice::Several));
    for (const char* label : {"c", "a", "b", "a"})
        bench.doIt(toggleTag(bench.context(), QString::fromLatin1(label)));
    QCOMPARE(bench.items.size(), std::size_t(1));
    QCOMPARE(std::get<TagValue>(bench.at(0).payload).labels, (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(bench.spans(), (Spans{{0, 400}}));
    bench.doIt(toggleTag(bench.context(), QStringLiteral("b")));
    bench.doIt(toggleTag(bench.context(), QStringLiteral("c")));
    QVERIFY(bench.items.empty());
    QVERIFY(!toggleTag(bench.context(), QStringLiteral("nope")));
}

void TestOperations::tagsOfOneReplace()
{
    for (const TagChoice choice : {TagChoice::One, TagChoice::Path}) {
        Bench bench(layerOf(LayerKind::Tag, false, 1, choice));
        bench.doIt(toggleTag(bench.context(), QStringLiteral("a")));
        bench.doIt(toggleTag(bench.context(), QStringLiteral("b")));
        QCOMPARE(std::get<TagValue>(bench.at(0).payload).labels, QStringList{QStringLiteral("b")});
        bench.doIt(toggleTag(bench.context(), QStringLiteral("b")));
        QVERIFY(bench.items.empty());
    }
}

void TestOperations::tagNumber()
{
    Bench bench(layerOf(LayerKind::Tag, false, 1, TagChoice::Number));
    bench.layer.valueTo = 10;
    bench.doIt(setTagNumber(bench.context(), 7.5));
    QCOMPARE(std::get<TagValue>(bench.at(0).payload).number, std::optional<double>(7.5));
    QVERIFY(!setTagNumber(bench.context(), 11));
    QVERIFY(!setTagNumber(bench.context(), qQNaN()));
    QVERIFY(!toggleTag(bench.context(), QStringLiteral("a")));
    bench.doIt(setTagNumber(bench.context(), std::nullopt));
    QVERIFY(bench.items.empty());
}

void TestOperations::stamps()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    QCOMPARE(bench.at(0).version, 1);
    QCOMPARE(bench.at(0).changedMs, bench.clock);
    QCOMPARE(bench.at(0).author, PersonId{7});
    for (Item& item : bench.items)
        item.origin = {OriginKind::Imported, QStringLiteral("jams"), {}};
    bench.doIt(moveEdge(bench.context(), bench.at(0).id, Edge::End, Frame{50}));
    for (const Item& item : bench.items) {
        QCOMPARE(item.version, 2);
        QCOMPARE(item.changedMs, bench.clock);
        QCOMPARE(item.origin.kind, OriginKind::Imported);
    }
    bench.doIt(splitAt(bench.context(), Frame{20}));
    QCOMPARE(bench.at(0).origin.kind, OriginKind::Imported);
    QCOMPARE(bench.at(1).origin.kind, OriginKind::Drawn);
    QCOMPARE(bench.at(1).version, 1);
}

void TestOperations::assignmentBeginsOnce()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    bench.doIt(addBoundary(bench.context(), Frame{100}));
    QCOMPARE(bench.assignment.state, AssignmentState::InProgress);
    const auto second = addBoundary(bench.context(), Frame{200});
    for (const AnyChange& change : second->changes)
        QVERIFY(std::holds_alternative<Change<Item>>(change));
}

void TestOperations::closedAssignmentsAreRefused()
{
    Bench bench(layerOf(LayerKind::Interval, true));
    for (const auto state : {AssignmentState::Submitted, AssignmentState::SubmittedEmpty, AssignmentState::Frozen,
                             AssignmentState::Skipped, AssignmentState::Declined, AssignmentState::Expired}) {
        bench.assignment.state = state;
        const auto edit = addBoundary(bench.context(), Frame{100});
        QVERIFY(!edit);
        QCOMPARE(edit.error().code, ErrorCode::Invalid);
    }
}

void TestOperations::wrongKindsAreRefused()
{
    Bench tags(layerOf(LayerKind::Tag));
    QVERIFY(!addBoundary(tags.context(), Frame{100}));
    QVERIFY(!addInstant(tags.context(), Frame{100}, {}));
    Bench curve(layerOf(LayerKind::Curve));
    QVERIFY(!addInterval(curve.context(), {Frame{1}, Frame{9}}, {}));
    Bench interval(layerOf(LayerKind::Interval));
    QVERIFY(!addInterval(interval.context(), {Frame{1}, Frame{9}}, {}, 1));
    QVERIFY(!addInterval(interval.context(), {Frame{1}, Frame{9}}, {}, -1));
    QVERIFY(!toggleTag(interval.context(), QStringLiteral("a")));
    interval.frames = 0;
    QVERIFY(!addInterval(interval.context(), {Frame{1}, Frame{9}}, {}));
}

void TestOperations::findsItems()
{
    Bench bench(layerOf(LayerKind::Interval, false, 2));
    bench.doIt(addInterval(bench.context(), {Frame{0}, Frame{100}}, {}));
    bench.doIt(addInterval(bench.context(), {Frame{40}, Frame{60}}, {}));
    bench.doIt(addInterval(bench.context(), {Frame{50}, Frame{70}}, {}, 1));
    QCOMPARE(itemAt(bench.items, LayerKind::Interval, Frame{55})->span.start.value, 40);
    QCOMPARE(itemAt(bench.items, LayerKind::Interval, Frame{60})->span.start.value, 0);
    QCOMPARE(itemAt(bench.items, LayerKind::Interval, Frame{55}, 1)->span.start.value, 50);
    QVERIFY(!itemAt(bench.items, LayerKind::Interval, Frame{100}));
    Bench instants(layerOf(LayerKind::Instant));
    for (const int at : {10, 20, 40})
        instants.doIt(addInstant(instants.context(), Frame{at}, {}));
    QCOMPARE(itemAt(instants.items, LayerKind::Instant, Frame{29})->span.start.value, 20);
    QCOMPARE(itemAt(instants.items, LayerKind::Instant, Frame{31})->span.start.value, 40);
    QCOMPARE(itemAt(instants.items, LayerKind::Instant, Frame{-5})->span.start.value, 10);
    QVERIFY(!itemAt({}, LayerKind::Instant, Frame{3}));
    QCOMPARE(itemById(instants.items, instants.at(1).id), &instants.items[1]);
    QVERIFY(!itemById(instants.items, ItemId{3}));
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
