#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace unisono {

namespace {

constexpr qint64 kPowersOfTen[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
/// About 285 years: beyond it a number of microseconds leaves 63 bits.
constexpr double kGreatestSeconds = 9.0e9;

} // namespace

QString timeText(double seconds, int decimals)
{
    if (!std::isfinite(seconds) || std::abs(seconds) > kGreatestSeconds)
        return QStringLiteral("–");
    decimals = std::clamp(decimals, 0, 6);
    const qint64 unit = kPowersOfTen[decimals];
    // Rounded once and as a whole, so that 59.9996 becomes 1:00.000 and never 0:60.000.
    const qint64 ticks = std::llround(std::abs(seconds) * double(unit));
    const qint64 whole = ticks / unit;
    const QChar zero = QLatin1Char('0');
    QString text = seconds < 0 && ticks > 0 ? QStringLiteral("-") : QString();
    const qint64 hours = whole / 3600;
    if (hours > 0)
        text += QStringLiteral("%1:%2").arg(hours).arg(whole / 60 % 60, 2, 10, zero);
    else
        text += QString::number(whole / 60);
    text += QStringLiteral(":%1").arg(whole % 60, 2, 10, zero);
    if (decimals > 0)
        text += QStringLiteral(".%1").arg(ticks % unit, decimals, 10, zero);
    return text;
}

std::optional<double> timeFromText(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([-\u2212]?)(?:(?:(\\d{1,7}):)?(\\d{1,9}):)?(\\d{1,9})(?:[.,](\\d{1,9}))?\\s*s?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasHours = match.capturedLength(2) > 0;
    const bool hasMinutes = match.capturedLength(3) > 0;
    const double minutes = match.captured(3).toDouble();
    const double whole = match.captured(4).toDouble();
    // The fields behind a colon are below 60: "1:75" is a slip of the hand, not 2:15.
    if ((hasMinutes && whole >= 60) || (hasHours && minutes >= 60))
        return std::nullopt;
    const QString digits = match.captured(5);
    const double fraction = digits.isEmpty() ? 0 : digits.toDouble() / std::pow(10.0, double(digits.size()));
    const double seconds = match.captured(2).toDouble() * 3600 + minutes * 60 + whole + fraction;
    return match.capturedLength(1) > 0 ? -seconds : seconds;
}

QString spokenTime(double seconds)
{
    if (!std::isfinite(seconds) || std::abs(seconds) > kGreatestSeconds)
        return Words::tr("unknown time");
    const qint64 tenths = std::llround(std::abs(seconds) * 10);
    const qint64 hours = tenths / 36000;
    const int minutes = int(tenths / 600 % 60);
    const qint64 rest = tenths % 600;
    const QString number = rest % 10 == 0 ? QString::number(rest / 10) : QString::number(double(rest) / 10, 'f', 1);

    QStringList parts;
    if (seconds < 0 && tenths > 0)
        parts << Words::tr("minus");
    if (hours > 0)
        parts << (hours == 1 ? Words::tr("1 hour") : Words::tr("%n hours", "", int(hours)));
    if (minutes > 0)
        parts << (minutes == 1 ? Words::tr("1 minute") : Words::tr("%n minutes", "", minutes));
    if (tenths < 600)
        parts << (rest == 10 ? Words::tr("1 second") : Words::tr("%1 seconds").arg(number));
    else if (rest > 0)
        parts << number;
    return parts.join(QLatin1Char(' '));
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace unisono
