#include "ui/text/studywords.h"

#include "core/annotation/rowjson.h"
#include "ui/text/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

struct Named {
    const char* id;
    const char* name;
};

constexpr Named kFigures[] = {
    {"gamma", QT_TRANSLATE_NOOP("Words", "Mathet γ")},
    {"l-measure", QT_TRANSLATE_NOOP("Words", "L-measure")},
    {"l-precision", QT_TRANSLATE_NOOP("Words", "L precision")},
    {"l-recall", QT_TRANSLATE_NOOP("Words", "L recall")},
    {"icc-2-k", QT_TRANSLATE_NOOP("Words", "Intraclass correlation of the mean, ICC(2,k)")},
    {"icc-2-1", QT_TRANSLATE_NOOP("Words", "Intraclass correlation of one, ICC(2,1)")},
    {"ccc", QT_TRANSLATE_NOOP("Words", "Lin concordance, CCC")},
    {"deviation-forth", QT_TRANSLATE_NOOP("Words", "Distance, first to second, median")},
    {"deviation-back", QT_TRANSLATE_NOOP("Words", "Distance, second to first, median")},
    {"pairwise-precision", QT_TRANSLATE_NOOP("Words", "Pairwise precision")},
    {"pairwise-recall", QT_TRANSLATE_NOOP("Words", "Pairwise recall")},
    {"pairwise-f", QT_TRANSLATE_NOOP("Words", "Pairwise F")},
    {"nce-over", QT_TRANSLATE_NOOP("Words", "Over-segmentation, NCE")},
    {"nce-under", QT_TRANSLATE_NOOP("Words", "Under-segmentation, NCE")},
    {"nce-f", QT_TRANSLATE_NOOP("Words", "NCE, F of both")},
    {"v-precision", QT_TRANSLATE_NOOP("Words", "V precision")},
    {"v-recall", QT_TRANSLATE_NOOP("Words", "V recall")},
    {"v-measure", QT_TRANSLATE_NOOP("Words", "V-measure")},
    {"rand", QT_TRANSLATE_NOOP("Words", "Rand index")},
    {"adjusted-rand", QT_TRANSLATE_NOOP("Words", "Adjusted Rand index")},
    {"chord-root", QT_TRANSLATE_NOOP("Words", "Chords, root")},
    {"chord-thirds", QT_TRANSLATE_NOOP("Words", "Chords, root and third")},
    {"chord-majmin", QT_TRANSLATE_NOOP("Words", "Chords, major and minor")},
    {"chord-sevenths", QT_TRANSLATE_NOOP("Words", "Chords, sevenths")},
    {"chord-mirex", QT_TRANSLATE_NOOP("Words", "Chords, three notes in common")},
    {"chord-segmentation", QT_TRANSLATE_NOOP("Words", "Chords, how they are cut")},
    {"cml-t", QT_TRANSLATE_NOOP("Words", "Beats right at the same level, CMLt")},
    {"aml-t", QT_TRANSLATE_NOOP("Words", "Beats right at any level, AMLt")},
    {"cemgil", QT_TRANSLATE_NOOP("Words", "Cemgil score")},
    {"p-score", QT_TRANSLATE_NOOP("Words", "P-score")},
    {"information-gain", QT_TRANSLATE_NOOP("Words", "Information gain")},
    {"kappa-pitch", QT_TRANSLATE_NOOP("Words", "Cohen κ, pitch within 50 cents")},
    {"raw-pitch", QT_TRANSLATE_NOOP("Words", "Raw pitch accuracy")},
    {"raw-chroma", QT_TRANSLATE_NOOP("Words", "Raw chroma accuracy")},
    {"voicing-recall", QT_TRANSLATE_NOOP("Words", "Voicing recall")},
    {"voicing-false-alarm", QT_TRANSLATE_NOOP("Words", "Voicing false alarm")},
    {"overall", QT_TRANSLATE_NOOP("Words", "Overall accuracy")},
};

/// "alpha-tree": a coefficient, then how far apart two answers are.
constexpr Named kCoefficients[] = {
    {"alpha-", QT_TRANSLATE_NOOP("Words", "Krippendorff α, %1")},
    {"cohen-kappa-", QT_TRANSLATE_NOOP("Words", "Cohen κ, %1")},
    {"fleiss-kappa-", QT_TRANSLATE_NOOP("Words", "Fleiss κ, %1")},
    {"ac1-", QT_TRANSLATE_NOOP("Words", "Gwet AC1, %1")},
    {"ac2-", QT_TRANSLATE_NOOP("Words", "Gwet AC2, %1")},
    {"observed-", QT_TRANSLATE_NOOP("Words", "Observed agreement, %1")},
};
constexpr Named kScales[] = {
    {"nominal", QT_TRANSLATE_NOOP("Words", "same or not")},  {"tree", QT_TRANSLATE_NOOP("Words", "label tree")},
    {"masi", QT_TRANSLATE_NOOP("Words", "sets, MASI")},      {"jaccard", QT_TRANSLATE_NOOP("Words", "sets, Jaccard")},
    {"interval", QT_TRANSLATE_NOOP("Words", "differences")}, {"log2", QT_TRANSLATE_NOOP("Words", "octaves")},
};
/// "beat-f": what is matched, then how well.
constexpr Named kMatched[] = {
    {"boundary-", QT_TRANSLATE_NOOP("Words", "Boundaries, %1")},
    {"beat-", QT_TRANSLATE_NOOP("Words", "Beats, %1")},
    {"onset-", QT_TRANSLATE_NOOP("Words", "Onsets, %1")},
    {"downbeat-", QT_TRANSLATE_NOOP("Words", "Downbeats, %1")},
    {"note-with-offset-", QT_TRANSLATE_NOOP("Words", "Notes with their ends, %1")},
    {"note-onset-", QT_TRANSLATE_NOOP("Words", "Beginnings of notes, %1")},
    {"note-", QT_TRANSLATE_NOOP("Words", "Notes, %1")},
};
constexpr Named kMatches[] = {
    {"f-beyond-chance", QT_TRANSLATE_NOOP("Words", "F beyond chance")},
    {"f-0.5", QT_TRANSLATE_NOOP("Words", "F at 0.5 s")},
    {"f-3", QT_TRANSLATE_NOOP("Words", "F at 3 s")},
    {"f-0.5-trimmed", QT_TRANSLATE_NOOP("Words", "F at 0.5 s, inner ones")},
    {"f-3-trimmed", QT_TRANSLATE_NOOP("Words", "F at 3 s, inner ones")},
    {"f", QT_TRANSLATE_NOOP("Words", "F")},
    {"precision-0.5", QT_TRANSLATE_NOOP("Words", "precision at 0.5 s")},
    {"precision-3", QT_TRANSLATE_NOOP("Words", "precision at 3 s")},
    {"precision-0.5-trimmed", QT_TRANSLATE_NOOP("Words", "precision at 0.5 s, inner ones")},
    {"precision-3-trimmed", QT_TRANSLATE_NOOP("Words", "precision at 3 s, inner ones")},
    {"precision", QT_TRANSLATE_NOOP("Words", "precision")},
    {"recall-0.5", QT_TRANSLATE_NOOP("Words", "recall at 0.5 s")},
    {"recall-3", QT_TRANSLATE_NOOP("Words", "recall at 3 s")},
    {"recall-0.5-trimmed", QT_TRANSLATE_NOOP("Words", "recall at 0.5 s, inner ones")},
    {"recall-3-trimmed", QT_TRANSLATE_NOOP("Words", "recall at 3 s, inner ones")},
    {"recall", QT_TRANSLATE_NOOP("Words", "recall")},
    {"offset", QT_TRANSLATE_NOOP("Words", "second later than first, median")},
};
struct CountedName {
    const char* id;
    const char* one;
    const char* many;
};
constexpr CountedName kUnits[] = {
    {"track", QT_TRANSLATE_NOOP("Words", "1 track"), QT_TRANSLATE_NOOP("Words", "%1 tracks")},
    {"frame", QT_TRANSLATE_NOOP("Words", "1 frame"), QT_TRANSLATE_NOOP("Words", "%1 frames")},
    {"moment", QT_TRANSLATE_NOOP("Words", "1 moment"), QT_TRANSLATE_NOOP("Words", "%1 moments")},
    {"boundary", QT_TRANSLATE_NOOP("Words", "1 boundary"), QT_TRANSLATE_NOOP("Words", "%1 boundaries")},
    {"pair of answers", QT_TRANSLATE_NOOP("Words", "1 pair of answers"),
     QT_TRANSLATE_NOOP("Words", "%1 pairs of answers")},
    {"beat", QT_TRANSLATE_NOOP("Words", "1 beat"), QT_TRANSLATE_NOOP("Words", "%1 beats")},
    {"downbeat", QT_TRANSLATE_NOOP("Words", "1 downbeat"), QT_TRANSLATE_NOOP("Words", "%1 downbeats")},
    {"onset", QT_TRANSLATE_NOOP("Words", "1 onset"), QT_TRANSLATE_NOOP("Words", "%1 onsets")},
    {"segment", QT_TRANSLATE_NOOP("Words", "1 segment"), QT_TRANSLATE_NOOP("Words", "%1 segments")},
    {"note", QT_TRANSLATE_NOOP("Words", "1 note"), QT_TRANSLATE_NOOP("Words", "%1 notes")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

template <std::size_t n> const char* find(const Named (&names)[n], const QString& id)
{
    for (const Named& named : names)
        if (id == QLatin1String(named.id))
            return named.name;
    return nullptr;
}

/// Words of an id that is one of `stems` and one of `ends`.
template <std::size_t n, std::size_t m>
QString composed(const Named (&stems)[n], const Named (&ends)[m], const QString& id)
{
    for (const Named& stem : stems)
        if (id.startsWith(QLatin1String(stem.id)))
            if (const char* end = find(ends, id.mid(qsizetype(qstrlen(stem.id)))))
                return Words::fill(translated(stem.name), {translated(end)});
    return {};
}

QString fixed(double value, int decimals)
{
    // No "-0.00".
    const double unit = std::pow(10.0, decimals);
    return QString::number(std::round(value * unit) / unit + 0.0, 'f', decimals);
}

QString percent(double share)
{
    return QString::number(qRound(share * 100));
}

QString count(double value)
{
    return QLocale().toString(qint64(std::llround(value)));
}

QString tracksText(std::int64_t tracks)
{
    return unitsText(double(tracks), QStringLiteral("track"));
}

QString raterName(const LayerStudy& study, std::size_t rater)
{
    return rater < study.raters.size() ? study.raters[rater].name : QString();
}

} // namespace

QString figureName(const QString& id)
{
    if (const char* name = find(kFigures, id))
        return translated(name);
    if (const QString name = composed(kCoefficients, kScales, id); !name.isEmpty())
        return name;
    if (const QString name = composed(kMatched, kMatches, id); !name.isEmpty())
        return name;
    return id;
}

QString figureText(const std::optional<double>& value, FigureScale scale)
{
    if (!value || !std::isfinite(*value))
        return Words::tr("undefined");
    return scale == FigureScale::Seconds ? Words::tr("%1 s").arg(fixed(*value, 3)) : fixed(*value, 2);
}

QString intervalText(const StudyFigure& figure)
{
    if (!figure.interval || !figure.interval->ends)
        return {};
    const int decimals = figure.info.scale == FigureScale::Seconds ? 3 : 2;
    return QStringLiteral("[%1, %2]")
        .arg(fixed(figure.interval->ends->low, decimals), fixed(figure.interval->ends->high, decimals));
}

QString unitsText(double units, const QString& unit)
{
    for (const CountedName& known : kUnits)
        if (unit == QLatin1String(known.id))
            return std::llround(units) == 1 ? translated(known.one)
                                            : Words::fill(translated(known.many), {count(units)});
    return Words::fill(QStringLiteral("%1 %2"), {count(units), unit});
}

QString gateText(GateState state, const std::optional<double>& gate)
{
    if (!gate)
        return Words::tr("no threshold is set");
    const QString mark = fixed(*gate, 2);
    switch (state) {
    case GateState::Reached:
        return Words::tr("reaches its threshold of %1").arg(mark);
    case GateState::Open:
        return Words::tr("not decided: its interval holds the threshold of %1").arg(mark);
    case GateState::Missed:
        return Words::tr("below its threshold of %1").arg(mark);
    case GateState::None:
    case GateState::Undefined:
        break;
    }
    return Words::tr("no interval yet for its threshold of %1").arg(mark);
}

QStringList explanationOf(const StudyFigure& figure, const BootstrapPlan& plan)
{
    QStringList lines;
    lines << Words::tr("Formula: %1").arg(figure.info.formula);
    lines << Words::tr("Computed of %1, on %2 with a value.")
                 .arg(unitsText(figure.units, figure.info.unit), tracksText(figure.tracks));
    if (figure.info.unit == QLatin1String("frame"))
        lines << Words::tr("A frame is 0.1 s of a track.");
    lines << Words::tr("All of them together give %1, the mean of the tracks %2.")
                 .arg(figureText(figure.pooled, figure.info.scale), figureText(figure.meanOfTracks, figure.info.scale));
    if (!figure.interval)
        lines << Words::tr("No interval is computed for it.");
    else if (!figure.interval->ends)
        lines << Words::tr("An interval needs two tracks or more that say something.");
    else
        lines << Words::tr("Interval of 95 %: %1, tracks drawn %2 times (seed %3).")
                     .arg(intervalText(figure), count(plan.draws), QString::number(plan.seed));
    if (figure.interval && figure.interval->undefinedDraws > 0)
        lines << Words::tr("%1 draws are undefined and left out.").arg(count(figure.interval->undefinedDraws));
    lines << Words::tr("Source: %1").arg(figure.info.source);
    return lines;
}

QStringList coverageSentences(const StudyCoverage& coverage)
{
    QStringList lines;
    lines << Words::tr("%1 of %2 answers that were asked for count, %3 of them as empty.")
                 .arg(count(double(coverage.answered)), count(double(coverage.asked)),
                      count(double(coverage.answeredEmpty)));
    lines << Words::tr("%1 of %2 possible pairs are compared, on %3 of %4 tracks.")
                 .arg(count(double(coverage.pairs)), count(double(coverage.pairsPossible)),
                      count(double(coverage.compared)), count(double(coverage.tracks)));
    if (coverage.skipped > 0)
        lines << Words::tr("Skipped or declined: %1.").arg(count(double(coverage.skipped)));
    if (coverage.open > 0)
        lines << Words::tr("Not handed in yet: %1.").arg(count(double(coverage.open)));
    if (coverage.locked > 0)
        lines << (coverage.locked == 1 ? Words::tr("1 answer is sealed: open the sealed part in Golden (Ctrl+5).")
                                       : Words::tr("%1 answers are sealed: open the sealed part in Golden (Ctrl+5).")
                                             .arg(count(double(coverage.locked))));
    if (coverage.byModels > 0)
        lines << Words::tr("Answers of models left out, as they are no opinions: %1.")
                     .arg(count(double(coverage.byModels)));
    return lines;
}

QString studyLabelName(const LayerDef* layer, const QString& key)
{
    static const QString kText = QStringLiteral("text:");
    if (key.isEmpty())
        return Words::tr("without label");
    if (key.startsWith(kText))
        return Words::quoted(key.mid(kText.size()));
    return layer ? layer->labelPath(key) : key;
}

QStringList confusionNames(const LayerStudy& study, const LayerDef* layer)
{
    QStringList names;
    for (const QString& key : study.confusionKeys)
        names << studyLabelName(layer, key);
    if (!names.isEmpty())
        names.back() = Words::tr("nothing");
    return names;
}

QString studyGenreName(const GenreSchema& schema, const QString& id)
{
    const GenreDef* genre = schema.genre(id);
    return genre ? genre->name : id;
}

QString stratumKindName(StratumKind kind)
{
    switch (kind) {
    case StratumKind::Pair:
        return Words::tr("Pair");
    case StratumKind::Genre:
        return Words::tr("Genre");
    case StratumKind::Version:
        return Words::tr("Version of the schema");
    case StratumKind::Arm:
        return Words::tr("Suggestions");
    case StratumKind::Half:
        return Words::tr("Time");
    }
    return {};
}

QString stratumName(StratumKind kind, const StudyStratum& stratum, const LayerStudy& study, const GenreSchema& schema)
{
    switch (kind) {
    case StratumKind::Pair:
        return Words::fill(Words::tr("%1 with %2"),
                           {raterName(study, stratum.raters.front()), raterName(study, stratum.raters.back())});
    case StratumKind::Genre:
        return studyGenreName(schema, stratum.id);
    case StratumKind::Version:
        return Words::tr("version %1").arg(stratum.id);
    case StratumKind::Arm:
        if (stratum.id == suggestionPolicyId(SuggestionPolicy::None))
            return Words::tr("no suggestions");
        return stratum.id == suggestionPolicyId(SuggestionPolicy::Delayed) ? Words::tr("suggestions shown later")
                                                                           : Words::tr("suggestions shown");
    case StratumKind::Half:
        return stratum.id == QLatin1String("first") ? Words::tr("First half") : Words::tr("Second half");
    }
    return {};
}

QString sentence(const StudyFinding& finding, const LayerStudy& study, const GenreSchema& schema)
{
    const LayerDef* layer = schema.layer(study.id);
    const auto label = [&](int i) {
        const QString key = finding.labels.value(i);
        return key.isEmpty() || key.startsWith(QStringLiteral("text:")) ? studyLabelName(layer, key)
                                                                        : Words::quoted(studyLabelName(layer, key));
    };
    switch (finding.kind) {
    case FindingKind::Labels:
        return Words::fill(
            Words::tr("%1 and %2 are taken for each other: %3\u00a0% of the disagreement between labels."),
            {label(0), label(1), percent(finding.share)});
    case FindingKind::Nothing:
        return Words::fill(
            Words::tr("%1 stands where others have nothing: %2\u00a0% of the disagreement between labels."),
            {label(0), percent(finding.share)});
    case FindingKind::Rater:
        return Words::fill(Words::tr("%1 has part in %2\u00a0% of the disagreement, with %3\u00a0% of the material."),
                           {raterName(study, finding.rater), percent(finding.share), percent(finding.expected)});
    case FindingKind::Genre:
        return Words::fill(Words::tr("%1 makes %2\u00a0% of the disagreement, with %3\u00a0% of the material."),
                           {studyGenreName(schema, finding.genre), percent(finding.share), percent(finding.expected)});
    case FindingKind::Shift:
        return Words::fill(
            finding.shiftSeconds > 0 ? Words::tr("%1 is %2 ms later than the others, throughout.")
                                     : Words::tr("%1 is %2 ms earlier than the others, throughout."),
            {raterName(study, finding.rater), QString::number(qRound(std::abs(finding.shiftSeconds) * 1000))});
    }
    return {};
}

QString mergeSentence(const StudyFinding& finding, const LayerStudy& study)
{
    // The merge is tried on alpha, which need not be the layer's first figure.
    const auto alpha = std::find_if(study.figures.begin(), study.figures.end(), [](const StudyFigure& figure) {
        return figure.info.id.startsWith(QLatin1String("alpha-"));
    });
    if (finding.kind != FindingKind::Labels || alpha == study.figures.end())
        return {};
    const QString from = figureText(alpha->pooled, FigureScale::Coefficient);
    const QString to = figureText(finding.merged, FigureScale::Coefficient);
    if (alpha->pooled && finding.merged && *finding.merged > *alpha->pooled)
        return Words::tr("With one label of both, α would rise from %1 to %2.").arg(from, to);
    return Words::tr("With one label of both, α would not rise: %1 now, %2 then.").arg(from, to);
}

QString IntervalRow::spoken() const
{
    QStringList parts{name, figure};
    if (ends)
        parts << Words::tr("from %1 to %2").arg(fixed(ends->low, 2), fixed(ends->high, 2));
    for (const QString& part : {verdict, detail})
        if (!part.isEmpty())
            parts << part;
    return parts.join(QStringLiteral(", "));
}

namespace {

QString verdictText(GateState state, double gate)
{
    const QString mark = fixed(gate, 2);
    switch (state) {
    case GateState::Reached:
        return Words::tr("reaches %1").arg(mark);
    case GateState::Open:
        return Words::tr("open at %1").arg(mark);
    case GateState::Missed:
        return Words::tr("below %1").arg(mark);
    case GateState::None:
    case GateState::Undefined:
        break;
    }
    return Words::tr("open at %1").arg(mark);
}

IntervalRow rowOf(const QString& name, const StudyFigure& figure)
{
    IntervalRow row;
    row.name = name;
    row.figure = figureText(figure.pooled, figure.info.scale);
    row.interval = intervalText(figure);
    row.value = figure.pooled;
    if (figure.interval)
        row.ends = figure.interval->ends;
    return row;
}

} // namespace

IntervalRow layerRow(const LayerStudy& study)
{
    if (study.figures.empty()) {
        IntervalRow row;
        row.name = study.name;
        row.figure = figureText({}, FigureScale::Coefficient);
        row.detail = study.raters.size() < 2 ? Words::tr("one person's answers alone") : Words::tr("not compared");
        if (study.coverage.answered == 0)
            row.detail = study.coverage.locked > 0 ? Words::tr("sealed") : Words::tr("no answers yet");
        row.gate = study.gate;
        row.state = GateState::Undefined;
        return row;
    }
    const StudyFigure& figure = study.figures.front();
    IntervalRow row = rowOf(study.name, figure);
    row.gate = study.gate;
    row.state = study.state;
    row.detail = figureName(figure.info.id);
    // While there are no intervals nothing is said of the threshold.
    if (study.gate && figure.interval)
        row.verdict = verdictText(study.state, *study.gate);
    return row;
}

IntervalRow raterRow(const LayerStudy& study, std::size_t rater)
{
    const StudyFigure& figure = study.byRater[rater].others;
    IntervalRow row = rowOf(raterName(study, rater), figure);
    row.detail = Words::tr("with the others, %1").arg(tracksText(figure.tracks));
    if (const std::optional<double> shift = study.byRater[rater].shiftSeconds)
        row.detail = Words::fill(Words::tr("%1, shift %2 ms"), {row.detail, QString::number(qRound(*shift * 1000))});
    return row;
}

IntervalRow halfRow(const LayerStudy& study, const StudyStratum& half, const GenreSchema& schema)
{
    const StudyFigure& figure = half.figures.front();
    IntervalRow row = rowOf(stratumName(StratumKind::Half, half, study, schema), figure);
    row.detail = tracksText(figure.tracks);
    return row;
}

} // namespace unisono
