#include "tests/support/studyproject.h"

#include <cstdlib>
#include <random>

namespace unisono::test {

namespace {

constexpr SampleRate kRate{44100};
constexpr int kSeconds = 180;
const char* const kLabels[] = {"intro", "verse", "chorus", "bridge", "solo", "break", "drop", "outro"};

LayerDef layerOf(const char* id, const char* measure, LayerKind kind, TagChoice choice = TagChoice::One)
{
    LayerDef layer;
    layer.id = QLatin1String(id);
    layer.name = layer.id;
    layer.kind = kind;
    layer.choice = choice;
    layer.agreement.measure = QLatin1String(measure);
    layer.agreement.gate = 0.6;
    for (const char* label : kLabels) {
        LabelDef def;
        def.id = QLatin1String(label);
        def.name = def.id;
        layer.labels.push_back(def);
    }
    return layer;
}

class Maker {
public:
    explicit Maker(Project& project)
        : m_project(project)
    {
    }

    void addPeople(int people)
    {
        Edit edit{QStringLiteral("people.change"), {}, {}, {}};
        for (int i = 0; i < people; ++i) {
            Person person;
            person.id = PersonId::next();
            person.name = QStringLiteral("Rater %1").arg(QChar(u'A' + i));
            person.roles = Roles::of({Role::Annotator});
            m_people.push_back(person.id);
            edit.changes.push_back(Change<Person>{std::nullopt, person});
        }
        apply(edit);
    }
    void addTrack(int number)
    {
        Track track;
        track.id = TrackId::next();
        track.title = QStringLiteral("Track %1").arg(number, 5, 10, QLatin1Char('0'));
        track.genre = QStringLiteral("Genre %1").arg(number % 5);
        track.rate = kRate;
        track.frames = framesOf(kSeconds, kRate);
        track.channels = 2;
        Edit edit{QStringLiteral("tracks.add"), {}, {}, {Change<Track>{std::nullopt, track}}};
        const std::mt19937 truth(m_random());
        for (const PersonId person : m_people)
            for (const LayerDef& layer : m_project.schema().layers) {
                std::mt19937 same = truth; // what is right is the same for all
                answer(edit, track, layer, person, same);
            }
        apply(edit);
    }

private:
    void apply(const Edit& edit)
    {
        if (!m_project.apply(edit))
            std::abort();
    }
    bool isOff() { return m_random() % 10 == 0; }
    const char* labelBut(std::mt19937& truth)
    {
        const char* right = kLabels[truth() % std::size(kLabels)];
        return isOff() ? kLabels[m_random() % std::size(kLabels)] : right;
    }
    void answer(Edit& edit, const Track& track, const LayerDef& layer, PersonId person, std::mt19937& truth)
    {
        Assignment assignment;
        assignment.id = AssignmentId::next();
        assignment.track = track.id;
        assignment.layer = layer.id;
        assignment.person = person;
        assignment.state = AssignmentState::Submitted;
        assignment.schemaVersion = m_project.schema().version;
        assignment.sinceMs = 1'700'000'000'000 + qint64(m_random() % 1'000'000) * 1000;
        edit.changes.push_back(Change<Assignment>{std::nullopt, assignment});
        const auto add = [&](FrameSpan span, const char* label, Payload payload) {
            Item item;
            item.id = ItemId::next();
            item.assignment = assignment.id;
            item.author = person;
            item.span = span;
            item.label = QLatin1String(label);
            item.payload = std::move(payload);
            edit.changes.push_back(Change<Item>{std::nullopt, item});
        };
        const FrameSpan whole{Frame{0}, Frame{track.frames}};
        if (layer.kind == LayerKind::Interval) {
            double at = 0;
            for (double next = 0; at < kSeconds; at = next) {
                next = at + 8 + double(truth() % 16) + (isOff() ? 0.8 : 0.01 * double(m_random() % 10));
                next = next > kSeconds - 5 ? kSeconds : next;
                add({frameAt(at, kRate), frameAt(next, kRate)}, labelBut(truth), {});
            }
        } else if (layer.kind == LayerKind::Instant) {
            const double period = 0.4 + double(truth() % 30) / 100;
            for (double at = 0.3; at < kSeconds; at += period)
                if (const Frame frame = frameAt(at + 0.001 * double(m_random() % 30), kRate); true)
                    add({frame, frame}, "", InstantValue{});
        } else if (layer.choice == TagChoice::Number) {
            add(whole, "", TagValue{{}, 60 + double(truth() % 120) + (isOff() ? 10 : 0), false});
        } else {
            QStringList labels{QLatin1String(labelBut(truth))};
            if (layer.choice == TagChoice::Several)
                if (const QString other = QLatin1String(labelBut(truth)); !labels.contains(other))
                    labels << other;
            add(whole, "", TagValue{labels, std::nullopt, false});
        }
    }

    Project& m_project;
    std::vector<PersonId> m_people;
    std::mt19937 m_random{1};
};

} // namespace

std::unique_ptr<Project> studyProject(const QString& path, int people, int tracks)
{
    GenreSchema schema;
    schema.id = QStringLiteral("study");
    schema.name = QStringLiteral("Study");
    schema.layers = {layerOf("sections", "alpha-frames", LayerKind::Interval),
                     layerOf("beats", "beat-f", LayerKind::Instant), layerOf("style", "alpha-nominal", LayerKind::Tag),
                     layerOf("moods", "alpha-masi", LayerKind::Tag, TagChoice::Several),
                     layerOf("tempo", "alpha-interval", LayerKind::Tag, TagChoice::Number)};
    auto project = Project::create(path, schema, QStringLiteral("Lead"));
    if (!project) {
        qWarning("%s: %s", qPrintable(project.error().message), qPrintable(project.error().detail));
        return nullptr;
    }
    Maker maker(**project);
    maker.addPeople(people);
    for (int track = 0; track < tracks; ++track)
        maker.addTrack(track);
    return std::move(*project);
}

} // namespace unisono::test
