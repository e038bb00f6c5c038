#pragma once

#include "core/base/result.h"

#include <atomic>
#include <functional>
#include <memory>

namespace unisono {

/// What a piece of background work sees of its caller: whether to stop, and where to say how far it is.
/// Work polls cancelled() at least every 50 ms. Threads: any; one context belongs to one job.
class JobContext {
public:
    bool cancelled() const { return m_state->cancelled.load(std::memory_order_relaxed); }
    /// 0..1; negative: unknown how much there is.
    void progress(double fraction) { m_state->fraction.store(fraction, std::memory_order_relaxed); }

    void cancel() { m_state->cancelled.store(true, std::memory_order_relaxed); }
    double fraction() const { return m_state->fraction.load(std::memory_order_relaxed); }

private:
    struct State {
        std::atomic<bool> cancelled{false};
        std::atomic<double> fraction{-1};
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

inline Error cancelledError()
{
    return {ErrorCode::Cancelled, QStringLiteral("cancelled"), {}, {}};
}

} // namespace unisono
