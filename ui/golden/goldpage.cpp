#include "ui/golden/goldpage.h"

#include "ui/common/askpanel.h"
#include "ui/common/tables.h"
#include "ui/common/widgets.h"
#include "ui/text/workwords.h"

#include <QAction>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace unisono {

namespace {

QStringList namesOf(const std::vector<Person>& people)
{
    QStringList names;
    for (const Person& person : people)
        names << person.name;
    return names;
}

/// Assignments that can be accepted as gold, with whose they are.
std::vector<Assignment> answersTo(const Project& project, TrackId track, const QString& layer)
{
    std::vector<Assignment> answers;
    for (Assignment& assignment : project.assignments(track))
        if (assignment.layer == layer &&
            (assignment.state == AssignmentState::Submitted || assignment.state == AssignmentState::SubmittedEmpty ||
             assignment.state == AssignmentState::Frozen))
            answers.push_back(std::move(assignment));
    return answers;
}

} // namespace

GoldPage::GoldPage(const Context& context, GoldBook& book, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_book(book),
      m_model(new GoldModel(book, this)),
      m_active(new Chip({}, Tone::Gold, this)),
      m_candidates(new Chip({}, Tone::Neutral, this)),
      m_review(new Chip({}, Tone::Neutral, this)),
      m_table(makeTable(*m_model, tr("Golden tracks"), GoldModel::TrackTitle, this)),
      m_empty(new DimLabel({}, this)),
      m_reason(new DimLabel({}, this)),
      m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* title = new QLabel(tr("Golden tracks"), this);
    QFont large = title->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    head->addWidget(title);
    for (Chip* chip : {m_active, m_candidates, m_review})
        head->addWidget(chip);
    head->addStretch();
    column->addLayout(head);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_table->setColumnWidth(GoldModel::Layer, 130);
    m_table->setColumnWidth(GoldModel::State, 210);
    column->addWidget(m_table, 100);
    column->addStretch(1); // where there is no table
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    column->addWidget(m_reason);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    connect(&book, &GoldBook::changed, this, &GoldPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GoldPage::refresh);
    refresh();
}

void GoldPage::addButton(const QString& text, QAction* action, Needs needs)
{
    auto* button = makeButton(text, ButtonLook::Plain, this);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    m_needs.emplace_back(button, needs);
    enableButtons();
}

void GoldPage::enableButtons()
{
    const int row = m_table->currentIndex().row();
    const bool isChosen = row >= 0 && std::size_t(row) < m_book.gold().size();
    for (const auto& [button, needs] : m_needs)
        button->setEnabled(m_book.isOpen() && (needs == Needs::OpenPart || isChosen));
}

void GoldPage::refresh()
{
    const std::vector<GoldRecord>& gold = m_book.gold();
    const auto count = [&](GoldState state) {
        return std::count_if(gold.begin(), gold.end(), [&](const GoldRecord& g) { return g.state == state; });
    };
    m_active->setText(tr("%1 approved").arg(count(GoldState::Active)));
    m_candidates->setText(tr("%1 candidates").arg(count(GoldState::Candidate)));
    m_review->setText(tr("%1 to review").arg(count(GoldState::OnTrial)));
    m_review->setTone(count(GoldState::OnTrial) > 0 ? Tone::Coral : Tone::Neutral);
    for (Chip* chip : {m_active, m_candidates, m_review}) {
        chip->setVisible(m_book.isOpen());
        chip->updateGeometry();
    }
    m_empty->setText(m_book.isOpen()
                         ? tr("Gold is a resolved unit whose answer two people vouch for. Open its track and propose "
                              "it here: it is then drawn into packages among the others, once for each person.")
                         : tr("Gold is sealed. It is shown here only, and only while the sealed part is open."));
    m_empty->setVisible(gold.empty());
    m_table->setVisible(!gold.empty());
    const int row = m_table->currentIndex().row();
    const bool isChosen = row >= 0 && std::size_t(row) < gold.size();
    m_reason->setText(
        !isChosen ? QString()
        : gold[std::size_t(row)].stateReason == gold[std::size_t(row)].reason
            ? tr("Proposed by %1: %2").arg(m_book.nameOf(m_model->at(row).proposer), m_model->at(row).reason)
            : tr("Proposed by %1: %2\nLast step: %3")
                  .arg(m_book.nameOf(m_model->at(row).proposer), m_model->at(row).reason,
                       m_model->at(row).stateReason));
    m_reason->setVisible(isChosen);
    enableButtons();
}

void GoldPage::refuse(const QString& why)
{
    Q_EMIT m_context.document.remarked(why);
}

AskPanel& GoldPage::panel()
{
    if (!m_ask)
        m_ask = new AskPanel(window());
    return *m_ask;
}

void GoldPage::propose()
{
    const Project* project = m_book.project();
    if (!m_book.isOpen() || !project)
        return refuse(tr("Unlock the sealed part first."));
    const TrackId track = m_context.document.currentTrack();
    const Track* found = project->track(track);
    if (!found)
        return refuse(tr("Open a track first: its resolved units can be proposed."));
    QStringList names;
    QStringList ids;
    for (const LayerDef* layer : project->schema().everyLayer()) {
        const std::optional<Unit> unit = project->unit(track, layer->id);
        if (unit && unit->state == UnitState::Resolved) {
            names << layer->name;
            ids << layer->id;
        }
    }
    if (ids.isEmpty())
        return refuse(tr("No unit of “%1” is resolved yet.").arg(found->title));
    if (ids.size() == 1)
        return askAccepted(track, *project->schema().layer(ids.front()));
    panel().ask({tr("Propose a unit of “%1” as gold").arg(found->title),
                 {},
                 {{tr("Layer"), names.front(), names, true}},
                 tr("Go on"),
                 [this, track, names, ids](const QStringList& answers) {
                     const QString id = ids.value(names.indexOf(answers.value(0)));
                     // Asked once this question is gone.
                     QMetaObject::invokeMethod(
                         this, [this, track, id] { askAccepted(track, *m_book.project()->schema().layer(id)); },
                         Qt::QueuedConnection);
                     return QString();
                 }});
}

void GoldPage::askAccepted(TrackId track, const LayerDef& layer)
{
    const std::vector<Assignment> answers = answersTo(*m_book.project(), track, layer.id);
    const std::vector<Person> people = m_book.whoMay(Capability::ProposeGold);
    if (people.empty())
        return refuse(tr("Nobody here may propose gold: give somebody the role of gold steward."));
    QStringList whose;
    for (const Assignment& answer : answers)
        whose << m_book.nameOf(answer.person);
    const QString everybody = tr("all of them");
    QStringList choices{everybody};
    choices << whose;
    panel().ask(
        {tr("Propose %1 as gold").arg(layer.name),
         tr("What is accepted can be the answer of one person or several readings. A second person has to confirm it."),
         {{tr("Accepted answers"), choices.value(1), choices, true},
          {tr("Proposed by"), people.front().name, namesOf(people), true},
          {tr("Why it is a good question"), {}, {}, false}},
         tr("Propose"),
         [this, track, answers, people, whose, everybody, layer = layer.id](const QStringList& given) {
             std::vector<AssignmentId> accepted;
             for (std::size_t i = 0; i < answers.size(); ++i)
                 if (given.value(0) == everybody || whose[qsizetype(i)] == given.value(0))
                     accepted.push_back(answers[i].id);
             const qsizetype by = namesOf(people).indexOf(given.value(1));
             return m_book.propose(track, layer, accepted, people[std::size_t(std::max<qsizetype>(0, by))].id,
                                   given.value(2));
         }});
}

void GoldPage::step(GoldStep step)
{
    const int row = m_table->currentIndex().row();
    if (!m_book.isOpen() || row < 0 || row >= m_model->rowCount())
        return refuse(tr("Choose golden work in the table first."));
    const bool isVerdict = step == GoldStep::Confirm || step == GoldStep::Reject;
    const std::vector<Person> people = m_book.whoMay(isVerdict ? Capability::ConfirmGold : Capability::ProposeGold);
    if (people.empty())
        return refuse(tr("Nobody here may do that: give somebody the role first."));
    const QString key = m_model->at(row).key;
    panel().ask({tr("%1: %2").arg(goldStepName(step), m_model->index(row, GoldModel::TrackTitle).data().toString()),
                 isVerdict ? tr("Somebody else has to decide than who proposed it.") : QString(),
                 {{tr("Reason"), {}, {}, false}, {tr("By"), people.front().name, namesOf(people), true}},
                 goldStepName(step),
                 [this, key, step, people](const QStringList& given) {
                     const qsizetype by = namesOf(people).indexOf(given.value(1));
                     return m_book.step(key, step, people[std::size_t(std::max<qsizetype>(0, by))].id, given.value(0));
                 }});
}

} // namespace unisono
