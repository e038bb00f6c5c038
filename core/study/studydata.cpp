#include "core/study/studydata.h"

#include "core/store/answers.h"
#include "core/store/storedannotations.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

bool isHandedIn(AssignmentState state)
{
    return state == AssignmentState::Submitted || state == AssignmentState::SubmittedEmpty ||
           state == AssignmentState::Frozen;
}

template <class T, class List> bool keeps(const List& wanted, const T& value)
{
    return std::size(wanted) == 0 || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool isOneOf(PersonId person, const std::vector<StudyRater>& raters)
{
    return std::any_of(raters.begin(), raters.end(), [&](const StudyRater& rater) { return rater.id == person; });
}

std::int64_t pairsOf(std::int64_t n)
{
    return n * (n - 1) / 2;
}

/// What most of those who were asked for the genre say it is.
QString genreOf(const Track& track, const std::vector<Answer>& answers, const std::vector<StudyRater>& raters)
{
    std::map<QString, int> votes;
    for (const Answer& answer : answers)
        if (answer.layer->ofGenres && isOneOf(answer.assignment.person, raters))
            if (const QString genre = genreOfItems(answer.items); !genre.isEmpty())
                ++votes[genre];
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? track.genre : most->first;
}

/// Collects one layer, track by track.
class LayerCollector {
public:
    LayerCollector(const StudyFilter& filter, const LayerDef& layer, const std::vector<StudyRater>& people,
                   const std::vector<PersonId>& models)
        : m_filter(filter),
          m_people(people),
          m_models(models)
    {
        m_made.layer = layer;
        m_made.raters = people;
    }

    const QString& layerId() const { return m_made.layer.id; }
    void add(const Track& track, const QString& genre, const std::vector<Answer*>& answers)
    {
        StudyTrack made{track.id, track.title, track.rate, track.frames, genre, {}};
        made.answers.resize(m_people.size());
        std::int64_t asked = 0;
        for (Answer* each : answers) {
            Answer& answer = *each;
            if (answer.assignment.pass != PassKind::Independent || !isWanted(answer.assignment))
                continue;
            const auto rater = std::find_if(m_people.begin(), m_people.end(),
                                            [&](const StudyRater& r) { return r.id == answer.assignment.person; });
            if (rater == m_people.end()) {
                const bool isModel =
                    std::find(m_models.begin(), m_models.end(), answer.assignment.person) != m_models.end();
                m_made.coverage.byModels += isModel ? 1 : 0;
                continue;
            }
            ++asked;
            if (std::optional<StudyAnswer> counted = count(answer))
                made.answers[std::size_t(rater - m_people.begin())] = std::move(counted);
        }
        if (asked == 0)
            return;
        m_made.coverage.asked += asked;
        ++m_made.coverage.tracks;
        m_made.coverage.pairsPossible += pairsOf(asked);
        const auto answered = std::int64_t(made.answered());
        m_made.coverage.pairs += pairsOf(answered);
        m_made.coverage.compared += answered > 1 ? 1 : 0;
        if (answered > 0)
            m_made.tracks.push_back(std::move(made));
    }

    /// Without people who answered nothing.
    StudyLayer taken()
    {
        std::vector<std::size_t> kept;
        for (std::size_t r = 0; r < m_people.size(); ++r)
            if (std::any_of(m_made.tracks.begin(), m_made.tracks.end(),
                            [&](const StudyTrack& track) { return track.answers[r].has_value(); }))
                kept.push_back(r);
        m_made.raters.clear();
        for (const std::size_t r : kept)
            m_made.raters.push_back(m_people[r]);
        for (StudyTrack& track : m_made.tracks) {
            std::vector<std::optional<StudyAnswer>> answers;
            for (const std::size_t r : kept)
                answers.push_back(std::move(track.answers[r]));
            track.answers = std::move(answers);
        }
        return std::move(m_made);
    }

private:
    bool isWanted(const Assignment& assignment) const
    {
        return (!m_filter.schemaVersion || assignment.schemaVersion == *m_filter.schemaVersion) &&
               (!m_filter.suggestions || assignment.suggestions == *m_filter.suggestions);
    }
    std::optional<StudyAnswer> count(Answer& answer)
    {
        StudyCoverage& coverage = m_made.coverage;
        const Assignment& assignment = answer.assignment;
        if (!isHandedIn(assignment.state)) {
            const bool isLeft =
                assignment.state == AssignmentState::Skipped || assignment.state == AssignmentState::Declined;
            ++(isLeft ? coverage.skipped : coverage.open);
            return std::nullopt;
        }
        if (answer.isLocked) {
            ++coverage.locked;
            return std::nullopt;
        }
        ++coverage.answered;
        coverage.answeredEmpty += answer.items.empty() ? 1 : 0;
        return StudyAnswer{assignment.id, std::move(answer.items), assignment.schemaVersion, assignment.suggestions,
                           assignment.sinceMs};
    }

    const StudyFilter& m_filter;
    const std::vector<StudyRater>& m_people;
    const std::vector<PersonId>& m_models;
    StudyLayer m_made;
};

} // namespace

std::size_t StudyTrack::answered() const
{
    return std::size_t(std::count_if(answers.begin(), answers.end(), [](const auto& a) { return a.has_value(); }));
}

Result<std::vector<StudyLayer>> studyLayers(const Project& project, const StudyFilter& filter, JobContext& job)
{
    std::vector<StudyRater> people;
    std::vector<PersonId> models;
    for (const Person& person : project.people())
        if (person.roles.has(Role::Model))
            models.push_back(person.id);
        else if (keeps(filter.people, person.id))
            people.push_back({person.id, person.name});
    std::sort(people.begin(), people.end(), [](const StudyRater& a, const StudyRater& b) {
        return a.name != b.name ? a.name.localeAwareCompare(b.name) < 0 : a.id < b.id;
    });
    std::vector<LayerCollector> collectors;
    QStringList layers; // that are read: those that tell the genre too
    for (const LayerDef* layer : project.schema().everyLayer()) {
        const bool isWanted = keeps(filter.layers, layer->id);
        if (isWanted)
            collectors.emplace_back(filter, *layer, people, models);
        if (isWanted || layer->ofGenres)
            layers << layer->id;
    }
    const std::vector<Track>& tracks = project.tracks();
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (job.cancelled())
            return cancelledError();
        job.progress(double(i) / double(tracks.size()));
        std::vector<Answer> answers = answersOn(project, tracks[i].id, layers);
        const QString genre = genreOf(tracks[i], answers, people);
        if (!keeps(filter.genres, genre))
            continue;
        QHash<QString, std::vector<Answer*>> byLayer;
        for (Answer& answer : answers)
            byLayer[answer.layer->id].push_back(&answer);
        for (LayerCollector& collector : collectors)
            collector.add(tracks[i], genre, byLayer.value(collector.layerId()));
    }
    std::vector<StudyLayer> made;
    for (LayerCollector& collector : collectors) {
        StudyLayer layer = collector.taken();
        if (layer.coverage.asked + layer.coverage.byModels > 0)
            made.push_back(std::move(layer));
    }
    return made;
}

} // namespace unisono
