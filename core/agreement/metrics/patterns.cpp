#include "core/agreement/music/patterns.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

namespace unisono {

namespace {

/// mir_eval.pattern.evaluate misspells the threshold it asks for at 0.5, so that F_occ.5 is what 0.75 gives; what it
/// meant has a name of its own.
struct Figure {
    const char* name;
    std::optional<FScore> PatternAgreement::*of;
};
constexpr Figure kFigures[] = {
    {"", &PatternAgreement::standard},         {"_est", &PatternAgreement::establishment},
    {"_occ.5", &PatternAgreement::occurrence}, {"_occ.75", &PatternAgreement::occurrence},
    {"_3", &PatternAgreement::threeLayer},     {"_occ at 0.5", &PatternAgreement::looseOccurrence},
};

Result<Patterns> patternsOf(const QJsonValue& value, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    Patterns patterns;
    for (const QJsonValue pattern : value.toArray()) {
        const QString patternPlace = QStringLiteral("%1[%2]").arg(place).arg(patterns.size());
        if (!pattern.isArray())
            return wrongInput(patternPlace);
        patterns.emplace_back();
        for (const QJsonValue occurrence : pattern.toArray()) {
            const auto notes =
                caseSpans(occurrence, QStringLiteral("%1[%2]").arg(patternPlace).arg(patterns.back().size()));
            if (!notes)
                return notes.error();
            patterns.back().emplace_back();
            for (const Segment& note : *notes)
                patterns.back().back().push_back({note.start, note.end});
        }
    }
    return patterns;
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const auto reference = patternsOf(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    const auto estimate = patternsOf(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const Result<PatternAgreement> agreement = patternAgreement(*reference, *estimate);
    if (!agreement)
        return agreement.error();
    QJsonObject figures;
    for (const Figure& figure : kFigures) {
        const QString name = QLatin1String(figure.name);
        addScore(figures, {u'P' + name, u'R' + name, u'F' + name}, (*agreement).*figure.of);
    }
    figures[QStringLiteral("FFP")] = caseFigure(agreement->firstPrecision);
    figures[QStringLiteral("FFTP_est")] = caseFigure(agreement->firstRecall);
    return figures;
}

} // namespace

void registerMetrics_patterns(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const Figure& figure : kFigures)
        for (const char16_t of : {u'P', u'R', u'F'})
            figures.push_back({of + QLatin1String(figure.name), {}, 1});
    figures.push_back({QStringLiteral("FFP"), {}, 1});
    figures.push_back({QStringLiteral("FFTP_est"), {}, std::nullopt});
    registry.add(
        {QStringLiteral("patterns"), 1, QStringLiteral("patterns"),
         QStringLiteral(
             "P, R, F: patterns that are a translation of one of the other side. Likeness of occurrences s = notes in "
             "common over those of the longer. est: mean over the estimate's (P), the reference's patterns (R) of the "
             "best s of any occurrences. occ: of pairs of patterns with an s of 0.75 at least (also occ.5, as the "
             "reference has it; at 0.5: with 0.5 at least), mean over occurrences of the best s. 3: F of notes, its "
             "best over occurrences, its best over patterns. FFP: P_3, FFTP_est: R_est, of the first five patterns"),
         QStringLiteral("MIREX, Discovery of Repeated Themes and Sections; Collins and Meredith 2013; Meredith 2015; "
                        "Raffel et al. 2014, mir_eval"),
         false, std::move(figures), compute});
}

} // namespace unisono
