#include "core/agreement/metrics/responsecase.h"

#include "core/agreement/metrics/caseinput.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace unisono {

namespace {

bool isName(const QJsonValue& value)
{
    return value.isString() || value.isDouble();
}

QString nameOf(const QJsonValue& value)
{
    return value.isString() ? value.toString() : QString::number(value.toDouble(), 'g', 15);
}

/// The number of a name; the next one for a new name.
int numberOf(const QString& name, QHash<QString, int>& numbers, QStringList& names)
{
    const auto at = numbers.constFind(name);
    if (at != numbers.constEnd())
        return *at;
    names << name;
    return *numbers.insert(name, int(numbers.size()));
}

bool before(const QJsonValue& a, const QJsonValue& b)
{
    if (a.isDouble() != b.isDouble())
        return a.isDouble();
    return a.isDouble() ? a.toDouble() < b.toDouble() : a.toString() < b.toString();
}

/// Every label of both lists, once.
Result<std::vector<QJsonValue>> labelsOf(const QJsonArray& responses, const QJsonArray& known)
{
    QHash<QString, QJsonValue> found;
    for (const QJsonArray& list : {responses, known})
        for (const QJsonValue each : list) {
            const QJsonValue label = each[u"label"];
            if (!isName(label) || !isName(each[u"task"]))
                return wrongInput(QStringLiteral("responses"));
            found.insert(nameOf(label), label);
        }
    std::vector<QJsonValue> labels(found.cbegin(), found.cend());
    std::sort(labels.begin(), labels.end(), before);
    return labels;
}

} // namespace

Result<ResponseCase> responsesFromCase(const QJsonObject& input)
{
    if (!input[u"responses"].isArray())
        return wrongInput(QStringLiteral("responses"));
    if (!input[u"known"].isUndefined() && !input[u"known"].isArray())
        return wrongInput(QStringLiteral("known"));
    const QJsonArray responses = input[u"responses"].toArray();
    const QJsonArray known = input[u"known"].toArray();
    const Result<std::vector<QJsonValue>> labels = labelsOf(responses, known);
    if (!labels)
        return labels.error();
    ResponseCase read;
    read.labelValues = *labels;
    QHash<QString, int> labelNumbers;
    for (const QJsonValue& label : *labels)
        numberOf(nameOf(label), labelNumbers, read.labels);
    QHash<QString, int> workers;
    QHash<QString, int> tasks;
    for (qsizetype i = 0; i < responses.size(); ++i) {
        if (!isName(responses[i][u"worker"]))
            return wrongInput(QStringLiteral("responses[%1].worker").arg(i));
        read.responses.all.push_back({numberOf(nameOf(responses[i][u"worker"]), workers, read.workers),
                                      numberOf(nameOf(responses[i][u"task"]), tasks, read.tasks),
                                      labelNumbers[nameOf(responses[i][u"label"])]});
    }
    for (const QJsonValue each : known)
        numberOf(nameOf(each[u"task"]), tasks, read.tasks);
    read.responses.workers = int(read.workers.size());
    read.responses.tasks = int(read.tasks.size());
    read.responses.labels = int(read.labels.size());
    read.responses.known.assign(std::size_t(read.tasks.size()), kMissing);
    constexpr double kMostFigures = 1e6;
    if (double(read.responses.tasks) * read.responses.labels > kMostFigures)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("too many tasks or labels"), {}, QString::number(kMostFigures)};
    for (const QJsonValue each : known)
        read.responses.known[std::size_t(tasks[nameOf(each[u"task"])])] = labelNumbers[nameOf(each[u"label"])];
    return read;
}

QJsonObject byTask(const ResponseCase& input, const ProbabilityRows& posterior)
{
    QJsonObject all;
    for (int task = 0; task < input.tasks.size(); ++task) {
        QJsonObject row;
        for (int label = 0; label < input.labels.size(); ++label)
            row[input.labels[label]] = posterior.row(task)[label];
        all[input.tasks[task]] = row;
    }
    return all;
}

QJsonObject labelsByTask(const ResponseCase& input, const std::vector<int>& labels)
{
    QJsonObject all;
    for (int task = 0; task < input.tasks.size(); ++task)
        all[input.tasks[task]] = input.labelValues[std::size_t(labels[std::size_t(task)])];
    return all;
}

} // namespace unisono
