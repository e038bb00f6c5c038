#pragma once

#include <array>
#include <atomic>
#include <cstddef>

namespace unisono {

/// A queue of PODs from exactly one thread to exactly one other. Threads: push one, pop one; neither locks, allocates
/// or waits. N is a power of two.
template <class T, std::size_t N> class SpscQueue {
    static_assert((N & (N - 1)) == 0);

public:
    /// False when full.
    bool push(const T& value)
    {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        if (tail - m_head.load(std::memory_order_acquire) == N)
            return false;
        m_slots[tail & (N - 1)] = value;
        m_tail.store(tail + 1, std::memory_order_release);
        return true;
    }

    /// False when empty.
    bool pop(T& value)
    {
        const std::size_t head = m_head.load(std::memory_order_relaxed);
        if (head == m_tail.load(std::memory_order_acquire))
            return false;
        value = m_slots[head & (N - 1)];
        m_head.store(head + 1, std::memory_order_release);
        return true;
    }

private:
    std::array<T, N> m_slots{};
    std::atomic<std::size_t> m_head{0};
    std::atomic<std::size_t> m_tail{0};
};

} // namespace unisono
