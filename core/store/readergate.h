#pragma once

#include "core/base/error.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace unisono {

inline Error readingStopped()
{
    return {ErrorCode::Cancelled, QStringLiteral("reading stopped"), {}, {}};
}

/// Stands between a project's file and jobs that read it by connections of their own: before the file is closed or
/// replaced they are told to stop and waited for. Threads: any.
class ReaderGate {
public:
    /// False: the file is being closed. Each true is followed by a leave().
    bool enter()
    {
        const std::lock_guard lock(m_mutex);
        m_inside += m_isShut ? 0 : 1;
        return !m_isShut;
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        if (--m_inside == 0)
            m_left.notify_all();
    }
    /// Readers poll it often.
    bool isShut() const { return m_isShut; }
    /// Returns once nobody reads any more.
    void shut()
    {
        std::unique_lock lock(m_mutex);
        m_isShut = true;
        m_left.wait(lock, [this] { return m_inside == 0; });
    }
    void open() { m_isShut = false; }

private:
    std::mutex m_mutex;
    std::condition_variable m_left;
    std::atomic<bool> m_isShut{false};
    int m_inside = 0;
};

} // namespace unisono
