#pragma once

#include "core/audio/audiocache.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <thread>

namespace unisono {

/// The decoded samples (float32) of one lossy file in the cache folder: mapped into memory when whole, readable up to
/// where it is written while a thread of its own decodes. One object per file in a program, shared by all who read it.
/// Where the disk is full or refuses, there is none: readers decode directly. Threads: any.
class DecodedFile {
public:
    /// The one of this file, made (or found whole in the cache folder) where there is none yet. Does not start to
    /// decode.
    static std::shared_ptr<DecodedFile> forFile(const QString& path, const FileIdentity& identity,
                                                const AudioInfo& info, const AudioCacheSettings& settings);
    /// The one that somebody has, or that lies whole in the cache folder; else null.
    static std::shared_ptr<DecodedFile> existing(const QString& path, const FileIdentity& identity,
                                                 const AudioInfo& info, const AudioCacheSettings& settings);
    ~DecodedFile();
    DecodedFile(const DecodedFile&) = delete;
    DecodedFile& operator=(const DecodedFile&) = delete;

    /// Starts to decode in the background, once; at once done where the file is whole or cannot be kept.
    void start();
    /// Copies whole frames inside the file; false: not (all) there.
    bool copy(Frame from, std::span<float> interleaved) const;
    /// Waits at most 50 ms for frames up to `end`. True: try again (there, or on its way); false: they will not come.
    bool waitFor(FrameCount end) const;
    bool isWhole() const { return m_state.load() == State::Whole; }
    bool isBuilding() const { return m_state.load() == State::Building; }
    FrameCount written() const { return m_written.load(std::memory_order_acquire); }

private:
    enum class State { Idle, Building, Whole, Failed };

    DecodedFile(QString path, FileIdentity identity, AudioInfo info, AudioCacheSettings settings);
    QString fileName() const { return m_identity.cacheName() + QStringLiteral(".pcm"); }
    bool load();
    bool map(FileHandle handle);
    void build();
    Result<void> decode(CacheWriter& writer);
    bool finish(CacheWriter& writer);

    const QString m_path;
    const FileIdentity m_identity;
    const AudioInfo m_info;
    const AudioCacheSettings m_settings;

    std::atomic<State> m_state{State::Idle};
    std::atomic<FrameCount> m_written{0};
    mutable std::shared_mutex m_storage; ///< guards the three below against being replaced while copied from
    CacheWriter m_writer;
    FileHandle m_file;
    const char* m_mapped = nullptr;
    mutable std::atomic<std::int64_t> m_touched{0}; ///< bytes copied since the mapped pages were given back

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_more;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace unisono
