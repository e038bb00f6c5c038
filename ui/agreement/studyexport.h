#pragma once

#include "core/base/result.h"
#include "ui/paint/studypainter.h"
#include "ui/text/studyreport.h"

namespace unisono {

enum class StudyFormat { Page, Csv, Json, Svg, Png };
QString studyFormatName(StudyFormat format);
inline constexpr StudyFormat kStudyFormats[] = {StudyFormat::Page, StudyFormat::Csv, StudyFormat::Json,
                                                StudyFormat::Svg, StudyFormat::Png};

/// A study to be written to files.
struct StudyExport {
    Study study;
    StudyReportHead head;
    GenreSchema schema;
    QString layer; ///< of which pairs and confusion are drawn
    StudyLook look;
};

/// Writes files that begin with `stem`: one, or with pictures one each of layers, pairs and confusion.
/// Output: their paths. Errors: CannotWrite, DiskFull, ReadOnly
Result<QStringList> writeStudy(const StudyExport& data, StudyFormat format, const QString& stem);

} // namespace unisono
