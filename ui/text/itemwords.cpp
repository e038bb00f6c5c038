#include "ui/text/itemwords.h"

#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ItemWords", text);
}
QString trCount(const char* text, int n)
{
    return QCoreApplication::translate("ItemWords", text, nullptr, n);
}

/// "A4 +12 ct" of 6912 cents.
QString pitchName(double cents)
{
    static const char* const kNames[] = {"C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"};
    const auto semitone = std::llround(cents / 100);
    const auto offset = std::llround(cents - double(semitone) * 100);
    const auto octave = std::floor(double(semitone) / 12) - 1;
    QString name = QStringLiteral("%1%2").arg(QString::fromUtf8(kNames[((semitone % 12) + 12) % 12])).arg(int(octave));
    if (offset != 0)
        name += QStringLiteral(" %1%2 ct")
                    .arg(offset > 0 ? QStringLiteral("+") : QStringLiteral("−"))
                    .arg(std::abs(offset));
    return name;
}

struct PayloadText {
    const LayerDef& layer;

    QString operator()(const std::monostate&) const { return {}; }
    QString operator()(const InstantValue& v) const
    {
        if (v.bar && v.beat)
            return tr("bar %1, beat %2").arg(*v.bar).arg(*v.beat);
        return v.beat ? tr("beat %1").arg(*v.beat) : QString();
    }
    QString operator()(const CurveValue& v) const { return trCount("%n point(s)", int(v.points.size())); }
    QString operator()(const NoteValue& v) const { return pitchName(v.pitchCents); }
    QString operator()(const ChordValue& v) const { return v.harte; }
    QString operator()(const TextValue& v) const { return v.text.simplified(); }
    QString operator()(const TagValue& v) const
    {
        QStringList names;
        for (const QString& label : v.labels)
            names << layer.labelPath(label);
        if (v.number)
            names << QLocale().toString(*v.number) +
                         (layer.valueUnit.isEmpty() ? QString() : QLatin1Char(' ') + layer.valueUnit);
        return names.join(QStringLiteral(", "));
    }
};

} // namespace

QString itemText(const LayerDef& layer, const Item& item)
{
    QStringList parts;
    if (!item.label.isEmpty())
        parts << layer.labelPath(item.label);
    else if (!item.foreignText.isEmpty())
        parts << tr("“%1” (not in the schema)").arg(item.foreignText);
    const QString payload = std::visit(PayloadText{layer}, item.payload);
    if (!payload.isEmpty())
        parts << payload;
    return parts.join(QStringLiteral(" · "));
}

QString confidenceName(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Sure:
        return tr("sure");
    case Confidence::Unsure:
        return tr("unsure");
    case Confidence::Unstated:
        break;
    }
    return {};
}

QString originName(const Origin& origin)
{
    const auto with = [&](const QString& word) {
        return origin.detail.isEmpty() ? word : QStringLiteral("%1, %2").arg(word, origin.detail);
    };
    switch (origin.kind) {
    case OriginKind::Drawn:
        return with(tr("drawn"));
    case OriginKind::Tapped:
        return with(tr("tapped"));
    case OriginKind::Imported:
        return with(tr("imported"));
    case OriginKind::SuggestionAccepted:
        return with(tr("suggestion, accepted"));
    case OriginKind::SuggestionModified:
        return with(tr("suggestion, edited"));
    }
    return {};
}

QString spokenItem(const LayerDef& layer, const Item& item, SampleRate rate)
{
    QStringList parts{layer.name};
    const QString text = itemText(layer, item);
    parts << (text.isEmpty() && layer.kind == LayerKind::Interval ? tr("not labelled") : text);
    if (layer.kind == LayerKind::Instant)
        parts << spokenTime(secondsOf(item.span.start, rate));
    else if (layer.kind != LayerKind::Tag)
        parts << tr("%1 to %2")
                     .arg(spokenTime(secondsOf(item.span.start, rate)), spokenTime(secondsOf(item.span.end, rate)));
    parts << confidenceName(item.confidence);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString agoText(qint64 thenMs, qint64 nowMs)
{
    if (thenMs <= 0)
        return {};
    const qint64 seconds = std::max<qint64>(0, (nowMs - thenMs) / 1000);
    if (seconds < 60)
        return tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min ago").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return tr("%1 h ago").arg(seconds / 3600);
    if (seconds < 7 * 24 * 3600)
        return tr("%1 days ago").arg(seconds / (24 * 3600));
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(thenMs).date(), QLocale::ShortFormat);
}

} // namespace unisono
