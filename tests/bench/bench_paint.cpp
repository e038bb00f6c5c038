// What a tile and a lane cost. In the same run: the floor under a spectrogram tile, which is its bare transforms and
// one look-up for each pixel.

#include "core/dsp/fft.h"
#include "core/dsp/spectrogram.h"
#include "tests/bench/figures.h"
#include "tests/support/memoryreader.h"
#include "ui/paint/colourmap.h"
#include "ui/paint/layerpainter.h"
#include "ui/paint/spectrogrampainter.h"
#include "ui/paint/waveformpainter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <cmath>
#include <map>
#include <string>

using namespace unisono;

namespace {

constexpr int kRate = 44100;
constexpr int kTileColumns = 256;
constexpr int kTileHeight = 300;
constexpr double kLaneWidth = 1600;
constexpr int kManyItems = 100000;

test::MemoryReader& music()
{
    // A chirp over noise: every bin has something.
    static test::MemoryReader reader(FrameCount(kRate) * 60, 1, kRate, [](FrameCount i, int) {
        const double t = double(i) / kRate;
        return float(0.4 * std::sin(t * (500 + 40 * t)) + 0.1 * (double((i * 2654435761u) % 1000) / 500 - 1));
    });
    return reader;
}

void spectrogramFloor(benchmark::State& state)
{
    Fft fft(int(state.range(0)));
    QImage image(kTileColumns, kTileHeight, QImage::Format_RGB32);
    const ColourMap& map = colourMap(QStringLiteral("magma"));
    std::vector<unsigned char> levels(std::size_t(kTileColumns) * kTileHeight, 77);
    (void)music().readMono(ChannelChoice::Mix, {0}, fft.input());
    for (auto _ : state) {
        for (int column = 0; column < kTileColumns; ++column)
            benchmark::DoNotOptimize(fft.forward().data());
        for (int y = 0; y < kTileHeight; ++y) {
            QRgb* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < kTileColumns; ++x)
                line[x] = map[levels[std::size_t(y * kTileColumns + x)]];
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * kTileColumns);
}
BENCHMARK(spectrogramFloor)->Arg(2048)->Arg(4096)->Unit(benchmark::kMillisecond);

void spectrogramTile(benchmark::State& state)
{
    SpectrogramLook look;
    look.windowFrames = int(state.range(0));
    JobContext job;
    double from = 0;
    for (auto _ : state) {
        const Result<std::vector<float>> db =
            spectrogramColumns(music(), {look.windowFrames, ChannelChoice::Mix}, from, 512, kTileColumns, job);
        benchmark::DoNotOptimize(spectrogramImage(*db, {kRate}, look, kTileHeight));
        from = from > kRate * 50 ? 0 : from + 512 * kTileColumns;
    }
    state.SetItemsProcessed(state.iterations() * kTileColumns);
}
BENCHMARK(spectrogramTile)->Arg(2048)->Arg(4096)->Unit(benchmark::kMillisecond);

PaintContext contextOf(const TimeAxis& axis, double width, double height)
{
    PaintContext c;
    c.axis = axis;
    c.area = QRectF(0, 0, width, height);
    c.rate = {kRate};
    c.palette = paletteOf(ThemeId::Dark);
    return c;
}

void waveformTile(benchmark::State& state)
{
    const PaintContext c = contextOf(TimeAxis(0, 512), kTileColumns, 120);
    std::vector<PeakColumn> columns;
    for (int i = 0; i < kTileColumns; ++i)
        columns.push_back({-0.4f - 0.3f * float(std::sin(i)), 0.5f + 0.3f * float(std::cos(i)), 0.2f, true});
    QImage image(kTileColumns, 120, QImage::Format_RGB32);
    for (auto _ : state) {
        image.fill(c.palette.base);
        QPainter painter(&image);
        paintWaveform(painter, columns, c);
    }
    state.SetItemsProcessed(state.iterations() * kTileColumns);
}
BENCHMARK(waveformTile)->Unit(benchmark::kMillisecond);

// Argument: frames a pixel.
void sampleTile(benchmark::State& state)
{
    const PaintContext c = contextOf(TimeAxis(0, double(state.range(0))), kTileColumns, 120);
    std::vector<float> samples(std::size_t(kTileColumns * state.range(0) + 2));
    (void)music().readMono(ChannelChoice::Mix, {-1}, samples);
    QImage image(kTileColumns, 120, QImage::Format_RGB32);
    for (auto _ : state) {
        image.fill(c.palette.base);
        QPainter painter(&image);
        paintSamples(painter, samples, {-1}, c);
    }
    state.SetItemsProcessed(state.iterations() * kTileColumns);
}
BENCHMARK(sampleTile)->Arg(1)->Arg(2)->Arg(10)->Arg(60)->Unit(benchmark::kMillisecond);

LaneModel manyItems(LayerKind kind)
{
    LayerDef layer;
    layer.id = QStringLiteral("lane");
    layer.kind = kind;
    layer.tiling = kind == LayerKind::Interval;
    for (const char* id : {"verse", "chorus", "bridge"}) {
        LabelDef label;
        label.id = label.name = QLatin1String(id);
        layer.labels.push_back(label);
    }
    auto items = std::make_shared<Items>();
    for (int i = 0; i < kManyItems; ++i) {
        Item item;
        item.id = {i + 1};
        item.span = {{i * FrameCount(kRate)}, {(i + (kind == LayerKind::Interval ? 1 : 0)) * FrameCount(kRate)}};
        if (kind == LayerKind::Interval)
            item.label = layer.labels[std::size_t(i % 3)].id;
        else
            item.payload = InstantValue{i / 4 + 1, i % 4 + 1};
        items->push_back(item);
    }
    return {layer, items};
}

// Argument: pixels for each item, in hundredths; 1.6 shows all.
void laneOf(benchmark::State& state, LayerKind kind)
{
    const LaneModel lane = manyItems(kind);
    const PaintContext c = contextOf(TimeAxis(0, kRate / (double(state.range(0)) / 100)), kLaneWidth, 44);
    QImage image(int(kLaneWidth), 44, QImage::Format_RGB32);
    for (auto _ : state) {
        image.fill(c.palette.panel);
        QPainter painter(&image);
        benchmark::DoNotOptimize(layerPainterOf(kind).paint(painter, lane, c));
    }
}
BENCHMARK_CAPTURE(laneOf, intervals, LayerKind::Interval)
    ->ArgName("hundredthsPx")
    ->Arg(2)
    ->Arg(100)
    ->Arg(250)
    ->Arg(1000)
    ->Arg(4000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(laneOf, instants, LayerKind::Instant)
    ->ArgName("hundredthsPx")
    ->Arg(2)
    ->Arg(100)
    ->Arg(250)
    ->Arg(1000)
    ->Arg(4000)
    ->Unit(benchmark::kMillisecond);

void laneIndex(benchmark::State& state)
{
    const LaneModel lane = manyItems(LayerKind::Interval);
    for (auto _ : state)
        benchmark::DoNotOptimize(itemRows(lane.items(), 1));
    state.SetItemsProcessed(state.iterations() * kManyItems);
}
BENCHMARK(laneIndex)->Unit(benchmark::kMillisecond);

// The usual table, and CPU milliseconds by name.
class Collector : public benchmark::ConsoleReporter {
public:
    Collector()
        : ConsoleReporter(OO_None) // no colours: they would stand before the figures
    {
    }
    void ReportRuns(const std::vector<Run>& runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs)
            m_cpuMs[run.benchmark_name()] = run.GetAdjustedCPUTime();
    }
    const std::map<std::string, double>& cpuMs() const { return m_cpuMs; }

private:
    std::map<std::string, double> m_cpuMs;
};

void printFigures(const std::map<std::string, double>& cpuMs)
{
    constexpr double kFrameMs = 8;    // what the GUI thread may take
    constexpr double kFloorTimes = 4; // spectra are also read, windowed and made decibels
    for (const auto& [name, ms] : cpuMs) {
        const QString what = QString::fromStdString(name);
        if (name.starts_with("spectrogramTile/")) {
            const auto floor = cpuMs.find("spectrogramFloor" + name.substr(name.find('/')));
            if (floor != cpuMs.end())
                printFigure(QStringLiteral("paint, %1: CPU to bare transforms and look-up").arg(what),
                            ms / floor->second, QStringLiteral("times"), kFloorTimes);
        } else if (name.starts_with("laneOf/")) {
            printFigure(QStringLiteral("paint, %1 of 100,000 items: CPU").arg(what), ms, QStringLiteral("ms"),
                        kFrameMs);
        } else {
            printFigure(QStringLiteral("paint, %1: CPU").arg(what), ms, QStringLiteral("ms"));
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    Collector collector;
    benchmark::RunSpecifiedBenchmarks(&collector);
    printFigures(collector.cpuMs());
    return 0;
}
