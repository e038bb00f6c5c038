#pragma once

#include "core/audio/filehandle.h"

#include <QStringList>

#include <sys/types.h>

namespace unisono {

/// A program run without a shell, whose standard output is read here; input and errors go nowhere. It is killed when
/// this object goes. Threads: one.
class ChildProcess {
public:
    ChildProcess() = default;
    ~ChildProcess() { kill(); }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Errors: CannotRead -> the program cannot be started
    Result<void> start(const QString& program, const QStringList& arguments);
    /// Blocks for `bytes`; fewer at the end of its output. Errors: CannotRead -> nothing came for `timeoutMs`
    Result<std::int64_t> read(void* data, std::int64_t bytes, int timeoutMs);
    /// Waits for its end. True: it ended by itself with exit code 0.
    bool finished();
    void kill();

private:
    FileHandle m_output;
    pid_t m_pid = -1;
};

} // namespace unisono
