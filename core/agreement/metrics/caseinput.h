#pragma once

#include "core/agreement/scores.h"
#include "core/agreement/segmentf.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace unisono {

// Reads the parts of a case's input. `place` names the part in an error: "reference.hz".
// Errors: Parse -> absent or of another form; detail is the place.

Error wrongInput(const QString& place);

/// An array of finite numbers.
Result<std::vector<double>> caseNumbers(const QJsonValue& value, const QString& place);
/// The same, ascending.
Result<std::vector<double>> caseTimes(const QJsonValue& value, const QString& place);

/// The latest time of an event that mir_eval takes for seconds.
inline constexpr double kMostEventSeconds = 30'000;
/// Instants: caseTimes(), none of them later than that, nor as much before 0.
/// Errors: TooLarge -> one is
Result<std::vector<double>> caseEvents(const QJsonValue& value, const QString& place);

/// More windows are not asked for at once.
inline constexpr std::size_t kMostWindows = 20;
/// The parameter `windows_s`; what it is where the case has none.
/// Errors: TooLarge -> above kMostWindows
Result<std::vector<double>> caseWindows(const QJsonObject& params, std::vector<double> otherwise);

/// A parameter that is a number above zero; what it is where the case has none.
Result<double> caseParameter(const QJsonObject& params, const QString& name, double otherwise);

/// Stretches of time and a text for each, in the order of the file: {intervals: [[start, end], ...], labels: [...]}.
struct LabelledSpans {
    Segments spans; ///< not numbered yet
    QStringList labels;
};
Result<LabelledSpans> caseLabelledSpans(const QJsonValue& value, const QString& place);
/// [[start, end], ...]
Result<Segments> caseSpans(const QJsonValue& value, const QString& place);

/// Labels numbered over both sides in the order of their texts, as mir_eval compares them: letters alone do not make
/// two of them. What it fills with has names of its own, which a label may have too.
struct NumberedLabels {
    int before = 0; ///< __T_MIN
    int after = 0;  ///< __T_MAX
    int gap = 0;    ///< None
};
NumberedLabels numberLabels(const std::vector<LabelledSpans*>& sides);

/// Each side from 0 to the later end of both; an empty one stays empty.
void fillBoth(Segments& reference, Segments& estimate, const NumberedLabels& labels);
/// Whether mir_eval takes them: no time below 0, each longer than nothing (util.validate_intervals).
bool areProper(const Segments& segments);

/// A number as JSON; null where it is undefined or not finite.
QJsonValue caseFigure(std::optional<double> value);
/// Precision, recall and F under three names; null: undefined.
struct FigureNames {
    QString precision;
    QString recall;
    QString f;
};
void addScore(QJsonObject& figures, const FigureNames& names, const std::optional<FScore>& score);

} // namespace unisono
