#pragma once

#include "ui/golden/goldbook.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace unisono {

class AskPanel;

/// Whether the sealed part is open, what it protects, and the way in and out. Threads: GUI
class SealedBar : public QWidget {
    Q_OBJECT
public:
    SealedBar(const Context& context, GoldBook& book, QWidget* parent = nullptr);
    /// Asks for the passphrase, or for a new one where there is no sealed part; locks what is open.
    void turnKey();
    void setAction(QAction* action);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    const Context& m_context;
    GoldBook& m_book;
    QLabel* m_state;
    QLabel* m_text;
    QPushButton* m_button;
    AskPanel* m_ask = nullptr;
};

} // namespace unisono
