#pragma once

#include "ui/common/context.h"
#include "ui/common/workspace.h"

class QTabWidget;

namespace unisono {

class BoardPage;
class GoldBook;
class GoldPage;
class PeoplePanel;
class SealedBar;

/// Where a lead and a gold steward keep gold, see how reliable people are, and give out and take in work. Gold shows
/// nowhere else. Threads: GUI
class GoldenWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit GoldenWorkspace(const Context& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("golden"); }
    QString title() const override { return tr("Golden"); }
    QString iconName() const override { return QStringLiteral("golden"); }
    QWidget* inspector() override;
    QStringList contextChips() const override;
    void shown() override;

    GoldBook& book() const { return *m_book; }
    GoldPage& goldPage() const { return *m_gold; }
    BoardPage& board() const { return *m_board; }

private:
    void addActions();
    void focusPage();
    Context m_context;
    GoldBook* m_book;
    SealedBar* m_bar;
    QTabWidget* m_pages;
    GoldPage* m_gold;
    BoardPage* m_board;
    PeoplePanel* m_people;
};

} // namespace unisono
