#pragma once

#include "ui/annotate/annotatecontroller.h"

#include <QTimer>
#include <QWidget>

class QListWidget;
class QTableView;
class QTabWidget;

namespace unisono {

class FindingModel;
class ItemModel;

/// Below the timeline: all items as a table, what the checks found, what was done. Threads: GUI
class ItemPanel : public QWidget {
    Q_OBJECT
public:
    ItemPanel(const Context& context, LayerSet& layers, AnnotateController& controller, QWidget* parent = nullptr);
    /// Widgets whose letters are labels and commands, not a search in the table.
    QList<QWidget*> keyWidgets() const;
    void showTab(int index);

Q_SIGNALS:
    void jumpRequested(unisono::FrameSpan span);

private:
    void refresh();
    void showCurrent();
    void showHistory();

    const Context& m_context;
    LayerSet& m_layers;
    AnnotateController& m_controller;
    ItemModel* m_items;
    FindingModel* m_findings;
    QTabWidget* m_tabs;
    QTableView* m_itemTable;
    QTableView* m_findingTable;
    QListWidget* m_history;
    QTimer m_later;
    bool m_showing = false;
};

} // namespace unisono
