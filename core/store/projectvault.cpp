#include "core/store/projectprivate.h"

namespace unisono {

bool Project::hasVault() const
{
    return findRecord(RecordKind::Key, {}).has_value();
}

Result<void> Project::keepVault(const std::shared_ptr<const Vault>& vault, const QByteArray& keyRecord)
{
    const std::optional<Record> before = findRecord(RecordKind::Key, {});
    if (before && !d->vault)
        return Error{ErrorCode::WrongKey, QStringLiteral("the sealed part is not open"), path(), {}};
    Record after{before ? before->id : RecordId::next(), RecordKind::Key, {}, keyRecord};
    Result<void> done =
        record({QStringLiteral("vault.key"), {}, {}, {Change<Record>{before, std::move(after)}}, {}, {}});
    if (done)
        d->vault = vault;
    return done;
}

Result<void> Project::unlock(const QString& passphrase)
{
    const std::optional<Record> key = findRecord(RecordKind::Key, {});
    if (!key)
        return Error{ErrorCode::NotFound, QStringLiteral("nothing is sealed here"), path(), {}};
    Result<std::shared_ptr<const Vault>> vault = Vault::open(key->body, passphrase);
    if (!vault)
        return vault.error();
    d->vault = std::move(*vault);
    return {};
}

void Project::unlockWith(std::shared_ptr<const Vault> vault)
{
    d->vault = std::move(vault);
}

void Project::lock()
{
    d->vault.reset();
}

const Vault* Project::vault() const
{
    return d->vault.get();
}

bool Project::isSealed(AssignmentId assignment) const
{
    return d->sealedSubmissions.contains(assignment.toText());
}

Result<QByteArray> Project::unsealed(const Record& record) const
{
    if (!d->vault)
        return Error{ErrorCode::WrongKey, QStringLiteral("the sealed part is not open"), path(), {}};
    return d->vault->unseal(record);
}

Result<Items> Project::sealedItems(AssignmentId assignment) const
{
    const std::optional<Record> submission = findRecord(RecordKind::SealedSubmission, assignment.toText());
    if (!submission)
        return Items{};
    const Result<QByteArray> plain = unsealed(*submission);
    return plain ? itemsFromJson(*plain) : Result<Items>(plain.error());
}

Result<void> Project::migrateSealed(const GenreSchema& next, MigrationPlan& plan) const
{
    for (const QString& key : std::as_const(d->sealedSubmissions)) {
        const AssignmentId id = AssignmentId::fromText(key);
        const std::optional<Assignment> before = assignment(id);
        const std::optional<Record> record = findRecord(RecordKind::SealedSubmission, key);
        const Result<Items> items = sealedItems(id);
        if (!items)
            return items.error();
        if (!before || !record)
            continue;
        const Result<MigratedUnit> after =
            migrateUnit(d->schema, next, *before, *items, genreOf(before->track, before->person));
        if (!after)
            return after.error();
        std::erase_if(plan.changes, [&](const AnyChange& any) {
            const auto* change = std::get_if<Change<Assignment>>(&any);
            return change && change->before && change->before->id == id;
        });
        if (after->assignment != *before)
            plan.changes.push_back(Change<Assignment>{*before, after->assignment});
        plan.choices += after->choices;
        if (after->items == *items)
            continue;
        Record resealed = *record;
        resealed.body = d->vault->seal(record->kind, record->key, itemsToJson(after->items));
        plan.changes.push_back(Change<Record>{*record, std::move(resealed)});
        for (std::size_t i = 0; i < items->size(); ++i)
            plan.mapped += (*items)[i] != after->items[i] ? 1 : 0;
    }
    return {};
}

void Project::Private::followRecord(const Change<Record>& change)
{
    if (change.before && change.before->kind == RecordKind::SealedSubmission)
        sealedSubmissions.remove(change.before->key);
    if (!change.after)
        return;
    if (change.after->kind == RecordKind::Policy)
        policyVersion = std::max(policyVersion, change.after->key.toInt());
    if (change.after->kind == RecordKind::SealedSubmission)
        sealedSubmissions.insert(change.after->key);
}

Result<void> Project::Private::readRecords()
{
    const Result<std::vector<QString>> policies = connection->rows.records.keys(RecordKind::Policy);
    const Result<std::vector<QString>> submissions = connection->rows.records.keys(RecordKind::SealedSubmission);
    if (!policies || !submissions)
        return policies ? submissions.error() : policies.error();
    policyVersion = 0;
    for (const QString& key : *policies)
        policyVersion = std::max(policyVersion, key.toInt());
    sealedSubmissions = {submissions->begin(), submissions->end()};
    return {};
}

} // namespace unisono
