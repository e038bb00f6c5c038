#pragma once

#include "core/base/error.h"
#include "core/base/issue.h"
#include "core/genre/schema.h"
#include "core/time/frame.h"

#include <QString>

namespace unisono {

// Words for people, translated, made of core's codes; used by the window and by unisono-cli.

/// What happened, what was kept and what to do next.
QString sentence(const Error& error);
QString sentence(const Issue& issue);
/// Whether a code has a sentence of its own.
bool hasSentence(const QString& code);
/// Name of an edit for the history and "Undo ...": "Split section".
QString editName(const QString& kind, const QString& subject);
/// Name of a job: "Reading waveform of x".
QString jobName(const QString& id, const QString& subject);
QString layerKindName(LayerKind kind);

/// "1:19.304", "1:02:03.004"; hours only where needed. Decimals 0..6.
QString timeText(double seconds, int decimals = 3);
inline QString timeText(Frame f, SampleRate rate, int decimals = 3)
{
    return timeText(secondsOf(f, rate), decimals);
}
/// Reads "1:19.304", "79.304", "1:02:03"; nullopt where it is no time.
std::optional<double> timeFromText(const QString& text);
/// For screen readers: "1 minute 14.9".
QString spokenTime(double seconds);
/// "3.2 MB".
QString bytesText(qint64 bytes);

} // namespace unisono
