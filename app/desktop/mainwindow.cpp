#include "app/desktop/mainwindow.h"

#include "app/desktop/contextline.h"
#include "app/desktop/filecommands.h"
#include "app/desktop/preferences.h"
#include "app/desktop/rail.h"
#include "app/desktop/tour.h"
#include "app/desktop/transportbar.h"
#include "ui/common/commandpalette.h"
#include "ui/common/keylist.h"
#include "ui/common/statusline.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kInspectorPx = 316;
constexpr QSize kFirstSize{1440, 900};
constexpr QSize kLeastSize{1024, 640};
constexpr double kFirstShare = 0.95; ///< of the screen, at the most
constexpr int kStatusLetters = 48;   ///< more does not fit into the status line of a small window
} // namespace

MainWindow::MainWindow(Document& document, JobQueue& jobs, Transport& transport, TrackMedia& media, Session& session)
    : m_actions(this),
      m_context{document, jobs, transport, media, m_actions},
      m_session(session),
      m_output(transport)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(QStringLiteral("Unisono"));
    setAccessibleName(QStringLiteral("Unisono"));
    setAcceptDrops(true);
    setMinimumSize(kLeastSize);
    addRooms();
    build();
    addActions();
    connectParts();
    restoreLayout();
    showRooms();
    showPlace();
    showBanner();
}

MainWindow::~MainWindow()
{
    // Workspaces use the actions and the document: they go first.
    for (Room& each : m_rooms) {
        delete each.inspector;
        delete each.workspace;
    }
}

void MainWindow::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_contextLine = new ContextLine(m_context.jobs, this);
    column->addWidget(m_contextLine);
    m_banner = new Banner(this);
    column->addWidget(m_banner);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_rail = new Rail(this);
    middle->addWidget(m_rail);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setAccessibleName(tr("Canvas and inspector"));
    m_stack = new QStackedWidget(m_splitter);
    m_inspectors = new QStackedWidget(m_splitter);
    m_inspectors->setAccessibleName(tr("Inspector"));
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_inspectors);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({1060, kInspectorPx});
    middle->addWidget(m_splitter, 1);
    column->addLayout(middle, 1);
    m_transportBar = new TransportBar(m_context, m_output, this);
    column->addWidget(m_transportBar);
    m_toast = new Toast(this);
    m_files = new FileCommands(m_context, m_session, this);
}

void MainWindow::connectParts()
{
    Document& document = m_context.document;
    connect(m_rail, &Rail::chosen, this, &MainWindow::showWorkspace);
    connect(m_rail->themeButton(), &QAbstractButton::clicked, this, &MainWindow::toggleTheme);
    connect(m_rail->menuButton(), &QAbstractButton::clicked, this, [this] { m_files->showMenu(m_rail->menuButton()); });
    connect(m_contextLine, &ContextLine::paletteRequested, this, [this] { palettePanel().open(); });
    connect(m_contextLine, &ContextLine::projectClicked, m_files, &FileCommands::openProject);
    connect(&document, &Document::projectChanged, this, &MainWindow::showRooms);
    connect(&document, &Document::projectChanged, this, &MainWindow::showPlace);
    connect(&document, &Document::projectChanged, this, &MainWindow::showBanner);
    connect(&document, &Document::currentTrackChanged, this, &MainWindow::showPlace);
    connect(&document, &Document::tracksChanged, this, &MainWindow::showPlace);
    connect(&document, &Document::savedChanged, this, &MainWindow::showBanner);
    connect(&document, &Document::failed, this, &MainWindow::showFailure);
    connect(&document, &Document::remarked, &m_contextLine->status(), &StatusLine::say);
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(&m_session, &Session::said, this, &MainWindow::tell);
    connect(&m_session, &Session::workspaceWished, this, &MainWindow::showWorkspace);
    connect(&m_session, &Session::packageGiven, m_files, &FileCommands::openPackage);
    connect(&m_output, &OutputControl::failed, this, &MainWindow::showFailure);
    connect(m_files, &FileCommands::failed, this, &MainWindow::showFailure);
    connect(m_files, &FileCommands::said, this, [this](const QString& text) { m_toast->showMessage(text); });
    const auto barsStale = [this] { m_barsStale = true; };
    connect(&document, &Document::edited, this, barsStale);
    connect(&document, &Document::currentTrackChanged, this, barsStale);
    m_transportBar->setBarSource([this](Frame at) { return barText(at); });
}

MainWindow::Room* MainWindow::room(const QString& id)
{
    const auto it = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const Room& each) { return each.id == id; });
    return it == m_rooms.end() ? nullptr : &*it;
}

Workspace* MainWindow::workspace(const QString& id) const
{
    for (const Room& each : m_rooms)
        if (each.id == id)
            return each.workspace;
    return nullptr;
}

void MainWindow::showWorkspace(const QString& id)
{
    Room* shown = room(id);
    if (!shown)
        return;
    if (!shown->workspace) {
        shown->workspace = shown->make();
        shown->inspector = shown->workspace->inspector();
        m_stack->addWidget(shown->workspace);
        if (shown->inspector)
            m_inspectors->addWidget(shown->inspector);
        connect(shown->workspace, &Workspace::contextChanged, this, &MainWindow::showPlace);
        connect(shown->workspace, &Workspace::workspaceRequested, this, &MainWindow::showWorkspace);
    }
    m_current = id;
    m_rail->setCurrent(id);
    m_actions.setWorkspace(id);
    m_stack->setCurrentWidget(shown->workspace);
    m_inspectors->setVisible(shown->inspector && m_inspectorWished);
    if (shown->inspector)
        m_inspectors->setCurrentWidget(shown->inspector);
    shown->workspace->shown();
    showPlace();
    showSnap();
}

CommandPalette& MainWindow::palettePanel()
{
    if (!m_palette) {
        m_palette = new CommandPalette(m_actions, m_context.document, this);
        connect(m_palette, &CommandPalette::trackChosen, this, [this](TrackId id) {
            m_context.document.setCurrentTrack(id);
            showWorkspace(QStringLiteral("annotate"));
        });
        connect(m_palette, &CommandPalette::labelChosen, this, &MainWindow::useLabel);
        connect(m_palette, &CommandPalette::timeChosen, this, [this](double seconds) {
            const SampleRate rate = m_context.media.rate();
            if (rate.hz > 0)
                m_context.transport.seek(std::min(frameAt(seconds, rate), Frame{m_context.media.frames()}));
            m_transportBar->refresh();
        });
    }
    return *m_palette;
}

void MainWindow::useLabel(const QString& layerId, const QString& labelId)
{
    if (giveLabel(layerId, labelId))
        return;
    const Project* project = m_context.document.project();
    const LayerDef* layer = project ? project->schema().layer(layerId) : nullptr;
    const LabelDef* label = layer ? layer->label(labelId) : nullptr;
    if (!label)
        return;
    const QString what = label->definition.isEmpty() ? tr("It has no definition.") : label->definition;
    m_toast->showMessage(tr("%1 (%2): %3").arg(layer->labelPath(labelId), layer->name, what));
}

void MainWindow::showRooms()
{
    const bool isPackageWork = m_context.document.isPackageWork();
    QStringList hidden;
    m_rail->clearWorkspaces();
    for (const Room& each : m_rooms)
        if (each.in == RoomIn::AnyProject || !isPackageWork)
            m_rail->addWorkspace(each.id, each.iconName, each.title,
                                 QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + each.number)))
                                     .toString(QKeySequence::NativeText));
        else
            hidden << each.id;
    m_rail->setCurrent(m_current);
    m_actions.hideWorkspaces(hidden);
    if (hidden.contains(m_current))
        showWorkspace(QStringLiteral("annotate"));
}

void MainWindow::showPlace()
{
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(m_context.document.currentTrack()) : nullptr;
    const QString name = project ? QFileInfo(project->path()).completeBaseName() : QString();
    const bool isOfTrack = m_current != QLatin1String("library");
    m_contextLine->setPlace(name, track && isOfTrack ? track->title : QString());
    const Workspace* here = workspace(m_current);
    m_contextLine->setChips(here && project ? here->contextChips() : QStringList());
    setWindowTitle(name.isEmpty() ? QStringLiteral("Unisono") : tr("%1 – Unisono").arg(name));
}

void MainWindow::showBanner()
{
    m_banner->clear();
    const Project* project = m_context.document.project();
    if (!project)
        return;
    if (const std::optional<Error> damage = project->damage()) {
        m_banner->setMessage(sentence(*damage), Tone::Coral);
        m_banner->addAction(tr("Open again"), [this, path = project->path()] { m_session.openProject(path); });
    } else if (project->unsaved() > 0) {
        const std::optional<Error> reason = project->unsavedReason();
        const int count = project->unsaved();
        const QString what =
            count == 1 ? tr("1 edit is not on the disk yet.") : tr("%n edits are not on the disk yet.", "", count);
        m_banner->setMessage(what + QLatin1Char(' ') + (reason ? sentence(*reason) : QString()), Tone::Coral);
        m_banner->addAction(tr("Try again"), [this] { m_context.document.flush(); });
        m_banner->addAction(tr("Save a rescue copy…"), [this] { m_files->saveRescue(); });
        if (m_closeAnyway)
            m_banner->addAction(tr("Close and lose them"), [this] {
                m_context.document.setProject(nullptr);
                close();
            });
    } else if (!project->heldBy().isEmpty()) {
        m_banner->setMessage(tr("Read-only: this project is open elsewhere (%1). Close it there and open it again here "
                                "to edit it.")
                                 .arg(project->heldBy()),
                             Tone::Gold);
        m_banner->addAction(tr("Open again"), [this, path = project->path()] { m_session.openProject(path); });
    } else if (project->isReadOnly()) {
        m_banner->setMessage(
            tr("Read-only: the project cannot be written where it is. Copy it to a place where you may "
               "write to edit it."),
            Tone::Gold);
        m_banner->addAction(tr("Open again"), [this, path = project->path()] { m_session.openProject(path); });
    } else if (project->wasRepaired()) {
        QStringList words;
        for (const Issue& repair : project->repairs())
            words << sentence(repair);
        m_banner->setMessage(words.join(QLatin1Char(' ')), Tone::Coral);
        m_banner->addAction(tr("Understood"), [this] { m_banner->clear(); });
    }
}

void MainWindow::tell(const QString& text)
{
    m_contextLine->status().say(text);
    if (text.size() > kStatusLetters)
        m_toast->showMessage(text);
}

void MainWindow::showFailure(const Error& error)
{
    m_toast->showMessage(sentence(error), Tone::Coral);
}

QString MainWindow::barText(Frame at)
{
    if (m_barsStale) {
        m_barsStale = false;
        m_bars = {};
        const Project* project = m_context.document.project();
        const TrackId track = m_context.document.currentTrack();
        if (project && !track.isNull())
            for (const LayerDef* layer : project->schema().everyLayer()) {
                if (layer->kind != LayerKind::Instant || !m_bars.isEmpty())
                    continue;
                if (const auto own = project->findAssignment(track, layer->id, project->me().id))
                    m_bars = BarPosition(project->items(own->id));
            }
    }
    return m_bars.text(at);
}

void MainWindow::toggleTheme()
{
    const ThemeId next = currentTheme() == ThemeId::Dark ? ThemeId::Light : ThemeId::Dark;
    setTheme(*qApp, next);
    m_rail->themeButton()->setIcon(
        themedIcon(next == ThemeId::Dark ? QStringLiteral("light") : QStringLiteral("dark")));
    QSettings().setValue(QStringLiteral("window/theme"),
                         next == ThemeId::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(kFirstSize.boundedTo(screen()->availableSize() * kFirstShare));
    m_splitter->restoreState(settings.value(QStringLiteral("window/splitter")).toByteArray());
    m_inspectorWished = settings.value(QStringLiteral("window/inspector"), true).toBool();
    m_rail->themeButton()->setIcon(
        themedIcon(currentTheme() == ThemeId::Dark ? QStringLiteral("light") : QStringLiteral("dark")));
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("window/inspector"), m_inspectorWished);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context.document.flush();
    const Project* project = m_context.document.project();
    if (project && project->unsaved() > 0) {
        // The only question ever asked on closing: there is work that nothing else holds.
        event->ignore();
        m_closeAnyway = true;
        showBanner();
        return;
    }
    m_context.transport.pause();
    saveLayout();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_session.open(paths);
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (m_hasPainted)
        return;
    m_hasPainted = true;
    QMetaObject::invokeMethod(this, &MainWindow::painted, Qt::QueuedConnection);
}

} // namespace unisono
