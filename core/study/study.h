#pragma once

#include "core/study/figuretable.h"

#include <optional>
#include <vector>

namespace unisono {

/// A figure of some answers.
struct StudyFigure {
    FigureInfo info;
    std::optional<double> pooled;              ///< of all units together: the figure; nullopt: undefined
    std::optional<double> meanOfTracks;        ///< over tracks where it is defined
    std::optional<BootstrapInterval> interval; ///< nullopt: none was asked for
    double units = 0;
    std::int64_t tracks = 0; ///< with a value
};

/// Whether a figure reaches what the schema asks for. Decided on the lower end of the interval, never on the point.
enum class GateState {
    None,      ///< the schema asks for nothing
    Reached,   ///< the lower end reaches it
    Open,      ///< the interval holds it: more answers can tell
    Missed,    ///< the upper end lies below it
    Undefined, ///< there is no figure, or no interval
};
QString gateStateId(GateState state);

/// What of a layer lies together: a pair of raters, a genre, a version, a half of the time.
struct StudyStratum {
    QString id; ///< genre id; schema version; "none", "shown", "delayed"; "first", "second"; empty: a pair
    std::vector<std::size_t> raters;  ///< of a pair: the first is the reference
    std::vector<StudyFigure> figures; ///< as of the layer, of the first table
};

/// A label beside all others.
struct LabelFigures {
    QString key;
    std::optional<double> kappa; ///< Fleiss
    std::optional<double> ac1;
    double units = 0; ///< ratings with it
};

/// What disagreement two labels make together, and what merging them would do.
struct LabelPair {
    QString a;
    QString b;                    ///< "" where it is "nothing there"
    bool isNothing = false;       ///< one has the label a where the other has nothing
    double share = 0;             ///< of all disagreement between labels, 0..1
    std::optional<double> merged; ///< alpha with both as one label
};

struct RaterFigures {
    StudyFigure others; ///< the layer's first figure, of this rater's pairs with every other
    /// Median over pairs with others of what this rater's events come later, in seconds; nullopt: none match
    std::optional<double> shiftSeconds;
};

struct TrackFigure {
    TrackId track;
    QString title;
    double value = 0;
    double units = 0;
};

struct LayerStudy {
    QString id;
    QString name;
    LayerKind kind = LayerKind::Interval;
    std::vector<StudyRater> raters;
    StudyCoverage coverage;
    std::vector<StudyFigure> figures; ///< empty: nobody knows how to compare such a layer
    std::optional<double> gate;
    GateState state = GateState::None;
    std::vector<StudyStratum> pairs;
    std::vector<StudyStratum> genres;
    std::vector<StudyStratum> versions;
    std::vector<StudyStratum> arms;   ///< by what of suggestions was shown
    std::vector<StudyStratum> halves; ///< of the time in which answers came
    std::vector<LabelFigures> labels;
    QStringList confusionKeys;         ///< the last stands for "nothing there", ""
    std::vector<double> confusion;     ///< keys x keys, row by row, of pairs of ratings; seconds or tracks
    std::vector<LabelPair> labelPairs; ///< by share, largest first
    std::vector<RaterFigures> byRater; ///< as raters
    std::vector<TrackFigure> worst;    ///< tracks by the first figure, lowest first
};

struct StudyWish {
    StudyFilter filter;
    std::optional<BootstrapPlan> bootstrap = BootstrapPlan(); ///< nullopt: no intervals
    bool areShiftsRemoved = false; ///< each rater's own constant shift in time is taken off first
};

struct Study {
    std::vector<LayerStudy> layers;
    int draws = 0;
    std::uint64_t seed = 0;
};

/// Compares what people answered. The same for equal projects, wishes and seeds.
/// Errors: Cancelled; Invalid -> as bootstrap()
Result<Study> runStudy(const Project& project, const StudyWish& wish, JobContext& job);
/// One layer.
Result<LayerStudy> studyOf(StudyLayer layer, const StudyWish& wish, const JobContext& job);

/// The constant shift of each rater in time: the median over matched events of how much later they are than those of
/// the others. nullopt: none match, or the layer has no events.
std::vector<std::optional<double>> shiftsOf(const StudyLayer& layer);
/// The layer with these shifts taken off.
StudyLayer unshifted(StudyLayer layer, const std::vector<std::optional<double>>& shifts);

} // namespace unisono
