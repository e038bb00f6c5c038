#include "ui/paint/spectrogrampainter.h"

#include "ui/paint/colourmap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace unisono {

namespace {

// What one row of the picture shows of a spectrum: the greatest of bins [from, to), or a point between two.
struct RowSource {
    int from = 0;
    int to = 0; // from + 1: interpolated towards `from + 1` by `fraction`
    float fraction = 0;
};

std::vector<RowSource> rowSources(const SpectrogramLook& look, SampleRate rate, int bins, int heightPx)
{
    const FrequencyAxis axis(look.scale, rate, heightPx);
    const double binsPerHz = look.windowFrames / double(std::max(rate.hz, 1));
    std::vector<RowSource> sources(static_cast<std::size_t>(heightPx));
    for (int row = 0; row < heightPx; ++row) {
        RowSource& s = sources[std::size_t(row)];
        const double low = axis.freqAtY(row + 1) * binsPerHz;
        const double high = axis.freqAtY(row) * binsPerHz;
        const int first = int(std::ceil(low));
        const int end = int(std::ceil(high));
        if (end - first >= 2) {
            s.from = std::clamp(first, 0, bins - 1);
            s.to = std::clamp(end, s.from + 1, bins);
        } else {
            const double at = std::clamp(axis.freqAtY(row + 0.5) * binsPerHz, 0.0, bins - 1.0);
            s.from = std::min(int(at), bins - 2);
            s.to = s.from + 1;
            s.fraction = float(at - s.from);
        }
    }
    return sources;
}

inline float valueOf(const RowSource& s, const float* db)
{
    if (s.to - s.from == 1)
        return db[s.from] + (db[s.from + 1] - db[s.from]) * s.fraction;
    return *std::max_element(db + s.from, db + s.to);
}

} // namespace

QImage spectrogramImage(std::span<const float> columnsDb, SampleRate rate, const SpectrogramLook& look, int heightPx)
{
    const int bins = look.windowFrames / 2 + 1;
    const int columns = int(columnsDb.size()) / bins;
    if (columns <= 0 || heightPx <= 0 || bins < 2)
        return {};
    const std::vector<RowSource> sources = rowSources(look, rate, bins, heightPx);
    const ColourMap& map = colourMap(look.colourMap);
    const double rangeDb = std::max(look.rangeDb, 1.0);
    const float lowDb = float(kSpectrumTopDb - look.gainDb - rangeDb);
    const float scale = float(map.size() / rangeDb);

    QImage image(columns, heightPx, QImage::Format_RGB32);
    // Several columns at a time: the picture is by rows, the spectra by columns, and the cache likes neither alone.
    constexpr int kStripe = 16;
    std::array<float, kStripe> values{};
    for (int first = 0; first < columns; first += kStripe) {
        const int n = std::min(kStripe, columns - first);
        const float* db = columnsDb.data() + std::size_t(first) * std::size_t(bins);
        for (int row = 0; row < heightPx; ++row) {
            const RowSource& source = sources[std::size_t(row)];
            for (int i = 0; i < n; ++i)
                values[std::size_t(i)] = valueOf(source, db + std::size_t(i) * std::size_t(bins));
            QRgb* out = reinterpret_cast<QRgb*>(image.scanLine(row)) + first;
            for (int i = 0; i < n; ++i) {
                const float level = std::clamp((values[std::size_t(i)] - lowDb) * scale, 0.0f, 255.0f);
                out[i] = map[std::size_t(level)];
            }
        }
    }
    return image;
}

} // namespace unisono
