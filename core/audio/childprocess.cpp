#include "core/audio/childprocess.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace unisono {

Result<void> ChildProcess::start(const QString& program, const QStringList& arguments)
{
    kill();
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemError(errno, program, ErrorCode::CannotRead);
    FileHandle output(ends[0]);
    FileHandle input(ends[1]);

    std::vector<QByteArray> texts{QFile::encodeName(program)};
    for (const QString& argument : arguments)
        texts.push_back(QFile::encodeName(argument));
    std::vector<char*> argv;
    for (QByteArray& text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, input.fd(), 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    sigset_t pipeSignal;
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipeSignal);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const int failed = ::posix_spawn(&m_pid, argv[0], &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        m_pid = -1;
        return systemError(failed, program, ErrorCode::CannotRead);
    }
    m_output = std::move(output);
    return {};
}

Result<std::int64_t> ChildProcess::read(void* data, std::int64_t bytes, int timeoutMs)
{
    auto* out = static_cast<char*>(data);
    std::int64_t done = 0;
    while (done < bytes && m_output.isOpen()) {
        pollfd waiting = {m_output.fd(), POLLIN, 0};
        const int ready = ::poll(&waiting, 1, timeoutMs);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return Error{ErrorCode::CannotRead, QStringLiteral("the decoder does not answer"), {}, {}};
        const ssize_t n = ::read(m_output.fd(), out + done, std::size_t(bytes - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return systemError(errno, {}, ErrorCode::CannotRead);
        if (n == 0)
            break;
        done += n;
    }
    return done;
}

bool ChildProcess::finished()
{
    if (m_pid < 0)
        return false;
    m_output.reset();
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void ChildProcess::kill()
{
    if (m_pid < 0)
        return;
    ::kill(m_pid, SIGKILL);
    finished();
}

} // namespace unisono
