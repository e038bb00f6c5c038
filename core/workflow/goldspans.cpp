#include "core/workflow/goldscoring.h"

#include "core/agreement/segmentf.h"

#include <algorithm>
#include <map>
#include <set>

namespace unisono {

namespace {

struct LabelSpan {
    double start = 0;
    double end = 0;
    QString label;
};
using LabelSpans = std::vector<LabelSpan>;

/// How long the two sides say the same, and what one says instead of the other.
struct TimeShares {
    double agreed = 0; ///< seconds, weighted by the Jaccard of the labels at a time
    double either = 0; ///< on which either side has a label
    std::map<std::pair<QString, QString>, double> confused; ///< where each side has one label: accepted, answered
    double agreement() const { return either > 0 ? agreed / either : 1; }
};

TimeShares compared(const LabelSpans& accepted, const LabelSpans& answered)
{
    struct Change {
        double at;
        int side;
        int by;
        const QString* label;
    };
    std::vector<Change> changes;
    int side = 0;
    for (const LabelSpans* spans : {&accepted, &answered}) {
        for (const LabelSpan& span : *spans)
            if (span.start < span.end) {
                changes.push_back({span.start, side, 1, &span.label});
                changes.push_back({span.end, side, -1, &span.label});
            }
        ++side;
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.at < b.at; });

    TimeShares shares;
    std::map<QString, int> now[2]; // how many spans of a label are open
    double at = 0;
    for (const Change& change : changes) {
        const double seconds = change.at - at;
        at = change.at;
        if (seconds > 0 && !(now[0].empty() && now[1].empty())) {
            std::size_t both = 0;
            for (const auto& [label, count] : now[0])
                both += now[1].count(label);
            shares.either += seconds;
            shares.agreed += seconds * double(both) / double(now[0].size() + now[1].size() - both);
            if (both == 0 && now[0].size() == 1 && now[1].size() == 1)
                shares.confused[{now[0].begin()->first, now[1].begin()->first}] += seconds;
        }
        auto& open = now[change.side];
        if ((open[*change.label] += change.by) == 0)
            open.erase(*change.label);
    }
    return shares;
}

Segments segmentsOf(const LabelSpans& spans)
{
    Segments segments;
    for (const LabelSpan& span : spans)
        segments.push_back({span.start, span.end, 0});
    return segments;
}

LabelSpans spansOf(const GoldSide& side, int level)
{
    LabelSpans spans;
    for (const Item& item : side.items)
        if (item.level == level)
            spans.push_back({secondsOf(item.span.start, side.rate), secondsOf(item.span.end, side.rate),
                             item.label.isEmpty() ? item.foreignText : item.label});
    return spans;
}

std::set<int> levelsOf(const GoldComparison& c)
{
    std::set<int> levels;
    for (const Items* items : {&c.accepted.items, &c.answer.items})
        for (const Item& item : *items)
            levels.insert(item.level);
    return levels;
}

LabelSpans chordsOf(const GoldSide& side)
{
    LabelSpans spans;
    for (const Item& item : side.items) {
        const auto* chord = std::get_if<ChordValue>(&item.payload);
        spans.push_back({secondsOf(item.span.start, side.rate), secondsOf(item.span.end, side.rate),
                         chordClass(chord ? chord->harte : item.label)});
    }
    return spans;
}

} // namespace

ScoredAnswer scoreIntervals(const GoldComparison& c)
{
    constexpr double kWorthSaying = 0.05;
    constexpr std::size_t kMostConfused = 3;
    const Ends ends = c.layer.tiling ? Ends::Trimmed : Ends::Kept;
    const std::set<int> levels = levelsOf(c);
    ScoredAnswer scored;
    std::vector<double> acceptedTimes;
    std::vector<double> answeredTimes;
    std::size_t together = 0;
    std::map<std::pair<QString, QString>, double> confused;
    double either = 0;
    for (const int level : levels) {
        const LabelSpans accepted = spansOf(c.accepted, level);
        const LabelSpans answered = spansOf(c.answer, level);
        const std::vector<double> should = boundariesOf(segmentsOf(accepted), ends);
        const std::vector<double> is = boundariesOf(segmentsOf(answered), ends);
        const double f = should.empty() && is.empty()
                             ? (accepted.empty() || answered.empty() ? 0 : 1)
                             : boundaryF(segmentsOf(accepted), segmentsOf(answered), c.tolerance.seconds, ends).f;
        const TimeShares shares = compared(accepted, answered);
        scored.score += f * shares.agreement() / double(levels.size());
        GoldFindings shifts;
        together += findShift(should, is, c.tolerance.seconds, QStringLiteral("boundaries"), shifts);
        if (scored.findings.empty()) // the coarsest level that is off says it for the others
            scored.findings = std::move(shifts);
        acceptedTimes.insert(acceptedTimes.end(), should.begin(), should.end());
        answeredTimes.insert(answeredTimes.end(), is.begin(), is.end());
        either += shares.either;
        for (const auto& [pair, seconds] : shares.confused)
            confused[pair] += seconds;
    }
    findCounts(together, acceptedTimes.size(), answeredTimes.size(), scored.findings);

    std::vector<std::pair<double, std::pair<QString, QString>>> worst;
    for (const auto& [pair, seconds] : confused)
        if (seconds >= kWorthSaying * either)
            worst.push_back({seconds, pair});
    std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    worst.resize(std::min(worst.size(), kMostConfused));
    for (const auto& [seconds, pair] : worst)
        scored.findings.push_back(
            {QStringLiteral("gold.label-confused"), {pair.first, pair.second, percentText(seconds / either)}});
    return scored;
}

ScoredAnswer scoreChords(const GoldComparison& c)
{
    constexpr double kWorthSaying = 0.05;
    const TimeShares shares = compared(chordsOf(c.accepted), chordsOf(c.answer));
    ScoredAnswer scored{shares.agreement(), {}};
    double root = 0;
    double quality = 0;
    for (const auto& [pair, seconds] : shares.confused)
        (pair.first.section(u':', 0, 0) == pair.second.section(u':', 0, 0) ? quality : root) += seconds;
    if (root > 0 && root >= kWorthSaying * shares.either)
        scored.findings.push_back({QStringLiteral("gold.chord-root"), {percentText(root / shares.either)}});
    if (quality > 0 && quality >= kWorthSaying * shares.either)
        scored.findings.push_back({QStringLiteral("gold.chord-quality"), {percentText(quality / shares.either)}});
    return scored;
}

QString chordClass(const QString& harte)
{
    static const QString naturals = QStringLiteral("C D EF G A B");
    QString text = harte;
    text.remove(u' ');
    const int natural = text.isEmpty() ? -1 : int(naturals.indexOf(text[0]));
    if (natural < 0)
        return text;
    int pitch = natural;
    qsizetype at = 1;
    for (; at < text.size() && (text[at] == u'#' || text[at] == u'b'); ++at)
        pitch += text[at] == u'#' ? 1 : -1;
    QString quality = text.mid(at).section(u'/', 0, 0);
    if (quality.startsWith(u':'))
        quality.remove(0, 1);
    if (quality.indexOf(u'(') > 0)
        quality.truncate(quality.indexOf(u'('));
    if (quality.isEmpty())
        quality = QStringLiteral("maj");
    return QString::number(((pitch % 12) + 12) % 12) + u':' + quality;
}

} // namespace unisono
