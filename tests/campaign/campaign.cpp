// The scripted campaign: three annotators, 60 real tracks, gold, packages out and back in any order and twice, all
// through unisono-cli; then what a package tells to somebody who looks at its bytes. Ends with one line:
//   AUC 0.xxx over N packages, M merge orders equal, K leaks found

#include "tests/support/campaign.h"
#include "core/exchange/packagerecord.h"
#include "core/package/packagefile.h"
#include "tests/support/clirunner.h"
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

constexpr int kPilotTracks = 20; ///< annotated before the campaign: where gold comes from
constexpr int kOrders = 20;
const QStringList kLayers{QStringLiteral("function"), QStringLiteral("uppercase"), QStringLiteral("lowercase")};
const QStringList kAnnotators{QStringLiteral("Anouk"), QStringLiteral("Bashir"), QStringLiteral("Chiara")};
const QStringList kPilots{QStringLiteral("Pia"), QStringLiteral("Paul"), QStringLiteral("Pola")};

void say(const QString& text)
{
    std::fprintf(stdout, "%s\n", qPrintable(text));
    std::fflush(stdout);
}

QJsonObject cli(const QStringList& arguments)
{
    const CliOutcome outcome = runCli(arguments + QStringList{QStringLiteral("--json")});
    if (outcome.code != 0)
        qFatal("unisono-cli %s: %d\n%s%s", qPrintable(arguments.join(QLatin1Char(' '))), outcome.code,
               outcome.text.constData(), outcome.errors.constData());
    return outcome.json;
}

struct Song {
    QString id;
    double seconds = 0;
    QString title() const { return QStringLiteral("Song %1").arg(id); }
};

const QString kData = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/salami");

std::vector<Song> songs()
{
    std::vector<Song> all;
    QFile file(kData + QStringLiteral("/metadata.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no metadata of the songs");
    file.readLine();
    while (!file.atEnd()) {
        const QStringList fields = QString::fromUtf8(file.readLine()).split(QLatin1Char(','));
        if (QDir(kData + QLatin1Char('/') + fields[0]).exists())
            all.push_back({fields[0], fields[4].toDouble() + 1});
    }
    return all;
}

/// What an annotator says of a song: the files of the two real ones, and for the third one of them with its times
/// moved.
QString answerFile(const Song& song, const QString& layer, int annotator, const QString& folder)
{
    const QString name = layer == QLatin1String("function") ? QStringLiteral("functions") : layer;
    const QString real =
        QStringLiteral("%1/%2/textfile%3_%4.txt").arg(kData, song.id, QString::number(annotator == 1 ? 2 : 1), name);
    if (annotator < 2)
        return real;
    QFile file(real);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(real));
    std::mt19937 random(unsigned(song.id.toInt()));
    std::normal_distribution<double> shift(0, 0.4);
    const QString path = QDir(folder).filePath(song.id + QLatin1Char('_') + layer + QStringLiteral(".txt"));
    QFile moved(path);
    if (!moved.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    double last = -1;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        const double time = line.section(QLatin1Char('\t'), 0, 0).toDouble();
        last =
            std::clamp(time > 0 ? time + shift(random) : time, last + 0.01, std::max(last + 0.01, song.seconds - 0.5));
        moved.write(QStringLiteral("%1\t%2").arg(last, 0, 'f', 6).arg(line.section(QLatin1Char('\t'), 1)).toUtf8());
    }
    return path;
}

class Script {
public:
    explicit Script(const QString& folder)
        : m_folder(folder),
          m_lead(QDir(folder).filePath(QStringLiteral("lead.unisono"))),
          m_songs(songs())
    {
    }

    void run()
    {
        setUp();
        pilot();
        gold();
        assign();
        rounds();
        merge();
        score();
    }
    int orders() const { return m_orders; }
    int leaks() const { return m_leaks; }

private:
    void setUp()
    {
        QFile shipped(QStringLiteral(UNISONO_SOURCE_DIR "/schemas/salami.json"));
        QFile blind(QDir(m_folder).filePath(QStringLiteral("schema.json")));
        if (!shipped.open(QIODevice::ReadOnly) || !blind.open(QIODevice::WriteOnly))
            qFatal("no schema");
        QJsonObject schema = QJsonDocument::fromJson(shipped.readAll()).object();
        schema[QStringLiteral("blind")] =
            QJsonArray{QStringLiteral("title"), QStringLiteral("artist"), QStringLiteral("album"),
                       QStringLiteral("genre"), QStringLiteral("date")};
        blind.write(QJsonDocument(schema).toJson());
        blind.close();
        cli({QStringLiteral("new"), m_lead, QStringLiteral("--schema"), blind.fileName()});
        for (const Song& song : m_songs)
            cli({QStringLiteral("add"), m_lead, QStringLiteral("--no-audio"), song.title(),
                 QStringLiteral("--duration"), QString::number(song.seconds), QStringLiteral("--sample-rate"),
                 QStringLiteral("44100")});
        QStringList people{QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("annotator")};
        for (const QString& name : kAnnotators + kPilots)
            people << QStringLiteral("--add") << name;
        cli(people);
        cli({QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("gold-steward"),
             QStringLiteral("--add"), QStringLiteral("Stella")});
        cli({QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("lead"),
             QStringLiteral("--add"), QStringLiteral("Leonora")});
        cli({QStringLiteral("seal"), m_lead, QStringLiteral("--cheap-key")});
        say(QStringLiteral("%1 tracks, %2 people").arg(m_songs.size()).arg(kAnnotators.size() + kPilots.size() + 2));
    }

    void hand(const QString& project, const QString& track, const Song& song, const QString& layer, int annotator,
              const QString& person)
    {
        cli({QStringLiteral("import"), project, answerFile(song, layer, annotator, m_folder),
             QStringLiteral("--format"), QStringLiteral("salami"), QStringLiteral("--track"), track,
             QStringLiteral("--layer"), layer, QStringLiteral("--person"), person, QStringLiteral("--unknown"),
             QStringLiteral("keep"), QStringLiteral("--submit")});
    }

    /// Three people on the first tracks, whose units are settled and become gold.
    void pilot()
    {
        for (int i = 0; i < kPilotTracks; ++i)
            for (const QString& layer : kLayers) {
                const Song& song = m_songs[std::size_t(i)];
                for (int annotator = 0; annotator < 3; ++annotator)
                    hand(m_lead, song.title(), song, layer, annotator, kPilots[annotator]);
                for (const char* step : {"ask", "compare", "by-rule"})
                    cli({QStringLiteral("states"), QStringLiteral("step"), m_lead, QStringLiteral("--track"),
                         song.title(), QStringLiteral("--layer"), layer, QStringLiteral("--step"),
                         QLatin1String(step)});
            }
    }

    void gold()
    {
        for (int i = 0; i < kPilotTracks; ++i)
            cli({QStringLiteral("gold"), QStringLiteral("add"), m_lead, QStringLiteral("--track"),
                 m_songs[std::size_t(i)].title(), QStringLiteral("--layer"), kLayers[i % 3],
                 QStringLiteral("--answer-of"), kPilots[0], QStringLiteral("--answer-of"), kPilots[1],
                 QStringLiteral("--by"), QStringLiteral("Stella"), QStringLiteral("--confirmed-by"),
                 QStringLiteral("Leonora"), QStringLiteral("--reason"), QStringLiteral("clear sections")});
        const QJsonObject made = cli({QStringLiteral("gold"), QStringLiteral("commit"), m_lead});
        say(QStringLiteral("%1 golden units, %2 commitments published")
                .arg(kPilotTracks)
                .arg(made.value(QStringLiteral("commitments")).toArray().size()));
    }

    void assign()
    {
        QJsonArray tracks;
        const QJsonArray all = cli({QStringLiteral("tracks"), m_lead}).value(QStringLiteral("tracks")).toArray();
        for (const QJsonValue& track : all) {
            const QString title = track.toObject().value(QStringLiteral("title")).toString();
            const auto song =
                std::find_if(m_songs.begin(), m_songs.end(), [&](const Song& s) { return s.title() == title; });
            if (song - m_songs.begin() >= kPilotTracks)
                tracks.append(track.toObject().value(QStringLiteral("id")));
        }
        const QString policy = QDir(m_folder).filePath(QStringLiteral("policy.json"));
        QFile file(policy);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no policy");
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("format"), 1},
                                             {QStringLiteral("passes"), 3},
                                             {QStringLiteral("overlap"), QJsonValue()},
                                             {QStringLiteral("layers"), QJsonArray::fromStringList(kLayers)},
                                             {QStringLiteral("tracks"), tracks}})
                       .toJson());
        file.close();
        // The pilots are away now: the work goes to the three.
        for (const QString& name : kPilots)
            cli({QStringLiteral("people"), m_lead, QStringLiteral("--person"), name, QStringLiteral("--away")});
        const QJsonObject made = cli({QStringLiteral("assign"), m_lead, QStringLiteral("--policy"), policy});
        say(QStringLiteral("%1 assignments").arg(made.value(QStringLiteral("assignments")).toArray().size()));
    }

    /// Which song a track of a package is: only the lead's map knows.
    PackageMap mapOf(const QString& package) const
    {
        const Result<std::unique_ptr<Project>> project = Project::open(m_lead, OpenMode::ReadOnly);
        if (!project || !(*project)->unlock(qEnvironmentVariable("UNISONO_PASSPHRASE")))
            qFatal("the lead's project does not open");
        const std::optional<Record> record = (*project)->findRecord(RecordKind::SealedPackage, package);
        return *packageMapFromJson(*(*project)->unsealed(*record));
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
        const QString name = kAnnotators[annotator] + QString::number(round);
        const QString package = QDir(m_folder).filePath(name + QStringLiteral(".unipack"));
        const QString work = QDir(m_folder).filePath(name + QStringLiteral(".unisono"));
        const QString id = cli({QStringLiteral("package"), QStringLiteral("make"), m_lead, QStringLiteral("--person"),
                                kAnnotators[annotator], QStringLiteral("--out"), package,
                                QStringLiteral("--gold-share"), QStringLiteral("0.08")})
                               .value(QStringLiteral("package"))
                               .toString();
        cli({QStringLiteral("package"), QStringLiteral("open"), package, work});
        lookForLeaks(package, work, annotator);
        const PackageMap map = mapOf(id);
        const Result<PackageOffer> offer = readOffer(package);
        std::unique_ptr<Project> project = std::move(*Project::open(work, OpenMode::ReadOnly));
        const WorkOrder order = *workOrderOf(*project);
        QHash<TrackId, QString> titles; // of the lead's project
        {
            const std::unique_ptr<Project> lead = std::move(*Project::open(m_lead, OpenMode::ReadOnly));
            for (const Track& track : lead->tracks())
                titles.insert(track.id, track.title);
        }
        project.reset();
        int done = 0;
        for (const PackageAssignment& one : offer->assignments) {
            const QString title = titles.value(map.tracks[one.track].track);
            const auto song =
                std::find_if(m_songs.begin(), m_songs.end(), [&](const Song& s) { return s.title() == title; });
            hand(work, order.tracks[one.track].toText(), *song, one.layer, annotator, kAnnotators[annotator]);
            // Half way through something is sent back already.
            if (++done == int(offer->assignments.size()) / 2 || done == int(offer->assignments.size())) {
                m_returns << QDir(m_folder).filePath(name + QLatin1Char('-') + QString::number(done) +
                                                     QStringLiteral(".unipack"));
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
        QStringList secrets = kPilots + kAnnotators + QStringList{QStringLiteral("Stella"), QStringLiteral("Leonora")};
        secrets.removeAll(kAnnotators[annotator]);
        for (const Song& song : m_songs)
            secrets << song.title();
        const std::unique_ptr<Project> lead = std::move(*Project::open(m_lead, OpenMode::ReadOnly));
        for (const Assignment& assignment : lead->assignments())
            secrets << assignment.id.toText();
        for (const Track& track : lead->tracks())
            secrets << track.id.toText();
        for (const QString& key : lead->recordKeys(RecordKind::SealedGold))
            secrets << key;
        for (const QString& secret : std::as_const(secrets))
            if (bytes.contains(secret.toUtf8())) {
                ++m_leaks;
                say(QStringLiteral("leak: %1 in %2").arg(secret, package));
            }
    }

    void merge()
    {
        QByteArray expected;
        for (int order = 0; order < kOrders; ++order) {
            const QString copy = QDir(m_folder).filePath(QStringLiteral("order%1.unisono").arg(order));
            QFile::copy(m_lead, copy);
            QStringList files = m_returns;
            if (order > 0) {
                files += m_returns; // everything twice
                std::mt19937 random{unsigned(order)};
                std::shuffle(files.begin(), files.end(), random);
            }
            cli(QStringList{QStringLiteral("package"), QStringLiteral("merge"), copy} + files);
            const std::unique_ptr<Project> project = std::move(*Project::open(copy));
            if (!project->unlock(qEnvironmentVariable("UNISONO_PASSPHRASE")))
                qFatal("the copy does not open");
            const QByteArray outcome = outcomeOf(*project);
            if (order == 0)
                expected = outcome;
            m_orders += outcome == expected ? 1 : 0;
            if (order == 0)
                m_first = copy;
        }
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

    QString m_folder;
    QString m_lead;
    std::vector<Song> m_songs;
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
    qputenv("UNISONO_PASSPHRASE", "correct horse");
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
