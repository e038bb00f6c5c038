#include "core/store/metastore.h"

namespace unisono {

Result<ProjectMeta> MetaStore::read()
{
    std::map<QString, QByteArray> found;
    Query query(m_database, "SELECT key, value FROM meta");
    while (query.next())
        found[query.text(0)] = query.bytes(1);
    if (query.failed())
        return query.error();
    ProjectMeta meta{
        found[QStringLiteral("uuid")], {found[QStringLiteral("me")].toLongLong()}, found[QStringLiteral("schema")]};
    if (meta.uuid.isEmpty() || meta.schemaJson.isEmpty())
        return Error{ErrorCode::Corrupt, QStringLiteral("the project does not say what it is"), {}, {}};
    return meta;
}

Result<void> MetaStore::write(const ProjectMeta& meta)
{
    const std::pair<QString, QByteArray> rows[] = {{QStringLiteral("uuid"), meta.uuid},
                                                   {QStringLiteral("me"), QByteArray::number(qint64(meta.me.value))},
                                                   {QStringLiteral("schema"), meta.schemaJson}};
    for (const auto& [key, value] : rows)
        if (Result<void> done = Query(m_database, "INSERT INTO meta VALUES (?, ?)", key, value).run(); !done)
            return done;
    return {};
}

Result<std::map<QString, QByteArray>> MetaStore::state()
{
    std::map<QString, QByteArray> found;
    Query query(m_database, "SELECT key, value FROM state");
    while (query.next())
        found[query.text(0)] = query.bytes(1);
    if (query.failed())
        return query.error();
    return found;
}

Result<void> MetaStore::writeState(const QString& key, const QByteArray& value)
{
    return Query(m_database, "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                 key, value)
        .run();
}

} // namespace unisono
