#include "ui/agreement/studybook.h"

#include "core/store/projectreading.h"

#include <QFileInfo>

#include <set>

namespace unisono {

namespace {
const QString kGroup = QStringLiteral("agreement");
} // namespace

/// What a job reads of the project.
struct StudyBook::Answers {
    GenreSchema schema;
    std::vector<std::shared_ptr<const StudyLayer>> layers;
    StudyChoices choices;

    static Result<Answers> read(const Project& project, const StudyFilter& filter, JobContext& job)
    {
        Answers answers;
        answers.schema = project.schema();
        Result<std::vector<StudyLayer>> layers = studyLayers(project, filter, job);
        if (!layers)
            return layers.error();
        for (StudyLayer& layer : *layers)
            answers.layers.push_back(std::make_shared<const StudyLayer>(std::move(layer)));
        std::set<QString> asked;
        std::set<PersonId> people;
        std::set<int> versions;
        for (const Assignment& assignment : project.assignments()) {
            if (assignment.pass != PassKind::Independent)
                continue;
            asked.insert(assignment.layer);
            people.insert(assignment.person);
            versions.insert(assignment.schemaVersion);
        }
        for (const Person& person : project.people())
            if (people.count(person.id) > 0 && !person.roles.has(Role::Model))
                answers.choices.people.push_back(person);
        answers.choices.versions.assign(versions.begin(), versions.end());
        for (const LayerDef* layer : answers.schema.everyLayer())
            if (asked.count(layer->id) > 0)
                answers.choices.layers.emplace_back(layer->id, layer->name);
        return answers;
    }
};

StudyBook::StudyBook(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    connect(&context.document, &Document::projectChanged, this, [this] {
        m_wish = {};
        m_choices = {};
        clear();
        m_isStale = true;
    });
    const auto stale = [this] { m_isStale = true; };
    connect(&context.document, &Document::edited, this, stale);
    connect(&context.document, &Document::recorded, this, stale);
}

StudyBook::~StudyBook()
{
    m_context.jobs.cancelGroup(kGroup);
}

const BookLayer* StudyBook::layer(const QString& id) const
{
    for (const BookLayer& each : m_layers)
        if (each.answers->layer.id == id)
            return &each;
    return nullptr;
}

Study StudyBook::study() const
{
    Study study;
    study.draws = m_wish.bootstrap->draws;
    study.seed = m_wish.bootstrap->seed;
    for (const BookLayer& each : m_layers)
        if (each.study)
            study.layers.push_back(*each.study);
    return study;
}

void StudyBook::clear()
{
    m_context.jobs.cancelGroup(kGroup);
    m_layers.clear();
    m_state = State::Empty;
    Q_EMIT reset();
}

void StudyBook::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void StudyBook::stop(const Error& error)
{
    setState(State::Stopped);
    if (error.code != ErrorCode::Cancelled)
        Q_EMIT m_context.document.failed(error);
}

void StudyBook::setFilter(const StudyFilter& filter)
{
    if (filter == m_wish.filter)
        return;
    m_wish.filter = filter;
    readAgain();
}

void StudyBook::toggleShifts()
{
    m_wish.areShiftsRemoved = !m_wish.areShiftsRemoved;
    compareAll();
}

void StudyBook::refresh()
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    if (m_isOpen != (project->vault() != nullptr) && !m_layers.empty())
        clear(); // what was sealed is not shown a moment longer
    if (m_isStale || m_isOpen != (project->vault() != nullptr))
        readAgain();
}

void StudyBook::readAgain()
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    m_context.jobs.cancelGroup(kGroup);
    m_isStale = false;
    m_isOpen = project->vault() != nullptr;
    setState(State::Reading);
    m_context.jobs.run<Answers>(
        {JobPool::Analysis, QStringLiteral("job.read-answers"), QFileInfo(project->path()).fileName(), kGroup}, this,
        [snapshot = project->snapshot(), filter = m_wish.filter](JobContext& job) {
            return readProject(
                snapshot, [&job] { return job.cancelled(); },
                [&](const Project& read) { return Answers::read(read, filter, job); });
        },
        [this](Result<Answers> answers) {
            if (!answers) {
                stop(answers.error());
                return;
            }
            m_schema = std::move(answers->schema);
            // With a filter the answers do not have all genres that there are.
            if (!isFiltered() || m_choices.genres.isEmpty()) {
                std::set<QString> genres;
                for (const auto& layer : answers->layers)
                    for (const StudyTrack& track : layer->tracks)
                        if (!track.genre.isEmpty())
                            genres.insert(track.genre);
                answers->choices.genres = QStringList(genres.begin(), genres.end());
            } else {
                answers->choices.genres = m_choices.genres;
            }
            m_choices = std::move(answers->choices);
            m_layers.clear();
            for (const auto& layer : answers->layers)
                m_layers.push_back({layer, nullptr, false});
            Q_EMIT reset();
            compareAll();
        });
}

void StudyBook::compareAll()
{
    m_context.jobs.cancelGroup(kGroup);
    for (BookLayer& layer : m_layers)
        layer = {layer.answers, nullptr, false};
    compareNext();
}

void StudyBook::compareNext()
{
    // Points of all layers come before the intervals of any; the layer that is looked at is first in both.
    BookLayer* next = nullptr;
    const auto look = [&](const auto& isWanted) {
        for (BookLayer& layer : m_layers)
            if (isWanted(layer) && (!next || layer.answers->layer.id == m_first))
                next = &layer;
    };
    look([](const BookLayer& layer) { return !layer.study; });
    const bool isPoints = next != nullptr;
    if (!next)
        look([](const BookLayer& layer) { return !layer.hasIntervals; });
    if (!next) {
        setState(State::Done);
        return;
    }
    setState(State::Comparing);
    StudyWish wish = m_wish;
    if (isPoints)
        wish.bootstrap.reset();
    m_context.jobs.run<LayerStudy>(
        {JobPool::Analysis, QStringLiteral("job.compare"), next->answers->layer.name, kGroup}, this,
        [answers = next->answers, wish](JobContext& job) { return studyOf(*answers, wish, job); },
        [this, id = next->answers->layer.id, isPoints](Result<LayerStudy> made) {
            if (!made) {
                stop(made.error());
                return;
            }
            for (BookLayer& layer : m_layers)
                if (layer.answers->layer.id == id) {
                    layer.study = std::make_shared<const LayerStudy>(std::move(*made));
                    layer.hasIntervals = !isPoints;
                }
            compareNext();
        });
}

} // namespace unisono
