#include "app/desktop/compositionroot.h"
#include "app/desktop/tour.h"
#include "app/desktop/transportbar.h"
#include "core/library/addtracks.h"
#include "tests/support/testproject.h"
#include "ui/common/commandpalette.h"
#include "ui/common/widgets.h"
#include "ui/library/libraryworkspace.h"
#include "ui/models/trackmodel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSlider>
#include <QTableView>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace unisono;

class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::useOwnHome();
        QApplication::setApplicationName(QStringLiteral("unisono-test"));
    }
    void init()
    {
        QSettings settings;
        settings.clear();
        settings.setValue(QStringLiteral("tour/done"), true);
        settings.setValue(QStringLiteral("output/device"), QLatin1String(OutputControl::kNoSound));
    }

    void opensAProjectGivenAsArgument()
    {
        const test::TestProject files(2);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        QVERIFY(root.document().project());
        QCOMPARE(root.document().project()->path(), files.path());
        QVERIFY(root.window().workspace(QStringLiteral("library")));
        QVERIFY(!root.window().workspace(QStringLiteral("annotate"))); // made when it is shown
    }
    void opensSoundsGivenAsArguments()
    {
        const test::TestProject files(3);
        CompositionRoot root(*qApp);
        root.start({files.soundPath(1), files.soundPath(2), files.soundPath(3)});
        const Project* project = root.document().project();
        QVERIFY(project);
        QVERIFY(project->path().endsWith(QStringLiteral("Scratch.unisono")));
        QVERIFY(root.window().workspace(QStringLiteral("annotate")));
        QCOMPARE(project->track(root.document().currentTrack())->title, QStringLiteral("track 1"));
        QTRY_COMPARE(int(project->tracks().size()), 3);
        QTRY_COMPARE(root.media().state(), TrackMedia::State::Ready);
        QTRY_VERIFY(root.media().peaks()->isComplete());
        QTRY_VERIFY(root.media().integratedLufs().has_value());
        QCOMPARE(root.media().frames(), FrameCount(22050));
    }
    void showsATrackWithoutAudio()
    {
        const test::TestProject files(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        const auto edit = addTrackWithoutAudio(*root.document().project(), QStringLiteral("Lost tape"), 12, {48000}, 1);
        QVERIFY(edit && root.document().apply(*edit));
        const TrackId id = std::get<Change<Track>>(edit->changes.front()).after->id;
        root.document().setCurrentTrack(id);
        QCOMPARE(root.media().state(), TrackMedia::State::NoAudio);
        QCOMPARE(root.media().frames(), FrameCount(12 * 48000));
        QVERIFY(root.media().silence().contains(QStringLiteral("“Lost tape” is a track without audio")));
        QTest::qWait(50); // nothing that was begun for it fails later
        QCOMPARE(root.media().state(), TrackMedia::State::NoAudio);
        root.document().setCurrentTrack(root.document().project()->searchTracks(QStringLiteral("track 1")).front());
        QTRY_COMPARE(root.media().state(), TrackMedia::State::Ready);
        QVERIFY(root.media().silence().isEmpty());
    }
    void opensTheLastProjectAgain()
    {
        const test::TestProject files(1);
        {
            CompositionRoot root(*qApp);
            root.start({files.path()});
        }
        CompositionRoot root(*qApp);
        root.start({});
        QVERIFY(root.document().project());
        QCOMPARE(root.document().project()->path(), files.path());
        QVERIFY(!root.session().isFirstStart());
    }
    void firstStartOpensTheDemoWithTheTour()
    {
        QSettings().remove(QStringLiteral("tour/done"));
        CompositionRoot root(*qApp);
        root.start({});
        QVERIFY(root.session().isFirstStart());
        const Project* demo = root.document().project();
        QVERIFY(demo);
        QVERIFY(demo->tracks().size() >= 8);
        QVERIFY(demo->itemCount(root.document().currentTrack()) > 0);
        QVERIFY(root.window().workspace(QStringLiteral("annotate")));
        QTRY_VERIFY(root.window().tour() && root.window().tour()->step() == 0);
        QTRY_COMPARE(root.media().state(), TrackMedia::State::Ready);
    }
    void badProjectLeavesASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not there") << QByteArray();
        QTest::newRow("text") << QByteArray("this is no project");
        QTest::newRow("empty") << QByteArray("");
    }
    void badProjectLeavesASentence()
    {
        QFETCH(QByteArray, bytes);
        const test::TestProject files;
        const QString path = QDir(files.folder()).filePath(QStringLiteral("bad.unisono"));
        if (!bytes.isNull()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        CompositionRoot root(*qApp);
        root.start({path});
        QVERIFY(root.window().isVisible());
        QVERIFY(!root.document().project());
        QVERIFY(root.window().toast().isVisible());
        QVERIFY2(root.window().toast().text().contains(QStringLiteral("bad.unisono")),
                 qPrintable(root.window().toast().text()));
        QVERIFY(root.session().openProject(files.path())); // goes on
    }
    void secondHolderReadsOnly()
    {
        const test::TestProject files(1);
        const std::unique_ptr<Project> first = files.open();
        QVERIFY(first && !first->isReadOnly());
        CompositionRoot root(*qApp);
        root.start({files.path()});
        QVERIFY(root.document().project()->isReadOnly());
        QVERIFY(root.window().banner().isVisible());
        QVERIFY2(root.window().banner().text().contains(root.document().project()->heldBy()),
                 qPrintable(root.window().banner().text()));
    }
    void dropAddsSounds()
    {
        const test::TestProject files;
        const QString sound = files.writeSound(QStringLiteral("dropped.wav"));
        CompositionRoot root(*qApp);
        root.start({files.path()});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(sound)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&root.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&root.window(), &drop);
        QVERIFY(drop.isAccepted());
        QTRY_COMPARE(int(root.document().project()->tracks().size()), 1);
        QCOMPARE(root.document().project()->tracks().front().title, QStringLiteral("dropped"));
    }
    void libraryByKeysAlone()
    {
        const test::TestProject files(12);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        QApplication::setActiveWindow(&window);
        auto* library = qobject_cast<LibraryWorkspace*>(window.workspace(QStringLiteral("library")));
        QVERIFY(library);
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("track 7"));
        QCOMPARE(library->tracks().rowCount(), 1);
        library->table().setFocus();
        library->table().selectRow(0);
        QTest::keyClick(&library->table(), Qt::Key_Return);
        QVERIFY(window.workspace(QStringLiteral("annotate")));
        QCOMPARE(root.document().project()->track(root.document().currentTrack())->title, QStringLiteral("Track 7"));
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(library->isVisible());
    }
    void transportBarReacts()
    {
        const test::TestProject files(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        QApplication::setActiveWindow(&window);
        const auto control = [&](const char* start) -> QAbstractButton* {
            for (QAbstractButton* button : window.transportBar().findChildren<QAbstractButton*>())
                if (button->accessibleName().startsWith(QLatin1String(start)))
                    return button;
            return nullptr;
        };
        QVERIFY(!control("Play")->isEnabled());
        root.document().setCurrentTrack(root.document().project()->tracks().front().id);
        QTRY_VERIFY(control("Play")->isEnabled());
        QTest::keyClick(&window, Qt::Key_Space);
        QTRY_VERIFY(control("Pause"));
        QVERIFY(root.transport().isPlaying());
        QVERIFY(isDrawn(control("Pause")->icon()));
        QTRY_VERIFY(control("Play") && !root.transport().isPlaying()); // one second, then it is over
        QTest::keyClick(&window, Qt::Key_Minus);
        QCOMPARE(root.transport().speed(), 0.9);
        QVERIFY(control("Speed 90"));
        QTest::keyClick(&window, Qt::Key_Equal);
        QCOMPARE(root.transport().speed(), 1.0);
        control("Loop")->click();
        QVERIFY(root.transport().loop().has_value());
        control("Loop")->click();
        QVERIFY(!root.transport().loop().has_value());
        auto* volume = window.transportBar().findChild<QSlider*>();
        volume->setValue(volume->maximum());
        QCOMPARE(root.transport().gainDb(), 6.0);
        volume->setValue(0);
        QVERIFY(root.transport().gainDb() < -1000);
    }
    void savedStateIsShown()
    {
        const test::TestProject files(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        const auto shows = [&](const char* text) {
            for (const QLabel* label : root.window().transportBar().findChildren<QLabel*>())
                if (label->text() == QString::fromUtf8(text))
                    return true;
            return false;
        };
        QTRY_VERIFY(shows("Saved · undo 1"));
        const Track before = root.document().project()->tracks().front();
        Track after = before;
        after.title = QStringLiteral("Other");
        QVERIFY(root.document().apply({QStringLiteral("tracks.change"), {}, {}, {Change<Track>{before, after}}}));
        QTRY_VERIFY(shows("Saved · undo 2"));
        QTest::keyClick(&root.window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(shows("Saved · undo 1"));
        QCOMPARE(root.document().project()->tracks().front().title, before.title);
    }
    void unsavedEditsAreKeptAndSaid()
    {
        const test::TestProject files(1);
        const test::TestProject other(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        const Track before = root.document().project()->tracks().front();
        Track after = before;
        after.title = QStringLiteral("Not on the disk yet");
        {
            const NoRoom full;
            QVERIFY(root.document().apply({QStringLiteral("tracks.change"), {}, {}, {Change<Track>{before, after}}}));
            QCOMPARE(root.document().project()->unsaved(), 1);
            QVERIFY(window.banner().isVisible());
            QVERIFY(!window.close()); // it asks instead
            QVERIFY(window.isVisible());
            QVERIFY(!root.session().openProject(other.path())); // nor is the project left behind
            QCOMPARE(root.document().project()->path(), files.path());
            const QList<QPushButton*> buttons = window.banner().findChildren<QPushButton*>();
            QVERIFY(buttons.size() >= 3);
        }
        QTRY_COMPARE(root.document().project()->unsaved(), 0); // by itself, once there is room
        QTRY_VERIFY(!window.banner().isVisible());
        QVERIFY(window.close());
        root.document().setProject(nullptr);
        QCOMPARE(files.open()->tracks().front().title, after.title);
    }
    void tourCanBeSkipped()
    {
        const test::TestProject files(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        QApplication::setActiveWindow(&window);
        QSettings().remove(QStringLiteral("tour/done"));
        window.startTour();
        QVERIFY(window.tour()->isVisible());
        QCOMPARE(window.tour()->step(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // the focused "Next"
        QCOMPARE(window.tour()->step(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!window.tour()->isVisible());
        QVERIFY(QSettings().value(QStringLiteral("tour/done")).toBool());
        window.startTour();
        int steps = 0;
        while (window.tour()->step() >= 0 && steps < 10) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            ++steps;
        }
        QCOMPARE(steps, 5);
    }
    void unusualNamesFit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("10,000 characters") << QString(10'000, u'x');
        QTest::newRow("10,000 words") << QStringLiteral("word ").repeated(2'000);
        QTest::newRow("right to left") << QString::fromUtf8("\u0645\u0642\u0627\u0645 \u202eabc");
        QTest::newRow("emoji") << QString::fromUtf8("\U0001F3B6 \U0001F469\u200d\U0001F3A4");
        QTest::newRow("markup") << QStringLiteral("<b>&amp;<img src='x'></b> %1 %n");
        QTest::newRow("line ends") << QStringLiteral("a\nb\r\n\tc");
    }
    void unusualNamesFit()
    {
        QFETCH(QString, name);
        const test::TestProject files(2);
        TrackId id;
        {
            const std::unique_ptr<Project> project = files.open();
            Track track = project->tracks().front();
            const Track before = track;
            id = track.id;
            track.title = track.artist = track.album = track.genre = name;
            Edit edit;
            edit.kind = QStringLiteral("tracks.edit");
            edit.changes.push_back(Change<Track>{before, track});
            QVERIFY(project->apply(edit));
        }
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        window.resize(1280, 800);
        QCOMPARE(root.document().project()->track(id)->title, name);
        root.document().setCurrentTrack(id);
        QVERIFY(!window.grab().isNull()); // the library, its inspector
        window.showWorkspace(QStringLiteral("annotate"));
        QTRY_COMPARE(root.media().state(), TrackMedia::State::Ready);
        QVERIFY(!window.grab().isNull());
        window.showWorkspace(QStringLiteral("schema"));
        QVERIFY(!window.grab().isNull());
        window.actions().action(QStringLiteral("window.palette"))->trigger();
        QVERIFY(!window.grab().isNull());
        QVERIFY2(window.width() <= 1280 && window.minimumSizeHint().width() <= 1280,
                 qPrintable(QString::number(window.minimumSizeHint().width())));
    }
    void noTwoCommandsShareAKey()
    {
        const test::TestProject files(1);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        root.window().showWorkspace(QStringLiteral("annotate"));
        root.window().showWorkspace(QStringLiteral("schema"));
        root.window().showWorkspace(QStringLiteral("library"));
        const std::vector<ActionSpec> specs = root.window().actions().specs();
        QVERIFY(specs.size() > 60);
        for (const ActionSpec& a : specs)
            for (const ActionSpec& b : specs) {
                const bool together = a.workspace.isEmpty() || b.workspace.isEmpty() || a.workspace == b.workspace;
                if (a.id >= b.id || !together)
                    continue;
                for (const QKeySequence& key : {a.key, a.key2})
                    QVERIFY2(key.isEmpty() || (key != b.key && key != b.key2),
                             qPrintable(a.id + QStringLiteral(" and ") + b.id));
            }
    }
    void everyControlHasAName()
    {
        const test::TestProject files(2);
        CompositionRoot root(*qApp);
        root.start({files.path()});
        MainWindow& window = root.window();
        root.document().setCurrentTrack(root.document().project()->tracks().front().id);
        window.showWorkspace(QStringLiteral("annotate"));
        window.showWorkspace(QStringLiteral("schema"));
        window.actions().action(QStringLiteral("schema.add-layer"))->trigger();
        for (const char* action : {"window.keys", "window.preferences", "window.palette", "file.export"})
            window.actions().action(QLatin1String(action))->trigger();
        window.startTour();
        QStringList nameless;
        int controls = 0;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                                   qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSlider*>(widget) ||
                                   qobject_cast<QAbstractSpinBox*>(widget) ||
                                   qobject_cast<QAbstractItemView*>(widget) || (widget->focusPolicy() & Qt::TabFocus);
            if (!isControl || isPartOfAControl(widget))
                continue;
            ++controls;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless << QStringLiteral("%1 '%2' in %3")
                                .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                     QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY(controls > 40);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

private:
    static bool isDrawn(const QIcon& icon)
    {
        const QImage image = icon.pixmap(QSize(16, 16)).toImage().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) > 128)
                    return true;
        return false;
    }
    /// While it lives no file can grow, as on a full disk.
    class NoRoom {
    public:
        NoRoom()
        {
            std::signal(SIGXFSZ, SIG_IGN);
            getrlimit(RLIMIT_FSIZE, &m_before);
            const rlimit none{0, m_before.rlim_max};
            setrlimit(RLIMIT_FSIZE, &none);
        }
        ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }

    private:
        rlimit m_before{};
    };
    /// Scroll bars, headers and fields that Qt itself puts into a control are reached through it.
    static bool isPartOfAControl(const QWidget* widget)
    {
        const QString name = widget->objectName();
        if (name.startsWith(QLatin1String("qt_")) || widget->inherits("QScrollBar") ||
            widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton") ||
            widget->inherits("QComboBoxPrivateContainer"))
            return true;
        for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
            if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
                qobject_cast<const QLineEdit*>(parent) || parent->inherits("QKeySequenceEdit"))
                return true;
        return false;
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
