#include "core/agreement/music/multipitch.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

namespace unisono {

namespace {

struct Figure {
    const char* name;
    double PitchScores::*of;
    double ofIdentical;
};
constexpr Figure kFigures[] = {
    {"Precision", &PitchScores::precision, 1},    {"Recall", &PitchScores::recall, 1},
    {"Accuracy", &PitchScores::accuracy, 1},      {"Substitution Error", &PitchScores::substitutionError, 0},
    {"Miss Error", &PitchScores::missError, 0},   {"False Alarm Error", &PitchScores::falseAlarmError, 0},
    {"Total Error", &PitchScores::totalError, 0},
};
const QString kChroma = QStringLiteral("Chroma ");

Result<PitchFrames> framesOf(const QJsonValue& value, const QString& place)
{
    auto times = caseEvents(value[u"times"], place + QStringLiteral(".times"));
    if (!times)
        return times.error();
    const QString hertzPlace = place + QStringLiteral(".hz");
    const QJsonArray frames = value[u"hz"].toArray();
    if (std::size_t(frames.size()) != times->size())
        return wrongInput(hertzPlace);
    PitchFrames read{std::move(*times), {}};
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const QString framePlace = QStringLiteral("%1[%2]").arg(hertzPlace).arg(i);
        auto hertz = caseNumbers(frames[i], framePlace);
        if (!hertz)
            return hertz.error();
        if (hertz->size() > kMostPitchesAtOnce)
            return Error{ErrorCode::TooLarge, QStringLiteral("too many pitches at once"), {}, framePlace};
        read.hertz.push_back(std::move(*hertz));
    }
    return read;
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const auto reference = framesOf(input[u"reference"], QStringLiteral("reference"));
    if (!reference)
        return reference.error();
    const auto estimate = framesOf(input[u"estimate"], QStringLiteral("estimate"));
    if (!estimate)
        return estimate.error();
    const std::optional<MultipitchAgreement> all = multipitchAgreement(*reference, *estimate);
    QJsonObject figures;
    for (const Figure& figure : kFigures) {
        const QString name = QLatin1String(figure.name);
        figures[name] = all ? caseFigure(all->pitch.*figure.of) : QJsonValue(QJsonValue::Null);
        figures[kChroma + name] = all ? caseFigure(all->chroma.*figure.of) : QJsonValue(QJsonValue::Null);
    }
    return figures;
}

} // namespace

void registerMetrics_multipitch(MetricRegistry& registry)
{
    std::vector<FigureDescriptor> figures;
    for (const QString& before : {QString(), kChroma})
        for (const Figure& figure : kFigures)
            figures.push_back({before + QLatin1String(figure.name), {}, figure.ofIdentical});
    registry.add(
        {QStringLiteral("multipitch"), 1, QStringLiteral("multipitch"),
         QStringLiteral(
             "In each frame of the reference r and e pitches, of which t in a largest matching within half a semitone, "
             "edges included; summed over the frames: precision = t / e, recall = t / r, accuracy = t / (r + e - t), "
             "substitution = (min(r, e) - t) / r, miss = max(r - e, 0) / r, false alarm = max(e - r, 0) / r, total = "
             "(max(r, e) - t) / r; chroma: octaves apart"),
         QStringLiteral("Poliner and Ellis 2007, A discriminative model for polyphonic piano transcription; Bay, "
                        "Ehmann and Downie 2009, Evaluation of multiple-F0 estimation and tracking systems; Raffel et "
                        "al. 2014, mir_eval"),
         false, std::move(figures), compute});
}

} // namespace unisono
