#pragma once

#include "core/exchange/goldkeeping.h"
#include "core/workflow/roles.h"
#include "ui/common/context.h"

#include <memory>

namespace unisono {

/// The sealed part of the open project, and the gold in it while it is open. What takes about a second runs in a job;
/// gold is read and written by the thread of the project. Threads: GUI
class GoldBook : public QObject {
    Q_OBJECT
public:
    /// Of the sealed part.
    enum class Part { NoProject, None, Locked, Working, Open };

    explicit GoldBook(const Context& context, QObject* parent = nullptr);

    Part part() const { return m_part; }
    bool isOpen() const { return m_part == Part::Open; }
    /// For a job that reads the project on its own.
    std::shared_ptr<const Vault> vault() const { return m_vault; }
    Project* project() const { return m_context.document.project(); }

    /// Gives the project its sealed part.
    void seal(const QString& passphrase);
    void open(const QString& passphrase);
    void lock();

    const std::vector<GoldRecord>& gold() const { return m_gold; }
    const GoldReport& report() const { return m_report; }
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
    /// Reads everything again.
    void refresh();

Q_SIGNALS:
    void changed(); ///< part(), gold or people

private:
    void follow();
    void setPart(Part part);
    QString done(const std::optional<Error>& error);
    const Context& m_context;
    Part m_part = Part::NoProject;
    std::shared_ptr<const Vault> m_vault;
    std::vector<GoldRecord> m_gold;
    std::vector<GoldJudgement> m_judgements;
    GoldReport m_report;
    ReliabilityRule m_rule;
};

} // namespace unisono
