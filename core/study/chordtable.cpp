#include "core/study/chordtable.h"

#include "core/agreement/music/chordagreement.h"
#include "core/study/labelcategories.h"
#include "core/study/meantable.h"

#include <array>
#include <map>

namespace unisono {

namespace {

constexpr std::array<const char*, 12> kRoots{"C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"};

struct Quality {
    const char* id;
    std::array<int, 12> notes;
};
constexpr std::array<Quality, 5> kQualities{{{"maj", {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0}},
                                             {"min", {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0}},
                                             {"maj7", {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1}},
                                             {"7", {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0}},
                                             {"min7", {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0}}}};

int qualitiesOf(ChordLevel level)
{
    return level == ChordLevel::Root ? 1 : level == ChordLevel::Majmin ? 2 : int(kQualities.size());
}

QStringList keysOf(ChordLevel level)
{
    QStringList keys;
    for (const char* root : kRoots)
        for (int quality = 0; quality < qualitiesOf(level); ++quality)
            keys << (level == ChordLevel::Root
                         ? QString::fromLatin1(root)
                         : QStringLiteral("%1:%2").arg(QLatin1String(root),
                                                       QLatin1String(kQualities[std::size_t(quality)].id)));
    return keys << QStringLiteral("N") << QStringLiteral("X") << QStringLiteral("other");
}

/// Of majmin the triad counts, whatever is above it.
bool isQuality(const Chord& chord, const Quality& quality, ChordLevel level)
{
    const int upTo = level == ChordLevel::Majmin ? 8 : 12;
    for (int i = 0; i < upTo; ++i)
        if ((chord.notes[std::size_t(i)] != 0) != (quality.notes[std::size_t(i)] != 0))
            return false;
    return true;
}

int categoryOf(const QString& harte, ChordLevel level)
{
    const int qualities = qualitiesOf(level);
    const int none = 12 * qualities;
    const int unknown = none + 1;
    const int other = none + 2;
    if (harte.isEmpty() || harte == QLatin1String("N"))
        return none;
    const Result<Chord> chord = chordOf(harte, UpperDegrees::Dropped);
    if (!chord)
        return other;
    if (chord->root < 0)
        return unknown;
    if (level == ChordLevel::Root)
        return chord->root;
    for (int quality = 0; quality < qualities; ++quality)
        if (isQuality(*chord, kQualities[std::size_t(quality)], level))
            return chord->root * qualities + quality;
    return other;
}

QString harteOf(const Item& item)
{
    const auto* chord = std::get_if<ChordValue>(&item.payload);
    return chord ? chord->harte : QString();
}

struct RuleInfo {
    ChordRule rule;
    const char* id;
    const char* formula;
};
constexpr std::array<RuleInfo, 5> kRules{{
    {ChordRule::Root, "chord-root", "time in which the root is that of the first / time in which the first has one"},
    {ChordRule::Thirds, "chord-thirds", "time in which root and third are those of the first"},
    {ChordRule::Majmin, "chord-majmin",
     "of the time in which the first is major, minor or N, that in which both agree"},
    {ChordRule::Sevenths, "chord-sevenths", "the same of major, minor, maj7, 7, min7 and N"},
    {ChordRule::Mirex, "chord-mirex", "time in which both have three notes in common"},
}};

class ChordTable : public FigureTable {
public:
    std::size_t width() const override { return 2 * kRules.size() + 3; } // and the segmentation, and pairs
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override { return row[width() - 1]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            std::vector<ReadChord> chords{
                {*chordOf(u"N", UpperDegrees::Dropped), *chordOf(u"N", UpperDegrees::Folded)}};
            std::map<QString, int> places{{QStringLiteral("N"), 0}};
            const Segments first = segmentsOf(a, track.rate, chords, places);
            const Segments second = segmentsOf(b, track.rate, chords, places);
            row[width() - 1] += 1;
            if (first.empty() || second.empty())
                return;
            const ChordAgreement agreement = chordAgreement(first, second, chords, 0);
            for (std::size_t i = 0; i < kRules.size(); ++i)
                MeanColumns{2 * i}.add(row, agreement.right[std::size_t(kRules[i].rule)]);
            MeanColumns{2 * kRules.size()}.add(row, agreement.seg);
        });
    }
    std::vector<TableFigure> figures() const override
    {
        std::vector<TableFigure> all;
        const QString source =
            QStringLiteral("Pauwels and Peeters 2013, Evaluating automatically estimated chord sequences");
        for (std::size_t i = 0; i < kRules.size(); ++i)
            all.push_back({{QLatin1String(kRules[i].id), FigureScale::Share, QStringLiteral("pair of answers"),
                            QLatin1String(kRules[i].formula), source},
                           MeanColumns{2 * i}.statistic()});
        all.push_back({{QStringLiteral("chord-segmentation"), FigureScale::Share, QStringLiteral("pair of answers"),
                        QStringLiteral("1 - time outside the longest pieces, the worse of both directions"),
                        QStringLiteral("Mauch 2010, Automatic chord transcription from audio")},
                       MeanColumns{2 * kRules.size()}.statistic()});
        return all;
    }

private:
    /// What cannot be read as a chord is left out.
    static Segments segmentsOf(const StudyAnswer& answer, SampleRate rate, std::vector<ReadChord>& chords,
                               std::map<QString, int>& places)
    {
        Segments segments;
        for (const Item& item : answer.items) {
            const QString harte = harteOf(item);
            auto place = places.find(harte);
            if (place == places.end()) {
                const Result<Chord> dropped = chordOf(harte, UpperDegrees::Dropped);
                const Result<Chord> folded = chordOf(harte, UpperDegrees::Folded);
                if (!dropped || !folded || item.span.isEmpty())
                    continue;
                chords.push_back({*dropped, *folded});
                place = places.emplace(harte, int(chords.size()) - 1).first;
            }
            segments.push_back({secondsOf(item.span.start, rate), secondsOf(item.span.end, rate), place->second});
        }
        return segments;
    }
};

} // namespace

LabelRatings chordRatings(ChordLevel level)
{
    LabelRatings labels;
    labels.keys = keysOf(level);
    labels.weights = nominalWeights(int(labels.keys.size()) + 1);
    labels.unitSeconds = kLabelFrameSeconds;
    labels.of = [level, count = int(labels.keys.size()) + 1](const StudyTrack& track,
                                                             std::span<const std::size_t> raters) {
        return frameRatings(track, raters, {count, 1},
                            [level](const Item& item) { return categoryOf(harteOf(item), level); });
    };
    return labels;
}

std::unique_ptr<FigureTable> chordTable()
{
    return std::make_unique<ChordTable>();
}

} // namespace unisono
