#pragma once

#include "core/exchange/assigningwork.h"
#include "core/exchange/packagemaking.h"
#include "core/exchange/packagemerging.h"
#include "ui/golden/boardmodel.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QTableView;

namespace unisono {

class AskPanel;
class ListPanel;

/// The lead's board: how far the units are, who waits for whom; work is given out and taken in here. What reads and
/// decodes runs in jobs; the project is written by its own thread. Threads: GUI
class BoardPage : public QWidget {
    Q_OBJECT
public:
    BoardPage(const Context& context, GoldBook& book, QWidget* parent = nullptr);

    void addButton(const QString& text, QAction* action);
    QTableView& units() const { return *m_unitTable; }
    /// Plans by the policy in force and shows who would get what and why.
    void assign();
    /// Gives the chosen units to one person, after a look at what they would get and what not, and why.
    void assignByHand();
    /// Asks for the policy that work is given out by.
    void editPolicy();
    void makePackage();
    /// Asks for the files.
    void takeIn();
    void takeIn(const QStringList& paths);

private:
    void refresh();
    void show(const BoardReading& reading);
    void planByHand(PersonId person, const std::vector<UnitKey>& units);
    void showHandedOut(const HandedOut& out, PersonId person);
    QString unitName(const UnitKey& unit) const;
    AssigningPolicy policy() const;
    void showPlan(const AssignedWork& work);
    void make(const PackageRequest& request, const QString& path);
    struct TakingIn;
    void mergeNext(const std::shared_ptr<TakingIn>& files);
    void showTakenIn(const TakingIn& files);
    bool isUnlocked();
    AskPanel& panel();
    ListPanel& list();
    const Context& m_context;
    GoldBook& m_book;
    UnitModel* m_units;
    PeopleModel* m_people;
    QTableView* m_unitTable;
    QTableView* m_peopleTable;
    StateModel* m_states;
    QTableView* m_stateTable;
    QLabel* m_forecast;
    QComboBox* m_shown;
    QLabel* m_empty;
    QHBoxLayout* m_buttons;
    AskPanel* m_ask = nullptr;
    ListPanel* m_list = nullptr;
    bool m_isMaking = false; ///< one package is kept before the next is begun
};

} // namespace unisono
