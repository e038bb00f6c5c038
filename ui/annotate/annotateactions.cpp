// The commands of the Annotate workspace and their keys.
#include "ui/annotate/annotateworkspace.h"

#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/exemplarrows.h"
#include "ui/annotate/handingin.h"
#include "ui/annotate/iteminspector.h"
#include "ui/annotate/itempanel.h"
#include "ui/annotate/labelpicker.h"
#include "ui/annotate/training.h"
#include "ui/annotate/waitinglist.h"
#include "ui/annotate/workqueue.h"
#include "ui/common/actions.h"

#include <QTableView>

namespace unisono {

namespace {
constexpr double kZoomStep = 1.4142135623730951; // two presses double
constexpr double kPanPages = 0.25;
constexpr double kNudgeMs = 10;
constexpr double kFineNudgeMs = 1;
constexpr double kStepSeconds = 1;
} // namespace

void AnnotateWorkspace::addActions()
{
    ActionMap& actions = m_context.actions;
    AnnotateController* c = m_controller;
    TimelineView* v = m_view;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, std::function<void()> run,
                         const QKeySequence& key2 = {}) {
        actions.add({QString::fromLatin1(id), text, key, this->id(), key2}, std::move(run));
    };

    add("annotate.tap", tr("Tap a beat"), Qt::Key_Semicolon, [c] { c->tap(AnnotateController::Beat::Plain); });
    add(
        "annotate.tap-downbeat", tr("Tap a downbeat"), Qt::Key_Colon, [c] { c->tap(AnnotateController::Beat::Down); },
        QKeyCombination(Qt::SHIFT, Qt::Key_Semicolon));
    add("annotate.mark", tr("Mark a boundary (split) here"), Qt::Key_S, [c] { c->mark(); });
    add("annotate.mark-selection", tr("Make an interval of the selection"), QKeyCombination(Qt::SHIFT, Qt::Key_S),
        [c] { c->markSelection(); });
    add("annotate.make-exemplar", tr("Make exemplar of the selection or the item"), QKeyCombination(Qt::ALT, Qt::Key_E),
        [this] { makeExemplar(); });
    const auto playNext = [this](ExemplarRows::Which which, const QString& none) {
        if (!m_inspector->picker().exemplars().playNext(which))
            Q_EMIT m_context.document.remarked(none);
    };
    add("annotate.play-exemplar", tr("Play the next exemplar of the label"), QKeyCombination(Qt::ALT, Qt::Key_X),
        [playNext] { playNext(ExemplarRows::Which::Fitting, tr("The label has no exemplar to be heard.")); });
    add("annotate.play-near-miss", tr("Play the next near miss of the label"),
        QKeyCombination(Qt::ALT | Qt::SHIFT, Qt::Key_X),
        [playNext] { playNext(ExemplarRows::Which::NearMisses, tr("The label has no near miss to be heard.")); });
    add("annotate.join", tr("Join with the next"), Qt::Key_J, [c] { c->joinNext(); });
    add(
        "annotate.remove", tr("Remove the item"), Qt::Key_Delete, [c] { c->removeCurrent(); }, Qt::Key_Backspace);

    add("annotate.nudge-back", tr("Nudge the boundary back by 10 ms"), Qt::Key_BracketLeft,
        [c] { c->nudge(-kNudgeMs); });
    add("annotate.nudge-on", tr("Nudge the boundary on by 10 ms"), Qt::Key_BracketRight, [c] { c->nudge(kNudgeMs); });
    add(
        "annotate.nudge-back-fine", tr("Nudge the boundary back by 1 ms"), Qt::Key_BraceLeft,
        [c] { c->nudge(-kFineNudgeMs); }, QKeyCombination(Qt::SHIFT, Qt::Key_BracketLeft));
    add(
        "annotate.nudge-on-fine", tr("Nudge the boundary on by 1 ms"), Qt::Key_BraceRight,
        [c] { c->nudge(kFineNudgeMs); }, QKeyCombination(Qt::SHIFT, Qt::Key_BracketRight));
    add("annotate.snap-back", tr("Move the boundary to the beat or boundary before"),
        QKeyCombination(Qt::CTRL, Qt::Key_BracketLeft), [c] { c->nudgeToSnap(-1); });
    add("annotate.snap-on", tr("Move the boundary to the next beat or boundary"),
        QKeyCombination(Qt::CTRL, Qt::Key_BracketRight), [c] { c->nudgeToSnap(1); });
    add("annotate.edge", tr("Keys move the other end of the item"), Qt::Key_Apostrophe, [c] { c->toggleEdge(); });

    add("annotate.next-item", tr("Next item"), Qt::Key_Tab, [c] { c->stepItem(1); });
    add(
        "annotate.previous-item", tr("Previous item"), QKeyCombination(Qt::SHIFT, Qt::Key_Tab),
        [c] { c->stepItem(-1); }, Qt::Key_Backtab);
    add(
        "annotate.confirm", tr("Confirm the item and go to the next"), Qt::Key_Return, [c] { c->confirm(); },
        Qt::Key_Enter);
    add(
        "annotate.unsure", tr("Mark the item as unsure"), Qt::Key_Question,
        [c] { c->setConfidence(Confidence::Unsure); }, QKeyCombination(Qt::SHIFT, Qt::Key_Slash));
    add("annotate.no-finer", tr("Genre: no finer than this"), QKeyCombination(Qt::CTRL, Qt::Key_Period),
        [c] { c->toggleNoFiner(); });
    add("annotate.type-label", tr("Type a label"), Qt::Key_Slash, [this] { m_inspector->picker().startTyping(); });
    add("annotate.next-layer", tr("Next layer"), QKeyCombination(Qt::ALT, Qt::Key_Down),
        [c] { c->activateNeighbour(1); });
    add("annotate.previous-layer", tr("Previous layer"), QKeyCombination(Qt::ALT, Qt::Key_Up),
        [c] { c->activateNeighbour(-1); });

    add("annotate.snap-off", tr("Snap: off"), {}, [c] { c->setSnapTargets({}); });
    add("annotate.snap-beats", tr("Snap to beats and boundaries"), {},
        [c] { c->setSnapTargets(SnapTarget::Beat | SnapTarget::Boundary); });
    add("annotate.snap-downbeats", tr("Snap to downbeats"), {}, [c] { c->setSnapTargets(SnapTarget::Downbeat); });

    add("view.zoom-in", tr("Zoom in"), Qt::Key_Up, [v] { v->zoomBy(kZoomStep); });
    add("view.zoom-out", tr("Zoom out"), Qt::Key_Down, [v] { v->zoomBy(1 / kZoomStep); });
    add("view.pan-right", tr("Scroll on"), Qt::Key_Right, [v] { v->scrollByPages(kPanPages); });
    add("view.pan-left", tr("Scroll back"), Qt::Key_Left, [v] { v->scrollByPages(-kPanPages); });
    add("view.page-right", tr("Scroll on by a page"), Qt::Key_PageDown, [v] { v->scrollByPages(1); });
    add("view.page-left", tr("Scroll back by a page"), Qt::Key_PageUp, [v] { v->scrollByPages(-1); });
    add("view.whole-track", tr("Show the whole track"), QKeyCombination(Qt::CTRL, Qt::Key_0), [this] {
        m_view->showSpan({{0}, {m_context.media.frames()}});
    });
    add("view.selection", tr("Show the selection"), QKeyCombination(Qt::CTRL, Qt::Key_9), [v] {
        if (const auto span = v->selection())
            v->showSpan(*span);
    });
    add("view.follow", tr("Follow the playhead"), QKeyCombination(Qt::SHIFT, Qt::Key_F),
        [v] { v->setFollowing(!v->following()); });

    const auto go = [this](Frame to) {
        m_context.transport.seek(to);
        m_view->setPlayhead(to);
        m_view->ensureVisible(to);
    };
    add("annotate.step-back", tr("Step back by a second"), Qt::Key_Comma, [this, go] {
        go({std::max<FrameCount>(
            0, (m_context.transport.position() - framesOf(kStepSeconds, m_context.media.rate())).value)});
    });
    add("annotate.step-on", tr("Step on by a second"), Qt::Key_Period, [this, go] {
        go({std::min(m_context.media.frames(),
                     (m_context.transport.position() + framesOf(kStepSeconds, m_context.media.rate())).value)});
    });
    add("annotate.go-start", tr("Go to the start"), Qt::Key_Home, [go] { go({0}); });
    add("annotate.go-end", tr("Go to the end"), Qt::Key_End, [this, go] { go({m_context.media.frames()}); });
    add("annotate.play-item", tr("Play the selection or the item"), QKeyCombination(Qt::SHIFT, Qt::Key_Space),
        [this] { playCurrent(); });
    add("annotate.loop", tr("Loop the selection or the item"), Qt::Key_L, [this] { toggleLoop(); });
    add("annotate.deselect", tr("Clear the selection"), Qt::Key_Escape, [this, c, v] {
        c->endTyping();
        v->setSelection(std::nullopt);
        c->setCurrent({});
    });

    for (const auto& [name, text] : {std::pair{"magma", tr("Spectrogram colours: magma")},
                                     {"viridis", tr("Spectrogram colours: viridis")},
                                     {"cividis", tr("Spectrogram colours: cividis")},
                                     {"grey", tr("Spectrogram colours: grey")}})
        add(qPrintable(QStringLiteral("view.colours-%1").arg(QLatin1String(name))), text, {},
            [v, map = QString::fromLatin1(name)] {
                SpectrogramLook look = v->spectrogramLook();
                look.colourMap = map;
                v->setSpectrogramLook(look);
            });
    const auto look = [v](auto change) {
        return [v, change] {
            SpectrogramLook now = v->spectrogramLook();
            change(now);
            v->setSpectrogramLook(now);
        };
    };
    add("view.log-frequency", tr("Spectrogram: logarithmic frequency"), {},
        look([](SpectrogramLook& l) { l.scale = FrequencyScale::Log; }));
    add("view.linear-frequency", tr("Spectrogram: linear frequency"), {},
        look([](SpectrogramLook& l) { l.scale = FrequencyScale::Linear; }));
    add("view.brighter", tr("Spectrogram: brighter"), QKeyCombination(Qt::CTRL, Qt::Key_Up),
        look([](SpectrogramLook& l) { l.gainDb += 3; }));
    add("view.darker", tr("Spectrogram: darker"), QKeyCombination(Qt::CTRL, Qt::Key_Down),
        look([](SpectrogramLook& l) { l.gainDb -= 3; }));
    add("view.more-range", tr("Spectrogram: more range"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Up),
        look([](SpectrogramLook& l) { l.rangeDb = std::min(120.0, l.rangeDb + 6); }));
    add("view.less-range", tr("Spectrogram: less range"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Down),
        look([](SpectrogramLook& l) { l.rangeDb = std::max(20.0, l.rangeDb - 6); }));
    add("view.finer-frequency", tr("Spectrogram: finer in frequency"), {},
        look([](SpectrogramLook& l) { l.windowFrames = std::min(16384, l.windowFrames * 2); }));
    add("view.finer-time", tr("Spectrogram: finer in time"), {},
        look([](SpectrogramLook& l) { l.windowFrames = std::max(256, l.windowFrames / 2); }));

    add("annotate.table-items", tr("Show the table of annotations"), {}, [this] { m_panel->showTab(0); });
    add("annotate.table-problems", tr("Show the problems"), QKeyCombination(Qt::CTRL, Qt::Key_P),
        [this] { m_panel->showTab(1); });
    add("annotate.waiting", tr("Show what waits for a choice of mine"),
        QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_P), [this] { showWaiting(); });
    add("annotate.looked-at", tr("What waits: I have looked at it"), QKeyCombination(Qt::ALT, Qt::Key_D), [this] {
        if (m_waiting && m_waiting->isVisible())
            m_waiting->markLookedAt();
        else
            showWaiting();
    });
    add(
        "annotate.submit", tr("Hand in the layer"), QKeyCombination(Qt::CTRL, Qt::Key_Return),
        [this] { m_handingIn->submit(activeLayer()); }, QKeyCombination(Qt::CTRL, Qt::Key_Enter));
    add("annotate.skip", tr("Skip the layer with a reason…"), QKeyCombination(Qt::ALT, Qt::Key_S),
        [this] { m_handingIn->skip(activeLayer()); });
    add("annotate.next-unit", tr("Go to the next unit of the queue"), QKeyCombination(Qt::ALT, Qt::Key_N),
        [this] { m_queue->goToNext(); });
    add("annotate.training", tr("Training: learn from units with a known answer"), QKeyCombination(Qt::ALT, Qt::Key_T),
        [this] { m_training->go(); });
    add("annotate.go-queue", tr("Go to the queue"), QKeyCombination(Qt::ALT, Qt::Key_Q),
        [this] { m_queue->table().setFocus(Qt::ShortcutFocusReason); });
    add("annotate.send-back", tr("Send back what is done…"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_S),
        [this] { m_handingIn->sendBack(); });
    for (const auto& [text, id] : {std::pair{tr("Hand in"), "annotate.submit"},
                                   {tr("Next"), "annotate.next-unit"},
                                   {tr("Skip…"), "annotate.skip"},
                                   {tr("Send back…"), "annotate.send-back"}})
        m_queue->addButton(text, actions.action(QLatin1String(id)));
    add("annotate.table-history", tr("Show the history"), QKeyCombination(Qt::CTRL, Qt::Key_H),
        [this] { m_panel->showTab(2); });
}

} // namespace unisono
