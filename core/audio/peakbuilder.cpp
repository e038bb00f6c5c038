#include "core/audio/decodedfile.h"
#include "core/audio/peakdata.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace unisono {

namespace {

constexpr FrameCount kReadFrames = 16384; // 64 KiB of 16-bit stereo: stays in the caches of the processor
constexpr int kCoarseSamples = 128;
constexpr FrameCount kCoarseFrames = 1024;
/// A piece is split for a thread without work only where half of it is worth a seek.
constexpr std::int64_t kWorthSplitting = 8;
/// So many batches in a row that cannot be read end a piece: the file breaks off.
constexpr int kGiveUpAfter = 8;

/// The stretches of batches still to read; a thread that has done its own takes half of the longest left.
class Pieces {
public:
    Pieces(const PeakData& data, int threads)
    {
        for (std::int64_t b = 0; b < data.batches(); ++b) {
            if (data.isKnown(b))
                continue;
            if (m_pieces.empty() || m_pieces.back().end != b)
                m_pieces.push_back({b, b});
            m_pieces.back().end = b + 1;
        }
        while (int(m_pieces.size()) < threads && split()) {
        }
    }

    /// The next batch for a thread working on `piece` (-1: none yet), -1: no more.
    std::int64_t next(int& piece)
    {
        const std::lock_guard lock(m_mutex);
        if (piece >= 0 && m_pieces[std::size_t(piece)].next == m_pieces[std::size_t(piece)].end)
            piece = -1;
        if (piece < 0)
            piece = takeFree();
        if (piece < 0 && split())
            piece = takeFree();
        return piece < 0 ? -1 : m_pieces[std::size_t(piece)].next++;
    }

    void giveUp(int piece)
    {
        const std::lock_guard lock(m_mutex);
        m_pieces[std::size_t(piece)].end = m_pieces[std::size_t(piece)].next;
    }

private:
    struct Piece {
        std::int64_t next = 0;
        std::int64_t end = 0;
        bool taken = false;
        std::int64_t left() const { return end - next; }
    };

    int takeFree()
    {
        for (std::size_t i = 0; i < m_pieces.size(); ++i)
            if (!m_pieces[i].taken && m_pieces[i].left() > 0) {
                m_pieces[i].taken = true;
                return int(i);
            }
        return -1;
    }
    bool split()
    {
        const auto longest = std::max_element(m_pieces.begin(), m_pieces.end(),
                                              [](const Piece& a, const Piece& b) { return a.left() < b.left(); });
        if (longest == m_pieces.end() || longest->left() < kWorthSplitting)
            return false;
        const std::int64_t middle = longest->next + (longest->left() + 1) / 2;
        const Piece rest{middle, longest->end, false};
        longest->end = middle;
        m_pieces.push_back(rest);
        return true;
    }

    std::mutex m_mutex;
    std::vector<Piece> m_pieces;
};

/// Reads and measures stretches of the file: from what is being decoded anyway, else by a decoder of its own.
class Measurer {
public:
    Measurer(const PeakData& data, std::shared_ptr<DecodedFile> decoded, JobContext& context)
        : m_data(data),
          m_decoded(std::move(decoded)),
          m_context(context)
    {
    }

    /// Appends a cell per lane for every 256 frames. Errors: those of reading; what was read before is in `cells`.
    Result<void> measureFrames(FrameCount from, FrameCount frames, std::vector<PeakCell>& cells)
    {
        const bool shorts = !m_decoded && m_data.info().bits >= 1 && m_data.info().bits <= 16;
        return shorts ? measureAs(m_shorts, from, frames, cells) : measureAs(m_floats, from, frames, cells);
    }

private:
    template <class T>
    Result<void> measureAs(std::vector<T>& block, FrameCount from, FrameCount frames, std::vector<PeakCell>& cells)
    {
        const int channels = m_data.info().channels;
        const auto step = std::size_t(channels);
        const auto lanes = std::size_t(m_data.lanes());
        const FrameCount end = from + frames;
        while (from < end) {
            if (m_context.cancelled())
                return cancelledError();
            const FrameCount wanted = std::min(kReadFrames, end - from);
            block.resize(std::size_t(kReadFrames) * step);
            FrameCount got = 0;
            Result<void> read;
            while (got < wanted && read) {
                const auto n = readSome(Frame{from + got}, std::span(block).subspan(std::size_t(got) * step,
                                                                                    std::size_t(wanted - got) * step));
                if (!n)
                    read = n.error();
                else
                    got += *n;
            }
            for (FrameCount at = 0; at < got; at += PeakPyramid::kBucketFrames) {
                const FrameCount n = std::min(PeakPyramid::kBucketFrames, got - at);
                cells.resize(cells.size() + lanes);
                measure(std::span<const T>(block).subspan(std::size_t(at) * step, std::size_t(n) * step), channels,
                        cells.data() + cells.size() - lanes);
            }
            if (!read)
                return read;
            from += wanted;
        }
        return {};
    }

    Result<FrameCount> readSome(Frame from, std::span<std::int16_t> out)
    {
        const auto ready = source();
        return ready ? checked((*ready)->read16(from, out), from) : Result<FrameCount>(ready.error());
    }

    Result<FrameCount> readSome(Frame from, std::span<float> out)
    {
        if (m_decoded) {
            m_decoded->start();
            const auto frames = FrameCount(out.size()) / m_data.info().channels;
            while (!m_context.cancelled()) {
                if (m_decoded->copy(from, out))
                    return frames;
                if (!m_decoded->waitFor(from.value + frames))
                    break;
            }
            if (m_context.cancelled())
                return cancelledError();
            if (m_decoded->copy(from, out))
                return frames;
            m_decoded.reset(); // it could not be kept
        }
        const auto ready = source();
        return ready ? checked((*ready)->read(from, out), from) : Result<FrameCount>(ready.error());
    }

    Result<AudioSource*> source()
    {
        if (!m_source) {
            auto opened = openAudioSource(m_data.path());
            if (!opened)
                return opened.error();
            if ((*opened)->info().frames != m_data.info().frames ||
                (*opened)->info().channels != m_data.info().channels)
                return Error{ErrorCode::Damaged, QStringLiteral("the file has changed"), m_data.path(), {}};
            m_source = std::move(*opened);
        }
        return m_source.get();
    }

    Result<FrameCount> checked(Result<FrameCount> n, Frame from) const
    {
        if (n && *n == 0)
            return Error{ErrorCode::Damaged, QStringLiteral("no samples at frame %1").arg(from.value), m_data.path(),
                         QString::number(secondsOf(from, m_data.info().rate), 'f', 3)};
        return n;
    }

    const PeakData& m_data;
    std::shared_ptr<DecodedFile> m_decoded;
    JobContext& m_context;
    std::unique_ptr<AudioSource> m_source;
    std::vector<std::int16_t> m_shorts;
    std::vector<float> m_floats;
};

/// What the threads of one build share.
struct Build {
    Build(PeakData& d, JobContext& c, int threads)
        : data(d),
          context(c),
          pieces(d, threads)
    {
    }
    PeakData& data;
    JobContext& context;
    Pieces pieces;
    std::shared_ptr<DecodedFile> decoded;
    std::mutex mutex;
    std::optional<Error> failure; ///< of writing: ends the build
    std::atomic<bool> stop{false};
};

void work(Build& build, Measurer& measurer)
{
    std::vector<PeakCell> cells;
    int piece = -1;
    int failures = 0;
    std::int64_t batch = -1;
    while (!build.stop && !build.context.cancelled() && (batch = build.pieces.next(piece)) >= 0) {
        cells.clear();
        const auto measured = measurer.measureFrames(batch * PeakData::kBatchFrames, build.data.framesIn(batch), cells);
        if (!measured && measured.error().code == ErrorCode::Cancelled)
            return;
        failures = measured ? 0 : failures + 1;
        if (!measured)
            build.data.putDamage(measured.error());
        if (failures >= kGiveUpAfter)
            build.pieces.giveUp(piece);
        if (cells.empty())
            continue;
        if (const auto put = build.data.put(batch, cells); !put) {
            const std::lock_guard lock(build.mutex);
            build.failure = put.error();
            build.stop = true;
        }
        build.context.progress(build.data.fractionBuilt());
    }
}

/// Short samples all over the file, so that there is a picture of the whole at once.
void sampleCoarsely(Build& build, Measurer& measurer)
{
    PeakData& data = build.data;
    const auto lanes = std::size_t(data.lanes());
    std::vector<PeakCell> samples;
    std::vector<PeakCell> cells;
    for (int i = 0; i < kCoarseSamples; ++i) {
        const FrameCount at = data.info().frames / kCoarseSamples * i + data.info().frames / kCoarseSamples / 2;
        cells.clear();
        const auto measured = measurer.measureFrames(at, kCoarseFrames, cells);
        if (!measured && measured.error().code == ErrorCode::Cancelled)
            return;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            PeakSum sum;
            for (std::size_t c = lane; c < cells.size(); c += lanes)
                sum.add(cells[c], PeakPyramid::kBucketFrames);
            samples.push_back(sum.cell());
        }
    }
    data.putCoarse(std::move(samples));
}

} // namespace

Result<void> buildPeaks(PeakPyramid& pyramid, JobContext& context, int threads)
{
    auto* data = dynamic_cast<PeakData*>(&pyramid);
    if (!data)
        return Error{ErrorCode::Invalid, QStringLiteral("not a pyramid of openPeaks()"), {}, {}};
    std::unique_lock building(data->buildMutex(), std::try_to_lock);
    while (!building.owns_lock()) {
        if (context.cancelled())
            return cancelledError();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        building.try_lock();
    }
    if (data->isComplete())
        return {};
    const auto reserved = data->reserve();
    if (!data->hasStorage())
        return reserved;

    const bool dear = data->info().seekCost == SeekCost::Dear;
    if (threads <= 0)
        threads = std::clamp(int(std::thread::hardware_concurrency()), 1, 8);
    if (dear)
        threads = 1;
    Build build(*data, context, threads);
    if (dear)
        build.decoded = DecodedFile::existing(data->path(), data->identity(), data->info(), data->settings());

    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i)
        others.emplace_back([&build] {
            Measurer measurer(build.data, nullptr, build.context);
            work(build, measurer);
        });
    {
        Measurer measurer(*data, build.decoded, context);
        if (!dear && data->batches() > kCoarseSamples / 2 && data->fractionBuilt() == 0)
            sampleCoarsely(build, measurer);
        work(build, measurer);
    }
    others.clear(); // joins

    if (context.cancelled())
        return cancelledError();
    if (build.failure)
        return *build.failure;
    if (const auto damage = data->damage())
        return *damage;
    if (auto completed = data->complete(); !completed)
        return completed;
    return reserved;
}

} // namespace unisono
