// Publishing a schema on a project of 100,000 annotations: a genre renamed, one moved, one with 20,000 uses merged. And
// reading, resolving and editing schemas of 2,000 genres.
#include "core/annotation/schemadraft.h"
#include "core/genre/resolve.h"
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

constexpr int kTracks = 20'000;
constexpr int kSections = 4;
constexpr int kGenres = 2'000;

template <class Run> double milliseconds(const Run& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

template <class Run> double medianOf(int runs, const Run& run)
{
    std::vector<double> ms;
    for (int i = 0; i < runs; ++i)
        ms.push_back(milliseconds([&] { run(i); }));
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

/// One genre answer and four sections a track.
void annotate(Project& project)
{
    const PersonId me = project.me().id;
    for (int from = 0; from < kTracks; from += 200) {
        Edit edit;
        edit.kind = QStringLiteral("tracks.add");
        for (int t = from; t < from + 200; ++t) {
            const Track track = someTrack(project, QStringLiteral("Track %1").arg(t));
            edit.changes.push_back(Change<Track>{std::nullopt, track});
            for (const char* layer : {"section", "genre"}) {
                Assignment unit;
                unit.id = AssignmentId::next();
                unit.track = track.id;
                unit.layer = QLatin1String(layer);
                unit.person = me;
                unit.state = AssignmentState::InProgress;
                edit.changes.push_back(Change<Assignment>{std::nullopt, unit});
                const bool isGenre = unit.layer == QLatin1String("genre");
                for (int i = 0; i < (isGenre ? 1 : kSections); ++i) {
                    Item item;
                    item.id = ItemId::next();
                    item.assignment = unit.id;
                    item.author = me;
                    item.span = isGenre ? FrameSpan{{0}, {track.frames}} : FrameSpan{{i * 100}, {i * 100 + 100}};
                    if (isGenre)
                        item.payload = TagValue{{QStringLiteral("rock")}, std::nullopt, false};
                    else
                        item.label = QStringLiteral("verse");
                    edit.changes.push_back(Change<Item>{std::nullopt, item});
                }
            }
        }
        if (!project.apply(edit))
            std::abort();
    }
}

void benchPublishing()
{
    const QTemporaryDir folder;
    auto project = std::move(*Project::create(folder.filePath(QStringLiteral("a.unisono")),
                                              shippedSchema(QStringLiteral("general")).value(), QStringLiteral("Me")));
    annotate(*project);
    GenreSchema next = project->schema();
    next.parent.clear();
    next.genres.front().name += QStringLiteral(" (renamed)");
    if (!moveGenre(next, QStringLiteral("metal"), {QStringLiteral("pop")}) ||
        !mergeGenres(next, QStringLiteral("rock"), QStringLiteral("pop")))
        std::abort();
    const QString what = QStringLiteral("100,000 annotations, a genre of 20,000 uses merged: ");
    printFigure(what + QStringLiteral("impact computed"), milliseconds([&] { (void)project->planPublishing(next); }),
                QStringLiteral("ms"));
    std::int64_t mapped = 0;
    printFigure(what + QStringLiteral("published"), milliseconds([&] { mapped = project->publish(next)->mapped; }),
                QStringLiteral("ms"), 2000);
    if (mapped != kTracks)
        std::abort();
    printFigure(what + QStringLiteral("undone"), milliseconds([&] { (void)project->undo(); }), QStringLiteral("ms"));
}

GenreSchema manyGenres()
{
    GenreSchema schema = shippedSchema(QStringLiteral("general")).value();
    schema.genres.clear();
    for (int i = 0; i < kGenres; ++i) {
        GenreDef genre;
        genre.id = QStringLiteral("g%1").arg(i);
        genre.name = QStringLiteral("Genre %1").arg(i);
        genre.definition = QStringLiteral("What a genre of this name is, said in one sentence of usual length.");
        if (i >= 20)
            genre.parents << QStringLiteral("g%1").arg(i / 20 - 1);
        schema.genres.push_back(std::move(genre));
    }
    fillGenreLabels(schema);
    return schema;
}

void benchGenres()
{
    const GenreSchema schema = manyGenres();
    const QByteArray json = schemaToJson(schema);
    const QString what = QStringLiteral("schema of 2,000 genres: ");
    printFigure(what + QStringLiteral("read and checked"),
                medianOf(5, [&](int) { (void)schemaFromJson(json, nullptr); }), QStringLiteral("ms"));
    printFigure(what + QStringLiteral("layers of one genre"),
                medianOf(20, [&](int i) { (void)resolveLayers(schema, QStringLiteral("g%1").arg(kGenres - 1 - i)); }),
                QStringLiteral("ms"));
    const QTemporaryDir folder;
    auto project =
        std::move(*Project::create(folder.filePath(QStringLiteral("a.unisono")), schema, QStringLiteral("Me")));
    (void)project->apply(draftEdit({}, schema, QStringLiteral("schema.draft"), {}));
    printFigure(what + QStringLiteral("one name changed and saved"),
                medianOf(20,
                         [&](int i) {
                             GenreSchema draft = draftSchema(project->draft(), schema).value();
                             draft.genres[std::size_t(i) * 50].name += QStringLiteral("x");
                             (void)project->apply(
                                 draftEdit(project->draft(), draft, QStringLiteral("schema.edit"), {}));
                         }),
                QStringLiteral("ms"), 100);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    benchPublishing();
    benchGenres();
    return 0;
}
