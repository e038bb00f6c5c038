#include "ui/golden/goldenworkspace.h"

#include "ui/common/actions.h"
#include "ui/golden/boardpage.h"
#include "ui/golden/goldpage.h"
#include "ui/golden/peoplepanel.h"
#include "ui/golden/sealedbar.h"
#include "ui/text/workwords.h"

#include <QApplication>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

GoldenWorkspace::GoldenWorkspace(const Context& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_book(new GoldBook(m_context, this)),
      m_bar(new SealedBar(m_context, *m_book, this)),
      m_pages(new QTabWidget(this)),
      m_gold(new GoldPage(m_context, *m_book, this)),
      m_board(new BoardPage(m_context, *m_book, this)),
      m_people(new PeoplePanel(*m_book))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_pages->setDocumentMode(true);
    m_pages->setAccessibleName(tr("Gold and work"));
    m_pages->addTab(m_gold, tr("Gold"));
    m_pages->addTab(m_board, tr("Work"));
    column->addWidget(m_pages, 1);
    connect(m_book, &GoldBook::changed, this, &Workspace::contextChanged);
    connect(m_book, &GoldBook::opened, this, [this] {
        if (isVisible() && isAncestorOf(QApplication::focusWidget()))
            focusPage();
    });
    addActions();
}

QWidget* GoldenWorkspace::inspector()
{
    return m_people;
}

QStringList GoldenWorkspace::contextChips() const
{
    if (m_book->part() == GoldBook::Part::NoProject || m_book->part() == GoldBook::Part::None)
        return {}; // nothing is sealed
    return {m_book->isOpen() ? tr("sealed part open") : tr("sealed part locked")};
}

void GoldenWorkspace::shown()
{
    m_book->refresh();
    focusPage();
}

void GoldenWorkspace::focusPage()
{
    QTableView& table = m_pages->currentWidget() == m_gold ? m_gold->table() : m_board->units();
    if (table.isHidden()) {
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
        return;
    }
    table.setFocus(Qt::OtherFocusReason);
    if (!table.selectionModel()->hasSelection())
        table.selectRow(std::max(0, table.currentIndex().row()));
}

void GoldenWorkspace::addActions()
{
    ActionMap& actions = m_context.actions;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, std::function<void()> run) {
        return actions.add({QString::fromLatin1(id), text, key, this->id()}, std::move(run));
    };
    const auto goTo = [this](QWidget* page) {
        return [this, page] {
            m_pages->setCurrentWidget(page);
            focusPage();
        };
    };
    m_bar->setAction(add("golden.key", tr("Unlock or lock the sealed part"), QKeyCombination(Qt::CTRL, Qt::Key_L),
                         [this] { m_bar->turnKey(); }));
    add("golden.show-gold", tr("Show the gold"), QKeyCombination(Qt::ALT, Qt::Key_G), goTo(m_gold));
    add("golden.show-work", tr("Show the work"), QKeyCombination(Qt::ALT, Qt::Key_W), goTo(m_board));
    m_gold->addButton(tr("Propose…"),
                      add("golden.propose", tr("Propose a resolved unit of the current track as gold"), Qt::Key_N,
                          [this] { m_gold->propose(); }),
                      GoldPage::Needs::OpenPart);
    const std::pair<GoldStep, QKeySequence> steps[] = {{GoldStep::Confirm, Qt::Key_Y},
                                                       {GoldStep::Reject, Qt::Key_X},
                                                       {GoldStep::Suspend, Qt::Key_U},
                                                       {GoldStep::Reinstate, Qt::Key_I},
                                                       {GoldStep::Retire, Qt::Key_R}};
    for (const auto& [step, key] : steps)
        m_gold->addButton(tr("%1…").arg(goldStepName(step)),
                          add(qPrintable(QStringLiteral("golden.%1").arg(goldStepId(step))),
                              tr("%1 the chosen gold").arg(goldStepName(step)), key,
                              [this, step = step] { m_gold->step(step); }),
                          GoldPage::Needs::ChosenGold);
    const auto ifOpen = [this](void (GoldBook::*run)()) {
        return [this, run] {
            if (m_book->isOpen())
                (m_book->*run)();
            else
                Q_EMIT m_context.document.remarked(tr("Unlock the sealed part first."));
        };
    };
    m_gold->addButton(
        tr("Commit"),
        add("golden.commit", tr("Publish commitments to the approved gold"), Qt::Key_C, ifOpen(&GoldBook::commit)),
        GoldPage::Needs::OpenPart);
    m_gold->addButton(
        tr("Score"),
        add("golden.score", tr("Score the answers to gold that have come back"), Qt::Key_S, ifOpen(&GoldBook::score)),
        GoldPage::Needs::OpenPart);
    m_board->addButton(tr("Assign…"),
                       add("golden.assign", tr("Assign work by the policy"), Qt::Key_A, [this] { m_board->assign(); }));
    m_board->addButton(tr("By hand…"), add("golden.assign-hand", tr("Give the chosen units to a person by hand"),
                                           Qt::Key_H, [this] { m_board->assignByHand(); }));
    m_board->addButton(tr("Policy…"), add("golden.policy", tr("Edit the policy that work is given out by"), Qt::Key_E,
                                          [this] { m_board->editPolicy(); }));
    m_board->addButton(tr("Make a package…"), add("golden.make-package", tr("Make a package for a person"), Qt::Key_P,
                                                  [this] { m_board->makePackage(); }));
    m_board->addButton(tr("Take in packages…"), add("golden.take-in", tr("Take in packages that came back"), Qt::Key_T,
                                                    [this] { m_board->takeIn(); }));
}

} // namespace unisono
