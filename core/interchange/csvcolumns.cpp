#include "core/interchange/csvcolumns.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace unisono::csv {

namespace {

using Numbers = std::vector<double>;

bool isWhole(double x)
{
    return x == std::floor(x);
}

bool allWhole(const Numbers& numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), isWhole);
}

/// The leading columns that are numbers in (nearly) every row, and those numbers. Rows where one is missing are left
/// out of all.
struct Numeric {
    std::vector<Numbers> columns;
    int firstText = -1;
};

Numeric numericOf(const Table& table)
{
    Numeric found;
    constexpr std::size_t kSample = 2000;
    const std::size_t count = std::min(table.rows.size(), kSample);
    qsizetype widest = 0;
    for (std::size_t i = 0; i < count; ++i)
        widest = std::max(widest, table.rows[i].cells.size());
    qsizetype columns = 0;
    for (; columns < widest; ++columns) {
        std::size_t numbers = 0;
        std::size_t filled = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const QString cell = table.rows[i].cells.value(columns);
            filled += cell.isEmpty() ? 0 : 1;
            numbers += table.number(cell) ? 1 : 0;
        }
        if (numbers == 0 || numbers < filled)
            break;
    }
    // A column of empty cells after the numbers is no label.
    found.firstText = columns < widest ? int(columns) : -1;
    found.columns.resize(std::size_t(columns));
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> row;
        for (qsizetype c = 0; c < columns; ++c)
            if (const auto number = table.number(table.rows[i].cells.value(c)))
                row.push_back(*number);
        if (qsizetype(row.size()) == columns)
            for (std::size_t c = 0; c < row.size(); ++c)
                found.columns[c].push_back(row[c]);
    }
    return found;
}

/// How well `ends` could be the ends of intervals that begin at `starts`: 0 = not at all, up to 2 = they follow each
/// other without gaps.
double endScore(const Numbers& starts, const Numbers& ends)
{
    const std::size_t n = starts.size();
    if (n == 0)
        return 0;
    std::size_t apart = 0;
    std::size_t touching = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (ends[i] < starts[i])
            return 0;
        const bool last = i + 1 == n;
        const double next = last ? ends[i] : starts[i + 1];
        // Sung notes and drawn regions overlap a little; a value that happens to be larger overlaps by far.
        apart += ends[i] <= next + 0.25 * (ends[i] - starts[i]) ? 1 : 0;
        touching += !last && std::abs(ends[i] - next) <= 2e-3 * std::max(1.0, ends[i] - starts[i]) ? 1 : 0;
    }
    const double share = double(apart) / double(n);
    return share < 0.6 ? 0 : share + (n > 1 ? double(touching) / double(n - 1) : 0);
}

double durationScore(const Numbers& starts, const Numbers& durations)
{
    Numbers ends = starts;
    for (std::size_t i = 0; i < ends.size(); ++i)
        ends[i] += durations[i];
    return endScore(starts, ends);
}

/// 1 2 3 4 1 2 ...: small whole numbers that count up or begin again.
bool looksLikeBeats(const Numbers& numbers)
{
    std::size_t counting = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!isWhole(numbers[i]) || numbers[i] < 0 || numbers[i] > 32)
            return false;
        counting += i > 0 && (numbers[i] == numbers[i - 1] + 1 || numbers[i] == 1) ? 1 : 0;
    }
    return numbers.size() > 2 && double(counting) >= 0.9 * double(numbers.size() - 1);
}

bool within(const Numbers& numbers, double from, double to)
{
    return std::all_of(numbers.begin(), numbers.end(), [=](double x) { return x >= from && x <= to; });
}

/// Whole numbers beyond the track (or beyond any: ten hours) are frames.
bool lookLikeFrames(const Numbers& starts, const FormatContext& context)
{
    if (starts.empty() || !allWhole(starts))
        return false;
    const double last = *std::max_element(starts.begin(), starts.end());
    const double limit = context.frames > 0 ? secondsOf(context.frames, context.rate) + 1 : 36000.0;
    return last > limit;
}

Columns guessed(const Numeric& numeric, const FormatContext& context)
{
    Columns c;
    c.guessed = true;
    c.start = 0;
    c.label = numeric.firstText;
    const auto& n = numeric.columns;
    c.inFrames = lookLikeFrames(n[0], context);
    if (n.size() == 1 || n.size() > 4) // of many values a time none is known to be an end
        return c;
    if (looksLikeBeats(n[1]) && !looksLikeBeats(n[0]) && (n.size() == 2 || (n.size() == 3 && allWhole(n[2])))) {
        c.beat = 1;
        c.bar = n.size() == 3 ? 2 : -1;
        return c;
    }
    if (n.size() == 4 && within(n[3], 0, 1) && !within(n[1], 0, 1)) { // notes of Sonic Visualiser
        c.value = 1;
        c.duration = 2;
        c.level = 3;
        return c;
    }
    double best = endScore(n[0], n[1]);
    if (best > 0)
        c.end = 1;
    // A duration is taken from the third column, or from the second where a third is left for the value.
    if (n.size() >= 3) {
        for (const int column : {2, 1}) {
            const double score = durationScore(n[0], n[std::size_t(column)]);
            if (score > best) {
                best = score;
                c.end = -1;
                c.duration = column;
            }
        }
        // Sonic Visualiser's rule where durations overlap: of a time and two columns, the one whose like is not whole.
        const bool noSign = within(n[1], 0, 1e15);
        if (c.end < 0 && c.duration < 0 && n.size() == 3 && noSign && allWhole(n[1]) == c.inFrames &&
            allWhole(n[2]) != c.inFrames)
            c.duration = 1;
        if (n.size() == 3)
            c.value = c.end == 1 || c.duration == 1 ? 2 : c.duration == 2 ? 1 : -1;
    } else if (c.end < 0) {
        c.value = 1;
    }
    return c;
}

enum class Role { Start, StartFrame, End, EndFrame, Duration, Value, Level, Bar, Beat, Label };

std::optional<Role> roleOf(const QString& name)
{
    static const QHash<QString, Role> roles = [] {
        QHash<QString, Role> all;
        const auto add = [&all](Role role, std::initializer_list<const char*> names) {
            for (const char* n : names)
                all.insert(QString::fromLatin1(n), role);
        };
        add(Role::Start, {"time", "start", "onset", "begin", "start_time", "starttime", "start time", "onset_time",
                          "onset time", "from", "t", "seconds", "start (s)", "time (s)", "begin time (s)"});
        add(Role::StartFrame, {"frame", "sample", "startframe", "start_frame", "start_sample", "start frame"});
        add(Role::End, {"end", "stop", "offset", "end_time", "endtime", "end time", "to", "offset_time", "offset time",
                        "end (s)", "end time (s)"});
        add(Role::EndFrame, {"endframe", "end_frame", "end_sample", "end frame"});
        add(Role::Duration, {"duration", "dur", "length", "duration (s)"});
        add(Role::Value, {"value", "frequency", "freq", "f0", "hz", "pitch", "midi", "note", "frequency (hz)"});
        add(Role::Level, {"level", "velocity"});
        add(Role::Bar, {"bar", "measure"});
        add(Role::Beat, {"beat", "position", "beat_position"});
        add(Role::Label,
            {"label", "text", "name", "annotation", "chord", "section", "segment", "tag", "lyric", "lyrics", "labels"});
        return all;
    }();
    const auto it = roles.constFind(name);
    return it == roles.constEnd() ? std::nullopt : std::optional(*it);
}

Columns named(const QStringList& header)
{
    Columns c;
    for (int i = 0; i < int(header.size()); ++i) {
        const auto role = roleOf(header[i]);
        const auto take = [i](int& column) {
            if (column < 0)
                column = i;
        };
        if (!role)
            continue;
        switch (*role) {
        case Role::StartFrame:
            c.inFrames = c.start < 0 || c.inFrames;
            take(c.start);
            break;
        case Role::Start:
            take(c.start);
            break;
        case Role::End:
        case Role::EndFrame:
            take(c.end);
            break;
        case Role::Duration:
            take(c.duration);
            break;
        case Role::Value:
            take(c.value);
            break;
        case Role::Level:
            take(c.level);
            break;
        case Role::Bar:
            take(c.bar);
            break;
        case Role::Beat:
            take(c.beat);
            break;
        case Role::Label:
            take(c.label);
            break;
        }
    }
    return c;
}

} // namespace

Result<Columns> columnsOf(const Table& table, const FormatContext& context)
{
    Columns columns;
    const Numeric numeric = numericOf(table);
    if (!table.header.isEmpty())
        columns = named(table.header);
    const bool knownHeader = columns.start >= 0;
    const bool otherwiseNamed = columns.value >= 0 || columns.label >= 0;
    if (!knownHeader && !otherwiseNamed && !numeric.columns.empty() && !numeric.columns.front().empty())
        columns = guessed(numeric, context);
    const Numbers starts = columns.start == 0 && !numeric.columns.empty() ? numeric.columns.front() : Numbers();
    const bool rising = std::is_sorted(starts.begin(), starts.end());
    // One column of numbers that rise is times; values without times have no place on a track.
    if (columns.start < 0 || (columns.guessed && numeric.columns.size() == 1 && !rising && !allWhole(starts)))
        return Error{
            ErrorCode::Unsupported, QStringLiteral("no column of times"), {}, QStringLiteral("a table without times")};
    return columns;
}

} // namespace unisono::csv
