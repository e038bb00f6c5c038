// The scripted campaign: three annotators, 60 real tracks, gold, packages out and back in any order and twice, all
// through unisono-cli; then what a package tells to somebody who looks at its bytes. Ends with one line:
//   AUC 0.xxx over N packages, M merge orders equal, K leaks found

#include "tests/support/campaign.h"
#include "core/exchange/packagerecord.h"
#include "core/package/packagefile.h"
#include "tests/support/campaignscript.h"
#include "tests/support/goldguess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kTracks = 60;
constexpr int kPilotTracks = 20; ///< annotated before the campaign: where gold comes from
constexpr int kOrders = 20;

void say(const QString& text)
{
    std::fprintf(stdout, "%s\n", qPrintable(text));
    std::fflush(stdout);
}

class Script : private CampaignScript {
public:
    explicit Script(const QString& folder)
        : CampaignScript(folder, kTracks, kPilotTracks)
    {
    }

    void run()
    {
        setUp();
        say(QStringLiteral("%1 tracks, %2 people").arg(songs().size()).arg(annotators().size() + pilots().size() + 2));
        pilot();
        gold();
        say(QStringLiteral("%1 golden units").arg(kPilotTracks));
        assign();
        rounds();
        merge();
        score();
    }
    int orders() const { return m_orders; }
    int leaks() const { return m_leaks; }

private:
    void assign()
    {
        QJsonArray tracks;
        const QJsonArray all = cli({QStringLiteral("tracks"), lead()}).value(QStringLiteral("tracks")).toArray();
        for (const QJsonValue& track : all) {
            const QString title = track.toObject().value(QStringLiteral("title")).toString();
            const auto song =
                std::find_if(songs().begin(), songs().end(), [&](const Song& s) { return s.title() == title; });
            if (song - songs().begin() >= kPilotTracks)
                tracks.append(track.toObject().value(QStringLiteral("id")));
        }
        const QString policy = fileAt(QStringLiteral("policy.json"));
        QFile file(policy);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no policy");
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("format"), 1},
                                             {QStringLiteral("passes"), 3},
                                             {QStringLiteral("overlap"), QJsonValue()},
                                             {QStringLiteral("layers"), QJsonArray::fromStringList(layers())},
                                             {QStringLiteral("tracks"), tracks}})
                       .toJson());
        file.close();
        // The pilots are away now: the work goes to the three.
        for (const QString& name : pilots())
            cli({QStringLiteral("people"), lead(), QStringLiteral("--person"), name, QStringLiteral("--away")});
        const QJsonObject made = cli({QStringLiteral("assign"), lead(), QStringLiteral("--policy"), policy});
        say(QStringLiteral("%1 assignments").arg(made.value(QStringLiteral("assignments")).toArray().size()));
    }

    void rounds()
    {
        for (int round = 0; round < 3; ++round)
            for (int annotator = 0; annotator < 3; ++annotator)
                workPackage(round, annotator);
        say(QStringLiteral("%1 files came back of %2 packages").arg(m_returns.size()).arg(9));
    }

    void workPackage(int round, int annotator)
    {
        const QString name = annotators()[annotator] + QString::number(round);
        const QString package = fileAt(name + QStringLiteral(".unipack"));
        const QString work = fileAt(name + QStringLiteral(".unisono"));
        const QString id = cli({QStringLiteral("package"), QStringLiteral("make"), lead(), QStringLiteral("--person"),
                                annotators()[annotator], QStringLiteral("--out"), package,
                                QStringLiteral("--gold-share"), QStringLiteral("0.08")})
                               .value(QStringLiteral("package"))
                               .toString();
        cli({QStringLiteral("package"), QStringLiteral("open"), package, work});
        lookForLeaks(package, work, annotator);
        const Result<PackageOffer> offer = readOffer(package);
        const QHash<QString, Song> songs = songsOf(id);
        const WorkOrder order = *workOrderOf(**Project::open(work, OpenMode::ReadOnly));
        int done = 0;
        for (const PackageAssignment& one : offer->assignments) {
            hand(work, order.tracks[one.track].toText(), songs[one.track], one.layer, annotator,
                 annotators()[annotator]);
            // Half way through something is sent back already.
            if (++done == int(offer->assignments.size()) / 2 || done == int(offer->assignments.size())) {
                m_returns << fileAt(name + QLatin1Char('-') + QString::number(done) + QStringLiteral(".unipack"));
                cli({QStringLiteral("package"), QStringLiteral("return"), work, QStringLiteral("--out"),
                     m_returns.back()});
            }
        }
    }

    /// Names of others, titles, ids of the project and golden answers in the bytes of a package or of its project.
    void lookForLeaks(const QString& package, const QString& work, int annotator)
    {
        QByteArray bytes;
        for (const QString& path : {package, work}) {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                bytes += file.readAll();
        }
        // Parts of a package are packed: what they say unpacked.
        const Result<PackageOffer> offer = readOffer(package);
        for (const PackageTrack& track : offer->tracks)
            bytes += track.title.toUtf8() + track.artist.toUtf8() + track.reference.toUtf8();
        const QStringList secrets = secretsFrom(annotator);
        for (const QString& secret : secrets)
            if (bytes.contains(secret.toUtf8())) {
                ++m_leaks;
                say(QStringLiteral("leak: %1 in %2").arg(secret, package));
            }
    }

    void merge()
    {
        QByteArray expected;
        for (int order = 0; order < kOrders; ++order) {
            const QString copy = fileAt(QStringLiteral("order%1.unisono").arg(order));
            QFile::copy(lead(), copy);
            QStringList files = m_returns;
            if (order > 0) {
                files += m_returns; // everything twice
                std::mt19937 random{unsigned(order)};
                std::shuffle(files.begin(), files.end(), random);
            }
            cli(QStringList{QStringLiteral("package"), QStringLiteral("merge"), copy} + files);
            const std::unique_ptr<Project> project = std::move(*Project::open(copy));
            if (!project->unlock(QString::fromLatin1(kPassphrase)))
                qFatal("the copy does not open");
            const QByteArray outcome = outcomeOf(*project) + exported(copy, order);
            if (order == 0)
                expected = outcome;
            m_orders += outcome == expected ? 1 : 0;
            if (order == 0)
                m_first = copy;
        }
    }

    /// Every file that the export writes, with its name.
    QByteArray exported(const QString& project, int order) const
    {
        const QDir folder(fileAt(QStringLiteral("export%1").arg(order)));
        const QJsonObject done = cli({QStringLiteral("export"), project, QStringLiteral("--format"),
                                      QStringLiteral("jams"), QStringLiteral("--out"), folder.path()});
        if (!done[u"issues"].toArray().isEmpty())
            qFatal("the export left something out");
        QByteArray all;
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("no export");
            all += name.toUtf8() + '\n' + file.readAll();
        }
        if (all.size() < 100'000)
            qFatal("there is hardly anything in the export");
        return all;
    }

    void score()
    {
        const QJsonObject scored = cli({QStringLiteral("gold"), QStringLiteral("score"), m_first});
        const QJsonObject report = cli({QStringLiteral("gold"), QStringLiteral("report"), m_first});
        say(QStringLiteral("%1 answers to gold scored").arg(scored.value(QStringLiteral("scored")).toInt()));
        for (const QJsonValue& value : report.value(QStringLiteral("people")).toArray()) {
            const QJsonObject person = value.toObject();
            say(QStringLiteral("  %1: %2 results, %3 to %4, %5")
                    .arg(person.value(QStringLiteral("person")).toString())
                    .arg(person.value(QStringLiteral("results")).toInt())
                    .arg(person.value(QStringLiteral("lower")).toDouble(), 0, 'f', 2)
                    .arg(person.value(QStringLiteral("upper")).toDouble(), 0, 'f', 2)
                    .arg(person.value(QStringLiteral("reliability")).toString()));
        }
        cli({QStringLiteral("verify"), m_first});
        cli({QStringLiteral("states"), QStringLiteral("rebuild"), m_first});
    }

    QStringList m_returns;
    QString m_first;
    int m_orders = 0;
    int m_leaks = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int packages = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 2000;
    const QTemporaryDir folder;
    Script script(folder.path());
    script.run();
    const auto samples = goldSamples(packages, 1);
    const double area = goldGuessArea(samples);
    say(QStringLiteral("AUC %1 over %2 packages, %3 merge orders equal, %4 leaks found")
            .arg(area, 0, 'f', 3)
            .arg(samples.size())
            .arg(script.orders())
            .arg(script.leaks()));
    return std::abs(area - 0.5) <= 0.03 && script.orders() == kOrders && script.leaks() == 0 ? 0 : 1;
}
