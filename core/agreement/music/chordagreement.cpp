#include "core/agreement/music/chordagreement.h"

#include <algorithm>

namespace unisono {

namespace {

constexpr std::size_t kTriadNotes = 8;

bool isUnknown(const Chord& chord)
{
    return chord.notes.front() < 0;
}

bool haveSameNotes(const std::array<int, 12>& a, const std::array<int, 12>& b, std::size_t count)
{
    return std::equal(a.begin(), a.begin() + std::ptrdiff_t(count), b.begin());
}

using Notes = std::array<int, 12>;
constexpr Notes kNone{};
constexpr Notes kMajor{1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0};
constexpr Notes kMinor{1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0};
constexpr Notes kMajorSeventh{1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1};
constexpr Notes kSeventh{1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
constexpr Notes kMinorSeventh{1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0};

bool isMajorOrMinor(const Chord& chord)
{
    return haveSameNotes(chord.notes, kMajor, kTriadNotes) || haveSameNotes(chord.notes, kMinor, kTriadNotes) ||
           chord.notes == kNone;
}

bool isSeventhOrTriad(const Chord& chord)
{
    const auto is = [&](const Notes& notes) { return chord.notes == notes; };
    return is(kMajor) || is(kMinor) || is(kMajorSeventh) || is(kSeventh) || is(kMinorSeventh) || is(kNone);
}

/// How many pitch classes sound in both; X is taken for all of them, as mir_eval does.
int commonNotes(const Chord& a, const Chord& b)
{
    int common = 0;
    for (int semitone = 0; semitone < 12; ++semitone) {
        const auto sounds = [&](const Chord& chord) {
            return chord.notes[std::size_t((semitone - chord.root + 12) % 12)] != 0;
        };
        common += int(sounds(a) && sounds(b));
    }
    return common;
}

std::optional<bool> isSameByMirex(const Chord& reference, const Chord& estimate)
{
    constexpr int kLeastNotes = 3;
    const auto count = std::count(reference.notes.begin(), reference.notes.end(), 1);
    if (count > 0 && count < kLeastNotes)
        return std::nullopt;
    return (reference.root < 0 && estimate.root < 0) || commonNotes(reference, estimate) >= kLeastNotes;
}

/// The segment that holds at a time: the last in the list that has begun.
class Holder {
public:
    explicit Holder(const Segments& segments)
        : m_segments(segments)
    {
        for (std::size_t i = 0; i < segments.size(); ++i)
            m_byStart.push_back({segments[i].start, i});
        std::sort(m_byStart.begin(), m_byStart.end());
        std::size_t last = 0;
        for (auto& [start, place] : m_byStart)
            place = last = std::max(last, place);
    }

    std::optional<int> labelAt(double time) const
    {
        const auto next = std::partition_point(m_byStart.begin(), m_byStart.end(),
                                               [&](const auto& each) { return each.first <= time; });
        if (next == m_byStart.begin())
            return std::nullopt;
        return m_segments[(next - 1)->second].label;
    }

private:
    const Segments& m_segments;
    std::vector<std::pair<double, std::size_t>> m_byStart;
};

/// Stretches of time in which neither side changes.
struct Joint {
    double seconds = 0;
    int reference = 0;
    int estimate = 0;
};

std::optional<std::vector<Joint>> joined(const Segments& reference, const Segments& estimate)
{
    if (reference.front().start != estimate.front().start || reference.back().end != estimate.back().end)
        return std::nullopt;
    std::vector<double> times;
    for (const Segments* side : {&reference, &estimate})
        for (const Segment& segment : *side)
            times.insert(times.end(), {segment.start, segment.end});
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    const Holder inReference(reference);
    const Holder inEstimate(estimate);
    std::vector<Joint> all;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        const std::optional<int> r = inReference.labelAt(times[i]);
        const std::optional<int> e = inEstimate.labelAt(times[i]);
        if (!r || !e)
            return std::nullopt;
        all.push_back({times[i + 1] - times[i], *r, *e});
    }
    return all;
}

Segments merged(const Segments& segments, const std::vector<ReadChord>& chords)
{
    Segments all;
    for (const Segment& segment : segments)
        if (!all.empty() && chords[std::size_t(all.back().label)].folded == chords[std::size_t(segment.label)].folded)
            all.back().end = segment.end;
        else
            all.push_back(segment);
    return all;
}

bool areProper(const Segments& segments)
{
    return std::all_of(segments.begin(), segments.end(),
                       [](const Segment& s) { return s.start >= 0 && s.end > s.start; });
}

/// Share of the time outside the longest pieces, when `whole` is cut at the boundaries of `cuts`.
std::optional<double> cutShare(const Segments& whole, const Segments& cuts)
{
    if (!areProper(whole) || !areProper(cuts))
        return std::nullopt;
    for (std::size_t i = 1; i < whole.size(); ++i)
        if (whole[i - 1].end > whole[i].start)
            return std::nullopt;
    std::vector<double> times;
    for (const Segment& segment : cuts)
        times.insert(times.end(), {segment.start, segment.end});
    std::sort(times.begin(), times.end());
    double outside = 0;
    for (const Segment& segment : whole) {
        double longest = 0;
        double from = segment.start;
        for (auto cut = std::lower_bound(times.begin(), times.end(), from); cut != times.end() && *cut < segment.end;
             ++cut) {
            longest = std::max(longest, *cut - from);
            from = *cut;
        }
        outside += segment.end - segment.start - std::max(longest, segment.end - from);
    }
    return outside / (whole.back().end - whole.front().start);
}

std::optional<double> rightShare(ChordRule rule, const std::vector<Joint>& joints, const std::vector<ReadChord>& chords)
{
    double known = 0;
    double right = 0;
    for (const Joint& joint : joints) {
        const std::optional<bool> isSame = isSameChord(rule, chords[std::size_t(joint.reference)].dropped,
                                                       chords[std::size_t(joint.estimate)].dropped);
        if (!isSame)
            continue;
        known += joint.seconds;
        right += *isSame ? joint.seconds : 0;
    }
    return known > 0 ? right / known : 0;
}

} // namespace

std::optional<bool> isSameChord(ChordRule rule, const Chord& reference, const Chord& estimate)
{
    if (isUnknown(reference))
        return std::nullopt;
    const bool isSameRoot = reference.root == estimate.root;
    const bool isSameBass = reference.bass == estimate.bass;
    const auto isSame = [&](std::size_t notes) {
        return isSameRoot && haveSameNotes(reference.notes, estimate.notes, notes);
    };
    constexpr std::size_t kMinorThird = 3;
    const bool isSameThird = isSameRoot && reference.notes[kMinorThird] == estimate.notes[kMinorThird];
    switch (rule) {
    case ChordRule::Thirds:
        return isSameThird;
    case ChordRule::ThirdsInv:
        return isSameThird && isSameBass;
    case ChordRule::Triads:
        return isSame(kTriadNotes);
    case ChordRule::TriadsInv:
        return isSame(kTriadNotes) && isSameBass;
    case ChordRule::Tetrads:
        return isSame(12);
    case ChordRule::TetradsInv:
        return isSame(12) && isSameBass;
    case ChordRule::Root:
        return isSameRoot;
    case ChordRule::Mirex:
        return isSameByMirex(reference, estimate);
    case ChordRule::Majmin:
    case ChordRule::MajminInv:
        if (!isMajorOrMinor(reference))
            return std::nullopt;
        return isSame(kTriadNotes) && (rule == ChordRule::Majmin || isSameBass);
    case ChordRule::Sevenths:
    case ChordRule::SeventhsInv:
        if (!isSeventhOrTriad(reference))
            return std::nullopt;
        return isSame(12) && (rule == ChordRule::Sevenths || isSameBass);
    }
    return std::nullopt;
}

ChordAgreement chordAgreement(const Segments& reference, const Segments& estimate, const std::vector<ReadChord>& chords,
                              int none)
{
    ChordAgreement all;
    all.right.assign(std::size(kChordRules), std::nullopt);
    if (reference.empty())
        return all;
    double start = reference.front().start;
    double end = start;
    for (const Segment& segment : reference) {
        start = std::min({start, segment.start, segment.end});
        end = std::max({end, segment.start, segment.end});
    }
    const Segments filled = filledTo(estimate, start, end, none, none);
    if (const auto joints = joined(reference, filled); joints && !joints->empty())
        for (std::size_t i = 0; i < all.right.size(); ++i)
            all.right[i] = rightShare(kChordRules[i], *joints, chords);
    const Segments mergedReference = merged(reference, chords);
    const Segments mergedEstimate = merged(filled, chords);
    if (const auto share = cutShare(mergedEstimate, mergedReference))
        all.underseg = 1 - *share;
    if (const auto share = cutShare(mergedReference, mergedEstimate))
        all.overseg = 1 - *share;
    if (all.underseg && all.overseg)
        all.seg = std::min(*all.underseg, *all.overseg);
    return all;
}

} // namespace unisono
