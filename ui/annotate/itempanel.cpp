#include "ui/annotate/itempanel.h"

#include "ui/common/tables.h"
#include "ui/common/theme.h"
#include "ui/models/findingmodel.h"
#include "ui/models/itemmodel.h"
#include "ui/text/itemwords.h"
#include "ui/text/sentences.h"

#include <QDateTime>
#include <QListWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kHistoryRows = 200;
/// Tables follow the hand a moment later, so that a mark is on the screen first.
constexpr int kLaterMs = 60;
} // namespace

ItemPanel::ItemPanel(const Context& context, LayerSet& layers, AnnotateController& controller, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_layers(layers),
      m_controller(controller),
      m_items(new ItemModel(this)),
      m_findings(new FindingModel(this)),
      m_tabs(new QTabWidget(this)),
      m_itemTable(makeTable(*m_items, tr("Annotations of the track"), ItemModel::LabelColumn, this)),
      m_findingTable(makeTable(*m_findings, tr("Problems of the track"), FindingModel::SentenceColumn, this)),
      m_history(new QListWidget(this))
{
    m_history->setAccessibleName(tr("History of the project"));
    m_history->setFrameShape(QFrame::NoFrame);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_itemTable, tr("Annotations"));
    m_tabs->addTab(m_findingTable, tr("Problems"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->setAccessibleName(tr("Tables of the track"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 0);
    column->addWidget(m_tabs);

    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &ItemPanel::refresh);
    const auto later = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(&layers, &LayerSet::reloaded, this, later);
    connect(&layers, &LayerSet::layerChanged, this, later);
    connect(&context.document, &Document::historyChanged, this, later);
    connect(&context.media, &TrackMedia::changed, this, later);
    connect(m_tabs, &QTabWidget::currentChanged, this, later);
    connect(&controller, &AnnotateController::currentChanged, this, &ItemPanel::showCurrent);
    connect(m_itemTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (m_showing || !index.isValid())
                    return;
                m_controller.activate(index.data(ItemModel::LayerIdRole).toString());
                m_controller.setCurrent({index.data(ItemModel::ItemIdRole).toLongLong()});
            });
    connect(m_itemTable, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT jumpRequested(m_items->itemAt(index.row()).span); });
    const auto jump = [this](const QModelIndex& index) {
        const Finding finding = m_findings->at(index.row());
        m_controller.activate(finding.layer);
        if (!finding.item.isNull())
            m_controller.setCurrent(finding.item);
        Q_EMIT jumpRequested(finding.span);
    };
    connect(m_findingTable, &QTableView::clicked, this, jump);
    connect(m_findingTable, &QTableView::activated, this, jump);
}

QList<QWidget*> ItemPanel::keyWidgets() const
{
    return {m_itemTable, m_findingTable, m_history};
}

void ItemPanel::showTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

void ItemPanel::refresh()
{
    const SampleRate rate = m_context.media.rate();
    std::vector<ItemModel::Source> sources;
    Findings findings;
    if (rate.hz > 0)
        for (const LayerState& state : m_layers.all()) {
            sources.push_back({state.layer, state.items});
            const Findings found = m_layers.check(state, m_context.media.frames(), rate);
            findings.insert(findings.end(), found.begin(), found.end());
        }
    m_showing = true;
    m_items->setSources(std::move(sources), rate);
    m_findings->setFindings(std::move(findings), rate);
    m_showing = false;
    const int problems = m_findings->problemCount();
    m_tabs->setTabText(1, problems > 0 ? tr("Problems (%1)").arg(problems) : tr("Problems"));
    showCurrent();
    if (m_tabs->currentWidget() == m_history)
        showHistory();
}

void ItemPanel::showCurrent()
{
    const Item* item = m_controller.currentItem();
    const int row = item ? m_items->rowOf(item->id) : -1;
    m_showing = true;
    if (row >= 0) {
        m_itemTable->selectRow(row);
        m_itemTable->scrollTo(m_items->index(row, 0));
    } else {
        m_itemTable->clearSelection();
    }
    m_showing = false;
}

void ItemPanel::showHistory()
{
    m_history->clear();
    const Project* project = m_context.document.project();
    if (!project)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const HistoryRow& done : project->history(kHistoryRows)) {
        const QString name = editName(done.kind, done.subject);
        auto* row = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(done.undone ? tr("%1 (undone)").arg(name) : name, agoText(done.atMs, now)),
            m_history);
        if (done.undone)
            row->setForeground(currentPalette().dim);
    }
}

} // namespace unisono
