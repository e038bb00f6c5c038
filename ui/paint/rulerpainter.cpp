#include "ui/paint/rulerpainter.h"

#include "ui/paint/colour.h"
#include "ui/text/sentences.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace unisono {

namespace {

struct Step {
    double seconds;
    int parts; // minors between two majors, plus one
    int decimals;
};
constexpr std::array kSteps{
    Step{0.001, 5, 3}, Step{0.002, 4, 3}, Step{0.005, 5, 3}, Step{0.01, 5, 2}, Step{0.02, 4, 2}, Step{0.05, 5, 2},
    Step{0.1, 5, 1},   Step{0.2, 4, 1},   Step{0.5, 5, 1},   Step{1, 5, 0},    Step{2, 4, 0},    Step{5, 5, 0},
    Step{10, 5, 0},    Step{15, 3, 0},    Step{30, 3, 0},    Step{60, 4, 0},   Step{120, 4, 0},  Step{300, 5, 0},
    Step{600, 5, 0},   Step{900, 3, 0},   Step{1800, 3, 0},  Step{3600, 4, 0}, Step{7200, 4, 0}, Step{14400, 4, 0},
    Step{21600, 3, 0}, Step{43200, 4, 0}, Step{86400, 4, 0}};
constexpr std::array<FrameCount, 9> kFrameSteps{1, 2, 5, 10, 20, 50, 100, 200, 500};
constexpr double kMinorGapPx = 7;

// How far ticks are apart, in frames, and how they are written.
struct Spacing {
    double frames = 1;
    int parts = 1;
    int decimals = 0;
    bool countFrames = false;
};

Spacing spacingOf(const PaintContext& c, double minGapPx)
{
    const double rate = std::max(c.rate.hz, 1);
    const double least = minGapPx * c.axis.framesPerPx();
    if (least <= kSteps.front().seconds * rate) {
        for (const FrameCount frames : kFrameSteps)
            if (double(frames) >= least && double(frames) < kSteps.front().seconds * rate)
                return {double(frames), int(std::min<FrameCount>(frames, frames % 5 == 0 ? 5 : 2)), 0, true};
    }
    for (const Step& step : kSteps)
        if (step.seconds * rate >= least)
            return {step.seconds * rate, step.parts, step.decimals, false};
    const double days = std::ceil(least / (kSteps.back().seconds * rate));
    return {days * kSteps.back().seconds * rate, 1, 0, false};
}

} // namespace

std::vector<TimeTick> timeTicks(const PaintContext& context, double minGapPx)
{
    std::vector<TimeTick> ticks;
    if (context.area.width() <= 0)
        return ticks;
    const Spacing spacing = spacingOf(context, minGapPx);
    const double gapPx = spacing.frames / context.axis.framesPerPx();
    const int parts = gapPx / spacing.parts >= kMinorGapPx ? spacing.parts : 1;
    const double minor = spacing.frames / parts;
    // One major more on the left: its text may reach in.
    const double from = std::max(0.0, std::floor(context.axis.originFrame() / spacing.frames) * spacing.frames);
    const double to = context.axis.frameAtX(context.area.width());
    const std::int64_t first = std::llround(from / minor);
    for (std::int64_t i = first; double(i) * minor <= to; ++i) {
        TimeTick tick;
        tick.frame = double(i) * minor;
        tick.xPx = context.xOf(tick.frame);
        tick.rank = i % parts == 0 ? TickRank::Major : TickRank::Minor;
        if (tick.rank == TickRank::Major)
            tick.text = spacing.countFrames ? QString::number(std::llround(tick.frame))
                                            : timeText(tick.frame / std::max(context.rate.hz, 1), spacing.decimals);
        ticks.push_back(std::move(tick));
    }
    return ticks;
}

void paintRuler(QPainter& painter, const PaintContext& context, std::span<const BarMark> bars)
{
    const QRectF& area = context.area;
    const Palette& palette = context.palette;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QFont font;
    font.setPixelSize(11);
    font.setStyleHint(QFont::SansSerif);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double pixel = std::max(context.snapped(1), context.devicePx());
    const QColor major = blended(palette.base, palette.dim, 0.45);
    const QColor minor = blended(palette.base, palette.dim, 0.28);
    for (const TimeTick& tick : timeTicks(context)) {
        const double x = context.snapped(tick.xPx);
        if (tick.rank == TickRank::Minor) {
            painter.fillRect(QRectF(x, area.bottom() - 5, pixel, 5), minor);
            continue;
        }
        painter.fillRect(QRectF(x, area.top(), pixel, area.height()), major);
        painter.setPen(palette.dim);
        const double baseline = bars.empty() ? area.center().y() + (metrics.ascent() - metrics.descent()) / 2
                                             : area.top() + 2 + metrics.ascent();
        painter.drawText(QPointF(x + 5, context.snapped(std::min(baseline, area.bottom() - metrics.descent()))),
                         tick.text);
    }
    constexpr double kBarGapPx = 5;     // closer marks are left out
    constexpr double kNumberGapPx = 34; // closer numbers
    double lastMark = -1e9;
    double lastNumber = -1e9;
    const FrameSpan view = context.visible();
    const auto begin =
        std::lower_bound(bars.begin(), bars.end(), view.start, [](const BarMark& bar, Frame f) { return bar.at < f; });
    for (auto bar = begin; bar != bars.end() && bar->at < view.end; ++bar) {
        const double x = context.snapped(context.xOf(bar->at));
        if (x - lastMark < kBarGapPx)
            continue;
        painter.fillRect(QRectF(x, area.bottom() - 6, pixel, 6), palette.gold);
        lastMark = x;
        if (x - lastNumber < kNumberGapPx || area.height() < 26)
            continue;
        painter.setPen(palette.gold);
        painter.drawText(QPointF(x + 4, context.snapped(area.bottom() - metrics.descent())),
                         QString::number(bar->number));
        lastNumber = x;
    }
    painter.restore();
}

} // namespace unisono
