#pragma once

#include "core/study/study.h"

namespace unisono::test {

inline constexpr int kStudyRate = 1000; ///< of the tracks of these layers, in Hz

LabelDef labelDef(const char* id, const char* parent = "");
/// A layer with so many people, "A", "B" ..., and no tracks yet.
StudyLayer studyLayer(LayerKind kind, int raters, std::vector<LabelDef> labels = {});
/// A track that nobody answered yet.
StudyTrack& addStudyTrack(StudyLayer& layer, double seconds = 100);
Item studyItem(double fromSeconds, double toSeconds, const char* label = "", Payload payload = {});
StudyAnswer answerOf(Items items);
StudyAnswer instantsAt(const std::vector<double>& seconds);
StudyAnswer tagOf(const QStringList& labels);

StudyWish withoutIntervals();
/// Its study; whatever fails ends the program.
LayerStudy studied(const StudyLayer& layer, const StudyWish& wish = withoutIntervals());
/// The figure of this id; none ends the program.
const StudyFigure& figureOf(const std::vector<StudyFigure>& figures, const char* id);
bool isNear(const std::optional<double>& value, double wanted, double within = 1e-9);

} // namespace unisono::test
