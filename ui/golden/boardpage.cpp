#include "ui/golden/boardpage.h"

#include "ui/common/askpanel.h"
#include "ui/common/tables.h"
#include "ui/common/widgets.h"
#include "ui/golden/listpanel.h"
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

/// What a job leaves of files that came back, with why one could not be read.
using ReadFiles = std::vector<std::pair<QString, Result<ReadBack>>>;

QStringList audioChoices()
{
    return {BoardPage::tr("copied whole"), BoardPage::tr("excerpts of 30 s"), BoardPage::tr("where the files lie"),
            BoardPage::tr("none")};
}
constexpr PackageAudio kAudio[] = {PackageAudio::Copied, PackageAudio::Excerpts, PackageAudio::Referenced,
                                   PackageAudio::None};

} // namespace

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
    m_context.document.flush();
    m_context.jobs.run<AssignedWork>(
        {JobPool::Analysis, QStringLiteral("job.plan-work"), QFileInfo(project->path()).fileName(),
         QStringLiteral("plan-work")},
        this,
        [path = project->path(), vault = m_book.vault()](JobContext&) -> Result<AssignedWork> {
            const Result<std::unique_ptr<Project>> opened = Project::open(path, OpenMode::ReadOnly);
            if (!opened)
                return opened.error();
            if (vault)
                (*opened)->unlockWith(vault);
            const Result<std::optional<AssigningPolicy>> policy = policyInForce(**opened);
            if (!policy)
                return policy.error();
            return planWork(**opened, policy->value_or(AssigningPolicy()), 0, QDateTime::currentMSecsSinceEpoch());
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
    const QString folder = QFileInfo(project->path()).absolutePath();
    panel().ask({tr("Make a package"),
                 tr("It holds what is assigned to one person and not out yet, with gold drawn among it, and nothing of "
                    "others."),
                 {{tr("For"), names.front(), names, true},
                  {tr("Audio"), audio.front(), audio, true},
                  {tr("Share of gold"), byRule, {byRule, tr("none")}, true},
                  {tr("Words to them"), {}, {}, false},
                  {tr("Folder"), folder, {}, false}},
                 tr("Make"),
                 [this, people, names, audio, byRule](const QStringList& given) {
                     if (!QDir(given.value(4)).exists())
                         return tr("There is no such folder.");
                     const std::size_t who = std::size_t(std::max<qsizetype>(0, names.indexOf(given.value(0))));
                     PackageRequest request;
                     request.person = people[who].id;
                     request.audio = kAudio[std::max<qsizetype>(0, audio.indexOf(given.value(1)))];
                     if (given.value(2) != byRule)
                         request.gold.share = request.gold.firstShare = 0;
                     request.instructions = given.value(3);
                     QString name = people[who].name + QStringLiteral(" ") +
                                    QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hhmmss")) +
                                    QStringLiteral(".unipack");
                     name.replace(QLatin1Char('/'), QLatin1Char('-'));
                     make(request, QDir(given.value(4)).filePath(name));
                     return QString();
                 }});
}

void BoardPage::make(const PackageRequest& request, const QString& path)
{
    Result<std::shared_ptr<PackageMaking>> making = PackageMaking::begin(*m_book.project(), request);
    if (!making) {
        Q_EMIT m_context.document.failed(making.error());
        return;
    }
    m_isMaking = true;
    const QString project = m_book.project()->path();
    m_context.jobs.run<bool>(
        {JobPool::Analysis, QStringLiteral("job.make-package"), QFileInfo(path).fileName(), {}}, this,
        [making = *making, path](JobContext& job) -> Result<bool> {
            const Result<void> written = making->write(path, job);
            return written ? Result<bool>(true) : written.error();
        },
        [this, making = *making, path, project](const Result<bool>& written) {
            m_isMaking = false;
            if (!written) {
                Q_EMIT m_context.document.failed(written.error());
                return;
            }
            if (!m_book.isOpen() || m_book.project()->path() != project) {
                QFile::remove(path); // nobody may work on what the project does not know
                Q_EMIT m_context.document.remarked(
                    tr("The package was not kept: its project was closed or locked meanwhile. Make it again."));
                return;
            }
            const Result<MadePackage> made = making->keep(*m_book.project());
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
    m_context.jobs.run<ReadFiles>(
        {JobPool::Analysis, QStringLiteral("job.take-in"), QFileInfo(paths.front()).fileName(), {}}, this,
        [paths](JobContext& job) -> Result<ReadFiles> {
            ReadFiles files;
            for (const QString& path : paths) {
                if (job.cancelled())
                    return cancelledError();
                job.progress(double(files.size()) / double(paths.size()));
                files.emplace_back(path, readBack(path));
            }
            return files;
        },
        [this](const Result<ReadFiles>& files) {
            if (files)
                merge(*files);
            else
                Q_EMIT m_context.document.failed(files.error());
        });
}

void BoardPage::merge(const ReadFiles& files)
{
    if (!isUnlocked())
        return;
    QStringList sentences;
    int taken = 0;
    for (const auto& [path, read] : files) {
        const Result<MergedReturn> merged =
            read ? mergeReturn(*m_book.project(), *read) : Result<MergedReturn>(read.error());
        taken += merged ? 1 : 0;
        sentences << tr("%1: %2").arg(QFileInfo(path).fileName(),
                                      merged ? mergedText(*merged, m_book.nameOf(merged->person))
                                             : sentence(merged.error()));
        if (merged)
            for (const Issue& issue : merged->issues)
                sentences << sentence(issue);
    }
    m_context.document.tellRecorded();
    m_book.refresh();
    list().present(tr("What came back"), tr("%1 of %2 files are taken in.").arg(taken).arg(files.size()), sentences);
}

} // namespace unisono
