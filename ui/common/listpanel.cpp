#include "ui/common/listpanel.h"

#include "ui/common/widgets.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace unisono {

namespace {
constexpr QSize kSize{720, 520}; // for kRows sentences, and at most
constexpr int kRows = 18;
constexpr int kRowPx = 20;
constexpr int kFewestPx = 240;
} // namespace

ListPanel::ListPanel(QWidget* window)
    : PopupPanel(Place::Centre, kSize, window),
      m_title(new Heading({}, this)),
      m_summary(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_confirm(makeButton({}, ButtonLook::Primary, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    column->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* cancel = makeButton(tr("Close"), ButtonLook::Plain, this);
    foot->addWidget(cancel);
    foot->addWidget(m_confirm);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &ListPanel::goOn);
    connect(m_list, &QListWidget::itemActivated, this, &ListPanel::goOn);
}

void ListPanel::present(const QString& title, const QString& summary, const QStringList& sentences,
                        const QString& confirm, std::function<void()> accept)
{
    setAccessibleName(title);
    m_title->setText(title.toUpper());
    m_summary->setText(summary);
    m_list->setAccessibleName(title);
    m_list->clear();
    m_list->addItems(sentences);
    m_list->setCurrentRow(0);
    m_confirm->setText(confirm);
    m_confirm->setVisible(!confirm.isEmpty());
    m_accept = std::move(accept);
    const int wished = kSize.height() + kRowPx * (int(sentences.size()) - kRows);
    setWishedSize({kSize.width(), std::clamp(wished, kFewestPx, kSize.height())});
    popUp();
}

QWidget* ListPanel::firstFocus()
{
    return m_list;
}

void ListPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goOn();
    else
        PopupPanel::keyPressEvent(event);
}

void ListPanel::goOn()
{
    if (!isVisible())
        return;
    dismiss();
    if (const std::function<void()> accept = std::exchange(m_accept, {}))
        accept();
}

} // namespace unisono
