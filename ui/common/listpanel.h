#pragma once

#include "ui/common/popuppanel.h"

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace unisono {

/// Sentences to be read, and at most one thing to do then: the preview of a plan, what came of files. Threads: GUI
class ListPanel : public PopupPanel {
    Q_OBJECT
public:
    explicit ListPanel(QWidget* window);
    /// `confirm` empty: there is nothing to do but close it.
    void present(const QString& title, const QString& summary, const QStringList& sentences,
                 const QString& confirm = {}, std::function<void()> accept = {});
    QListWidget& list() const { return *m_list; }

protected:
    QWidget* firstFocus() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void goOn();
    QLabel* m_title;
    QLabel* m_summary;
    QListWidget* m_list;
    QPushButton* m_confirm;
    std::function<void()> m_accept;
};

} // namespace unisono
