#include "ui/common/statusline.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace unisono {

namespace {

constexpr int kLookMs = 150;
constexpr int kLooksUntilShown = 3; ///< shorter jobs would only flicker
constexpr int kSayMs = 8000;

} // namespace

StatusLine::StatusLine(JobQueue& jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_text(new ElidedLabel({}, this)),
      m_bar(new QProgressBar(this)),
      m_cancel(makeButton({}, ButtonLook::Quiet, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(96, 4);
    m_bar->setAccessibleName(tr("Progress of the running job"));
    row->addWidget(m_bar);
    m_cancel->setIcon(themedIcon(QStringLiteral("close")));
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setFixedSize(24, 24);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_jobs.cancel(m_shown); });
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::look);
    m_timer.start(kLookMs);
    m_sayTimer.setSingleShot(true);
    connect(&m_sayTimer, &QTimer::timeout, this, [this] {
        m_said.clear();
        clear();
    });
    clear();
}

QString StatusLine::text() const
{
    return m_text->text();
}

void StatusLine::say(const QString& text)
{
    m_said = text;
    m_sayTimer.start(kSayMs);
    if (m_shown == 0)
        clear();
}

void StatusLine::clear()
{
    m_shown = 0;
    m_bar->hide();
    m_cancel->hide();
    m_text->setText(m_said);
    m_text->setAccessibleName(m_said);
}

void StatusLine::look()
{
    const std::vector<JobInfo> jobs = m_jobs.running();
    if (jobs.empty()) {
        m_candidate = 0;
        if (m_shown != 0)
            clear();
        return;
    }
    const JobInfo& first = jobs.front();
    if (first.number != m_candidate) {
        m_candidate = first.number;
        m_candidateLooks = 0;
    }
    if (++m_candidateLooks >= kLooksUntilShown || m_shown != 0)
        showJob(first, int(jobs.size()) - 1);
}

void StatusLine::showJob(const JobInfo& job, int others)
{
    m_shown = job.number;
    QString text = jobName(job.name, job.subject);
    if (job.fraction >= 0)
        text = tr("%1 · %2 %").arg(text).arg(int(job.fraction * 100));
    if (others > 0)
        text = tr("%1 · %2 more").arg(text).arg(others);
    if (text != m_text->text()) {
        m_text->setText(text);
        m_text->setAccessibleName(text);
    }
    m_bar->setRange(0, job.fraction < 0 ? 0 : 1000);
    m_bar->setValue(job.fraction < 0 ? 0 : int(job.fraction * 1000));
    m_bar->show();
    m_cancel->show();
}

} // namespace unisono
