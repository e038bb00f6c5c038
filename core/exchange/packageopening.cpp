#include "core/exchange/packageopening.h"

#include "core/genre/schemareader.h"
#include "core/package/packagefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace unisono {

namespace {

constexpr qint64 kLongestPauseMs = 120'000; ///< a longer gap between two changes is no work

Error notOfAPackage(const Project& project)
{
    return {ErrorCode::Invalid, QStringLiteral("not made from a package"), project.path(),
            QStringLiteral("package.no-order")};
}

bool isHandedIn(AssignmentState state)
{
    return state == AssignmentState::Submitted || state == AssignmentState::SubmittedEmpty ||
           state == AssignmentState::Frozen || state == AssignmentState::Skipped || state == AssignmentState::Declined;
}

/// Time spent on an assignment: between changes of its items that lie close to each other.
qint64 workedMs(const Items& items, const Assignment& assignment)
{
    std::vector<qint64> times;
    for (const Item& item : items)
        times.push_back(item.changedMs);
    if (isHandedIn(assignment.state))
        times.push_back(assignment.sinceMs);
    std::sort(times.begin(), times.end());
    qint64 worked = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        worked += std::min(times[i] - times[i - 1], kLongestPauseMs);
    return worked;
}

} // namespace

Result<std::unique_ptr<Project>> openPackage(const QString& packagePath, const QString& projectPath, JobContext& job)
{
    Result<PackageOffer> offer = readOffer(packagePath);
    if (!offer)
        return offer.error();
    const Result<GenreSchema> schema = schemaFromJson(offer->schemaJson, nullptr);
    if (!schema)
        return schema.error();
    Result<std::unique_ptr<Project>> made = Project::create(projectPath, *schema, offer->person);
    if (!made)
        return made.error();
    Project& project = **made;
    const QString folderName = QFileInfo(projectPath).completeBaseName() + QStringLiteral(" audio");
    const QString folder = QFileInfo(projectPath).absoluteDir().filePath(folderName);
    const auto fail = [&](const Error& error) {
        made->reset();
        QFile::remove(projectPath);
        return error;
    };
    const bool hasAudio = std::any_of(offer->tracks.begin(), offer->tracks.end(),
                                      [](const PackageTrack& track) { return !track.audio.isEmpty(); });
    const Result<QMap<QString, QString>> audio = hasAudio ? extractAudio(packagePath, *offer, folder, job)
                                                          : Result<QMap<QString, QString>>(QMap<QString, QString>());
    if (!audio)
        return fail(audio.error());

    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    WorkOrder order;
    order.openedMs = nowMs;
    Edit edit{QStringLiteral("package.open"), {}, {}, {}};
    MediaRoot audioRoot{MediaRootId::next(), folderName};
    if (!audio->isEmpty())
        edit.changes.push_back(Change<MediaRoot>{std::nullopt, audioRoot});
    for (const PackageTrack& one : offer->tracks) {
        Track track;
        track.id = TrackId::next();
        track.title = one.title;
        track.artist = one.artist;
        track.album = one.shown.value(QStringLiteral("album"));
        track.genre = one.shown.value(QStringLiteral("genre"));
        track.date = one.shown.value(QStringLiteral("date"));
        track.frames = one.frames;
        track.rate = one.rate;
        track.channels = one.channels;
        track.samplesSha256 = one.samplesSha256;
        track.addedMs = nowMs;
        if (const QString extracted = audio->value(one.id); !extracted.isEmpty()) {
            track.root = audioRoot.id;
            track.path = QFileInfo(extracted).fileName();
            track.fileBytes = QFileInfo(extracted).size();
        } else if (!one.reference.isEmpty()) {
            const QFileInfo file(QFileInfo(packagePath).absoluteDir(), one.reference);
            const MediaRoot root{MediaRootId::next(), file.absolutePath()};
            edit.changes.push_back(Change<MediaRoot>{std::nullopt, root});
            track.root = root.id;
            track.path = file.fileName();
        }
        order.tracks.insert(one.id, track.id);
        edit.changes.push_back(Change<Track>{std::nullopt, std::move(track)});
    }
    const auto assign = [&](const QString& id, const QString& track, const QString& layer, SuggestionPolicy policy) {
        Assignment assignment;
        assignment.id = AssignmentId::next(); // ascending: the order of work
        assignment.track = order.tracks.value(track);
        assignment.layer = layer;
        assignment.person = project.owner();
        assignment.schemaVersion = offer->schemaVersion;
        assignment.suggestions = policy;
        assignment.sinceMs = nowMs;
        order.assignments.insert(id, assignment.id);
        edit.changes.push_back(Change<Assignment>{std::nullopt, std::move(assignment)});
    };
    for (const PackageTraining& one : offer->training)
        assign(one.id, one.track, one.layer, SuggestionPolicy::None);
    for (const PackageAssignment& one : offer->assignments)
        assign(one.id, one.track, one.layer, one.suggestions);
    order.offer = std::move(*offer);
    edit.changes.push_back(Change<Record>{
        std::nullopt, Record{RecordId::next(), RecordKind::WorkOrder, order.offer.id, workOrderToJson(order)}});
    if (const Result<void> done = project.record(edit); !done)
        return fail(done.error());
    return made;
}

WorkProgress workProgress(const Project& project)
{
    std::set<AssignmentId> training;
    if (const std::optional<WorkOrder> order = workOrderOf(project))
        for (const PackageTraining& one : order->offer.training)
            training.insert(order->assignments.value(one.id));
    WorkProgress progress;
    for (const Assignment& assignment : project.assignments()) {
        if (training.contains(assignment.id))
            continue;
        ++progress.assignments;
        progress.begun += assignment.state == AssignmentState::InProgress ? 1 : 0;
        if (!isHandedIn(assignment.state))
            continue;
        ++progress.handedIn;
        progress.workedMs += workedMs(project.items(assignment.id), assignment);
    }
    if (progress.handedIn > 0)
        progress.remainingMs = progress.workedMs / progress.handedIn * (progress.assignments - progress.handedIn);
    return progress;
}

Result<int> returnPackage(const Project& project, const QString& path)
{
    const std::optional<WorkOrder> order = workOrderOf(project);
    if (!order)
        return notOfAPackage(project);
    const auto seed = SecretKey::fromBytes(order->offer.returnSeed);
    if (!seed)
        return notOfAPackage(project);
    PackageReturn back;
    back.package = order->offer.id;
    back.person = order->offer.person;
    back.schemaVersion = order->offer.schemaVersion;
    back.program = QStringLiteral("unisono " UNISONO_VERSION);
    for (const PackageAssignment& one : order->offer.assignments) {
        const std::optional<Assignment> assignment = project.assignment(order->assignments.value(one.id));
        if (!assignment || assignment->state == AssignmentState::Assigned)
            continue;
        PackageAnswer answer;
        answer.assignment = one.id;
        answer.state = assignment->state;
        answer.reason = assignment->reason;
        answer.items = project.items(assignment->id);
        answer.submittedMs = isHandedIn(assignment->state) ? assignment->sinceMs : 0;
        answer.revision = assignment->sinceMs;
        for (const Item& item : answer.items)
            answer.revision = std::max<std::int64_t>(answer.revision, item.changedMs);
        answer.workedMs = workedMs(answer.items, *assignment);
        back.answers.push_back(std::move(answer));
    }
    if (Result<void> done = writeReturn(path, back, SigningKey(*seed)); !done)
        return done.error();
    return int(back.answers.size());
}

} // namespace unisono
