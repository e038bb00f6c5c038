#pragma once

#include "ui/common/context.h"
#include "ui/common/workspace.h"

#include <QModelIndex>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;

namespace unisono {

class Banner;
class LibraryTasks;
class TrackInspector;
class TrackModel;

/// The tracks of the project: added here, found, sorted and opened. Threads: GUI.
class LibraryWorkspace : public Workspace {
    Q_OBJECT
public:
    LibraryWorkspace(const Context& context, LibraryTasks& tasks, QWidget* parent = nullptr);
    ~LibraryWorkspace() override;

    QString id() const override { return QStringLiteral("library"); }
    QString title() const override { return tr("Library"); }
    QString iconName() const override { return QStringLiteral("library"); }
    QWidget* inspector() override;
    QStringList contextChips() const override;
    void shown() override;

    TrackModel& tracks() const { return *m_model; }
    QTableView& table() const { return *m_table; }

Q_SIGNALS:
    void addFilesRequested();
    void addFolderRequested();
    void relinkRequested();

private:
    void build();
    void addActions();
    void openRow(const QModelIndex& index);
    void removeSelected();
    void showSelected();
    void showState();
    void restoreHeader();
    Context m_context;
    LibraryTasks& m_tasks;
    TrackModel* m_model;
    TrackInspector* m_inspector;
    QLineEdit* m_search;
    QLabel* m_count;
    QTableView* m_table;
    Banner* m_missing;
    QStackedLayout* m_pages;
};

} // namespace unisono
