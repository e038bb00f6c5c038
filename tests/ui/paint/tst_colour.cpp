#include "ui/paint/colour.h"
#include "ui/paint/colourmap.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

// CIE 1976 lightness of a colour.
double lightness(QRgb rgb)
{
    const double y = relativeLuminance(QColor::fromRgb(rgb));
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

LabelDef label(const char* id, const char* parent = "", const char* colour = "")
{
    LabelDef def;
    def.id = QLatin1String(id);
    def.name = def.id;
    def.parentId = QLatin1String(parent);
    def.colour = QLatin1String(colour);
    return def;
}

} // namespace

class TestColour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag()
    {
        QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21) < 1e-6);
        QVERIFY(std::abs(contrastRatio(Qt::red, Qt::red) - 1) < 1e-9);
        // Known pairs: #777777 on white 4.48, #0000ff on white 8.59.
        QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
        QVERIFY(std::abs(contrastRatio(Qt::white, QColor(0, 0, 255)) - 8.59) < 0.01);
    }
    void textIsReadableOnEveryColour()
    {
        for (const ThemeId theme : {ThemeId::Dark, ThemeId::Light}) {
            const Palette palette = paletteOf(theme);
            for (int r = 0; r < 256; r += 15)
                for (int g = 0; g < 256; g += 15)
                    for (int b = 0; b < 256; b += 15) {
                        const QColor ground(r, g, b);
                        QVERIFY2(contrastRatio(textOn(ground, palette), ground) >= 4.5, qPrintable(ground.name()));
                    }
        }
    }
    void themesAreReadable()
    {
        for (const ThemeId theme : {ThemeId::Dark, ThemeId::Light}) {
            const Palette p = paletteOf(theme);
            QCOMPARE(p.dark, theme == ThemeId::Dark);
            for (const QColor& surface : {p.base, p.panel, p.raised}) {
                QVERIFY(contrastRatio(p.text, surface) >= 4.5);
                QVERIFY(contrastRatio(p.dim, surface) >= 4.5);
            }
            // Marks that carry meaning: 3:1 (WCAG 2.1, 1.4.11).
            for (const QColor& mark : {p.gold, p.teal, p.coral, p.green})
                QVERIFY(contrastRatio(mark, p.base) >= 3);
        }
    }
    void labelColours()
    {
        const Palette palette = paletteOf(ThemeId::Dark);
        LayerDef layer;
        layer.labels = {label("own", "", "#123456"), label("first"),  label("first.a", "first"),
                        label("first.b", "first"),   label("second"), label("bad", "", "no colour"),
                        label("loop", "loop")};
        QCOMPARE(labelColour(layer, QStringLiteral("own"), palette), QColor(0x12, 0x34, 0x56));
        QCOMPARE(labelColour(layer, QStringLiteral("first"), palette), palette.labelColour(1));
        QCOMPARE(labelColour(layer, QStringLiteral("second"), palette), palette.labelColour(2));
        QCOMPARE(labelColour(layer, QStringLiteral("bad"), palette), palette.labelColour(3));
        // Children: the first as its parent, the next one lighter, all apart from each other.
        QCOMPARE(labelColour(layer, QStringLiteral("first.a"), palette), palette.labelColour(1));
        QVERIFY(relativeLuminance(labelColour(layer, QStringLiteral("first.b"), palette)) >
                relativeLuminance(palette.labelColour(1)));
        QVERIFY(labelColour(layer, QStringLiteral("loop"), palette).isValid());
        QCOMPARE(labelColour(layer, QStringLiteral("unknown"), palette), palette.line);
        QCOMPARE(labelColour(layer, {}, palette), palette.line);
        for (int i = 0; i < 7; ++i)
            for (int k = 0; k < i; ++k)
                QVERIFY(palette.labelColour(i) != palette.labelColour(k));
        QCOMPARE(palette.labelColour(-1), palette.labelColour(6));
        QCOMPARE(palette.labelColour(7), palette.labelColour(0));
    }
    void tintsStayApart()
    {
        for (const ThemeId theme : {ThemeId::Dark, ThemeId::Light}) {
            const Palette palette = paletteOf(theme);
            for (int i = 1; i < 4; ++i) {
                const QColor tint = childTint(palette.labelColour(0), i, palette);
                QVERIFY(tint != childTint(palette.labelColour(0), i - 1, palette));
                QVERIFY(tint != QColor(Qt::white) && tint != QColor(Qt::black));
            }
        }
    }
    void deepTintsKeepTheirHue()
    {
        const Palette light = paletteOf(ThemeId::Light);
        const Palette dark = paletteOf(ThemeId::Dark);
        for (int root = 0; root < 7; ++root)
            for (int index = 0; index < 9; ++index) {
                QColor onLight = light.labelColour(root);
                QColor onDark = dark.labelColour(root);
                for (int depth = 0; depth < 6; ++depth) {
                    onLight = childTint(onLight, index, light);
                    onDark = childTint(onDark, index, dark);
                    QVERIFY2(contrastRatio(onLight, light.base) < 7.2, qPrintable(onLight.name())); // not nearly black
                    QVERIFY2(contrastRatio(onLight, light.base) > 1.25, qPrintable(onLight.name()));
                    QVERIFY2(contrastRatio(onDark, dark.base) >= 3, qPrintable(onDark.name()));
                }
            }
    }
    void blending()
    {
        QCOMPARE(blended(Qt::black, Qt::white, 0).rgb(), QColor(Qt::black).rgb());
        QCOMPARE(blended(Qt::black, Qt::white, 1).rgb(), QColor(Qt::white).rgb());
        QCOMPARE(blended(Qt::black, Qt::white, 0.5).red(), 128);
    }
    void mapsRiseInLightness_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString& id : colourMapIds())
            QTest::addRow("%s", qPrintable(id)) << id;
    }
    void mapsRiseInLightness()
    {
        QFETCH(QString, id);
        const ColourMap& map = colourMap(id);
        double greatest = lightness(map[0]);
        for (std::size_t i = 1; i < map.size(); ++i) {
            QCOMPARE(map[i] >> 24, 255u);
            // Values of 8 bits cannot rise by less than a step: a dip within rounding is allowed.
            QVERIFY2(lightness(map[i]) > greatest - 0.25, qPrintable(QString::number(i)));
            greatest = std::max(greatest, lightness(map[i]));
        }
        QVERIFY(lightness(map[255]) - lightness(map[0]) > 60);
    }
    void mapsAreThePublishedOnes()
    {
        // First, middle and last values as published.
        QCOMPARE(colourMap(QStringLiteral("magma"))[0], 0xff000004u);
        QCOMPARE(colourMap(QStringLiteral("magma"))[255], 0xfffcfdbfu);
        QCOMPARE(colourMap(QStringLiteral("viridis"))[0], 0xff440154u);
        QCOMPARE(colourMap(QStringLiteral("viridis"))[255], 0xfffde725u);
        QCOMPARE(colourMap(QStringLiteral("viridis"))[128], 0xff21918cu);
        QCOMPARE(colourMap(QStringLiteral("cividis"))[0] & 0xff00ff00, 0xff002200u);
        QCOMPARE(colourMap(QStringLiteral("grey"))[77], 0xff4d4d4du);
        QCOMPARE(&colourMap(QStringLiteral("none such")), &colourMap(QStringLiteral("magma")));
    }
};

QTEST_MAIN(TestColour)
#include "tst_colour.moc"
