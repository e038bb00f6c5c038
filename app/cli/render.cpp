#include "app/cli/command.h"
#include "core/audio/peakpyramid.h"
#include "core/dsp/spectrogram.h"
#include "ui/paint/colour.h"
#include "ui/paint/colourmap.h"
#include "ui/paint/rulerpainter.h"
#include "ui/paint/spectrogrampainter.h"
#include "ui/paint/waveformpainter.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace unisono {

namespace {

constexpr int kRulerPx = 26;
constexpr int kScalePx = 56; // room for the frequencies
constexpr int kLeastPx = 64;
constexpr int kGreatestPx = 16384;
// Up to here samples are read for a waveform; a longer span takes the peak pyramid, which then is kept for next time.
constexpr FrameCount kSamplesUpTo = FrameCount(1) << 23;

QString words(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct RenderOptions {
    std::string audio, view = "waveform", size = "1200x400", out, scale = "log", map = "magma", theme = "dark",
                       channel = "mix";
    double from = 0;
    std::optional<double> to;
    double gainDb = SpectrogramLook{}.gainDb;
    double rangeDb = SpectrogramLook{}.rangeDb;
    int window = SpectrogramLook{}.windowFrames;
};

std::optional<QSize> sizeFromText(const std::string& text)
{
    const QStringList parts =
        QString::fromStdString(text).split(QLatin1Char('x'), Qt::KeepEmptyParts, Qt::CaseInsensitive);
    if (parts.size() != 2)
        return std::nullopt;
    bool wideOk = false;
    bool highOk = false;
    const QSize size(parts[0].toInt(&wideOk), parts[1].toInt(&highOk));
    const auto fits = [](int px) { return px >= kLeastPx && px <= kGreatestPx; };
    return wideOk && highOk && fits(size.width()) && fits(size.height()) ? std::optional(size) : std::nullopt;
}

ChannelChoice channelOf(const std::string& name)
{
    if (name == "left")
        return ChannelChoice::Left;
    if (name == "right")
        return ChannelChoice::Right;
    if (name == "mid")
        return ChannelChoice::Mid;
    if (name == "side")
        return ChannelChoice::Side;
    return ChannelChoice::Mix;
}

Result<std::vector<PeakColumn>> columnsFromSamples(PcmReader& reader, ChannelChoice channel, const PaintContext& c,
                                                   JobContext& job)
{
    std::vector<PeakColumn> columns(std::size_t(waveformColumns(c)));
    const double framesPerColumn = c.axis.framesPerPx() * c.devicePx();
    std::vector<float> samples;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (job.cancelled())
            return cancelledError();
        const double begin = c.axis.originFrame() + double(i) * framesPerColumn;
        const Frame from{FrameCount(std::floor(begin))};
        const Frame to{std::max(from.value + 1, FrameCount(std::floor(begin + framesPerColumn)))};
        if (from.value >= reader.info().frames || to.value <= 0)
            continue;
        samples.resize(std::size_t(to - from));
        if (const Result<void> read = reader.readMono(channel, from, samples); !read)
            return read.error();
        const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
        double squares = 0;
        for (const float s : samples)
            squares += double(s) * double(s);
        columns[i] = {*least, *greatest, float(std::sqrt(squares / double(samples.size()))), true};
        job.progress(double(i) / double(columns.size()));
    }
    return columns;
}

Result<void> paintChannel(QPainter& painter, PcmReader& reader, ChannelChoice channel, const PaintContext& c,
                          JobContext& job)
{
    if (waveformDetail(c.axis) != WaveformDetail::Columns) {
        const FrameSpan visible = c.visible();
        std::vector<float> samples(std::size_t(visible.length() + 2));
        if (const Result<void> read = reader.readMono(channel, visible.start - 1, samples); !read)
            return read;
        paintSamples(painter, samples, visible.start - 1, c);
        return {};
    }
    if (c.visible().length() <= kSamplesUpTo) {
        const Result<std::vector<PeakColumn>> columns = columnsFromSamples(reader, channel, c, job);
        if (!columns)
            return columns.error();
        paintWaveform(painter, *columns, c);
        return {};
    }
    const Result<std::shared_ptr<PeakPyramid>> peaks = openPeaks(reader.path());
    if (!peaks)
        return peaks.error();
    // A pyramid that could not be stored, or whose file breaks off, still shows what is known.
    if (const Result<void> built = buildPeaks(**peaks, job); !built && built.error().code == ErrorCode::Cancelled)
        return built;
    std::vector<PeakColumn> columns(std::size_t(waveformColumns(c)));
    (*peaks)->columns(channel, c.axis.originFrame(), c.axis.framesPerPx() * c.devicePx(), columns);
    paintWaveform(painter, columns, c);
    return {};
}

Result<void> paintWaveformView(QPainter& painter, PcmReader& reader, const RenderOptions& o, const PaintContext& c,
                               JobContext& job)
{
    if (o.channel != "stereo")
        return paintChannel(painter, reader, channelOf(o.channel), c, job);
    if (Result<void> left = paintChannel(painter, reader, ChannelChoice::Left, waveformRow(c, 0, 2), job); !left)
        return left;
    return paintChannel(painter, reader, ChannelChoice::Right, waveformRow(c, 1, 2), job);
}

void paintFrequencyScale(QPainter& painter, const FrequencyAxis& axis, const QRectF& area, const Palette& palette)
{
    painter.fillRect(area, palette.panel);
    QFont font;
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(palette.dim);
    const QFontMetricsF metrics(font);
    for (const FrequencyTick& tick : frequencyTicks(axis)) {
        const double y = area.top() + tick.yPx;
        painter.fillRect(QRectF(area.right() - 4, std::round(y), 4, 1), palette.dim);
        painter.drawText(QPointF(area.left() + 6, std::round(y + (metrics.ascent() - metrics.descent()) / 2)),
                         tick.text);
    }
}

Result<void> paintSpectrogramView(QPainter& painter, PcmReader& reader, const RenderOptions& o, const PaintContext& c,
                                  JobContext& job)
{
    SpectrogramLook look;
    look.scale = o.scale == "linear" ? FrequencyScale::Linear : FrequencyScale::Log;
    look.colourMap = QString::fromStdString(o.map);
    look.gainDb = o.gainDb;
    look.rangeDb = o.rangeDb;
    look.windowFrames = o.window;
    const Result<std::vector<float>> spectra = spectrogramColumns(
        reader, {o.window, channelOf(o.channel)}, c.axis.originFrame(), c.axis.framesPerPx(), int(c.area.width()), job);
    if (!spectra)
        return spectra.error();
    painter.drawImage(c.area.topLeft(), spectrogramImage(*spectra, c.rate, look, int(c.area.height())));
    const QRectF scale(0, c.area.top(), c.area.left(), c.area.height());
    paintFrequencyScale(painter, FrequencyAxis(look.scale, c.rate, c.area.height()), scale, c.palette);
    return {};
}

int render(const RenderOptions& o, CliOutput& out)
{
    const std::optional<QSize> size = sizeFromText(o.size);
    if (!size)
        return out.fail(words("The size must be WIDTHxHEIGHT in pixels, each from 64 to 16384, for example 1200x400."));
    if (o.view == "spectrogram" && o.channel == "stereo")
        return out.fail(words("A spectrogram shows one channel: choose mix, left, right, mid or side."));
    Result<std::shared_ptr<PcmReader>> reader = openPcmReader(QString::fromStdString(o.audio));
    if (!reader)
        return out.fail(reader.error());
    const AudioInfo& info = (*reader)->info();
    const double length = secondsOf(info.frames, info.rate);
    const double to = o.to.value_or(length);
    if (!(o.from >= 0) || !(to > o.from) || !(o.from < length) || !std::isfinite(to))
        return out.fail(words("The time to show must begin inside the file (%1 s long) and end after it begins.")
                            .arg(length, 0, 'f', 3));

    const bool spectrogram = o.view == "spectrogram";
    PaintContext c;
    c.palette = paletteOf(o.theme == "light" ? ThemeId::Light : ThemeId::Dark);
    c.rate = info.rate;
    c.area = QRectF(spectrogram ? kScalePx : 0, kRulerPx, size->width() - (spectrogram ? kScalePx : 0),
                    size->height() - kRulerPx);
    const double framesPerPx = (to - o.from) * info.rate.hz / c.area.width();
    c.axis = TimeAxis(o.from * info.rate.hz, framesPerPx);

    QImage image(*size, QImage::Format_RGB32);
    image.fill(c.palette.base);
    QPainter painter(&image);
    PaintContext ruler = c;
    ruler.area = QRectF(c.area.left(), 0, c.area.width(), kRulerPx);
    paintRuler(painter, ruler);
    painter.fillRect(QRectF(0, kRulerPx - 1, size->width(), 1), c.palette.line);
    Result<void> painted;
    withProgress(words("Rendering"), [&](JobContext& job) {
        painted = spectrogram ? paintSpectrogramView(painter, **reader, o, c, job)
                              : paintWaveformView(painter, **reader, o, c, job);
    });
    painter.end();
    if (!painted)
        return out.fail(painted.error());
    const QString path = QString::fromStdString(o.out);
    QImageWriter writer(path);
    if (!writer.write(image))
        return out.fail(
            {writer.error() == QImageWriter::UnsupportedFormatError ? ErrorCode::Unsupported : ErrorCode::CannotWrite,
             writer.errorString(), path, QFileInfo(path).suffix()});
    out.document({{QStringLiteral("out"), path},
                  {QStringLiteral("view"), QString::fromStdString(o.view)},
                  {QStringLiteral("from"), o.from},
                  {QStringLiteral("to"), to},
                  {QStringLiteral("width"), size->width()},
                  {QStringLiteral("height"), size->height()}},
                 words("Wrote %1 (%2 × %3).").arg(path).arg(size->width()).arg(size->height()));
    return kExitDone;
}

} // namespace

void registerCommands_render(CommandRegistry& registry)
{
    const auto setup = [](CLI::App& app, CliOutput& out) -> std::function<int()> {
        const auto o = std::make_shared<RenderOptions>();
        const auto help = [](const char* text) { return words(text).toStdString(); };
        std::vector<std::string> maps;
        for (const QString& id : colourMapIds())
            maps.push_back(id.toStdString());
        app.add_option("audio", o->audio, help("Sound file"))->required();
        app.add_option("--view", o->view, help("What to draw"))
            ->check(CLI::IsMember({"waveform", "spectrogram"}))
            ->capture_default_str();
        app.add_option("--from", o->from, help("Start in seconds"))->capture_default_str();
        app.add_option("--to", o->to, help("End in seconds; without it the end of the file"));
        app.add_option("--size", o->size, help("Width and height in pixels"))->capture_default_str();
        app.add_option("--out", o->out, help("Picture to write, for example view.png"))->required();
        app.add_option("--channel", o->channel, help("mix, left, right, mid, side; stereo: left over right"))
            ->check(CLI::IsMember({"mix", "left", "right", "mid", "side", "stereo"}))
            ->capture_default_str();
        app.add_option("--scale", o->scale, help("Frequencies"))
            ->check(CLI::IsMember({"linear", "log"}))
            ->capture_default_str();
        app.add_option("--map", o->map, help("Colours"))->check(CLI::IsMember(maps))->capture_default_str();
        app.add_option("--window", o->window, help("Length of the spectrogram's window in frames"))
            ->check(CLI::IsMember({64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768}))
            ->capture_default_str();
        app.add_option("--gain", o->gainDb, help("dB added before colouring"))->capture_default_str();
        app.add_option("--range", o->rangeDb, help("dB from the darkest to the brightest colour"))
            ->check(CLI::Range(1.0, 200.0))
            ->capture_default_str();
        app.add_option("--theme", o->theme, help("dark or light"))
            ->check(CLI::IsMember({"dark", "light"}))
            ->capture_default_str();
        return [o, &out] { return render(*o, out); };
    };
    registry.add({QStringLiteral("render"), words("Draw a stretch of a sound file into a picture"), setup});
}

} // namespace unisono
