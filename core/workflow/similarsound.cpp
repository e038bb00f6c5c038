#include "core/workflow/similarsound.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace unisono {

namespace {

constexpr std::size_t kFewestWords = 24; ///< 3 s
/// One of so many sub-fingerprints is in the index: the same of every track, since their value decides.
constexpr std::uint32_t kSampled = 4;
constexpr std::size_t kMostHolders = 32; ///< of a sub-fingerprint, that are all taken for pairs
constexpr std::size_t kNeighbours = 4;   ///< else each with so many after it
constexpr int kFewestVotes = 3;          ///< shared sub-fingerprints at one offset
constexpr int kAround = 2;               ///< words: the hop of one is not in step with that of the other

struct Posting {
    std::uint32_t word = 0;
    std::uint32_t print = 0;
    std::int32_t place = 0;
};

bool isSampled(std::uint32_t word)
{
    return ((word * 2654435761U) >> 16) % kSampled == 0; // Knuth's multiplicative hashing
}

/// Sorted by word, then print; of a word that is held on to the first place.
std::vector<Posting> indexOf(const std::vector<SoundPrint>& prints)
{
    std::vector<Posting> index;
    for (std::size_t i = 0; i < prints.size(); ++i) {
        const std::vector<std::uint32_t>& words = prints[i].words;
        if (words.size() < kFewestWords)
            continue;
        for (std::size_t place = 0; place < words.size(); ++place)
            if (isSampled(words[place]) && (place == 0 || words[place] != words[place - 1]))
                index.push_back({words[place], std::uint32_t(i), std::int32_t(place)});
    }
    std::sort(index.begin(), index.end(), [](const Posting& a, const Posting& b) {
        return std::tie(a.word, a.print, a.place) < std::tie(b.word, b.print, b.place);
    });
    return index;
}

bool isLengthAlike(const SoundPrint& a, const SoundPrint& b)
{
    const double longer = std::max(a.seconds, b.seconds);
    return std::abs(a.seconds - b.seconds) <= std::max(kMostLengthSeconds, kMostLengthShare * longer);
}

/// That a print shares a sub-fingerprint with another, with the other's place less its own.
struct Vote {
    std::uint32_t print = 0;
    std::int32_t offset = 0;
    bool operator<(const Vote& o) const { return std::tie(print, offset) < std::tie(o.print, o.offset); }
};

/// The votes of each print for those after it.
std::vector<std::vector<Vote>> votesOf(const std::vector<SoundPrint>& prints)
{
    std::vector<std::vector<Vote>> votes(prints.size());
    const std::vector<Posting> index = indexOf(prints);
    for (std::size_t from = 0; from < index.size();) {
        std::size_t to = from;
        while (to < index.size() && index[to].word == index[from].word)
            ++to;
        const std::size_t reach = to - from <= kMostHolders ? to - from : kNeighbours;
        for (std::size_t i = from; i < to; ++i)
            for (std::size_t k = i + 1; k < std::min(to, i + 1 + reach); ++k)
                if (index[i].print != index[k].print && isLengthAlike(prints[index[i].print], prints[index[k].print]))
                    votes[index[i].print].push_back({index[k].print, index[k].place - index[i].place});
        from = to;
    }
    return votes;
}

/// Calls `each(print, offset)` for every print with enough votes at about one offset.
template <class Each> void forCandidates(std::vector<Vote>& votes, const Each& each)
{
    std::sort(votes.begin(), votes.end());
    for (std::size_t from = 0; from < votes.size();) {
        std::size_t to = from;
        int best = 0;
        std::int32_t offset = 0;
        for (std::size_t low = from; to < votes.size() && votes[to].print == votes[from].print; ++to) {
            while (votes[to].offset - votes[low].offset > 1)
                ++low;
            if (int(to - low) + 1 > best) {
                best = int(to - low) + 1;
                offset = votes[low].offset;
            }
        }
        if (best >= kFewestVotes)
            each(votes[from].print, offset);
        from = to;
    }
}

} // namespace

std::optional<double> bitErrors(const SoundPrint& a, const SoundPrint& b, int offset, int around)
{
    const auto sizeA = std::ptrdiff_t(a.words.size());
    const auto sizeB = std::ptrdiff_t(b.words.size());
    const double fewest = std::max(double(kFewestWords), kFewestOverlap * double(std::min(sizeA, sizeB)));
    std::optional<double> least;
    for (std::ptrdiff_t shift = offset - around; shift <= offset + around; ++shift) {
        const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, -shift);
        const std::ptrdiff_t to = std::min(sizeA, sizeB - shift);
        if (double(to - from) < fewest)
            continue;
        std::size_t bits = 0;
        for (std::ptrdiff_t i = from; i < to; ++i)
            bits += std::size_t(std::popcount(a.words[std::size_t(i)] ^ b.words[std::size_t(i + shift)]));
        const double share = double(bits) / (32.0 * double(to - from));
        least = least ? std::min(*least, share) : share;
    }
    return least;
}

SimilarSounds similarSounds(const std::vector<SoundPrint>& prints)
{
    SimilarSounds similar;
    std::vector<std::vector<Vote>> votes = votesOf(prints);
    for (std::size_t i = 0; i < prints.size(); ++i)
        forCandidates(votes[i], [&](std::uint32_t other, std::int32_t offset) {
            ++similar.compared;
            const std::optional<double> errors = bitErrors(prints[i], prints[other], offset, kAround);
            if (errors && *errors <= kMostBitErrors)
                similar.pairs.emplace_back(std::min(prints[i].track, prints[other].track),
                                           std::max(prints[i].track, prints[other].track));
        });
    std::sort(similar.pairs.begin(), similar.pairs.end());
    return similar;
}

} // namespace unisono
