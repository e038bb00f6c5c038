#pragma once

#include <QObject>

namespace unisono {

/// Closes the program in order when the system asks for its end (SIGTERM, SIGINT, SIGHUP: a logout, a shutdown):
/// what is remembered is written, the project is one file again. Elsewhere than on Unix it does nothing.
/// Threads: GUI; one at most
class QuitSignals : public QObject {
public:
    explicit QuitSignals(QObject* parent = nullptr);
};

} // namespace unisono
