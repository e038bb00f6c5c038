#include "core/package/package.h"

#include "core/crypto/secret.h"

#include <algorithm>
#include <array>

namespace unisono {

namespace {

constexpr int kIdLength = 26; // 26 characters of 5 bits hold 128 bits
/// What sound files are called; another ending could name a program that a file manager starts.
constexpr std::array kEndings{"aac",  "ac3", "aif", "aifc", "aiff", "amr",  "ape",  "au",  "bwf", "caf", "dsf",
                              "flac", "m4a", "m4b", "mka",  "mp2",  "mp3",  "mp4",  "mpc", "oga", "ogg", "opus",
                              "rf64", "snd", "tta", "w64",  "wav",  "wave", "webm", "wma", "wv"};

} // namespace

QString newPackageId()
{
    const QByteArray bytes = randomBytes(16);
    QString text;
    text.reserve(kIdLength);
    unsigned held = 0;
    int bits = 0;
    const auto put = [&text](unsigned digit) {
        text += QLatin1Char(char(digit < 10 ? '0' + digit : 'a' + digit - 10));
    };
    for (const char byte : bytes) {
        held = (held << 8) | uchar(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            put((held >> (bits - 5)) & 31);
    }
    put((held << (5 - bits)) & 31);
    return text;
}

bool isPackageId(const QString& text)
{
    return text.size() == kIdLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z');
           });
}

QString audioEntryName(const QString& trackId, const QString& ending)
{
    const QByteArray lower = ending.toLower().toLatin1();
    const bool known =
        std::any_of(kEndings.begin(), kEndings.end(), [&lower](const char* one) { return lower == one; });
    return known && isPackageId(trackId) ? QStringLiteral("audio/%1.%2").arg(trackId, QString::fromLatin1(lower))
                                         : QString();
}

} // namespace unisono
