#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <limits>
#include <optional>

namespace unisono {

/// Positions and counts of frames lie within this: no sum of two overflows, and JSON keeps them whole.
inline constexpr qint64 kMostFrames = qint64(1) << 50;
inline constexpr qint64 kMostMs = qint64(1) << 48; ///< ms since 1970

/// Whether a text is of one line, without control characters; or of several, with tabs and line ends.
bool isLine(const QString& text);
bool isProse(const QString& text);

/// The members of one JSON object from elsewhere. The first that is missing, of a wrong shape or out of its range is
/// kept as the error of the whole; what is read after it means nothing.
class Members {
public:
    /// `place` names the object in errors ("package.json: tracks[3]"); `error` outlives this.
    Members(const QJsonObject& object, QString place, std::optional<Error>& error)
        : m_object(object),
          m_place(std::move(place)),
          m_error(error)
    {
    }

    QString line(const char* name);  ///< may be empty, or missing
    QString prose(const char* name); ///< may be empty, or missing
    QString id(const char* name);    ///< of the form of isPackageId()
    qint64 whole(const char* name, qint64 from, qint64 to);
    int number(const char* name, int from, int to) { return int(whole(name, from, to)); }
    QByteArray hex(const char* name, int bytes);         ///< of exactly so many bytes
    QByteArray optionalHex(const char* name, int bytes); ///< or missing
    QMap<QString, QString> lines(const char* name);      ///< an object of lines; may be missing

    /// Every object of a list; `each` gets its members.
    template <class Each> void objects(const char* name, Each each)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (!value.isArray())
            return fail("package.member", name);
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size() && !m_error; ++i) {
            const QString at = placeOf(name) + QStringLiteral("[%1]").arg(i);
            const QJsonValue element = list.at(i);
            if (!element.isObject())
                return fail("package.member", at);
            Members members(element.toObject(), at, m_error);
            each(members);
        }
    }

    const QJsonObject& object() const { return m_object; }
    const QString& place() const { return m_place; }
    void fail(const char* code, const char* name) { fail(code, placeOf(name)); }
    void fail(const char* code, const QString& what);

private:
    QString placeOf(const char* name) const;
    QString text(const char* name);

    QJsonObject m_object;
    QString m_place;
    std::optional<Error>& m_error;
};

} // namespace unisono
