// A project of 1,000 tracks, 10 people and 1 million events: opening and verifying it; and taking in a package of
// 10,000 items.
#include "core/exchange/packagemerging.h"
#include "core/exchange/packageopening.h"
#include "tests/bench/figures.h"
#include "tests/support/campaign.h"
#include "tests/support/projects.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kTracks = 1'000;
constexpr int kPeople = 10;
constexpr int kItems = 10'000;

template <class Run> double seconds(const Run& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void must(bool done, const char* what)
{
    if (done)
        return;
    std::fprintf(stderr, "bench: %s failed\n", what);
    std::exit(1);
}

Item instantOf(const Assignment& assignment, FrameCount at)
{
    Item item;
    item.id = ItemId::next();
    item.assignment = assignment.id;
    item.author = assignment.person;
    item.span = {Frame{at}, Frame{at}};
    item.payload = InstantValue{1, 1};
    return item;
}

/// Events as a campaign makes them: marks set and moved, one at a time.
void fillWithEvents(Project& project, std::int64_t events)
{
    std::vector<Assignment> units = project.assignments();
    std::vector<Edit> edits;
    std::optional<Item> last;
    std::size_t unit = 0;
    for (std::int64_t i = project.eventCount(); i < events; ++i) {
        Edit edit{QStringLiteral("items.test"), {}, {}, {}};
        if (i % 3 == 2 && last) {
            Item moved = *last;
            moved.span = {moved.span.start + 10, moved.span.end + 10};
            ++moved.version;
            edit.changes.push_back(Change<Item>{last, moved});
            last.reset();
        } else {
            last = instantOf(units[unit++ % units.size()], FrameCount(i % 2'000'000));
            edit.changes.push_back(Change<Item>{std::nullopt, *last});
        }
        edits.push_back(std::move(edit));
        if (edits.size() == 5'000 || i + 1 == events) {
            must(bool(project.applyAll(edits)), "writing events");
            edits.clear();
        }
    }
}

void benchEvents(const QString& folder, std::int64_t events)
{
    QString path;
    {
        Campaign campaign(folder, kPeople, kTracks);
        campaign.assignAll();
        fillWithEvents(campaign.project(), events);
        path = campaign.path();
    }
    const QString name = QStringLiteral("project of %1 events: ").arg(events);
    std::unique_ptr<Project> project;
    printFigure(name + QStringLiteral("open"), seconds([&] {
                    Result<std::unique_ptr<Project>> opened = Project::open(path);
                    must(bool(opened), "opening");
                    project = std::move(*opened);
                }),
                QStringLiteral("s"), 1.0);
    printFigure(name + QStringLiteral("verify"), seconds([&] {
                    const Result<VerifyReport> report = project->verify();
                    must(report && report->empty(), "verifying");
                }),
                QStringLiteral("s"), 10.0);
}

void benchMerge(const QString& folder)
{
    Campaign campaign(folder, 1, 10);
    campaign.assignAll();
    const QString package = campaign.makePackage(campaign.annotators().front().id);
    JobContext job;
    Result<std::unique_ptr<Project>> work = openPackage(package, folder + QStringLiteral("/work.unisono"), job);
    must(bool(work), "opening the package");
    Edit edit{QStringLiteral("items.test"), {}, {}, {}};
    const std::vector<Assignment> units = (*work)->assignments();
    for (const Assignment& unit : units) {
        Assignment after = unit;
        after.state = AssignmentState::Submitted;
        after.sinceMs = 1;
        edit.changes.push_back(Change<Assignment>{unit, after});
        for (int i = 0; i < kItems / int(units.size()); ++i)
            edit.changes.push_back(Change<Item>{std::nullopt, instantOf(unit, i * 100)});
    }
    must(bool((*work)->apply(edit)), "working");
    const QString back = folder + QStringLiteral("/back.unipack");
    must(bool(returnPackage(**work, back)), "returning");
    // In the window the first is a job's, and only the second is its own thread's.
    std::optional<PlannedMerge> planned;
    const double planning = seconds([&] {
        const Result<ReadBack> read = readBack(back);
        must(bool(read), "reading");
        const Result<PlannedMerge> plan = planMerge(campaign.project(), *read);
        must(bool(plan), "planning");
        planned = *plan;
    });
    const double writing = seconds([&] { must(bool(campaign.project().record(planned->edit)), "merging"); });
    const std::int64_t items = (*work)->itemCount();
    printFigure(QStringLiteral("taking in a package of %1 items").arg(items), planning + writing, QStringLiteral("s"),
                1.0);
    printFigure(QStringLiteral("the same, writing alone"), writing, QStringLiteral("s"));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir merge;
    benchMerge(merge.path());
    const QTemporaryDir events;
    benchEvents(events.path(), qEnvironmentVariableIsSet("UNISONO_BENCH_QUICK") ? 100'000 : 1'000'000);
    return 0;
}
