#include "core/agreement/music/notes.h"

#include "core/agreement/music/chance.h"

#include <algorithm>

namespace unisono {

namespace {

using Notes = std::span<const TimedNote>;

bool areProper(Notes notes)
{
    return std::all_of(notes.begin(), notes.end(),
                       [](const TimedNote& n) { return n.onset >= 0 && n.offset > n.onset; });
}

double meanOverlap(Notes reference, Notes estimate, const MatchedPairs& pairs)
{
    double sum = 0;
    for (const MatchedPair& pair : pairs) {
        const TimedNote& r = reference[pair.reference];
        const TimedNote& e = estimate[pair.estimate];
        const double both = std::min(r.offset, e.offset) - std::max(r.onset, e.onset);
        sum += both / (std::max(r.offset, e.offset) - std::min(r.onset, e.onset));
    }
    return pairs.empty() ? 0 : sum / double(pairs.size());
}

std::optional<Circle> circleOfOnsets(Notes reference, Notes estimate)
{
    std::vector<double> onsets[2];
    for (const TimedNote& note : reference)
        onsets[0].push_back(note.onset);
    for (const TimedNote& note : estimate)
        onsets[1].push_back(note.onset);
    return circleOf(onsets[0], onsets[1]);
}

NoteFamily family(Notes reference, Notes estimate, const NoteRule& rule)
{
    NoteFamily result;
    const NoteAgreement agreement = noteF(reference, estimate, rule);
    result.score = agreement.score;
    result.overlap = meanOverlap(reference, estimate, agreement.pairs);
    const std::optional<Circle> circle = circleOfOnsets(reference, estimate);
    if (!circle)
        return result;
    const auto fOfShift = [&](double shift) {
        std::vector<TimedNote> notes(estimate.begin(), estimate.end());
        for (TimedNote& note : notes) {
            const double length = note.offset - note.onset;
            note.onset = shifted(note.onset, shift, *circle);
            note.offset = note.onset + length;
        }
        return noteF(reference, notes, rule).score.f;
    };
    result.fBeyondChance = beyondChance(result.score.f, *circle, fOfShift);
    return result;
}

} // namespace

Result<std::optional<NoteFamilies>> noteFamilies(Notes reference, Notes estimate, const NoteRule& rule)
{
    if (!areProper(reference) || !areProper(estimate))
        return std::optional<NoteFamilies>();
    NoteRule noOffset = rule;
    noOffset.offsetRatio.reset();
    NoteRule onset = noOffset;
    onset.pitchCents.reset();
    NoteRule offset = rule;
    offset.pitchCents.reset();
    offset.onsetSeconds.reset();
    if (std::max(notePairs(reference, estimate, onset), notePairs(reference, estimate, offset)) > kMostNotePairs)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("too many notes at one time"), {}, QString::number(kMostNotePairs)};
    return std::optional(NoteFamilies{family(reference, estimate, rule), family(reference, estimate, noOffset),
                                      family(reference, estimate, onset), family(reference, estimate, offset)});
}

} // namespace unisono
