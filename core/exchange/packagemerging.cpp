#include "core/exchange/packagemerging.h"

#include "core/exchange/answermigration.h"
#include "core/exchange/goldrecord.h"
#include "core/package/packagefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace unisono {

namespace {

Error refused(const char* code, const QString& detail)
{
    return {ErrorCode::Refused, QLatin1String(code), {}, QLatin1String(code) + QLatin1Char(' ') + detail};
}

/// Ids of items are those of a stranger: made anew from what they were and where they came from, so that the same
/// answer always gets the same and none can be that of another.
ItemId itemIdFrom(const QString& package, const QString& answer, ItemId theirs)
{
    const QByteArray hash =
        QCryptographicHash::hash((package + QLatin1Char('/') + answer + QLatin1Char('/') + theirs.toText()).toLatin1(),
                                 QCryptographicHash::Sha256);
    return {std::int64_t(qFromBigEndian<quint64>(hash.constData()) >> 1) | 1};
}

class Merger {
public:
    Merger(const Project& project, const SignedReturn& back, const PackageRecord& record, PackageMap map)
        : m_project(project),
          m_back(back),
          m_record(record),
          m_map(std::move(map)),
          m_migration(project)
    {
        for (const Record& old : project.records(RecordKind::Package))
            if (old.key == record.id)
                m_before = old;
        for (const QString& key : project.recordKeys(RecordKind::SealedReceived))
            m_received[key.section(QLatin1Char('.'), 0, 0)] << key;
    }

    Result<PlannedMerge> merge(const QByteArray& returnHash)
    {
        m_merged.package = m_record.id;
        m_merged.person = m_record.person;
        m_merged.answers = int(m_back.value.answers.size());
        Edit edit{QStringLiteral("package.merge"), {}, {}, {}};
        edit.onBehalf = m_record.person;
        for (const PackageAnswer& answer : m_back.value.answers)
            if (Result<void> done = take(answer, edit); !done)
                return done.error();
        PackageRecord after = m_record;
        after.returns << QString::fromLatin1(returnHash.toHex());
        after.returns.sort();
        after.answered = answered(edit);
        edit.changes.push_back(
            Change<Record>{m_before, Record{m_before.id, RecordKind::Package, after.id, packageRecordToJson(after)}});
        return PlannedMerge{m_merged, std::move(edit)};
    }

private:
    Result<void> take(const PackageAnswer& answer, Edit& edit)
    {
        const auto work = m_map.assignments.constFind(answer.assignment);
        if (work == m_map.assignments.constEnd())
            return refused("package.unknown-answer", answer.assignment);
        const std::optional<Assignment> before = m_project.assignment(work->assignment);
        if (!before)
            return refused("package.unknown-answer", answer.assignment);
        const ReceivedAnswer received = onTrack(answer, *before);
        const QByteArray json = receivedToJson(received);
        const QByteArray hash = QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(32);
        const QString key = before->id.toText() + QLatin1Char('.') + QString::fromLatin1(hash);
        QStringList& known = m_received[before->id.toText()];
        if (!known.contains(key)) {
            Result<Change<Record>> kept = sealedChange(m_project, RecordKind::SealedReceived, key, json);
            if (!kept)
                return kept.error();
            edit.changes.push_back(std::move(*kept));
        }
        ReceivedAnswer best = received;
        QByteArray bestHash = hash;
        for (const QString& other : known) {
            if (other == key)
                continue;
            const std::optional<Record> record = m_project.findRecord(RecordKind::SealedReceived, other);
            const Result<QByteArray> plain = record ? m_project.unsealed(*record) : Result<QByteArray>(QByteArray());
            Result<ReceivedAnswer> one = plain ? receivedFromJson(*plain) : Result<ReceivedAnswer>(plain.error());
            if (!one)
                return one.error();
            const QByteArray oneHash = other.section(QLatin1Char('.'), 1).toLatin1();
            ++m_merged.kept;
            if (countsBefore(*one, oneHash, best, bestHash)) {
                best = std::move(*one);
                bestHash = oneHash;
            }
        }
        if (!known.contains(key))
            known << key;
        if (before->state == AssignmentState::Frozen) {
            if (bestHash == hash)
                m_merged.issues.push_back({Severity::Info, QStringLiteral("merge.frozen"), {}, {before->layer}});
            return {};
        }
        return stand(*before, best, edit);
    }

    /// The answer as it stands on the track in the project.
    ReceivedAnswer onTrack(const PackageAnswer& answer, const Assignment& assignment) const
    {
        ReceivedAnswer received{answer.state,       answer.reason,   answer.revision,
                                answer.submittedMs, answer.workedMs, m_back.value.schemaVersion,
                                answer.items};
        FrameCount shift = 0;
        for (const PackageMap::Excerpt& excerpt : m_map.tracks)
            if (excerpt.track == assignment.track)
                shift = excerpt.start.value;
        for (Item& item : received.items) {
            item.id = itemIdFrom(m_record.id, answer.assignment, item.id);
            item.assignment = assignment.id;
            item.author = assignment.person;
            item.span = {item.span.start + shift, item.span.end + shift};
            if (item.origin.rawTapFrame)
                *item.origin.rawTapFrame = *item.origin.rawTapFrame + shift;
            if (auto* curve = std::get_if<CurveValue>(&item.payload))
                for (CurvePoint& point : curve->points)
                    point.at = point.at + shift;
        }
        std::sort(received.items.begin(), received.items.end(), itemBefore);
        return received;
    }

    /// Makes `best` what the assignment holds.
    Result<void> stand(const Assignment& before, const ReceivedAnswer& best, Edit& edit)
    {
        Assignment after = before;
        after.state = best.state;
        after.reason = best.reason;
        after.stale.clear();
        after.schemaVersion = best.schemaVersion;
        after.sinceMs = best.submittedMs > 0 ? best.submittedMs : best.revision;
        const Result<MigratedUnit> migrated = m_migration.migrate(after, best.items);
        if (!migrated)
            return migrated.error();
        m_merged.queued += int(migrated->choices);
        const QByteArray items = itemsToJson(migrated->items);
        const QString key = before.id.toText();
        const std::optional<Record> old = m_project.findRecord(RecordKind::SealedSubmission, key);
        const Result<QByteArray> oldItems = old ? m_project.unsealed(*old) : Result<QByteArray>(QByteArray());
        if (!oldItems)
            return oldItems.error();
        const bool isSame = old && *oldItems == items;
        if (!isSame) {
            Result<Change<Record>> change = sealedChange(m_project, RecordKind::SealedSubmission, key, items);
            if (!change)
                return change.error();
            edit.changes.push_back(std::move(*change));
        }
        if (migrated->assignment != before)
            edit.changes.push_back(Change<Assignment>{before, migrated->assignment});
        m_merged.changed += !isSame || migrated->assignment != before ? 1 : 0;
        return {};
    }

    int answered(const Edit& edit) const
    {
        int count = 0;
        for (const PackageMap::Work& work : m_map.assignments) {
            std::optional<Assignment> assignment = m_project.assignment(work.assignment);
            for (const AnyChange& any : edit.changes)
                if (const auto* change = std::get_if<Change<Assignment>>(&any);
                    change && change->after && change->after->id == work.assignment)
                    assignment = change->after;
            if (assignment && assignment->state != AssignmentState::Assigned &&
                assignment->state != AssignmentState::InProgress && assignment->state != AssignmentState::Expired)
                ++count;
        }
        return count;
    }

    const Project& m_project;
    const SignedReturn& m_back;
    const PackageRecord& m_record;
    PackageMap m_map;
    Record m_before;
    QHash<QString, QStringList> m_received; ///< keys of answers that came back, by assignment
    AnswerMigration m_migration;
    MergedReturn m_merged;
};

Result<QByteArray> hashOfFile(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};
    return hash.result();
}

} // namespace

Result<ReadBack> readBack(const QString& path)
{
    Result<SignedReturn> content = readReturn(path);
    if (!content)
        return content.error();
    Result<QByteArray> hash = hashOfFile(path);
    if (!hash)
        return hash.error();
    return ReadBack{path, std::move(*content), std::move(*hash)};
}

Result<MergedReturn> mergeReturn(Project& project, const QString& path)
{
    const Result<ReadBack> back = readBack(path);
    return back ? mergeReturn(project, *back) : Result<MergedReturn>(back.error());
}

Result<MergedReturn> mergeReturn(Project& project, const ReadBack& read)
{
    const Result<PlannedMerge> planned = planMerge(project, read);
    if (!planned)
        return planned.error();
    if (!planned->edit.isEmpty())
        if (const Result<void> done = project.record(planned->edit); !done)
            return done.error();
    return planned->merged;
}

Result<PlannedMerge> planMerge(const Project& project, const ReadBack& read)
{
    if (!project.vault())
        return Error{ErrorCode::WrongKey, QStringLiteral("the sealed part is not open"), project.path(), {}};
    const SignedReturn& back = read.content;
    const std::optional<Record> known = project.findRecord(RecordKind::Package, back.value.package);
    const std::optional<Record> sealedMap = project.findRecord(RecordKind::SealedPackage, back.value.package);
    if (!known || !sealedMap)
        return Error{ErrorCode::Refused, QStringLiteral("not of a package of this project"), read.path,
                     QStringLiteral("package.not-ours")};
    const Result<PackageRecord> record = packageRecordFromJson(known->key, known->body);
    if (!record)
        return record.error();
    if (back.publicKey != record->returnKey) {
        Error error = refused("package.foreign-key", record->id);
        error.subject = read.path;
        return error;
    }
    if (record->returns.contains(QString::fromLatin1(read.hash.toHex()))) {
        MergedReturn merged;
        merged.package = record->id;
        merged.person = record->person;
        merged.isKnown = true;
        merged.answers = int(back.value.answers.size());
        return PlannedMerge{merged, {}};
    }
    const Result<QByteArray> plain = project.unsealed(*sealedMap);
    if (!plain)
        return plain.error();
    Result<PackageMap> map = packageMapFromJson(*plain);
    if (!map)
        return map.error();
    return Merger(project, back, *record, std::move(*map)).merge(read.hash);
}

} // namespace unisono
