#pragma once

#include "core/store/fingerprintstore.h"
#include "ui/common/context.h"

#include <QSet>
#include <QTimer>

namespace unisono {

/// Takes the acoustic fingerprints of tracks that have none, once the hash of their samples is known; a few at a time,
/// in jobs. Near-duplicates are found by them. Threads: GUI
class SoundPrints : public QObject {
    Q_OBJECT
public:
    SoundPrints(Document& document, JobQueue& jobs, QObject* parent = nullptr);

private:
    struct Taken;
    void takeNext();
    void keep(const Result<Taken>& taken);
    Document& m_document;
    JobQueue& m_jobs;
    QTimer m_later;
    QSet<qint64> m_tried; ///< once a session
    bool m_isTaking = false;
    bool m_isCancelled = false; ///< by hand: not before the next project
};

} // namespace unisono
