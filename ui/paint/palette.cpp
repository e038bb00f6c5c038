#include "ui/paint/palette.h"

#include <array>

namespace unisono {

namespace {
// Okabe and Ito (2008), "Color universal design", without black, in an order that keeps neighbours apart.
constexpr std::array<QRgb, 7> kOkabeIto{0xff56b4e9, 0xffe69f00, 0xff009e73, 0xfff0e442,
                                        0xff0072b2, 0xffd55e00, 0xffcc79a7};
} // namespace

QColor Palette::labelColour(int index) const
{
    const int n = int(kOkabeIto.size());
    return QColor::fromRgb(kOkabeIto[std::size_t((index % n + n) % n)]);
}

Palette paletteOf(ThemeId id)
{
    Palette p;
    p.dark = id == ThemeId::Dark;
    if (p.dark) {
        p.base = QColor(0x14, 0x16, 0x1b);
        p.panel = QColor(0x1b, 0x1e, 0x25);
        p.raised = QColor(0x24, 0x29, 0x33);
        p.line = QColor(0x2c, 0x31, 0x3c);
        p.text = QColor(0xe6, 0xe9, 0xef);
        p.dim = QColor(0x9a, 0xa3, 0xb2);
        p.gold = QColor(0xf2, 0xb5, 0x44);
        p.teal = QColor(0x4c, 0xc2, 0xc4);
        p.coral = QColor(0xf0, 0x6a, 0x5d);
        p.green = QColor(0x7f, 0xd0, 0x8a);
    } else {
        p.base = QColor(0xfb, 0xfb, 0xfc);
        p.panel = QColor(0xf2, 0xf3, 0xf5);
        p.raised = QColor(0xe6, 0xe8, 0xec);
        p.line = QColor(0xd0, 0xd4, 0xdb);
        p.text = QColor(0x1b, 0x1e, 0x25);
        p.dim = QColor(0x57, 0x5f, 0x6d);
        p.gold = QColor(0xb2, 0x78, 0x05);
        p.teal = QColor(0x14, 0x80, 0x84);
        p.coral = QColor(0xc8, 0x3a, 0x2d);
        p.green = QColor(0x2c, 0x83, 0x3b);
    }
    p.onLabel = QColor(0x14, 0x16, 0x1b);
    return p;
}

} // namespace unisono
