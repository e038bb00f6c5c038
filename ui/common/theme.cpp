#include "ui/common/theme.h"

#include "ui/common/style.h"
#include "ui/paint/colour.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QToolTip>

namespace unisono {

namespace {

constexpr int kTextPx = 13;
constexpr int kHeadingPx = 11;

ThemeId g_theme = ThemeId::Dark;

Palette& palette()
{
    static Palette values = paletteOf(g_theme);
    return values;
}

QPalette qtPalette(const Palette& p)
{
    QPalette q;
    q.setColor(QPalette::Window, p.panel);
    q.setColor(QPalette::WindowText, p.text);
    q.setColor(QPalette::Base, p.base);
    q.setColor(QPalette::AlternateBase, p.panel);
    q.setColor(QPalette::Text, p.text);
    q.setColor(QPalette::Button, p.raised);
    q.setColor(QPalette::ButtonText, p.text);
    q.setColor(QPalette::BrightText, p.coral);
    q.setColor(QPalette::ToolTipBase, p.raised);
    q.setColor(QPalette::ToolTipText, p.text);
    q.setColor(QPalette::PlaceholderText, p.dim);
    q.setColor(QPalette::Link, p.teal);
    q.setColor(QPalette::LinkVisited, p.teal);
    q.setColor(QPalette::Highlight, blended(p.base, p.gold, 0.28));
    q.setColor(QPalette::HighlightedText, p.text);
    q.setColor(QPalette::Light, p.line);
    q.setColor(QPalette::Midlight, p.line);
    q.setColor(QPalette::Mid, p.line);
    q.setColor(QPalette::Dark, p.line);
    q.setColor(QPalette::Shadow, p.base);
    const QColor faint = blended(p.panel, p.dim, 0.6);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, faint);
    return q;
}

/// Draws a line icon of :/icons in the colour that its mode and state ask for, at paint time: a change of theme needs
/// no new icons.
class LineIcon : public QIconEngine {
public:
    enum class On { Surface, Accent };
    LineIcon(QString name, On on)
        : m_name(std::move(name)),
          m_on(on)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, drawn(rect.size(), ratio, mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, 1, mode, state);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // Here the size is in device pixels already (see QIconEngine).
        return drawn(size / scale, scale, mode, state);
    }
    QIconEngine* clone() const override { return new LineIcon(m_name, m_on); }
    QString iconName() override { return m_name; }

private:
    QPixmap drawn(const QSize& size, qreal ratio, QIcon::Mode mode, QIcon::State state) const
    {
        const Palette& p = palette();
        QColor colour = mode == QIcon::Normal ? p.dim : p.text;
        if (mode == QIcon::Disabled)
            colour = blended(p.panel, p.dim, 0.5);
        else if (m_on == On::Accent)
            colour = textOn(p.gold, p);
        else if (state == QIcon::On)
            colour = p.gold;
        const QString key = QStringLiteral("unisono/%1/%2x%3@%4/%5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(ratio)
                                .arg(colour.name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap((QSizeF(size) * ratio).toSize());
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            QSvgRenderer svg(file.readAll().replace("currentColor", colour.name().toLatin1()));
            QPainter painter(&pixmap);
            svg.render(&painter, QRectF(QPointF(), QSizeF(size)));
        } else {
            qWarning("there is no icon %s", qPrintable(m_name));
        }
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }
    QString m_name;
    On m_on;
};

} // namespace

const Palette& currentPalette()
{
    return palette();
}

ThemeId currentTheme()
{
    return g_theme;
}

void setTheme(QApplication& app, ThemeId id)
{
    g_theme = id;
    palette() = paletteOf(id);
    if (!qobject_cast<Style*>(app.style())) {
        app.setStyle(new Style);
        QFont font = app.font();
        font.setFamilies({QStringLiteral("Inter"), font.family()});
        font.setPixelSize(kTextPx);
        app.setFont(font);
        QToolTip::setFont(font);
    }
    const QPalette controls = qtPalette(palette());
    app.setPalette(controls);
    // A selected row is raised; gold is left to what is active.
    QPalette lists = controls;
    lists.setColor(QPalette::Highlight, palette().raised);
    QApplication::setPalette(lists, "QAbstractItemView");
}

QFont timeFont(int px)
{
    // A fixed-width family: Qt 6.4 cannot ask a font for its tabular figures.
    static const QFont fixed = [] {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setStyleHint(QFont::Monospace);
        return font;
    }();
    QFont font = fixed;
    font.setPixelSize(px);
    return font;
}

QFont headingFont()
{
    QFont font = QApplication::font();
    font.setPixelSize(kHeadingPx);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    font.setWeight(QFont::DemiBold);
    return font;
}

QIcon themedIcon(const QString& name)
{
    return QIcon(new LineIcon(name, LineIcon::On::Surface));
}

QIcon themedIconOnAccent(const QString& name)
{
    return QIcon(new LineIcon(name, LineIcon::On::Accent));
}

} // namespace unisono
