#include "core/study/layertables.h"

#include "core/agreement/coefficients/setdistance.h"
#include "core/agreement/eventf.h"
#include "core/agreement/labels.h"
#include "core/study/boundarytable.h"
#include "core/study/chordtable.h"
#include "core/study/contourtable.h"
#include "core/study/eventtable.h"
#include "core/study/gammatable.h"
#include "core/study/hierarchytable.h"
#include "core/study/labelcategories.h"
#include "core/study/numbertable.h"

#include <cmath>
#include <map>

namespace unisono {

namespace {

const TagValue* tagOf(const StudyAnswer& answer)
{
    return answer.items.empty() ? nullptr : std::get_if<TagValue>(&answer.items.front().payload);
}

/// One unit a track: what `categoryOf` makes of each answer.
RatingsOfTrack ofWholeTrack(int categories, std::function<int(const StudyAnswer&)> categoryOf)
{
    return
        [categories, categoryOf = std::move(categoryOf)](const StudyTrack& track, std::span<const std::size_t> raters) {
            Ratings ratings{categories, {}, {}};
            for (const std::size_t rater : raters) {
                const std::optional<StudyAnswer>& answer = track.answers[rater];
                ratings.of.push_back({answer ? categoryOf(*answer) : kMissing});
            }
            return ratings;
        };
}

/// Labels of the layer by their distance in its tree; what is no label of it, and nothing, is apart from everything.
AgreementWeights treeWeights(const LayerDef& layer, const QStringList& keys)
{
    return weightsOfDistance(int(keys.size()) + 1, [&](int a, int b) {
        if (a == b)
            return 0.0;
        if (a >= keys.size() || b >= keys.size())
            return 1.0;
        return treeDistance(layer, keys[a], keys[b]).value_or(1);
    });
}

bool hasTree(const LayerDef& layer)
{
    return std::any_of(layer.labels.begin(), layer.labels.end(),
                       [](const LabelDef& label) { return !label.parentId.isEmpty(); });
}

double windowSeconds(const LayerDef& layer, double byKind)
{
    const std::optional<Duration>& window = layer.agreement.window;
    return window && !window->isMusical() ? window->seconds() : byKind;
}

class Maker {
public:
    Maker(const StudyLayer& layer, std::size_t raters)
        : m_layer(layer),
          m_raters(raters)
    {
    }

    LayerTables made()
    {
        switch (m_layer.layer.kind) {
        case LayerKind::Tag:
            makeTag();
            break;
        case LayerKind::Interval:
            makeIntervals();
            break;
        case LayerKind::Instant:
            makeInstants();
            break;
        case LayerKind::Curve:
            if (m_layer.layer.valueUnit == QLatin1String("Hz"))
                add(pitchTable());
            else
                add(numberTable({QStringLiteral("interval"), QStringLiteral("moment"), NumberGate::Icc}, curveNumbers(),
                                m_raters));
            break;
        case LayerKind::Note:
            add(noteTable(windowSeconds(m_layer.layer, kOnsetWindowSeconds)));
            break;
        case LayerKind::Chord:
            makeChords();
            break;
        case LayerKind::Text:
            break;
        }
        return std::move(m_made);
    }

private:
    void add(std::unique_ptr<FigureTable> table) { m_made.tables.push_back(std::move(table)); }
    /// The first is what the gate is about.
    void addRatings(const LabelRatings& labels, const char* scale, const char* unit)
    {
        add(ratingTable({QLatin1String(scale), QLatin1String(unit), labels.weights}, labels.of, m_raters));
    }

    void makeTag()
    {
        const LayerDef& layer = m_layer.layer;
        if (layer.choice == TagChoice::Number)
            makeNumber();
        else if (layer.choice == TagChoice::Several)
            makeSets();
        else
            makeOneLabel(layer.choice == TagChoice::Path);
    }
    void makeOneLabel(bool isPath)
    {
        QHash<QString, int> numbers;
        LabelRatings labels;
        QSet<QString> used;
        for (const StudyTrack& track : m_layer.tracks)
            for (const std::optional<StudyAnswer>& answer : track.answers)
                if (answer && tagOf(*answer))
                    used << tagOf(*answer)->labels.value(0);
        for (const LabelDef& label : m_layer.layer.labels)
            if (used.remove(label.id))
                labels.keys << label.id;
        labels.keys += QStringList(used.begin(), used.end());
        for (int i = 0; i < int(labels.keys.size()); ++i)
            numbers.insert(labels.keys[i], i);
        const int nothing = int(labels.keys.size());
        labels.of = ofWholeTrack(nothing + 1, [numbers, nothing](const StudyAnswer& answer) {
            const TagValue* tag = tagOf(answer);
            return tag ? numbers.value(tag->labels.value(0), nothing) : nothing;
        });
        const bool isOrdinal = m_layer.layer.agreement.measure == QLatin1String("alpha-ordinal") && nothing > 1;
        labels.weights = isPath ? treeWeights(m_layer.layer, labels.keys) : nominalWeights(nothing + 1);
        if (isOrdinal)
            addOrdinal(labels);
        addRatings(labels, isPath ? "tree" : "nominal", "track");
        if (isPath) {
            LabelRatings plain = labels;
            plain.weights = nominalWeights(nothing + 1);
            addRatings(plain, "nominal", "track");
        }
        m_made.labels = std::move(labels);
    }
    /// The order of the labels is that of the schema; "nothing" has no place in it and is left out.
    void addOrdinal(const LabelRatings& labels)
    {
        const int count = int(labels.keys.size());
        const auto of = [all = labels.of, count](const StudyTrack& track, std::span<const std::size_t> raters) {
            Ratings ratings = all(track, raters);
            ratings.categories = count;
            for (std::vector<int>& row : ratings.of)
                std::replace(row.begin(), row.end(), count, kMissing);
            return ratings;
        };
        add(ratingTable({QStringLiteral("ordinal"), QStringLiteral("track"), *ordinalWeights(count)}, of, m_raters));
    }
    void makeSets()
    {
        std::map<QString, int> labels;
        const auto setOf = [](const StudyAnswer& answer, const std::map<QString, int>& numbers) {
            LabelSet set;
            if (const TagValue* tag = tagOf(answer))
                for (const QString& label : tag->labels)
                    set.push_back(numbers.at(label));
            std::sort(set.begin(), set.end());
            set.erase(std::unique(set.begin(), set.end()), set.end());
            return set;
        };
        forAnswers([&](const StudyAnswer& answer) {
            if (const TagValue* tag = tagOf(answer))
                for (const QString& label : tag->labels)
                    labels.emplace(label, int(labels.size()));
        });
        std::map<LabelSet, int> sets;
        forAnswers([&](const StudyAnswer& answer) { sets.emplace(setOf(answer, labels), int(sets.size())); });
        std::vector<LabelSet> byNumber(sets.size());
        for (const auto& [set, number] : sets)
            byNumber[std::size_t(number)] = set;
        const auto count = int(sets.size());
        const RatingsOfTrack of = ofWholeTrack(
            count, [labels, sets, setOf](const StudyAnswer& answer) { return sets.at(setOf(answer, labels)); });
        struct Scale {
            const char* id;
            double (*distance)(const LabelSet&, const LabelSet&);
        };
        for (const Scale scale :
             {Scale{"masi", masiDistance}, Scale{"jaccard", jaccardDistance}, Scale{"nominal", setInequality}}) {
            const AgreementWeights weights = weightsOfDistance(count, [&](int a, int b) {
                return scale.distance(byNumber[std::size_t(a)], byNumber[std::size_t(b)]);
            });
            add(ratingTable({QLatin1String(scale.id), QStringLiteral("track"), weights}, of, m_raters));
        }
    }
    void makeNumber()
    {
        // Tempo in octaves, as twice as fast is as far as half.
        const bool isTempo = m_layer.layer.agreement.measure == QLatin1String("alpha-tempo");
        const bool isIcc = m_layer.layer.agreement.measure == QLatin1String("icc");
        add(numberTable(
            {isTempo ? QStringLiteral("log2") : QStringLiteral("interval"), QStringLiteral("track"),
             isIcc ? NumberGate::Icc : NumberGate::Alpha},
            [isTempo](const StudyTrack& track, std::span<const std::size_t> raters) {
                std::vector<std::vector<std::optional<double>>> of;
                for (const std::size_t rater : raters) {
                    std::optional<double> number;
                    if (const auto& answer = track.answers[rater]; answer && tagOf(*answer))
                        number = tagOf(*answer)->number;
                    if (isTempo && number)
                        number = *number > 0 ? std::optional(std::log2(*number)) : std::nullopt;
                    of.push_back({number});
                }
                return of;
            },
            m_raters));
    }
    void makeIntervals()
    {
        const auto categories = std::make_shared<const LabelCategories>(m_layer);
        const int levels = std::max(1, m_layer.layer.levels);
        LabelRatings labels;
        labels.keys = categories->keys();
        labels.unitSeconds = kLabelFrameSeconds;
        labels.of = [categories, levels](const StudyTrack& track, std::span<const std::size_t> raters) {
            return frameRatings(track, raters, {categories->count(), levels},
                                [&](const Item& item) { return categories->of(item); });
        };
        if (levels > 1 || m_layer.layer.agreement.measure == QLatin1String("l-measure"))
            add(hierarchyTable(categories, levels));
        if (m_layer.layer.agreement.measure == QLatin1String("gamma") && isSmallForGamma(m_layer))
            add(gammaTable(categories));
        const bool isTree = hasTree(m_layer.layer) && m_layer.layer.agreement.measure != QLatin1String("alpha-nominal");
        labels.weights = isTree ? treeWeights(m_layer.layer, labels.keys) : nominalWeights(categories->count());
        addRatings(labels, isTree ? "tree" : "nominal", "frame");
        m_made.labels = std::move(labels);
        add(boundaryTable(categories));
    }
    /// Full labels are never what a gate is about: experts agree on half of them.
    void makeChords()
    {
        m_made.labels = chordRatings(ChordLevel::Majmin);
        addRatings(*m_made.labels, "majmin", "frame");
        addRatings(chordRatings(ChordLevel::Root), "root", "frame");
        addRatings(chordRatings(ChordLevel::Sevenths), "sevenths", "frame");
        add(chordTable());
    }
    void makeInstants()
    {
        const bool isBeats = m_layer.layer.agreement.measure != QLatin1String("onset-f");
        add(eventTable(isBeats ? InstantKind::Beats : InstantKind::Onsets,
                       windowSeconds(m_layer.layer, isBeats ? kBeatWindowSeconds : kOnsetWindowSeconds)));
    }
    template <class Visit> void forAnswers(const Visit& visit) const
    {
        for (const StudyTrack& track : m_layer.tracks)
            for (const std::optional<StudyAnswer>& answer : track.answers)
                if (answer)
                    visit(*answer);
    }

    const StudyLayer& m_layer;
    std::size_t m_raters;
    LayerTables m_made;
};

} // namespace

LayerTables layerTables(const StudyLayer& layer, std::size_t raters)
{
    return Maker(layer, raters).made();
}

} // namespace unisono
