#include "core/annotation/findinglist.h"

#include "core/genre/resolve.h"

#include <algorithm>
#include <map>

namespace unisono {

namespace {

class Checker : public FindingList {
public:
    Checker(const LayerDef& layer, AssignmentId assignment)
        : FindingList(layer, assignment),
          m_layer(layer)
    {
    }

    void checkLabel(const Item& item, const GenreSchema* schema)
    {
        const bool wantsLabel = m_layer.kind == LayerKind::Interval && !m_layer.labels.empty();
        if (!item.foreignText.isEmpty())
            find("check.foreign-label", Severity::Warning, item.id, item.span, {item.foreignText});
        else if (!item.label.isEmpty())
            checkKnown(item, item.label, schema);
        else if (item.label.isEmpty() && wantsLabel)
            find("check.unlabelled", Severity::Warning, item.id, item.span);
        if (const auto* tag = std::get_if<TagValue>(&item.payload))
            for (const QString& label : tag->labels)
                checkKnown(item, label, schema);
        if (item.confidence == Confidence::Unsure)
            find("check.unsure", Severity::Info, item.id, item.span);
    }

    void checkTiling(const Items& items, FrameCount trackFrames)
    {
        std::map<int, std::vector<const Item*>> levels;
        for (const Item& item : items)
            levels[item.level].push_back(&item);
        for (const auto& [level, row] : levels) {
            Frame at{0};
            for (const Item* item : row) {
                if (item->span.start > at)
                    find("check.gap", Severity::Error, {}, {at, item->span.start});
                else if (item->span.start < at)
                    find("check.overlap", Severity::Error, item->id, {item->span.start, std::min(at, item->span.end)});
                at = std::max(at, item->span.end);
            }
            if (trackFrames > 0 && at < Frame{trackFrames})
                find("check.gap", Severity::Error, {}, {at, {trackFrames}});
        }
    }

    void checkInstants(const Items& items)
    {
        const InstantValue* before = nullptr;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Item& item = items[i];
            if (i > 0 && items[i - 1].span.start == item.span.start)
                find("check.same-time", Severity::Error, item.id, item.span);
            const auto* value = std::get_if<InstantValue>(&item.payload);
            if (value && value->beat && before && before->beat && !follows(*before, *value))
                find("check.beat-order", Severity::Warning, item.id, item.span,
                     {QString::number(*before->beat), QString::number(*value->beat)});
            before = value;
        }
    }

private:
    void checkKnown(const Item& item, const QString& label, const GenreSchema* schema)
    {
        if (m_layer.label(label))
            return;
        const QString layer = m_layer.ofGenres ? QString() : m_layer.id;
        if (schema)
            for (const Retired& one : schema->retired)
                if (one.id == label && one.layer == layer) {
                    QStringList choices;
                    for (const QString& id : one.became)
                        choices << m_layer.labelPath(id);
                    find("check.retired-label", Severity::Error, item.id, item.span,
                         {label, choices.join(QStringLiteral(", "))});
                    return;
                }
        const std::optional<LayerDef> whole = schema ? wholeLayer(*schema, m_layer.id) : std::nullopt;
        if (whole && whole->label(label))
            find("check.other-genre", Severity::Warning, item.id, item.span, {whole->labelPath(label)});
        else
            find("check.unknown-label", Severity::Error, item.id, item.span, {label});
    }

    /// The next beat of the bar, or the first of the next bar.
    static bool follows(const InstantValue& a, const InstantValue& b)
    {
        const bool counts = *b.beat == *a.beat + 1 && (!a.bar || !b.bar || *a.bar == *b.bar);
        const bool newBar = *b.beat == 1 && (!a.bar || !b.bar || *b.bar == *a.bar + 1);
        return counts || newBar;
    }

    const LayerDef& m_layer;
};

} // namespace

Findings checkUnit(const CheckedUnit& unit)
{
    const LayerDef& layer = unit.layer;
    Checker checker(layer, unit.assignment);
    for (const Item& item : unit.items) {
        checker.checkLabel(item, unit.schema);
        if (unit.trackFrames > 0 && layer.kind != LayerKind::Tag && item.span.end > Frame{unit.trackFrames})
            checker.find("check.beyond-track", Severity::Error, item.id, item.span);
    }
    // An empty unit is not annotated, which is no fault.
    if (layer.tiling && !unit.items.empty())
        checker.checkTiling(unit.items, unit.trackFrames);
    if (layer.kind == LayerKind::Instant)
        checker.checkInstants(unit.items);
    Findings all = checker.take();
    Findings rules = checkRules(unit);
    const auto kept = std::ptrdiff_t(all.size());
    all.insert(all.end(), std::make_move_iterator(rules.begin()), std::make_move_iterator(rules.end()));
    std::inplace_merge(all.begin(), all.begin() + kept, all.end(),
                       [](const Finding& a, const Finding& b) { return a.span.start < b.span.start; });
    return all;
}

} // namespace unisono
