// The campaign once more, now through the window, by keys alone: the lead gives work out, three annotators open their
// packages, bring in what the real annotators said, hand in and send back, the lead takes everything in, in any order
// and twice, and scores. Ends with one line:
//   N units handed in of M packages, K texts of windows searched, L leaks found, merged as in order

#include "app/desktop/compositionroot.h"
#include "core/exchange/packagerecord.h"
#include "core/package/packagefile.h"
#include "tests/support/campaign.h"
#include "tests/support/campaignscript.h"
#include "tests/support/testproject.h"
#include "tests/ui/annotate/widgettexts.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/annotateworkspace.h"
#include "ui/annotate/workqueue.h"
#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/widgets.h"
#include "ui/golden/boardpage.h"
#include "ui/golden/goldbook.h"
#include "ui/golden/goldenworkspace.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <random>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kMostWaitMs = 30'000;

void say(const QString& text)
{
    std::fprintf(stdout, "%s\n", qPrintable(text));
    std::fflush(stdout);
}

void must(bool done, const QString& what)
{
    if (!done)
        qFatal("window campaign: %s", qPrintable(what));
}

/// A running program and the hands on its keyboard.
class Hands {
public:
    explicit Hands(const QString& argument)
        : m_root(*qApp)
    {
        m_root.start({argument});
        QApplication::setActiveWindow(&m_root.window());
        must(QTest::qWaitForWindowExposed(&m_root.window()), QStringLiteral("no window"));
    }
    CompositionRoot& root() { return m_root; }
    Project& project() { return *m_root.document().project(); }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &m_root.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    template <class Panel> Panel* shown()
    {
        for (Panel* each : m_root.window().findChildren<Panel*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    template <class Panel> void await(const char* what)
    {
        must(QTest::qWaitFor([this] { return shown<Panel>() != nullptr; }, kMostWaitMs), QLatin1String(what));
    }
    void awaitRest()
    {
        must(QTest::qWaitFor([this] { return m_root.jobs().running().empty(); }, kMostWaitMs),
             QStringLiteral("jobs go on"));
    }
    /// Presses a key that asks for files, and types their names.
    void pressForFiles(Qt::Key key, Qt::KeyboardModifiers modifiers, const QStringList& paths)
    {
        QStringList names;
        for (const QString& path : paths)
            names << (paths.size() == 1 ? path : u'"' + path + u'"');
        QTimer poll;
        bool isTyped = false;
        QObject::connect(&poll, &QTimer::timeout, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            auto* name = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
            if (!name || isTyped)
                return;
            isTyped = true;
            name->setText(names.join(QLatin1Char(' ')));
            QTest::keyClick(name, Qt::Key_Return);
        });
        poll.start(5);
        press(key, modifiers);
        // Without a window manager nobody gives the keyboard back to the window.
        QApplication::setActiveWindow(&m_root.window());
        must(isTyped, QStringLiteral("no dialogue for files"));
    }

private:
    CompositionRoot m_root;
};

class WindowCampaign : private CampaignScript {
public:
    WindowCampaign(const QString& folder, int tracks)
        : CampaignScript(folder, tracks, std::max(2, tracks / 3), [](QJsonObject& schema) {
              QJsonArray kept;
              for (const QJsonValue& layer : schema[u"layers"].toArray())
                  if (layers().contains(layer[u"id"].toString()))
                      kept.append(layer);
              schema[u"layers"] = kept;
          })
    {
    }

    void run()
    {
        setUp();
        pilot();
        gold();
        for (const QString& name : pilots())
            cli({QStringLiteral("people"), lead(), QStringLiteral("--person"), name, QStringLiteral("--away")});
        say(QStringLiteral("%1 tracks, %2 golden units").arg(songs().size()).arg(pilotTracks()));
        giveOut();
        for (int round = 0; round < 3; ++round) {
            const QStringList packages = makePackages();
            for (int annotator = 0; annotator < int(packages.size()); ++annotator)
                if (!packages[annotator].isEmpty())
                    work(packages[annotator], annotator);
        }
        takeIn();
    }
    bool isRight() const { return m_isMergedAsInOrder && m_leaks == 0 && m_handedIn > 0; }
    QString summary() const
    {
        return QStringLiteral("%1 units handed in of %2 packages, %3 texts of windows searched, %4 leaks found, %5")
            .arg(m_handedIn)
            .arg(m_packages)
            .arg(m_texts)
            .arg(m_leaks)
            .arg(m_isMergedAsInOrder ? QStringLiteral("merged as in order") : QStringLiteral("MERGED OTHERWISE"));
    }

private:
    GoldenWorkspace& unlocked(Hands& hands)
    {
        hands.press(Qt::Key_5, Qt::ControlModifier);
        auto* golden = qobject_cast<GoldenWorkspace*>(hands.root().window().workspace(QStringLiteral("golden")));
        must(golden != nullptr, QStringLiteral("no Golden workspace"));
        hands.press(Qt::Key_L, Qt::ControlModifier);
        hands.await<AskPanel>("no question for the passphrase");
        hands.type(QString::fromLatin1(kPassphrase));
        hands.press(Qt::Key_Return);
        must(QTest::qWaitFor([golden] { return golden->book().isOpen(); }, kMostWaitMs),
             QStringLiteral("not unlocked"));
        hands.press(Qt::Key_W, Qt::AltModifier);
        return *golden;
    }

    void giveOut()
    {
        Hands hands(lead());
        unlocked(hands);
        hands.press(Qt::Key_A);
        hands.await<ListPanel>("no plan of the work");
        hands.press(Qt::Key_Return);
        must(QTest::qWaitFor([&] { return hands.project().assignments().size() > std::size_t(9 * pilotTracks()); },
                             kMostWaitMs),
             "nothing was assigned");
        say(QStringLiteral("%1 assignments")
                .arg(hands.project().assignments().size() - std::size_t(9 * pilotTracks())));
    }

    /// By annotator; empty: nothing is left for them.
    QStringList makePackages()
    {
        Hands hands(lead());
        unlocked(hands);
        QStringList made;
        for (const QString& name : annotators()) {
            const QStringList before = QDir(fileAt({})).entryList({QStringLiteral("*.unipack")}, QDir::Files);
            const QString said = hands.root().window().toast().text();
            hands.press(Qt::Key_P);
            hands.await<AskPanel>("no question about the package");
            while (qobject_cast<QComboBox*>(hands.focus())->currentText() != name)
                hands.press(Qt::Key_Down);
            hands.press(Qt::Key_Return);
            // Either a list says what is in it, or a sentence that there is nothing.
            must(QTest::qWaitFor(
                     [&] { return hands.shown<ListPanel>() || hands.root().window().toast().text() != said; },
                     kMostWaitMs),
                 QStringLiteral("no package is made"));
            if (hands.shown<ListPanel>())
                hands.press(Qt::Key_Escape);
            QStringList now = QDir(fileAt({})).entryList({QStringLiteral("*.unipack")}, QDir::Files);
            for (const QString& old : before)
                now.removeAll(old);
            made << (now.isEmpty() ? QString() : fileAt(now.front()));
        }
        m_packages += int(made.size() - made.count(QString()));
        return made;
    }

    void work(const QString& package, int annotator)
    {
        const Result<PackageOffer> offer = readOffer(package);
        must(bool(offer), QStringLiteral("the package cannot be read"));
        const QHash<QString, Song> songs = songsOf(offer->id);
        Hands hands(package);
        hands.await<AskPanel>("the package is not opened");
        hands.press(Qt::Key_Return);
        const auto page = [&] {
            return qobject_cast<AnnotateWorkspace*>(hands.root().window().workspace(QStringLiteral("annotate")));
        };
        must(QTest::qWaitFor([&] { return page() && page()->controller().active() != nullptr; }, kMostWaitMs),
             "no unit is open");
        hands.awaitRest();
        const WorkOrder order = *workOrderOf(hands.project());
        QHash<TrackId, Song> songOf;
        for (auto it = order.tracks.begin(); it != order.tracks.end(); ++it)
            songOf.insert(it.value(), songs[it.key()]);
        const int units = page()->queue().model().rowCount();
        for (int done = 1; done <= units; ++done) {
            const Song song = songOf[hands.root().document().currentTrack()];
            const QString layer = page()->controller().active()->layer.id;
            answer(hands, answerFile(song, layer, annotator), page()->controller().active()->layer.name);
            const int row = page()->queue().model().rowOf(hands.root().document().currentTrack(), layer);
            hands.press(Qt::Key_Return, Qt::ControlModifier);
            const AssignmentState state = page()->queue().model().at(row).state;
            if (state == AssignmentState::Submitted) {
                ++m_handedIn;
            } else {
                say(QStringLiteral("not handed in: %1, %2: %3")
                        .arg(song.title(), layer, hands.root().window().toast().text()));
            }
            if (done == units / 2 || done == units)
                sendBack(hands, QFileInfo(package).completeBaseName() + QStringLiteral("-%1.unipack").arg(done));
            if (done == units / 2)
                lookForLeaks(hands, annotator);
            hands.press(Qt::Key_N, Qt::AltModifier);
        }
        lookForLeaks(hands, annotator);
    }

    /// Imports a file into one layer of the track that is open.
    void answer(Hands& hands, const QString& file, const QString& layer)
    {
        hands.pressForFiles(Qt::Key_I, Qt::ControlModifier, {file});
        must(QTest::qWaitFor([&] { return hands.focus()->accessibleName() == QStringLiteral("Goes to ") + layer; },
                             kMostWaitMs),
             QStringLiteral("no question about the import"));
        hands.press(Qt::Key_Return);
    }

    void sendBack(Hands& hands, const QString& name)
    {
        hands.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        hands.await<AskPanel>("no question about sending back");
        hands.press(Qt::Key_A, Qt::ControlModifier);
        const QString path = fileAt(QStringLiteral("back ") + name);
        hands.type(path);
        hands.press(Qt::Key_Return);
        hands.awaitRest();
        must(QTest::qWaitFor([&] { return QFile::exists(path); }, kMostWaitMs),
             QStringLiteral("nothing was sent back"));
        m_returns << path;
    }

    /// Through every page of the annotator's window, its palette and its models.
    void lookForLeaks(Hands& hands, int annotator)
    {
        hands.press(Qt::Key_K, Qt::ControlModifier);
        hands.press(Qt::Key_Escape);
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_5, Qt::Key_6, Qt::Key_2})
            hands.press(page, Qt::ControlModifier);
        QStringList patterns{QStringLiteral("gold\\w*"), QStringLiteral("agreement")};
        for (const QString& secret : secretsFrom(annotator))
            patterns << QRegularExpression::escape(secret);
        const QRegularExpression found(QStringLiteral("\\b(%1)\\b").arg(patterns.join(QLatin1Char('|'))),
                                       QRegularExpression::CaseInsensitiveOption);
        const QStringList texts = textsOf(hands.root().window());
        m_texts += int(texts.size());
        must(texts.size() > 100, QStringLiteral("the window says hardly anything"));
        for (const QString& text : texts)
            if (found.match(text).hasMatch()) {
                ++m_leaks;
                say(QStringLiteral("leak: ") + text);
            }
    }

    void takeIn()
    {
        const QString inOrder = fileAt(QStringLiteral("inorder.unisono"));
        must(QFile::copy(lead(), inOrder), QStringLiteral("no copy"));
        cli(QStringList{QStringLiteral("package"), QStringLiteral("merge"), inOrder} + m_returns);
        QStringList files = m_returns;
        std::mt19937 random(7);
        std::shuffle(files.begin(), files.end(), random);
        {
            Hands hands(lead());
            GoldenWorkspace& golden = unlocked(hands);
            for (int time = 0; time < 2; ++time) {
                hands.pressForFiles(Qt::Key_T, Qt::NoModifier, files);
                hands.await<ListPanel>("nothing was taken in");
                must(hands.shown<ListPanel>()->list().count() >= int(files.size()),
                     QStringLiteral("not every file was taken in"));
                hands.press(Qt::Key_Escape);
                hands.awaitRest();
                std::reverse(files.begin(), files.end());
            }
            m_isMergedAsInOrder = outcomeOf(hands.project()) == outcomeIn(inOrder);
            hands.press(Qt::Key_G, Qt::AltModifier);
            hands.press(Qt::Key_S);
            must(QTest::qWaitFor([&] { return !golden.book().report().people.empty(); }, kMostWaitMs),
                 "nothing was scored");
            must(hands.project().verify()->empty(), QStringLiteral("the project is not sound"));
        }
    }

    static QByteArray outcomeIn(const QString& path)
    {
        const auto project = Project::open(path);
        must(project && (*project)->unlock(QString::fromLatin1(kPassphrase)), QStringLiteral("the copy does not open"));
        return outcomeOf(**project);
    }

    QStringList m_returns;
    int m_packages = 0;
    int m_handedIn = 0;
    int m_texts = 0;
    int m_leaks = 0;
    bool m_isMergedAsInOrder = false;
};

} // namespace

int main(int argc, char** argv)
{
    useOwnHome();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("unisono-test"));
    QSettings settings;
    settings.setValue(QStringLiteral("tour/done"), true);
    settings.setValue(QStringLiteral("output/device"), QLatin1String(OutputControl::kNoSound));
    const QTemporaryDir folder;
    WindowCampaign campaign(folder.path(), argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 60);
    campaign.run();
    say(campaign.summary());
    return campaign.isRight() ? 0 : 1;
}
