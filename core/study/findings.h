#pragma once

#include "core/study/study.h"

namespace unisono {

/// What makes much of a layer's disagreement.
enum class FindingKind {
    Labels,  ///< two labels that are taken for each other
    Nothing, ///< a label where others have nothing, or nothing where others have it
    Rater,   ///< a person who agrees less with everybody than the others do with each other
    Genre,   ///< a genre with more disagreement than its share of the material
    Shift    ///< a person whose events are constantly late or early
};

struct StudyFinding {
    FindingKind kind = FindingKind::Labels;
    QStringList labels; ///< Labels: two keys; Nothing: one
    QString genre;
    std::size_t rater = 0;        ///< Rater, Shift: place in LayerStudy::raters
    double share = 0;             ///< of all disagreement, 0..1; Shift: 0
    double expected = 0;          ///< Rater, Genre: the share by the number of units alone
    std::optional<double> merged; ///< Labels: alpha if they were one label
    double shiftSeconds = 0;      ///< Shift: later than the others
};

/// Shifts below this are nobody's fault.
inline constexpr double kNotableShiftSeconds = 0.02;

/// What to fix first: by share, shifts at the end. Computed from the study's figures alone.
std::vector<StudyFinding> findingsOf(const LayerStudy& study);

/// A stretch of a track to be listened to.
struct StudyCase {
    TrackId track;
    double startSeconds = 0;
    double endSeconds = 0;
    double weightSeconds = 0; ///< of pairs of raters who disagree here; tracks as a whole count their length
};

/// Where raters have the one label against the other ("" as the second: against nothing); an empty list: where any two
/// disagree. Longest first. Layers without labels have none.
std::vector<StudyCase> casesOf(const StudyLayer& layer, const QStringList& labels);

} // namespace unisono
