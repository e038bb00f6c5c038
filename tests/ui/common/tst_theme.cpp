#include "ui/common/theme.h"

#include "ui/common/widgets.h"
#include "ui/paint/colour.h"

#include <QtTest>

using namespace unisono;

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textReadsOnEverySurface()
    {
        for (const ThemeId id : {ThemeId::Dark, ThemeId::Light}) {
            const Palette p = paletteOf(id);
            for (const QColor& text : {p.text, p.dim})
                for (const QColor& surface : {p.base, p.panel, p.raised})
                    QVERIFY2(contrastRatio(text, surface) >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                                 .arg(text.name(), surface.name())
                                                                                 .arg(contrastRatio(text, surface))));
            QVERIFY(contrastRatio(textOn(p.gold, p), p.gold) >= 4.5);
        }
    }
    void controlsFollowTheTheme()
    {
        for (const ThemeId id : {ThemeId::Light, ThemeId::Dark}) {
            setTheme(*qApp, id);
            QCOMPARE(currentTheme(), id);
            const Palette& p = currentPalette();
            QCOMPARE(qApp->palette().color(QPalette::Window), p.panel);
            QVERIFY(contrastRatio(qApp->palette().color(QPalette::Text), qApp->palette().color(QPalette::Base)) >= 4.5);
            QVERIFY(contrastRatio(qApp->palette().color(QPalette::HighlightedText),
                                  qApp->palette().color(QPalette::Highlight)) >= 4.5);
        }
    }
    void iconsTakeTheColourOfTheirState()
    {
        setTheme(*qApp, ThemeId::Dark);
        const QIcon icon = themedIcon(QStringLiteral("annotate"));
        QVERIFY(hasColour(icon.pixmap(QSize(48, 48), QIcon::Normal, QIcon::Off), currentPalette().dim));
        QVERIFY(hasColour(icon.pixmap(QSize(48, 48), QIcon::Normal, QIcon::On), currentPalette().gold));
        setTheme(*qApp, ThemeId::Light);
        QVERIFY(hasColour(icon.pixmap(QSize(48, 48), QIcon::Normal, QIcon::Off), currentPalette().dim));
        setTheme(*qApp, ThemeId::Dark);
    }
    void timesAreTabular()
    {
        const QFontMetrics metrics(timeFont());
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1:11.111")),
                 metrics.horizontalAdvance(QStringLiteral("8:08.088")));
    }
    void primaryButtonIsGold()
    {
        setTheme(*qApp, ThemeId::Dark);
        QPushButton* button = makeButton({}, ButtonLook::Primary);
        button->resize(60, 30);
        const QImage image = button->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), currentPalette().gold);
        button->setEnabled(false);
        const QImage disabled = button->grab().toImage();
        QCOMPARE(disabled.pixelColor(disabled.width() / 2, disabled.height() / 2), currentPalette().raised);
        delete button;
    }

private:
    static bool hasColour(const QPixmap& pixmap, const QColor& colour)
    {
        const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) == colour.rgba())
                    return true;
        return false;
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
