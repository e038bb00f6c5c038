#include "tests/support/testproject.h"

#include "tests/support/wavfile.h"

#include <QDir>
#include <QStandardPaths>

#include <cmath>
#include <numbers>

namespace unisono::test {

namespace {

constexpr int kRate = 22050;

GenreSchema smallSchema()
{
    LayerDef section;
    section.id = QStringLiteral("section");
    section.name = QStringLiteral("Section");
    section.tiling = true;
    const auto label = [](const char* id, const char* name, const char* key, const char* parent = "") {
        LabelDef def;
        def.id = QLatin1String(id);
        def.name = QLatin1String(name);
        def.key = QLatin1String(key);
        def.parentId = QLatin1String(parent);
        return def;
    };
    section.labels = {label("verse", "Verse", "v"), label("drop", "Drop", "d"),
                      label("drop.main", "Main", "1", "drop")};
    LayerDef beat;
    beat.id = QStringLiteral("beat");
    beat.name = QStringLiteral("Beat");
    beat.kind = LayerKind::Instant;
    return {QStringLiteral("small"), 1, QStringLiteral("Small"), {}, {section, beat}};
}

} // namespace

TestProject::TestProject(int sounds)
{
    const Result<std::unique_ptr<Project>> made = Project::create(path(), smallSchema(), QStringLiteral("Ada"));
    if (!made)
        qFatal("no test project: %s", qPrintable(made.error().message));
    Edit edit;
    edit.kind = QStringLiteral("tracks.add");
    for (int i = 1; i <= sounds; ++i) {
        const QString file = writeSound(QStringLiteral("track %1.wav").arg(i));
        Track track;
        track.id = TrackId::next();
        track.root = (*made)->mediaRoots().front().id;
        track.path = QFileInfo(file).fileName();
        track.title = QStringLiteral("Track %1").arg(i);
        track.frames = kRate;
        track.rate = {kRate};
        track.channels = 1;
        track.fileBytes = QFileInfo(file).size();
        edit.changes.push_back(Change<Track>{std::nullopt, track});
    }
    if (!edit.isEmpty())
        if (const Result<void> done = (*made)->apply(edit); !done)
            qFatal("no tracks: %s", qPrintable(done.error().message));
}

QString TestProject::soundPath(int number) const
{
    return m_folder.filePath(QStringLiteral("track %1.wav").arg(number));
}

std::unique_ptr<Project> TestProject::open() const
{
    Result<std::unique_ptr<Project>> project = Project::open(path());
    return project ? std::move(*project) : nullptr;
}

QString TestProject::writeSound(const QString& fileName, double seconds) const
{
    std::vector<float> samples(std::size_t(seconds * kRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(0.5 * std::sin(2 * std::numbers::pi * 440 * double(i) / kRate));
    const QString path = m_folder.filePath(fileName);
    writeWav(path, samples, 1, kRate);
    return path;
}

Edit inventedTracks(const Project& project, int count)
{
    static const char* const kWords[] = {"river", "lantern", "Ärger", "neon", "waltz", "stone", "harbour", "tide"};
    Edit edit;
    edit.kind = QStringLiteral("tracks.add");
    const MediaRootId root = project.mediaRoots().front().id;
    for (int i = 0; i < count; ++i) {
        Track track;
        track.id = TrackId::next();
        track.root = root;
        track.path = QStringLiteral("none/%1.flac").arg(i);
        track.title = QStringLiteral("%1 %2 %3")
                          .arg(QString::fromUtf8(kWords[i % 8]), QString::fromUtf8(kWords[i / 8 % 8]))
                          .arg(i);
        track.artist = QStringLiteral("Artist %1").arg(i % 100);
        track.album = QStringLiteral("Album %1").arg(i % 700);
        track.frames = 44100 * FrameCount(60 + (i * 7919) % 600);
        track.rate = {i % 3 == 0 ? 48000 : 44100};
        track.channels = 2;
        edit.changes.push_back(Change<Track>{std::nullopt, track});
    }
    return edit;
}

void useOwnHome()
{
    static QTemporaryDir home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toUtf8());
    QStandardPaths::setTestModeEnabled(false);
}

} // namespace unisono::test
