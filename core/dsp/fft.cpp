#include "core/dsp/fft.h"

#include <fftw3.h>

#include <map>
#include <mutex>

namespace unisono {

namespace {

struct FftwFree {
    void operator()(void* p) const { fftwf_free(p); }
};

// Only fftwf_execute* may run beside anything else of FFTW. FFTW_ESTIMATE: FFTW_MEASURE picks other plans from run to
// run, and results would differ in the last bit. There is one plan for each length, never destroyed: a worker may still
// be at it when the program ends.
fftwf_plan planOf(int length, float* in, fftwf_complex* out)
{
    static std::mutex mutex;
    static std::map<int, fftwf_plan>& plans = *new std::map<int, fftwf_plan>;
    const std::lock_guard lock(mutex);
    fftwf_plan& plan = plans[length];
    if (!plan)
        plan = fftwf_plan_dft_r2c_1d(length, in, out, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    return plan;
}

} // namespace

struct Fft::Buffers {
    std::unique_ptr<float[], FftwFree> in;
    std::unique_ptr<std::complex<float>[], FftwFree> out;
    fftwf_plan plan = nullptr;
};

Fft::Fft(int length)
    : m_length(length),
      m_buffers(std::make_unique<Buffers>())
{
    m_buffers->in.reset(fftwf_alloc_real(std::size_t(length)));
    fftwf_complex* out = fftwf_alloc_complex(std::size_t(bins()));
    m_buffers->out.reset(reinterpret_cast<std::complex<float>*>(out));
    m_buffers->plan = planOf(length, m_buffers->in.get(), out);
}

Fft::~Fft() = default;
Fft::Fft(Fft&&) noexcept = default;
Fft& Fft::operator=(Fft&&) noexcept = default;

std::span<float> Fft::input()
{
    return {m_buffers->in.get(), std::size_t(m_length)};
}

std::span<const std::complex<float>> Fft::forward()
{
    fftwf_execute_dft_r2c(m_buffers->plan, m_buffers->in.get(), reinterpret_cast<fftwf_complex*>(m_buffers->out.get()));
    return {m_buffers->out.get(), std::size_t(bins())};
}

} // namespace unisono
