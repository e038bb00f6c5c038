#include "tests/support/syntheticmedia.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <benchmark/benchmark.h>

#include <cmath>

// Frame time of the timeline on a synthetic track of four hours: from the call that a key makes to the painted window,
// on the GUI thread. tests/bench and the README keep what came out.

using namespace unisono;

namespace {

constexpr SampleRate kRate{44100};
constexpr FrameCount kFourHours = FrameCount(4) * 3600 * 44100;

struct Shown {
    JobQueue jobs;
    TimelineView view{jobs};

    explicit Shown(int items)
    {
        const LayerDef sections =
            test::syntheticLayer(LayerKind::Interval, QStringLiteral("section"), QStringLiteral("Section"));
        const LayerDef beats = test::syntheticLayer(LayerKind::Instant, QStringLiteral("beat"), QStringLiteral("Beat"));
        view.resize(1206, 720); // the canvas of a window of 1600x1000
        view.setMedia({{},
                       test::syntheticReader(kFourHours, kRate),
                       test::syntheticPeaks(kFourHours, kRate),
                       kFourHours,
                       kRate,
                       {}});
        view.setLanes({{sections, {}, test::syntheticItems(sections, items, kFourHours), {}},
                       {beats, {}, test::syntheticItems(beats, items, kFourHours), {}}});
        view.show();
        settle();
    }
    /// Until tiles, also those painted ahead, are there.
    void settle()
    {
        QEventLoop loop;
        QTimer::singleShot(150, &loop, &QEventLoop::quit);
        loop.exec();
        jobs.waitForIdle();
        QCoreApplication::processEvents();
    }
};

/// Arguments: items in each of two lanes, seconds visible.
void pan(benchmark::State& state)
{
    Shown shown(int(state.range(0)));
    const double seconds = double(state.range(1));
    shown.view.setAxis({double(kFourHours) / 2, seconds * kRate.hz / shown.view.canvasWidthPx()});
    shown.settle();
    int step = 0;
    for (auto _ : state) {
        shown.view.scrollByPages(step++ % 20 < 10 ? 0.05 : -0.05);
        QCoreApplication::processEvents();
    }
}

void zoom(benchmark::State& state)
{
    Shown shown(int(state.range(0)));
    const double seconds = double(state.range(1));
    shown.view.setAxis({double(kFourHours) / 2, seconds * kRate.hz / shown.view.canvasWidthPx()});
    shown.settle();
    int step = 0;
    for (auto _ : state) {
        shown.view.zoomBy(step++ % 8 < 4 ? std::sqrt(2.0) : 1 / std::sqrt(2.0));
        QCoreApplication::processEvents();
    }
}

void playhead(benchmark::State& state)
{
    Shown shown(int(state.range(0)));
    FrameCount at = 0;
    for (auto _ : state) {
        at = (at + 735) % (40 * kRate.hz);
        shown.view.setPlayhead({at});
        QCoreApplication::processEvents();
    }
}

BENCHMARK(pan)->Args({1000, 40})->Args({100000, 40})->Args({100000, 7200})->Unit(benchmark::kMillisecond);
BENCHMARK(zoom)->Args({1000, 40})->Args({100000, 40})->Args({100000, 7200})->Unit(benchmark::kMillisecond);
BENCHMARK(playhead)->Args({100000})->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("unisono-bench"));
    QSettings().clear();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
