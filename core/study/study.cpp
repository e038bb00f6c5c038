#include "core/study/study.h"

#include "core/annotation/rowjson.h"
#include "core/study/labelstudy.h"
#include "core/study/layertables.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <set>

namespace unisono {

namespace {

constexpr std::size_t kWorstTracks = 50;

struct TableRows {
    const FigureTable* table = nullptr;
    ClusterRows rows; ///< a row a track
};

/// Figures of the tracks for which `keep` holds.
std::vector<StudyFigure> figuresOf(const TableRows& from, const std::function<bool(std::size_t)>& keep = {})
{
    const std::vector<double> sum = summed(from.rows, keep);
    std::vector<StudyFigure> all;
    for (TableFigure& figure : from.table->figures()) {
        const double units = figure.units ? figure.units(sum) : from.table->units(sum);
        StudyFigure made{std::move(figure.info), figure.statistic(sum), {}, {}, units, 0};
        double values = 0;
        for (std::size_t track = 0; track < from.rows.clusters(); ++track)
            if (!keep || keep(track))
                if (const std::optional<double> value = figure.statistic(from.rows.row(track))) {
                    values += *value;
                    ++made.tracks;
                }
        if (made.tracks > 0)
            made.meanOfTracks = values / double(made.tracks);
        all.push_back(std::move(made));
    }
    return all;
}

GateState gateOf(const std::optional<double>& gate, const StudyFigure& figure)
{
    if (!gate)
        return GateState::None;
    if (!figure.pooled || !figure.interval || !figure.interval->ends)
        return GateState::Undefined;
    if (figure.interval->ends->low >= *gate)
        return GateState::Reached;
    return figure.interval->ends->high < *gate ? GateState::Missed : GateState::Open;
}

/// The studies of one layer, one after the other.
class LayerWork {
public:
    LayerWork(const StudyLayer& layer, const StudyWish& wish, const JobContext& job)
        : m_layer(layer),
          m_wish(wish),
          m_job(job),
          m_tables(layerTables(layer, layer.raters.size())),
          m_pairTables(layerTables(layer, 2))
    {
        m_made.id = layer.layer.id;
        m_made.name = layer.layer.name;
        m_made.kind = layer.layer.kind;
        m_made.raters = layer.raters;
        m_made.coverage = layer.coverage;
        m_made.gate =
            layer.layer.agreement.measure == QLatin1String("none") ? std::nullopt : layer.layer.agreement.gate;
    }

    Result<LayerStudy> made()
    {
        if (m_tables.tables.empty() || m_layer.raters.size() < 2)
            return std::move(m_made);
        for (const auto& step : {&LayerWork::studyPairs, &LayerWork::studyAll, &LayerWork::studyStrata,
                                 &LayerWork::studyLabels, &LayerWork::studyRaters})
            if (const Result<void> done = m_job.cancelled() ? Result<void>(cancelledError()) : (this->*step)(); !done)
                return done.error();
        return std::move(m_made);
    }

private:
    Result<void> addIntervals(const TableRows& rows, std::vector<StudyFigure>& figures, std::size_t most) const
    {
        if (!m_wish.bootstrap)
            return {};
        std::vector<Statistic> statistics;
        for (TableFigure& figure : rows.table->figures())
            if (statistics.size() < most)
                statistics.push_back(std::move(figure.statistic));
        Result<std::vector<BootstrapInterval>> intervals = bootstrap(rows.rows, statistics, *m_wish.bootstrap, m_job);
        if (!intervals)
            return intervals.error();
        for (std::size_t i = 0; i < intervals->size(); ++i)
            figures[i].interval = std::move((*intervals)[i]);
        return {};
    }

    /// Before all others: rows of everybody are sums of them where the table says so.
    Result<void> studyPairs()
    {
        for (std::size_t a = 0; a < m_layer.raters.size(); ++a)
            for (std::size_t b = a + 1; b < m_layer.raters.size(); ++b) {
                const std::array<std::size_t, 2> raters{a, b};
                StudyStratum pair{{}, {a, b}, {}};
                std::vector<TableRows> tables;
                for (const auto& table : m_pairTables.tables) {
                    Result<ClusterRows> rows = rowsOf(*table, m_layer, raters, m_job);
                    if (!rows)
                        return rows.error();
                    tables.push_back({table.get(), std::move(*rows)});
                    std::vector<StudyFigure> figures = figuresOf(tables.back());
                    if (tables.size() == 1)
                        if (Result<void> done = addIntervals(tables.back(), figures, 1); !done)
                            return done;
                    pair.figures.insert(pair.figures.end(), figures.begin(), figures.end());
                }
                m_made.pairs.push_back(std::move(pair));
                m_pairs.push_back(std::move(tables));
            }
        return {};
    }

    Result<ClusterRows> rowsOfAll(std::size_t table) const
    {
        const FigureTable& of = *m_tables.tables[table];
        if (!of.isSumOfPairs()) {
            std::vector<std::size_t> everybody(m_layer.raters.size());
            std::iota(everybody.begin(), everybody.end(), std::size_t(0));
            return rowsOf(of, m_layer, everybody, m_job);
        }
        ClusterRows sum{of.width(), std::vector<double>(of.width() * m_layer.tracks.size())};
        for (const std::vector<TableRows>& pair : m_pairs)
            addTo(sum, pair[table].rows);
        return sum;
    }
    static void addTo(ClusterRows& sum, const ClusterRows& rows)
    {
        std::transform(rows.values.begin(), rows.values.end(), sum.values.begin(), sum.values.begin(), std::plus<>());
    }

    Result<void> studyAll()
    {
        for (std::size_t table = 0; table < m_tables.tables.size(); ++table) {
            Result<ClusterRows> sums = rowsOfAll(table);
            if (!sums)
                return sums.error();
            TableRows rows{m_tables.tables[table].get(), std::move(*sums)};
            std::vector<StudyFigure> figures = figuresOf(rows);
            if (Result<void> done = addIntervals(rows, figures, figures.size()); !done)
                return done;
            m_made.figures.insert(m_made.figures.end(), figures.begin(), figures.end());
            m_all.push_back(std::move(rows));
        }
        m_made.state = gateOf(m_made.gate, m_made.figures.front());
        const Statistic first = m_all.front().table->figures().front().statistic;
        for (std::size_t track = 0; track < m_layer.tracks.size(); ++track) {
            const auto row = m_all.front().rows.row(track);
            if (const std::optional<double> value = first(row))
                m_made.worst.push_back(
                    {m_layer.tracks[track].id, m_layer.tracks[track].title, *value, m_all.front().table->units(row)});
        }
        std::stable_sort(m_made.worst.begin(), m_made.worst.end(),
                         [](const TrackFigure& a, const TrackFigure& b) { return a.value < b.value; });
        m_made.worst.resize(std::min(m_made.worst.size(), kWorstTracks));
        return {};
    }

    /// The tracks by what `idOf` says of them; tracks of "" belong nowhere.
    std::vector<StudyStratum> strataBy(const std::function<QString(const StudyTrack&)>& idOf) const
    {
        std::vector<QString> ids;
        for (const StudyTrack& track : m_layer.tracks)
            ids.push_back(idOf(track));
        std::vector<StudyStratum> strata;
        for (const QString& id : std::set<QString>(ids.begin(), ids.end())) {
            if (id.isEmpty())
                continue;
            StudyStratum stratum{id, {}, {}};
            for (const TableRows& rows : m_all) {
                std::vector<StudyFigure> figures = figuresOf(rows, [&](std::size_t track) { return ids[track] == id; });
                stratum.figures.insert(stratum.figures.end(), figures.begin(), figures.end());
            }
            strata.push_back(std::move(stratum));
        }
        return strata;
    }
    /// What all answers to a track have in common; "" where they differ.
    template <class Of> static QString common(const StudyTrack& track, const Of& of)
    {
        std::set<QString> all;
        for (const std::optional<StudyAnswer>& answer : track.answers)
            if (answer)
                all.insert(of(*answer));
        return all.size() == 1 ? *all.begin() : QString();
    }
    static qint64 lastOf(const StudyTrack& track)
    {
        qint64 last = 0;
        for (const std::optional<StudyAnswer>& answer : track.answers)
            last = std::max(last, answer ? answer->atMs : 0);
        return last;
    }
    Result<void> studyStrata()
    {
        m_made.genres = strataBy([](const StudyTrack& track) { return track.genre; });
        m_made.versions = strataBy([](const StudyTrack& track) {
            return common(track, [](const StudyAnswer& answer) { return QString::number(answer.schemaVersion); });
        });
        m_made.arms = strataBy([](const StudyTrack& track) {
            return common(track, [](const StudyAnswer& answer) { return suggestionPolicyId(answer.suggestions); });
        });
        std::vector<qint64> times;
        for (const StudyTrack& track : m_layer.tracks)
            if (const qint64 last = lastOf(track); last > 0)
                times.push_back(last);
        std::sort(times.begin(), times.end());
        if (times.empty() || times.front() == times.back())
            return {};
        const qint64 middle = times[times.size() / 2];
        m_made.halves = strataBy([middle](const StudyTrack& track) {
            const qint64 last = lastOf(track);
            return last == 0 ? QString() : last < middle ? QStringLiteral("first") : QStringLiteral("second");
        });
        return {};
    }

    Result<void> studyLabels()
    {
        return m_tables.labels ? studyLabelsOf(m_layer, *m_tables.labels, m_job, m_made) : Result<void>();
    }

    Result<void> studyRaters()
    {
        const std::vector<std::optional<double>> shifts = shiftsOf(m_layer);
        for (std::size_t rater = 0; rater < m_layer.raters.size(); ++rater) {
            const FigureTable& table = *m_pairTables.tables.front();
            TableRows rows{&table, {table.width(), std::vector<double>(table.width() * m_layer.tracks.size())}};
            for (std::size_t pair = 0; pair < m_made.pairs.size(); ++pair)
                if (const auto& who = m_made.pairs[pair].raters; who[0] == rater || who[1] == rater)
                    addTo(rows.rows, m_pairs[pair].front().rows);
            std::vector<StudyFigure> figures = figuresOf(rows);
            if (Result<void> done = addIntervals(rows, figures, 1); !done)
                return done;
            m_made.byRater.push_back({std::move(figures.front()), shifts[rater]});
        }
        return {};
    }

    const StudyLayer& m_layer;
    const StudyWish& m_wish;
    const JobContext& m_job;
    LayerTables m_tables;
    LayerTables m_pairTables;
    std::vector<TableRows> m_all;
    std::vector<std::vector<TableRows>> m_pairs; ///< of every table, by pair as in the study
    LayerStudy m_made;
};

} // namespace

QString gateStateId(GateState state)
{
    switch (state) {
    case GateState::None:
        return QStringLiteral("none");
    case GateState::Reached:
        return QStringLiteral("reached");
    case GateState::Open:
        return QStringLiteral("open");
    case GateState::Missed:
        return QStringLiteral("missed");
    case GateState::Undefined:
        break;
    }
    return QStringLiteral("undefined");
}

Result<LayerStudy> studyOf(StudyLayer layer, const StudyWish& wish, const JobContext& job)
{
    if (wish.areShiftsRemoved)
        layer = unshifted(std::move(layer), shiftsOf(layer));
    return LayerWork(layer, wish, job).made();
}

Result<Study> runStudy(const Project& project, const StudyWish& wish, JobContext& job)
{
    Result<std::vector<StudyLayer>> layers = studyLayers(project, wish.filter, job);
    if (!layers)
        return layers.error();
    Study study;
    if (wish.bootstrap) {
        study.draws = wish.bootstrap->draws;
        study.seed = wish.bootstrap->seed;
    }
    for (std::size_t i = 0; i < layers->size(); ++i) {
        job.progress(double(i) / double(layers->size()));
        Result<LayerStudy> one = studyOf(std::move((*layers)[i]), wish, job);
        if (!one)
            return one.error();
        study.layers.push_back(std::move(*one));
    }
    return study;
}

} // namespace unisono
