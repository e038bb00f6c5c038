#include "core/audio/channelmix.h"

#include <algorithm>

namespace unisono {

void mixToMono(ChannelChoice choice, std::span<const float> interleaved, int channels, std::span<float> mono)
{
    const std::size_t step = std::size_t(channels);
    const float* in = interleaved.data();
    if (channels == 1) {
        if (choice == ChannelChoice::Side)
            std::fill(mono.begin(), mono.end(), 0.0f);
        else
            std::copy_n(in, mono.size(), mono.begin());
        return;
    }
    const auto each = [&](auto value) {
        for (std::size_t i = 0; i < mono.size(); ++i, in += step)
            mono[i] = value(in);
    };
    switch (choice) {
    case ChannelChoice::Left:
        return each([](const float* x) { return x[0]; });
    case ChannelChoice::Right:
        return each([](const float* x) { return x[1]; });
    case ChannelChoice::Mid:
        return each([](const float* x) { return (x[0] + x[1]) * 0.5f; });
    case ChannelChoice::Side:
        return each([](const float* x) { return (x[0] - x[1]) * 0.5f; });
    case ChannelChoice::Mix:
        return each([channels, scale = 1.0f / float(channels)](const float* x) {
            float sum = 0;
            for (int c = 0; c < channels; ++c)
                sum += x[c];
            return sum * scale;
        });
    }
}

} // namespace unisono
