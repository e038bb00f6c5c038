#include "core/base/id.h"

#include <QRandomGenerator>

#include <chrono>
#include <mutex>

namespace unisono {

namespace {
constexpr int kCounterBits = 20;
constexpr int kTextLength = 13; // 13 characters of 5 bits hold 63 bits
} // namespace

std::int64_t nextIdValue()
{
    static std::mutex mutex;
    static std::int64_t last = 0;
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    const std::lock_guard lock(mutex);
    // Half of the counter's range stays free above the random start for ids made within the same millisecond.
    const std::int64_t fresh =
        (ms.count() << kCounterBits) | QRandomGenerator::global()->bounded(1 << (kCounterBits - 1));
    last = fresh > last ? fresh : last + 1;
    return last;
}

QString idToText(std::int64_t value)
{
    QString text(kTextLength, QLatin1Char('0'));
    for (int i = kTextLength - 1; i >= 0; --i, value >>= 5) {
        const int digit = int(value & 31);
        text[i] = QLatin1Char(char(digit < 10 ? '0' + digit : 'a' + digit - 10));
    }
    return text;
}

std::optional<std::int64_t> idFromText(const QString& text)
{
    if (text.size() != kTextLength || text[0] > QLatin1Char('7'))
        return std::nullopt;
    std::int64_t value = 0;
    for (const QChar c : text) {
        int digit = 0;
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digit = c.unicode() - '0';
        else if (c >= QLatin1Char('a') && c <= QLatin1Char('v'))
            digit = c.unicode() - 'a' + 10;
        else
            return std::nullopt;
        value = (value << 5) | digit;
    }
    return value;
}

} // namespace unisono
