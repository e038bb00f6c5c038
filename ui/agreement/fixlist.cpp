#include "ui/agreement/fixlist.h"

#include "ui/common/widgets.h"
#include "ui/text/studywords.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

namespace unisono {

FixList::FixList(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_list->setAccessibleName(tr("What to fix"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(120);
    m_list->viewport()->setAutoFillBackground(false);
    column->addWidget(m_list, 1);
    m_buttons->setSpacing(6);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &FixList::showButtons);
    connect(m_list, &QListWidget::itemActivated, this, &FixList::activated);
}

void FixList::addButton(const QString& text, QAction* action, Needs needs)
{
    auto* button = makeButton(text, ButtonLook::Plain, this);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    m_made.emplace_back(button, needs);
    showButtons();
}

void FixList::showStudy(const LayerStudy* study, const GenreSchema& schema)
{
    if (!study || study->id != m_study.id)
        m_tried.clear();
    m_study = study ? *study : LayerStudy();
    m_schema = schema;
    m_findings = study ? findingsOf(*study) : std::vector<StudyFinding>();
    refill();
}

void FixList::refill()
{
    const int before = m_list->currentRow();
    m_list->clear();
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        QString text = sentence(m_findings[i], m_study, m_schema);
        if (m_tried.count(int(i)) > 0)
            text += QLatin1Char('\n') + mergeSentence(m_findings[i], m_study);
        m_list->addItem(text);
    }
    if (m_findings.empty() && !m_study.id.isEmpty()) {
        auto* none = new QListWidgetItem(tr("Nothing stands out."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(std::clamp(before, 0, std::max(0, int(m_findings.size()) - 1)));
    showButtons();
}

const StudyFinding* FixList::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_findings.size()) ? &m_findings[std::size_t(row)] : nullptr;
}

void FixList::tryMerge()
{
    const StudyFinding* finding = current();
    if (!finding || finding->kind != FindingKind::Labels)
        return;
    m_tried.insert(m_list->currentRow());
    refill();
}

void FixList::showButtons()
{
    const StudyFinding* finding = current();
    for (const auto& [button, needs] : m_made) {
        bool isOffered = false;
        if (finding && needs == Needs::Labels)
            isOffered = !finding->labels.isEmpty();
        else if (finding && needs == Needs::Merge)
            isOffered = finding->kind == FindingKind::Labels;
        else if (finding)
            isOffered = finding->kind == FindingKind::Shift;
        button->setVisible(isOffered);
    }
}

} // namespace unisono
