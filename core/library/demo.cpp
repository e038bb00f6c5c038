#include "core/library/demo.h"

#include "core/library/addtracks.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace unisono {

namespace {

// The piece that comes with a start of annotation, and how much of its truth that is.
constexpr const char* kStarted = "edm-neon-tide";
constexpr int kStartedSections = 3;
constexpr int kStartedBeats = 32;

QJsonObject truthOf(const QString& stem)
{
    QFile file(QStringLiteral(":/demo/%1.truth.json").arg(stem));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<QStringList> copyPieces(const QString& folder, JobContext& context)
{
    const QStringList names =
        QDir(QStringLiteral(":/demo")).entryList({QStringLiteral("*.opus"), QStringLiteral("*.flac")});
    if (names.isEmpty())
        return Error{ErrorCode::NotFound, QStringLiteral("built without the demo pieces"), QStringLiteral("demo"), {}};
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot be made"), folder, {}};
    QStringList paths;
    for (const QString& name : names) {
        if (context.cancelled())
            return cancelledError();
        const QString path = QDir(folder).absoluteFilePath(name);
        QFile in(QStringLiteral(":/demo/") + name);
        QFile out(path);
        if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly) || out.write(in.readAll()) != in.size() ||
            !out.flush())
            return Error{out.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::CannotWrite,
                         out.errorString(),
                         path,
                         {}};
        paths << path;
    }
    return paths;
}

/// What the truth knows and the tags may not.
Result<void> complete(Edit& edit, const MediaScan& scan, const std::vector<TrackId>& ids, JobContext& context)
{
    for (AnyChange& any : edit.changes) {
        auto* change = std::get_if<Change<Track>>(&any);
        if (!change || !change->after)
            continue;
        Track& track = *change->after;
        const auto place = std::size_t(std::find(ids.begin(), ids.end(), track.id) - ids.begin());
        const QString& path = scan.files[place].path;
        const QJsonObject truth = truthOf(QFileInfo(path).completeBaseName());
        if (truth.contains(QLatin1String("title")))
            track.title = truth.value(QLatin1String("title")).toString();
        if (track.genre.isEmpty())
            track.genre = truth.value(QLatin1String("genre")).toString();
        track.rights = QStringLiteral("CC0-1.0");
        const Result<MediaHashes> hashes = hashMediaFile(path, context);
        if (!hashes)
            return hashes.error();
        track.fileSha256 = hashes->fileSha256;
        track.samplesSha256 = hashes->samplesSha256;
        context.progress(double(place) / double(ids.size()));
    }
    return {};
}

/// Fills one layer of a track: its assignment and items in one edit.
class LayerStart {
public:
    LayerStart(const Project& project, const Track& track, const char* layerId, qint64 nowMs)
        : m_layer(project.schema().layer(QString::fromLatin1(layerId))),
          m_track(track),
          m_nowMs(nowMs)
    {
        m_edit.kind = QStringLiteral("demo.start");
        m_edit.subject = track.title;
        m_assignment = {AssignmentId::next(),
                        track.id,
                        QString::fromLatin1(layerId),
                        project.me().id,
                        PassKind::Independent,
                        AssignmentState::InProgress,
                        {},
                        project.schema().version,
                        {}};
        m_edit.changes.push_back(Change<Assignment>{std::nullopt, m_assignment});
    }
    /// The id of the label that a text of the truth means; empty: none.
    QString label(const QString& text) const
    {
        if (!m_layer || m_layer->label(text))
            return m_layer ? text : QString();
        const LabelDef* found = m_layer->labelByText(text);
        return found ? found->id : QString();
    }
    void add(FrameSpan span, const QString& labelId, Payload payload = {})
    {
        Item item;
        item.id = ItemId::next();
        item.assignment = m_assignment.id;
        item.span = span;
        item.label = labelId;
        item.payload = std::move(payload);
        item.author = m_assignment.person;
        item.changedMs = m_nowMs;
        m_edit.changes.push_back(Change<Item>{std::nullopt, std::move(item)});
    }
    Frame at(const QJsonValue& seconds) const
    {
        return {std::clamp<FrameCount>(framesOf(seconds.toDouble(), m_track.rate), 0, m_track.frames)};
    }
    FrameCount frames() const { return m_track.frames; }
    bool isPossible() const { return m_layer != nullptr; }
    bool isTiling() const { return m_layer && m_layer->tiling; }
    const Edit& edit() const { return m_edit; }

private:
    const LayerDef* m_layer;
    const Track& m_track;
    qint64 m_nowMs;
    Assignment m_assignment;
    Edit m_edit;
};

void startSections(LayerStart& layer, const QJsonArray& sections)
{
    Frame end{0};
    for (int i = 0; i < std::min<int>(kStartedSections, int(sections.size())); ++i) {
        const QJsonObject section = sections[i].toObject();
        // The first one begins with the track, the next where the one before ends: no gap in a tiling layer.
        const FrameSpan span{end, layer.at(section.value(QLatin1String("end")))};
        layer.add(span, layer.label(section.value(QLatin1String("label")).toString()));
        end = span.end;
    }
    if (layer.isTiling() && end.value < layer.frames())
        layer.add({end, {layer.frames()}}, {});
}

void startBeats(LayerStart& layer, const QJsonArray& beats)
{
    for (int i = 0; i < std::min<int>(kStartedBeats, int(beats.size())); ++i) {
        const QJsonObject beat = beats[i].toObject();
        const Frame at = layer.at(beat.value(QLatin1String("time")));
        layer.add({at, at}, {},
                  InstantValue{beat.value(QLatin1String("bar")).toInt(), beat.value(QLatin1String("beat")).toInt()});
    }
}

void startTags(LayerStart& layer, const QJsonArray& words)
{
    QStringList labels;
    for (const QJsonValue& word : words)
        if (const QString label = layer.label(word.toString()); !label.isEmpty() && !labels.contains(label))
            labels << label;
    if (!labels.isEmpty())
        layer.add({{0}, {layer.frames()}}, {}, TagValue{labels, std::nullopt});
}

std::vector<Edit> startOfAnnotation(const Project& project, qint64 nowMs)
{
    std::vector<Edit> edits;
    const QJsonObject truth = truthOf(QLatin1String(kStarted));
    const QJsonObject tags = truth.value(QLatin1String("tags")).toObject();
    for (const Track& track : project.tracks()) {
        if (QFileInfo(track.path).completeBaseName() != QLatin1String(kStarted))
            continue;
        LayerStart sections(project, track, "section", nowMs);
        startSections(sections, truth.value(QLatin1String("sections")).toArray());
        LayerStart beats(project, track, "beat", nowMs);
        startBeats(beats, truth.value(QLatin1String("beats")).toArray());
        LayerStart instruments(project, track, "instrument", nowMs);
        startTags(instruments, tags.value(QLatin1String("instruments")).toArray());
        LayerStart mood(project, track, "mood", nowMs);
        startTags(mood, tags.value(QLatin1String("mood")).toArray());
        for (const LayerStart* layer : {&sections, &beats, &instruments, &mood})
            if (layer->isPossible() && layer->edit().changes.size() > 1)
                edits.push_back(layer->edit());
    }
    return edits;
}

} // namespace

Result<std::unique_ptr<Project>> writeDemoProject(const QString& folder, const QString& schemaId,
                                                  const QString& personName, JobContext& context)
{
    const QString path = QDir(folder).absoluteFilePath(QStringLiteral("Demo.%1").arg(QLatin1String(kProjectSuffix)));
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Invalid, QStringLiteral("exists already"), path, {}};
    const Result<GenreSchema> schema = shippedSchema(schemaId);
    if (!schema)
        return schema.error();
    const Result<QStringList> pieces = copyPieces(folder, context);
    if (!pieces)
        return pieces.error();
    const Result<MediaScan> scan = scanMedia(*pieces, context);
    if (!scan)
        return scan.error();
    Result<std::unique_ptr<Project>> project = Project::create(path, *schema, personName);
    if (!project)
        return project;
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    AddedTracks added = addTracks(**project, *scan, nowMs);
    Result<void> done = complete(added.edit, *scan, added.ids, context);
    if (done)
        done = (*project)->apply(added.edit);
    if (done)
        done = (*project)->applyAll(startOfAnnotation(**project, nowMs));
    if (done)
        return project;
    project->reset();
    QFile::remove(path); // half a demo would not be made whole by a second call
    return done.error();
}

} // namespace unisono
