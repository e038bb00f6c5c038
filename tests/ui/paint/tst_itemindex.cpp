#include "ui/paint/itemindex.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace unisono;

class TestItemIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void indexFindsWhatAScanFinds()
    {
        std::mt19937 random(7);
        Items items;
        for (int i = 0; i < 3000; ++i) {
            Item item;
            item.id = {i + 1};
            item.span.start = {FrameCount(random() % 100000)};
            item.span.end = item.span.start + FrameCount(random() % (i % 100 == 0 ? 50000 : 300));
            item.level = int(random() % 3);
            items.push_back(item);
        }
        std::sort(items.begin(), items.end(), itemBefore);
        const std::vector<ItemRow> rows = itemRows(items, 3);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].size() + rows[1].size() + rows[2].size(), items.size());
        for (const ItemRow& row : rows) {
            for (const FrameCount f : {0, 1, 777, 50000, 99999, 200000}) {
                std::size_t first = 0;
                std::vector<std::size_t> over;
                for (std::size_t i = 0; i < row.size(); ++i) {
                    QCOMPARE(items[row.item(i)].span.start, row.start(i));
                    if (row.start(i).value < f)
                        first = i + 1;
                    if (row.start(i).value < f && row.end(i).value > f)
                        over.push_back(i);
                }
                QCOMPARE(row.firstFrom({f}), first);
                QVERIFY(row.reachingOver({f}) == over);
            }
            for (const FrameCount length : {0, 250, 40000, 1000000}) {
                std::size_t expected = 100;
                while (expected < 900 && row.end(expected) - row.start(expected) <= length)
                    ++expected;
                QCOMPARE(row.firstLongerThan(length, 100, 900), expected);
            }
        }
        QCOMPARE(itemRows({}, 0).size(), std::size_t(1));
        QCOMPARE(itemRows({}, 0)[0].firstFrom({0}), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestItemIndex)
#include "tst_itemindex.moc"
