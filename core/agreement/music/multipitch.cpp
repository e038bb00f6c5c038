#include "core/agreement/music/multipitch.h"

#include "core/agreement/matching.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kWindowSemitones = 0.5;

using Pitches = std::vector<double>;

bool isProper(const PitchFrames& frames)
{
    for (const Pitches& frame : frames.hertz)
        for (const double hertz : frame)
            if (std::abs(hertz) > kMostPitchHertz || std::abs(hertz) < kLeastPitchHertz)
                return false;
    return true;
}

bool haveSameTimes(const PitchFrames& a, const PitchFrames& b)
{
    return a.times.size() == b.times.size() &&
           std::equal(a.times.begin(), a.times.end(), b.times.begin(),
                      [](double x, double y) { return std::abs(x - y) <= 1e-8 + 1e-5 * std::abs(y); });
}

/// Of each time of the reference the place of the estimate's frame; nullopt: silence.
std::vector<std::optional<std::size_t>> placesAt(const std::vector<double>& times, const std::vector<double>& to)
{
    std::vector<double> middles;
    for (std::size_t i = 1; i < times.size(); ++i)
        middles.push_back(times[i] / 2 + times[i - 1] / 2);
    std::vector<std::optional<std::size_t>> places;
    for (const double time : to) {
        if (times.empty() || time < times.front() || time > times.back())
            places.emplace_back();
        else
            places.emplace_back(std::lower_bound(middles.begin(), middles.end(), time) - middles.begin());
    }
    return places;
}

Pitches semitones(const Pitches& hertz)
{
    Pitches all;
    for (const double each : hertz)
        all.push_back(69 + 12 * std::log2(each / 440));
    std::sort(all.begin(), all.end());
    return all;
}

std::size_t matchedChroma(const Pitches& reference, const Pitches& estimate)
{
    const auto chroma = [](double semitone) {
        const double rest = std::fmod(semitone, 12);
        return rest < 0 ? rest + 12 : rest;
    };
    std::vector<std::vector<std::size_t>> candidates(estimate.size());
    for (std::size_t e = 0; e < estimate.size(); ++e)
        for (std::size_t r = 0; r < reference.size(); ++r) {
            const double apart = std::abs(chroma(reference[r]) - chroma(estimate[e]));
            if (std::min(apart, 12 - apart) <= kWindowSemitones)
                candidates[e].push_back(r);
        }
    return largestMatching(candidates, reference.size()).size();
}

/// What is summed over the frames.
class Sums {
public:
    void add(std::size_t reference, std::size_t estimate, std::size_t matched)
    {
        const auto r = double(reference);
        const auto e = double(estimate);
        const auto t = double(matched);
        m_reference += r;
        m_estimate += e;
        m_matched += t;
        m_substituted += std::min(r, e) - t;
        m_missed += std::max(r - e, 0.0);
        m_falseAlarms += std::max(e - r, 0.0);
        m_wrong += std::max(r, e) - t;
    }

    PitchScores scores() const
    {
        const auto ratio = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
        return {ratio(m_matched, m_estimate),
                ratio(m_matched, m_reference),
                ratio(m_matched, m_reference + m_estimate - m_matched),
                ratio(m_substituted, m_reference),
                ratio(m_missed, m_reference),
                ratio(m_falseAlarms, m_reference),
                ratio(m_wrong, m_reference)};
    }

private:
    double m_reference = 0;
    double m_estimate = 0;
    double m_matched = 0;
    double m_substituted = 0;
    double m_missed = 0;
    double m_falseAlarms = 0;
    double m_wrong = 0;
};

} // namespace

std::optional<MultipitchAgreement> multipitchAgreement(const PitchFrames& reference, const PitchFrames& estimate)
{
    if (!isProper(reference) || !isProper(estimate))
        return std::nullopt;
    std::vector<std::optional<std::size_t>> places;
    if (!haveSameTimes(estimate, reference))
        places = placesAt(estimate.times, reference.times);
    Sums pitch;
    Sums chroma;
    for (std::size_t i = 0; i < reference.hertz.size(); ++i) {
        const std::optional<std::size_t> place = places.empty() ? std::optional(i) : places[i];
        const Pitches r = semitones(reference.hertz[i]);
        const Pitches e = place ? semitones(estimate.hertz[*place]) : Pitches();
        pitch.add(r.size(), e.size(), matchedTimes(r, e, kWindowSemitones).size());
        chroma.add(r.size(), e.size(), matchedChroma(r, e));
    }
    return MultipitchAgreement{pitch.scores(), chroma.scores()};
}

} // namespace unisono
