#include "ui/paint/paintcontext.h"

#include <cmath>

namespace unisono {

double PaintContext::snapped(double px) const
{
    return std::round(px * devicePixelRatio) / devicePixelRatio;
}

const HitRect* PaintResult::at(QPointF p) const
{
    for (const HitRect& hit : hits)
        if (hit.rect.contains(p))
            return &hit;
    return nullptr;
}

} // namespace unisono
