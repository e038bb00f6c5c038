#include "core/study/labelcategories.h"

#include <algorithm>
#include <cmath>

namespace unisono {

LabelCategories::LabelCategories(const StudyLayer& layer)
{
    QSet<QString> used;
    for (const StudyTrack& track : layer.tracks)
        for (const std::optional<StudyAnswer>& answer : track.answers)
            if (answer)
                for (const Item& item : answer->items)
                    used << keyOf(item);
    for (const LabelDef& label : layer.layer.labels)
        if (used.remove(label.id))
            m_keys << label.id;
    QStringList others(used.begin(), used.end());
    others.sort();
    m_keys += others;
    for (int i = 0; i < int(m_keys.size()); ++i)
        m_numbers.insert(m_keys[i], i);
}

QString LabelCategories::keyOf(const Item& item)
{
    if (!item.label.isEmpty())
        return item.label;
    const QString text = item.foreignText.trimmed().toLower();
    return text.isEmpty() ? QString() : QStringLiteral("text:") + text;
}

Ratings frameRatings(const StudyTrack& track, std::span<const std::size_t> raters, const FrameShape& shape,
                     const std::function<int(const Item&)>& categoryOf)
{
    Frame end;
    for (const std::optional<StudyAnswer>& answer : track.answers)
        if (answer)
            for (const Item& item : answer->items)
                end = std::max(end, item.span.end);
    const double perFrame = kLabelFrameSeconds * track.rate.hz;
    const auto frames = std::size_t(std::ceil(double(end.value) / perFrame - 0.5));
    Ratings ratings{shape.categories, {}, {}};
    const auto levels = std::size_t(shape.levels);
    for (const std::size_t rater : raters) {
        const std::optional<StudyAnswer>& answer = track.answers[rater];
        std::vector<int>& row = ratings.of.emplace_back(frames * levels, answer ? shape.categories - 1 : kMissing);
        if (!answer)
            continue;
        for (const Item& item : answer->items) { // by start: a later one overwrites
            const auto first = std::size_t(std::max(0.0, std::ceil(double(item.span.start.value) / perFrame - 0.5)));
            const auto last = std::size_t(std::max(0.0, std::ceil(double(item.span.end.value) / perFrame - 0.5)));
            const std::size_t level = std::size_t(std::clamp(item.level, 0, shape.levels - 1)) * frames;
            const int category = categoryOf(item);
            for (std::size_t frame = first; frame < std::min(last, frames); ++frame)
                row[level + frame] = category;
        }
    }
    return ratings;
}

} // namespace unisono
