#include "core/interchange/filetext.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cmath>

namespace unisono {

namespace {

/// 0x80..0x9f of Windows-1252; unassigned ones stay as they are.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

QString fromWindows1252(const QByteArray& bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text)
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(kWindows1252[std::size_t(c.unicode() - 0x80)]);
    return text;
}

} // namespace

Result<void> withinSize(const QByteArray& bytes)
{
    if (bytes.size() > kMostBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("file of annotations too large"),
                     {},
                     QStringLiteral("%1 MiB").arg(kMostBytes >> 20)};
    if (bytes.isEmpty())
        return Error{ErrorCode::Empty, QStringLiteral("no bytes"), {}, {}};
    return {};
}

QString textOf(const QByteArray& bytes, Issues* issues)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    if (issues)
        issues->push_back({Severity::Warning, QStringLiteral("text.not-utf8"), {}, {}});
    return marked ? text : fromWindows1252(bytes);
}

std::vector<QStringView> linesOf(QStringView all)
{
    std::vector<QStringView> lines;
    qsizetype from = 0;
    while (from < all.size()) {
        qsizetype to = from;
        while (to < all.size() && all[to] != u'\n' && all[to] != u'\r')
            ++to;
        lines.push_back(all.mid(from, to - from));
        from = to + (to + 1 < all.size() && all[to] == u'\r' && all[to + 1] == u'\n' ? 2 : 1);
    }
    return lines;
}

std::optional<double> numberOf(QStringView text, DecimalComma comma)
{
    text = text.trimmed();
    // toDouble also takes "nan" and "inf"; digits must be there.
    const auto isPart = [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'+' || c == u'e' || c == u'E' || c == u',';
    };
    if (text.isEmpty() || text.size() > 400 || !std::all_of(text.begin(), text.end(), isPart))
        return std::nullopt;
    bool ok = false;
    double value = 0;
    if (text.contains(u',')) {
        if (comma == DecimalComma::No || text.count(u',') > 1 || text.contains(u'.'))
            return std::nullopt;
        value = text.toString().replace(u',', u'.').toDouble(&ok);
    } else {
        value = text.toDouble(&ok);
    }
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QString secondsText(Frame at, SampleRate rate)
{
    QString text = QString::number(secondsOf(at, rate), 'f', 9);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.append(u'0');
    return text;
}

double roundedSeconds(Frame at, SampleRate rate)
{
    return std::round(secondsOf(at, rate) * 1e9) / 1e9;
}

void Finder::note(Severity severity, const QString& code, const QString& place, const QStringList& args)
{
    if (!m_issues)
        return;
    auto it = std::find_if(m_counts.begin(), m_counts.end(), [&code](const auto& c) { return c.first == code; });
    if (it == m_counts.end())
        it = m_counts.insert(m_counts.end(), {code, 0});
    if (++it->second <= kMostAlike)
        m_issues->push_back({severity, code, place, args});
}

Finder::~Finder()
{
    for (const auto& [code, count] : m_counts)
        if (count > kMostAlike)
            m_issues->push_back(
                {Severity::Info, QStringLiteral("import.more-alike"), {}, {code, QString::number(count - kMostAlike)}});
}

void noteLost(const FormatLayer& layer, const Holds& holds, Issues* issues)
{
    if (!issues)
        return;
    const auto lost = [&](const char* field, bool held, auto has) {
        const auto count = std::count_if(layer.items.begin(), layer.items.end(), has);
        if (!held && count > 0)
            issues->push_back({Severity::Warning,
                               QStringLiteral("export.field-lost"),
                               layer.layer,
                               {QString::fromLatin1(field), QString::number(count)}});
    };
    lost("level", holds.levels, [](const Item& i) { return i.level != 0; });
    lost("confidence", holds.confidence, [](const Item& i) { return i.confidence != Confidence::Unstated; });
    lost("uncertainty", holds.uncertainty, [](const Item& i) { return i.startUncertainty || i.endUncertainty; });
    lost("value", holds.payload, [](const Item& i) {
        const auto* instant = std::get_if<InstantValue>(&i.payload);
        const auto* note = std::get_if<NoteValue>(&i.payload);
        return (instant && (instant->bar || instant->beat)) || (note && note->velocity);
    });
}

} // namespace unisono
