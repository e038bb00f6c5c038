#include "ui/annotate/annotateworkspace.h"

#include "core/genre/resolve.h"

#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/exemplarmaker.h"
#include "ui/annotate/exemplarrows.h"
#include "ui/annotate/handingin.h"
#include "ui/annotate/iteminspector.h"
#include "ui/annotate/itempanel.h"
#include "ui/annotate/labelpicker.h"
#include "ui/annotate/training.h"
#include "ui/annotate/waitinglist.h"
#include "ui/annotate/workqueue.h"
#include "ui/common/actions.h"
#include "ui/common/exemplarplayer.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kFrameMs = 16;
constexpr double kExemplarSeconds = 10; // proposed where nothing is selected
const char* const kSplitterKey = "annotate/splitter";
const char* const kSidesKey = "annotate/sides";
constexpr int kQueuePx = 320;
QString viewKey(TrackId track)
{
    return QStringLiteral("annotate.view.") + track.toText();
}
} // namespace

AnnotateWorkspace::AnnotateWorkspace(const Context& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_layers(new LayerSet(m_context, this)),
      m_view(new TimelineView(m_context, this)),
      m_controller(new AnnotateController(m_context, *m_layers, *m_view, this)),
      m_inspector(new ItemInspector(m_context, *m_layers, *m_controller)),
      m_panel(new ItemPanel(m_context, *m_layers, *m_controller, this)),
      m_queue(new WorkQueue(m_context, this)),
      m_handingIn(new HandingIn(m_context, *m_layers, *this)),
      m_training(new Training(m_context, *m_controller, *this)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_sides(new QSplitter(Qt::Horizontal, this)),
      m_trial(new Banner(this)),
      m_exemplars(new ExemplarMaker(m_context, *this)),
      m_player(new ExemplarPlayer(m_context, this))
{
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(true);
    m_splitter->setCollapsible(0, false);
    m_splitter->setAccessibleName(tr("Timeline and tables"));
    m_splitter->restoreState(QSettings().value(QLatin1String(kSplitterKey)).toByteArray());
    m_sides->addWidget(m_queue);
    m_sides->addWidget(m_splitter);
    m_sides->setStretchFactor(0, 0);
    m_sides->setStretchFactor(1, 1);
    m_sides->setCollapsible(1, false);
    m_sides->setSizes({kQueuePx, 900});
    m_sides->setAccessibleName(tr("Queue and timeline"));
    m_sides->restoreState(QSettings().value(QLatin1String(kSidesKey)).toByteArray());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_trial);
    column->addWidget(m_sides);

    m_frameTimer.setInterval(kFrameMs);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, this, &AnnotateWorkspace::followTransport);

    connect(m_view, &TimelineView::seekRequested, this, [this](Frame to) {
        m_context.transport.seek(to);
        m_view->setPlayhead(to);
        m_controller->endTyping();
    });
    connect(m_panel, &ItemPanel::jumpRequested, this, [this](FrameSpan span) {
        m_view->ensureVisible(span.start);
        m_context.transport.seek(span.start);
        m_view->setPlayhead(span.start);
    });
    connect(m_inspector, &ItemInspector::left, this, [this] { m_view->setFocus(); });
    connect(&m_inspector->picker().exemplars(), &ExemplarRows::playRequested, m_player, &ExemplarPlayer::play);
    connect(m_controller, &AnnotateController::said, &context.document, &Document::remarked);
    connect(m_layers, &LayerSet::genreChanged, this, [this](const QStringList& hidden) {
        const Project* project = m_context.document.project();
        const QString genre = project ? genrePath(project->schema(), m_layers->genre()) : QString();
        QString sentence =
            genre.isEmpty() ? tr("Shown are the layers of every genre.") : tr("Shown are the layers of %1.").arg(genre);
        if (!hidden.isEmpty())
            sentence += QLatin1Char(' ') +
                        tr("Kept but not shown: %1. Undo brings them back.").arg(hidden.join(QStringLiteral(", ")));
        Q_EMIT m_context.document.remarked(sentence);
    });
    connect(m_layers, &LayerSet::refused, &context.document, &Document::failed);
    connect(&context.document, &Document::currentTrackChanged, this, &AnnotateWorkspace::showTrack);
    connect(&context.media, &TrackMedia::changed, this, &AnnotateWorkspace::showTrack);
    connect(m_controller, &AnnotateController::activeChanged, this, &Workspace::contextChanged);
    connect(&context.document, &Document::trialChanged, this, &AnnotateWorkspace::showTrial);
    connect(m_queue, &WorkQueue::unitRequested, this, &AnnotateWorkspace::goToUnit);
    connect(m_training, &Training::unitRequested, this, &AnnotateWorkspace::goToUnit);
    connect(m_handingIn, &HandingIn::problemsWished, this, [this] { m_panel->showTab(1); });
    const auto showPlaceInQueue = [this] { m_queue->showCurrent(m_context.document.currentTrack(), activeLayer()); };
    connect(m_controller, &AnnotateController::activeChanged, this, showPlaceInQueue);
    connect(&context.document, &Document::currentTrackChanged, this, showPlaceInQueue);
    QList<QWidget*> keyWidgets = m_panel->keyWidgets();
    keyWidgets.append(m_view);
    keyWidgets.append(&m_queue->table());
    for (QWidget* widget : keyWidgets) {
        widget->installEventFilter(this);
        widget->setProperty(kTabIsCommand, true);
    }
    setFocusProxy(m_view);
    addActions();
    showTrack();
    showTrial();
}

AnnotateWorkspace::~AnnotateWorkspace()
{
    QSettings().setValue(QLatin1String(kSplitterKey), m_splitter->saveState());
    QSettings().setValue(QLatin1String(kSidesKey), m_sides->saveState());
    rememberView();
}

QWidget* AnnotateWorkspace::inspector()
{
    return m_inspector;
}

QStringList AnnotateWorkspace::contextChips() const
{
    const LayerState* state = m_controller->active();
    return state ? QStringList{state->layer.name} : QStringList();
}

void AnnotateWorkspace::shown()
{
    m_view->setFocus();
    m_frameTimer.start();
    if (m_context.document.isPackageWork() && m_context.document.currentTrack().isNull())
        m_queue->goToNext();
}

void AnnotateWorkspace::followTransport()
{
    if (!isVisible()) {
        m_frameTimer.stop();
        return;
    }
    const bool plays = m_context.media.isHeard();
    if (plays)
        m_view->setPlayhead(m_context.transport.position());
    // Playing begins where the playhead is, also when the view was scrolled away from it.
    if (plays && !m_played && m_view->following())
        m_view->ensureVisible(m_view->playhead());
    m_played = plays;
}

void AnnotateWorkspace::showTrack()
{
    const TrackId track = m_context.document.currentTrack();
    if (track == m_track || m_context.media.frames() <= 0)
        return;
    rememberView();
    m_track = track;
    const Project* project = m_context.document.project();
    if (!project || track.isNull())
        return;
    const QJsonObject view = QJsonDocument::fromJson(project->state(viewKey(track))).object();
    if (view.isEmpty())
        return;
    m_view->setAxis(TimeAxis(view[QLatin1String("origin")].toDouble(), view[QLatin1String("framesPerPx")].toDouble())
                        .clamped(m_context.media.frames(), m_view->canvasWidthPx()));
    const Frame at{FrameCount(view[QLatin1String("playhead")].toDouble())};
    m_context.transport.seek(at);
    m_view->setPlayhead(at);
    m_controller->activate(view[QLatin1String("layer")].toString());
}

void AnnotateWorkspace::rememberView()
{
    Project* project = m_context.document.project();
    if (!project || m_track.isNull() || project->isReadOnly() || !project->track(m_track))
        return;
    const TimeAxis axis = m_view->axis();
    const LayerState* state = m_controller->active();
    project->setState(viewKey(m_track),
                      QJsonDocument(QJsonObject{{QStringLiteral("origin"), axis.originFrame()},
                                                {QStringLiteral("framesPerPx"), axis.framesPerPx()},
                                                {QStringLiteral("playhead"), double(m_view->playhead().value)},
                                                {QStringLiteral("layer"), state ? state->layer.id : QString()}})
                          .toJson(QJsonDocument::Compact));
}

void AnnotateWorkspace::showTrial()
{
    m_trial->clear();
    const auto& trial = m_context.document.trial();
    if (!trial)
        return;
    const QString genre = trial->genre.isEmpty() ? tr("no genre yet") : genrePath(*trial->schema, trial->genre);
    m_trial->setMessage(tr("A trial of the draft of v%1: the track as its annotators would see it (%2). Nothing can be "
                           "changed here.")
                            .arg(trial->schema->version)
                            .arg(genre),
                        Tone::Gold);
    m_trial->addAction(tr("Back to the schema"), [this] { Q_EMIT workspaceRequested(QStringLiteral("schema")); });
    m_trial->addAction(tr("End the trial"), [this] { m_context.document.setTrial(std::nullopt); });
}

void AnnotateWorkspace::makeExemplar()
{
    const LayerState* state = m_controller->active();
    const Item* item = m_controller->currentItem();
    std::optional<FrameSpan> span = m_view->selection();
    if (!span && item && !item->span.isEmpty())
        span = item->span;
    QString label = item ? item->label : QString();
    if (state && state->layer.kind == LayerKind::Tag && !state->items->empty())
        if (const auto* tag = std::get_if<TagValue>(&state->items->front().payload))
            label = tag->labels.value(0);
    const bool isOfLabel = state && state->layer.label(label);
    const GenreDef* genre = m_layers->schema().genre(m_layers->genre());
    if (!isOfLabel && !genre) {
        Q_EMIT m_context.document.remarked(
            tr("Choose an item with the label that it shows, or give the track a genre."));
        return;
    }
    if (!span) {
        const Frame from = m_context.transport.position();
        const Frame to = from + framesOf(kExemplarSeconds, m_context.media.rate());
        span = FrameSpan{from, std::min(to, Frame{m_context.media.frames()})};
    }
    if (isOfLabel)
        m_exemplars->make(state->layer.id, label, state->layer.labelPath(label), *span);
    else
        m_exemplars->make({}, genre->id, genre->name, *span);
}

void AnnotateWorkspace::showWaiting()
{
    if (!m_waiting) {
        m_waiting = new WaitingList(m_context, window());
        connect(m_waiting, &WaitingList::jumpRequested, this, [this](TrackId track, const QString& layer) {
            goToUnit(track, layer);
            m_panel->showTab(1);
        });
    }
    m_waiting->open();
}

void AnnotateWorkspace::goToUnit(TrackId track, const QString& layer)
{
    m_context.document.setCurrentTrack(track);
    m_controller->activate(layer);
    m_view->setFocus();
}

QString AnnotateWorkspace::activeLayer() const
{
    const LayerState* state = m_controller->active();
    return state ? state->layer.id : QString();
}

void AnnotateWorkspace::toggleLoop()
{
    Transport& transport = m_context.transport;
    if (transport.loop()) {
        transport.setLoop(std::nullopt);
        return;
    }
    std::optional<FrameSpan> span = m_view->selection();
    if (const Item* item = m_controller->currentItem(); !span && item && !item->span.isEmpty())
        span = item->span;
    if (span && !span->isEmpty())
        transport.setLoop(span);
    else
        Q_EMIT m_context.document.remarked(tr("Select a stretch or an item first: that is what is looped."));
}

void AnnotateWorkspace::playCurrent()
{
    std::optional<FrameSpan> span = m_view->selection();
    if (const Item* item = m_controller->currentItem(); !span && item && !item->span.isEmpty())
        span = item->span;
    if (span)
        m_context.transport.playSpan(*span);
}

bool AnnotateWorkspace::eventFilter(QObject* object, QEvent* event)
{
    // Letters that are no command of their own are strokes of labels, wherever in the workspace the focus is.
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto modifiers = key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
        if (modifiers == Qt::NoModifier && key->text().size() == 1 && key->text()[0].isPrint() &&
            !key->text()[0].isSpace() && m_controller->pressLabelKey(key->text()))
            return true;
    }
    return Workspace::eventFilter(object, event);
}

} // namespace unisono
