#pragma once

#include "ui/golden/goldmodel.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace unisono {

class AskPanel;
class Chip;

/// The table of gold, and what is done to it: proposed, stepped on, committed to, scored. Threads: GUI
class GoldPage : public QWidget {
    Q_OBJECT
public:
    GoldPage(const Context& context, GoldBook& book, QWidget* parent = nullptr);

    /// What a button needs before it can be pressed; its key says what is missing.
    enum class Needs { OpenPart, ChosenGold };
    void addButton(const QString& text, QAction* action, Needs needs);
    QTableView& table() const { return *m_table; }
    /// Proposes a resolved unit of the current track.
    void propose();
    void step(GoldStep step);

private:
    void refresh();
    void enableButtons();
    void refuse(const QString& why);
    AskPanel& panel();
    void askAccepted(TrackId track, const LayerDef& layer);
    const Context& m_context;
    GoldBook& m_book;
    GoldModel* m_model;
    Chip* m_active;
    Chip* m_candidates;
    Chip* m_review;
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_reason;
    QHBoxLayout* m_buttons;
    std::vector<std::pair<QPushButton*, Needs>> m_needs;
    AskPanel* m_ask = nullptr;
};

} // namespace unisono
