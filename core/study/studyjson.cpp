#include "core/study/studyjson.h"

#include "core/genre/schema.h"

#include <QJsonArray>

#include <cmath>

namespace unisono {

namespace {

QJsonValue number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const StudyFigure& figure)
{
    QJsonObject object{{QStringLiteral("id"), figure.info.id},
                       {QStringLiteral("pooled"), number(figure.pooled)},
                       {QStringLiteral("mean"), number(figure.meanOfTracks)},
                       {QStringLiteral("units"), figure.units},
                       {QStringLiteral("unit"), figure.info.unit},
                       {QStringLiteral("tracks"), qint64(figure.tracks)}};
    if (figure.interval) {
        const auto& ends = figure.interval->ends;
        object[QStringLiteral("low")] = ends ? number(ends->low) : QJsonValue();
        object[QStringLiteral("high")] = ends ? number(ends->high) : QJsonValue();
        object[QStringLiteral("undefinedDraws")] = figure.interval->undefinedDraws;
    }
    return object;
}

QJsonArray toJson(const std::vector<StudyFigure>& figures)
{
    QJsonArray all;
    for (const StudyFigure& figure : figures)
        all.append(toJson(figure));
    return all;
}

QJsonArray toJson(const std::vector<StudyStratum>& strata)
{
    QJsonArray all;
    for (const StudyStratum& stratum : strata)
        all.append(
            QJsonObject{{QStringLiteral("id"), stratum.id}, {QStringLiteral("figures"), toJson(stratum.figures)}});
    return all;
}

QJsonObject toJson(const StudyCoverage& coverage)
{
    return {{QStringLiteral("asked"), qint64(coverage.asked)},
            {QStringLiteral("answered"), qint64(coverage.answered)},
            {QStringLiteral("answeredEmpty"), qint64(coverage.answeredEmpty)},
            {QStringLiteral("skipped"), qint64(coverage.skipped)},
            {QStringLiteral("open"), qint64(coverage.open)},
            {QStringLiteral("locked"), qint64(coverage.locked)},
            {QStringLiteral("byModels"), qint64(coverage.byModels)},
            {QStringLiteral("tracks"), qint64(coverage.tracks)},
            {QStringLiteral("compared"), qint64(coverage.compared)},
            {QStringLiteral("pairs"), qint64(coverage.pairs)},
            {QStringLiteral("pairsPossible"), qint64(coverage.pairsPossible)}};
}

QJsonArray pairsToJson(const LayerStudy& layer)
{
    QJsonArray pairs;
    for (const StudyStratum& pair : layer.pairs)
        pairs.append(QJsonObject{{QStringLiteral("raters"),
                                  QJsonArray{layer.raters[pair.raters[0]].name, layer.raters[pair.raters[1]].name}},
                                 {QStringLiteral("figures"), toJson(pair.figures)}});
    return pairs;
}

QJsonObject labelsToJson(const LayerStudy& layer)
{
    QJsonArray labels;
    for (const LabelFigures& label : layer.labels)
        labels.append(QJsonObject{{QStringLiteral("label"), label.key},
                                  {QStringLiteral("kappa"), number(label.kappa)},
                                  {QStringLiteral("ac1"), number(label.ac1)},
                                  {QStringLiteral("units"), label.units}});
    QJsonArray rows;
    const auto count = std::size_t(layer.confusionKeys.size());
    for (std::size_t row = 0; row < count; ++row) {
        QJsonArray cells;
        for (std::size_t column = 0; column < count; ++column)
            cells.append(layer.confusion[row * count + column]);
        rows.append(cells);
    }
    QJsonArray pairs;
    for (const LabelPair& pair : layer.labelPairs)
        pairs.append(QJsonObject{{QStringLiteral("labels"), QJsonArray{pair.a, pair.b}},
                                 {QStringLiteral("share"), pair.share},
                                 {QStringLiteral("merged"), number(pair.merged)}});
    return {{QStringLiteral("labels"), labels},
            {QStringLiteral("confusion"),
             QJsonObject{{QStringLiteral("labels"), QJsonArray::fromStringList(layer.confusionKeys)},
                         {QStringLiteral("counts"), rows}}},
            {QStringLiteral("labelPairs"), pairs}};
}

QJsonObject toJson(const LayerStudy& layer)
{
    QJsonArray raters;
    for (std::size_t r = 0; r < layer.raters.size(); ++r) {
        QJsonObject rater{{QStringLiteral("name"), layer.raters[r].name}};
        if (r < layer.byRater.size()) {
            rater[QStringLiteral("withOthers")] = toJson(layer.byRater[r].others);
            rater[QStringLiteral("shiftSeconds")] = number(layer.byRater[r].shiftSeconds);
        }
        raters.append(rater);
    }
    QJsonArray worst;
    for (const TrackFigure& track : layer.worst)
        worst.append(QJsonObject{{QStringLiteral("track"), track.track.toText()},
                                 {QStringLiteral("title"), track.title},
                                 {QStringLiteral("value"), track.value}});
    QJsonObject object{{QStringLiteral("id"), layer.id},
                       {QStringLiteral("name"), layer.name},
                       {QStringLiteral("kind"), layerKindId(layer.kind)},
                       {QStringLiteral("raters"), raters},
                       {QStringLiteral("coverage"), toJson(layer.coverage)},
                       {QStringLiteral("figures"), toJson(layer.figures)},
                       {QStringLiteral("gate"), number(layer.gate)},
                       {QStringLiteral("gateState"), gateStateId(layer.state)},
                       {QStringLiteral("pairs"), pairsToJson(layer)},
                       {QStringLiteral("genres"), toJson(layer.genres)},
                       {QStringLiteral("versions"), toJson(layer.versions)},
                       {QStringLiteral("arms"), toJson(layer.arms)},
                       {QStringLiteral("halves"), toJson(layer.halves)},
                       {QStringLiteral("worst"), worst}};
    if (!layer.confusionKeys.isEmpty()) {
        const QJsonObject labels = labelsToJson(layer);
        for (auto it = labels.begin(); it != labels.end(); ++it)
            object[it.key()] = it.value();
    }
    return object;
}

/// Quoted where it has to be; a leading sign that a spreadsheet takes for a formula is held off by a quote.
QByteArray cell(QString text)
{
    if (text.startsWith(u'=') || text.startsWith(u'+') || text.startsWith(u'@'))
        text.prepend(u'\'');
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + u'"';
    return text.toUtf8();
}

QByteArray cell(const std::optional<double>& value)
{
    return value ? QByteArray::number(*value, 'g', 15) : QByteArray();
}

void addLines(QByteArray& csv, const LayerStudy& layer, const char* group, const QString& id,
              const std::vector<StudyFigure>& figures)
{
    for (const StudyFigure& figure : figures) {
        const auto* ends = figure.interval && figure.interval->ends ? &*figure.interval->ends : nullptr;
        const QByteArrayList cells{cell(layer.id),
                                   group,
                                   cell(id),
                                   cell(figure.info.id),
                                   cell(figure.pooled),
                                   cell(ends ? std::optional(ends->low) : std::nullopt),
                                   cell(ends ? std::optional(ends->high) : std::nullopt),
                                   cell(figure.meanOfTracks),
                                   QByteArray::number(figure.units, 'g', 15),
                                   cell(figure.info.unit),
                                   QByteArray::number(qint64(figure.tracks))};
        csv += cells.join(',') + '\n';
    }
}

} // namespace

QJsonObject studyToJson(const Study& study)
{
    QJsonArray layers;
    for (const LayerStudy& layer : study.layers)
        layers.append(toJson(layer));
    return {{QStringLiteral("draws"), study.draws},
            {QStringLiteral("seed"), QString::number(study.seed)},
            {QStringLiteral("layers"), layers}};
}

QByteArray studyToCsv(const Study& study)
{
    QByteArray csv("layer,group,id,figure,pooled,low,high,mean,units,unit,tracks\n");
    for (const LayerStudy& layer : study.layers) {
        addLines(csv, layer, "all", {}, layer.figures);
        for (const StudyStratum& pair : layer.pairs)
            addLines(csv, layer, "pair",
                     layer.raters[pair.raters[0]].name + QStringLiteral(" - ") + layer.raters[pair.raters[1]].name,
                     pair.figures);
        for (const auto& [group, strata] : {std::pair{"genre", &layer.genres}, std::pair{"version", &layer.versions},
                                            std::pair{"arm", &layer.arms}, std::pair{"half", &layer.halves}})
            for (const StudyStratum& stratum : *strata)
                addLines(csv, layer, group, stratum.id, stratum.figures);
    }
    return csv;
}

} // namespace unisono
