#pragma once

// How rows are written to JSON and read from it. Included by the files that do so only.

#include "core/annotation/rowjson.h"

#include <QJsonArray>

#include <array>
#include <limits>

namespace unisono::rows {

// Enumerations as text, in the order of their values.
inline constexpr std::array kDraftKinds{"header", "layer", "genre"};
inline constexpr std::array kPassKinds{"independent", "repeat", "gold", "adjudication", "audit"};
inline constexpr std::array kStates{"assigned", "in-progress", "submitted", "submitted-empty",
                                    "frozen",   "skipped",     "declined",  "expired"};
inline constexpr std::array kConfidences{"unstated", "sure", "unsure"};
inline constexpr std::array kOrigins{"drawn", "tapped", "imported", "suggestion-accepted", "suggestion-modified"};
inline constexpr std::array kRoles{"annotator",      "adjudicator", "gold-steward", "lead",
                                   "rights-officer", "auditor",     "model"};
inline constexpr std::array kSuggestionPolicies{"none", "shown", "delayed"};
inline constexpr std::array kUnitStates{"open", "collecting", "comparing", "in-adjudication", "resolved"};
inline constexpr std::array kResolutions{"none", "unanimous", "by-rule", "adjudicated"};
inline constexpr std::array kHolds{"legal", "consent", "privacy", "duplicate", "technical", "integrity"};
inline constexpr std::array kRecordKinds{"policy",   "key",  "package",     "commitment", "submission",
                                         "received", "gold", "package-map", "score",      "work-order"};

template <std::size_t N, class E> QString nameOf(const std::array<const char*, N>& names, E value)
{
    return QString::fromLatin1(names.at(std::size_t(value)));
}

inline QJsonValue jsonNumber(double value)
{
    return value;
}
inline QJsonValue jsonNumber(std::int64_t value)
{
    return qint64(value);
}
inline QJsonValue jsonNumber(int value)
{
    return value;
}

/// Writes what differs from the default.
class Writer {
public:
    void text(const char* key, const QString& value)
    {
        if (!value.isEmpty())
            m_object.insert(QLatin1String(key), value);
    }
    void whole(const char* key, qint64 value)
    {
        if (value != 0)
            m_object.insert(QLatin1String(key), value);
    }
    void bytes(const char* key, const QByteArray& value)
    {
        if (!value.isEmpty())
            m_object.insert(QLatin1String(key), QString::fromLatin1(value.toHex()));
    }
    void large(const char* key, const QByteArray& value)
    {
        if (!value.isEmpty())
            m_object.insert(QLatin1String(key), QString::fromLatin1(value.toBase64()));
    }
    template <class Tag> void id(const char* key, Id<Tag> value)
    {
        if (!value.isNull())
            m_object.insert(QLatin1String(key), value.toText());
    }
    template <std::size_t N, class E> void choice(const char* key, const std::array<const char*, N>& names, E value)
    {
        if (value != E{})
            m_object.insert(QLatin1String(key), nameOf(names, value));
    }
    template <class T> void optional(const char* key, const std::optional<T>& value)
    {
        if (value)
            m_object.insert(QLatin1String(key), jsonNumber(*value));
    }
    QJsonObject& object() { return m_object; }

private:
    QJsonObject m_object;
};

/// Reads what Writer wrote; ok() turns false at the first wrong shape.
class Reader {
public:
    explicit Reader(const QJsonObject& object)
        : m_object(object)
    {
    }
    bool ok() const { return m_ok; }
    QJsonValue value(const char* key) const { return m_object.value(QLatin1String(key)); }

    void text(const char* key, QString& out)
    {
        const QJsonValue v = value(key);
        if (v.isUndefined())
            return;
        m_ok = m_ok && v.isString();
        out = v.toString();
    }
    bool wholeIn(const QJsonValue& v, qint64 from, qint64 to, qint64& out)
    {
        // Two defaults tell a number that is no whole one from one that equals the default.
        const qint64 number = v.toInteger(0);
        m_ok = m_ok && v.isDouble() && number == v.toInteger(1) && from <= number && number <= to;
        out = number;
        return m_ok;
    }
    template <class Whole> void whole(const char* key, Whole& out)
    {
        const QJsonValue v = value(key);
        qint64 number = 0;
        if (!v.isUndefined() &&
            wholeIn(v, std::numeric_limits<Whole>::min(), std::numeric_limits<Whole>::max(), number))
            out = Whole(number);
    }
    template <class Whole> void optionalWhole(const char* key, std::optional<Whole>& out)
    {
        if (value(key).isUndefined())
            return;
        Whole number = 0;
        whole(key, number);
        out = number;
    }
    void optionalNumber(const char* key, std::optional<double>& out)
    {
        const QJsonValue v = value(key);
        if (v.isUndefined())
            return;
        m_ok = m_ok && v.isDouble();
        out = v.toDouble();
    }
    void bytes(const char* key, QByteArray& out)
    {
        QString hex;
        text(key, hex);
        const QByteArray latin = hex.toLatin1();
        out = QByteArray::fromHex(latin);
        m_ok = m_ok && out.toHex() == latin;
    }
    void large(const char* key, QByteArray& out)
    {
        QString form;
        text(key, form);
        const auto decoded = QByteArray::fromBase64Encoding(form.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        m_ok = m_ok && decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok;
        out = decoded.decoded;
    }
    template <class Tag> void id(const char* key, Id<Tag>& out)
    {
        QString form;
        text(key, form);
        if (form.isEmpty())
            return;
        const auto number = idFromText(form);
        m_ok = m_ok && number.has_value();
        out.value = number.value_or(0);
    }
    template <class Tag> void ownId(const char* key, Id<Tag>& out)
    {
        id(key, out);
        m_ok = m_ok && !out.isNull();
    }
    template <std::size_t N, class E> void choice(const char* key, const std::array<const char*, N>& names, E& out)
    {
        QString name;
        text(key, name);
        if (value(key).isUndefined())
            return;
        for (std::size_t i = 0; i < N; ++i)
            if (name == QLatin1String(names[i])) {
                out = E(int(i));
                return;
            }
        m_ok = false;
    }
    void fail() { m_ok = false; }

private:
    const QJsonObject& m_object;
    bool m_ok = true;
};

} // namespace unisono::rows
