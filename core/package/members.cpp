#include "core/package/members.h"

#include "core/package/package.h"
#include "core/package/refusal.h"

#include <algorithm>

namespace unisono {

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

} // namespace

bool isLine(const QString& text)
{
    return std::none_of(text.begin(), text.end(), isControl);
}

bool isProse(const QString& text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return isControl(c) && c != u'\n' && c != u'\r' && c != u'\t'; });
}

QString Members::placeOf(const char* name) const
{
    return m_place + QLatin1Char('.') + QLatin1String(name);
}

void Members::fail(const char* code, const QString& what)
{
    if (!m_error)
        m_error = refused(code, what);
}

QString Members::text(const char* name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isUndefined() && !value.isString())
        fail("package.member", name);
    return value.toString();
}

QString Members::line(const char* name)
{
    QString value = text(name);
    if (!isLine(value))
        fail("package.text-control", name);
    return value;
}

QString Members::prose(const char* name)
{
    QString value = text(name);
    if (!isProse(value))
        fail("package.text-control", name);
    return value;
}

QString Members::id(const char* name)
{
    QString value = text(name);
    if (!m_object.contains(QLatin1String(name)))
        fail("package.member", name);
    else if (!isPackageId(value))
        fail("package.id", name);
    return value;
}

qint64 Members::whole(const char* name, qint64 from, qint64 to)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    // Two defaults tell a number that is no whole one from one that equals the default.
    const qint64 number = value.toInteger(0);
    if (!value.isDouble())
        fail("package.member", name);
    else if (number != value.toInteger(1) || number < from || number > to)
        fail("package.number", name);
    return number;
}

QByteArray Members::hex(const char* name, int bytes)
{
    if (!m_object.contains(QLatin1String(name)))
        fail("package.member", name);
    return optionalHex(name, bytes);
}

QByteArray Members::optionalHex(const char* name, int bytes)
{
    const QByteArray latin = text(name).toLatin1();
    QByteArray value = QByteArray::fromHex(latin);
    if (m_object.contains(QLatin1String(name)) && (value.size() != bytes || value.toHex() != latin))
        fail("package.member", name);
    return value;
}

QMap<QString, QString> Members::lines(const char* name)
{
    QMap<QString, QString> all;
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isUndefined() && !value.isObject())
        fail("package.member", name);
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (!it.value().isString())
            fail("package.member", name);
        const QString text = it.value().toString();
        if (!isLine(it.key()) || !isLine(text))
            fail("package.text-control", name);
        all.insert(it.key(), text);
    }
    return all;
}

} // namespace unisono
