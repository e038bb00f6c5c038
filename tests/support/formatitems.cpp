#include "tests/support/formatitems.h"

#include <algorithm>
#include <random>

namespace unisono::test {

namespace {

class Maker {
public:
    Maker(const LayerDef& layer, unsigned seed, Filled filled)
        : m_layer(layer),
          m_random(seed),
          m_rich(filled == Filled::Richly)
    {
    }
    int below(int n) { return n <= 0 ? 0 : int(m_random() % unsigned(n)); }
    bool often() { return below(3) > 0; }

    QString label()
    {
        const auto& labels = m_layer.labels;
        return labels.empty() || !often() ? QString() : labels[std::size_t(below(int(labels.size())))].id;
    }
    QString text()
    {
        static const QStringList plain{QStringLiteral("one two"), QStringLiteral("Größe, “quoted”"),
                                       QStringLiteral("it's; 5"), QStringLiteral("مقام"), QStringLiteral("#x🎵")};
        static const QStringList rich{QStringLiteral("two\nlines"), QStringLiteral("say \"so\""),
                                      QStringLiteral("back\\"), QStringLiteral("tab\there"), QStringLiteral(" edges ")};
        return m_rich && often() ? rich[below(int(rich.size()))] : plain[below(int(plain.size()))];
    }
    Payload payload(FrameSpan span)
    {
        switch (m_layer.kind) {
        case LayerKind::Interval:
            break;
        case LayerKind::Instant:
            return m_rich && often() ? InstantValue{below(90), 1 + below(7)} : InstantValue{};
        case LayerKind::Curve: {
            CurveValue curve;
            const int step = int(span.length() / 100) + 1;
            for (Frame at = span.start; at < span.end; at = at + 1 + below(step))
                curve.points.push_back({at, often() ? std::optional(50 + below(100000) / 128.0) : std::nullopt});
            return curve;
        }
        case LayerKind::Note: {
            NoteValue note{double(below(12700)) + below(100) / 100.0, std::nullopt};
            if (m_rich)
                note.velocity = below(101) / 100.0;
            return note;
        }
        case LayerKind::Chord:
            return ChordValue{QStringList{QStringLiteral("N"), QStringLiteral("A:min7/b3"), QStringLiteral("Bb:maj"),
                                          QStringLiteral("F#:hdim7(*5,9)")}[below(4)]};
        case LayerKind::Text:
            return TextValue{text()};
        case LayerKind::Tag:
            break;
        }
        return {};
    }
    void enrich(Item& item)
    {
        item.confidence = Confidence(below(3));
        if (often())
            item.startUncertainty = below(5000);
        if (often())
            item.endUncertainty = below(5000);
        if (often())
            item.extra = QStringLiteral("{\"other\":{\"a\":[1,null,\"x\"]}}");
        if (m_layer.kind == LayerKind::Interval)
            item.level = below(m_layer.levels);
    }

    const LayerDef& m_layer;
    std::mt19937 m_random;
    bool m_rich;
};

TagValue tagValue(Maker& make, const LayerDef& layer)
{
    TagValue value;
    if (layer.choice == TagChoice::Number) {
        value.number = layer.valueFrom + make.below(1000) / 1000.0 * (layer.valueTo - layer.valueFrom);
    } else {
        const std::size_t step = layer.choice == TagChoice::Several ? 3 : layer.labels.size();
        for (std::size_t i = std::size_t(make.below(3)); i < layer.labels.size(); i += step)
            value.labels.append(layer.labels[i].id);
    }
    return value;
}

} // namespace

Items madeItems(const LayerDef& layer, FrameCount frames, unsigned seed, Filled filled)
{
    Maker make(layer, seed, filled);
    Items items;
    if (layer.kind == LayerKind::Tag) {
        Item item;
        item.span = {Frame{0}, Frame{frames}};
        item.payload = tagValue(make, layer);
        if (filled == Filled::Richly)
            make.enrich(item);
        items.push_back(item);
        return items;
    }
    const int count = layer.kind == LayerKind::Curve ? 3 : 24;
    const FrameCount step = frames / count;
    for (int level = 0; level < (layer.kind == LayerKind::Interval ? layer.levels : 1); ++level) {
        Frame at{0};
        for (int i = 0; i < count; ++i) {
            Item item;
            const Frame end = i + 1 == count ? Frame{frames} : Frame{step * i + 1 + make.below(int(step))};
            item.span = layer.kind == LayerKind::Instant ? FrameSpan{at, at} : FrameSpan{at, std::max(at + 1, end)};
            at = item.span.end + (layer.kind == LayerKind::Instant ? 1 + make.below(int(step)) : 0);
            item.payload = make.payload(item.span);
            if (layer.kind == LayerKind::Interval || layer.kind == LayerKind::Instant) {
                item.label = make.label();
                if (item.label.isEmpty())
                    item.foreignText = make.often() ? QStringLiteral("no label: ") + make.text().trimmed() : QString();
            }
            if (filled == Filled::Richly)
                make.enrich(item);
            if (layer.kind == LayerKind::Interval)
                item.level = level;
            items.push_back(item);
        }
    }
    std::stable_sort(items.begin(), items.end(), itemBefore);
    return items;
}

QString difference(const Item& a, const Item& b)
{
    if (a.span != b.span)
        return QStringLiteral("span %1..%2, %3..%4")
            .arg(a.span.start.value)
            .arg(a.span.end.value)
            .arg(b.span.start.value)
            .arg(b.span.end.value);
    if (a.level != b.level)
        return QStringLiteral("level");
    if (a.label != b.label)
        return QStringLiteral("label '%1', '%2'").arg(a.label, b.label);
    if (a.foreignText != b.foreignText)
        return QStringLiteral("foreignText '%1', '%2'").arg(a.foreignText, b.foreignText);
    if (a.payload != b.payload)
        return QStringLiteral("payload");
    if (a.confidence != b.confidence)
        return QStringLiteral("confidence");
    if (a.startUncertainty != b.startUncertainty || a.endUncertainty != b.endUncertainty)
        return QStringLiteral("uncertainty");
    if (a.extra != b.extra)
        return QStringLiteral("extra '%1', '%2'").arg(a.extra, b.extra);
    return {};
}

QString difference(const Items& a, const Items& b)
{
    if (a.size() != b.size())
        return QStringLiteral("%1 items, %2").arg(a.size()).arg(b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const QString field = difference(a[i], b[i]); !field.isEmpty())
            return QStringLiteral("item %1: %2").arg(i).arg(field);
    return {};
}

} // namespace unisono::test
