#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace unisono {

/// Real-to-complex Fourier transforms of one length. Plans are made under one lock and shared; an Fft owns its aligned
/// buffers, so each thread has its own. Results are the same bit for bit on every run of one machine.
/// Threads: any; one thread at a time for one Fft
class Fft {
public:
    /// Input: length >= 2, even
    explicit Fft(int length);
    ~Fft();
    Fft(Fft&&) noexcept;
    Fft& operator=(Fft&&) noexcept;

    int length() const { return m_length; }
    int bins() const { return m_length / 2 + 1; }
    std::span<float> input(); ///< length() samples, to be filled; kept by forward()
    /// Output: bins() values, sum of x[n] exp(-2 pi i k n / length), not scaled; valid until the next call
    std::span<const std::complex<float>> forward();

private:
    struct Buffers;
    int m_length;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace unisono
