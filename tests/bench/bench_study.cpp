// What five people answered on 1,000 tracks in five layers: until the first figures stand, and until their intervals
// do. With a path as argument only the project is made there, to be opened in the window.
#include "core/study/study.h"
#include "tests/bench/figures.h"
#include "tests/support/studyproject.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdlib>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kPeople = 5;
constexpr int kTracks = 1000;

template <class Run> double seconds(const Run& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const QString path = argc > 1 ? QString::fromLocal8Bit(argv[1]) : folder.filePath(QStringLiteral("study.unisono"));
    const auto project = studyProject(path, kPeople, kTracks);
    if (!project)
        return 1;
    if (argc > 1)
        return 0;
    const QString what = QStringLiteral("study, 5 raters x 1,000 tracks x 5 layers: ");
    JobContext job;
    Result<std::vector<StudyLayer>> layers = Error{};
    printFigure(what + QStringLiteral("reading the answers"), seconds([&] { layers = studyLayers(*project, {}, job); }),
                QStringLiteral("s"));
    if (!layers)
        return 1;
    for (const bool hasIntervals : {false, true}) {
        StudyWish wish;
        if (!hasIntervals)
            wish.bootstrap.reset();
        const double all = seconds([&] {
            for (const StudyLayer& layer : *layers) {
                const double one = seconds([&] {
                    if (!studyOf(layer, wish, job))
                        std::abort();
                });
                printFigure(what + layer.layer.id +
                                (hasIntervals ? QStringLiteral(", with intervals") : QStringLiteral(", figures")),
                            one, QStringLiteral("s"));
            }
        });
        printFigure(what + (hasIntervals ? QStringLiteral("with 1,000 draws") : QStringLiteral("figures")), all,
                    QStringLiteral("s"));
    }
    return 0;
}
