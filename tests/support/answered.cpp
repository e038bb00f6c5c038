#include "tests/support/answered.h"

#include "core/annotation/model.h"

#include <random>

namespace unisono::test {

namespace {

constexpr SampleRate kRate{8000};
constexpr double kSectionSeconds = 2;
constexpr double kBeatSeconds = 0.5;
constexpr qint64 kFirstMs = 1'700'000'000'000;

const QStringList& labels()
{
    static const QStringList ids{QStringLiteral("intro"), QStringLiteral("verse"), QStringLiteral("drop"),
                                 QStringLiteral("outro")};
    return ids;
}

LayerDef layerOf(const QString& id, const QString& name, LayerKind kind)
{
    LayerDef layer;
    layer.id = id;
    layer.name = name;
    layer.kind = kind;
    layer.definition = QStringLiteral("What it is.");
    return layer;
}

Items sectionsOf(std::mt19937& random, const AnsweredPlan& plan, std::size_t person, int track)
{
    Items items;
    const int count = int(plan.seconds / kSectionSeconds);
    for (int i = 0; i < count; ++i) {
        // What is right depends on the track alone; every person after the first errs on drops now and then.
        int label = (i + track) % int(labels().size());
        if (label == 2 && person > 0 && random() % 2 == 0)
            label = 1;
        Item item;
        item.id = ItemId::next();
        item.span = {frameAt(i * kSectionSeconds, kRate), frameAt((i + 1) * kSectionSeconds, kRate)};
        item.label = labels()[label];
        items.push_back(item);
    }
    return items;
}

Items beatsOf(const AnsweredPlan& plan, std::size_t person)
{
    Items items;
    const double late = person + 1 == std::size_t(plan.people.size()) ? plan.lateSeconds : 0;
    for (double at = kBeatSeconds; at < plan.seconds - kBeatSeconds; at += kBeatSeconds) {
        Item item;
        item.id = ItemId::next();
        item.span = {frameAt(at + late, kRate), frameAt(at + late, kRate)};
        items.push_back(item);
    }
    return items;
}

void addAnswer(Edit& edit, const Track& track, const QString& layer, const Person& person, int number, Items items)
{
    Assignment assignment;
    assignment.id = AssignmentId::next();
    assignment.track = track.id;
    assignment.layer = layer;
    assignment.person = person.id;
    assignment.state = AssignmentState::Submitted;
    assignment.schemaVersion = 1;
    assignment.sinceMs = kFirstMs + number;
    edit.changes.push_back(Change<Assignment>{std::nullopt, assignment});
    for (Item& item : items) {
        item.assignment = assignment.id;
        item.author = person.id;
        edit.changes.push_back(Change<Item>{std::nullopt, item});
    }
}

} // namespace

GenreSchema answeredSchema()
{
    GenreSchema schema;
    schema.id = QStringLiteral("answered");
    schema.name = QStringLiteral("Answered");
    LayerDef sections = layerOf(QStringLiteral("sections"), QStringLiteral("Sections"), LayerKind::Interval);
    sections.agreement.measure = QStringLiteral("alpha-frames");
    sections.agreement.gate = 0.6;
    for (const QString& id : labels()) {
        LabelDef label;
        label.id = id;
        label.name = id;
        label.name[0] = label.name[0].toUpper();
        label.definition = QStringLiteral("What counts as %1.").arg(id);
        label.isNot = QStringLiteral("What is not %1.").arg(id);
        sections.labels.push_back(label);
    }
    schema.layers = {sections, layerOf(QStringLiteral("beats"), QStringLiteral("Beats"), LayerKind::Instant),
                     layerOf(QStringLiteral("remarks"), QStringLiteral("Remarks"), LayerKind::Text)};
    return schema;
}

StudyLayer answeredSections(const AnsweredPlan& plan)
{
    std::mt19937 random(1);
    StudyLayer layer;
    layer.layer = answeredSchema().layers.front();
    for (const QString& name : plan.people)
        layer.raters.push_back({PersonId::next(), name});
    for (int number = 0; number < plan.tracks; ++number) {
        StudyTrack track;
        track.id = TrackId::next();
        track.title = QStringLiteral("Track %1").arg(number + 1);
        track.rate = kRate;
        track.frames = frameAt(plan.seconds, kRate).value;
        track.genre = number % 2 == 0 ? QStringLiteral("techno") : QStringLiteral("trance");
        for (std::size_t person = 0; person < layer.raters.size(); ++person)
            track.answers.push_back(StudyAnswer{AssignmentId::next(), sectionsOf(random, plan, person, number), 1,
                                                SuggestionPolicy::None, kFirstMs + number});
        layer.tracks.push_back(track);
    }
    const auto people = std::int64_t(layer.raters.size());
    StudyCoverage& coverage = layer.coverage;
    coverage.asked = coverage.answered = people * plan.tracks;
    coverage.tracks = coverage.compared = plan.tracks;
    coverage.pairs = coverage.pairsPossible = plan.tracks * people * (people - 1) / 2;
    return layer;
}

QString makeAnsweredProject(const TestProject& files, const AnsweredPlan& plan)
{
    const QString path = files.folder() + QStringLiteral("/answered.unisono");
    const auto project = Project::create(path, answeredSchema(), QStringLiteral("Lea"));
    if (!project) {
        qWarning("%s %s", qPrintable(project.error().message), qPrintable(project.error().detail));
        return {};
    }
    Edit edit{QStringLiteral("people.change"), {}, {}, {}};
    std::vector<Person> people;
    for (const QString& name : plan.people) {
        people.push_back({PersonId::next(), name, Roles::of({Role::Annotator})});
        edit.changes.push_back(Change<Person>{std::nullopt, people.back()});
    }
    std::mt19937 random(1);
    for (int number = 0; number < plan.tracks; ++number) {
        Track track;
        track.id = TrackId::next();
        track.root = (*project)->mediaRoots().front().id;
        track.path = QStringLiteral("answered %1.wav").arg(number + 1);
        track.title = QStringLiteral("Track %1").arg(number + 1);
        track.genre = number % 2 == 0 ? QStringLiteral("techno") : QStringLiteral("trance");
        track.rate = kRate;
        track.frames = frameAt(plan.seconds, kRate).value;
        track.channels = 1;
        track.samplesSha256 = QByteArray(32, char('a' + number));
        files.writeSound(track.path, plan.seconds);
        edit.changes.push_back(Change<Track>{std::nullopt, track});
        for (std::size_t person = 0; person < people.size(); ++person) {
            addAnswer(edit, track, QStringLiteral("sections"), people[person], number,
                      sectionsOf(random, plan, person, number));
            addAnswer(edit, track, QStringLiteral("beats"), people[person], number, beatsOf(plan, person));
        }
    }
    if (const Result<void> applied = (*project)->apply(edit); !applied) {
        qWarning("%s %s", qPrintable(applied.error().message), qPrintable(applied.error().detail));
        return {};
    }
    return path;
}

} // namespace unisono::test
