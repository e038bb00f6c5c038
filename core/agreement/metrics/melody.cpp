#include "core/agreement/music/melody.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

namespace unisono {

namespace {

Result<Contour> contourOf(const QJsonValue& value, const QString& place)
{
    auto times = caseTimes(value[u"times"], place + QStringLiteral(".times"));
    if (!times)
        return times.error();
    auto hertz = caseNumbers(value[u"hz"], place + QStringLiteral(".hz"));
    if (!hertz)
        return hertz.error();
    if (times->size() != hertz->size())
        return wrongInput(place + QStringLiteral(".hz"));
    return Contour{std::move(*times), std::move(*hertz)};
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    const auto reference = contourOf(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    const auto estimate = contourOf(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const auto tolerance = caseParameter(params, QStringLiteral("cent_tolerance"), kMelodyCents);
    if (!tolerance)
        return tolerance.error();
    const std::optional<MelodyAgreement> all = melodyAgreement(*reference, *estimate, *tolerance);
    const auto figure = [&](double MelodyAgreement::*of) {
        return all ? caseFigure((*all).*of) : QJsonValue(QJsonValue::Null);
    };
    return QJsonObject{
        {QStringLiteral("Voicing Recall"), figure(&MelodyAgreement::voicingRecall)},
        {QStringLiteral("Voicing False Alarm"), figure(&MelodyAgreement::voicingFalseAlarm)},
        {QStringLiteral("Raw Pitch Accuracy"), figure(&MelodyAgreement::rawPitchAccuracy)},
        {QStringLiteral("Raw Chroma Accuracy"), figure(&MelodyAgreement::rawChromaAccuracy)},
        {QStringLiteral("Overall Accuracy"), figure(&MelodyAgreement::overallAccuracy)},
    };
}

} // namespace

void registerMetrics_melody(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("melody"),
         1,
         QStringLiteral("melody"),
         QStringLiteral(
             "On the reference's times, between which the estimate's cents are interpolated. Voicing recall: of voiced "
             "frames those voiced in the estimate; false alarm: of unvoiced frames those voiced there; raw pitch: of "
             "voiced frames those less than 50 cents off, voiced or not; raw chroma: the same, octaves apart; overall: "
             "of all frames those unvoiced in both, or voiced in both and less than 50 cents off"),
         QStringLiteral("Salamon et al. 2014, Melody extraction from polyphonic music signals; Raffel et al. 2014, "
                        "mir_eval"),
         false,
         {{QStringLiteral("Voicing Recall"), {}, 1},
          {QStringLiteral("Voicing False Alarm"), {}, 0},
          {QStringLiteral("Raw Pitch Accuracy"), {}, 1},
          {QStringLiteral("Raw Chroma Accuracy"), {}, 1},
          {QStringLiteral("Overall Accuracy"), {}, 1}},
         compute});
}

} // namespace unisono
