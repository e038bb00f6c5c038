#pragma once

#include "core/audio/peakpyramid.h"
#include "core/base/error.h"
#include "core/jobs/jobqueue.h"
#include "core/playback/transport.h"
#include "core/store/project.h"

#include <QObject>

#include <memory>
#include <optional>

namespace unisono {

/// The open project as the window sees it: applies edits, tells views what changed. There is one; it may hold none.
/// Threads: GUI.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    Project* project() const { return m_project.get(); }
    void setProject(std::unique_ptr<Project> project);

    TrackId currentTrack() const { return m_currentTrack; }
    void setCurrentTrack(TrackId id);

    /// Commits and tells. False where nothing was changed; then failed() has been sent. An edit that could not be
    /// written (full disk) counts as applied; savedChanged() then says so and flushing is retried every second.
    bool apply(const Edit& edit);
    void undo();
    void redo();
    /// Own assignment of the current person, made (as an edit-less value) where there is none yet: see Project.
    Assignment ownAssignment(TrackId track, const QString& layer) const;

Q_SIGNALS:
    void projectChanged(); ///< another project or none
    void currentTrackChanged(unisono::TrackId id);
    void edited(const unisono::Edit& edit); ///< carried out, also by undo and redo
    void tracksChanged();
    void historyChanged();
    void savedChanged(); ///< unsaved() of the project differs
    void failed(const unisono::Error& error);

private:
    void carriedOut(const Edit& edit);
    std::unique_ptr<Project> m_project;
    TrackId m_currentTrack;
};

/// The audio of the current track: opened, pyramid and loudness built in the background. Threads: GUI.
class TrackMedia : public QObject {
    Q_OBJECT
public:
    enum class State { None, Opening, Ready, Missing, Failed };
    TrackMedia(Document& document, JobQueue& jobs, Transport& transport, QObject* parent = nullptr);

    State state() const { return m_state; }
    const Error& error() const { return m_error; } ///< with Missing and Failed
    std::shared_ptr<PcmReader> reader() const { return m_reader; }
    std::shared_ptr<PeakPyramid> peaks() const { return m_peaks; }
    /// Of the file where it is open, else of the track row: views also work without audio.
    FrameCount frames() const;
    SampleRate rate() const;
    std::optional<double> integratedLufs() const { return m_lufs; }

Q_SIGNALS:
    void changed();   ///< another track, or state() differs
    void peaksGrew(); ///< at most 20 times a second while the pyramid builds
    void loudnessKnown();

private:
    void open(TrackId id);
    Document& m_document;
    JobQueue& m_jobs;
    Transport& m_transport;
    State m_state = State::None;
    Error m_error;
    std::shared_ptr<PcmReader> m_reader;
    std::shared_ptr<PeakPyramid> m_peaks;
    std::optional<double> m_lufs;
    Track m_track;
};

class ActionMap;

/// What every workspace is given. Ownership: the composition root (app/desktop).
struct Context {
    Document& document;
    JobQueue& jobs;
    Transport& transport;
    TrackMedia& media;
    ActionMap& actions;
};

} // namespace unisono
