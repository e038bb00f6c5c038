#include "core/store/fingerprintstore.h"

#include <QtEndian>

namespace unisono {

namespace {

std::vector<std::uint32_t> wordsOf(const QByteArray& bytes)
{
    std::vector<std::uint32_t> words(std::size_t(bytes.size()) / sizeof(std::uint32_t));
    qFromLittleEndian<quint32>(bytes.constData(), qsizetype(words.size()), words.data());
    return words;
}

QByteArray bytesOf(const std::vector<std::uint32_t>& words)
{
    QByteArray bytes(qsizetype(words.size() * sizeof(std::uint32_t)), Qt::Uninitialized);
    qToLittleEndian<quint32>(words.data(), qsizetype(words.size()), bytes.data());
    return bytes;
}

} // namespace

Result<std::vector<Fingerprint>> FingerprintStore::all()
{
    Query query(m_database, "SELECT track, samples_sha256, words FROM fingerprint ORDER BY track");
    return query.all<Fingerprint>([](const Query& q) {
        return Fingerprint{{q.whole(0)}, q.bytes(1), wordsOf(q.bytes(2))};
    });
}

Result<std::vector<Fingerprint>> FingerprintStore::heads()
{
    Query query(m_database, "SELECT track, samples_sha256 FROM fingerprint ORDER BY track");
    return query.all<Fingerprint>([](const Query& q) { return Fingerprint{{q.whole(0)}, q.bytes(1), {}}; });
}

Result<void> FingerprintStore::write(const Fingerprint& f)
{
    return Query(m_database,
                 "INSERT INTO fingerprint (track, samples_sha256, words) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT (track) DO UPDATE SET samples_sha256 = ?2, words = ?3",
                 f.track, f.samplesSha256, bytesOf(f.words))
        .run();
}

} // namespace unisono
