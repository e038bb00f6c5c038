#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <QHash>

namespace unisono {

namespace {

struct Name {
    const char* id;
    const char* plain;
    const char* withSubject; ///< %1 = subject
};

constexpr Name kEdits[] = {
    {"items.add", QT_TRANSLATE_NOOP("Words", "Add item"), QT_TRANSLATE_NOOP("Words", "Add %1")},
    {"items.remove", QT_TRANSLATE_NOOP("Words", "Remove items"), QT_TRANSLATE_NOOP("Words", "Remove %1")},
    {"items.label", QT_TRANSLATE_NOOP("Words", "Label"), QT_TRANSLATE_NOOP("Words", "Label %1")},
    {"items.confidence", QT_TRANSLATE_NOOP("Words", "Set confidence"),
     QT_TRANSLATE_NOOP("Words", "Set confidence of %1")},
    {"items.move", QT_TRANSLATE_NOOP("Words", "Move"), QT_TRANSLATE_NOOP("Words", "Move %1")},
    {"items.move-edge", QT_TRANSLATE_NOOP("Words", "Move boundary"), QT_TRANSLATE_NOOP("Words", "Move boundary of %1")},
    {"items.split", QT_TRANSLATE_NOOP("Words", "Split"), QT_TRANSLATE_NOOP("Words", "Split %1")},
    {"items.join", QT_TRANSLATE_NOOP("Words", "Join"), QT_TRANSLATE_NOOP("Words", "Join %1")},
    {"items.tag", QT_TRANSLATE_NOOP("Words", "Set tag"), QT_TRANSLATE_NOOP("Words", "Set tag %1")},
    {"items.tag-number", QT_TRANSLATE_NOOP("Words", "Set number"), QT_TRANSLATE_NOOP("Words", "Set %1")},
    {"items.value", QT_TRANSLATE_NOOP("Words", "Set bar and beat"), QT_TRANSLATE_NOOP("Words", "Set bar and beat")},
    {"items.import", QT_TRANSLATE_NOOP("Words", "Import annotations"), QT_TRANSLATE_NOOP("Words", "Import %1")},
    {"items.boundary", QT_TRANSLATE_NOOP("Words", "Mark boundary"), QT_TRANSLATE_NOOP("Words", "Mark boundary of %1")},
    {"items.value", QT_TRANSLATE_NOOP("Words", "Set value"), QT_TRANSLATE_NOOP("Words", "Set value of %1")},
    {"items.tag-number", QT_TRANSLATE_NOOP("Words", "Set number"), QT_TRANSLATE_NOOP("Words", "Set number of %1")},
    {"tracks.remove", QT_TRANSLATE_NOOP("Words", "Remove tracks"), QT_TRANSLATE_NOOP("Words", "Remove %1")},
    {"tracks.add", QT_TRANSLATE_NOOP("Words", "Add tracks"), QT_TRANSLATE_NOOP("Words", "Add %1")},
    {"tracks.change", QT_TRANSLATE_NOOP("Words", "Change track"), QT_TRANSLATE_NOOP("Words", "Change %1")},
    {"tracks.relink", QT_TRANSLATE_NOOP("Words", "Link audio again"), QT_TRANSLATE_NOOP("Words", "Link %1 again")},
    {"tracks.hash", QT_TRANSLATE_NOOP("Words", "Fingerprint audio"), QT_TRANSLATE_NOOP("Words", "Fingerprint %1")},
    {"assignments.looked-at", QT_TRANSLATE_NOOP("Words", "Look at work again"),
     QT_TRANSLATE_NOOP("Words", "Look at %1 again")},
    {"schema.import", QT_TRANSLATE_NOOP("Words", "Import genres"), QT_TRANSLATE_NOOP("Words", "Import genres of %1")},
    {"assignment.submit", QT_TRANSLATE_NOOP("Words", "Hand in"), QT_TRANSLATE_NOOP("Words", "Hand in %1")},
    {"assignment.submit-empty", QT_TRANSLATE_NOOP("Words", "Hand in as empty"),
     QT_TRANSLATE_NOOP("Words", "Hand in %1 as empty")},
    {"assignment.skip", QT_TRANSLATE_NOOP("Words", "Skip"), QT_TRANSLATE_NOOP("Words", "Skip %1")},
    {"work.assign", QT_TRANSLATE_NOOP("Words", "Assign work"), QT_TRANSLATE_NOOP("Words", "Assign %1 units")},
    {"work.assign-hand", QT_TRANSLATE_NOOP("Words", "Assign by hand"),
     QT_TRANSLATE_NOOP("Words", "Assign by hand to %1")},
    {"work.policy", QT_TRANSLATE_NOOP("Words", "Change the policy"), QT_TRANSLATE_NOOP("Words", "Policy version %1")},
    {"assignments.make", QT_TRANSLATE_NOOP("Words", "Begin layer"), QT_TRANSLATE_NOOP("Words", "Begin %1")},
};

constexpr Name kJobs[] = {
    {"job.peaks", QT_TRANSLATE_NOOP("Words", "Reading waveform"), QT_TRANSLATE_NOOP("Words", "Reading waveform of %1")},
    {"job.open", QT_TRANSLATE_NOOP("Words", "Opening audio"), QT_TRANSLATE_NOOP("Words", "Opening %1")},
    {"job.loudness", QT_TRANSLATE_NOOP("Words", "Measuring loudness"),
     QT_TRANSLATE_NOOP("Words", "Measuring loudness of %1")},
    {"job.hash", QT_TRANSLATE_NOOP("Words", "Fingerprinting audio"), QT_TRANSLATE_NOOP("Words", "Fingerprinting %1")},
    {"job.fingerprint", QT_TRANSLATE_NOOP("Words", "Listening for near-duplicates"),
     QT_TRANSLATE_NOOP("Words", "Listening for near-duplicates in %1")},
    {"job.add", QT_TRANSLATE_NOOP("Words", "Adding tracks"), QT_TRANSLATE_NOOP("Words", "Adding tracks from %1")},
    {"job.relink", QT_TRANSLATE_NOOP("Words", "Looking for missing audio"),
     QT_TRANSLATE_NOOP("Words", "Looking for missing audio in %1")},
    {"job.import", QT_TRANSLATE_NOOP("Words", "Importing annotations"), QT_TRANSLATE_NOOP("Words", "Importing %1")},
    {"job.export", QT_TRANSLATE_NOOP("Words", "Exporting annotations"), QT_TRANSLATE_NOOP("Words", "Exporting to %1")},
    {"job.import-tree", QT_TRANSLATE_NOOP("Words", "Reading genres"),
     QT_TRANSLATE_NOOP("Words", "Reading genres of %1")},
    {"job.export-tree", QT_TRANSLATE_NOOP("Words", "Writing genres"),
     QT_TRANSLATE_NOOP("Words", "Writing genres to %1")},
    {"job.check-schema", QT_TRANSLATE_NOOP("Words", "Checking the schema"),
     QT_TRANSLATE_NOOP("Words", "Checking the schema %1")},
    {"job.schema-names", QT_TRANSLATE_NOOP("Words", "Reading the schemas shipped"),
     QT_TRANSLATE_NOOP("Words", "Reading the schemas shipped for %1")},
    {"job.count-use", QT_TRANSLATE_NOOP("Words", "Counting uses"), QT_TRANSLATE_NOOP("Words", "Counting uses of %1")},
    {"job.plan-publishing", QT_TRANSLATE_NOOP("Words", "Working out what publishing changes"),
     QT_TRANSLATE_NOOP("Words", "Working out what publishing %1 changes")},
    {"job.check", QT_TRANSLATE_NOOP("Words", "Looking for audio files"), QT_TRANSLATE_NOOP("Words", "Checking %1")},
    {"job.open-package", QT_TRANSLATE_NOOP("Words", "Opening the package"),
     QT_TRANSLATE_NOOP("Words", "Opening the package %1")},
    {"job.send-back", QT_TRANSLATE_NOOP("Words", "Writing the answers"),
     QT_TRANSLATE_NOOP("Words", "Writing the answers to %1")},
    {"job.make-package", QT_TRANSLATE_NOOP("Words", "Making a package"),
     QT_TRANSLATE_NOOP("Words", "Making the package %1")},
    {"job.plan-work", QT_TRANSLATE_NOOP("Words", "Planning the work"),
     QT_TRANSLATE_NOOP("Words", "Planning the work of %1")},
    {"job.board", QT_TRANSLATE_NOOP("Words", "Counting the work"),
     QT_TRANSLATE_NOOP("Words", "Counting the work of %1")},
    {"job.plan-hand", QT_TRANSLATE_NOOP("Words", "Looking who may have it"),
     QT_TRANSLATE_NOOP("Words", "Looking who may have it in %1")},
    {"job.read-answers", QT_TRANSLATE_NOOP("Words", "Reading answers"),
     QT_TRANSLATE_NOOP("Words", "Reading the answers in %1")},
    {"job.compare", QT_TRANSLATE_NOOP("Words", "Comparing answers"),
     QT_TRANSLATE_NOOP("Words", "Comparing the answers to %1")},
    {"job.find-cases", QT_TRANSLATE_NOOP("Words", "Looking for the cases"),
     QT_TRANSLATE_NOOP("Words", "Looking for the cases in %1")},
    {"job.unlock", QT_TRANSLATE_NOOP("Words", "Opening the sealed part"),
     QT_TRANSLATE_NOOP("Words", "Opening the sealed part of %1")},
    {"job.read-gold", QT_TRANSLATE_NOOP("Words", "Reading gold"), QT_TRANSLATE_NOOP("Words", "Reading gold of %1")},
    {"job.score-gold", QT_TRANSLATE_NOOP("Words", "Scoring answers to gold"),
     QT_TRANSLATE_NOOP("Words", "Scoring answers to gold of %1")},
    {"job.commit-gold", QT_TRANSLATE_NOOP("Words", "Computing commitments"),
     QT_TRANSLATE_NOOP("Words", "Computing commitments of %1")},
    {"job.merge", QT_TRANSLATE_NOOP("Words", "Taking in answers"),
     QT_TRANSLATE_NOOP("Words", "Taking in answers for %1")},
    {"job.training", QT_TRANSLATE_NOOP("Words", "Comparing with what was agreed on"),
     QT_TRANSLATE_NOOP("Words", "Comparing with what was agreed on in %1")},
    {"job.progress", QT_TRANSLATE_NOOP("Words", "Measuring your pace"),
     QT_TRANSLATE_NOOP("Words", "Measuring your pace in %1")},
    {"job.demo", QT_TRANSLATE_NOOP("Words", "Writing the demo project"),
     QT_TRANSLATE_NOOP("Words", "Writing the demo project")},
};

/// "items.move-edge" -> "Move edge": what is shown of an id that has no words of its own.
QString readable(const QString& id)
{
    QString text = id.mid(id.indexOf(QLatin1Char('.')) + 1);
    text.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

template <std::size_t n> QString nameOf(const Name (&names)[n], const QString& id, const QString& subject)
{
    for (const Name& name : names) {
        if (id != QLatin1String(name.id))
            continue;
        return subject.isEmpty() ? QCoreApplication::translate("Words", name.plain)
                                 : Words::fill(QCoreApplication::translate("Words", name.withSubject), {subject});
    }
    return subject.isEmpty() ? readable(id) : Words::fill(Words::tr("%1 %2"), {readable(id), subject});
}

} // namespace

QString editName(const QString& kind, const QString& subject)
{
    return nameOf(kEdits, kind, subject);
}

QString jobName(const QString& id, const QString& subject)
{
    return nameOf(kJobs, id, subject);
}

QString layerKindName(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Interval:
        return Words::tr("Intervals");
    case LayerKind::Instant:
        return Words::tr("Instants");
    case LayerKind::Curve:
        return Words::tr("Curve");
    case LayerKind::Note:
        return Words::tr("Notes");
    case LayerKind::Chord:
        return Words::tr("Chords");
    case LayerKind::Text:
        return Words::tr("Text");
    case LayerKind::Tag:
        return Words::tr("Tags");
    }
    return {};
}

} // namespace unisono
