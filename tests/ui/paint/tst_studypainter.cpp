#include "tests/support/answered.h"
#include "ui/paint/colour.h"
#include "ui/paint/studypainter.h"

#include <QImage>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

StudyLook lookOf(ThemeId theme)
{
    StudyLook look{paletteOf(theme), QFont(), QFont(QStringLiteral("monospace"))};
    look.text.setPixelSize(13);
    look.figures.setPixelSize(12);
    return look;
}

Study studied(const AnsweredPlan& plan)
{
    Study study;
    const JobContext job;
    const Result<LayerStudy> layer = studyOf(answeredSections(plan), StudyWish(), job);
    if (!layer)
        qFatal("the study failed");
    study.layers.push_back(*layer);
    return study;
}

/// Pixels that differ from what the image was filled with.
int painted(const QImage& image, const QRect& within)
{
    int count = 0;
    for (int y = within.top(); y <= within.bottom(); ++y)
        for (int x = within.left(); x <= within.right(); ++x)
            count += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    return count;
}

QImage blank(const QSize& size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

} // namespace

/// Figures as pictures: at several sizes, of nothing, and readable in both themes.
class TestStudyPainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsStayInTheirArea_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 120;
        QTest::newRow("usual") << 420;
        QTest::newRow("wide") << 1400;
    }
    void rowsStayInTheirArea()
    {
        QFETCH(int, width);
        const StudyLook look = lookOf(ThemeId::Dark);
        const QRect area(20, 10, width, int(intervalRowPx(look)));
        QImage image = blank({width + 40, area.height() + 20});
        QPainter painter(&image);
        paintIntervalRow(painter, area, layerRow(studied({}).layers.front()), look);
        painter.end();
        QVERIFY(painted(image, area) > 100);
        QCOMPARE(painted(image, image.rect()), painted(image, area));
    }
    void undefinedHasNoPoint()
    {
        const StudyLook look = lookOf(ThemeId::Dark);
        IntervalRow row;
        row.name = QStringLiteral("Layer");
        row.figure = figureText({}, FigureScale::Coefficient);
        row.state = GateState::Missed;
        const auto corals = [&] {
            QImage image = blank({600, int(intervalRowPx(look))});
            QPainter painter(&image);
            paintIntervalRow(painter, image.rect(), row, look);
            painter.end();
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == look.palette.coral ? 1 : 0;
            return count;
        };
        QCOMPARE(corals(), 0);
        row.value = 7; // beyond the bar: at its end
        QVERIFY(corals() > 20);
    }
    void picturesOfAnything_data()
    {
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("tracks");
        QTest::newRow("usual") << 3 << 6;
        QTest::newRow("two") << 2 << 2;
        QTest::newRow("one person") << 1 << 3;
        QTest::newRow("nobody") << 0 << 0;
    }
    void picturesOfAnything()
    {
        QFETCH(int, people);
        QFETCH(int, tracks);
        AnsweredPlan plan;
        plan.people.resize(people);
        plan.tracks = tracks;
        const Study study = people > 0 ? studied(plan) : Study();
        for (const ThemeId theme : {ThemeId::Dark, ThemeId::Light}) {
            const StudyLook look = lookOf(theme);
            const QSizeF size = layersPictureSize(study, look);
            QVERIFY(size.width() > 100 && size.height() > 40 && size.height() < 1000);
            QImage image = blank(size.toSize());
            QPainter painter(&image);
            paintLayersPicture(painter, study, look);
            painter.end();
            QVERIFY(painted(image, image.rect()) > 0);
            const StudyMatrix matrix = study.layers.empty() ? StudyMatrix() : pairMatrix(study.layers.front());
            QCOMPARE(matrix.isEmpty(), people < 2);
            QImage cells = blank(matrixPictureSize(matrix, look).toSize());
            QPainter cellPainter(&cells);
            paintMatrixPicture(cellPainter, matrix, QStringLiteral("Pairs"), look);
            cellPainter.end();
            QVERIFY(painted(cells, cells.rect()) > 0);
        }
    }
    void pairsAreSymmetric()
    {
        const LayerStudy layer = studied({}).layers.front();
        const StudyMatrix matrix = pairMatrix(layer);
        QCOMPARE(matrix.rows, (QStringList{QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo")}));
        for (int row = 0; row < 3; ++row) {
            QVERIFY(!matrix.at(row, row));
            for (int column = 0; column < 3; ++column)
                QCOMPARE(matrix.at(row, column), matrix.at(column, row));
        }
        QCOMPARE(matrix.at(1, 2), layer.pairs[2].figures.front().pooled);
    }
    void confusionIsOfRows()
    {
        const LayerStudy layer = studied({}).layers.front();
        const GenreSchema schema = answeredSchema();
        const StudyMatrix all = confusionMatrix(layer, &schema.layers.front(), 0);
        QCOMPARE(all.rows, (QStringList{QStringLiteral("Intro"), QStringLiteral("Verse"), QStringLiteral("Drop"),
                                        QStringLiteral("Outro")}));
        for (int row = 0; row < 4; ++row) {
            double sum = 0;
            for (int column = 0; column < 4; ++column)
                sum += all.at(row, column).value_or(0);
            QVERIFY(std::abs(sum - 1) < 1e-12);
        }
        // The two used most, in the schema's order; shares are still of the whole row.
        const StudyMatrix few = confusionMatrix(layer, &schema.layers.front(), 2);
        QCOMPARE(few.rows.size(), 2);
        const auto place = [&](int i) { return int(all.rows.indexOf(few.rows[i])); };
        QVERIFY(place(0) < place(1));
        QCOMPARE(few.at(0, 1), all.at(place(0), place(1)));
    }
    void figuresAreReadableOnTheirCells()
    {
        for (const ThemeId theme : {ThemeId::Dark, ThemeId::Light})
            for (const MatrixKind kind : {MatrixKind::Agreement, MatrixKind::Confusion})
                for (int step = 0; step <= 10; ++step) {
                    const StudyLook look = lookOf(theme);
                    const QStringList names{QStringLiteral("a"), QStringLiteral("b")};
                    const StudyMatrix matrix{kind, names, names, std::vector<std::optional<double>>(4, step / 10.0)};
                    QImage image = blank({60, 40});
                    QPainter painter(&image);
                    paintMatrixCell(painter, image.rect(), matrix, 0, 1, look);
                    painter.end();
                    // The ground fills the middle of an edge; the strongest contrast to it is the text's.
                    const QColor ground = image.pixelColor(30, 4);
                    double most = 0;
                    for (int y = 0; y < image.height(); ++y)
                        for (int x = 0; x < image.width(); ++x)
                            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() == 255)
                                most = std::max(most, contrastRatio(pixel, ground));
                    QVERIFY2(most >= 4, qPrintable(QStringLiteral("%1 at %2").arg(most).arg(step)));
                }
    }
};

QTEST_MAIN(TestStudyPainter)
#include "tst_studypainter.moc"
