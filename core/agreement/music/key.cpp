#include "core/agreement/music/key.h"

#include <QString>
#include <QStringList>

namespace unisono {

namespace {

std::optional<int> tonicOf(const QString& name)
{
    static const QStringList names[12] = {{QStringLiteral("c")},
                                          {QStringLiteral("c#"), QStringLiteral("db")},
                                          {QStringLiteral("d")},
                                          {QStringLiteral("d#"), QStringLiteral("eb")},
                                          {QStringLiteral("e")},
                                          {QStringLiteral("f")},
                                          {QStringLiteral("f#"), QStringLiteral("gb")},
                                          {QStringLiteral("g")},
                                          {QStringLiteral("g#"), QStringLiteral("ab")},
                                          {QStringLiteral("a")},
                                          {QStringLiteral("a#"), QStringLiteral("bb")},
                                          {QStringLiteral("b")}};
    for (int tonic = 0; tonic < 12; ++tonic)
        if (names[tonic].contains(name))
            return tonic;
    return std::nullopt;
}

std::optional<MusicalKey::Mode> modeOf(const QString& name)
{
    if (name == QLatin1String("major"))
        return MusicalKey::Mode::Major;
    if (name == QLatin1String("minor"))
        return MusicalKey::Mode::Minor;
    if (name == QLatin1String("other"))
        return MusicalKey::Mode::Other;
    return std::nullopt;
}

} // namespace

std::optional<MusicalKey> keyOf(QStringView text)
{
    if (text.compare(QLatin1String("x"), Qt::CaseInsensitive) == 0)
        return MusicalKey();
    const QStringList words = text.toString().simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 2)
        return std::nullopt;
    const std::optional<int> tonic = tonicOf(words[0].toLower());
    const std::optional<MusicalKey::Mode> mode = modeOf(words[1]);
    if (!tonic || !mode)
        return std::nullopt;
    return MusicalKey{tonic, *mode};
}

double keyScore(const MusicalKey& reference, const MusicalKey& estimate)
{
    using Mode = MusicalKey::Mode;
    if (reference == estimate)
        return 1;
    if (!reference.tonic || !estimate.tonic)
        return 0;
    const int above = (*estimate.tonic - *reference.tonic + 12) % 12;
    constexpr int kFifth = 7;
    constexpr int kSixth = 9;
    constexpr int kMinorThird = 3;
    if (reference.mode == estimate.mode)
        return above == kFifth ? 0.5 : 0;
    const bool isRelative =
        (reference.mode == Mode::Major && above == kSixth) || (reference.mode == Mode::Minor && above == kMinorThird);
    return isRelative ? 0.3 : above == 0 ? 0.2 : 0;
}

} // namespace unisono
