#include "ui/golden/sealedbar.h"

#include "ui/common/askpanel.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>

namespace unisono {

SealedBar::SealedBar(const Context& context, GoldBook& book, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_book(book),
      m_state(new QLabel(this)),
      m_text(new DimLabel({}, this)),
      m_button(makeButton({}, ButtonLook::Plain, this))
{
    setAccessibleName(tr("Sealed part of the project"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(12);
    QFont bold = m_state->font();
    bold.setWeight(QFont::DemiBold);
    m_state->setFont(bold);
    row->addWidget(m_state);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(&book, &GoldBook::changed, this, &SealedBar::refresh);
    refresh();
}

void SealedBar::setAction(QAction* action)
{
    m_button->setToolTip(action->toolTip());
    connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
}

void SealedBar::refresh()
{
    const GoldBook::Part part = m_book.part();
    // While it works the button only does nothing: disabled, it would lose the focus to what comes next.
    m_button->setEnabled(part != GoldBook::Part::NoProject);
    switch (part) {
    case GoldBook::Part::NoProject:
        m_state->setText(tr("No project"));
        m_button->setText(tr("Unlock…"));
        break;
    case GoldBook::Part::None:
        m_state->setText(tr("Nothing is sealed yet"));
        m_button->setText(tr("Give it a passphrase…"));
        break;
    case GoldBook::Part::Locked:
        m_state->setText(tr("Locked"));
        m_button->setText(tr("Unlock…"));
        break;
    case GoldBook::Part::Working:
        m_state->setText(tr("Working…"));
        break;
    case GoldBook::Part::Open:
        m_state->setText(tr("Open"));
        m_button->setText(tr("Lock"));
        break;
    }
    m_button->setAccessibleName(m_button->text());
    update();
    m_text->setText(tr("Whoever reads the project's file without the passphrase learns no golden answer, not who got "
                       "one, and no answer that came back; how many there are shows, and while it is open this "
                       "machine can read them."));
}

void SealedBar::turnKey()
{
    const GoldBook::Part part = m_book.part();
    if (part == GoldBook::Part::Open) {
        m_book.lock();
        return;
    }
    if (part != GoldBook::Part::None && part != GoldBook::Part::Locked)
        return;
    if (!m_ask)
        m_ask = new AskPanel(window());
    if (part == GoldBook::Part::Locked)
        m_ask->ask({tr("Open the sealed part"),
                    {},
                    {{tr("Passphrase"), {}, {}, false, true}},
                    tr("Unlock"),
                    [this](const QStringList& answers) {
                        if (answers.value(0).isEmpty())
                            return tr("A passphrase is needed.");
                        m_book.open(answers.value(0));
                        return QString();
                    }});
    else
        m_ask->ask({tr("Seal what has to stay secret"),
                    tr("Golden answers and what comes back in packages are encrypted under it from now on. A lost "
                       "passphrase cannot be replaced."),
                    {{tr("Passphrase"), {}, {}, false, true}, {tr("Once more"), {}, {}, false, true}},
                    tr("Seal"),
                    [this](const QStringList& answers) {
                        if (answers.value(0).isEmpty())
                            return tr("A passphrase is needed.");
                        if (answers.value(0) != answers.value(1))
                            return tr("The two are not the same.");
                        m_book.seal(answers.value(0));
                        return QString();
                    }});
}

void SealedBar::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), p.line);
    painter.fillRect(QRect(0, 0, 3, height() - 1), m_book.isOpen() ? p.gold : p.line);
}

} // namespace unisono
