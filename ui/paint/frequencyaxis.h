#pragma once

#include "core/time/frame.h"

#include <QString>

#include <vector>

namespace unisono {

enum class FrequencyScale { Linear, Log };

/// Maps frequencies to vertical pixels: 0 at the top (highest), heightPx at the bottom. Linear runs from 0 Hz, Log from
/// 30 Hz, both to half the sample rate.
class FrequencyAxis {
public:
    static constexpr double kLogFromHz = 30;

    FrequencyAxis(FrequencyScale scale, SampleRate rate, double heightPx);
    double fromHz() const { return m_fromHz; }
    double toHz() const { return m_toHz; }
    double heightPx() const { return m_heightPx; }
    double yOf(double freqHz) const; ///< frequencies below the lowest (log): the bottom
    double freqAtY(double yPx) const;

private:
    FrequencyScale m_scale;
    double m_fromHz, m_toHz, m_heightPx;
};

struct FrequencyTick {
    double yPx = 0;
    double freqHz = 0;
    QString text; ///< "200 Hz", "1 kHz", "12 kHz"
};
/// Round frequencies at least minGapPx apart and half of that from top and bottom, from low to high.
std::vector<FrequencyTick> frequencyTicks(const FrequencyAxis& axis, double minGapPx = 40);

} // namespace unisono
