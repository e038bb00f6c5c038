#include "core/annotation/editbuilder.h"

#include <algorithm>

namespace unisono {

EditBuilder::EditBuilder(const OperationContext& context, const QString& kind, const QString& subject,
                         const QString& mergeKey)
    : m_context(context),
      m_edit{kind, subject, mergeKey, {}}
{
}

Item EditBuilder::fresh(FrameSpan span, int level, const QString& label) const
{
    Item item;
    item.id = ItemId::next();
    item.assignment = m_context.assignment.id;
    item.span = span;
    item.level = level;
    item.label = label;
    item.origin = m_context.stamp.origin;
    return item;
}

void EditBuilder::make(Item item)
{
    item.author = m_context.stamp.author;
    item.version = 1;
    item.changedMs = m_context.stamp.nowMs;
    m_edit.changes.push_back(Change<Item>{std::nullopt, std::move(item)});
}

void EditBuilder::change(const Item& before, Item after)
{
    if (after == before)
        return;
    after.author = m_context.stamp.author;
    after.version = before.version + 1;
    after.changedMs = m_context.stamp.nowMs;
    m_edit.changes.push_back(Change<Item>{before, std::move(after)});
}

void EditBuilder::remove(const Item& before)
{
    m_edit.changes.push_back(Change<Item>{before, std::nullopt});
}

Edit EditBuilder::take()
{
    if (!m_edit.changes.empty() && m_context.assignment.state == AssignmentState::Assigned) {
        Assignment begun = m_context.assignment;
        begun.state = AssignmentState::InProgress;
        m_edit.changes.insert(m_edit.changes.begin(), Change<Assignment>{m_context.assignment, begun});
    }
    return std::move(m_edit);
}

Error invalid(const QString& message, const QString& subject)
{
    return {ErrorCode::Invalid, message, subject, {}};
}

Result<void> editable(const OperationContext& context, std::initializer_list<LayerKind> kinds, int level)
{
    const AssignmentState state = context.assignment.state;
    if (state != AssignmentState::Assigned && state != AssignmentState::InProgress)
        return invalid(QStringLiteral("the assignment is closed"), context.layer.id);
    if (context.trackFrames <= 0)
        return invalid(QStringLiteral("the track has no frames"));
    if (std::find(kinds.begin(), kinds.end(), context.layer.kind) == kinds.end())
        return invalid(QStringLiteral("not an operation for layers of kind ") + layerKindId(context.layer.kind),
                       context.layer.id);
    if (level < 0 || level >= std::max(1, context.layer.levels))
        return invalid(QStringLiteral("the layer has no level %1").arg(level), context.layer.id);
    return {};
}

Result<void> knownLabel(const LayerDef& layer, const QString& label)
{
    if (label.isEmpty() || layer.label(label))
        return {};
    return invalid(QStringLiteral("the layer has no such label"), label);
}

QString subjectOf(const LayerDef& layer, const QString& label)
{
    return label.isEmpty() ? layer.name : layer.labelPath(label);
}

} // namespace unisono
