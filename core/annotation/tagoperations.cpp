#include "core/annotation/editbuilder.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

const TagValue* tagOf(const Item& item)
{
    return std::get_if<TagValue>(&item.payload);
}

/// The item new values go to. Tags that an import could not map stand beside it as items of their own.
const Item* tagItem(const Items& items)
{
    const auto it =
        std::find_if(items.begin(), items.end(), [](const Item& i) { return tagOf(i) && i.foreignText.isEmpty(); });
    return it == items.end() ? nullptr : &*it;
}

QStringList inVocabularyOrder(const LayerDef& layer, const QStringList& labels)
{
    QStringList ordered;
    for (const LabelDef& def : layer.labels)
        if (labels.contains(def.id))
            ordered.append(def.id);
    for (const QString& label : labels) // of an older schema
        if (!ordered.contains(label))
            ordered.append(label);
    return ordered;
}

/// Item `held` (nullptr: none yet) becomes `value`; without any value it goes.
Edit withValue(const OperationContext& c, EditBuilder& edit, const Item* held, const TagValue& value)
{
    if (value.labels.isEmpty() && !value.number) {
        if (held)
            edit.remove(*held);
    } else if (held) {
        Item after = *held;
        after.payload = value;
        edit.change(*held, std::move(after));
    } else {
        Item item = edit.fresh({Frame{0}, Frame{c.trackFrames}}, 0, {});
        item.payload = value;
        edit.make(std::move(item));
    }
    return edit.take();
}

} // namespace

Result<Edit> toggleTag(const OperationContext& c, const QString& label)
{
    if (const auto ok = editable(c, {LayerKind::Tag}); !ok)
        return ok.error();
    if (label.isEmpty() || c.layer.choice == TagChoice::Number)
        return invalid(QStringLiteral("not a label of this layer"), c.layer.id);
    if (const auto ok = knownLabel(c.layer, label); !ok)
        return ok.error();
    EditBuilder edit(c, QStringLiteral("items.tag"), subjectOf(c.layer, label));
    const auto holding = std::find_if(c.items.begin(), c.items.end(),
                                      [&label](const Item& i) { return tagOf(i) && tagOf(i)->labels.contains(label); });
    const Item* held = holding != c.items.end() ? &*holding : tagItem(c.items);
    TagValue value = held ? *tagOf(*held) : TagValue();
    if (value.labels.contains(label))
        value.labels.removeAll(label);
    else if (c.layer.choice == TagChoice::Several)
        value.labels = inVocabularyOrder(c.layer, value.labels + QStringList{label});
    else
        value.labels = QStringList{label};
    value.noFiner = false;
    return withValue(c, edit, held, value);
}

Result<Edit> setNoFiner(const OperationContext& c, bool noFiner)
{
    if (const auto ok = editable(c, {LayerKind::Tag}); !ok)
        return ok.error();
    const Item* held = tagItem(c.items);
    if (c.layer.choice != TagChoice::Path || !held || tagOf(*held)->labels.isEmpty())
        return invalid(QStringLiteral("no answer that could be called the finest"), c.layer.id);
    EditBuilder edit(c, QStringLiteral("items.tag"), subjectOf(c.layer, tagOf(*held)->labels.front()));
    TagValue value = *tagOf(*held);
    value.noFiner = noFiner;
    return withValue(c, edit, held, value);
}

Result<Edit> setTagNumber(const OperationContext& c, std::optional<double> number)
{
    if (const auto ok = editable(c, {LayerKind::Tag}); !ok)
        return ok.error();
    if (c.layer.choice != TagChoice::Number)
        return invalid(QStringLiteral("the layer holds no number"), c.layer.id);
    if (number && !(std::isfinite(*number) && *number >= c.layer.valueFrom && *number <= c.layer.valueTo))
        return invalid(QStringLiteral("outside %1 .. %2").arg(c.layer.valueFrom).arg(c.layer.valueTo), c.layer.id);
    EditBuilder edit(c, QStringLiteral("items.tag-number"), c.layer.name,
                     QStringLiteral("number:") + c.assignment.id.toText());
    const Item* held = tagItem(c.items);
    TagValue value = held ? *tagOf(*held) : TagValue();
    value.number = number;
    return withValue(c, edit, held, value);
}

} // namespace unisono
