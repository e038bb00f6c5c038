// The project file at the size the issue names: 10,000 tracks and 1,000,000 items, one layer with 100,000 of them.
#include "core/store/project.h"
#include "tests/bench/figures.h"
#include "tests/support/projects.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kTracks = 10000;
constexpr int kItemsPerTrack = 90;
constexpr int kLongLayer = 100000;

Edit filledTrack(const Project& project, int number, int items)
{
    static const char* kWords[] = {"Blue", "Night", "River", "Neon", "Garden", "Silver", "Train", "Echo", "Winter"};
    const QString title = QStringLiteral("%1 %2 %3")
                              .arg(QLatin1String(kWords[number % 9]), QLatin1String(kWords[(number / 9) % 9]))
                              .arg(number);
    const Track track = someTrack(project, title);
    Edit edit = addedTrack(track);
    const Assignment assignment{AssignmentId::next(),
                                track.id,
                                QStringLiteral("beats"),
                                project.me().id,
                                PassKind::Independent,
                                AssignmentState::InProgress,
                                {},
                                1,
                                {}};
    edit.changes.push_back(Change<Assignment>{std::nullopt, assignment});
    for (int i = 0; i < items; ++i) {
        Item item;
        item.id = ItemId::next();
        item.assignment = assignment.id;
        item.span = {{i * 22050}, {i * 22050}};
        item.payload = InstantValue{i / 4 + 1, i % 4 + 1};
        item.origin.kind = OriginKind::Tapped;
        item.author = assignment.person;
        item.changedMs = 1700000000000;
        edit.changes.push_back(Change<Item>{std::nullopt, item});
    }
    return edit;
}

bool makeBigProject(const QString& path)
{
    auto project = std::move(*Project::create(path, smallSchema(), QStringLiteral("Me")));
    if (!project->apply(filledTrack(*project, 0, kLongLayer)))
        return false;
    for (int from = 1; from < kTracks; from += 100) {
        std::vector<Edit> edits;
        for (int i = from; i < std::min(from + 100, kTracks); ++i)
            edits.push_back(filledTrack(*project, i, kItemsPerTrack));
        if (!project->applyAll(edits))
            return false;
    }
    std::fprintf(stderr, "%zu tracks, %lld items\n", project->tracks().size(),
                 static_cast<long long>(project->itemCount()));
    return true;
}

std::unique_ptr<Project> opened(const QString& path)
{
    Result<std::unique_ptr<Project>> project = Project::open(path);
    if (!project || (*project)->tracks().size() != kTracks)
        std::abort();
    return std::move(*project);
}

Assignment longAssignment(const Project& project)
{
    for (const Track& track : project.tracks())
        if (project.itemCount(track.id) == kLongLayer)
            return project.assignments(track.id).front();
    std::abort();
}

/// Times of `runs` runs in milliseconds, sorted.
template <class Run> std::vector<double> timed(int runs, const Run& run)
{
    std::vector<double> ms;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        run(i);
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    return ms;
}

double median(const std::vector<double>& sorted)
{
    return sorted[sorted.size() / 2];
}

void benchOpen(const QString& path)
{
    const auto ms = timed(7, [&](int) { opened(path); });
    printFigure(QStringLiteral("project of 10,000 tracks and 1 M items: opened and closed"), median(ms),
                QStringLiteral("ms"), 1000);
}

void benchSearch(const Project& project)
{
    const QString typed = QStringLiteral("neon gar 12");
    const auto ms =
        timed(110, [&](int i) { static_cast<void>(project.searchTracks(typed.left(1 + i % typed.size()))); });
    printFigure(QStringLiteral("search as it is typed, slowest key press"), ms.back(), QStringLiteral("ms"), 50);
}

void benchApply(Project& project)
{
    Item item = project.items(longAssignment(project).id)[500];
    const auto ms = timed(1000, [&](int) {
        Item moved = item;
        moved.span.start.value += 1;
        moved.span.end.value += 1;
        ++moved.version;
        if (!project.apply({QStringLiteral("items.move"), {}, {}, {Change<Item>{item, moved}}}))
            std::abort();
        item = moved;
    });
    printFigure(QStringLiteral("edit saved, median"), median(ms), QStringLiteral("ms"), 5);
    printFigure(QStringLiteral("edit saved, 95 %"), ms[ms.size() * 95 / 100], QStringLiteral("ms"));
    const auto back = timed(200, [&](int) {
        if (!project.undo())
            std::abort();
    });
    printFigure(QStringLiteral("undo, median"), median(back), QStringLiteral("ms"), 5);
}

void benchRead(const Project& project)
{
    const Assignment assignment = longAssignment(project);
    const auto ms = timed(11, [&](int) {
        if (project.items(assignment.id).size() != kLongLayer)
            std::abort();
    });
    printFigure(QStringLiteral("layer of 100,000 items read"), median(ms), QStringLiteral("ms"), 100);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "make") == 0) // for bench_window.py
        return makeBigProject(QString::fromLocal8Bit(argv[2])) ? 0 : 1;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("big.unisono"));
    if (!makeBigProject(path))
        return 1;
    benchOpen(path);
    auto project = opened(path);
    benchSearch(*project);
    benchRead(*project);
    benchApply(*project);
    const auto check = timed(1, [&](int) {
        if (!project->verify()->empty())
            std::abort();
    });
    printFigure(QStringLiteral("verify, the whole log replayed"), median(check) / 1000, QStringLiteral("s"));
    const auto close = timed(1, [&](int) { project.reset(); });
    printFigure(QStringLiteral("closed after 1,200 edits"), median(close), QStringLiteral("ms"));
    return 0;
}
