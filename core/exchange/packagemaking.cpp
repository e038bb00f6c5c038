#include "core/exchange/packagemaking.h"

#include "core/audio/flacwriter.h"
#include "core/exchange/goldkeeping.h"
#include "core/exchange/goldrecord.h"
#include "core/exchange/training.h"
#include "core/exchange/workstate.h"
#include "core/genre/resolve.h"
#include "core/package/packagefile.h"
#include "core/workflow/draw.h"
#include "core/workflow/roles.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

namespace unisono {

namespace {

std::uint64_t freshSeed()
{
    const QByteArray bytes = randomBytes(8);
    std::uint64_t seed = 0;
    std::memcpy(&seed, bytes.constData(), sizeof(seed));
    return seed;
}

/// One line of a package in the making.
struct Line {
    Assignment assignment;
    QString gold;       ///< key; empty: ordinary
    bool isNew = false; ///< the project has no such assignment yet
};

/// What a file of the package is made of.
struct Sound {
    QString path;
    FrameCount frames = 0;
    SampleRate rate;
};

} // namespace

struct PackageMaking::Private {
    Private(const Project& project, const PackageRequest& request)
        : m_project(&project),
          m_request(request),
          m_draw(freshSeed())
    {
    }

    Result<void> begin()
    {
        if (!m_project->vault())
            return Error{ErrorCode::WrongKey, QStringLiteral("the sealed part is not open"), m_project->path(), {}};
        const std::vector<Person> people = m_project->people();
        const auto person =
            std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == m_request.person; });
        if (person == people.end() || rolesOf(*person, m_project->owner()).has(Role::Model))
            return Error{
                ErrorCode::Invalid, QStringLiteral("no package for them"), {}, QStringLiteral("package.person")};
        if (Result<void> done = collect(); !done)
            return done.error();
        if (m_lines.empty())
            return Error{ErrorCode::Empty, QStringLiteral("nothing is assigned"), person->name, {}};
        if (Result<void> done = drawGolden(); !done)
            return done.error();
        if (Result<void> done = drawTraining(); !done)
            return done.error();
        if (Result<void> done = describe(person->name); !done)
            return done.error();
        for (const PackageTrack& one : m_offer.tracks)
            if (const Track* track = m_project->track(m_map.tracks[one.id].track); track && track->hasAudio())
                m_sounds.insert(one.id, {m_project->audioPath(*track), track->frames, track->rate});
        m_signing = m_project->vault()->signing();
        m_project = nullptr; // another thread goes on
        return {};
    }

    Result<void> write(const QString& path, JobContext& job)
    {
        m_path = path;
        QTemporaryDir folder(QFileInfo(path).absoluteDir().filePath(QStringLiteral(".unipack-XXXXXX")));
        QMap<QString, QString> audio;
        if (Result<void> done = prepareAudio(folder.path(), audio, job); !done)
            return done.error();
        return writeOffer(path, m_offer, audio, *m_signing, job);
    }

    Result<void> collect()
    {
        std::set<AssignmentId> out;
        for (const Record& record : m_project->records(RecordKind::SealedPackage)) {
            const Result<QByteArray> plain = m_project->unsealed(record);
            if (!plain)
                return plain.error();
            const Result<PackageMap> map = packageMapFromJson(*plain);
            if (!map)
                return map.error();
            for (const PackageMap::Work& work : map->assignments)
                out.insert(work.assignment);
        }
        for (const Record& record : m_project->records(RecordKind::Package)) {
            const Result<PackageRecord> package = packageRecordFromJson(record.key, record.body);
            if (!package)
                return package.error();
            m_packagesBefore += package->person == m_request.person ? 1 : 0;
        }
        for (Assignment& assignment : m_project->assignments())
            if (assignment.person == m_request.person && assignment.state == AssignmentState::Assigned &&
                !out.contains(assignment.id) && !isHeld(assignment))
                m_lines.push_back({std::move(assignment), {}, false});
        m_draw.shuffle(m_lines);
        if (m_request.gold.share > 0 || m_request.gold.firstShare > 0)
            keepOneOfEachTrack();
        if (m_request.most > 0 && m_lines.size() > std::size_t(m_request.most))
            m_lines.resize(std::size_t(m_request.most));
        return {};
    }

    /// Gold is one layer of a track: where others come with all of their layers it would be known by that. The rest
    /// waits for the next package.
    void keepOneOfEachTrack()
    {
        std::set<TrackId> seen;
        std::erase_if(m_lines, [&](const Line& line) { return !seen.insert(line.assignment.track).second; });
    }

    bool isHeld(const Assignment& assignment) const
    {
        const std::optional<Unit> unit = m_project->unit(assignment.track, assignment.layer);
        return unit && unit->isHeld();
    }

    Result<void> drawGolden()
    {
        const Result<std::vector<GoldRecord>> records = goldRecords(*m_project);
        if (!records)
            return records.error();
        const WorkState state(*m_project);
        std::vector<GoldRecord> drawable = *records;
        std::vector<GoldUnit> gold;
        std::erase_if(drawable, [&](const GoldRecord& record) {
            return record.state != GoldState::Active || !mayBeShown(unitOf(record, state), m_request.person);
        });
        m_draw.shuffle(drawable);
        keepOneOfEachTrack(drawable, state);
        for (const GoldRecord& record : drawable) {
            if (!isCommitted(*m_project, record))
                return Error{ErrorCode::Invalid,
                             QStringLiteral("gold without a commitment"),
                             {},
                             QStringLiteral("package.no-commitment")};
            gold.push_back(unitOf(record, state));
        }
        std::vector<PackageUnit> ordinary;
        for (const Line& line : m_lines)
            ordinary.push_back({{line.assignment.track, line.assignment.layer}, state.stratum(line.assignment.track)});
        const GoldSelection chosen =
            drawGold(m_request.gold, m_request.person, m_packagesBefore, ordinary, gold, m_draw.next());
        m_made.goldWanted = int(chosen.wanted);
        m_made.gold = int(chosen.placements.size());
        for (const GoldPlacement& placement : chosen.placements) {
            const GoldRecord& record = drawable[placement.gold];
            Line line;
            line.assignment.id = AssignmentId::next();
            line.assignment.track = record.track;
            line.assignment.layer = record.layer;
            line.assignment.person = m_request.person;
            line.assignment.schemaVersion = m_project->schema().version;
            line.assignment.sinceMs = QDateTime::currentMSecsSinceEpoch();
            line.gold = record.key;
            line.isNew = true;
            m_lines.insert(m_lines.begin() + std::ptrdiff_t(std::min(placement.place, m_lines.size())), line);
        }
        return {};
    }

    /// Of tracks that are in the package neither themselves nor by a near-duplicate.
    Result<void> drawTraining()
    {
        if (m_request.training <= 0)
            return {};
        Result<std::vector<TrainingUnit>> units = trainingUnits(*m_project, m_request.person);
        if (!units)
            return units.error();
        const WorkState state(*m_project);
        std::set<int> seen;
        for (const Line& line : m_lines)
            seen.insert(state.sameAs(line.assignment.track));
        m_draw.shuffle(*units);
        for (TrainingUnit& unit : *units)
            if (m_training.size() < std::size_t(m_request.training) && seen.insert(state.sameAs(unit.track)).second)
                m_training.push_back(std::move(unit));
        m_made.training = int(m_training.size());
        return {};
    }

    static GoldUnit unitOf(const GoldRecord& record, const WorkState& state)
    {
        return {{record.track, record.layer},
                state.stratum(record.track),
                GoldReadiness::Active,
                record.authors,
                state.seenBy({record.track, record.layer})};
    }

    /// No track is in a package twice, which would tell the golden ones. Where too little gold were left, ordinary
    /// units of its tracks give way and wait for the next package, but never more than half of them.
    void keepOneOfEachTrack(std::vector<GoldRecord>& gold, const WorkState& state)
    {
        std::set<int> ordinary;
        for (const Line& line : m_lines)
            ordinary.insert(state.sameAs(line.assignment.track));
        const double share = goldShare(m_request.gold, m_packagesBefore);
        const auto enough = std::size_t(std::ceil(2 * share * double(m_lines.size()))); // to choose from
        const std::size_t most = m_lines.size() / 2;
        std::set<int> golden;
        std::set<int> freed;
        const auto take = [&](bool fromOrdinary) {
            for (const GoldRecord& record : gold) {
                const int track = state.sameAs(record.track);
                if (ordinary.contains(track) != fromOrdinary || (fromOrdinary && golden.size() >= enough) ||
                    (fromOrdinary && freed.size() >= most))
                    continue;
                golden.insert(track);
                if (fromOrdinary)
                    freed.insert(track);
            }
        };
        take(false);
        take(true);
        std::erase_if(m_lines, [&](const Line& line) { return freed.contains(state.sameAs(line.assignment.track)); });
        std::set<int> seen;
        std::erase_if(gold, [&](const GoldRecord& record) {
            const int track = state.sameAs(record.track);
            return !golden.contains(track) || !seen.insert(track).second;
        });
    }

    /// Metadata that some layer of the package or the schema hides.
    QSet<QString> hidden() const
    {
        const GenreSchema& schema = m_project->schema();
        QSet<QString> names(schema.blind.begin(), schema.blind.end());
        QSet<QString> layers;
        for (const Line& line : m_lines)
            layers.insert(line.assignment.layer);
        for (const TrainingUnit& unit : m_training)
            layers.insert(unit.layer);
        for (const QString& id : std::as_const(layers))
            if (const std::optional<LayerDef> layer = wholeLayer(schema, id))
                for (const QString& name : layer->blind)
                    names.insert(name);
        return names;
    }

    Result<void> describe(const QString& personName)
    {
        const GenreSchema& schema = m_project->schema();
        m_offer.id = newPackageId();
        m_offer.project = newPackageId();
        m_offer.person = personName;
        m_offer.leadKey = m_project->vault()->signing().publicKey();
        m_offer.returnSeed = randomBytes(kSecretBytes);
        m_offer.schemaVersion = schema.version;
        m_offer.schemaJson = m_project->schemaVersions().back().json;
        m_offer.instructions = m_request.instructions;
        const QSet<QString> blind = hidden();
        const bool hasHiddenName = blind.contains(QStringLiteral("title")) || blind.contains(QStringLiteral("artist"));
        std::map<TrackId, QString> ids;
        const auto idOf = [&](TrackId of) -> Result<QString> {
            QString& id = ids[of];
            if (!id.isEmpty())
                return id;
            const Track* track = m_project->track(of);
            if (!track)
                return Error{ErrorCode::NotFound, QStringLiteral("an assignment of no track"), {}, {}};
            id = newPackageId();
            m_offer.tracks.push_back(shown(*track, id, int(ids.size()), blind));
            if (hasHiddenName)
                m_offer.tracks.back().samplesSha256.clear();
            m_map.tracks.insert(id, {track->id, Frame{0}});
            return id;
        };
        for (const Line& line : m_lines) {
            const Result<QString> id = idOf(line.assignment.track);
            if (!id)
                return id.error();
            const QString work = newPackageId();
            m_offer.assignments.push_back({work, *id, line.assignment.layer, line.assignment.suggestions});
            m_map.assignments.insert(work, {line.assignment.id, line.gold});
        }
        for (const TrainingUnit& unit : m_training) {
            const Result<QString> id = idOf(unit.track);
            if (!id)
                return id.error();
            m_offer.training.push_back(offered(unit, *id));
            m_trainingTracks.insert(*id);
        }
        std::sort(m_offer.tracks.begin(), m_offer.tracks.end(),
                  [](const PackageTrack& a, const PackageTrack& b) { return a.id < b.id; });
        return {};
    }

    static PackageTrack shown(const Track& track, const QString& id, int number, const QSet<QString>& blind)
    {
        PackageTrack one;
        one.id = id;
        one.title = blind.contains(QStringLiteral("title")) ? QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'))
                                                            : track.title;
        if (!blind.contains(QStringLiteral("artist")))
            one.artist = track.artist;
        for (const auto& [name, value] :
             {std::pair("album", &track.album), std::pair("genre", &track.genre), std::pair("date", &track.date)})
            if (!value->isEmpty() && !blind.contains(QLatin1String(name)))
                one.shown.insert(QLatin1String(name), *value);
        one.frames = track.frames;
        one.rate = track.rate;
        one.channels = track.channels;
        one.samplesSha256 = track.samplesSha256;
        return one;
    }

    Result<void> prepareAudio(const QString& folder, QMap<QString, QString>& audio, JobContext& job)
    {
        int done = 0;
        for (PackageTrack& one : m_offer.tracks) {
            job.progress(double(done++) / double(m_offer.tracks.size()));
            const auto sound = m_sounds.constFind(one.id);
            if (sound == m_sounds.constEnd() || m_request.audio == PackageAudio::None)
                continue;
            if (m_request.audio == PackageAudio::Referenced) {
                one.reference = sound->path;
                continue;
            }
            FrameSpan span{Frame{0}, Frame{sound->frames}};
            // Training keeps its whole track, which its answer is about.
            if (m_request.audio == PackageAudio::Excerpts && !m_trainingTracks.contains(one.id)) {
                const auto length = FrameCount(m_request.excerptSeconds * sound->rate.hz);
                if (length < sound->frames) {
                    span.start = Frame{FrameCount(m_draw.below(std::size_t(sound->frames - length + 1)))};
                    span.end = span.start + length;
                }
                one.samplesSha256.clear();
            }
            const QString file = QDir(folder).filePath(one.id + QStringLiteral(".flac"));
            const Result<FrameCount> written = writeFlac(sound->path, span, file, job);
            if (!written)
                return written.error();
            one.audio = audioEntryName(one.id, QStringLiteral("flac"));
            one.frames = *written;
            m_map.tracks[one.id].start = span.start;
            audio.insert(one.audio, file);
        }
        return {};
    }

    Result<void> keep(Project& project)
    {
        Edit edit{QStringLiteral("package.make"), {}, {}, {}};
        for (const Line& line : m_lines) {
            if (line.isNew)
                edit.changes.push_back(Change<Assignment>{std::nullopt, line.assignment});
            else if (project.assignment(line.assignment.id) != line.assignment)
                return Error{
                    ErrorCode::Invalid, QStringLiteral("changed meanwhile"), {}, QStringLiteral("package.moved-on")};
        }
        PackageRecord record;
        record.id = m_offer.id;
        record.person = m_request.person;
        record.madeMs = QDateTime::currentMSecsSinceEpoch();
        record.assignments = int(m_offer.assignments.size());
        record.schemaVersion = m_offer.schemaVersion;
        record.returnKey = SigningKey(*SecretKey::fromBytes(m_offer.returnSeed)).publicKey();
        edit.changes.push_back(Change<Record>{
            std::nullopt, Record{RecordId::next(), RecordKind::Package, m_offer.id, packageRecordToJson(record)}});
        Result<Change<Record>> map =
            sealedChange(project, RecordKind::SealedPackage, m_offer.id, packageMapToJson(m_map));
        if (!map)
            return map.error();
        edit.changes.push_back(std::move(*map));
        return project.record(edit);
    }

    Result<MadePackage> made()
    {
        m_made.id = m_offer.id;
        m_made.assignments = int(m_offer.assignments.size());
        m_made.tracks = int(m_offer.tracks.size());
        return m_made;
    }

    const Project* m_project; ///< nullptr once all of it is drawn
    PackageRequest m_request;
    std::optional<SigningKey> m_signing;
    QMap<QString, Sound> m_sounds; ///< by PackageTrack::id
    QString m_path;
    Draw m_draw;
    int m_packagesBefore = 0;
    std::vector<Line> m_lines;
    std::vector<TrainingUnit> m_training;
    QSet<QString> m_trainingTracks; ///< PackageTrack::id
    PackageOffer m_offer;
    PackageMap m_map;
    MadePackage m_made;
};

PackageMaking::PackageMaking(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

PackageMaking::~PackageMaking() = default;

Result<std::shared_ptr<PackageMaking>> PackageMaking::begin(const Project& project, const PackageRequest& request)
{
    auto parts = std::make_unique<Private>(project, request);
    if (Result<void> done = parts->begin(); !done)
        return done.error();
    return std::make_shared<PackageMaking>(std::move(parts));
}

Result<void> PackageMaking::write(const QString& path, JobContext& job)
{
    return d->write(path, job);
}

Result<MadePackage> PackageMaking::keep(Project& project)
{
    if (Result<void> done = d->keep(project); !done) {
        QFile::remove(d->m_path); // nobody may work on what the project does not know
        return done.error();
    }
    return d->made();
}

Result<MadePackage> makePackage(Project& project, const PackageRequest& request, const QString& path, JobContext& job)
{
    const Result<std::shared_ptr<PackageMaking>> making = PackageMaking::begin(project, request);
    if (!making)
        return making.error();
    if (Result<void> done = (*making)->write(path, job); !done)
        return done.error();
    return (*making)->keep(project);
}

} // namespace unisono
