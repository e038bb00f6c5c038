#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/music/chordagreement.h"

#include <QHash>

namespace unisono {

namespace {

constexpr const char* kNames[] = {"thirds", "thirds_inv", "triads", "triads_inv", "tetrads",  "tetrads_inv",
                                  "root",   "mirex",      "majmin", "majmin_inv", "sevenths", "sevenths_inv"};
static_assert(std::size(kNames) == std::size(kChordRules));

/// Every label once, read in both ways.
class Palette {
public:
    std::optional<Error> number(LabelledSpans& side, const QString& place)
    {
        for (qsizetype i = 0; i < side.labels.size(); ++i) {
            const Result<int> chord = placeOf(side.labels[i]);
            if (!chord)
                return wrongInput(QStringLiteral("%1.labels[%2]:%3").arg(place).arg(i).arg(chord.error().detail));
            side.spans[std::size_t(i)].label = *chord;
        }
        return std::nullopt;
    }

    Result<int> placeOf(const QString& label)
    {
        if (const auto known = m_places.constFind(label); known != m_places.constEnd())
            return *known;
        const Result<Chord> dropped = chordOf(label, UpperDegrees::Dropped);
        if (!dropped)
            return dropped.error();
        const Result<Chord> folded = chordOf(label, UpperDegrees::Folded);
        if (!folded)
            return folded.error();
        m_chords.push_back({*dropped, *folded});
        return *m_places.insert(label, int(m_chords.size()) - 1);
    }

    const std::vector<ReadChord>& chords() const { return m_chords; }

private:
    QHash<QString, int> m_places;
    std::vector<ReadChord> m_chords;
};

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    Palette palette;
    LabelledSpans sides[2];
    const QString places[2] = {QStringLiteral("reference"), QStringLiteral("estimate")};
    for (std::size_t i = 0; i < 2; ++i) {
        auto side = caseLabelledSpans(input[places[i]], places[i]);
        if (!side)
            return side.error();
        sides[i] = std::move(*side);
        if (const auto error = palette.number(sides[i], places[i]))
            return *error;
    }
    const Result<int> none = palette.placeOf(QStringLiteral("N"));
    if (!none)
        return none.error();
    const ChordAgreement agreement = chordAgreement(sides[0].spans, sides[1].spans, palette.chords(), *none);
    QJsonObject figures;
    for (std::size_t i = 0; i < agreement.right.size(); ++i)
        figures[QLatin1String(kNames[i])] = caseFigure(agreement.right[i]);
    figures[QStringLiteral("underseg")] = caseFigure(agreement.underseg);
    figures[QStringLiteral("overseg")] = caseFigure(agreement.overseg);
    figures[QStringLiteral("seg")] = caseFigure(agreement.seg);
    return figures;
}

} // namespace

void registerMetrics_chords(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const char* name : kNames)
        figures.push_back({QLatin1String(name), {}, 1});
    for (const char* name : {"underseg", "overseg", "seg"})
        figures.push_back({QLatin1String(name), {}, 1});
    registry.add(
        {QStringLiteral("chords"), 1, QStringLiteral("chords"),
         QStringLiteral(
             "Time in which the estimate is right, over the time whose reference the vocabulary knows; X is never "
             "known. root; thirds: root and minor third; triads: root and notes up to the augmented fifth; tetrads: "
             "root and all notes; majmin: triads, of major, minor and N; sevenths: tetrads, of maj, min, maj7, 7, min7 "
             "and N; _inv: and the bass; mirex: three notes in common. Degrees above the seventh are left out, the "
             "bass is a note. overseg = 1 - D(reference, estimate), underseg = 1 - D(estimate, reference), D(a, b): "
             "time outside the longest pieces of the segments of a, cut at those of b, over all time; seg: the lesser"),
         QStringLiteral("Harte 2010, Towards automatic extraction of harmony information from music signals; Pauwels "
                        "and Peeters 2013, Evaluating automatically estimated chord sequences; Raffel et al. 2014, "
                        "mir_eval"),
         false, std::move(figures), compute});
}

} // namespace unisono
