#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace unisono {

/// One step: what it points at (nullptr: nothing there, the step is left out) and what it says.
struct TourStep {
    std::function<QWidget*()> target;
    QString title;
    QString text;
};

/// A few words about the real widgets, one after the other, on the first start. Blocks nothing: the program can be used
/// meanwhile. Esc or "Skip" ends it.
class Tour : public QFrame {
    Q_OBJECT
public:
    Tour(std::vector<TourStep> steps, QWidget* window);
    void start();
    int step() const { return m_step; } ///< -1: not running

Q_SIGNALS:
    void finished(); ///< also when skipped

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(int step);
    void end();
    void place();
    std::vector<TourStep> m_steps;
    QWidget* m_outline;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_next;
    QPointer<QWidget> m_target;
    int m_step = -1;
};

} // namespace unisono
