// Commands of the window itself, its workspaces, and the tour over them.
#include "app/desktop/mainwindow.h"

#include "app/desktop/contextline.h"
#include "app/desktop/filecommands.h"
#include "app/desktop/preferences.h"
#include "app/desktop/rail.h"
#include "app/desktop/tour.h"
#include "app/desktop/transportbar.h"
#include "ui/agreement/agreementworkspace.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/annotateworkspace.h"
#include "ui/common/commandpalette.h"
#include "ui/common/keylist.h"
#include "ui/golden/goldenworkspace.h"
#include "ui/library/libraryworkspace.h"
#include "ui/schema/schemaworkspace.h"

#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

namespace unisono {

namespace {
constexpr double kSpanMarginSeconds = 4; ///< on either side of a place that is shown
}

void MainWindow::addRooms()
{
    m_rooms.push_back(
        {1, RoomIn::AnyProject, QStringLiteral("library"), QStringLiteral("library"), tr("Library"), [this] {
             auto* made = new LibraryWorkspace(m_context, m_session.tasks());
             connect(made, &LibraryWorkspace::addFilesRequested, m_files, &FileCommands::addFiles);
             connect(made, &LibraryWorkspace::addFolderRequested, m_files, &FileCommands::addFolder);
             connect(made, &LibraryWorkspace::relinkRequested, m_files, &FileCommands::relink);
             return made;
         }});
    m_rooms.push_back(
        {2, RoomIn::AnyProject, QStringLiteral("annotate"), QStringLiteral("annotate"), tr("Annotate"), [this] {
             auto* made = new AnnotateWorkspace(m_context);
             connect(&made->controller(), &AnnotateController::snapChanged, this, &MainWindow::showSnap);
             return made;
         }});
    m_rooms.push_back(
        {4, RoomIn::OwnProject, QStringLiteral("agreement"), QStringLiteral("agreement"), tr("Agreement"), [this] {
             auto* made = new AgreementWorkspace(m_context);
             connect(made, &AgreementWorkspace::placeWished, this, &MainWindow::showSpan);
             return made;
         }});
    m_rooms.push_back({5, RoomIn::OwnProject, QStringLiteral("golden"), QStringLiteral("golden"), tr("Golden"),
                       [this] { return new GoldenWorkspace(m_context); }});
    m_rooms.push_back({3, RoomIn::OwnProject, QStringLiteral("schema"), QStringLiteral("schema"), tr("Schema"),
                       [this] { return new SchemaWorkspace(m_context); }});
}

void MainWindow::showSpan(const QString& layer, FrameSpan span)
{
    showWorkspace(QStringLiteral("annotate"));
    auto* annotate = qobject_cast<AnnotateWorkspace*>(workspace(QStringLiteral("annotate")));
    annotate->controller().activate(layer);
    if (span.isEmpty())
        return;
    const FrameCount margin = std::max(span.length() / 4, frameAt(kSpanMarginSeconds, m_context.media.rate()).value);
    annotate->timeline().showSpan({span.start - margin, span.end + margin});
}

void MainWindow::showSnap()
{
    const auto* annotate = qobject_cast<AnnotateWorkspace*>(workspace(m_current));
    if (!annotate) {
        m_transportBar->setSnap({}, {});
        return;
    }
    const SnapTargets targets = annotate->controller().snapTargets();
    QStringList words;
    if (targets.testFlag(SnapTarget::Downbeat))
        words << tr("downbeat");
    if (targets.testFlag(SnapTarget::Beat))
        words << tr("beat");
    if (targets.testFlag(SnapTarget::Boundary))
        words << tr("boundary");
    m_transportBar->setSnap(words.isEmpty() ? tr("off") : words.join(QStringLiteral(" · ")),
                            {QStringLiteral("annotate.snap-off"), QStringLiteral("annotate.snap-beats"),
                             QStringLiteral("annotate.snap-downbeats")});
}

bool MainWindow::giveLabel(const QString& layerId, const QString& labelId)
{
    auto* annotate = qobject_cast<AnnotateWorkspace*>(workspace(m_current));
    if (!annotate || m_context.document.currentTrack().isNull())
        return false;
    annotate->controller().activate(layerId);
    annotate->controller().setLabel(labelId);
    return true;
}

void MainWindow::addActions()
{
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, std::function<void()> run,
                            const QKeySequence& key2 = {}) {
        m_actions.add({QString::fromLatin1(id), text, key, {}, key2}, std::move(run));
    };
    Document& document = m_context.document;
    add("edit.undo", tr("Undo"), QKeyCombination(Qt::CTRL, Qt::Key_Z), [&document] { document.undo(); });
    add(
        "edit.redo", tr("Redo"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Z), [&document] { document.redo(); },
        QKeyCombination(Qt::CTRL, Qt::Key_Y));

    m_files->addActions();

    add("window.palette", tr("Search tracks, labels, commands"), QKeyCombination(Qt::CTRL, Qt::Key_K),
        [this] { palettePanel().open(); });
    add("window.keys", tr("Show and change keys"), Qt::Key_F1, [this] {
        if (!m_keyList)
            m_keyList = new KeyList(m_actions, this);
        m_keyList->open();
    });
    add("window.preferences", tr("Preferences"), QKeyCombination(Qt::CTRL, Qt::Key_Comma), [this] {
        if (!m_preferences) {
            m_preferences = new Preferences(m_context, this);
            connect(m_preferences, &Preferences::themeToggled, this, &MainWindow::toggleTheme);
        }
        m_preferences->open();
    });
    add("window.theme", tr("Dark or light"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_D),
        [this] { toggleTheme(); });
    add("window.inspector", tr("Show or hide the inspector"), Qt::Key_F9, [this] {
        m_inspectorWished = !m_inspectorWished;
        const Room* here = room(m_current);
        m_inspectors->setVisible(here && here->inspector && m_inspectorWished);
    });
    add("window.full-screen", tr("Full screen"), Qt::Key_F11,
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add("window.demo", tr("Open the demo project"), {}, [this] { m_session.openDemo(); });
    add("window.tour", tr("Take the tour"), {}, [this] { startTour(); });
    for (const Room& each : m_rooms)
        m_actions.add({QStringLiteral("window.show-%1").arg(each.id),
                       tr("Go to %1").arg(each.title),
                       QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + each.number)),
                       {},
                       {},
                       each.id},
                      [this, id = each.id] { showWorkspace(id); });
    m_transportBar->addActions();
    add("window.quit", tr("Quit"), QKeyCombination(Qt::CTRL, Qt::Key_Q), [this] { close(); });

    const auto showKey = [this] {
        const QAction* palette = m_actions.action(QStringLiteral("window.palette"));
        m_contextLine->setPaletteKey(palette->shortcut().toString(QKeySequence::NativeText));
    };
    connect(&m_actions, &ActionMap::changed, this, showKey);
    showKey();
}

void MainWindow::startTour()
{
    if (m_tour && m_tour->step() >= 0)
        return;
    delete m_tour;
    std::vector<TourStep> steps;
    steps.push_back({[this]() -> QWidget* { return m_rail; }, tr("Rooms for each job"),
                     tr("Library holds the tracks of the project, Annotate is where you mark one, Schema says what is "
                        "asked for. Ctrl+1 to Ctrl+3 go there.")});
    steps.push_back({[this]() -> QWidget* { return m_stack; }, tr("The music, large"),
                     tr("Click to go to a place, turn the wheel to zoom, Space plays. Press S where a section begins: "
                        "also while it plays.")});
    steps.push_back(
        {[this]() -> QWidget* { return m_inspectors->isVisible() ? m_inspectors : nullptr; }, tr("Labels by keys"),
         tr("Each label has its key, shown here. Two strokes reach the children. Unknown words never become "
            "labels by themselves.")});
    steps.push_back({[this]() -> QWidget* { return m_transportBar; }, tr("Playing and hearing"),
                     tr("Minus and equals change the speed and keep the pitch. Tap ; to a beat while it plays: the tap "
                        "lands where you heard it. Every edit is saved at once.")});
    steps.push_back(
        {[this]() -> QWidget* { return m_contextLine->paletteField(); }, tr("Everything has a key"),
         tr("Ctrl+K finds every command, label and track. F1 lists the keys of this room and changes them.")});
    m_tour = new Tour(std::move(steps), this);
    connect(m_tour, &Tour::finished, this, [this] {
        QSettings().setValue(QStringLiteral("tour/done"), true);
        // Keys are the workspace's again, not the next button's.
        if (Workspace* here = workspace(m_current))
            here->setFocus();
    });
    m_tour->start();
}

} // namespace unisono
