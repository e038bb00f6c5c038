#include "app/desktop/quitsignals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace unisono {

#ifdef Q_OS_UNIX

namespace {

int ends[2] = {-1, -1};

/// In a signal handler only a write is safe: the notifier at the other end does the rest.
void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(ends[0], &byte, 1);
}

} // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return;
    auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        std::signal(number, onSignal);
}

#else

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
}

#endif

} // namespace unisono
