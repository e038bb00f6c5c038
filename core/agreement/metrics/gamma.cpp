#include "core/agreement/coefficients/gamma.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

#include <cmath>

namespace unisono {

namespace {

/// Annotators in the order of `annotators`, where given, then as they come.
Result<Continuum> continuumOf(const QJsonObject& input)
{
    if (!input[u"units"].isArray())
        return wrongInput(QStringLiteral("units"));
    if (input[u"units"].toArray().size() > qsizetype(kMostAlignedUnits) ||
        input[u"annotators"].toArray().size() > qsizetype(kMostAlignedAnnotators))
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many annotators or units to align"),
                     {},
                     QString::number(kMostAlignedUnits)};
    QStringList annotators;
    QStringList labels;
    Continuum continuum;
    const auto numberOf = [](const QString& name, QStringList& names) {
        if (!names.contains(name))
            names << name;
        return std::size_t(names.indexOf(name));
    };
    for (const QJsonValue annotator : input[u"annotators"].toArray())
        numberOf(annotator.toString(), annotators);
    const QJsonArray units = input[u"units"].toArray();
    // Numbers of labels must not depend on who comes first.
    for (const QJsonValue unit : units)
        labels << unit[u"label"].toString();
    labels.sort();
    labels.removeDuplicates();
    continuum.resize(std::size_t(annotators.size()));
    for (qsizetype i = 0; i < units.size(); ++i) {
        const QJsonObject unit = units[i].toObject();
        const double start = unit[u"start"].toDouble(NAN);
        const double end = unit[u"end"].toDouble(NAN);
        if (!unit[u"annotator"].isString() || !unit[u"label"].isString() || !(start < end))
            return wrongInput(QStringLiteral("units[%1]").arg(i));
        const std::size_t annotator = numberOf(unit[u"annotator"].toString(), annotators);
        continuum.resize(std::max(continuum.size(), annotator + 1));
        continuum[annotator].push_back({start, end, int(labels.indexOf(unit[u"label"].toString()))});
    }
    return continuum;
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    const Result<Continuum> continuum = continuumOf(input);
    if (!continuum)
        return continuum.error();
    const auto null = QJsonValue(QJsonValue::Null);
    QJsonObject figures{{QLatin1String("best_alignment_disorder"), null},
                        {QLatin1String("gamma"), null},
                        {QLatin1String("gamma_cat"), null},
                        {QLatin1String("unitary_alignments"), null}};
    if (continuum->size() < 2)
        return figures;
    GammaPlan plan;
    plan.dissimilarity = {params[u"alpha"].toDouble(3), params[u"beta"].toDouble(1),
                          params[u"delta_empty"].toDouble(1)};
    const Result<GammaAgreement> found = gammaAgreement(*continuum, plan, {});
    if (!found)
        return found.error();
    figures[QLatin1String("best_alignment_disorder")] = caseFigure(found->best.disorder);
    figures[QLatin1String("gamma")] = caseFigure(found->gamma);
    figures[QLatin1String("gamma_cat")] = caseFigure(found->gammaCat);
    figures[QLatin1String("unitary_alignments")] = double(found->best.parts.size());
    return figures;
}

} // namespace

void registerMetrics_gamma(MetricRegistry& registry)
{
    registry.add({QStringLiteral("gamma"),
                  1,
                  QStringLiteral("gamma"),
                  QStringLiteral("1 - disorder of the best alignment / mean disorder of random continua, known to 2 % "
                                 "at 95 %; dissimilarity alpha ((|starts| + |ends|) / lengths)^2 + beta [other label]"),
                  QStringLiteral("Mathet, Widlöcher and Métivier 2015, The unified and holistic method gamma; Mathet "
                                 "2017, The agreement measure gamma-cat"),
                  true,
                  {{QStringLiteral("best_alignment_disorder"), {}, 0},
                   {QStringLiteral("gamma"), {}, 1},
                   {QStringLiteral("gamma_cat"), {}, 1},
                   {QStringLiteral("unitary_alignments"), {}, std::nullopt}},
                  compute});
}

} // namespace unisono
