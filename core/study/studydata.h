#pragma once

#include "core/jobs/job.h"
#include "core/store/project.h"

#include <optional>
#include <vector>

namespace unisono {

/// Which answers a study looks at; what is empty keeps all.
struct StudyFilter {
    QStringList layers; ///< ids
    QStringList genres; ///< as StudyTrack::genre
    std::vector<PersonId> people;
    std::optional<int> schemaVersion;
    std::optional<SuggestionPolicy> suggestions;
    bool operator==(const StudyFilter&) const = default;
};

/// An answer that counts: handed in, with items or as empty, by a person.
struct StudyAnswer {
    AssignmentId assignment;
    Items items; ///< none: judged to be empty
    int schemaVersion = 0;
    SuggestionPolicy suggestions = SuggestionPolicy::None;
    qint64 atMs = 0; ///< when it was handed in; 0: unknown
};

struct StudyTrack {
    TrackId id;
    QString title;
    SampleRate rate;
    FrameCount frames = 0;
    QString genre; ///< id of the genre that most raters named; else the text of its metadata; empty: unknown
    std::vector<std::optional<StudyAnswer>> answers; ///< by StudyLayer::raters

    double seconds() const { return secondsOf(frames, rate); }
    std::size_t answered() const;
};

/// What was counted and what was not, so that no figure hides it.
struct StudyCoverage {
    std::int64_t asked = 0;         ///< independent assignments to people
    std::int64_t answered = 0;      ///< of them handed in
    std::int64_t answeredEmpty = 0; ///< of these as empty
    std::int64_t skipped = 0;       ///< or declined
    std::int64_t open = 0;          ///< not handed in, or expired
    std::int64_t locked = 0;        ///< handed in, but sealed, and the sealed part is not open
    std::int64_t byModels = 0;      ///< left out: answers of models are no opinions
    std::int64_t tracks = 0;        ///< with somebody asked
    std::int64_t compared = 0;      ///< with two answers or more
    std::int64_t pairs = 0;         ///< of answers to one track, used
    std::int64_t pairsPossible = 0; ///< had everybody who was asked answered
    bool operator==(const StudyCoverage&) const = default;
};

struct StudyRater {
    PersonId id;
    QString name;
};

/// One layer of a project as a study sees it.
struct StudyLayer {
    LayerDef layer;
    std::vector<StudyRater> raters; ///< who answered, by name
    std::vector<StudyTrack> tracks; ///< with an answer at least, by title
    StudyCoverage coverage;
};

/// Reads the answers of every layer of the schema that anybody was asked for. Repeats, golden and adjudicating passes
/// are left out: agreement is of independent answers. Errors: Cancelled
Result<std::vector<StudyLayer>> studyLayers(const Project& project, const StudyFilter& filter, JobContext& job);

} // namespace unisono
