#include "core/audio/peakdata.h"

#include "core/audio/peakfile.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace unisono {

namespace {

std::int64_t ceilDiv(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}

} // namespace

PeakData::PeakData(QString path, AudioInfo info, FileIdentity identity, AudioCacheSettings settings)
    : m_path(std::move(path)),
      m_info(std::move(info)),
      m_identity(std::move(identity)),
      m_settings(std::move(settings)),
      m_lanes(laneCount(m_info.channels)),
      m_known(std::size_t(ceilDiv(m_info.frames, kBatchFrames)))
{
    for (int level = kFileLevels; level < kLevels; ++level)
        m_levels[std::size_t(level)].resize(std::size_t(cellCount(level) * m_lanes));
}

std::int64_t PeakData::cellCount(int level) const
{
    return ceilDiv(m_info.frames, cellFrames(level));
}

std::int64_t PeakData::fileOffset(int level) const
{
    std::int64_t at = kPeakDataAt;
    for (int l = 0; l < level; ++l)
        at += cellCount(l) * m_lanes * std::int64_t(sizeof(PeakCell));
    return at;
}

FrameCount PeakData::framesIn(std::int64_t batch) const
{
    return std::min(kBatchFrames, m_info.frames - batch * kBatchFrames);
}

Result<std::shared_ptr<PeakData>> PeakData::load(FileHandle file, const QString& path, const FileIdentity& identity,
                                                 const AudioCacheSettings& settings)
{
    const auto head = readPeakHead(file.fd(), identity);
    if (!head)
        return head.error();
    // The size first: it bounds what is taken from memory below.
    std::int64_t bytes = kPeakDataAt;
    for (int level = 0; level < kLevels; ++level)
        bytes += ceilDiv(head->info.frames, cellFrames(level)) * head->lanes * std::int64_t(sizeof(PeakCell));
    struct stat st = {};
    if (::fstat(file.fd(), &st) != 0 || st.st_size != bytes ||
        hashPeakData(file.fd(), bytes - kPeakDataAt) != head->dataHash)
        return Error{ErrorCode::Corrupt, QStringLiteral("damaged data"), path, {}};
    auto data = std::make_shared<PeakData>(path, head->info, identity, settings);
    for (int level = kFileLevels; level < kLevels; ++level) {
        auto& cells = data->m_levels[std::size_t(level)];
        const auto size = std::int64_t(cells.size() * sizeof(PeakCell));
        if (readAt(file.fd(), cells.data(), std::size_t(size), data->fileOffset(level)) != size)
            return Error{ErrorCode::Corrupt, QStringLiteral("damaged data"), path, {}};
    }
    for (auto& known : data->m_known)
        known = 1;
    data->m_knownCount = data->batches();
    data->m_fine = std::move(file);
    data->m_complete = true;
    data->m_revision = 1;
    return data;
}

Result<void> PeakData::reserve()
{
    if (hasStorage())
        return {};
    const std::int64_t bytes = fileOffset(kLevels);
    Result<void> stored;
    if (bytes <= m_settings.maxBytes) { // else the owner wants none
        stored = Error{ErrorCode::DiskFull, QStringLiteral("no room in the cache folder"), m_path, {}};
        if (makeRoom(m_settings, bytes, fileName(m_identity))) {
            auto writer = CacheWriter::create(audioCacheFolder(m_settings), fileName(m_identity));
            // Room is taken now: a disk that fills up later does not break a build off.
            if (writer && ::fallocate(writer->fd(), 0, 0, bytes) != 0 && errno != EOPNOTSUPP)
                stored = systemError(errno, m_path, ErrorCode::CannotWrite);
            else if (writer) {
                m_writer = std::move(*writer);
                return {};
            } else {
                stored = writer.error();
            }
        }
    }
    m_fine.reset(::memfd_create("peaks", MFD_CLOEXEC));
    if (!m_fine.isOpen() || ::ftruncate(m_fine.fd(), bytes) != 0)
        return Error{ErrorCode::Internal, QStringLiteral("no memory for the overview"), m_path, {}};
    return stored;
}

Result<void> PeakData::put(std::int64_t batch, std::span<const PeakCell> buckets)
{
    const auto lanes = std::size_t(m_lanes);
    std::vector<PeakCell> level(buckets.begin(), buckets.end());
    level.resize(std::size_t(ceilDiv(framesIn(batch), kBucketFrames)) * lanes); // the rest is "nothing known"
    for (int l = 0;; ++l) {
        const std::int64_t first = batch * (kBatchFrames / cellFrames(l));
        if (l < kFileLevels) {
            const std::int64_t at = fileOffset(l) + first * std::int64_t(lanes * sizeof(PeakCell));
            if (auto written = writeAt(fineFile(), level.data(), level.size() * sizeof(PeakCell), at); !written)
                return written;
        } else {
            std::copy(level.begin(), level.end(),
                      m_levels[std::size_t(l)].begin() + std::ptrdiff_t(std::size_t(first) * lanes));
        }
        if (l == kLevels - 1)
            break;
        const std::size_t count = level.size() / lanes;
        std::vector<PeakCell> next((count + 3) / 4 * lanes);
        for (std::size_t i = 0; i < next.size() / lanes; ++i)
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                PeakSum sum;
                for (std::size_t j = i * 4; j < std::min(count, i * 4 + 4); ++j) {
                    const FrameCount at = (first + std::int64_t(j)) * cellFrames(l);
                    sum.add(level[j * lanes + lane], std::min(cellFrames(l), m_info.frames - at));
                }
                next[i * lanes + lane] = sum.cell();
            }
        level = std::move(next);
    }
    m_known[std::size_t(batch)].store(1, std::memory_order_release);
    m_knownCount.fetch_add(1);
    m_revision.fetch_add(1);
    return {};
}

void PeakData::putCoarse(std::vector<PeakCell> cells)
{
    const std::lock_guard lock(m_mutex);
    m_coarse = std::make_shared<const std::vector<PeakCell>>(std::move(cells));
    m_revision.fetch_add(1);
}

void PeakData::putDamage(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_damage)
        m_damage = error;
    m_revision.fetch_add(1);
}

std::optional<Error> PeakData::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

double PeakData::fractionBuilt() const
{
    return m_known.empty() ? 1.0 : double(m_knownCount.load()) / double(m_known.size());
}

Result<void> PeakData::complete()
{
    m_complete = true;
    {
        const std::lock_guard lock(m_mutex);
        m_coarse.reset();
    }
    m_revision.fetch_add(1);
    if (m_writer.fd() < 0)
        return {};
    for (int level = kFileLevels; level < kLevels; ++level) {
        const auto& cells = m_levels[std::size_t(level)];
        if (auto written = writeAt(m_writer.fd(), cells.data(), cells.size() * sizeof(PeakCell), fileOffset(level));
            !written)
            return written;
    }
    const auto hash = hashPeakData(m_writer.fd(), fileOffset(kLevels) - kPeakDataAt);
    if (!hash)
        return Error{ErrorCode::CannotWrite, QStringLiteral("the cache file cannot be read back"), m_path, {}};
    if (auto written = writePeakHead(m_writer.fd(), {m_info, m_lanes, *hash}, m_identity); !written)
        return written;
    return m_writer.publish();
}

const PeakCell* PeakData::cells(int level, std::int64_t first, std::int64_t last, std::vector<PeakCell>& buffer) const
{
    const auto lanes = std::size_t(m_lanes);
    if (level >= kFileLevels)
        return m_levels[std::size_t(level)].data() + std::size_t(first) * lanes;
    buffer.assign(std::size_t(last - first) * lanes, PeakCell{});
    const std::int64_t at = fileOffset(level) + first * std::int64_t(lanes * sizeof(PeakCell));
    // Before the first batch there may be no file yet, and another thread is making it.
    if (m_knownCount.load() == 0 || readAt(fineFile(), buffer.data(), buffer.size() * sizeof(PeakCell), at) < 0)
        std::fill(buffer.begin(), buffer.end(), PeakCell{});
    return buffer.data();
}

void PeakData::columns(ChannelChoice choice, double fromFrame, double framesPerColumn, std::span<PeakColumn> out) const
{
    std::fill(out.begin(), out.end(), PeakColumn{});
    const int lane = laneOf(choice, m_info.channels);
    if (!(framesPerColumn > 0) || !std::isfinite(fromFrame) || !std::isfinite(framesPerColumn))
        return;
    // Two cells a column at least: at most half a column too much is seen at its edges.
    int level = 0;
    while (level + 1 < kLevels && double(cellFrames(level + 1)) * 2 <= framesPerColumn)
        ++level;
    const FrameCount cell = cellFrames(level);
    const std::int64_t count = cellCount(level);
    const auto cellAt = [&](double frame) {
        return std::int64_t(std::floor(std::clamp(frame, 0.0, double(m_info.frames)) / double(cell)));
    };
    std::shared_ptr<const std::vector<PeakCell>> coarse;
    {
        const std::lock_guard lock(m_mutex);
        coarse = m_coarse;
    }
    const auto lanes = std::size_t(m_lanes);
    const std::int64_t perBatch = kBatchFrames / cell;
    constexpr std::size_t kStep = 512; // columns looked up at once, which bounds the buffer
    std::vector<PeakCell> buffer;
    for (std::size_t begin = 0; begin < out.size(); begin += kStep) {
        const std::size_t end = std::min(out.size(), begin + kStep);
        const std::int64_t first = cellAt(fromFrame + double(begin) * framesPerColumn);
        const std::int64_t last = std::min(count, cellAt(fromFrame + double(end) * framesPerColumn) + 1);
        if (first >= last)
            continue;
        const PeakCell* found = cells(level, first, last, buffer);
        for (std::size_t i = begin; i < end; ++i) {
            const double a = fromFrame + double(i) * framesPerColumn;
            const double b = a + framesPerColumn;
            if (b <= 0 || a >= double(m_info.frames))
                continue;
            const std::int64_t from = cellAt(a);
            const auto to = std::clamp<std::int64_t>(
                std::int64_t(std::ceil(std::min(b, double(m_info.frames)) / double(cell))), from + 1, last);
            PeakSum sum;
            bool known = false;
            for (std::int64_t c = from; c < to; ++c) {
                if (m_known[std::size_t(c / perBatch)].load(std::memory_order_acquire) == 0)
                    continue;
                known = true;
                if (lane >= 0)
                    sum.add(found[std::size_t(c - first) * lanes + std::size_t(lane)],
                            std::min(cell, m_info.frames - c * cell));
            }
            PeakColumn& column = out[i];
            if (!known && coarse) {
                const std::size_t samples = coarse->size() / lanes;
                const double middle = std::clamp((a + b) / 2, 0.0, double(m_info.frames - 1));
                const auto at = std::size_t(middle / double(m_info.frames) * double(samples));
                if (lane >= 0)
                    sum.add((*coarse)[std::min(at, samples - 1) * lanes + std::size_t(lane)], 1);
                column.estimated = column.known = lane < 0 || !sum.isEmpty();
            } else {
                column.known = known && (lane < 0 || !sum.isEmpty());
            }
            if (column.known && lane >= 0) {
                column.min = float(sum.min());
                column.max = float(sum.max());
                column.rms = float(sum.rms());
            }
        }
    }
}

} // namespace unisono
