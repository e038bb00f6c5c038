#pragma once

#include "core/interchange/filetext.h"
#include "core/interchange/labeltext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace unisono::jams {

// JAMS: Humphrey et al. 2014, "JAMS: A JSON Annotated Music Specification for Reproducible MIR Research"; namespaces
// as in the schemata of its reference implementation (marl/jams 0.3).
//
// What no field of a model value holds is kept under "jams" in the extra of item, layer and document, so that an export
// gives it back. What JAMS itself cannot hold of an item goes to the annotation's sandbox under "unisono".

inline const QString kJams = QStringLiteral("jams");
inline const QString kOwn = QStringLiteral("unisono");
inline const QString kNamespace = QStringLiteral("namespace");
inline const QString kData = QStringLiteral("data");
inline const QString kSandbox = QStringLiteral("sandbox");
inline const QString kMetadata = QStringLiteral("annotation_metadata");
inline const QString kFileMetadata = QStringLiteral("file_metadata");
inline const QString kAnnotations = QStringLiteral("annotations");
inline const QString kTime = QStringLiteral("time");
inline const QString kDuration = QStringLiteral("duration");
inline const QString kValue = QStringLiteral("value");
inline const QString kConfidence = QStringLiteral("confidence");

/// How the values of a namespace are read.
enum class Form {
    Segment,
    MultiSegment,
    Beat,
    BeatPosition,
    Onset,
    Chord,
    Key,
    NoteMidi,
    NoteHz,
    Contour,
    PitchHz,
    PitchMidi,
    Tempo,
    Tag,
    Lyrics,
    OwnCurve,
    Verbatim
};
Form formOf(const QString& nameSpace);

/// One observation, whichever way its file lists them.
struct Observation {
    QJsonValue time;
    QJsonValue duration;
    QJsonValue value;
    QJsonValue confidence;
};

inline double centsOfHz(double hz)
{
    return 6900 + 1200 * std::log2(hz / 440.0);
}
inline double hzOfCents(double cents)
{
    return 440.0 * std::exp2((cents - 6900) / 1200);
}

/// Without the noise of the way through MIDI numbers or Hz; a millionth of a cent is far below what is heard.
inline double roundedCents(double cents)
{
    return std::round(cents * 1e6) / 1e6;
}

/// "annotator": its name, else its id.
QString annotatorOf(const QJsonObject& metadata);

} // namespace unisono::jams
