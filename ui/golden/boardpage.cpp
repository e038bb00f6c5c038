#include "ui/golden/boardpage.h"

#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/tables.h"
#include "ui/common/widgets.h"
#include "ui/golden/policyform.h"
#include "ui/text/boardwords.h"
#include "ui/text/sentences.h"
#include "ui/text/workwords.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {

/// Times that a merge is planned anew where the project was changed while it was planned.
constexpr int kTries = 3;
constexpr int kStateTablePx = 164; ///< its five rows and their head

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
      m_states(new StateModel(this)),
      m_stateTable(makeTable(*m_states, tr("Units by state and age"), 0, this)),
      m_forecast(new DimLabel({}, this)),
      m_shown(new QComboBox(this)),
      m_empty(new DimLabel({}, this)),
      m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    auto* top = new QGridLayout;
    top->setHorizontalSpacing(20);
    top->setVerticalSpacing(8);
    top->addWidget(new Heading(tr("People").toUpper(), this), 0, 0);
    top->addWidget(new Heading(tr("Units by state and age").toUpper(), this), 0, 1);
    m_peopleTable->setColumnWidth(PeopleModel::Name, 110);
    m_peopleTable->setColumnWidth(PeopleModel::Open, 56);
    m_peopleTable->setColumnWidth(PeopleModel::Weeks, 140);
    m_peopleTable->setColumnWidth(PeopleModel::WaitedForBy, 140);
    top->addWidget(m_peopleTable, 1, 0, 2, 1);
    m_stateTable->setFixedHeight(kStateTablePx);
    for (int age = 1; age <= kAgeClasses + 1; ++age)
        m_stateTable->setColumnWidth(age, age > kAgeClasses ? 44 : 98);
    top->addWidget(m_stateTable, 1, 1);
    m_forecast->setWordWrap(true);
    m_forecast->setAlignment(Qt::AlignTop);
    top->addWidget(m_forecast, 2, 1);
    top->setRowStretch(2, 1);
    top->setColumnStretch(0, 1);
    top->setColumnStretch(1, 1);
    column->addLayout(top, 2);
    auto* head = new QHBoxLayout;
    head->addWidget(new Heading(tr("Units, what waits longest first").toUpper(), this));
    head->addStretch();
    m_shown->setAccessibleName(tr("Which units are shown"));
    m_shown->addItems({tr("in work"), tr("to be compared"), tr("not asked for"), tr("resolved"), tr("all")});
    head->addWidget(m_shown);
    column->addLayout(head);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_unitTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_unitTable->setColumnWidth(UnitModel::State, 160);
    m_unitTable->setColumnWidth(UnitModel::WaitsFor, 260);
    column->addWidget(m_unitTable, 3);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this](int shown) {
        m_units->setShow(UnitModel::Show(shown));
        m_empty->setVisible(m_units->rowCount() == 0);
    });
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
    if (!m_book.project() || m_context.document.isPackageWork()) {
        show({});
        return;
    }
    m_book.read<BoardReading>(
        QStringLiteral("job.board"),
        [](const Project& project, JobContext&) { return readBoardPage(project, QDateTime::currentMSecsSinceEpoch()); },
        [this](const Result<BoardReading>& reading) {
            if (reading)
                show(*reading);
            else if (reading.error().code != ErrorCode::Cancelled)
                Q_EMIT m_context.document.failed(reading.error());
        });
}

void BoardPage::show(const BoardReading& reading)
{
    m_units->setBoard(reading.board);
    m_people->setBoard(reading);
    m_states->setBoard(reading.board);
    QString forecast = forecastText(reading.board.forecast);
    if (reading.board.toCompare > 0)
        forecast +=
            QLatin1Char('\n') +
            tr("All answers are in for %1 units: they wait for you to compare them.").arg(reading.board.toCompare);
    m_forecast->setText(forecast);
    m_empty->setText(tr("No unit is here. Assigning by the policy says beforehand who would get what and why; units "
                        "that are not asked for can be given out by hand."));
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
            const Result<std::optional<AssigningPolicy>> known = policyInForce(read);
            if (!known)
                return known.error();
            return planWork(read, known->value_or(AssigningPolicy()), 0, QDateTime::currentMSecsSinceEpoch());
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

QString BoardPage::unitName(const UnitKey& unit) const
{
    const Project* project = m_book.project();
    const Track* track = project->track(unit.track);
    const LayerDef* layer = project->schema().layer(unit.layer);
    return tr("%1, %2").arg(track ? track->title : QString(), layer ? layer->name : unit.layer);
}

void BoardPage::assignByHand()
{
    const Project* project = m_book.project();
    if (!project || (!project->recordKeys(RecordKind::SealedGold).empty() && !isUnlocked()))
        return;
    std::vector<UnitKey> units;
    for (const QModelIndex& row : m_unitTable->selectionModel()->selectedRows())
        units.push_back(m_units->keyAt(row.row()));
    const std::vector<Person> people = m_book.whoMay(Capability::Annotate);
    if (units.empty() || people.empty()) {
        Q_EMIT m_context.document.remarked(units.empty()
                                               ? tr("Choose units in the table first; Shift and Ctrl choose several.")
                                               : tr("Nobody here may annotate: give somebody the role first."));
        return;
    }
    QStringList names;
    for (const Person& person : people)
        names << person.name;
    panel().ask({units.size() == 1 ? tr("Give “%1” to somebody").arg(unitName(units.front()))
                                   : tr("Give %1 units to somebody").arg(units.size()),
                 tr("What they would get and what not is shown first, with the reasons."),
                 {{tr("To"), names.front(), names, true}},
                 tr("Look"),
                 [this, people, names, units](const QStringList& given) {
                     const std::size_t who = std::size_t(std::max<qsizetype>(0, names.indexOf(given.value(0))));
                     planByHand(people[who].id, units);
                     return QString();
                 }});
}

void BoardPage::planByHand(PersonId person, const std::vector<UnitKey>& units)
{
    m_book.read<HandedOut>(
        QStringLiteral("job.plan-hand"),
        [person, units](const Project& project, JobContext&) {
            return unisono::assignByHand(project, units, person, QDateTime::currentMSecsSinceEpoch());
        },
        [this, person](const Result<HandedOut>& out) {
            if (out)
                showHandedOut(*out, person);
            else
                Q_EMIT m_context.document.failed(out.error());
        });
}

void BoardPage::showHandedOut(const HandedOut& out, PersonId person)
{
    QStringList sentences;
    for (const UnitKey& unit : out.given)
        sentences << tr("%1 gets %2.").arg(m_book.nameOf(person), unitName(unit));
    for (const AssigningRefusal& refusal : out.refusals)
        sentences << tr("Not given: %1. %2")
                         .arg(unitName(refusal.unit),
                              sentence(Issue{Severity::Info, refusal.reason, {}, refusal.args}));
    list().present(tr("Who gets what"),
                   tr("Units that would be given out: %1. Units that are not: %2. Undo takes it back.")
                       .arg(out.given.size())
                       .arg(out.refusals.size()),
                   sentences, out.given.empty() ? QString() : tr("Assign"), [this, edit = out.edit] {
                       if (m_context.document.apply(edit))
                           Q_EMIT m_context.document.remarked(tr("The work is given out. Make packages of it."));
                   });
}

AssigningPolicy BoardPage::policy() const
{
    const Result<std::optional<AssigningPolicy>> known = policyInForce(*m_book.project());
    return known ? known->value_or(AssigningPolicy()) : AssigningPolicy();
}

void BoardPage::editPolicy()
{
    const Project* project = m_book.project();
    if (!project)
        return;
    QStringList ids;
    QStringList names;
    for (const LayerDef* layer : project->schema().everyLayer()) {
        ids << layer->id;
        names << layer->name;
    }
    const AssigningPolicy before = policy();
    QStringList chosen;
    for (const QString& id : before.layers)
        chosen << names.value(ids.indexOf(id), id);
    panel().ask(
        {tr("How work is given out"),
         tr("From the next time on; every version is kept. Overlap: passes are added while a unit is undecided."),
         policyFields(before, chosen), tr("Put in force"), [this, before, ids, names](const QStringList& given) {
             QString refusal;
             const std::optional<AssigningPolicy> after = policyOf(given, before, ids, names, refusal);
             if (!after)
                 return refusal;
             const Result<Edit> edit = changePolicy(*m_book.project(), *after);
             if (!edit)
                 return sentence(edit.error());
             if (edit->isEmpty())
                 Q_EMIT m_context.document.remarked(tr("The policy is as it was."));
             else if (m_context.document.apply(*edit))
                 Q_EMIT m_context.document.remarked(tr("Policy version %1 is in force.").arg(edit->subject));
             return QString();
         }});
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
    const GoldInsertion gold = policy().gold;
    const auto percent = [](double share) { return QLocale().toString(share * 100, 'g', 4); };
    const QString byRule = tr("%1 % of the first %2 packages, then %3 %")
                               .arg(percent(gold.firstShare))
                               .arg(gold.firstPackages)
                               .arg(percent(gold.share));
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
                 [this, people, names, audio, gold, byRule, training](const QStringList& given) {
                     if (!QDir(given.value(5)).exists())
                         return tr("There is no such folder.");
                     const std::size_t who = std::size_t(std::max<qsizetype>(0, names.indexOf(given.value(0))));
                     PackageRequest request;
                     request.person = people[who].id;
                     request.audio = kAudio[std::max<qsizetype>(0, audio.indexOf(given.value(1)))];
                     request.gold = gold;
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
        [this, path, project, training = request.training](const Result<Making>& making) {
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
            if (made->training < training)
                text += tr(" Nothing further is retired that they could learn from and that is not in the package.");
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
