#include "core/store/logfold.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>

namespace unisono {

namespace {

constexpr std::size_t kBatchEvents = 4096;
constexpr std::size_t kBatchBytes = 8 << 20; // an event can be large

struct Parsed {
    bool follows = false;
    std::optional<Edit> edit; ///< of Edit and Origin; nullopt where it is none
};

bool isOwnEdit(const Event& event)
{
    return event.type == EventType::Edit || event.type == EventType::Origin;
}

/// Events that are parsed while the next ones are read.
class Batch {
public:
    Batch(std::vector<Event> events, std::int64_t seqBefore, QByteArray hashBefore)
        : m_events(std::move(events)),
          m_parsed(m_events.size()),
          m_seqBefore(seqBefore),
          m_hashBefore(std::move(hashBefore))
    {
        const std::size_t others = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 2, 4) - 1;
        for (std::size_t i = 0; i < others; ++i)
            m_threads.emplace_back([this] { parse(); });
    }

    /// Helps with what is left, and waits for the others.
    void finish()
    {
        parse();
        m_threads.clear(); // joins
    }
    const std::vector<Event>& events() const { return m_events; }
    Parsed& parsed(std::size_t i) { return m_parsed[i]; }

private:
    void parse()
    {
        constexpr std::size_t kAtOnce = 64;
        for (std::size_t from = m_next.fetch_add(kAtOnce); from < m_events.size(); from = m_next.fetch_add(kAtOnce))
            for (std::size_t i = from; i < std::min(from + kAtOnce, m_events.size()); ++i)
                parse(i);
    }
    void parse(std::size_t i)
    {
        const Event& event = m_events[i];
        const std::int64_t seq = i == 0 ? m_seqBefore : m_events[i - 1].seq;
        m_parsed[i].follows =
            event.seq == seq + 1 && event.hash == chainHash(i == 0 ? m_hashBefore : m_events[i - 1].hash, event);
        if (!isOwnEdit(event))
            return;
        if (Result<Edit> edit = editFromJson(event.edit); edit)
            m_parsed[i].edit = std::move(*edit);
    }

    std::vector<Event> m_events;
    std::vector<Parsed> m_parsed;
    std::int64_t m_seqBefore = 0;
    QByteArray m_hashBefore;
    std::atomic<std::size_t> m_next{0};
    std::vector<std::jthread> m_threads;
};

class Folder {
public:
    explicit Folder(EventLog& log)
        : m_log(log)
    {
    }

    Result<LogFold> fold()
    {
        std::vector<Event> events;
        std::size_t bytes = 0;
        std::optional<Error> failure;
        const auto next = [&] {
            std::unique_ptr<Batch> batch;
            if (!events.empty()) {
                const std::int64_t seq = events.back().seq;
                const QByteArray hash = events.back().hash;
                batch = std::make_unique<Batch>(std::exchange(events, {}), m_seq, m_hash);
                m_seq = seq;
                m_hash = hash;
            }
            bytes = 0;
            std::swap(batch, m_batch);
            const Result<void> done = batch ? take(*batch) : Result<void>();
            if (!done)
                failure = done.error();
            return !failure && !m_fold.broken;
        };
        const Result<void> read = m_log.read(1, [&](const Event& event) {
            bytes += std::size_t(event.edit.size());
            events.push_back(event);
            return (events.size() < kBatchEvents && bytes < kBatchBytes) || next();
        });
        if (!read)
            return read.error();
        while (!failure && !m_fold.broken && (!events.empty() || m_batch))
            next();
        if (failure)
            return *failure;
        return std::move(m_fold);
    }

private:
    Result<void> take(Batch& batch)
    {
        batch.finish();
        for (std::size_t i = 0; i < batch.events().size(); ++i) {
            const Result<bool> done = carryOut(batch.events()[i], batch.parsed(i));
            if (!done)
                return done.error();
            if (!*done)
                return {};
        }
        return {};
    }

    bool breaks(const Event& event, const char* why)
    {
        m_fold.broken = {event.seq, QLatin1String(why)};
        return false;
    }

    Result<bool> carryOut(const Event& event, Parsed& parsed)
    {
        if (!parsed.follows)
            return breaks(event, "does not follow");
        if (isOwnEdit(event)) {
            if (!parsed.edit)
                return breaks(event, "is no edit");
            m_fold.rows.add(*parsed.edit);
        } else {
            const bool isUndo = event.type == EventType::Undo;
            const std::int64_t position = m_fold.state.position + (isUndo ? 0 : 1);
            if (position < 1 || position > std::int64_t(m_fold.steps.size()))
                return breaks(event, "has no step");
            const Result<Edit> edit = editOfStep(m_log, m_fold.steps[std::size_t(position - 1)]);
            if (!edit && edit.error().code == ErrorCode::Corrupt)
                return breaks(event, "has a step that is no edit");
            if (!edit)
                return edit.error();
            m_fold.rows.add(isUndo ? reverted(*edit) : *edit);
        }
        m_fold.state = advanced(m_fold.state, event);
        if (event.type != EventType::Edit)
            return true;
        if (event.firstSeq == event.seq) {
            m_fold.steps.resize(std::size_t(m_fold.state.position - 1));
            m_fold.steps.push_back({event.seq, event.seq});
        } else if (m_fold.state.position < 1 || m_fold.steps.empty()) {
            return breaks(event, "goes on with no step");
        } else {
            m_fold.steps[std::size_t(m_fold.state.position - 1)].last = event.seq;
        }
        return true;
    }

    EventLog& m_log;
    std::unique_ptr<Batch> m_batch; ///< being parsed
    std::int64_t m_seq = 0;         ///< of the last event read
    QByteArray m_hash;
    LogFold m_fold;
};

} // namespace

Result<LogFold> foldLog(EventLog& log)
{
    return Folder(log).fold();
}

} // namespace unisono
