// The Agreement workspace on 5 people x 1,000 tracks x 5 layers: how long until it stands, until its rows have points,
// until they have intervals, and how long the window is held up at most meanwhile.
#include "app/desktop/compositionroot.h"
#include "tests/bench/figures.h"
#include "tests/support/testproject.h"
#include "ui/agreement/agreementworkspace.h"

#include <QApplication>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <random>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kPeople = 5;
constexpr int kTracks = 1000;
constexpr double kSeconds = 180;
constexpr SampleRate kRate{44100};
const char* const kLabels[] = {"intro", "verse", "chorus", "bridge", "solo", "break", "outro", "silence"};

LayerDef layerOf(const char* id, LayerKind kind)
{
    LayerDef layer;
    layer.id = QLatin1String(id);
    layer.name = layer.id;
    layer.kind = kind;
    for (const char* label : kLabels) {
        LabelDef def;
        def.id = def.name = QLatin1String(label);
        layer.labels.push_back(def);
    }
    return layer;
}

GenreSchema schemaOfFive()
{
    GenreSchema schema;
    schema.id = QStringLiteral("five");
    schema.name = QStringLiteral("Five");
    schema.layers = {layerOf("section", LayerKind::Interval), layerOf("energy", LayerKind::Interval),
                     layerOf("beat", LayerKind::Instant), layerOf("mood", LayerKind::Tag),
                     layerOf("instruments", LayerKind::Tag)};
    schema.layers.back().choice = TagChoice::Several;
    return schema;
}

/// Answers that agree four times in five.
class Writer {
public:
    explicit Writer(Project& project)
        : m_project(project)
    {
        Edit edit{QStringLiteral("people.change"), {}, {}, {}};
        for (int i = 0; i < kPeople; ++i) {
            m_people.push_back(
                {PersonId::next(), QStringLiteral("Person %1").arg(i + 1), Roles::of({Role::Annotator})});
            edit.changes.push_back(Change<Person>{std::nullopt, m_people.back()});
        }
        apply(edit);
    }
    void addTracks(int from, int count)
    {
        Edit edit{QStringLiteral("tracks.add"), {}, {}, {}};
        for (int i = from; i < from + count; ++i) {
            Track track;
            track.id = TrackId::next();
            track.root = m_project.mediaRoots().front().id;
            track.title = QStringLiteral("Track %1").arg(i);
            track.rate = kRate;
            track.frames = frameAt(kSeconds, kRate).value;
            edit.changes.push_back(Change<Track>{std::nullopt, track});
            for (const LayerDef& layer : m_project.schema().layers)
                for (const Person& person : m_people)
                    addAnswer(edit, track, layer, person, i);
        }
        apply(edit);
    }

private:
    int below(int n) { return int(m_random() % unsigned(n)); }
    QString labelNear(int right) { return QLatin1String(kLabels[below(5) == 0 ? below(8) : right % 8]); }
    void apply(const Edit& edit)
    {
        if (const Result<void> applied = m_project.apply(edit); !applied)
            qFatal("%s %s", qPrintable(applied.error().message), qPrintable(applied.error().detail));
    }
    void addAnswer(Edit& edit, const Track& track, const LayerDef& layer, const Person& person, int number)
    {
        Assignment unit;
        unit.id = AssignmentId::next();
        unit.track = track.id;
        unit.layer = layer.id;
        unit.person = person.id;
        unit.state = AssignmentState::Submitted;
        unit.sinceMs = 1'700'000'000'000 + number;
        edit.changes.push_back(Change<Assignment>{std::nullopt, unit});
        const auto add = [&](double start, double end, const QString& label, const std::optional<TagValue>& tag) {
            Item item;
            item.id = ItemId::next();
            item.assignment = unit.id;
            item.author = person.id;
            item.span = {frameAt(start, kRate), frameAt(end, kRate)};
            item.label = label;
            if (tag)
                item.payload = *tag;
            edit.changes.push_back(Change<Item>{std::nullopt, item});
        };
        if (layer.kind == LayerKind::Interval)
            for (int i = 0; i < 10; ++i)
                add(i * 18, i * 18 + 18, labelNear(i + number), {});
        else if (layer.kind == LayerKind::Instant)
            for (double at = 1; at < kSeconds - 1; at += 2) {
                const double heard = at + below(40) / 1000.0;
                add(heard, heard, {}, {});
            }
        else if (layer.choice == TagChoice::One)
            add(0, kSeconds, {}, TagValue{{labelNear(number)}, std::nullopt, false});
        else
            add(0, kSeconds, {}, TagValue{{labelNear(number), labelNear(number + 3)}, std::nullopt, false});
    }
    Project& m_project;
    std::vector<Person> m_people;
    std::mt19937 m_random{1};
};

using Clock = std::chrono::steady_clock;
double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

constexpr int kTickMs = 5;

/// Runs the loop until it holds; gives the longest time in which it did not come round.
template <class Holds> double runUntil(const Holds& holds)
{
    double longest = 0;
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    auto last = Clock::now();
    QObject::connect(&ticks, &QTimer::timeout, &ticks, [&] {
        longest = std::max(longest, msSince(last) - kTickMs);
        last = Clock::now();
    });
    ticks.start(kTickMs);
    while (!holds())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return longest;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    useOwnHome();
    QSettings().setValue(QStringLiteral("tour/done"), true);
    const TestProject files;
    const QString path = files.folder() + QStringLiteral("/five.unisono");
    {
        const auto project = Project::create(path, schemaOfFive(), QStringLiteral("Lead"));
        if (!project)
            qFatal("%s %s", qPrintable(project.error().message), qPrintable(project.error().detail));
        Writer writer(**project);
        for (int i = 0; i < kTracks; i += 50)
            writer.addTracks(i, 50);
    }
    CompositionRoot root(app);
    root.start({path});
    bool isPainted = false;
    QObject::connect(&root.window(), &MainWindow::painted, &root.window(), [&] { isPainted = true; });
    runUntil([&] { return isPainted; });

    const QString what = QStringLiteral("agreement, 5 people x 1,000 tracks x 5 layers: ");
    const auto start = Clock::now();
    root.window().showWorkspace(QStringLiteral("agreement"));
    QApplication::processEvents();
    printFigure(what + QStringLiteral("stands"), msSince(start), QStringLiteral("ms"), 1000);
    const auto& book = qobject_cast<AgreementWorkspace*>(root.window().workspace(QStringLiteral("agreement")))->book();
    double longest = runUntil([&] { return !book.layers().empty(); });
    printFigure(what + QStringLiteral("answers read"), msSince(start), QStringLiteral("ms"));
    const auto any = [&](const auto& has) { return std::any_of(book.layers().begin(), book.layers().end(), has); };
    longest =
        std::max(longest, runUntil([&] { return any([](const BookLayer& layer) { return layer.study != nullptr; }); }));
    printFigure(what + QStringLiteral("points of the first layer"), msSince(start), QStringLiteral("ms"));
    const auto all = [&](const auto& has) { return std::all_of(book.layers().begin(), book.layers().end(), has); };
    longest =
        std::max(longest, runUntil([&] { return all([](const BookLayer& layer) { return layer.study != nullptr; }); }));
    printFigure(what + QStringLiteral("points of all layers"), msSince(start), QStringLiteral("ms"));
    longest =
        std::max(longest, runUntil([&] { return all([](const BookLayer& layer) { return layer.hasIntervals; }); }));
    printFigure(what + QStringLiteral("intervals of all layers"), msSince(start), QStringLiteral("ms"));
    printFigure(what + QStringLiteral("the window held up at most"), longest, QStringLiteral("ms"));
    return 0;
}
