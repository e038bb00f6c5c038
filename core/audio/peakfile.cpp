#include "core/audio/peakfile.h"

#include "core/audio/peakcells.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace unisono {

namespace {

constexpr std::array<char, 8> kMagic = {'U', 'N', 'I', 'P', 'E', 'A', 'K', 'S'};
constexpr std::uint32_t kVersion = 1;

struct Head {
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion;
    std::int32_t lanes = 0;
    std::int64_t frames = 0;
    std::int32_t rateHz = 0;
    std::int32_t channels = 0;
    std::int32_t bits = 0;
    std::int32_t seeksDearly = 0;
    std::array<char, 32> container = {};
    std::array<char, 32> encoding = {};
    std::array<char, 32> identity = {};
    std::uint64_t dataHash = 0;
    std::uint64_t headHash = 0; ///< of all before
};
static_assert(sizeof(Head) == 152 && std::endian::native == std::endian::little);

/// Catches damage, not intent; four chains so that it runs at the speed of memory.
class Hash64 {
public:
    void add(const char* data, std::size_t bytes)
    {
        std::size_t i = 0;
        for (; i + 32 <= bytes; i += 32)
            for (std::size_t k = 0; k < 4; ++k)
                mix(k, word(data + i + 8 * k, 8));
        for (std::size_t k = 0; i < bytes; i += 8, ++k)
            mix(k, word(data + i, std::min<std::size_t>(8, bytes - i)));
        m_bytes += bytes;
    }
    std::uint64_t value() const
    {
        std::uint64_t h = m_bytes * kPrime;
        for (const std::uint64_t chain : m_chains)
            h = std::rotl(h ^ chain, 29) * kPrime;
        return h ^ (h >> 32);
    }

private:
    static constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15; // 2^64 / golden ratio, odd
    static std::uint64_t word(const char* p, std::size_t bytes)
    {
        std::uint64_t w = 0;
        std::memcpy(&w, p, bytes);
        return w;
    }
    void mix(std::size_t k, std::uint64_t w) { m_chains[k] = std::rotl((m_chains[k] ^ w) * kPrime, 31); }

    std::array<std::uint64_t, 4> m_chains = {1, 2, 3, 4};
    std::uint64_t m_bytes = 0;
};

std::uint64_t headHash(const Head& head)
{
    Hash64 hash;
    hash.add(reinterpret_cast<const char*>(&head), offsetof(Head, headHash));
    return hash.value();
}

void putText(std::array<char, 32>& out, const QString& text)
{
    const QByteArray bytes = text.toUtf8().left(int(out.size()) - 1);
    std::copy(bytes.begin(), bytes.end(), out.begin());
}

QString textOf(const std::array<char, 32>& in)
{
    return QString::fromUtf8(in.data(), qsizetype(::strnlen(in.data(), in.size())));
}

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, QString::fromLatin1(what), {}, {}};
}

} // namespace

Result<void> writePeakHead(int fd, const PeakFileHead& from, const FileIdentity& identity)
{
    Head head;
    head.lanes = from.lanes;
    head.frames = from.info.frames;
    head.rateHz = from.info.rate.hz;
    head.channels = from.info.channels;
    head.bits = from.info.bits;
    head.seeksDearly = from.info.seekCost == SeekCost::Dear ? 1 : 0;
    putText(head.container, from.info.container);
    putText(head.encoding, from.info.encoding);
    std::copy_n(identity.hash.constData(), head.identity.size(), head.identity.begin());
    head.dataHash = from.dataHash;
    head.headHash = headHash(head);
    return writeAt(fd, &head, sizeof head, 0);
}

Result<PeakFileHead> readPeakHead(int fd, const FileIdentity& identity)
{
    Head head;
    if (readAt(fd, &head, sizeof head, 0) != sizeof head || head.magic != kMagic)
        return corrupt("not a stored pyramid");
    if (head.version > kVersion)
        return Error{ErrorCode::NewerVersion, {}, {}, QString::number(head.version)};
    if (head.version < kVersion || head.headHash != headHash(head))
        return corrupt("damaged head");
    if (identity.hash.size() != qsizetype(head.identity.size()) ||
        std::memcmp(identity.hash.constData(), head.identity.data(), head.identity.size()) != 0)
        return corrupt("of another file");
    if (head.frames < 1 || head.frames > (std::int64_t(1) << 48) || head.channels < 1 || head.channels > kMaxChannels ||
        head.rateHz < kMinRateHz || head.rateHz > kMaxRateHz || head.lanes != laneCount(head.channels))
        return corrupt("values out of bounds");
    PeakFileHead out;
    out.info.frames = head.frames;
    out.info.rate = {head.rateHz};
    out.info.channels = head.channels;
    out.info.container = textOf(head.container);
    out.info.encoding = textOf(head.encoding);
    out.info.bits = head.bits;
    out.info.seekCost = head.seeksDearly ? SeekCost::Dear : SeekCost::Cheap;
    out.lanes = head.lanes;
    out.dataHash = head.dataHash;
    return out;
}

std::optional<std::uint64_t> hashPeakData(int fd, std::int64_t bytes)
{
    Hash64 hash;
    std::vector<char> block(1 << 18);
    for (std::int64_t at = 0; at < bytes;) {
        const auto n = std::min<std::int64_t>(std::int64_t(block.size()), bytes - at);
        if (readAt(fd, block.data(), std::size_t(n), kPeakDataAt + at) != n)
            return std::nullopt;
        hash.add(block.data(), std::size_t(n));
        at += n;
    }
    return hash.value();
}

} // namespace unisono
