#include "ui/annotate/workqueue.h"

#include "core/store/projectreading.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/workwords.h"

#include <QAction>
#include <QFileInfo>
#include <QPainter>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kBarPx = 6;
constexpr int kWidthPx = 300;
/// Figures follow what was handed in a moment later, so that it is on the screen first.
constexpr int kLaterMs = 60;
const char* const kGroup = "queue/progress";
} // namespace

WorkQueue::WorkQueue(const Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(new QueueModel(context.document, this)),
      m_progress(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_pace(new DimLabel({}, this)),
      m_table(makeTable(*m_model, tr("Units to work on, in their order"), QueueModel::TrackTitle, this)),
      m_instructions(new DimLabel({}, this)),
      m_buttons(new QHBoxLayout)
{
    setAccessibleName(tr("Your queue"));
    setMinimumWidth(kWidthPx * 2 / 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 12);
    column->setSpacing(8);
    column->addWidget(new Heading(tr("Your queue").toUpper(), this));
    column->addWidget(m_progress);
    m_bar->setAccessibleName(tr("Units handed in"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(kBarPx);
    column->addWidget(m_bar);
    m_pace->setWordWrap(true);
    column->addWidget(m_pace);
    m_instructions->setWordWrap(true);
    m_instructions->setTextFormat(Qt::PlainText);
    column->addWidget(m_instructions);
    m_table->setColumnWidth(QueueModel::Place, 36);
    m_table->setColumnWidth(QueueModel::Layer, 84);
    m_table->setColumnWidth(QueueModel::State, 96);
    column->addWidget(m_table, 1);
    m_buttons->setSpacing(6);
    column->addLayout(m_buttons);
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &WorkQueue::measure);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { go(index.row()); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { go(index.row()); });
    connect(&context.document, &Document::projectChanged, this, &WorkQueue::refresh);
    connect(&context.document, &Document::edited, this, [this](const Edit& edit) {
        const auto isState = [](const AnyChange& any) { return std::holds_alternative<Change<Assignment>>(any); };
        if (std::any_of(edit.changes.begin(), edit.changes.end(), isState))
            refresh();
    });
    refresh();
}

void WorkQueue::addButton(const QString& text, QAction* action)
{
    auto* button = makeButton(text, ButtonLook::Plain, this);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->addWidget(button);
}

void WorkQueue::refresh()
{
    m_context.jobs.cancelGroup(QLatin1String(kGroup));
    const bool isOn = m_context.document.isPackageWork();
    setVisible(isOn);
    m_model->refill();
    if (!isOn) {
        m_instructions->clear();
        return;
    }
    const std::optional<WorkOrder> order = workOrderOf(*m_context.document.project());
    m_instructions->setText(order ? order->offer.instructions : QString());
    m_instructions->setVisible(!m_instructions->text().isEmpty());
    if (!m_later.isActive())
        m_later.start();
}

void WorkQueue::measure()
{
    if (!m_context.document.isPackageWork())
        return;
    const Project& open = *m_context.document.project();
    m_context.jobs.cancelGroup(QLatin1String(kGroup));
    m_context.jobs.run<WorkProgress>(
        {JobPool::Analysis, QStringLiteral("job.progress"), QFileInfo(open.path()).fileName(), QLatin1String(kGroup)},
        this,
        [snapshot = open.snapshot()](JobContext& job) {
            return readProject(
                snapshot, [&] { return job.cancelled(); },
                [](const Project& project) { return Result<WorkProgress>(workProgress(project)); });
        },
        [this](const Result<WorkProgress>& progress) {
            if (progress)
                showProgress(*progress);
        });
}

void WorkQueue::showProgress(const WorkProgress& progress)
{
    m_progress->setText(progressText(progress));
    m_bar->setRange(0, std::max(1, progress.assignments));
    m_bar->setValue(progress.handedIn);
    const QString pace = paceText(progress);
    m_pace->setText(pace.isEmpty() ? tr("The time left is estimated once a unit is handed in.") : pace);
}

void WorkQueue::showCurrent(TrackId track, const QString& layer)
{
    if (const int row = m_model->rowOf(track, layer); row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
}

void WorkQueue::goToNext()
{
    const int next = m_model->nextOpen(m_table->currentIndex().row());
    if (next >= 0)
        go(next);
    else if (m_context.document.isPackageWork())
        Q_EMIT m_context.document.remarked(tr("Every unit is handed in: send the work back."));
    else
        Q_EMIT m_context.document.remarked(tr("There is no queue here: the project was not made from a package."));
}

void WorkQueue::go(int row)
{
    const Assignment unit = m_model->at(row);
    m_table->selectRow(row);
    Q_EMIT unitRequested(unit.track, unit.layer);
}

void WorkQueue::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.panel);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), p.line);
}

} // namespace unisono
