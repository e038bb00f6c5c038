#include "core/agreement/metrics/caseinput.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace unisono {

Error wrongInput(const QString& place)
{
    return {ErrorCode::Parse, QStringLiteral("input of another form"), {}, place};
}

Result<std::vector<double>> caseNumbers(const QJsonValue& value, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    std::vector<double> numbers;
    const QJsonArray array = value.toArray();
    numbers.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonValue each = array[i];
        if (!each.isDouble() || !std::isfinite(each.toDouble()))
            return wrongInput(QStringLiteral("%1[%2]").arg(place).arg(i));
        numbers.push_back(each.toDouble());
    }
    return numbers;
}

Result<std::vector<double>> caseTimes(const QJsonValue& value, const QString& place)
{
    Result<std::vector<double>> times = caseNumbers(value, place);
    if (times && !std::is_sorted(times->begin(), times->end()))
        return wrongInput(place);
    return times;
}

Result<std::vector<double>> caseEvents(const QJsonValue& value, const QString& place)
{
    Result<std::vector<double>> times = caseTimes(value, place);
    if (times && !times->empty() && std::max(times->back(), -times->front()) > kMostEventSeconds)
        return Error{ErrorCode::TooLarge, QStringLiteral("too far away for seconds"), {}, place};
    return times;
}

Result<std::vector<double>> caseWindows(const QJsonObject& params, std::vector<double> otherwise)
{
    const QString name = QStringLiteral("windows_s");
    if (!params.contains(name))
        return otherwise;
    Result<std::vector<double>> windows = caseNumbers(params[name], name);
    if (windows && windows->size() > kMostWindows)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many windows"), {}, name};
    return windows;
}

Result<double> caseParameter(const QJsonObject& params, const QString& name, double otherwise)
{
    if (!params.contains(name))
        return otherwise;
    const double value = params[name].toDouble();
    if (!(value > 0) || !std::isfinite(value))
        return wrongInput(name);
    return value;
}

Result<Segments> caseSpans(const QJsonValue& value, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    const QJsonArray array = value.toArray();
    Segments spans;
    spans.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonArray ends = array[i].toArray();
        const auto isTime = [&](qsizetype k) { return ends[k].isDouble() && std::isfinite(ends[k].toDouble()); };
        if (ends.size() != 2 || !isTime(0) || !isTime(1))
            return wrongInput(QStringLiteral("%1[%2]").arg(place).arg(i));
        spans.push_back({ends[0].toDouble(), ends[1].toDouble(), 0});
    }
    return spans;
}

Result<LabelledSpans> caseLabelledSpans(const QJsonValue& value, const QString& place)
{
    if (!value.isObject())
        return wrongInput(place);
    Result<Segments> spans = caseSpans(value[u"intervals"], place + QStringLiteral(".intervals"));
    if (!spans)
        return spans.error();
    const QString labelPlace = place + QStringLiteral(".labels");
    const QJsonArray texts = value[u"labels"].toArray();
    if (std::size_t(texts.size()) != spans->size())
        return wrongInput(labelPlace);
    LabelledSpans side{std::move(*spans), {}};
    side.labels.reserve(texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (!texts[i].isString())
            return wrongInput(QStringLiteral("%1[%2]").arg(labelPlace).arg(i));
        side.labels.append(texts[i].toString());
    }
    return side;
}

NumberedLabels numberLabels(const std::vector<LabelledSpans*>& sides)
{
    const QString before = QStringLiteral("__t_min");
    const QString after = QStringLiteral("__t_max");
    const QString gap = QStringLiteral("none");
    QMap<QString, int> numbers{{before, 0}, {after, 0}, {gap, 0}};
    for (const LabelledSpans* side : sides)
        for (const QString& label : side->labels)
            numbers.insert(label.toLower(), 0);
    int next = 0;
    for (int& number : numbers)
        number = next++;
    for (LabelledSpans* side : sides)
        for (std::size_t i = 0; i < side->spans.size(); ++i)
            side->spans[i].label = numbers[side->labels[qsizetype(i)].toLower()];
    return {numbers[before], numbers[after], numbers[gap]};
}

void fillBoth(Segments& reference, Segments& estimate, const NumberedLabels& labels)
{
    const double end = std::max(endOf(reference), endOf(estimate));
    for (Segments* side : {&reference, &estimate})
        if (!side->empty())
            *side = filledTo(std::move(*side), 0, end, labels.before, labels.after);
}

bool areProper(const Segments& segments)
{
    return std::all_of(segments.begin(), segments.end(),
                       [](const Segment& s) { return s.start >= 0 && s.end > s.start; });
}

QJsonValue caseFigure(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

void addScore(QJsonObject& figures, const FigureNames& names, const std::optional<FScore>& score)
{
    figures[names.precision] = score ? caseFigure(score->precision) : QJsonValue(QJsonValue::Null);
    figures[names.recall] = score ? caseFigure(score->recall) : QJsonValue(QJsonValue::Null);
    figures[names.f] = score ? caseFigure(score->f) : QJsonValue(QJsonValue::Null);
}

} // namespace unisono
