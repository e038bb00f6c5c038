#include "core/audio/decodedfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>

#include <array>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <vector>

namespace unisono {

namespace {

constexpr std::int64_t kDataAt = 4096;
constexpr std::int64_t kEdge = 65536;
constexpr FrameCount kBlockFrames = 16384;
/// Mapped pages count as memory of the program while they are in; they are given back after so many bytes.
constexpr std::int64_t kMappedBytes = std::int64_t(8) << 20;

struct Header {
    std::array<char, 8> magic = {'U', 'N', 'I', 'P', 'C', 'M', '0', '1'};
    std::array<char, 32> identity = {};
    std::array<char, 32> edges = {}; ///< SHA-256 of the first and last 64 KiB of samples: catches torn files
    std::int64_t frames = 0;
    std::int32_t channels = 0;
    std::int32_t rateHz = 0;
    bool operator==(const Header&) const = default;
};

std::int64_t dataBytes(const AudioInfo& info)
{
    return info.frames * info.channels * std::int64_t(sizeof(float));
}

Header headerOf(int fd, const FileIdentity& identity, const AudioInfo& info)
{
    Header header;
    std::copy_n(identity.hash.constData(), header.identity.size(), header.identity.begin());
    header.frames = info.frames;
    header.channels = info.channels;
    header.rateHz = info.rate.hz;
    const std::int64_t bytes = dataBytes(info);
    std::vector<char> edge(std::size_t(std::min(kEdge, bytes)));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::int64_t at : {std::int64_t(0), bytes - std::int64_t(edge.size())}) {
        const std::int64_t n = readAt(fd, edge.data(), edge.size(), kDataAt + at);
        hash.addData(QByteArrayView(edge.data(), std::max<std::int64_t>(0, n)));
    }
    const QByteArray edges = hash.result();
    std::copy_n(edges.constData(), header.edges.size(), header.edges.begin());
    return header;
}

struct Live {
    std::mutex mutex;
    QHash<QString, std::weak_ptr<DecodedFile>> files;
};

Live& live()
{
    static Live all;
    return all;
}

} // namespace

DecodedFile::DecodedFile(QString path, FileIdentity identity, AudioInfo info, AudioCacheSettings settings)
    : m_path(std::move(path)),
      m_identity(std::move(identity)),
      m_info(std::move(info)),
      m_settings(std::move(settings))
{
}

DecodedFile::~DecodedFile()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
    if (m_mapped)
        ::munmap(const_cast<char*>(m_mapped), std::size_t(kDataAt + dataBytes(m_info)));
}

std::shared_ptr<DecodedFile> DecodedFile::forFile(const QString& path, const FileIdentity& identity,
                                                  const AudioInfo& info, const AudioCacheSettings& settings)
{
    const QString key = audioCacheFolder(settings) + QLatin1Char('/') + identity.cacheName();
    const std::lock_guard lock(live().mutex);
    if (auto known = live().files.value(key).lock())
        return known;
    const std::shared_ptr<DecodedFile> file(new DecodedFile(path, identity, info, settings));
    if (file->load())
        file->m_state = State::Whole;
    live().files.removeIf([](const auto& entry) { return entry.value().expired(); });
    live().files.insert(key, file);
    return file;
}

std::shared_ptr<DecodedFile> DecodedFile::existing(const QString& path, const FileIdentity& identity,
                                                   const AudioInfo& info, const AudioCacheSettings& settings)
{
    const QString folder = audioCacheFolder(settings);
    {
        const std::lock_guard lock(live().mutex);
        if (auto known = live().files.value(folder + QLatin1Char('/') + identity.cacheName()).lock())
            return known;
    }
    if (!QFile::exists(folder + QLatin1Char('/') + identity.cacheName() + QStringLiteral(".pcm")))
        return nullptr;
    auto file = forFile(path, identity, info, settings);
    return file->isWhole() ? file : nullptr;
}

bool DecodedFile::load()
{
    const QString path = audioCacheFolder(m_settings) + QLatin1Char('/') + fileName();
    FileHandle file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat st = {};
    if (!file.isOpen() || ::fstat(file.fd(), &st) != 0 || st.st_size != kDataAt + dataBytes(m_info))
        return false;
    Header header;
    if (readAt(file.fd(), &header, sizeof header, 0) != sizeof header ||
        header != headerOf(file.fd(), m_identity, m_info))
        return false;
    touchCacheFile(file.fd());
    return map(std::move(file));
}

bool DecodedFile::map(FileHandle handle)
{
    void* mapped = ::mmap(nullptr, std::size_t(kDataAt + dataBytes(m_info)), PROT_READ, MAP_SHARED, handle.fd(), 0);
    if (mapped == MAP_FAILED)
        return false;
    m_mapped = static_cast<const char*>(mapped);
    m_file = std::move(handle);
    return true;
}

void DecodedFile::start()
{
    const std::lock_guard lock(m_mutex);
    State idle = State::Idle;
    if (m_state.compare_exchange_strong(idle, State::Building))
        m_thread = std::thread([this] { build(); });
}

bool DecodedFile::copy(Frame from, std::span<float> interleaved) const
{
    const auto frameBytes = std::int64_t(sizeof(float)) * m_info.channels;
    const auto bytes = std::int64_t(interleaved.size_bytes());
    const std::int64_t at = kDataAt + from.value * frameBytes;
    const std::shared_lock lock(m_storage);
    if (m_mapped) {
        // A file cut short by somebody else would end the program with a bus error.
        struct stat st = {};
        if (::fstat(m_file.fd(), &st) != 0 || st.st_size < at + bytes)
            return false;
        std::memcpy(interleaved.data(), m_mapped + at, std::size_t(bytes));
        if (m_touched.fetch_add(bytes) + bytes > kMappedBytes) {
            m_touched = 0;
            ::madvise(const_cast<char*>(m_mapped), std::size_t(kDataAt + dataBytes(m_info)), MADV_DONTNEED);
        }
        return true;
    }
    return from.value + bytes / frameBytes <= written() && m_writer.fd() >= 0 &&
           readAt(m_writer.fd(), interleaved.data(), std::size_t(bytes), at) == bytes;
}

bool DecodedFile::waitFor(FrameCount end) const
{
    std::unique_lock lock(m_mutex);
    if (written() < end && isBuilding())
        m_more.wait_for(lock, std::chrono::milliseconds(50));
    return isBuilding() || isWhole() || written() >= end;
}

void DecodedFile::build()
{
    bool whole = false;
    if (makeRoom(m_settings, kDataAt + dataBytes(m_info), fileName())) {
        if (auto writer = CacheWriter::create(audioCacheFolder(m_settings), fileName())) {
            {
                const std::unique_lock lock(m_storage);
                m_writer = std::move(*writer);
            }
            const auto decoded = decode(m_writer);
            whole = decoded && finish(m_writer);
            // What there is of a damaged file stays readable; the room of a full disk is given back.
            if (!whole && !(!decoded && decoded.error().code == ErrorCode::Damaged)) {
                const std::unique_lock lock(m_storage);
                m_written = 0;
                m_writer = {};
            }
        }
    }
    const std::lock_guard lock(m_mutex);
    m_state = whole ? State::Whole : State::Failed;
    m_more.notify_all();
}

Result<void> DecodedFile::decode(CacheWriter& writer)
{
    auto source = openAudioSource(m_path);
    if (!source)
        return source.error();
    if ((*source)->info().frames != m_info.frames || (*source)->info().channels != m_info.channels)
        return Error{ErrorCode::CannotRead, QStringLiteral("the file has changed"), m_path, {}};
    std::vector<float> block(std::size_t(kBlockFrames * m_info.channels));
    const auto frameBytes = std::int64_t(sizeof(float)) * m_info.channels;
    for (FrameCount at = 0; at < m_info.frames;) {
        if (m_stop)
            return cancelledError();
        const auto n = (*source)->read(Frame{at}, block);
        if (!n)
            return n.error();
        if (auto wrote = writeAt(writer.fd(), block.data(), std::size_t(*n * frameBytes), kDataAt + at * frameBytes);
            !wrote)
            return wrote.error();
        at += *n;
        m_written.store(at, std::memory_order_release);
        const std::lock_guard lock(m_mutex);
        m_more.notify_all();
    }
    return {};
}

bool DecodedFile::finish(CacheWriter& writer)
{
    const Header header = headerOf(writer.fd(), m_identity, m_info);
    if (!writeAt(writer.fd(), &header, sizeof header, 0) || !writer.publish())
        return false;
    const QString path = audioCacheFolder(m_settings) + QLatin1Char('/') + fileName();
    FileHandle file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    const std::unique_lock lock(m_storage);
    return file.isOpen() && map(std::move(file));
}

} // namespace unisono
