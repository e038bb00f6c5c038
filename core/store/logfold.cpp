#include "core/store/logfold.h"

#include <algorithm>
#include <thread>

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

class Folder {
public:
    explicit Folder(EventLog& log)
        : m_log(log)
    {
    }

    Result<LogFold> fold()
    {
        std::vector<Event> batch;
        std::size_t bytes = 0;
        std::optional<Error> failure;
        const auto flush = [&] {
            const Result<void> done = take(batch);
            batch.clear();
            bytes = 0;
            if (!done)
                failure = done.error();
            return !failure && !m_fold.broken;
        };
        const Result<void> read = m_log.read(1, [&](const Event& event) {
            bytes += std::size_t(event.edit.size());
            batch.push_back(event);
            return (batch.size() < kBatchEvents && bytes < kBatchBytes) || flush();
        });
        if (!read)
            return read.error();
        if (!failure && !m_fold.broken && !batch.empty())
            flush();
        if (failure)
            return *failure;
        return std::move(m_fold);
    }

private:
    Result<void> take(const std::vector<Event>& batch)
    {
        std::vector<Parsed> parsed(batch.size());
        const auto parse = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                const QByteArray& before = i == 0 ? m_fold.state.lastHash : batch[i - 1].hash;
                const std::int64_t seq = i == 0 ? m_fold.state.lastSeq : batch[i - 1].seq;
                parsed[i].follows = batch[i].seq == seq + 1 && batch[i].hash == chainHash(before, batch[i]);
                if (!isOwnEdit(batch[i]))
                    continue;
                if (Result<Edit> edit = editFromJson(batch[i].edit); edit)
                    parsed[i].edit = std::move(*edit);
            }
        };
        const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
        {
            std::vector<std::jthread> others;
            for (std::size_t t = 1; t < threads; ++t)
                others.emplace_back(parse, batch.size() * t / threads, batch.size() * (t + 1) / threads);
            parse(0, batch.size() / threads);
        }
        for (std::size_t i = 0; i < batch.size(); ++i) {
            Result<bool> done = carryOut(batch[i], parsed[i]);
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
    LogFold m_fold;
};

} // namespace

Result<LogFold> foldLog(EventLog& log)
{
    return Folder(log).fold();
}

} // namespace unisono
