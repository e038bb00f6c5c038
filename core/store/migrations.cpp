#include "core/store/migrations.h"

namespace unisono {

Result<int> schemaVersion(Database& database)
{
    const Result<QByteArray> version = database.value("PRAGMA user_version");
    if (!version)
        return version.error();
    return version->toInt();
}

Result<void> migrate(Database& database, std::span<const Migration> migrations)
{
    const Result<int> version = schemaVersion(database);
    if (!version)
        return version.error();
    if (*version > int(migrations.size()) || *version < 0)
        return Error{ErrorCode::NewerVersion, QStringLiteral("schema %1").arg(*version), {}, QString::number(*version)};
    for (int number = *version + 1; number <= int(migrations.size()); ++number) {
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun();
        const Migration& migration = migrations[std::size_t(number - 1)];
        Result<void> done = database.execute(migration.sql);
        if (done)
            done = database.execute("PRAGMA user_version = " + QByteArray::number(number));
        if (done)
            done = database.execute("PRAGMA application_id = " + QByteArray::number(kApplicationId));
        if (done)
            done = transaction.commit();
        if (!done)
            return done;
    }
    return {};
}

} // namespace unisono
