#include "ui/paint/colour.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kReadable = 4.5; // WCAG 2.1, success criterion 1.4.3 (AA)

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
    const double towards = 1 - std::pow(0.72, index); // 0.28, 0.48, 0.63 ... never 1
    return blended(parent, palette.dark ? Qt::white : Qt::black, std::min(towards, 0.75));
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
