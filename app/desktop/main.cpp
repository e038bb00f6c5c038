// The window: unisono [PROJECT.unisono | AUDIO or FOLDER...]
#include "compositionroot.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>

#include <cstdio>

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("unisono"));
    QApplication::setOrganizationName(QStringLiteral("unisono"));
    QApplication::setApplicationDisplayName(QStringLiteral("Unisono"));
    QApplication::setApplicationVersion(QStringLiteral(UNISONO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("unisono"));

    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h"))) {
        std::puts("unisono [PROJECT.unisono | AUDIO or FOLDER...]\n"
                  "Without arguments the last project is opened, at the first start the demo project.");
        return 0;
    }
    if (arguments.contains(QLatin1String("--version"))) {
        std::puts("unisono " UNISONO_VERSION);
        return 0;
    }
    unisono::CompositionRoot root(app);
    root.start(arguments);
    return QApplication::exec();
}
