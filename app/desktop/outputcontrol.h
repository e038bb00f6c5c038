#pragma once

#include "core/playback/transport.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace unisono {

/// Which device sound leaves by: opened late, remembered, watched; silence on a clock where there is none.
/// Threads: GUI.
class OutputControl : public QObject {
    Q_OBJECT
public:
    enum class State { Silent, Playing, Lost };
    /// Stands for a device: no sound at all, by choice.
    static constexpr const char* kNoSound = "none";
    explicit OutputControl(Transport& transport, QObject* parent = nullptr);

    /// The remembered device, else the system's default.
    void openRemembered();
    void choose(const QString& device); ///< empty: the system's default
    void rescan();
    /// As of the last scan.
    QStringList devices() const { return m_devices; }
    QString chosen() const { return m_chosen; }
    State state() const { return m_state; }
    /// "Built-in, 5 ms"
    QString text() const;

Q_SIGNALS:
    void changed();
    void failed(const unisono::Error& error);

private:
    void open(const QString& device);
    void watch();
    Transport& m_transport;
    QStringList m_devices;
    QString m_chosen;
    State m_state = State::Silent;
    QTimer m_watch;
};

} // namespace unisono
