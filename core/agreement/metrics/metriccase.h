#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace unisono {

/// One comparison in a file: what was answered, of which kind, and the parameters of the measures.
struct MetricCase {
    QString name;
    QString kind;
    QJsonObject input;
    QJsonObject params;
    QStringList wanted; ///< figures that the file asks for, the keys of its `expected`; empty: all there are
};

/// Files above this are refused.
inline constexpr qint64 kMostCaseBytes = 64LL << 20;

/// Errors: TooLarge; Parse -> no JSON object with `kind` and `input`; detail is the place
Result<MetricCase> metricCaseFromJson(const QByteArray& json);

/// The figures that the case asks for. One that no metric of its kind gives is null.
/// Errors: those of computeCase()
Result<QJsonObject> computeWanted(const MetricCase& metricCase);

} // namespace unisono
