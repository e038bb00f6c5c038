#pragma once

#include "core/genre/schema.h"
#include "ui/common/context.h"

namespace unisono {

/// Plays exemplars where they are looked at: the current track stays, and once the exemplar is heard the transport
/// stands where it stood. One of another track is opened in the background. Threads: GUI
class ExemplarPlayer : public QObject {
    Q_OBJECT
public:
    explicit ExemplarPlayer(const Context& context, QObject* parent = nullptr);
    ~ExemplarPlayer() override;

    /// One that is playing is ended first.
    void play(const Exemplar& exemplar);
    bool isPlaying() const { return m_watch.isActive(); }
    /// The track that an exemplar is of, by its samples, else by its title; nullptr: the project has none.
    static const Track* trackOf(const Project& project, const Exemplar& exemplar);

private:
    void start(const Exemplar& exemplar, std::shared_ptr<PcmReader> reader);
    void finish();
    const Context& m_context;
    QTimer m_watch;
    std::shared_ptr<PcmReader> m_heard;
    Frame m_stoodAt;
    std::optional<FrameSpan> m_loop;
};

} // namespace unisono
