#include "core/study/eventtable.h"

#include "core/agreement/eventf.h"
#include "core/agreement/music/beats.h"
#include "core/agreement/music/chance.h"
#include "core/agreement/notef.h"
#include "core/study/meantable.h"

namespace unisono {

namespace {

const QString kMirEval = QStringLiteral("Raffel et al. 2014, mir_eval");

QString within(double windowSeconds)
{
    return QStringLiteral(", within %1 ms").arg(windowSeconds * 1000);
}

void addShares(std::vector<TableFigure>& all, const QString& stem, const QString& unit, const QString& end,
               const MatchColumns& columns)
{
    const auto add = [&](const char* id, const QString& formula, const Statistic& statistic) {
        all.push_back({{stem + QLatin1String(id), FigureScale::Share, unit, formula + end, kMirEval},
                       statistic,
                       columns.count()});
    };
    add("f", QStringLiteral("2 matched / (those of both)"), columns.f());
    add("precision", QStringLiteral("matched / those of the second"), columns.precision());
    add("recall", QStringLiteral("matched / those of the first"), columns.recall());
}

/// F beyond chance of columns of matches and of what matches when one side is shifted.
Statistic beyondChanceOf(const MatchColumns& columns, std::size_t shifted)
{
    return [columns, shifted](std::span<const double> row) -> std::optional<double> {
        const std::optional<double> f = columns.f()(row);
        const double both = row[columns.first + 1] + row[columns.first + 2];
        const double chance = both > 0 ? 2 * row[shifted] / both : 1;
        return f && chance < 1 ? std::optional((*f - chance) / (1 - chance)) : std::nullopt;
    };
}

class EventTable : public FigureTable {
public:
    EventTable(InstantKind kind, double windowSeconds)
        : m_kind(kind),
          m_windowSeconds(windowSeconds)
    {
    }

    std::size_t width() const override { return kWidth; }
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override
    {
        return row[kMatches.first + 1] + row[kMatches.first + 2];
    }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            addPair(timesOf(a, track.rate, Which::All), timesOf(b, track.rate, Which::All), row);
            if (m_kind == InstantKind::Beats)
                addMatches(kDownbeats, timesOf(a, track.rate, Which::Downbeats),
                           timesOf(b, track.rate, Which::Downbeats), row);
        });
    }
    std::vector<TableFigure> figures() const override
    {
        const bool isBeats = m_kind == InstantKind::Beats;
        const QString stem = isBeats ? QStringLiteral("beat-") : QStringLiteral("onset-");
        const QString unit = isBeats ? QStringLiteral("beat") : QStringLiteral("onset");
        std::vector<TableFigure> all;
        all.push_back({{stem + QStringLiteral("f-beyond-chance"), FigureScale::Coefficient, unit,
                        QStringLiteral("(F - C) / (1 - C), C = F with one side shifted in time, the mean of %1 shifts")
                                .arg(kChanceShifts) +
                            within(m_windowSeconds),
                        kMirEval},
                       beyondChanceOf(kMatches, kShifted)});
        addShares(all, stem, unit, within(m_windowSeconds), kMatches);
        all.push_back({{stem + QStringLiteral("offset"), FigureScale::Seconds, QStringLiteral("pair of answers"),
                        QStringLiteral("median of second - first, of matched ones"), kMirEval},
                       kOffset.statistic(),
                       kOffset.count()});
        if (!isBeats)
            return all;
        addShares(all, QStringLiteral("downbeat-"), QStringLiteral("downbeat"), within(m_windowSeconds), kDownbeats);
        const auto mean = [&](const char* id, const char* formula, const char* source, const MeanColumns& columns) {
            all.push_back({{QLatin1String(id), FigureScale::Share, QStringLiteral("pair of answers"),
                            QLatin1String(formula), QLatin1String(source)},
                           columns.statistic(),
                           columns.count()});
        };
        mean("cml-t", "share of beats right in phase and period, at the level of the first", "Hainsworth 2004", kCmlT);
        mean("aml-t", "the same at the best level: off the beat, twice or half the tempo too", "Klapuri et al. 2006",
             kAmlT);
        mean("cemgil", "Gaussian of the distance to the nearest beat, 40 ms, over the mean count", "Cemgil et al. 2001",
             kCemgil);
        mean("p-score", "pairs of pulses within a fifth of the median beat, over the larger count",
             "McKinney et al. 2007", kPScore);
        mean("information-gain", "1 - entropy of the errors in beats over that of an even histogram",
             "Davies, Degara and Plumbley 2011", kInformation);
        return all;
    }

private:
    enum class Which { All, Downbeats };
    static constexpr MatchColumns kMatches{0};
    static constexpr std::size_t kShifted = 3;
    static constexpr MatchColumns kDownbeats{4};
    static constexpr MeanColumns kOffset{7};
    static constexpr MeanColumns kCmlT{9};
    static constexpr MeanColumns kAmlT{11};
    static constexpr MeanColumns kCemgil{13};
    static constexpr MeanColumns kPScore{15};
    static constexpr MeanColumns kInformation{17};
    static constexpr std::size_t kWidth = 19;

    static std::vector<double> timesOf(const StudyAnswer& answer, SampleRate rate, Which which)
    {
        std::vector<double> times;
        for (const Item& item : answer.items) {
            const auto* instant = std::get_if<InstantValue>(&item.payload);
            if (which == Which::All || (instant && instant->beat == 1))
                times.push_back(secondsOf(item.span.start, rate));
        }
        return times;
    }
    void addMatches(const MatchColumns& columns, const std::vector<double>& a, const std::vector<double>& b,
                    std::span<double> row) const
    {
        columns.add(row, double(matchedTimes(a, b, m_windowSeconds).size()), double(a.size()), double(b.size()));
    }
    void addPair(const std::vector<double>& a, const std::vector<double>& b, std::span<double> row) const
    {
        const EventAgreement agreement = eventF(a, b, m_windowSeconds);
        kMatches.add(row, double(agreement.matched), double(a.size()), double(b.size()));
        kOffset.add(row, agreement.medianOffsetSeconds);
        if (const std::optional<Circle> circle = circleOf(a, b)) {
            std::size_t matched = 0;
            for (const double shift : chanceShifts(*circle))
                matched += matchedWhenShifted(a, b, m_windowSeconds, shift, *circle);
            row[kShifted] += double(matched) / kChanceShifts;
        }
        if (m_kind != InstantKind::Beats || a.empty() || b.empty())
            return;
        const Continuity levels = continuity(a, b);
        kCmlT.add(row, levels.correctTotal);
        kAmlT.add(row, levels.anyTotal);
        kCemgil.add(row, cemgil(a, b).accuracy);
        kPScore.add(row, pScore(a, b));
        kInformation.add(row, informationGain(a, b));
    }

    InstantKind m_kind;
    double m_windowSeconds;
};

class NoteTable : public FigureTable {
public:
    explicit NoteTable(double windowSeconds)
        : m_windowSeconds(windowSeconds)
    {
        m_rules[0].onsetSeconds = windowSeconds;
        m_rules[1] = m_rules[0];
        m_rules[1].offsetRatio = kOffsetRatio;
        m_rules[2] = m_rules[0];
        m_rules[2].pitchCents = std::nullopt;
    }

    std::size_t width() const override { return 3 * m_rules.size() + 1; }
    bool isSumOfPairs() const override { return true; }
    double units(std::span<const double> row) const override { return row[1] + row[2]; }
    void add(const StudyTrack& track, std::span<const std::size_t> raters, std::span<double> row) const override
    {
        forPairs(track, raters, [&](const StudyAnswer& a, const StudyAnswer& b) {
            const std::vector<TimedNote> first = notesOf(a, track.rate);
            const std::vector<TimedNote> second = notesOf(b, track.rate);
            row[kShifted] += matchedByChance(first, second);
            for (std::size_t i = 0; i < m_rules.size(); ++i)
                MatchColumns{3 * i}.add(row, double(noteF(first, second, m_rules[i]).pairs.size()),
                                        double(first.size()), double(second.size()));
        });
    }
    std::vector<TableFigure> figures() const override
    {
        std::vector<TableFigure> all;
        all.push_back({{QStringLiteral("note-f-beyond-chance"), FigureScale::Coefficient, QStringLiteral("note"),
                        QStringLiteral("(F - C) / (1 - C), C = F with one side shifted in time, the mean of %1 shifts, "
                                       "onset within %2 ms and pitch within 50 cents")
                            .arg(kNoteShifts)
                            .arg(m_windowSeconds * 1000),
                        kMirEval},
                       beyondChanceOf(MatchColumns{0}, kShifted)});
        const char* const stems[] = {"note-", "note-with-offset-", "note-onset-"};
        const char* const rules[] = {", onset within %1 ms and pitch within 50 cents",
                                     ", onset within %1 ms, pitch within 50 cents, end within 20 % or 50 ms",
                                     ", onset within %1 ms"};
        for (std::size_t i = 0; i < m_rules.size(); ++i)
            addShares(all, QLatin1String(stems[i]), QStringLiteral("note"),
                      QString::fromLatin1(rules[i]).arg(m_windowSeconds * 1000), MatchColumns{3 * i});
        return all;
    }

private:
    static std::vector<TimedNote> notesOf(const StudyAnswer& answer, SampleRate rate)
    {
        std::vector<TimedNote> notes;
        for (const Item& item : answer.items)
            if (const auto* note = std::get_if<NoteValue>(&item.payload))
                notes.push_back({secondsOf(item.span.start, rate), secondsOf(item.span.end, rate), note->pitchCents});
        return notes;
    }

    /// How many match, on the mean, when the notes of one side are shifted round the track.
    double matchedByChance(const std::vector<TimedNote>& first, const std::vector<TimedNote>& second) const
    {
        const auto onsetsOf = [](const std::vector<TimedNote>& notes) {
            std::vector<double> onsets;
            for (const TimedNote& note : notes)
                onsets.push_back(note.onset);
            return onsets;
        };
        const std::optional<Circle> circle = circleOf(onsetsOf(first), onsetsOf(second));
        if (!circle)
            return 0;
        const std::vector<double> shifts = chanceShifts(*circle);
        double matched = 0;
        for (int i = 0; i < kNoteShifts; ++i) {
            std::vector<TimedNote> moved = second;
            for (TimedNote& note : moved) {
                const double onset = shifted(note.onset, shifts[std::size_t(i)], *circle);
                note.offset += onset - note.onset;
                note.onset = onset;
            }
            matched += double(noteF(first, moved, m_rules[0]).pairs.size());
        }
        return matched / kNoteShifts;
    }

    static constexpr int kNoteShifts = 10; ///< matching notes costs much more than matching instants
    static constexpr std::size_t kShifted = 9;
    double m_windowSeconds;
    std::array<NoteRule, 3> m_rules; ///< as it is, with ends, by onsets alone
};

} // namespace

std::unique_ptr<FigureTable> eventTable(InstantKind kind, double windowSeconds)
{
    return std::make_unique<EventTable>(kind, windowSeconds);
}

std::unique_ptr<FigureTable> noteTable(double windowSeconds)
{
    return std::make_unique<NoteTable>(windowSeconds);
}

} // namespace unisono
