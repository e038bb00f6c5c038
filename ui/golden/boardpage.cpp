#include "ui/golden/boardpage.h"

#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/tables.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"
#include "ui/text/workwords.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {

/// Times that a merge is planned anew where the project was changed while it was planned.
constexpr int kTries = 3;

QStringList audioChoices()
{
    return {BoardPage::tr("copied whole"), BoardPage::tr("excerpts of 30 s"), BoardPage::tr("where the files lie"),
            BoardPage::tr("none")};
}
constexpr PackageAudio kAudio[] = {PackageAudio::Copied, PackageAudio::Excerpts, PackageAudio::Referenced,
                                   PackageAudio::None};

} // namespace

/// Files that came back, one merged after the other.
struct BoardPage::TakingIn {
    QStringList paths;
    qsizetype next = 0;
    int tries = 0;
    int taken = 0;
    QStringList sentences;
};

BoardPage::BoardPage(const Context& context, GoldBook& book, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_book(book),
      m_units(new UnitModel(book, this)),
      m_people(new PeopleModel(book, this)),
      m_unitTable(makeTable(*m_units, tr("Units and how far they are"), UnitModel::TrackTitle, this)),
      m_peopleTable(makeTable(*m_people, tr("People and their work"), PeopleModel::Packages, this)),
      m_empty(new DimLabel({}, this)),
      m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new Heading(tr("People").toUpper(), this));
    m_peopleTable->setColumnWidth(PeopleModel::Name, 220);
    column->addWidget(m_peopleTable, 1);
    column->addWidget(new Heading(tr("Units, what waits longest first").toUpper(), this));
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_unitTable->setColumnWidth(UnitModel::State, 160);
    m_unitTable->setColumnWidth(UnitModel::WaitsFor, 260);
    column->addWidget(m_unitTable, 3);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    connect(&book, &GoldBook::changed, this, &BoardPage::refresh);
    connect(&context.document, &Document::recorded, this, &BoardPage::refresh);
    connect(&context.document, &Document::edited, this, [this](const Edit& edit) {
        const auto isOfWork = [](const AnyChange& any) {
            return std::holds_alternative<Change<Assignment>>(any) || std::holds_alternative<Change<Unit>>(any);
        };
        if (isVisible() && std::any_of(edit.changes.begin(), edit.changes.end(), isOfWork))
            refresh();
    });
    refresh();
}

void BoardPage::addButton(const QString& text, QAction* action)
{
    auto* button = makeButton(text, ButtonLook::Plain, this);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void BoardPage::refresh()
{
    m_units->refill();
    m_people->refill();
    m_empty->setText(tr("No work is given out yet. Assigning by the policy says beforehand who would get what and "
                        "why."));
    m_empty->setVisible(m_units->rowCount() == 0);
}

bool BoardPage::isUnlocked()
{
    if (!m_book.isOpen())
        Q_EMIT m_context.document.remarked(tr("Unlock the sealed part first: what goes out and comes back is kept "
                                              "there."));
    return m_book.isOpen();
}

AskPanel& BoardPage::panel()
{
    if (!m_ask)
        m_ask = new AskPanel(window());
    return *m_ask;
}

ListPanel& BoardPage::list()
{
    if (!m_list)
        m_list = new ListPanel(window());
    return *m_list;
}

void BoardPage::assign()
{
    Project* project = m_book.project();
    if (!project)
        return;
    if (!project->recordKeys(RecordKind::SealedGold).empty() && !isUnlocked())
        return;
    m_book.read<AssignedWork>(
        QStringLiteral("job.plan-work"),
        [](const Project& read, JobContext&) -> Result<AssignedWork> {
            const Result<std::optional<AssigningPolicy>> policy = policyInForce(read);
            if (!policy)
                return policy.error();
            return planWork(read, policy->value_or(AssigningPolicy()), 0, QDateTime::currentMSecsSinceEpoch());
        },
        [this](const Result<AssignedWork>& work) {
            if (work)
                showPlan(*work);
            else
                Q_EMIT m_context.document.failed(work.error());
        });
}

void BoardPage::showPlan(const AssignedWork& work)
{
    const Project* project = m_book.project();
    if (!project)
        return;
    const auto unitName = [project](const UnitKey& unit) {
        const Track* track = project->track(unit.track);
        const LayerDef* layer = project->schema().layer(unit.layer);
        return tr("%1, %2").arg(track ? track->title : QString(), layer ? layer->name : unit.layer);
    };
    QStringList sentences;
    for (const PlannedAssignment& row : work.plan.rows)
        sentences << tr("%1 gets %2. %3")
                         .arg(m_book.nameOf(row.person), unitName(row.unit),
                              sentence(Issue{Severity::Info, row.reason, {}, row.args}));
    for (const AssigningRefusal& refusal : work.plan.refusals) {
        const QString about = refusal.person.isNull() ? unitName(refusal.unit) : m_book.nameOf(refusal.person);
        sentences
            << tr("Not given: %1. %2").arg(about, sentence(Issue{Severity::Info, refusal.reason, {}, refusal.args}));
    }
    const bool hasWork = !work.plan.rows.empty();
    list().present(tr("Who gets what"),
                   tr("Units that would be given out: %1. Units or people that get none: %2. Undo takes it back.")
                       .arg(work.plan.rows.size())
                       .arg(work.plan.refusals.size()),
                   sentences, hasWork ? tr("Assign") : QString(), [this, edit = work.edit] {
                       if (m_context.document.apply(edit))
                           Q_EMIT m_context.document.remarked(tr("The work is given out. Make packages of it."));
                   });
}

void BoardPage::makePackage()
{
    const Project* project = m_book.project();
    if (!project || !isUnlocked())
        return;
    if (m_isMaking) {
        Q_EMIT m_context.document.remarked(tr("A package is being made: wait until it is done."));
        return;
    }
    const std::vector<Person> people = m_book.whoMay(Capability::Annotate);
    if (people.empty())
        return;
    QStringList names;
    for (const Person& person : people)
        names << person.name;
    const QStringList audio = audioChoices();
    const QString byRule = tr("15 % of the first two packages, then 8 %");
    const QStringList training{tr("none"), tr("3 retired golden units"), tr("6 retired golden units")};
    const QString folder = QFileInfo(project->path()).absolutePath();
    panel().ask({tr("Make a package"),
                 tr("It holds what is assigned to one person and not out yet, with gold drawn among it, and nothing of "
                    "others."),
                 {{tr("For"), names.front(), names, true},
                  {tr("Audio"), audio.front(), audio, true},
                  {tr("Share of gold"), byRule, {byRule, tr("none")}, true},
                  {tr("Training"), training.front(), training, true},
                  {tr("Words to them"), {}, {}, false},
                  {tr("Folder"), folder, {}, false}},
                 tr("Make"),
                 [this, people, names, audio, byRule, training](const QStringList& given) {
                     if (!QDir(given.value(5)).exists())
                         return tr("There is no such folder.");
                     const std::size_t who = std::size_t(std::max<qsizetype>(0, names.indexOf(given.value(0))));
                     PackageRequest request;
                     request.person = people[who].id;
                     request.audio = kAudio[std::max<qsizetype>(0, audio.indexOf(given.value(1)))];
                     if (given.value(2) != byRule)
                         request.gold.share = request.gold.firstShare = 0;
                     request.training = 3 * int(std::max<qsizetype>(0, training.indexOf(given.value(3))));
                     request.instructions = given.value(4);
                     QString name = people[who].name + QStringLiteral(" ") +
                                    QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hhmmss")) +
                                    QStringLiteral(".unipack");
                     name.replace(QLatin1Char('/'), QLatin1Char('-'));
                     make(request, QDir(given.value(5)).filePath(name));
                     return QString();
                 }});
}

void BoardPage::make(const PackageRequest& request, const QString& path)
{
    m_isMaking = true;
    using Making = std::shared_ptr<PackageMaking>;
    const QString project = m_book.project()->path();
    m_context.jobs.run<Making>(
        {JobPool::Analysis, QStringLiteral("job.make-package"), QFileInfo(path).fileName(), {}}, this,
        [snapshot = m_book.project()->snapshot(), request, path](JobContext& job) -> Result<Making> {
            Result<Making> making = readProject(
                snapshot, [&] { return job.cancelled(); },
                [&](const Project& read) { return PackageMaking::begin(read, request); });
            if (!making)
                return making;
            const Result<void> written = (*making)->write(path, job);
            return written ? making : written.error();
        },
        [this, path, project](const Result<Making>& making) {
            m_isMaking = false;
            if (!making) {
                Q_EMIT m_context.document.failed(making.error());
                return;
            }
            if (!m_book.isOpen() || m_book.project()->path() != project) {
                QFile::remove(path); // nobody may work on what the project does not know
                Q_EMIT m_context.document.remarked(
                    tr("The package was not kept: its project was closed or locked meanwhile. Make it again."));
                return;
            }
            const Result<MadePackage> made = (*making)->keep(*m_book.project());
            if (!made) {
                Q_EMIT m_context.document.failed(made.error());
                return;
            }
            m_context.document.tellRecorded();
            QString text = tr("%1 units on %2 tracks are in “%3”, %4 of them golden.")
                               .arg(made->assignments)
                               .arg(made->tracks)
                               .arg(QFileInfo(path).fileName())
                               .arg(made->gold);
            if (made->gold < made->goldWanted)
                text += tr(" %1 were wanted: there is too little gold that they have not had.").arg(made->goldWanted);
            if (made->training > 0)
                text += tr(" %1 more to learn from are openly marked.").arg(made->training);
            list().present(tr("Package"), text, {path});
        });
}

void BoardPage::takeIn()
{
    if (!m_book.project() || !isUnlocked())
        return;
    const QStringList paths =
        QFileDialog::getOpenFileNames(window(), tr("Take in what came back"),
                                      QFileInfo(m_book.project()->path()).absolutePath(), tr("Packages (*.unipack)"));
    if (!paths.isEmpty())
        takeIn(paths);
}

void BoardPage::takeIn(const QStringList& paths)
{
    if (!isUnlocked() || !m_book.mayBegin())
        return;
    m_book.setBusy(QStringLiteral("job.merge"));
    auto files = std::make_shared<TakingIn>();
    files->paths = paths;
    mergeNext(files);
}

void BoardPage::mergeNext(const std::shared_ptr<TakingIn>& files)
{
    if (files->next >= files->paths.size()) {
        m_book.setBusy({});
        m_context.document.tellRecorded();
        m_book.refresh();
        showTakenIn(*files);
        return;
    }
    const QString path = files->paths[files->next];
    m_book.read<PlannedMerge>(
        QStringLiteral("job.merge"),
        [path, done = double(files->next) / double(files->paths.size())](const Project& project, JobContext& job) {
            job.progress(done);
            const Result<ReadBack> back = readBack(path);
            return back ? planMerge(project, *back) : Result<PlannedMerge>(back.error());
        },
        [this, files, path](const Result<PlannedMerge>& planned) {
            if (!planned && planned.error().code == ErrorCode::Cancelled)
                files->paths.resize(files->next + 1); // what was taken in stays, the rest is left
            Result<void> kept = planned ? Result<void>() : Result<void>(planned.error());
            if (planned && !planned->edit.isEmpty())
                kept = m_book.project()->record(planned->edit);
            if (planned && !kept && kept.error().code == ErrorCode::Invalid && ++files->tries < kTries) {
                mergeNext(files);
                return;
            }
            files->tries = 0;
            ++files->next;
            files->taken += kept ? 1 : 0;
            files->sentences << tr("%1: %2").arg(
                QFileInfo(path).fileName(),
                kept ? mergedText(planned->merged, m_book.nameOf(planned->merged.person)) : sentence(kept.error()));
            if (kept)
                for (const Issue& issue : planned->merged.issues)
                    files->sentences << sentence(issue);
            mergeNext(files);
        });
}

void BoardPage::showTakenIn(const TakingIn& files)
{
    list().present(tr("What came back"), tr("%1 of %2 files are taken in.").arg(files.taken).arg(files.paths.size()),
                   files.sentences);
}

} // namespace unisono
