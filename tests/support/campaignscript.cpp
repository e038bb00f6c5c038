#include "tests/support/campaignscript.h"

#include "core/exchange/packagerecord.h"
#include "core/store/project.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <random>

namespace unisono::test {

namespace {

const QString kData = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/salami");

std::vector<Song> allSongs()
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

} // namespace

CampaignScript::CampaignScript(const QString& folder, int tracks, int pilotTracks,
                               const std::function<void(QJsonObject&)>& prepare)
    : m_folder(folder),
      m_lead(QDir(folder).filePath(QStringLiteral("lead.unisono"))),
      m_pilotTracks(pilotTracks),
      m_prepare(prepare),
      m_songs(allSongs())
{
    m_songs.resize(std::min(m_songs.size(), std::size_t(tracks)));
    qputenv("UNISONO_PASSPHRASE", kPassphrase);
}

const QStringList& CampaignScript::layers()
{
    static const QStringList ids{QStringLiteral("function"), QStringLiteral("uppercase"), QStringLiteral("lowercase")};
    return ids;
}

const QStringList& CampaignScript::annotators()
{
    static const QStringList names{QStringLiteral("Anouk"), QStringLiteral("Bashir"), QStringLiteral("Chiara")};
    return names;
}

const QStringList& CampaignScript::pilots()
{
    static const QStringList names{QStringLiteral("Pia"), QStringLiteral("Paul"), QStringLiteral("Pola")};
    return names;
}

QString CampaignScript::fileAt(const QString& name) const
{
    return QDir(m_folder).filePath(name);
}

QJsonObject CampaignScript::cli(const QStringList& arguments)
{
    const CliOutcome outcome = runCli(arguments + QStringList{QStringLiteral("--json")});
    if (outcome.code != 0)
        qFatal("unisono-cli %s: %d\n%s%s", qPrintable(arguments.join(QLatin1Char(' '))), outcome.code,
               outcome.text.constData(), outcome.errors.constData());
    return outcome.json;
}

QString CampaignScript::answerFile(const Song& song, const QString& layer, int annotator) const
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
    const QString path = QDir(m_folder).filePath(song.id + QLatin1Char('_') + layer + QStringLiteral(".txt"));
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

void CampaignScript::setUp()
{
    QFile shipped(QStringLiteral(UNISONO_SOURCE_DIR "/schemas/salami.json"));
    QFile blind(QDir(m_folder).filePath(QStringLiteral("schema.json")));
    if (!shipped.open(QIODevice::ReadOnly) || !blind.open(QIODevice::WriteOnly))
        qFatal("no schema");
    QJsonObject schema = QJsonDocument::fromJson(shipped.readAll()).object();
    schema[QStringLiteral("blind")] =
        QJsonArray{QStringLiteral("title"), QStringLiteral("artist"), QStringLiteral("album"), QStringLiteral("genre"),
                   QStringLiteral("date")};
    if (m_prepare)
        m_prepare(schema);
    blind.write(QJsonDocument(schema).toJson());
    blind.close();
    cli({QStringLiteral("new"), m_lead, QStringLiteral("--schema"), blind.fileName()});
    for (const Song& song : m_songs)
        cli({QStringLiteral("add"), m_lead, QStringLiteral("--no-audio"), song.title(), QStringLiteral("--duration"),
             QString::number(song.seconds), QStringLiteral("--sample-rate"), QStringLiteral("44100")});
    QStringList people{QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("annotator")};
    for (const QString& name : annotators() + pilots())
        people << QStringLiteral("--add") << name;
    cli(people);
    cli({QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("gold-steward"),
         QStringLiteral("--add"), QStringLiteral("Stella")});
    cli({QStringLiteral("people"), m_lead, QStringLiteral("--roles"), QStringLiteral("lead"), QStringLiteral("--add"),
         QStringLiteral("Leonora")});
    cli({QStringLiteral("seal"), m_lead, QStringLiteral("--cheap-key")});
}

void CampaignScript::hand(const QString& project, const QString& track, const Song& song, const QString& layer,
                          int annotator, const QString& person) const
{
    cli({QStringLiteral("import"), project, answerFile(song, layer, annotator), QStringLiteral("--format"),
         QStringLiteral("salami"), QStringLiteral("--track"), track, QStringLiteral("--layer"), layer,
         QStringLiteral("--person"), person, QStringLiteral("--unknown"), QStringLiteral("keep"),
         QStringLiteral("--submit")});
}

void CampaignScript::pilot()
{
    for (int i = 0; i < m_pilotTracks; ++i)
        for (const QString& layer : layers()) {
            const Song& song = m_songs[std::size_t(i)];
            for (int annotator = 0; annotator < 3; ++annotator)
                hand(m_lead, song.title(), song, layer, annotator, pilots()[annotator]);
            for (const char* step : {"ask", "compare", "by-rule"})
                cli({QStringLiteral("states"), QStringLiteral("step"), m_lead, QStringLiteral("--track"), song.title(),
                     QStringLiteral("--layer"), layer, QStringLiteral("--step"), QLatin1String(step)});
        }
}

void CampaignScript::gold()
{
    for (int i = 0; i < m_pilotTracks; ++i)
        cli({QStringLiteral("gold"), QStringLiteral("add"), m_lead, QStringLiteral("--track"),
             m_songs[std::size_t(i)].title(), QStringLiteral("--layer"), layers()[i % 3], QStringLiteral("--answer-of"),
             pilots()[0], QStringLiteral("--answer-of"), pilots()[1], QStringLiteral("--by"), QStringLiteral("Stella"),
             QStringLiteral("--confirmed-by"), QStringLiteral("Leonora"), QStringLiteral("--reason"),
             QStringLiteral("clear sections")});
    cli({QStringLiteral("gold"), QStringLiteral("commit"), m_lead});
}

QHash<QString, Song> CampaignScript::songsOf(const QString& package) const
{
    const Result<std::unique_ptr<Project>> project = Project::open(m_lead, OpenMode::ReadOnly);
    if (!project || !(*project)->unlock(QString::fromLatin1(kPassphrase)))
        qFatal("the lead's project does not open");
    const std::optional<Record> record = (*project)->findRecord(RecordKind::SealedPackage, package);
    const Result<QByteArray> map = record ? (*project)->unsealed(*record) : Result<QByteArray>(Error{});
    if (!map)
        qFatal("no map of the package");
    const QMap<QString, PackageMap::Excerpt> tracks = packageMapFromJson(*map)->tracks;
    QHash<QString, Song> songs;
    for (auto it = tracks.begin(); it != tracks.end(); ++it) {
        const Track* track = (*project)->track(it->track);
        const auto song = std::find_if(m_songs.begin(), m_songs.end(),
                                       [&](const Song& one) { return track && one.title() == track->title; });
        if (song == m_songs.end())
            qFatal("a track of the package is none of the project");
        songs.insert(it.key(), *song);
    }
    return songs;
}

QStringList CampaignScript::secretsFrom(int annotator) const
{
    QStringList secrets = pilots() + annotators() + QStringList{QStringLiteral("Stella"), QStringLiteral("Leonora")};
    secrets.removeAll(annotators()[annotator]);
    for (const Song& song : m_songs)
        secrets << song.title();
    const Result<std::unique_ptr<Project>> lead = Project::open(m_lead, OpenMode::ReadOnly);
    if (!lead)
        qFatal("the lead's project does not open");
    for (const Assignment& assignment : (*lead)->assignments())
        secrets << assignment.id.toText();
    for (const Track& track : (*lead)->tracks())
        secrets << track.id.toText();
    for (const QString& key : (*lead)->recordKeys(RecordKind::SealedGold))
        secrets << key;
    return secrets;
}

} // namespace unisono::test
