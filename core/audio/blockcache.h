#pragma once

#include "core/audio/audiosource.h"

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace unisono {

/// Decoded blocks of one file, the least recently used of which go when there are more than the memory allows.
/// Several decoders work at the same time, so that a reader of a far place does not wait for another; two who want the
/// same block decode it once. Threads: any.
class BlockCache {
public:
    struct Block {
        std::vector<float> samples; ///< interleaved; shorter than a block where the file ends or breaks off
        std::optional<Error> error;
    };

    /// `first` is a decoder that is open already; more are opened when needed.
    BlockCache(QString path, std::unique_ptr<AudioSource> first, std::int64_t memoryBytes);

    FrameCount blockFrames() const { return m_blockFrames; }
    /// Blocks while it decodes; `index` is inside the file.
    std::shared_ptr<const Block> block(std::int64_t index);

private:
    struct Decoder {
        std::unique_ptr<AudioSource> source;
        std::int64_t nextBlock = 0;
    };
    struct Slot {
        std::shared_ptr<const Block> block; ///< null: being decoded
        std::list<std::int64_t>::iterator used;
    };

    Block decode(std::int64_t index);
    Result<Decoder> takeDecoder(std::int64_t index);
    void giveBack(Decoder decoder);

    const QString m_path;
    const AudioInfo m_info;
    const FrameCount m_blockFrames;
    const std::size_t m_maxBlocks;
    const int m_maxDecoders;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::unordered_map<std::int64_t, Slot> m_slots;
    std::list<std::int64_t> m_used; ///< newest first
    std::vector<Decoder> m_idle;
    int m_open = 1;
};

} // namespace unisono
