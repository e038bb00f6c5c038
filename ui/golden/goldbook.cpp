#include "ui/golden/goldbook.h"

#include "core/workflow/goldfeedback.h"
#include "ui/text/sentences.h"

#include <QFileInfo>

#include <algorithm>

namespace unisono {

namespace {

/// A sealed part in the making.
struct NewPart {
    std::shared_ptr<const Vault> vault;
    QByteArray keyRecord;
};

} // namespace

GoldBook::GoldBook(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    connect(&context.document, &Document::projectChanged, this, &GoldBook::follow);
    follow();
}

QString GoldBook::subject() const
{
    return QFileInfo(project()->path()).fileName();
}

QString GoldBook::groupOf(const QString& job)
{
    const QString group = QStringLiteral("golden/") + job;
    if (!m_groups.contains(group))
        m_groups << group;
    return group;
}

bool GoldBook::mayBegin()
{
    if (!m_busy.isEmpty())
        Q_EMIT m_context.document.remarked(tr("Wait until this is done: %1.").arg(jobName(m_busy, {})));
    return m_busy.isEmpty();
}

void GoldBook::follow()
{
    const Project* open = project();
    setPart(!open || m_context.document.isPackageWork() ? Part::NoProject
            : open->hasVault()                          ? Part::Locked
                                                        : Part::None);
}

void GoldBook::setPart(Part part)
{
    for (const QString& group : std::as_const(m_groups))
        m_context.jobs.cancelGroup(group);
    m_busy.clear();
    m_part = part;
    show({});
}

void GoldBook::show(GoldOverview overview)
{
    m_gold = std::move(overview.gold);
    m_judgements = std::move(overview.judgements);
    m_report = std::move(overview.report);
    m_committed = std::move(overview.committed);
    Q_EMIT changed();
}

void GoldBook::seal(const QString& passphrase)
{
    if (m_part != Part::None)
        return;
    setPart(Part::Working);
    m_context.jobs.run<NewPart>(
        {JobPool::Analysis, QStringLiteral("job.unlock"), subject(), groupOf(QStringLiteral("job.unlock"))}, this,
        [passphrase](JobContext&) -> Result<NewPart> {
            NewPart made{Vault::make(), {}};
            Result<QByteArray> record = made.vault->keyRecord(passphrase);
            if (!record)
                return record.error();
            made.keyRecord = std::move(*record);
            return made;
        },
        [this](const Result<NewPart>& made) {
            const Result<void> kept =
                made ? project()->keepVault(made->vault, made->keyRecord) : Result<void>(made.error());
            if (!kept) {
                Q_EMIT m_context.document.failed(kept.error());
                setPart(Part::None);
                return;
            }
            m_context.document.tellRecorded();
            setPart(Part::Open);
            Q_EMIT opened();
        });
}

void GoldBook::open(const QString& passphrase)
{
    const std::optional<Record> key = project() ? project()->findRecord(RecordKind::Key, {}) : std::nullopt;
    if (m_part != Part::Locked || !key)
        return;
    setPart(Part::Working);
    m_context.jobs.run<std::shared_ptr<const Vault>>(
        {JobPool::Analysis, QStringLiteral("job.unlock"), subject(), groupOf(QStringLiteral("job.unlock"))}, this,
        [passphrase, body = key->body](JobContext&) -> Result<std::shared_ptr<const Vault>> {
            return Vault::open(body, passphrase);
        },
        [this](const Result<std::shared_ptr<const Vault>>& vault) {
            if (vault) {
                takeVault(*vault);
                return;
            }
            Q_EMIT m_context.document.failed(vault.error());
            setPart(Part::Locked);
        });
}

void GoldBook::takeVault(const std::shared_ptr<const Vault>& vault)
{
    project()->unlockWith(vault);
    // Open once what is in it can be shown.
    read<GoldOverview>(
        QStringLiteral("job.read-gold"),
        [rule = m_rule](const Project& project, JobContext&) { return goldOverview(project, rule); },
        [this](Result<GoldOverview> overview) {
            m_part = Part::Open;
            if (!overview)
                Q_EMIT m_context.document.failed(overview.error());
            show(overview ? *std::move(overview) : GoldOverview());
            Q_EMIT opened();
        });
}

void GoldBook::lock()
{
    if (m_part != Part::Open)
        return;
    project()->lock();
    setPart(Part::Locked);
}

void GoldBook::refresh()
{
    if (!isOpen()) {
        if (m_part != Part::Working)
            show({});
        return;
    }
    read<GoldOverview>(
        QStringLiteral("job.read-gold"),
        [rule = m_rule](const Project& project, JobContext&) { return goldOverview(project, rule); },
        [this](Result<GoldOverview> overview) {
            if (overview)
                show(*std::move(overview));
            else if (overview.error().code != ErrorCode::Cancelled)
                Q_EMIT m_context.document.failed(overview.error());
        });
}

QStringList GoldBook::categories(PersonId person) const
{
    std::vector<GoldFindings> all;
    for (const GoldJudgement& judgement : m_judgements)
        if (judgement.person == person)
            all.push_back(judgement.findings);
    QStringList sentences;
    for (const GoldFinding& finding : summedFindings(all))
        sentences << sentence(Issue{Severity::Info, finding.code, {}, finding.args});
    return sentences;
}

std::vector<Person> GoldBook::whoMay(Capability capability) const
{
    std::vector<Person> all;
    if (!project())
        return all;
    for (const Person& person : project()->people())
        if (may(rolesOf(person, project()->owner()), capability))
            all.push_back(person);
    return all;
}

QString GoldBook::nameOf(PersonId id) const
{
    if (project())
        for (const Person& person : project()->people())
            if (person.id == id)
                return person.name;
    return {};
}

void GoldBook::recorded()
{
    m_context.document.tellRecorded();
    refresh();
}

QString GoldBook::done(const std::optional<Error>& error)
{
    if (error)
        return sentence(*error);
    recorded();
    return {};
}

QString GoldBook::propose(TrackId track, const QString& layer, const std::vector<AssignmentId>& accepted, PersonId by,
                          const QString& reason)
{
    const Result<GoldRecord> made = proposeGold(*project(), track, layer, accepted, by, reason);
    return done(made ? std::nullopt : std::optional(made.error()));
}

QString GoldBook::step(const QString& key, GoldStep step, PersonId by, const QString& reason)
{
    const Result<GoldRecord> made = stepGold(*project(), key, step, by, reason);
    return done(made ? std::nullopt : std::optional(made.error()));
}

void GoldBook::commit()
{
    if (!mayBegin())
        return;
    setBusy(QStringLiteral("job.commit-gold"));
    read<Edit>(
        m_busy, [](const Project& project, JobContext&) { return planCommitments(project); },
        [this](const Result<Edit>& edit) {
            setBusy({});
            const Result<void> kept = edit ? project()->record(*edit) : Result<void>(edit.error());
            if (!kept) {
                Q_EMIT m_context.document.failed(kept.error());
                return;
            }
            recorded();
            Q_EMIT m_context.document.remarked(edit->isEmpty()
                                                   ? tr("Every golden answer has its commitment already.")
                                                   : tr("%1 commitments are published.").arg(edit->changes.size()));
        });
}

void GoldBook::score()
{
    if (!mayBegin())
        return;
    setBusy(QStringLiteral("job.score-gold"));
    read<PlannedScoring>(
        m_busy, [](const Project& project, JobContext&) { return planScoring(project); },
        [this](const Result<PlannedScoring>& planned) {
            setBusy({});
            Result<void> kept = planned ? Result<void>() : Result<void>(planned.error());
            for (std::size_t i = 0; kept && i < planned->edits.size(); ++i)
                kept = project()->record(planned->edits[i]);
            if (!kept)
                Q_EMIT m_context.document.failed(kept.error());
            recorded();
            if (kept)
                Q_EMIT m_context.document.remarked(tr("%1 answers scored; %2 golden units suspended, %3 retired.")
                                                       .arg(planned->scoring.scored)
                                                       .arg(planned->scoring.suspended.size())
                                                       .arg(planned->scoring.retired.size()));
        });
}

} // namespace unisono
