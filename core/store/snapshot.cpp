#include "core/store/snapshot.h"

#include "core/store/readergate.h"
#include "core/store/storedannotations.h"

#include <QDateTime>

namespace unisono {

namespace {

/// The place of a reader behind the gate.
class Reading {
public:
    explicit Reading(ReaderGate& gate)
        : m_gate(gate),
          m_isInside(gate.enter())
    {
    }
    ~Reading()
    {
        if (m_isInside)
            m_gate.leave();
    }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    bool isInside() const { return m_isInside; }

private:
    ReaderGate& m_gate;
    bool m_isInside;
};

} // namespace

template <class Read> auto ProjectSnapshot::read(const IsCancelled& isCancelled, const Read& read) const
    -> decltype(read(nullptr))
{
    const Reading reading(*m_gate);
    if (!reading.isInside())
        return readingStopped();
    Result<std::unique_ptr<Database>> database = Database::open(m_path, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    (*database)->interruptWhen([&] { return m_gate->isShut() || isCancelled(); });
    return read(database->get());
}

Result<MigrationPlan> ProjectSnapshot::planPublishing(const GenreSchema& next, const IsCancelled& isCancelled) const
{
    return read(isCancelled, [&](Database* database) {
        RowStores rows(*database);
        StoredAnnotations source(CurrentRows(rows, *m_overlay), *m_schema,
                                 [&] { return m_gate->isShut() || isCancelled(); });
        return planMigration(*m_schema, next, source, QDateTime::currentMSecsSinceEpoch());
    });
}

Result<LabelUse> ProjectSnapshot::labelUse(const IsCancelled& isCancelled) const
{
    return read(isCancelled, [&](Database* database) {
        RowStores rows(*database);
        return CurrentRows(rows, *m_overlay).labelUse();
    });
}

} // namespace unisono
