#include "ui/golden/goldbook.h"

#include "core/workflow/goldfeedback.h"
#include "ui/text/sentences.h"

#include <QFileInfo>

#include <algorithm>

namespace unisono {

namespace {

const char* const kGroup = "golden.unlock";

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

void GoldBook::follow()
{
    m_context.jobs.cancelGroup(QLatin1String(kGroup));
    m_vault.reset();
    const Project* open = project();
    setPart(!open || m_context.document.isPackageWork() ? Part::NoProject
            : open->hasVault()                          ? Part::Locked
                                                        : Part::None);
}

void GoldBook::setPart(Part part)
{
    m_part = part;
    refresh();
}

void GoldBook::seal(const QString& passphrase)
{
    if (m_part != Part::None)
        return;
    setPart(Part::Working);
    m_context.jobs.run<NewPart>(
        {JobPool::Analysis, QStringLiteral("job.unlock"), QFileInfo(project()->path()).fileName(),
         QLatin1String(kGroup)},
        this,
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
            m_vault = made->vault;
            m_context.document.tellRecorded();
            setPart(Part::Open);
        });
}

void GoldBook::open(const QString& passphrase)
{
    const std::optional<Record> key = project() ? project()->findRecord(RecordKind::Key, {}) : std::nullopt;
    if (m_part != Part::Locked || !key)
        return;
    setPart(Part::Working);
    m_context.jobs.run<std::shared_ptr<const Vault>>(
        {JobPool::Analysis, QStringLiteral("job.unlock"), QFileInfo(project()->path()).fileName(),
         QLatin1String(kGroup)},
        this,
        [passphrase, body = key->body](JobContext&) -> Result<std::shared_ptr<const Vault>> {
            return Vault::open(body, passphrase);
        },
        [this](const Result<std::shared_ptr<const Vault>>& vault) {
            if (!vault) {
                Q_EMIT m_context.document.failed(vault.error());
                setPart(Part::Locked);
                return;
            }
            m_vault = *vault;
            project()->unlockWith(m_vault);
            setPart(Part::Open);
        });
}

void GoldBook::lock()
{
    if (m_part != Part::Open)
        return;
    project()->lock();
    m_vault.reset();
    setPart(Part::Locked);
}

void GoldBook::refresh()
{
    m_gold.clear();
    m_judgements.clear();
    m_report = {};
    if (isOpen()) {
        Result<std::vector<GoldRecord>> gold = goldRecords(*project());
        Result<std::vector<GoldJudgement>> judgements = goldJudgements(*project());
        Result<GoldReport> report = goldReport(*project(), m_rule);
        if (gold && judgements && report) {
            m_gold = std::move(*gold);
            m_judgements = std::move(*judgements);
            m_report = std::move(*report);
        } else {
            Q_EMIT m_context.document.failed(!gold ? gold.error() : !judgements ? judgements.error() : report.error());
        }
    }
    Q_EMIT changed();
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

QString GoldBook::done(const std::optional<Error>& error)
{
    if (error)
        return sentence(*error);
    m_context.document.tellRecorded();
    refresh();
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
    const Result<int> made = commitGold(*project());
    if (const QString refusal = done(made ? std::nullopt : std::optional(made.error())); !refusal.isEmpty())
        Q_EMIT m_context.document.failed(made.error());
    else
        Q_EMIT m_context.document.remarked(*made == 0 ? tr("Every golden answer has its commitment already.")
                                                      : tr("%1 commitments are published.").arg(*made));
}

void GoldBook::score()
{
    const Result<GoldScoring> made = scoreGoldAnswers(*project());
    if (const QString refusal = done(made ? std::nullopt : std::optional(made.error())); !refusal.isEmpty())
        Q_EMIT m_context.document.failed(made.error());
    else
        Q_EMIT m_context.document.remarked(tr("%1 answers scored; %2 golden units suspended, %3 retired.")
                                               .arg(made->scored)
                                               .arg(made->suspended.size())
                                               .arg(made->retired.size()));
}

} // namespace unisono
