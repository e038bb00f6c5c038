#pragma once

#include "core/study/findings.h"
#include "ui/common/context.h"

namespace unisono {

/// Steps through places of disagreement: opens the track of each in Annotate, and plays it. Threads: GUI
class CasePlayer : public QObject {
    Q_OBJECT
public:
    explicit CasePlayer(const Context& context, QObject* parent = nullptr);

    void setCases(std::vector<StudyCase> cases, const QString& layer);
    const std::vector<StudyCase>& cases() const { return m_cases; }
    int current() const { return m_at; } ///< -1: none yet
    void go(int at);
    void step(int by);

Q_SIGNALS:
    /// To be shown in Annotate; `span` may be empty: the beginning of the track.
    void placeWished(const QString& layer, unisono::FrameSpan span);

private:
    void play();
    Context m_context;
    std::vector<StudyCase> m_cases;
    QString m_layer;
    int m_at = -1;
    bool m_isWaiting = false; ///< for the track to be open
};

} // namespace unisono
