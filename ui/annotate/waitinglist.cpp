#include "ui/annotate/waitinglist.h"

#include "core/genre/resolve.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr QSize kSize{640, 420};

/// Items that carry a label which the layer has no longer.
int itemsToChoose(const Project& project, const Assignment& unit)
{
    const std::optional<LayerDef> layer = wholeLayer(project.schema(), unit.layer);
    if (!layer)
        return 0;
    const auto isGone = [&](const QString& label) { return !label.isEmpty() && !layer->label(label); };
    int count = 0;
    for (const Item& item : project.items(unit.id)) {
        const auto* tag = std::get_if<TagValue>(&item.payload);
        count += isGone(item.label) || (tag && std::any_of(tag->labels.begin(), tag->labels.end(), isGone)) ? 1 : 0;
    }
    return count;
}

QString sentenceOf(const Project& project, const Assignment& unit)
{
    const LayerDef* layer = project.schema().layer(unit.layer);
    const Issue issue{Severity::Warning,
                      QStringLiteral("check.stale"),
                      {},
                      {layer ? layer->name : unit.layer, unit.stale.section(u' ', 0, 0), unit.stale.section(u' ', 1)}};
    return sentence(issue);
}

} // namespace

WaitingList::WaitingList(const Context& context, QWidget* window)
    : PopupPanel(Place::Centre, kSize, window),
      m_context(context),
      m_title(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_looked(makeButton(tr("I have looked at it"), ButtonLook::Plain, this))
{
    setAccessibleName(tr("Work that waits for a choice"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new Heading(tr("Waiting for you").toUpper(), this));
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_list->setAccessibleName(tr("Units to look at again"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    column->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* go = makeButton(tr("Go there"), ButtonLook::Primary, this);
    m_looked->setToolTip(tr("The unit waits no longer (Alt+D)"));
    foot->addWidget(m_looked);
    foot->addWidget(go);
    column->addLayout(foot);
    connect(go, &QPushButton::clicked, this, &WaitingList::jump);
    connect(m_looked, &QPushButton::clicked, this, &WaitingList::markLookedAt);
    connect(m_list, &QListWidget::itemActivated, this, &WaitingList::jump);
    connect(&m_context.document, &Document::edited, this, [this] {
        if (isVisible())
            fill();
    });
}

QWidget* WaitingList::firstFocus()
{
    return m_list;
}

void WaitingList::open()
{
    fill();
    popUp();
}

void WaitingList::fill()
{
    const int row = m_list->currentRow();
    m_list->clear();
    m_units.clear();
    const Project* project = m_context.document.project();
    if (!project)
        return;
    for (const Assignment& unit : project->assignments())
        if (unit.person == project->me().id && !unit.stale.isEmpty() && project->track(unit.track))
            m_units.push_back(unit);
    std::stable_sort(m_units.begin(), m_units.end(), [&](const Assignment& a, const Assignment& b) {
        return project->track(a.track)->title.localeAwareCompare(project->track(b.track)->title) < 0;
    });
    for (const Assignment& unit : m_units)
        m_list->addItem(tr("%1 — %2").arg(project->track(unit.track)->title, sentenceOf(*project, unit)));
    m_title->setText(m_units.empty()
                         ? tr("Nothing waits: no version of the schema asks to look at your work again.")
                         : tr("%n units are to be looked at again. Enter goes to one.", "", int(m_units.size())));
    m_looked->setEnabled(!m_units.empty() && !project->isReadOnly());
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, int(m_units.size()) - 1)));
}

void WaitingList::jump()
{
    const int row = m_list->currentRow();
    if (row < 0 || std::size_t(row) >= m_units.size())
        return;
    const Assignment unit = m_units[std::size_t(row)];
    dismiss();
    Q_EMIT jumpRequested(unit.track, unit.layer);
}

void WaitingList::markLookedAt()
{
    const int row = m_list->currentRow();
    const Project* project = m_context.document.project();
    if (!project || row < 0 || std::size_t(row) >= m_units.size())
        return;
    const Assignment unit = m_units[std::size_t(row)];
    if (const int open = itemsToChoose(*project, unit); open > 0) {
        m_title->setText(tr("%n items there still have a label that is gone. Go there and choose another.", "", open));
        return;
    }
    Assignment done = unit;
    done.stale.clear();
    m_context.document.apply({QStringLiteral("assignments.looked-at"),
                              project->track(unit.track)->title,
                              {},
                              {Change<Assignment>{unit, done}}});
}

} // namespace unisono
