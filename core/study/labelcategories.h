#pragma once

#include "core/agreement/coefficients/ratings.h"
#include "core/study/studydata.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <functional>
#include <span>

namespace unisono {

/// The labels that a layer's answers use, as numbers: those of the schema in its order, then texts that were imported
/// and are no labels of it, then "nothing there". Unlabelled is a label of its own.
class LabelCategories {
public:
    explicit LabelCategories(const StudyLayer& layer);

    int count() const { return int(m_keys.size()) + 1; }
    int of(const Item& item) const { return m_numbers.value(keyOf(item)); }
    int nothing() const { return int(m_keys.size()); }
    /// Label id; "text:..." of an imported text; "" of what has no label.
    const QStringList& keys() const { return m_keys; }
    static QString keyOf(const Item& item);

private:
    QStringList m_keys;
    QHash<QString, int> m_numbers;
};

/// Frames of a track in which labels are compared, in seconds.
inline constexpr double kLabelFrameSeconds = 0.1;

/// How many categories there are, of which the last is "nothing there", and levels of nesting.
struct FrameShape {
    int categories = 0;
    int levels = 1;
};

/// What the raters' intervals say at the middle of every frame up to the last item of anybody; a level is frames of
/// its own. Where items overlap the one that begins last counts.
Ratings frameRatings(const StudyTrack& track, std::span<const std::size_t> raters, const FrameShape& shape,
                     const std::function<int(const Item&)>& categoryOf);

} // namespace unisono
