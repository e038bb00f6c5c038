#include "tests/support/answered.h"

#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// What a figure says it was computed of.
class TestFigureUnits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFigureCountsItsOwnUnits()
    {
        const AnsweredPlan plan;
        const JobContext job;
        const Result<LayerStudy> layer = studyOf(answeredSections(plan), StudyWish(), job);
        QVERIFY(layer);
        const double pairs = plan.tracks * 3;
        const double sections = plan.seconds / 2;
        for (const StudyFigure& figure : layer->figures) {
            if (figure.info.unit == QLatin1String("pair of answers"))
                QCOMPARE(figure.units, pairs);
            // Both ends of a track are boundaries where they are not left out.
            // out.
            else if (figure.info.unit == QLatin1String("boundary"))
                QCOMPARE(figure.units,
                         2 * pairs * (sections + (figure.info.id.endsWith(QLatin1String("trimmed")) ? -1 : 1)));
            else
                QCOMPARE(figure.units, plan.tracks * plan.seconds * 10);
        }
    }
};

QTEST_GUILESS_MAIN(TestFigureUnits)
#include "tst_figureunits.moc"
