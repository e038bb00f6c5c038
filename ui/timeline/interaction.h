#pragma once

#include "core/annotation/operations.h"
#include "ui/paint/paintcontext.h"
#include "ui/timeline/dragphase.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace unisono {

/// Where on the view the pointer is.
enum class Zone { Time, Lane, LaneHeader, Overview };
enum class WindowPart { Outside, Body, StartEdge, EndEdge };

/// What is under the pointer, found by the pane.
struct PointerTarget {
    Zone zone = Zone::Time;
    QString layer;                     ///< of a lane
    ItemId item;                       ///< null: none
    ItemPart part = ItemPart::Body;    ///< of the item
    Frame partAt;                      ///< frame of the edge, start of the item
    bool movable = false;              ///< the item can be dragged as a whole
    QString chip;                      ///< label of a tag chip
    std::optional<Edge> selectionEdge; ///< an edge of the time selection
    WindowPart window = WindowPart::Outside;
};

struct PointerInput {
    PointerTarget target; ///< looked at on press and double click only
    double xPx = 0;
    Frame at;
    Qt::KeyboardModifiers modifiers;
};

// What the hand wants.
struct SeekIntent {
    Frame to;
    bool operator==(const SeekIntent&) const = default;
};
struct SelectIntent {
    std::optional<FrameSpan> span;
    bool operator==(const SelectIntent&) const = default;
};
struct ActivateLaneIntent {
    QString layer;
    bool operator==(const ActivateLaneIntent&) const = default;
};
struct PressItemIntent {
    QString layer;
    ItemId item;
    ItemPart part = ItemPart::Body;
    Qt::KeyboardModifiers modifiers;
    bool operator==(const PressItemIntent&) const = default;
};
struct OpenItemIntent {
    QString layer;
    ItemId item;
    bool operator==(const OpenItemIntent&) const = default;
};
struct OpenPlaceIntent {
    QString layer;
    Frame at;
    bool operator==(const OpenPlaceIntent&) const = default;
};
struct ToggleChipIntent {
    QString layer;
    QString label;
    bool operator==(const ToggleChipIntent&) const = default;
};
struct DragEdgeIntent {
    QString layer;
    ItemId item;
    Edge edge = Edge::Start;
    Frame to;
    Qt::KeyboardModifiers modifiers;
    DragPhase phase = DragPhase::Begin;
    bool operator==(const DragEdgeIntent&) const = default;
};
struct DragItemIntent {
    QString layer;
    ItemId item;
    FrameCount by = 0;
    Qt::KeyboardModifiers modifiers;
    DragPhase phase = DragPhase::Begin;
    bool operator==(const DragItemIntent&) const = default;
};
/// Show this stretch: exactly (edges of the window dragged), or only from its start, keeping the scale.
enum class ShowHow { Fit, Scroll };
struct ShowIntent {
    FrameSpan span;
    ShowHow how = ShowHow::Scroll;
    bool operator==(const ShowIntent&) const = default;
};
using Intent = std::variant<SeekIntent, SelectIntent, ActivateLaneIntent, PressItemIntent, OpenItemIntent,
                            OpenPlaceIntent, ToggleChipIntent, DragEdgeIntent, DragItemIntent, ShowIntent>;
using Intents = std::vector<Intent>;

/// Turns presses, moves and releases of the left button into intents. Knows no widget. A press becomes a drag only
/// after kDragPx, so that a trembling click moves nothing.
class Interaction {
public:
    static constexpr double kDragPx = 3;

    /// What the view shows and has selected, as of the press.
    struct Surroundings {
        std::optional<FrameSpan> selection;
        FrameSpan window;
        FrameCount frames = 0;
    };

    Intents press(const PointerInput& input, const Surroundings& around);
    Intents move(const PointerInput& input);
    Intents release(const PointerInput& input);
    Intents doubleClick(const PointerInput& input);
    /// Esc, or the pointer was taken away.
    Intents cancel();

    bool isPressed() const { return m_state != State::Idle; }
    bool isDragging() const { return m_state != State::Idle && m_state != State::Pressed; }

private:
    enum class State { Idle, Pressed, Selecting, Edge, Item, Window };
    Intents begin(const PointerInput& input);
    Intents dragged(const PointerInput& input, DragPhase phase);
    Intent windowAt(const PointerInput& input) const;
    SelectIntent selectionTo(Frame at) const;
    State m_state = State::Idle;
    PointerInput m_press;
    PointerInput m_last;
    Surroundings m_around;
    Frame m_anchor; ///< fixed end of the selection being made
};

} // namespace unisono
