#include "core/dsp/spectrogram.h"

#include "core/dsp/decibel.h"
#include "core/dsp/fft.h"
#include "core/dsp/window.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace unisono {

namespace {

constexpr int kMostSpectraAColumn = 4;
constexpr FrameCount kBatchFrames = 1 << 17; // read at once: 0.5 MB, and cancel is polled between batches

// Where the windows of a request begin. A window depends on the column's centre only, so that tiles of any size agree.
struct WindowGrid {
    double fromFrame = 0;
    double framesPerColumn = 1;
    int windowFrames = 0;
    int perColumn = 1;

    FrameCount start(int column, int k) const
    {
        const double centre = fromFrame + (column + (k + 0.5) / perColumn) * framesPerColumn;
        return std::llround(centre - windowFrames / 2.0);
    }
};

int spectraAColumn(double framesPerColumn, int windowFrames)
{
    return std::clamp(int(std::ceil(std::min(framesPerColumn / windowFrames, 1e6))), 1, kMostSpectraAColumn);
}

class SpectrumMaker {
public:
    explicit SpectrumMaker(int windowFrames)
        : m_fft(windowFrames),
          m_window(makeWindow(WindowShape::Hann, windowFrames))
    {
        // A sine of amplitude 1 peaks at half the window's sum; a constant and the highest frequency at the sum.
        const double sum = windowSum(m_window);
        m_scale = float(4 / (sum * sum));
    }

    // Keeps the greater of `power` and the spectrum of `samples`.
    void keepMaximum(std::span<const float> samples, std::span<float> power)
    {
        const std::span<float> in = m_fft.input();
        for (std::size_t i = 0; i < in.size(); ++i)
            in[i] = samples[i] * m_window[i];
        const std::span<const std::complex<float>> out = m_fft.forward();
        const float* x = reinterpret_cast<const float*>(out.data()); // pairs, as the standard allows
        const std::size_t last = power.size() - 1;
        const float dc = x[0] * x[0] * m_scale / 4;
        const float top = x[2 * last] * x[2 * last] * m_scale / 4;
        const float before0 = power[0];
        const float beforeLast = power[last];
        for (std::size_t i = 0; i < power.size(); ++i) {
            const float p = (x[2 * i] * x[2 * i] + x[2 * i + 1] * x[2 * i + 1]) * m_scale;
            power[i] = p > power[i] ? p : power[i];
        }
        power[0] = std::max(before0, dc);
        power[last] = std::max(beforeLast, top);
    }

private:
    Fft m_fft;
    std::vector<float> m_window;
    float m_scale = 1;
};

Error invalid(const QString& message)
{
    return {ErrorCode::Invalid, message, {}, {}};
}

} // namespace

Result<std::vector<float>> spectrogramColumns(PcmReader& reader, const SpectrogramParams& params, double fromFrame,
                                              double framesPerColumn, int columns, JobContext& context)
{
    const int window = params.windowFrames;
    if (window < 64 || window > 32768 || !std::has_single_bit(unsigned(window)))
        return invalid(QStringLiteral("window of %1 frames").arg(window));
    if (!(framesPerColumn > 0) || !std::isfinite(framesPerColumn) || !std::isfinite(fromFrame))
        return invalid(QStringLiteral("spectrogram grid is not finite"));

    const std::size_t bins = std::size_t(window) / 2 + 1;
    const FrameCount length = reader.info().frames;
    const WindowGrid grid{fromFrame, framesPerColumn, window, spectraAColumn(framesPerColumn, window)};
    const int total = std::max(columns, 0) * grid.perColumn;
    std::vector<float> result;
    result.reserve(bins * std::size_t(std::max(columns, 0)));
    std::vector<float> power(bins, 0.0f); // of the column in work: written out once, while it is in the cache
    SpectrumMaker maker(window);
    std::vector<float> samples;

    const auto startOf = [&](int i) { return grid.start(i / grid.perColumn, i % grid.perColumn); };
    for (int i = 0; i < total;) {
        if (context.cancelled())
            return cancelledError();
        // A batch: windows that touch or overlap are read together, lonely ones alone.
        const FrameCount from = startOf(i);
        FrameCount to = from + window;
        int end = i + 1;
        while (end < total) {
            const FrameCount next = startOf(end);
            if (next > to || next + window - from > kBatchFrames + window)
                break;
            to = next + window;
            ++end;
        }
        const bool inFile = to > 0 && from < length;
        if (inFile) {
            samples.resize(std::size_t(to - from));
            if (const Result<void> read = reader.readMono(params.channel, {from}, samples); !read)
                return read.error();
        }
        for (int w = i; w < end; ++w) {
            if (inFile) {
                const std::size_t offset = std::size_t(startOf(w) - from);
                maker.keepMaximum(std::span(samples).subspan(offset, std::size_t(window)), power);
            }
            if ((w + 1) % grid.perColumn != 0)
                continue;
            powerToDb(power, kSpectrumFloorDb);
            result.insert(result.end(), power.begin(), power.end());
            std::fill(power.begin(), power.end(), 0.0f);
        }
        i = end;
        context.progress(double(i) / total);
    }
    return result;
}

} // namespace unisono
