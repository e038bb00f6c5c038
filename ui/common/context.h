#pragma once

#include "core/audio/peakpyramid.h"
#include "core/base/error.h"
#include "core/jobs/jobqueue.h"
#include "core/playback/transport.h"
#include "core/store/project.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>

namespace unisono {

class ProblemsModel;

/// The open project as the window sees it: applies edits, tells views what changed. There is one; it may hold none.
/// Threads: GUI.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    Project* project() const { return m_project.get(); }
    void setProject(std::unique_ptr<Project> project);
    /// The project was made from a package: it holds one person's share of the work, and nothing of others.
    bool isPackageWork() const { return m_isPackageWork; }
    /// A unit of the package that is there to learn from.
    bool isTraining(AssignmentId id) const { return m_training.contains(id); }
    bool hasTraining() const { return !m_training.empty(); }

    TrackId currentTrack() const { return m_currentTrack; }
    void setCurrentTrack(TrackId id);

    /// Commits and tells. False where nothing was changed; then failed() has been sent. An edit that could not be
    /// written (full disk) counts as applied; savedChanged() then says so and flushing is retried every second.
    bool apply(const Edit& edit);
    /// Tells what was recorded in the project by itself, past apply(): work taken in, packages, gold.
    void tellRecorded();
    /// Publishes a version of the schema: one edit, told as any other.
    bool publish(const GenreSchema& next);
    void undo();
    void redo();
    /// Tries to write what is not on the disk yet; tells savedChanged() where that differs.
    void flush();

    /// A draft that the current track is looked at with, as if it were a genre of it; nothing can be changed then.
    struct Trial {
        std::shared_ptr<const GenreSchema> schema;
        QString genre;
    };
    const std::optional<Trial>& trial() const { return m_trial; }
    void setTrial(std::optional<Trial> trial);

    /// Findings of imports, media and checks, for the Problems panel.
    ProblemsModel& problems() const { return *m_problems; }

Q_SIGNALS:
    void projectChanged(); ///< another project or none
    void currentTrackChanged(unisono::TrackId id);
    void edited(const unisono::Edit& edit); ///< carried out, also by undo and redo
    void recorded();                        ///< assignments, units or records were written past apply()
    void tracksChanged();
    void historyChanged();
    void trialChanged();
    void savedChanged(); ///< unsaved() of the project differs
    void failed(const unisono::Error& error);
    void remarked(const QString& sentence); ///< something worth a line in the status line, not an error

private:
    void carriedOut(const Edit& edit);
    void refused(const Error& error);
    void tellSaved();
    std::unique_ptr<Project> m_project;
    bool m_isPackageWork = false;
    std::set<AssignmentId> m_training;
    ProblemsModel* m_problems;
    TrackId m_currentTrack;
    std::optional<Trial> m_trial;
    QTimer m_retry;
    int m_unsaved = 0;
};

/// The audio of the current track: opened, pyramid and loudness built in the background. Threads: GUI.
class TrackMedia : public QObject {
    Q_OBJECT
public:
    enum class State { None, Opening, Ready, Missing, Failed, NoAudio };
    TrackMedia(Document& document, JobQueue& jobs, Transport& transport, QObject* parent = nullptr);
    ~TrackMedia() override;

    /// Where decoded audio and pyramids go, from the next opening on.
    void setCacheSettings(const AudioCacheSettings& settings) { m_cache = settings; }
    /// Opens the current track again: after it was linked to another file.
    void reload();

    State state() const { return m_state; }
    const Error& error() const { return m_error; } ///< with Missing and Failed
    /// A sentence where there is nothing to be heard and seen: audio that is missing, broken or was never there.
    QString silence() const;
    std::shared_ptr<PcmReader> reader() const { return m_reader; }
    /// The track is played now, and not an exemplar of another.
    bool isHeard() const { return m_transport.isPlaying() && m_transport.reader() == m_reader; }
    std::shared_ptr<PeakPyramid> peaks() const { return m_peaks; }
    /// Of the file where it is open, else of the track row: views also work without audio.
    FrameCount frames() const;
    SampleRate rate() const;
    std::optional<double> integratedLufs() const { return m_lufs; }
    /// The file differs from the one that was added: its size, or its hash where it was written to since.
    bool hasChanged() const { return m_hasChanged; }

Q_SIGNALS:
    void changed();   ///< another track, or state() differs
    void peaksGrew(); ///< at most 20 times a second while the pyramid builds
    void loudnessKnown();

private:
    struct Opening;
    void open(TrackId id);
    void watch();
    void readerOpened(Result<std::shared_ptr<PcmReader>> reader);
    void becomeReady();
    void fail(const Error& error);
    void peaksBuilt(const Result<void>& result);
    void measureLoudness();
    void setLoudness(std::optional<double> lufs, double samplePeak);
    void checkFile();
    void reportChanged();
    void tell(const QString& code);
    Issue noAudio() const;
    QString problemSource() const;
    Document& m_document;
    JobQueue& m_jobs;
    Transport& m_transport;
    State m_state = State::None;
    Error m_error;
    std::shared_ptr<PcmReader> m_reader;
    std::shared_ptr<PeakPyramid> m_peaks;
    std::optional<double> m_lufs;
    Track m_track;
    QString m_path;
    AudioCacheSettings m_cache;
    bool m_hasChanged = false;
    std::shared_ptr<Opening> m_opening; ///< where the job that builds the pyramid leaves it
    QTimer m_watch;
    std::uint64_t m_revision = 0;
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
