#include "core/study/findings.h"

#include "core/study/layertables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unisono {

namespace {

constexpr std::size_t kMostLabelPairs = 5;
constexpr double kSmallestShare = 0.05;
/// A share is worth a sentence where it is this much more than the material alone would make.
constexpr double kNotableExcess = 1.2;

/// Units in which answers differ, by the first figure that is a share of units.
std::optional<double> lossOf(const std::vector<StudyFigure>& figures)
{
    for (const StudyFigure& figure : figures)
        if (figure.info.scale == FigureScale::Share && figure.pooled)
            return (1 - *figure.pooled) * figure.units;
    return std::nullopt;
}

double unitsOf(const std::vector<StudyFigure>& figures)
{
    return figures.empty() ? 0 : figures.front().units;
}

void addLabels(const LayerStudy& study, std::vector<StudyFinding>& findings)
{
    for (std::size_t i = 0; i < std::min(study.labelPairs.size(), kMostLabelPairs); ++i) {
        const LabelPair& pair = study.labelPairs[i];
        if (pair.share < kSmallestShare)
            continue;
        StudyFinding finding;
        const bool isNothing = pair.isNothing;
        finding.kind = isNothing ? FindingKind::Nothing : FindingKind::Labels;
        finding.labels = isNothing ? QStringList{pair.a} : QStringList{pair.a, pair.b};
        finding.share = pair.share;
        finding.merged = pair.merged;
        findings.push_back(std::move(finding));
    }
}

struct Part {
    double loss = 0;
    double units = 0;
};

/// Those of `parts` that make clearly more of the loss than of the units.
void addNotable(const std::vector<Part>& parts, const std::function<void(std::size_t, double, double)>& add)
{
    const Part all = std::accumulate(parts.begin(), parts.end(), Part(), [](Part sum, const Part& part) {
        return Part{sum.loss + part.loss, sum.units + part.units};
    });
    if (all.loss <= 0 || all.units <= 0)
        return;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double share = parts[i].loss / all.loss;
        const double expected = parts[i].units / all.units;
        if (share >= kSmallestShare && share > kNotableExcess * expected)
            add(i, share, expected);
    }
}

void addRaters(const LayerStudy& study, std::vector<StudyFinding>& findings)
{
    if (study.raters.size() < 3)
        return; // of two nobody can say who
    std::vector<Part> parts(study.raters.size());
    for (const StudyStratum& pair : study.pairs)
        if (const std::optional<double> loss = lossOf(pair.figures))
            for (const std::size_t rater : pair.raters) {
                parts[rater].loss += *loss / 2;
                parts[rater].units += unitsOf(pair.figures) / 2;
            }
    addNotable(parts, [&](std::size_t rater, double share, double expected) {
        StudyFinding finding;
        finding.kind = FindingKind::Rater;
        finding.rater = rater;
        finding.share = share;
        finding.expected = expected;
        findings.push_back(std::move(finding));
    });
}

void addGenres(const LayerStudy& study, std::vector<StudyFinding>& findings)
{
    std::vector<Part> parts;
    for (const StudyStratum& genre : study.genres)
        parts.push_back({lossOf(genre.figures).value_or(0), unitsOf(genre.figures)});
    addNotable(parts, [&](std::size_t i, double share, double expected) {
        StudyFinding finding;
        finding.kind = FindingKind::Genre;
        finding.genre = study.genres[i].id;
        finding.share = share;
        finding.expected = expected;
        findings.push_back(std::move(finding));
    });
}

void addShifts(const LayerStudy& study, std::vector<StudyFinding>& findings)
{
    for (std::size_t rater = 0; rater < study.byRater.size(); ++rater)
        if (const std::optional<double> shift = study.byRater[rater].shiftSeconds;
            shift && std::abs(*shift) >= kNotableShiftSeconds) {
            StudyFinding finding;
            finding.kind = FindingKind::Shift;
            finding.rater = rater;
            finding.shiftSeconds = *shift;
            findings.push_back(std::move(finding));
        }
}

/// For every unit of a track the seconds of pairs of raters that have what is looked for.
std::vector<double> weightsOf(const Ratings& ratings, double unitSeconds,
                              const std::optional<std::pair<int, int>>& wanted)
{
    std::vector<double> weights(ratings.units());
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        for (std::size_t i = 0; i < ratings.raters(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const int a = ratings.of[i][unit];
                const int b = ratings.of[j][unit];
                if (a == kMissing || b == kMissing || a == b)
                    continue;
                const bool isIt = !wanted || std::pair(a, b) == *wanted || std::pair(b, a) == *wanted;
                weights[unit] += isIt ? unitSeconds : 0;
            }
    return weights;
}

} // namespace

std::vector<StudyFinding> findingsOf(const LayerStudy& study)
{
    std::vector<StudyFinding> findings;
    addLabels(study, findings);
    addRaters(study, findings);
    addGenres(study, findings);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const StudyFinding& a, const StudyFinding& b) { return a.share > b.share; });
    addShifts(study, findings);
    return findings;
}

std::vector<StudyCase> casesOf(const StudyLayer& layer, const QStringList& labels)
{
    std::vector<std::size_t> raters(layer.raters.size());
    std::iota(raters.begin(), raters.end(), std::size_t(0));
    const std::optional<LabelRatings> ratings = layerTables(layer, raters.size()).labels;
    if (!ratings)
        return {};
    std::optional<std::pair<int, int>> wanted;
    if (!labels.isEmpty()) {
        const auto categoryOf = [&](const QString& key) {
            const qsizetype at = ratings->keys.indexOf(key);
            return int(at < 0 ? ratings->keys.size() : at);
        };
        // One label alone is looked for against "nothing there", the last category.
        wanted = {categoryOf(labels[0]), labels.size() > 1 ? categoryOf(labels[1]) : int(ratings->keys.size())};
    }
    std::vector<StudyCase> cases;
    for (const StudyTrack& track : layer.tracks) {
        const bool isWhole = ratings->unitSeconds <= 0;
        const double unitSeconds = isWhole ? track.seconds() : ratings->unitSeconds;
        const std::vector<double> weights = weightsOf(ratings->of(track, raters), unitSeconds, wanted);
        // Levels are frames of their own, one after the other.
        const std::size_t levels = isWhole ? 1 : std::size_t(std::max(1, layer.layer.levels));
        const std::size_t perLevel = weights.size() / levels;
        for (std::size_t unit = 0; unit < weights.size();) {
            const std::size_t from = unit;
            double weight = 0;
            while (unit < weights.size() && weights[unit] > 0 &&
                   unit / std::max<std::size_t>(1, perLevel) == from / std::max<std::size_t>(1, perLevel))
                weight += weights[unit++];
            if (unit == from) {
                ++unit;
                continue;
            }
            const double start = double(from % perLevel) * unitSeconds;
            cases.push_back({track.id, start, start + double(unit - from) * unitSeconds, weight});
        }
    }
    std::stable_sort(cases.begin(), cases.end(),
                     [](const StudyCase& a, const StudyCase& b) { return a.weightSeconds > b.weightSeconds; });
    return cases;
}

} // namespace unisono
