#include "app/cli/clioutput.h"

#include "ui/text/sentences.h"

#include <QJsonDocument>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>

#include <unistd.h>

namespace unisono {

namespace {

volatile std::sig_atomic_t s_interrupted = 0;

void onInterrupt(int)
{
    s_interrupted = 1;
}

void write(std::FILE* file, const QString& text)
{
    QByteArray bytes = text.toLocal8Bit();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

void writeJson(const QJsonObject& object)
{
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

QString errorCodeId(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::CannotRead:
        return QStringLiteral("cannot-read");
    case ErrorCode::CannotWrite:
        return QStringLiteral("cannot-write");
    case ErrorCode::DiskFull:
        return QStringLiteral("disk-full");
    case ErrorCode::ReadOnly:
        return QStringLiteral("read-only");
    case ErrorCode::HeldByOther:
        return QStringLiteral("held-by-other");
    case ErrorCode::NotAudio:
        return QStringLiteral("not-audio");
    case ErrorCode::NeedsFfmpeg:
        return QStringLiteral("needs-ffmpeg");
    case ErrorCode::Damaged:
        return QStringLiteral("damaged");
    case ErrorCode::Empty:
        return QStringLiteral("empty");
    case ErrorCode::TooLarge:
        return QStringLiteral("too-large");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::NotAProject:
        return QStringLiteral("not-a-project");
    case ErrorCode::NewerVersion:
        return QStringLiteral("newer-version");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::WrongKey:
        return QStringLiteral("wrong-key");
    case ErrorCode::Refused:
        return QStringLiteral("refused");
    case ErrorCode::Parse:
        return QStringLiteral("parse");
    case ErrorCode::Invalid:
        return QStringLiteral("invalid");
    case ErrorCode::DeviceLost:
        return QStringLiteral("device-lost");
    case ErrorCode::Internal:
        break;
    }
    return QStringLiteral("internal");
}

int failWith(bool json, const QString& code, const QString& text, QJsonObject more = {})
{
    write(stderr, text);
    if (json) {
        more.insert(QLatin1String("error"),
                    QJsonObject{{QLatin1String("code"), code}, {QLatin1String("message"), text.trimmed()}});
        writeJson(more);
    }
    return kExitProblem;
}

/// Ctrl+C while it lives asks the work to stop; a second one ends the program as usual.
class InterruptGuard {
public:
    InterruptGuard()
    {
        s_interrupted = 0;
        struct sigaction action = {};
        action.sa_handler = onInterrupt;
        action.sa_flags = int(SA_RESETHAND);
        sigaction(SIGINT, &action, &m_before);
    }
    ~InterruptGuard() { sigaction(SIGINT, &m_before, nullptr); }
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

private:
    struct sigaction m_before = {};
};

void printProgress(const QString& what, double fraction)
{
    const QString line = fraction < 0 ? what : QStringLiteral("%1 %2 %").arg(what).arg(int(fraction * 100));
    std::fprintf(stderr, "\r\033[K%s", line.toLocal8Bit().constData());
    std::fflush(stderr);
}

} // namespace

QString severityId(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return QStringLiteral("info");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Error:
        break;
    }
    return QStringLiteral("error");
}

QJsonArray issuesToJson(const Issues& issues)
{
    QJsonArray list;
    for (const Issue& issue : issues)
        list.append(QJsonObject{{QLatin1String("severity"), severityId(issue.severity)},
                                {QLatin1String("code"), issue.code},
                                {QLatin1String("place"), issue.place},
                                {QLatin1String("message"), sentence(issue)}});
    return list;
}

void CliOutput::document(const QJsonObject& object, const QString& text) const
{
    if (json)
        writeJson(object);
    else if (!text.isEmpty())
        write(stdout, text);
}

int CliOutput::fail(const Error& error) const
{
    return failWith(json, errorCodeId(error.code), sentence(error));
}

int CliOutput::fail(const QString& text) const
{
    return failWith(json, QStringLiteral("invalid"), text);
}

int CliOutput::fail(const QString& code, const QString& text, const QJsonObject& more) const
{
    return failWith(json, code, text, more);
}

void CliOutput::issues(const Issues& issues) const
{
    for (const Issue& issue : issues)
        write(stderr, sentence(issue));
}

void withProgress(const QString& what, const std::function<void(JobContext&)>& work)
{
    JobContext context;
    std::mutex mutex;
    std::condition_variable changed;
    bool done = false;
    const InterruptGuard guard;
    std::thread watcher([&] {
        const bool terminal = isatty(STDERR_FILENO) != 0;
        bool shown = false;
        std::unique_lock lock(mutex);
        while (!changed.wait_for(lock, std::chrono::milliseconds(100), [&] { return done; })) {
            if (s_interrupted != 0)
                context.cancel();
            if (terminal) {
                printProgress(what, context.fraction());
                shown = true;
            }
        }
        if (shown)
            std::fputs("\r\033[K", stderr);
    });
    work(context);
    {
        const std::lock_guard lock(mutex);
        done = true;
    }
    changed.notify_one();
    watcher.join();
}

} // namespace unisono
