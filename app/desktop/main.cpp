// The window: unisono [PROJECT.unisono | PACKAGE.unipack | AUDIO or FOLDER...]
#include "app/desktop/compositionroot.h"
#include "app/desktop/quitsignals.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int argc, char** argv)
{
#ifdef __GLIBC__
    // Pictures and spectra are made by workers and freed by the GUI thread. Left alone, glibc raises its limit for
    // mappings after the first large block is freed and keeps such memory in one arena for each thread.
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_ARENA_MAX, 2);
#endif
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("unisono"));
    QApplication::setOrganizationName(QStringLiteral("unisono"));
    QApplication::setApplicationDisplayName(QStringLiteral("Unisono"));
    QApplication::setApplicationVersion(QStringLiteral(UNISONO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("unisono"));

    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h"))) {
        std::puts("unisono [PROJECT.unisono | PACKAGE.unipack | AUDIO or FOLDER...]\n"
                  "Without arguments the last project is opened, at the first start the demo project.");
        return 0;
    }
    if (arguments.contains(QLatin1String("--version"))) {
        std::puts("unisono " UNISONO_VERSION);
        return 0;
    }
    const unisono::QuitSignals quitSignals;
    unisono::CompositionRoot root(app);
    root.start(arguments);
    return QApplication::exec();
}
