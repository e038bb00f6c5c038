#pragma once

#include "app/desktop/outputcontrol.h"
#include "app/desktop/session.h"
#include "ui/common/actions.h"
#include "ui/common/context.h"
#include "ui/common/workspace.h"
#include "ui/models/barposition.h"

#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace unisono {

class Banner;
class CommandPalette;
class ContextLine;
class FileCommands;
class KeyList;
class Preferences;
class Rail;
class Toast;
class Tour;
class TransportBar;

/// The window: rail, context line, canvas with the workspaces, inspector, transport. A workspace is made when it is
/// first shown. Threads: GUI.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(Document& document, JobQueue& jobs, Transport& transport, TrackMedia& media, Session& session);
    ~MainWindow() override;

    void showWorkspace(const QString& id);
    Workspace* workspace(const QString& id) const; ///< nullptr: not made yet
    ActionMap& actions() { return m_actions; }
    TransportBar& transportBar() { return *m_transportBar; }
    CommandPalette& palettePanel();
    Toast& toast() { return *m_toast; }
    Banner& banner() { return *m_banner; }
    OutputControl& output() { return m_output; }
    void startTour();
    FileCommands& files() const { return *m_files; }
    Tour* tour() const { return m_tour; }

Q_SIGNALS:
    void painted(); ///< the first picture is on the screen

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class RoomIn { AnyProject, OwnProject }; ///< own: not made from a package
    struct Room {
        int number; ///< with Ctrl it is the key
        RoomIn in;
        QString id;
        QString iconName;
        QString title;
        std::function<Workspace*()> make;
        Workspace* workspace = nullptr;
        QWidget* inspector = nullptr;
    };
    void build();
    void connectParts();
    void addRooms();
    void addActions();
    void toggleTheme();
    void showPlace();
    void showRooms();
    void showBanner();
    void showSnap();
    void showSpan(const QString& layer, FrameSpan span);
    void tell(const QString& text);
    void showFailure(const Error& error);
    void useLabel(const QString& layerId, const QString& labelId);
    bool giveLabel(const QString& layerId, const QString& labelId); ///< false: nothing here takes labels
    QString barText(Frame at);
    void restoreLayout();
    void saveLayout() const;
    Room* room(const QString& id);

    ActionMap m_actions;
    Context m_context;
    Session& m_session;
    OutputControl m_output;
    std::vector<Room> m_rooms;
    QString m_current;
    Rail* m_rail = nullptr;
    ContextLine* m_contextLine = nullptr;
    Banner* m_banner = nullptr;
    QSplitter* m_splitter = nullptr;
    QStackedWidget* m_stack = nullptr;
    QStackedWidget* m_inspectors = nullptr;
    TransportBar* m_transportBar = nullptr;
    Toast* m_toast = nullptr;
    CommandPalette* m_palette = nullptr;
    KeyList* m_keyList = nullptr;
    Preferences* m_preferences = nullptr;
    FileCommands* m_files = nullptr;
    Tour* m_tour = nullptr;
    BarPosition m_bars;
    bool m_barsStale = true;
    bool m_inspectorWished = true;
    bool m_closeAnyway = false;
    bool m_hasPainted = false;
};

} // namespace unisono
