#include "core/library/fingerprint.h"

#include "core/audio/audiosource.h"

#include <QLibrary>

#include <algorithm>
#include <chromaprint.h>
#include <cmath>
#include <memory>
#include <unordered_set>

namespace unisono {

namespace {

constexpr FrameCount kBlockFrames = 16384;
/// Of sound that changes at least so many sub-fingerprints differ.
constexpr std::size_t kFewestDifferent = 16;

/// The functions of libchromaprint; all or none.
struct Chromaprint {
    decltype(&chromaprint_new) make = nullptr;
    decltype(&chromaprint_free) free = nullptr;
    decltype(&chromaprint_start) start = nullptr;
    decltype(&chromaprint_feed) feed = nullptr;
    decltype(&chromaprint_finish) finish = nullptr;
    decltype(&chromaprint_get_raw_fingerprint) raw = nullptr;
    decltype(&chromaprint_dealloc) dealloc = nullptr;

    bool isThere() const { return make && free && start && feed && finish && raw && dealloc; }
};

template <class Function> void resolve(QLibrary& library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(library.resolve(name));
}

const Chromaprint& chromaprint()
{
    static const Chromaprint loaded = [] {
        QLibrary library(QStringLiteral("chromaprint"), CHROMAPRINT_VERSION_MAJOR); // stays loaded
        Chromaprint api;
        resolve(library, "chromaprint_new", api.make);
        resolve(library, "chromaprint_free", api.free);
        resolve(library, "chromaprint_start", api.start);
        resolve(library, "chromaprint_feed", api.feed);
        resolve(library, "chromaprint_finish", api.finish);
        resolve(library, "chromaprint_get_raw_fingerprint", api.raw);
        resolve(library, "chromaprint_dealloc", api.dealloc);
        return api;
    }();
    return loaded;
}

std::vector<std::int16_t> sixteenBits(const std::vector<float>& block, std::size_t samples)
{
    std::vector<std::int16_t> whole(samples);
    std::transform(block.begin(), block.begin() + std::ptrdiff_t(samples), whole.begin(),
                   [](float sample) { return std::int16_t(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)); });
    return whole;
}

/// What chromaprint_finish() left; empty where it says nothing.
std::vector<std::uint32_t> wordsOf(const Chromaprint& api, ChromaprintContext* context)
{
    std::uint32_t* raw = nullptr;
    int size = 0;
    if (api.raw(context, &raw, &size) != 1)
        return {};
    std::vector<std::uint32_t> words(raw, raw + size);
    api.dealloc(raw);
    const std::unordered_set<std::uint32_t> different(words.begin(), words.end());
    return different.size() < kFewestDifferent ? std::vector<std::uint32_t>() : words;
}

} // namespace

Result<std::vector<std::uint32_t>> fingerprintOf(const QString& path, JobContext& job)
{
    const Chromaprint& api = chromaprint();
    if (!api.isThere())
        return Error{ErrorCode::Unsupported, QStringLiteral("libchromaprint is not there"), path, {}};
    const Result<std::unique_ptr<AudioSource>> source = openAudioSource(path);
    if (!source)
        return source.error();
    const AudioInfo& info = (*source)->info();
    const std::unique_ptr<ChromaprintContext, decltype(api.free)> context(api.make(CHROMAPRINT_ALGORITHM_DEFAULT),
                                                                          api.free);
    if (!context || api.start(context.get(), info.rate.hz, info.channels) != 1)
        return std::vector<std::uint32_t>();
    const FrameCount end = std::min(info.frames, framesOf(kFingerprintSeconds, info.rate));
    std::vector<float> block(std::size_t(kBlockFrames) * std::size_t(info.channels));
    for (FrameCount at = 0; at < end;) {
        if (job.cancelled())
            return cancelledError();
        const std::size_t wanted = std::size_t(std::min(kBlockFrames, end - at)) * std::size_t(info.channels);
        const Result<FrameCount> read = (*source)->read(Frame{at}, std::span(block).first(wanted));
        if (!read || *read == 0)
            break; // what breaks off is known by what is there
        const std::size_t samples = std::size_t(*read) * std::size_t(info.channels);
        if (api.feed(context.get(), sixteenBits(block, samples).data(), int(samples)) != 1)
            return std::vector<std::uint32_t>();
        at += *read;
    }
    if (api.finish(context.get()) != 1)
        return std::vector<std::uint32_t>();
    return wordsOf(api, context.get());
}

std::vector<Unprinted> unprinted(const Project& project)
{
    std::vector<Unprinted> all;
    for (const TrackId id : project.tracksWithoutFingerprint()) {
        const Track* track = project.track(id);
        all.push_back({id, project.audioPath(*track), track->samplesSha256});
    }
    return all;
}

Result<std::vector<Fingerprint>> fingerprintsOf(const std::vector<Unprinted>& tracks, JobContext& job)
{
    std::vector<Fingerprint> all;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        job.progress(double(i) / double(tracks.size()));
        Result<std::vector<std::uint32_t>> words = fingerprintOf(tracks[i].path, job);
        if (words)
            all.push_back({tracks[i].track, tracks[i].samplesSha256, std::move(*words)});
        else if (words.error().code == ErrorCode::Cancelled || words.error().code == ErrorCode::Unsupported)
            return words.error();
    }
    return all;
}

} // namespace unisono
