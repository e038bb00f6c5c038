#pragma once

#include "core/study/findings.h"

namespace unisono {

// Words for what a study found. Ids come from core/study; formulas and sources are shown as they come.

/// "Krippendorff α, label tree"; the id itself where it has no words.
QString figureName(const QString& id);
/// "0.74", "0.312 s"; a word where it is undefined.
QString figureText(const std::optional<double>& value, FigureScale scale);
/// "[0.69, 0.78]"; empty: there is no interval.
QString intervalText(const StudyFigure& figure);
/// "150,000 frames".
QString unitsText(double units, const QString& unit);
/// "reaches its threshold of 0.60".
QString gateText(GateState state, const std::optional<double>& gate);
/// What the figure is of, one line each: formula, units, tracks, draws and seed, source.
QStringList explanationOf(const StudyFigure& figure, const BootstrapPlan& plan);
/// What was counted and what was not, a sentence each.
QStringList coverageSentences(const StudyCoverage& coverage);

/// "Theme › Main"; what was imported and is no label is quoted. `layer` nullptr: the key itself.
QString studyLabelName(const LayerDef* layer, const QString& key);
/// Of LayerStudy::confusionKeys, whose last stands for nothing.
QStringList confusionNames(const LayerStudy& study, const LayerDef* layer);
QString studyGenreName(const GenreSchema& schema, const QString& id);

enum class StratumKind { Pair, Genre, Version, Arm, Half };
QString stratumKindName(StratumKind kind); ///< "Genre"
QString stratumName(StratumKind kind, const StudyStratum& stratum, const LayerStudy& study, const GenreSchema& schema);

/// What makes how much of the disagreement.
QString sentence(const StudyFinding& finding, const LayerStudy& study, const GenreSchema& schema);
/// What one label of both would do; empty: the finding is not of two labels.
QString mergeSentence(const StudyFinding& finding, const LayerStudy& study);

/// A figure as a row with a bar from 0 to 1.
struct IntervalRow {
    QString name;
    QString detail; ///< under the name, quiet
    QString figure; ///< "0.74"
    QString interval;
    QString verdict;             ///< "below 0.60"; empty: there is no threshold, or no interval
    std::optional<double> value; ///< nullopt: undefined
    std::optional<BootstrapInterval::Ends> ends;
    std::optional<double> gate;
    GateState state = GateState::None;
    QString spoken() const; ///< for screen readers
};
IntervalRow layerRow(const LayerStudy& study);
IntervalRow raterRow(const LayerStudy& study, std::size_t rater);
/// A half of the time; its figures have no intervals.
IntervalRow halfRow(const LayerStudy& study, const StudyStratum& half, const GenreSchema& schema);

} // namespace unisono
