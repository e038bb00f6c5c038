#include "ui/timeline/interaction.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

Frame clampedTo(Frame f, FrameCount frames)
{
    return {std::clamp<FrameCount>(f.value, 0, std::max<FrameCount>(frames, 0))};
}

} // namespace

Intents Interaction::press(const PointerInput& input, const Surroundings& around)
{
    m_press = m_last = input;
    m_around = around;
    m_state = State::Pressed;
    const PointerTarget& target = input.target;
    Intents intents;
    if (target.zone == Zone::Lane || target.zone == Zone::LaneHeader)
        intents.push_back(ActivateLaneIntent{target.layer});
    if (target.zone == Zone::Lane && !target.item.isNull() && target.chip.isEmpty())
        intents.push_back(PressItemIntent{target.layer, target.item, target.part, input.modifiers});
    if (target.zone == Zone::Overview && target.window == WindowPart::Outside) {
        // The window jumps under the pointer and can be dragged on from there.
        const FrameCount half = around.window.length() / 2;
        m_around.window = {input.at - half, input.at - half + around.window.length()};
        m_press.target.window = WindowPart::Body;
        m_state = State::Window;
        intents.push_back(windowAt(input));
    }
    return intents;
}

Intents Interaction::begin(const PointerInput& input)
{
    const PointerTarget& target = m_press.target;
    if (target.zone == Zone::LaneHeader || !target.chip.isEmpty())
        return {};
    if (target.zone == Zone::Overview) {
        m_state = State::Window;
        return {windowAt(input)};
    }
    if (target.zone == Zone::Lane && !target.item.isNull()) {
        if (target.part != ItemPart::Body) {
            m_state = State::Edge;
            Intents intents = dragged(m_press, DragPhase::Begin);
            intents.push_back(dragged(input, DragPhase::Move).front());
            return intents;
        }
        if (target.movable) {
            m_state = State::Item;
            Intents intents = dragged(m_press, DragPhase::Begin);
            intents.push_back(dragged(input, DragPhase::Move).front());
            return intents;
        }
    }
    m_state = State::Selecting;
    m_anchor = clampedTo(m_press.at, m_around.frames);
    if (target.selectionEdge && m_around.selection)
        m_anchor = *target.selectionEdge == Edge::Start ? m_around.selection->end : m_around.selection->start;
    else if ((m_press.modifiers & Qt::ShiftModifier) && m_around.selection)
        m_anchor = m_press.at < m_around.selection->start ? m_around.selection->end : m_around.selection->start;
    return {selectionTo(input.at)};
}

SelectIntent Interaction::selectionTo(Frame at) const
{
    const Frame to = clampedTo(at, m_around.frames);
    const FrameSpan span{std::min(m_anchor, to), std::max(m_anchor, to)};
    return {span.isEmpty() ? std::nullopt : std::optional(span)};
}

Intents Interaction::dragged(const PointerInput& input, DragPhase phase)
{
    const PointerTarget& target = m_press.target;
    if (m_state == State::Item)
        return {DragItemIntent{target.layer, target.item, input.at - m_press.at, input.modifiers, phase}};
    // The edge keeps its distance to the pointer: grabbing it does not move it.
    const Frame to = clampedTo(target.partAt + (input.at - m_press.at), m_around.frames);
    const Edge edge = target.part == ItemPart::StartEdge ? Edge::Start : Edge::End;
    return {DragEdgeIntent{target.layer, target.item, edge, to, input.modifiers, phase}};
}

Intent Interaction::windowAt(const PointerInput& input) const
{
    const FrameCount by = input.at - m_press.at;
    FrameSpan span = m_around.window;
    switch (m_press.target.window) {
    case WindowPart::StartEdge:
        span.start = std::min(clampedTo(span.start + by, m_around.frames), span.end - 1);
        return ShowIntent{span, ShowHow::Fit};
    case WindowPart::EndEdge:
        span.end = std::max(clampedTo(span.end + by, m_around.frames), span.start + 1);
        return ShowIntent{span, ShowHow::Fit};
    default:
        return ShowIntent{{span.start + by, span.end + by}, ShowHow::Scroll};
    }
}

Intents Interaction::move(const PointerInput& input)
{
    m_last = input;
    switch (m_state) {
    case State::Idle:
        return {};
    case State::Pressed:
        // Far enough once is enough: coming back to the start is then part of the drag.
        return std::abs(input.xPx - m_press.xPx) < kDragPx ? Intents{} : begin(input);
    case State::Selecting:
        return {selectionTo(input.at)};
    case State::Edge:
    case State::Item:
        return dragged(input, DragPhase::Move);
    case State::Window:
        return {windowAt(input)};
    }
    return {};
}

Intents Interaction::release(const PointerInput& input)
{
    const State state = m_state;
    Intents intents;
    if (state == State::Edge || state == State::Item) {
        intents = dragged(input, DragPhase::End);
    } else if (state == State::Selecting) {
        intents = {selectionTo(input.at)};
    } else if (state == State::Pressed) {
        const PointerTarget& target = m_press.target;
        const bool extend = (m_press.modifiers & Qt::ShiftModifier) && m_around.selection;
        if (!target.chip.isEmpty()) {
            intents = {ToggleChipIntent{target.layer, target.chip}};
        } else if (target.zone == Zone::Time && extend) {
            begin(input);
            intents = {selectionTo(input.at)};
        } else if (target.zone == Zone::Time && !target.selectionEdge) {
            intents = {SelectIntent{}, SeekIntent{clampedTo(m_press.at, m_around.frames)}};
        } else if (target.zone == Zone::Lane && target.item.isNull()) {
            intents = {SeekIntent{clampedTo(m_press.at, m_around.frames)}};
        }
    }
    m_state = State::Idle;
    return intents;
}

Intents Interaction::doubleClick(const PointerInput& input)
{
    m_state = State::Idle;
    const PointerTarget& target = input.target;
    if (target.zone != Zone::Lane || !target.chip.isEmpty())
        return {};
    if (target.item.isNull())
        return {OpenPlaceIntent{target.layer, clampedTo(input.at, m_around.frames)}};
    return {OpenItemIntent{target.layer, target.item}};
}

Intents Interaction::cancel()
{
    const State state = m_state;
    Intents intents;
    if (state == State::Edge || state == State::Item)
        intents = dragged(m_press, DragPhase::Cancel);
    else if (state == State::Selecting)
        intents = {SelectIntent{m_around.selection}};
    else if (state == State::Window)
        intents = {ShowIntent{m_around.window, ShowHow::Fit}};
    m_state = State::Idle;
    return intents;
}

} // namespace unisono
