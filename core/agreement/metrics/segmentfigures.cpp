#include "core/agreement/metrics/segmentfigures.h"

#include "core/agreement/music/structure.h"

namespace unisono {

namespace {

struct Boundary {
    double window;
    Ends ends;
    QString name;
};

const std::vector<Boundary>& boundaries()
{
    static const std::vector<Boundary> all{
        {kBoundaryWindowSeconds, Ends::Kept, QStringLiteral("0.5")},
        {kBoundaryWindowSeconds, Ends::Trimmed, QStringLiteral("0.5_trimmed")},
        {kWideBoundaryWindowSeconds, Ends::Kept, QStringLiteral("3")},
        {kWideBoundaryWindowSeconds, Ends::Trimmed, QStringLiteral("3_trimmed")},
    };
    return all;
}

void addPartial(QJsonObject& figures, const QString& name, const PartialFScore& score)
{
    figures[name + QStringLiteral("_P")] = caseFigure(score.precision);
    figures[name + QStringLiteral("_R")] = caseFigure(score.recall);
    figures[name + QStringLiteral("_F")] = caseFigure(score.f);
}

void addStructure(QJsonObject& figures, const StructureAgreement& structure)
{
    addPartial(figures, QStringLiteral("pairwise"), structure.pairwise);
    figures[QStringLiteral("rand_index")] = caseFigure(structure.randIndex);
    figures[QStringLiteral("adjusted_rand_index")] = caseFigure(structure.adjustedRandIndex);
    figures[QStringLiteral("mutual_information")] = caseFigure(structure.mutualInformation);
    figures[QStringLiteral("adjusted_mutual_information")] = caseFigure(structure.adjustedMutualInformation);
    figures[QStringLiteral("normalized_mutual_information")] = caseFigure(structure.normalizedMutualInformation);
    figures[QStringLiteral("nce_over")] = caseFigure(structure.nceOver);
    figures[QStringLiteral("nce_under")] = caseFigure(structure.nceUnder);
    figures[QStringLiteral("nce_F")] = caseFigure(structure.nceF);
    figures[QStringLiteral("v_precision")] = caseFigure(structure.vPrecision);
    figures[QStringLiteral("v_recall")] = caseFigure(structure.vRecall);
    figures[QStringLiteral("v_measure")] = caseFigure(structure.vMeasure);
}

} // namespace

const std::vector<FigureDescriptor>& segmentFigureDescriptors()
{
    static const std::vector<FigureDescriptor> all = [] {
        std::vector<FigureDescriptor> figures;
        for (const Boundary& boundary : boundaries())
            for (const char* of : {"P_", "R_", "F_"})
                figures.push_back({QLatin1String(of) + boundary.name, {}, 1});
        figures.push_back({QStringLiteral("median_ref_to_est"), QStringLiteral("s"), 0});
        figures.push_back({QStringLiteral("median_est_to_ref"), QStringLiteral("s"), 0});
        for (const char* name : {"pairwise_P", "pairwise_R", "pairwise_F", "rand_index", "adjusted_rand_index",
                                 "adjusted_mutual_information", "normalized_mutual_information", "nce_over",
                                 "nce_under", "nce_F", "v_precision", "v_recall", "v_measure"})
            figures.push_back({QLatin1String(name), {}, 1});
        figures.push_back({QStringLiteral("mutual_information"), QStringLiteral("nat"), std::nullopt});
        return figures;
    }();
    return all;
}

Result<QJsonObject> segmentFigures(const Segments& reference, const Segments& estimate, int gap, double frameSeconds)
{
    QJsonObject figures;
    if (!areProper(reference) || !areProper(estimate)) {
        for (const FigureDescriptor& figure : segmentFigureDescriptors())
            figures[figure.id] = QJsonValue::Null;
        return figures;
    }
    const Result<StructureAgreement> structure = structureAgreement(reference, estimate, gap, frameSeconds);
    if (!structure)
        return structure.error();
    for (const Boundary& boundary : boundaries())
        addScore(figures,
                 {QStringLiteral("P_") + boundary.name, QStringLiteral("R_") + boundary.name,
                  QStringLiteral("F_") + boundary.name},
                 boundaryF(reference, estimate, boundary.window, boundary.ends));
    const BoundaryDeviations deviations = boundaryDeviations(reference, estimate, Ends::Kept);
    figures[QStringLiteral("median_ref_to_est")] = caseFigure(deviations.referenceToEstimate);
    figures[QStringLiteral("median_est_to_ref")] = caseFigure(deviations.estimateToReference);
    addStructure(figures, *structure);
    return figures;
}

} // namespace unisono
