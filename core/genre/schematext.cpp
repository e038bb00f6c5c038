#include "core/genre/schematext.h"

#include <QStringDecoder>

namespace unisono {

QString placeOf(const QByteArray& text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const auto line = before.count('\n') + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(offset - before.lastIndexOf('\n'));
}

qsizetype brokenText(const QByteArray& text)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = whole(text);
    if (!whole.hasError())
        return -1;
    qsizetype good = 0;
    for (qsizetype length = text.size(); length > 0; length /= 2)
        while (good + length <= text.size()) {
            QStringDecoder part(QStringDecoder::Utf8);
            [[maybe_unused]] const QString begun = part(QByteArrayView(text).first(good + length));
            if (part.hasError())
                break;
            good += length;
        }
    return good;
}

QString idStem(const QString& name, const QString& empty)
{
    QString stem;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower())
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            stem += c;
        else if (c.category() != QChar::Mark_NonSpacing && !stem.isEmpty() && !stem.endsWith(QLatin1Char('-')))
            stem += QLatin1Char('-');
    stem.truncate(60);
    while (stem.endsWith(QLatin1Char('-')))
        stem.chop(1);
    return stem.isEmpty() ? empty : stem;
}

QString freshId(const QString& name, const QString& empty, const std::function<bool(const QString&)>& isTaken)
{
    const QString stem = idStem(name, empty);
    QString id = stem;
    for (int number = 2; isTaken(id); ++number)
        id = QStringLiteral("%1-%2").arg(stem).arg(number);
    return id;
}

} // namespace unisono
