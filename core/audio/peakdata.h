#pragma once

#include "core/audio/audiocache.h"
#include "core/audio/peakcells.h"
#include "core/audio/peakpyramid.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace unisono {

/// The values of a pyramid. Five levels of cells of 256, 1,024, 4,096, 16,384 and 65,536 frames; what is coarser is put
/// together from the last (10,000 cells in four hours). It fills by batches of 65,536 frames, each a whole number of
/// cells of every level, so that batches can come in any order from any thread. The two fine levels lie in a file (the
/// later cache file, or an unnamed one in memory where the cache folder refuses) and are read when looked at: the
/// memory of the program does not grow with the length of the track.
class PeakData final : public PeakPyramid {
public:
    static constexpr int kLevels = 5;
    static constexpr int kFileLevels = 2;
    static constexpr FrameCount kBatchFrames = 65536;
    static constexpr FrameCount cellFrames(int level) { return kBucketFrames << (2 * level); }

    /// Empty, to be built.
    PeakData(QString path, AudioInfo info, FileIdentity identity, AudioCacheSettings settings);
    /// What is stored in an open cache file. Errors: Corrupt, NewerVersion -> to be built again
    static Result<std::shared_ptr<PeakData>> load(FileHandle file, const QString& path, const FileIdentity& identity,
                                                  const AudioCacheSettings& settings);
    static QString fileName(const FileIdentity& identity) { return identity.cacheName() + QStringLiteral(".peaks"); }

    const AudioInfo& info() const override { return m_info; }
    void columns(ChannelChoice choice, double fromFrame, double framesPerColumn,
                 std::span<PeakColumn> out) const override;
    double fractionBuilt() const override;
    bool isComplete() const override { return m_complete.load(); }
    std::optional<Error> damage() const override;
    std::uint64_t revision() const override { return m_revision.load(); }

    // For the builder.
    const QString& path() const { return m_path; }
    const FileIdentity& identity() const { return m_identity; }
    const AudioCacheSettings& settings() const { return m_settings; }
    int lanes() const { return m_lanes; }
    std::int64_t batches() const { return std::int64_t(m_known.size()); }
    bool isKnown(std::int64_t batch) const { return m_known[std::size_t(batch)].load() != 0; }
    FrameCount framesIn(std::int64_t batch) const;
    /// One builder at a time holds this.
    std::mutex& buildMutex() { return m_buildMutex; }
    /// Makes the place for the fine levels, once. The error says why it will not be stored (it can still be built), or,
    /// Internal, that there is no memory either.
    Result<void> reserve();
    bool hasStorage() const { return m_fine.isOpen() || m_writer.fd() >= 0; }
    /// `buckets`: known cells of the finest level from the batch's start, lanes() for each.
    Result<void> put(std::int64_t batch, std::span<const PeakCell> buckets);
    /// Short samples spread evenly over the file, lanes() cells for each.
    void putCoarse(std::vector<PeakCell> cells);
    void putDamage(const Error& error);
    /// All is known: writes the file under its name where there is one to write.
    Result<void> complete();

private:
    std::int64_t cellCount(int level) const;
    std::int64_t fileOffset(int level) const;
    int fineFile() const { return m_writer.fd() >= 0 ? m_writer.fd() : m_fine.fd(); }
    const PeakCell* cells(int level, std::int64_t first, std::int64_t last, std::vector<PeakCell>& buffer) const;

    const QString m_path;
    const AudioInfo m_info;
    const FileIdentity m_identity;
    const AudioCacheSettings m_settings;
    const int m_lanes;

    CacheWriter m_writer; ///< while it is built
    FileHandle m_fine;
    std::array<std::vector<PeakCell>, kLevels> m_levels; ///< those that are in memory
    std::vector<std::atomic<std::uint8_t>> m_known;      ///< by batch; set after its cells
    std::atomic<std::int64_t> m_knownCount{0};
    std::atomic<bool> m_complete{false};
    std::atomic<std::uint64_t> m_revision{0};
    std::mutex m_buildMutex;

    mutable std::mutex m_mutex; ///< guards the two below
    std::shared_ptr<const std::vector<PeakCell>> m_coarse;
    std::optional<Error> m_damage;
};

} // namespace unisono
