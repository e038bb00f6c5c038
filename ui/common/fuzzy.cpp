#include "ui/common/fuzzy.h"

#include <QStringList>

#include <algorithm>

namespace unisono {

namespace {

constexpr int kLetter = 1;
constexpr int kFollows = 6;
constexpr int kBeginsWord = 8;
constexpr int kBeginsText = 4;
constexpr int kWholeWord = 10;
constexpr int kMostGap = 6;
constexpr int kMostSpread = 3; ///< of a word's letters over that many times its length

bool beginsWord(const QString& hay, qsizetype at)
{
    return at == 0 || !hay[at - 1].isLetterOrNumber();
}

/// One word from `from` on: greedy, as letters come. Letters that are scattered over the text are no match, unless each
/// begins a word.
std::optional<int> scoreFrom(const QString& word, const QString& hay, qsizetype from)
{
    int score = 0;
    qsizetype last = -2;
    qsizetype first = -1;
    qsizetype beginnings = 0;
    qsizetype at = from;
    for (const QChar letter : word) {
        at = hay.indexOf(letter, at);
        if (at < 0)
            return std::nullopt;
        score += kLetter;
        if (at == last + 1)
            score += kFollows;
        else if (last >= 0)
            score -= int(std::min<qsizetype>(kMostGap, at - last - 1));
        if (beginsWord(hay, at)) {
            score += at == 0 ? kBeginsWord + kBeginsText : kBeginsWord;
            ++beginnings;
        }
        first = first < 0 ? at : first;
        last = at++;
    }
    if (last - first >= word.size() * kMostSpread && beginnings < word.size())
        return std::nullopt;
    if (at == hay.size() || !hay[at].isLetterOrNumber())
        score += kWholeWord;
    return score;
}

std::optional<int> scoreWord(const QString& word, const QString& hay)
{
    std::optional<int> best;
    for (qsizetype at = hay.indexOf(word[0]); at >= 0; at = hay.indexOf(word[0], at + 1)) {
        const std::optional<int> score = scoreFrom(word, hay, at);
        if (score)
            best = std::max(best.value_or(*score), *score);
    }
    return best;
}

} // namespace

QString folded(const QString& text)
{
    const QString split = text.normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(split.size());
    for (const QChar c : split)
        if (c.category() != QChar::Mark_NonSpacing)
            out += c.toLower();
    return out;
}

std::optional<int> fuzzyScore(const QString& needle, const QString& hay)
{
    int total = 0;
    const QStringList words = needle.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const std::optional<int> score = scoreWord(word, hay);
        if (!score)
            return std::nullopt;
        total += *score;
    }
    // Among equals the shorter text is the closer one.
    return words.isEmpty() ? 0 : total * 4 - int(std::min<qsizetype>(hay.size(), 200)) / 8;
}

} // namespace unisono
