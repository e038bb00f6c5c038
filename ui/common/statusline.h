#pragma once

#include "core/jobs/jobqueue.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace unisono {

/// Shows the oldest long job with its progress and a way to cancel it; when nothing runs, for a while what was done
/// last. Short jobs never appear. Threads: GUI.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(JobQueue& jobs, QWidget* parent = nullptr);
    void say(const QString& text);
    QString text() const;

private:
    void look();
    void showJob(const JobInfo& job, int others);
    void clear();
    JobQueue& m_jobs;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer m_timer;
    QTimer m_sayTimer;
    std::uint64_t m_shown = 0;
    std::uint64_t m_candidate = 0;
    int m_candidateLooks = 0;
    QString m_said;
};

} // namespace unisono
