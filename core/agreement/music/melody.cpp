#include "core/agreement/music/melody.h"

#include "core/agreement/scores.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kBaseHertz = 10;
constexpr int kTimeDecimals = 10;

/// Cents above the base, 0 where there is no pitch; and whether a frame is voiced.
struct Frames {
    std::vector<double> times;
    std::vector<double> cents;
    std::vector<bool> isVoiced;
};

Frames framesOf(const Contour& contour)
{
    Frames frames;
    const auto add = [&](double time, double hertz) {
        frames.times.push_back(time);
        frames.cents.push_back(hertz == 0 ? 0 : 1200 * std::log2(std::abs(hertz) / kBaseHertz));
        frames.isVoiced.push_back(hertz > 0);
    };
    if (contour.times.front() > 0)
        add(0, contour.hertz.front());
    for (std::size_t i = 0; i < contour.times.size(); ++i)
        add(contour.times[i], contour.hertz[i]);
    return frames;
}

/// numpy.allclose
bool areClose(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
               return std::abs(x - y) <= 1e-8 + 1e-5 * std::abs(y);
           });
}

/// The frames at other times; false: there is no telling.
bool resample(Frames& frames, const std::vector<double>& to)
{
    if (areClose(frames.times, to))
        return true;
    std::vector<double> times;
    for (const double time : frames.times)
        times.push_back(rounded(time, kTimeDecimals));
    const double end = rounded(*std::max_element(to.begin(), to.end()), kTimeDecimals);
    if (end > times.back()) {
        times.push_back(end);
        frames.cents.push_back(0);
        frames.isVoiced.push_back(false);
    }
    if (std::adjacent_find(times.begin(), times.end()) != times.end())
        return false;
    std::vector<double> held = frames.cents;
    for (std::size_t i = 1; i < held.size(); ++i)
        if (held[i] == 0)
            held[i] = held[i - 1];

    Frames at{to, {}, {}};
    for (const double each : to) {
        const double time = rounded(each, kTimeDecimals);
        if (time < times.front())
            return false;
        const auto next = std::upper_bound(times.begin(), times.end(), time);
        const auto i = std::size_t(next - times.begin()) - 1;
        double cents = held[i];
        if (time != times[i])
            cents += (held[i + 1] - held[i]) / (times[i + 1] - times[i]) * (time - times[i]);
        at.cents.push_back(frames.cents[i] == 0 ? 0 : cents);
        at.isVoiced.push_back(frames.isVoiced[i]);
    }
    frames = std::move(at);
    return true;
}

double share(double part, double whole, double otherwise)
{
    return whole > 0 ? part / whole : otherwise;
}

} // namespace

std::optional<MelodyAgreement> melodyAgreement(const Contour& reference, const Contour& estimate, double centTolerance)
{
    if (reference.times.empty() || estimate.times.empty())
        return std::nullopt;
    const Frames r = framesOf(reference);
    Frames e = framesOf(estimate);
    if (!resample(e, r.times))
        return std::nullopt;

    double voiced = 0;
    double voicedInBoth = 0;
    double falseAlarms = 0;
    double rightPitch = 0;
    double rightChroma = 0;
    double right = 0;
    const std::size_t count = r.times.size();
    for (std::size_t i = 0; i < count; ++i) {
        const double apart = std::abs(r.cents[i] - e.cents[i]);
        const bool hasPitch = r.cents[i] != 0 && e.cents[i] != 0;
        const bool isRight = hasPitch && apart < centTolerance;
        const double octave = 1200 * std::floor(apart / 1200 + 0.5);
        voiced += double(r.isVoiced[i]);
        if (r.isVoiced[i]) {
            voicedInBoth += double(e.isVoiced[i]);
            rightPitch += double(isRight);
            rightChroma += double(hasPitch && std::abs(apart - octave) < centTolerance);
            right += double(isRight && e.isVoiced[i]);
        } else {
            falseAlarms += double(e.isVoiced[i]);
            right += double(!e.isVoiced[i]);
        }
    }
    return MelodyAgreement{share(voicedInBoth, voiced, 1), share(falseAlarms, double(count) - voiced, 0),
                           share(rightPitch, voiced, 0), share(rightChroma, voiced, 0), right / double(count)};
}

} // namespace unisono
