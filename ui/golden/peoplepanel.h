#pragma once

#include "ui/golden/goldbook.h"

#include <QScrollArea>

namespace unisono {

/// What gold says of people: the share they pass with its interval, over time, and what their misses have in common.
/// Threads: GUI
class PeoplePanel : public QScrollArea {
    Q_OBJECT
public:
    explicit PeoplePanel(GoldBook& book, QWidget* parent = nullptr);

private:
    void refresh();
    GoldBook& m_book;
};

} // namespace unisono
