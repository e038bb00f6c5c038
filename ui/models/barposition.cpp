#include "ui/models/barposition.h"

#include <algorithm>

namespace unisono {

BarPosition::BarPosition(const Items& beats)
{
    for (const Item& item : beats)
        if (const auto* value = std::get_if<InstantValue>(&item.payload); value && value->bar)
            m_marks.push_back({item.span.start, *value->bar, value->beat});
}

QString BarPosition::text(Frame at) const
{
    const auto after =
        std::upper_bound(m_marks.begin(), m_marks.end(), at, [](Frame f, const Mark& mark) { return f < mark.at; });
    if (after == m_marks.begin())
        return {};
    const Mark& mark = *(after - 1);
    return mark.beat ? QStringLiteral("%1.%2").arg(mark.bar).arg(*mark.beat) : QString::number(mark.bar);
}

} // namespace unisono
