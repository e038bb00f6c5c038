#include "ui/paint/colour.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kReadable = 4.5; // WCAG 2.1, success criterion 1.4.3 (AA)
// Contrasts between which a tint has a hue on a light ground, and the step that is too small to be told apart.
constexpr double kNotBlack = 7;
constexpr double kNotVanished = 1.6;
constexpr double kLeastRoom = 0.15;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

} // namespace

double relativeLuminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = relativeLuminance(a);
    const double lb = relativeLuminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor textOn(const QColor& background, const Palette& palette)
{
    if (contrastRatio(background, palette.onLabel) >= kReadable)
        return palette.onLabel;
    // One of the two always does: their luminances are 21:1 apart, and the worst background has 4.58:1 to both.
    return contrastRatio(background, Qt::white) >= kReadable ? QColor(Qt::white) : QColor(Qt::black);
}

QColor blended(const QColor& under, const QColor& over, double opacity)
{
    const auto mix = [&](double a, double b) { return std::clamp(a + (b - a) * opacity, 0.0, 1.0); };
    return QColor::fromRgbF(float(mix(under.redF(), over.redF())), float(mix(under.greenF(), over.greenF())),
                            float(mix(under.blueF(), over.blueF())));
}

QColor childTint(const QColor& parent, int index, const Palette& palette)
{
    if (index <= 0)
        return parent;
    if (palette.dark)
        return blended(parent, Qt::white, std::min(1 - std::pow(0.72, index), 0.75)); // 0.28, 0.48, 0.63 ...
    // On a light ground there is no room for many steps towards black: they alternate with steps towards white, each a
    // part of what is left until a colour would look black or vanish.
    const auto room = [&](const QColor& towards, const auto& isSeen) {
        double least = 0;
        double most = 1;
        for (int i = 0; i < 10; ++i) {
            const double half = (least + most) / 2;
            (isSeen(contrastRatio(blended(parent, towards, half), palette.base)) ? least : most) = half;
        }
        return least;
    };
    const double darker = room(Qt::black, [](double contrast) { return contrast <= kNotBlack; });
    const double lighter = room(Qt::white, [](double contrast) { return contrast >= kNotVanished; });
    const bool hasBoth = darker > kLeastRoom && lighter > kLeastRoom;
    const double part = 1 - std::pow(0.6, hasBoth ? (index + 1) / 2 : index);
    const bool isDarker = hasBoth ? index % 2 == 1 : darker > lighter;
    return blended(parent, isDarker ? Qt::black : Qt::white, part * (isDarker ? darker : lighter));
}

QColor labelColour(const LayerDef& layer, const QString& labelId, const Palette& palette)
{
    const LabelDef* label = labelId.isEmpty() ? nullptr : layer.label(labelId);
    if (!label)
        return palette.line;
    if (const QColor own(label->colour); !label->colour.isEmpty() && own.isValid())
        return own;
    // Place among its siblings. A parent that is missing or the label itself counts as none.
    int place = 0;
    for (const LabelDef& other : layer.labels) {
        if (&other == label)
            break;
        if (other.parentId == label->parentId)
            ++place;
    }
    const LabelDef* parent = label->parentId.isEmpty() ? nullptr : layer.label(label->parentId);
    if (!parent || parent >= label) // parents come before children: anything else would go round in circles
        return palette.labelColour(place);
    return childTint(labelColour(layer, parent->id, palette), place, palette);
}

} // namespace unisono
