#pragma once

#include "core/study/study.h"

namespace unisono {

/// What stands over a report.
struct StudyReportHead {
    QString project;   ///< its name
    QString date;      ///< in words
    QStringList scope; ///< which answers it is of, a few words each
};

/// A study as one HTML page for a browser or for print: styles and bars are in it, nothing is loaded, no script runs.
/// Every figure of the study stands in it; undefined is a word. `schema`: names of labels and genres.
QString studyReportHtml(const Study& study, const StudyReportHead& head, const GenreSchema& schema);

} // namespace unisono
