#include "core/genre/labelkeys.h"

#include <QTest>

using namespace unisono;

class TestLabelKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoStrokesGoDownTheTree();
    void aStrokeThatIsNoChildStartsAnew();
    void unknownKeysChangeNothing();
    void strokesAreShown();
};

namespace {
LayerDef layer()
{
    LayerDef l;
    const auto add = [&](const char* id, const char* key, const char* parent) {
        LabelDef label;
        label.id = QString::fromLatin1(id);
        label.name = label.id;
        label.key = QString::fromLatin1(key);
        label.parentId = QString::fromLatin1(parent);
        l.labels.push_back(label);
    };
    add("drop", "d", "");
    add("drop.main", "1", "drop");
    add("drop.fake", "3", "drop");
    add("build", "b", "");
    add("other", "", "");
    return l;
}
} // namespace

void TestLabelKeys::twoStrokesGoDownTheTree()
{
    LabelKeys keys;
    keys.setLayer(layer());
    QCOMPARE(keys.press(QStringLiteral("d")), QStringLiteral("drop"));
    QCOMPARE(keys.pending(), QStringLiteral("drop"));
    QCOMPARE(keys.press(QStringLiteral("1")), QStringLiteral("drop.main"));
    QVERIFY(keys.pending().isEmpty());
    QCOMPARE(keys.press(QStringLiteral("1")), QString());
}

void TestLabelKeys::aStrokeThatIsNoChildStartsAnew()
{
    LabelKeys keys;
    keys.setLayer(layer());
    keys.press(QStringLiteral("D"));
    QCOMPARE(keys.press(QStringLiteral("b")), QStringLiteral("build"));
    QVERIFY(keys.pending().isEmpty());
}

void TestLabelKeys::unknownKeysChangeNothing()
{
    LabelKeys keys;
    keys.setLayer(layer());
    keys.press(QStringLiteral("d"));
    QCOMPARE(keys.press(QStringLiteral("x")), QString());
    QCOMPARE(keys.press(QString()), QString());
    QCOMPARE(keys.press(QStringLiteral("3")), QStringLiteral("drop.fake"));
}

void TestLabelKeys::strokesAreShown()
{
    QCOMPARE(LabelKeys::strokes(layer(), QStringLiteral("drop.main")), QStringLiteral("D 1"));
    QCOMPARE(LabelKeys::strokes(layer(), QStringLiteral("other")), QString());
    QCOMPARE(LabelKeys::strokes(layer(), QStringLiteral("none")), QString());
}

QTEST_GUILESS_MAIN(TestLabelKeys)
#include "tst_labelkeys.moc"
