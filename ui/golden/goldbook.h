#pragma once

#include "core/exchange/goldkeeping.h"
#include "core/store/projectreading.h"
#include "core/workflow/roles.h"
#include "ui/common/context.h"

#include <memory>

namespace unisono {

/// The sealed part of the open project, and the gold in it while it is open. What reads, decrypts and works out runs in
/// jobs; the project is written by its own thread. Threads: GUI
class GoldBook : public QObject {
    Q_OBJECT
public:
    /// Of the sealed part.
    enum class Part { NoProject, None, Locked, Working, Open };

    explicit GoldBook(const Context& context, QObject* parent = nullptr);

    Part part() const { return m_part; }
    bool isOpen() const { return m_part == Part::Open; }
    Project* project() const { return m_context.document.project(); }
    /// Runs `work(project, job)` -> Result<T> on what the project says now, then `done(result)` here. Dropped where
    /// another project is opened or the sealed part is locked meanwhile. `job`: as JobInfo::name; one of each name at a
    /// time, the last counts.
    template <class T, class Work, class Done> void read(const QString& job, Work work, Done done)
    {
        m_context.jobs.cancelGroup(groupOf(job));
        m_context.jobs.run<T>(
            {JobPool::Analysis, job, subject(), groupOf(job)}, this,
            [snapshot = project()->snapshot(), work = std::move(work)](JobContext& context) -> Result<T> {
                return readProject(
                    snapshot, [&] { return context.cancelled(); },
                    [&](const Project& project) -> Result<T> { return work(project, context); });
            },
            std::move(done));
    }
    /// Whether nothing that will write is being worked out; says so where something is. One at a time, so that none
    /// begins from what the other changes.
    bool mayBegin();
    void setBusy(const QString& job) { m_busy = job; } ///< empty: it is done

    /// Gives the project its sealed part.
    void seal(const QString& passphrase);
    void open(const QString& passphrase);
    void lock();

    const std::vector<GoldRecord>& gold() const { return m_gold; }
    const GoldReport& report() const { return m_report; }
    bool isCommitted(const GoldRecord& gold) const { return m_committed.contains(gold.key); }
    const ReliabilityRule& rule() const { return m_rule; }
    /// What a person's misses have in common, as sentences.
    QStringList categories(PersonId person) const;
    /// People whose roles allow it.
    std::vector<Person> whoMay(Capability capability) const;
    QString nameOf(PersonId id) const;

    // Each gives why it cannot be, as a sentence; empty: it is done.
    QString propose(TrackId track, const QString& layer, const std::vector<AssignmentId>& accepted, PersonId by,
                    const QString& reason);
    QString step(const QString& key, GoldStep step, PersonId by, const QString& reason);
    void commit();
    void score();
    /// Reads everything again; changed() follows.
    void refresh();

Q_SIGNALS:
    void changed(); ///< part(), gold or people
    void opened();  ///< by its passphrase, just now

private:
    void follow();
    void setPart(Part part);
    void takeVault(const std::shared_ptr<const Vault>& vault);
    void show(GoldOverview overview);
    void recorded();
    QString done(const std::optional<Error>& error);
    QString subject() const;
    QString groupOf(const QString& job);
    const Context& m_context;
    Part m_part = Part::NoProject;
    QStringList m_groups; ///< of jobs that were begun here
    QString m_busy;
    std::vector<GoldRecord> m_gold;
    std::vector<GoldJudgement> m_judgements;
    GoldReport m_report;
    QSet<QString> m_committed;
    ReliabilityRule m_rule;
};

} // namespace unisono
