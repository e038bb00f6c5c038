#include "core/audio/blockcache.h"

#include <algorithm>

namespace unisono {

namespace {

/// 16,384 frames, fewer where there are so many channels that a block would be over a MiB.
FrameCount blockFramesFor(int channels)
{
    FrameCount frames = 16384;
    while (frames > 1024 && frames * channels * FrameCount(sizeof(float)) > (1 << 20))
        frames /= 2;
    return frames;
}

} // namespace

BlockCache::BlockCache(QString path, std::unique_ptr<AudioSource> first, std::int64_t memoryBytes)
    : m_path(std::move(path)),
      m_info(first->info()),
      m_blockFrames(blockFramesFor(m_info.channels)),
      m_maxBlocks(std::size_t(
          std::max<std::int64_t>(4, memoryBytes / (m_blockFrames * m_info.channels * std::int64_t(sizeof(float)))))),
      m_maxDecoders(first->startsOver() ? 2 : 4)
{
    m_idle.push_back({std::move(first), 0});
}

std::shared_ptr<const BlockCache::Block> BlockCache::block(std::int64_t index)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto found = m_slots.find(index);
        if (found == m_slots.end())
            break;
        if (found->second.block) {
            m_used.splice(m_used.begin(), m_used, found->second.used);
            return found->second.block;
        }
        m_changed.wait(lock);
    }
    m_slots.emplace(index, Slot{});
    lock.unlock();
    auto made = std::make_shared<const Block>(decode(index));
    lock.lock();
    m_used.push_front(index);
    m_slots[index] = {made, m_used.begin()};
    while (m_used.size() > m_maxBlocks) {
        m_slots.erase(m_used.back());
        m_used.pop_back();
    }
    m_changed.notify_all();
    return made;
}

BlockCache::Block BlockCache::decode(std::int64_t index)
{
    Block block;
    auto decoder = takeDecoder(index);
    if (!decoder) {
        block.error = decoder.error();
        return block;
    }
    const FrameCount start = index * m_blockFrames;
    const FrameCount frames = std::min(m_blockFrames, m_info.frames - start);
    block.samples.resize(std::size_t(frames * m_info.channels));
    FrameCount done = 0;
    while (done < frames) {
        const auto n = decoder->source->read(Frame{start + done},
                                             std::span(block.samples).subspan(std::size_t(done * m_info.channels)));
        if (!n) {
            block.error = n.error();
            break;
        }
        if (*n == 0)
            break;
        done += *n;
    }
    block.samples.resize(std::size_t(done * m_info.channels));
    decoder->nextBlock = index + 1;
    giveBack(std::move(*decoder));
    return block;
}

Result<BlockCache::Decoder> BlockCache::takeDecoder(std::int64_t index)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        // One that stands here already, else a new one (so that the others keep their places), else any.
        auto chosen =
            std::find_if(m_idle.begin(), m_idle.end(), [&](const Decoder& d) { return d.nextBlock == index; });
        if (chosen == m_idle.end() && m_open < m_maxDecoders) {
            ++m_open;
            lock.unlock();
            auto source = openAudioSource(m_path);
            lock.lock();
            const bool same =
                source && (*source)->info().frames == m_info.frames && (*source)->info().channels == m_info.channels;
            if (same)
                return Decoder{std::move(*source), 0};
            --m_open;
            m_changed.notify_all();
            if (m_open == 0)
                return source ? Error{ErrorCode::CannotRead, QStringLiteral("the file has changed"), m_path, {}}
                              : source.error();
            // The open ones still hold the old file.
            m_changed.wait(lock, [&] { return !m_idle.empty(); });
        }
        if (chosen == m_idle.end() && !m_idle.empty())
            chosen = m_idle.begin();
        if (chosen != m_idle.end()) {
            Decoder decoder = std::move(*chosen);
            m_idle.erase(chosen);
            return decoder;
        }
        m_changed.wait(lock);
    }
}

void BlockCache::giveBack(Decoder decoder)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(decoder)); // at the end: the one longest idle is taken first
    m_changed.notify_all();
}

} // namespace unisono
