#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>

namespace unisono {

/// "line 3, column 7" of a byte offset.
QString placeOf(const QByteArray& text, qsizetype offset);
/// Where the first byte is that is no UTF-8; -1: nowhere.
qsizetype brokenText(const QByteArray& text);

/// A name as the stem of an id: "Chill-out Music" -> "chill-out-music"; `empty` where nothing of it can be used.
QString idStem(const QString& name, const QString& empty);
/// The stem itself, or with the first number from 2 on that is not taken: "deep-house-2".
QString freshId(const QString& name, const QString& empty, const std::function<bool(const QString&)>& isTaken);

} // namespace unisono
