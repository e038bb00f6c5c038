#pragma once

#include "core/exchange/packageopening.h"
#include "ui/annotate/queuemodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QTableView;

namespace unisono {

/// What a package asks for, and how far one is with it: own figures only. Hidden in other projects. Threads: GUI
class WorkQueue : public QWidget {
    Q_OBJECT
public:
    explicit WorkQueue(const Context& context, QWidget* parent = nullptr);

    void addButton(const QString& text, QAction* action);
    /// The first unit that is not handed in, after the one that is open.
    void goToNext();
    void showCurrent(TrackId track, const QString& layer);
    QTableView& table() const { return *m_table; }
    const QueueModel& model() const { return *m_model; }

Q_SIGNALS:
    void unitRequested(unisono::TrackId track, const QString& layer);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void measure();
    void showProgress(const WorkProgress& progress);
    void go(int row);
    const Context& m_context;
    QueueModel* m_model;
    QLabel* m_progress;
    QProgressBar* m_bar;
    QLabel* m_pace;
    QTableView* m_table;
    QLabel* m_instructions;
    QHBoxLayout* m_buttons;
    QTimer m_later;
};

} // namespace unisono
