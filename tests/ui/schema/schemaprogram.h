#pragma once

#include "app/desktop/compositionroot.h"
#include "tests/support/testproject.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/annotateworkspace.h"
#include "ui/common/askpanel.h"
#include "ui/schema/schemaeditor.h"
#include "ui/schema/schemaworkspace.h"

#include <QSettings>
#include <QtTest>

namespace unisono::test {

inline const QString kTechno = QStringLiteral("techno");
inline const QString kSection = QStringLiteral("section");

/// A project with one short track, of the schema for electronic dance music.
inline QString makeProject(const TestProject& files, const GenreSchema& schema)
{
    const QString path = files.folder() + QStringLiteral("/schema.unisono");
    auto project = Project::create(path, schema, QStringLiteral("Ada"));
    if (!project)
        return {};
    Track track;
    track.id = TrackId::next();
    track.root = (*project)->mediaRoots().front().id;
    track.path = QStringLiteral("track 1.wav");
    track.title = QStringLiteral("Track 1");
    track.frames = 22050;
    track.rate = {22050};
    track.channels = 1;
    track.samplesSha256 = QByteArray(32, 'x');
    if (!(*project)->apply({QStringLiteral("tracks.add"), {}, {}, {Change<Track>{std::nullopt, track}}}))
        return {};
    return path;
}

/// The program on a project, with its Schema workspace shown, as hands on a keyboard use it.
struct Program {
    explicit Program(const QString& path)
        : root(*qApp)
    {
        root.start({path});
        QApplication::setActiveWindow(&root.window());
        shown = QTest::qWaitForWindowExposed(&root.window());
        root.document().setCurrentTrack(root.document().project()->tracks().front().id);
        press(Qt::Key_3, Qt::ControlModifier);
        schema = qobject_cast<SchemaWorkspace*>(root.window().workspace(QStringLiteral("schema")));
    }

    Project& project() { return *root.document().project(); }
    SchemaEditor& editor() { return schema->editor(); }
    const GenreSchema& draft() { return schema->editor().schema(); }
    AnnotateController& annotate()
    {
        return qobject_cast<AnnotateWorkspace*>(root.window().workspace(QStringLiteral("annotate")))->controller();
    }
    /// The question that is asked at the moment.
    AskPanel* panel()
    {
        for (AskPanel* each : root.window().findChildren<AskPanel*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &root.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const char* text) { QTest::keyClicks(focus(), QString::fromUtf8(text)); }
    /// Down the tree until the genre is reached.
    bool goTo(const QString& genre)
    {
        press(Qt::Key_G, Qt::AltModifier);
        press(Qt::Key_Home);
        for (int i = 0; i < 200 && editor().genre() != genre; ++i) {
            press(Qt::Key_Right); // opens what has children
            if (editor().genre() != genre)
                press(Qt::Key_Down);
        }
        return editor().genre() == genre;
    }
    /// Tab until the control with this name has the focus.
    bool tabTo(const QString& name)
    {
        for (int i = 0; i < 60 && focus()->accessibleName() != name; ++i)
            press(Qt::Key_Tab);
        return focus()->accessibleName() == name;
    }

    CompositionRoot root;
    SchemaWorkspace* schema = nullptr;
    bool shown = false;
};

inline int rowsBelow(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int rows = model.rowCount(parent);
    for (int row = model.rowCount(parent); row-- > 0;)
        rows += rowsBelow(model, model.index(row, 0, parent));
    return rows;
}

/// Settings of a program that has been used before and makes no sound.
inline void useQuietSettings()
{
    QSettings settings;
    settings.clear();
    settings.setValue(QStringLiteral("tour/done"), true);
    settings.setValue(QStringLiteral("output/device"), QLatin1String(OutputControl::kNoSound));
}

} // namespace unisono::test
