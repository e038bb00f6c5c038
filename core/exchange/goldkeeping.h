#pragma once

#include "core/store/project.h"
#include "core/workflow/goldanswer.h"
#include "core/workflow/goldpolicy.h"
#include "core/workflow/reliability.h"
#include "core/workflow/transitions.h"

#include <QSet>

namespace unisono {

/// A golden unit as the sealed part keeps it.
struct GoldRecord {
    QString key; ///< random: of its sealed record
    TrackId track;
    QString layer;
    GoldState state = GoldState::Candidate;
    GoldAnswer answer;
    QByteArray salt; ///< of its commitment
    PersonId proposer;
    PersonId confirmer;            ///< null: not confirmed yet
    std::vector<PersonId> authors; ///< whose answers and verdicts it was made of
    QString reason;                ///< why it is a good question, as it was written
    QString stateReason;           ///< of its last step
    int schemaVersion = 0;
    qint64 sinceMs = 0;
};

/// All gold, by track and layer. Errors of all functions: WrongKey -> the sealed part is not open; Corrupt; Invalid ->
/// a rule refuses it (detail: "step.*", "role.*" or "gold.*"); those of Project::record()
Result<std::vector<GoldRecord>> goldRecords(const Project& project);

/// Proposes a resolved unit, with the answers of these assignments as what is accepted. It takes three independent
/// answers, or two and an adjudicator. Difficulty and ambiguity are measured from the independent ones.
/// Also Invalid: gold.exists, gold.no-answer, gold.no-tolerance (given in beats that are not known)
Result<GoldRecord> proposeGold(Project& project, TrackId track, const QString& layer,
                               const std::vector<AssignmentId>& accepted, PersonId by, const QString& reason);
/// Confirms (somebody else than the proposer), rejects, suspends, reinstates or retires.
Result<GoldRecord> stepGold(Project& project, const QString& key, GoldStep step, PersonId by, const QString& reason);

/// The edit that publishes the commitments of active gold that has none yet: one change each. Gold without one is never
/// shown. Threads: any that reads the project; the edit is recorded by its own
Result<Edit> planCommitments(const Project& project);
/// Records it. Gives how many.
Result<int> commitGold(Project& project);
/// Commitments as a file that can be given out before packages are: one line of hexadecimal each, ascending.
QStringList publishedCommitments(const Project& project);

/// Whether the commitment to this very answer was published.
bool isCommitted(const Project& project, const GoldRecord& gold);

/// How one answer to gold was judged.
struct GoldJudgement {
    QString gold; ///< GoldRecord::key
    AssignmentId assignment;
    PersonId person;
    QString layer;
    double score = 0;
    bool passed = false;
    GoldFindings findings;
    qint64 submittedMs = 0;
    int schemaVersion = 0;
};
Result<std::vector<GoldJudgement>> goldJudgements(const Project& project);

struct GoldScoring {
    int scored = 0;
    std::vector<GoldRecord> suspended; ///< missed by too many who are otherwise good
    std::vector<GoldRecord> retired;
};
struct PlannedScoring {
    GoldScoring scoring;
    std::vector<Edit> edits; ///< to be recorded in their order
};
/// Scores every answer to gold that has come back and is not scored yet, against the commitment made before it went
/// out, and puts gold on trial. Also Invalid: gold.commitment -> an answer is not the one that was committed to.
/// Threads: any that reads the project; the edits are recorded by its own
Result<PlannedScoring> planScoring(const Project& project);
/// Records it.
Result<GoldScoring> scoreGoldAnswers(Project& project);

/// The results of one month by themselves, in UTC, nothing forgotten.
struct MonthReliability {
    int year = 0;
    int month = 0;
    GoldEvidence evidence;
    ReliabilityInterval interval;
};
/// What is known of one person.
struct PersonReliability {
    PersonId person;
    GoldEvidence evidence;
    ReliabilityInterval interval;
    Reliability reliability = Reliability::TooFew;
    std::vector<std::pair<qint64, ReliabilityInterval>> overTime; ///< after each result, by its time
    std::vector<MonthReliability> months;                         ///< that have results, in their order
    QList<QPair<QString, int>> findings;                          ///< code -> how often, most frequent first
};
struct GoldReport {
    std::vector<PersonReliability> people;
    QHash<QString, int> exposures; ///< by GoldRecord::key
    QHash<QString, int> missed;
};
Result<GoldReport> goldReport(const Project& project, const ReliabilityRule& rule);

/// All that a view of gold shows, decrypted at once. Threads: any that reads the project
struct GoldOverview {
    std::vector<GoldRecord> gold;
    std::vector<GoldJudgement> judgements;
    GoldReport report;
    QSet<QString> committed; ///< by GoldRecord::key
};
Result<GoldOverview> goldOverview(const Project& project, const ReliabilityRule& rule);

} // namespace unisono
