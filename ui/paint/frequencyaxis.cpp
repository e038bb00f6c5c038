#include "ui/paint/frequencyaxis.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace unisono {

namespace {

QString frequencyText(double freqHz)
{
    const bool kilo = freqHz >= 1000;
    const QString number = QLocale().toString(kilo ? freqHz / 1000 : freqHz, 'g', 6);
    return kilo ? QCoreApplication::translate("FrequencyAxis", "%1 kHz").arg(number)
                : QCoreApplication::translate("FrequencyAxis", "%1 Hz").arg(number);
}

// Smallest of 1, 2, 5 times a power of ten that is not below `least`.
double roundStep(double least)
{
    const double decade = std::pow(10, std::floor(std::log10(least)));
    for (const double m : {1.0, 2.0, 5.0})
        if (m * decade >= least * (1 - 1e-9))
            return m * decade;
    return 10 * decade;
}

} // namespace

FrequencyAxis::FrequencyAxis(FrequencyScale scale, SampleRate rate, double heightPx)
    : m_scale(scale),
      m_fromHz(scale == FrequencyScale::Log ? kLogFromHz : 0),
      m_toHz(std::max(rate.hz / 2.0, 2 * kLogFromHz)),
      m_heightPx(std::max(heightPx, 1.0))
{
}

double FrequencyAxis::yOf(double freqHz) const
{
    const double share = m_scale == FrequencyScale::Linear
                             ? (freqHz - m_fromHz) / (m_toHz - m_fromHz)
                             : std::log(std::max(freqHz, m_fromHz) / m_fromHz) / std::log(m_toHz / m_fromHz);
    return m_heightPx * (1 - share);
}

double FrequencyAxis::freqAtY(double yPx) const
{
    const double share = 1 - yPx / m_heightPx;
    return m_scale == FrequencyScale::Linear ? m_fromHz + share * (m_toHz - m_fromHz)
                                             : m_fromHz * std::pow(m_toHz / m_fromHz, share);
}

std::vector<FrequencyTick> frequencyTicks(const FrequencyAxis& axis, double minGapPx)
{
    std::vector<FrequencyTick> ticks;
    const auto offer = [&](double freqHz) {
        const double y = axis.yOf(freqHz);
        if (freqHz <= axis.fromHz() || y < minGapPx / 2 || y > axis.heightPx() - minGapPx / 2)
            return;
        for (const FrequencyTick& t : ticks)
            if (std::abs(t.yPx - y) < minGapPx)
                return;
        ticks.push_back({y, freqHz, frequencyText(freqHz)});
    };
    if (axis.fromHz() > 0) {
        // Powers of ten first, then what fits between them.
        constexpr std::array kByRank{100.0,   1000.0, 10000.0, 100000.0, 200.0,  2000.0,
                                     20000.0, 5000.0, 500.0,   50.0,     50000.0};
        for (const double freqHz : kByRank)
            offer(freqHz);
    } else {
        const double step = roundStep((axis.toHz() - axis.fromHz()) / axis.heightPx() * minGapPx);
        for (int i = 1; i * step < axis.toHz(); ++i)
            offer(i * step);
    }
    std::sort(ticks.begin(), ticks.end(),
              [](const FrequencyTick& a, const FrequencyTick& b) { return a.freqHz < b.freqHz; });
    return ticks;
}

} // namespace unisono
