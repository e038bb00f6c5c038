#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdio>
#include <optional>

namespace unisono {

/// Tells tests/bench/run a measured figure, as one line of JSON on standard output.
/// Input: name says what was measured on what ("pyramid, 60 min FLAC: CPU to plain decoding"); atMost: the bar, where
///        there is one: the run fails above it
inline void printFigure(const QString& name, double value, const QString& unit, std::optional<double> atMost = {})
{
    QJsonObject line{{QLatin1String("figure"), name}, {QLatin1String("value"), value}, {QLatin1String("unit"), unit}};
    if (atMost)
        line.insert(QLatin1String("atMost"), *atMost);
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

} // namespace unisono
