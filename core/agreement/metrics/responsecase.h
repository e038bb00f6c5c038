#pragma once

#include "core/agreement/coefficients/responses.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace unisono {

/// Answers of a case of kind "dawid-skene" and what their numbers stand for. Labels are in the order of numbers, then
/// of code points; tasks and workers as they come.
struct ResponseCase {
    Responses responses;
    QStringList workers;
    QStringList tasks;
    QStringList labels;
    std::vector<QJsonValue> labelValues; ///< as they stood in the file
};

/// Reads `responses`, an array of {worker, task, label}, and `known`, an array of {task, label} of the tasks whose
/// label is known; strings or numbers.
/// Errors: Parse -> of another form; TooLarge -> over a million figures, of every task with every label
Result<ResponseCase> responsesFromCase(const QJsonObject& input);

/// {task: {label: probability}}
QJsonObject byTask(const ResponseCase& input, const ProbabilityRows& posterior);
/// {task: label}
QJsonObject labelsByTask(const ResponseCase& input, const std::vector<int>& labels);

} // namespace unisono
