#include "core/annotation/findinglist.h"

#include "core/time/frame.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

/// Counts beats or bars between two frames; between two of them it interpolates.
class MusicalTime {
public:
    MusicalTime(const Items* beats, bool onlyDownbeats)
    {
        if (!beats)
            return;
        for (const Item& item : *beats) {
            const auto* value = std::get_if<InstantValue>(&item.payload);
            if (!onlyDownbeats || (value && value->beat == 1))
                m_frames.push_back(item.span.start);
        }
    }
    bool isKnown() const { return m_frames.size() >= 2; }
    double between(Frame from, Frame to) const { return position(to) - position(from); }

private:
    double position(Frame at) const
    {
        // Before the first and after the last the nearest distance goes on.
        const auto next = std::upper_bound(m_frames.begin() + 1, m_frames.end() - 1, at);
        const Frame before = *(next - 1);
        return double(next - 1 - m_frames.begin()) + double(at - before) / double(*next - before);
    }
    std::vector<Frame> m_frames;
};

class RuleChecker : public FindingList {
public:
    explicit RuleChecker(const CheckedUnit& unit)
        : FindingList(unit.layer, unit.assignment),
          m_unit(unit),
          m_layer(unit.layer),
          m_beats(unit.beats, false),
          m_bars(unit.beats, true)
    {
    }

    Findings run()
    {
        if (m_unit.items.empty())
            return {};
        for (const Item& item : m_unit.items) {
            checkLength(item);
            checkValue(item);
            if (m_layer.kind == LayerKind::Tag)
                checkTag(item);
        }
        if (m_wantsBeats)
            find("check.no-beats", Severity::Info, {}, {}, {});
        checkNumbers();
        checkTogether();
        checkNesting();
        if (m_unit.holder && m_unit.holderItems)
            for (const Item& item : m_unit.items)
                checkHolder(item, *m_unit.holder, *m_unit.holderItems, 0);
        return take();
    }

private:
    QString nameOf(const QString& label) const { return m_layer.labelPath(label); }

    /// Length of a span in the unit of `in`; nullopt: no beats to count by.
    std::optional<double> lengthIn(Duration::Unit in, FrameSpan span)
    {
        const double seconds = secondsOf(span.length(), m_unit.rate);
        if (in == Duration::Unit::Seconds)
            return seconds;
        if (in == Duration::Unit::Milliseconds)
            return seconds * 1000;
        const MusicalTime& time = in == Duration::Unit::Beats ? m_beats : m_bars;
        if (!time.isKnown()) {
            m_wantsBeats = true;
            return std::nullopt;
        }
        return time.between(span.start, span.end);
    }

    void checkLength(const Item& item)
    {
        if (item.span.isEmpty() || m_layer.kind == LayerKind::Tag)
            return;
        const LabelDef* label = m_layer.label(item.label);
        // Marks are set by ear: what is shorter by less than an eighth counts as long enough.
        constexpr double kSlack = 0.125;
        const auto& shortest = label && label->shortest ? label->shortest : m_layer.shortest;
        const auto& longest = label && label->longest ? label->longest : m_layer.longest;
        const QString name = label ? nameOf(label->id) : QString();
        if (shortest)
            if (const auto length = lengthIn(shortest->unit, item.span))
                if (*length < shortest->value * (shortest->isMusical() ? 1 - kSlack : 1))
                    find("check.too-short", Severity::Warning, item.id, item.span,
                         {name, Duration{std::round(*length * 100) / 100, shortest->unit}.text(), shortest->text()});
        if (longest)
            if (const auto length = lengthIn(longest->unit, item.span))
                if (*length > longest->value * (longest->isMusical() ? 1 + kSlack : 1))
                    find("check.too-long", Severity::Warning, item.id, item.span,
                         {name, Duration{std::round(*length * 100) / 100, longest->unit}.text(), longest->text()});
    }

    void checkValue(const Item& item)
    {
        const auto outside = [&](double value) { return value < m_layer.valueFrom || value > m_layer.valueTo; };
        const auto report = [&](double value) {
            find("check.value-range", Severity::Warning, item.id, item.span,
                 {QString::number(value, 'g', 6), QString::number(m_layer.valueFrom, 'g', 6),
                  QString::number(m_layer.valueTo, 'g', 6), m_layer.valueUnit});
        };
        if (const auto* curve = std::get_if<CurveValue>(&item.payload)) {
            for (const CurvePoint& point : curve->points)
                if (point.value && outside(*point.value))
                    return report(*point.value);
        } else if (const auto* tag = std::get_if<TagValue>(&item.payload)) {
            if (m_layer.choice == TagChoice::Number && tag->number && outside(*tag->number))
                report(*tag->number);
        }
    }

    void checkTag(const Item& item)
    {
        const auto* tag = std::get_if<TagValue>(&item.payload);
        if (!tag)
            return;
        if (m_layer.choice == TagChoice::Several && m_layer.atMost && tag->labels.size() > *m_layer.atMost)
            find("check.too-many-labels", Severity::Warning, item.id, item.span,
                 {QString::number(tag->labels.size()), QString::number(*m_layer.atMost)});
        for (const QStringList& group : m_layer.exclusive) {
            QStringList both;
            for (const QString& label : group)
                if (tag->labels.contains(label))
                    both << nameOf(label);
            if (both.size() > 1)
                find("check.exclusive", Severity::Warning, item.id, item.span, {both[0], both[1]});
        }
        if (m_layer.choice == TagChoice::Path && !tag->noFiner && tag->labels.size() == 1 &&
            !m_layer.children(tag->labels[0]).empty())
            find("check.genre-unfinished", Severity::Info, item.id, item.span, {nameOf(tag->labels[0])});
    }

    void checkNumbers()
    {
        const FrameSpan whole{m_unit.items.front().span.start, m_unit.items.front().span.start};
        if (m_layer.atMost && m_layer.kind != LayerKind::Tag && int(m_unit.items.size()) > *m_layer.atMost)
            find("check.too-many", Severity::Warning, m_unit.items[std::size_t(*m_layer.atMost)].id,
                 m_unit.items[std::size_t(*m_layer.atMost)].span,
                 {QString(), QString::number(m_unit.items.size()), QString::number(*m_layer.atMost)});
        for (const LabelDef& label : m_layer.labels) {
            if (!label.required && !label.atMost)
                continue;
            std::vector<const Item*> with;
            for (const Item& item : m_unit.items)
                if (item.label == label.id)
                    with.push_back(&item);
            if (label.required && with.empty())
                find("check.label-missing", Severity::Warning, {}, whole, {nameOf(label.id)});
            if (label.atMost && int(with.size()) > *label.atMost)
                find("check.too-many", Severity::Warning, with[std::size_t(*label.atMost)]->id,
                     with[std::size_t(*label.atMost)]->span,
                     {nameOf(label.id), QString::number(with.size()), QString::number(*label.atMost)});
        }
    }

    /// Items of one level at the same time: where they may not be, or their labels rule each other out.
    void checkTogether()
    {
        const bool hasSpans = m_layer.kind == LayerKind::Interval || m_layer.kind == LayerKind::Chord ||
                              m_layer.kind == LayerKind::Note || m_layer.kind == LayerKind::Text;
        if (!hasSpans || m_layer.tiling || (m_layer.overlaps && m_layer.exclusive.empty()))
            return;
        std::vector<const Item*> open;
        for (const Item& item : m_unit.items) {
            std::erase_if(open, [&](const Item* before) { return before->span.end <= item.span.start; });
            for (const Item* before : open) {
                if (before->level != item.level)
                    continue;
                const FrameSpan both{item.span.start, std::min(before->span.end, item.span.end)};
                if (!m_layer.overlaps)
                    find("check.overlap", Severity::Error, item.id, both, {});
                else if (ruleOut(before->label, item.label))
                    find("check.exclusive", Severity::Warning, item.id, both,
                         {nameOf(before->label), nameOf(item.label)});
            }
            open.push_back(&item);
        }
    }

    bool ruleOut(const QString& a, const QString& b) const
    {
        return a != b && std::any_of(m_layer.exclusive.begin(), m_layer.exclusive.end(),
                                     [&](const QStringList& group) { return group.contains(a) && group.contains(b); });
    }

    void checkNesting()
    {
        if (m_layer.kind != LayerKind::Interval)
            return;
        for (const Item& item : m_unit.items) {
            if (item.level >= m_layer.levels)
                find("check.too-nested", Severity::Warning, item.id, item.span,
                     {QString::number(item.level + 1), QString::number(m_layer.levels)});
            else if (item.level > 0)
                checkHolder(item, m_layer, m_unit.items, item.level - 1);
        }
    }

    /// An item lies within one of `holders` at `level`, whose label may hold it.
    void checkHolder(const Item& item, const LayerDef& holderLayer, const Items& holders, int level)
    {
        // Items are in order of their start: the last one that begins at or before.
        auto at = std::upper_bound(holders.begin(), holders.end(), item.span.start,
                                   [](Frame frame, const Item& each) { return frame < each.span.start; });
        while (at != holders.begin()) {
            --at;
            if (at->level != level || at->id == item.id || at->span.end < item.span.end)
                continue;
            const LabelDef* label = m_layer.label(item.label);
            if (label && !label->inside.isEmpty() && !at->label.isEmpty() && !label->inside.contains(at->label))
                find("check.wrong-parent", Severity::Warning, item.id, item.span,
                     {nameOf(item.label), holderLayer.labelPath(at->label)});
            return;
        }
        find("check.outside", Severity::Warning, item.id, item.span, {nameOf(item.label), holderLayer.name});
    }

    const CheckedUnit& m_unit;
    const LayerDef& m_layer;
    const MusicalTime m_beats;
    const MusicalTime m_bars;
    bool m_wantsBeats = false;
};

} // namespace

Findings checkRules(const CheckedUnit& unit)
{
    return RuleChecker(unit).run();
}

} // namespace unisono
