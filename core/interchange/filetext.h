#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/interchange/format.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace unisono {

/// Files above this are refused: no annotation of one track comes near it.
inline constexpr qint64 kMostBytes = 128LL << 20;
/// Rows or observations above this are refused.
inline constexpr qsizetype kMostRows = 4'000'000;
/// Findings of one kind that are listed one by one; what comes after is counted.
inline constexpr int kMostAlike = 20;

Result<void> withinSize(const QByteArray& bytes);

/// Text of a file: UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one; bytes that are no UTF-8 are
/// taken for Windows-1252 and said so ("text.not-utf8").
QString textOf(const QByteArray& bytes, Issues* issues);

/// Lines ended by LF, CRLF or CR; the last need not be ended. They point into `text`, which must live as long.
std::vector<QStringView> linesOf(QStringView text);
std::vector<QStringView> linesOf(QString&& text) = delete;

/// A finite number with '.' or, where `decimalComma` allows it, ',' before its decimals; nullopt: none.
enum class DecimalComma { No, Yes };
std::optional<double> numberOf(QStringView text, DecimalComma comma = DecimalComma::No);

/// Seconds as files hold them: nine decimals name every frame up to 384 kHz; trailing zeros go.
QString secondsText(Frame at, SampleRate rate);
/// The same as a number, rounded so that no binary noise is printed.
double roundedSeconds(Frame at, SampleRate rate);

/// Notes findings; of one code only the first are listed one by one, the rest is one count when it is destroyed.
class Finder {
public:
    explicit Finder(Issues* issues)
        : m_issues(issues)
    {
    }
    Finder(const Finder&) = delete;
    Finder& operator=(const Finder&) = delete;
    ~Finder();

    void note(Severity severity, const QString& code, const QString& place = {}, const QStringList& args = {});

private:
    Issues* m_issues;
    std::vector<std::pair<QString, int>> m_counts;
};

/// Says which fields of `items` a format cannot hold, once a field ("export.field-lost").
struct Holds {
    bool levels = false;
    bool confidence = false;
    bool uncertainty = false;
    bool payload = false;
};
void noteLost(const FormatLayer& layer, const Holds& holds, Issues* issues);

} // namespace unisono
