#include "core/study/contourtable.h"

#include "core/study/meantable.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

using Contour = std::vector<std::optional<double>>;

/// A curve at moments `hop` apart up to `end`: between two points of it the line, after a gap nothing.
Contour sampled(const StudyAnswer& answer, SampleRate rate, Frame end, double hopSeconds)
{
    const double hop = hopSeconds * rate.hz;
    Contour contour(std::size_t(double(end.value) / hop) + 1);
    for (const Item& item : answer.items) {
        const auto* curve = std::get_if<CurveValue>(&item.payload);
        if (!curve)
            continue;
        for (std::size_t i = 0; i < curve->points.size(); ++i) {
            const CurvePoint& from = curve->points[i];
            if (!from.value)
                continue;
            const bool isLast = i + 1 == curve->points.size();
            const Frame until = isLast ? item.span.end : curve->points[i + 1].at;
            const std::optional<double> next = isLast ? std::nullopt : curve->points[i + 1].value;
            const auto first = std::size_t(std::max(0.0, std::ceil(double(from.at.value) / hop)));
            for (std::size_t k = first; k < contour.size() && double(k) * hop < double(until.value); ++k) {
                const double along = (double(k) * hop - double(from.at.value)) / double(until - from.at);
                contour[k] = next ? *from.value + along * (*next - *from.value) : *from.value;
            }
        }
    }
    return contour;
}

Frame endOf(const StudyTrack& track)
{
    Frame end{track.frames};
    for (const std::optional<StudyAnswer>& answer : track.answers)
        if (answer)
            for (const Item& item : answer->items)
                end = std::max(end, item.span.end);
    return end;
}

double cents(double hz)
{
    return 1200 * std::log2(hz);
}

double chromaDistance(double cents)
{
    return std::abs(cents - 1200 * std::round(cents / 1200));
}

/// How probable it is that a voiced moment of one and a voiced one of the other have the same pitch.
double samePitchByChance(std::vector<double> a, std::vector<double> b)
{
    if (a.empty() || b.empty())
        return 0;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    double pairs = 0;
    auto low = b.begin();
    auto high = b.begin();
    for (const double pitch : a) {
        while (low != b.end() && *low < pitch - kPitchCents)
            ++low;
        while (high != b.end() && *high <= pitch + kPitchCents)
            ++high;
        pairs += double(high - low);
    }
    return pairs / (double(a.size()) * double(b.size()));
}

class PitchTable : public FigureTable {
public:
    enum Column : std::size_t {
        Moments,
        Agreed,
        Expected,
        Voiced, ///< in the first
        VoicedInBoth,
        Unvoiced,    ///< in the first
        VoicedAlone, ///< in the second, where the first is unvoiced
        RightPitch,  ///< of those voiced in both
        RightChroma,
        Width
    };

    std::size_t width() const override { return Width; }
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override { return row[Moments]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        const Frame end = endOf(track);
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            addPair(sampled(a, track.rate, end, kContourHopSeconds), sampled(b, track.rate, end, kContourHopSeconds),
                    row);
        });
    }
    std::vector<TableFigure> figures() const override
    {
        std::vector<TableFigure> all;
        const auto add = [&](const char* id, FigureScale scale, const char* formula, const char* source,
                             const Statistic& statistic) {
            all.push_back(
                {{QLatin1String(id), scale, QStringLiteral("moment"), QLatin1String(formula), QLatin1String(source)},
                 statistic});
        };
        const auto share = [](Column over, Column under) -> Statistic {
            return [over, under](std::span<const double> row) { return MeanColumns::of(row[over], row[under]); };
        };
        add("kappa-pitch", FigureScale::Coefficient,
            "(observed - expected) / (1 - expected): both unvoiced, or both voiced within 50 cents; expected from what "
            "each says of the same track at any moment",
            "Cohen 1960, applied to moments", [](std::span<const double> row) -> std::optional<double> {
                if (row[Moments] <= row[Expected])
                    return std::nullopt;
                return (row[Agreed] - row[Expected]) / (row[Moments] - row[Expected]);
            });
        const char* const poliner = "Poliner et al. 2007, Melody transcription from music audio";
        add("raw-pitch", FigureScale::Share, "pitch within 50 cents / voiced in the first", poliner,
            share(RightPitch, Voiced));
        add("raw-chroma", FigureScale::Share, "the same, octaves apart", poliner, share(RightChroma, Voiced));
        add("voicing-recall", FigureScale::Share, "voiced in both / voiced in the first", poliner,
            share(VoicedInBoth, Voiced));
        add("voicing-false-alarm", FigureScale::Share, "voiced in the second alone / unvoiced in the first", poliner,
            share(VoicedAlone, Unvoiced));
        add("overall", FigureScale::Share, "right in voicing and pitch / all moments", poliner, share(Agreed, Moments));
        return all;
    }

private:
    static void addPair(const Contour& a, const Contour& b, std::span<double> row)
    {
        std::vector<double> voicedA;
        std::vector<double> voicedB;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const bool isVoicedA = a[i] && *a[i] > 0;
            const bool isVoicedB = b[i] && *b[i] > 0;
            if (isVoicedA)
                voicedA.push_back(cents(*a[i]));
            if (isVoicedB)
                voicedB.push_back(cents(*b[i]));
            row[Moments] += 1;
            row[isVoicedA ? Voiced : Unvoiced] += 1;
            if (isVoicedA && isVoicedB) {
                const double apart = voicedA.back() - voicedB.back();
                const bool isRight = std::abs(apart) <= kPitchCents;
                row[VoicedInBoth] += 1;
                row[RightPitch] += isRight ? 1 : 0;
                row[Agreed] += isRight ? 1 : 0;
                row[RightChroma] += chromaDistance(apart) <= kPitchCents ? 1 : 0;
            } else if (isVoicedB) {
                row[VoicedAlone] += 1;
            } else if (!isVoicedA) {
                row[Agreed] += 1;
            }
        }
        const auto moments = double(a.size());
        const double shareA = double(voicedA.size()) / moments;
        const double shareB = double(voicedB.size()) / moments;
        row[Expected] += moments * ((1 - shareA) * (1 - shareB) +
                                    shareA * shareB * samePitchByChance(std::move(voicedA), std::move(voicedB)));
    }
};

} // namespace

std::unique_ptr<FigureTable> pitchTable()
{
    return std::make_unique<PitchTable>();
}

NumbersOfTrack curveNumbers()
{
    return [](const StudyTrack& track, std::span<const std::size_t> raters) {
        constexpr double kHopSeconds = 0.1;
        const Frame end = endOf(track);
        std::vector<Contour> of;
        for (const std::size_t rater : raters) {
            const std::optional<StudyAnswer>& answer = track.answers[rater];
            of.push_back(sampled(answer ? *answer : StudyAnswer(), track.rate, end, kHopSeconds));
        }
        return of;
    };
}

} // namespace unisono
