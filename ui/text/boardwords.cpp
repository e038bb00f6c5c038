#include "ui/text/boardwords.h"

#include "ui/text/words.h"

#include <QDateTime>
#include <QLocale>

namespace unisono {

namespace {

QString dayText(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat);
}

} // namespace

QString ageClassName(int index)
{
    switch (index) {
    case 0:
        return Words::tr("under a day");
    case 1:
        return Words::tr("under a week");
    case 2:
        return Words::tr("under 4 weeks");
    default:
        return Words::tr("older");
    }
}

QString weeksText(const Throughput& throughput)
{
    QStringList weeks;
    for (const int count : throughput.weeks)
        weeks << QString::number(count);
    return weeks.join(QStringLiteral(" "));
}

QString forecastText(const Forecast& forecast)
{
    const QString left =
        Words::tr("Open: %1 given out, %2 passes still to be given out.").arg(forecast.open).arg(forecast.notGivenOut);
    switch (forecast.word) {
    case Forecast::Word::NothingLeft:
        return Words::tr("Nothing is open.");
    case Forecast::Word::TooFew:
        return Words::tr("%1 When it will be done is undefined: fewer than %2 units were closed in the last 4 weeks.")
            .arg(left)
            .arg(kFewestClosed);
    case Forecast::Word::TooShort:
        return Words::tr("%1 When it will be done is undefined: the first unit was closed less than a week ago.")
            .arg(left);
    case Forecast::Word::Known:
        break;
    }
    return Words::tr("%1 At %2 a week it is done about %3 (%4 to %5).")
        .arg(left, QLocale().toString(forecast.perWeek, 'f', 1), dayText(forecast.likelyMs),
             dayText(forecast.earliestMs), dayText(forecast.latestMs));
}

} // namespace unisono
