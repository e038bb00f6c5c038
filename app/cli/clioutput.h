#pragma once

#include "core/base/error.h"
#include "core/base/issue.h"
#include "core/jobs/job.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace unisono {

inline constexpr int kExitDone = 0;
inline constexpr int kExitProblem = 1;
inline constexpr int kExitUsage = 2;

/// Findings as {"severity", "code", "place", "message"}; the message is the sentence for people.
QJsonArray issuesToJson(const Issues& issues);
QString severityId(Severity severity); ///< "info", "warning", "error"

/// What every command shares: how it was asked to print, and how it prints.
class CliOutput {
public:
    bool json = false;

    /// With --json the one document; else `text` (ending in a newline is added where missing).
    void document(const QJsonObject& object, const QString& text) const;
    /// A sentence on stderr made of an error; with --json also {"error": {"code", "message"}} on stdout. Returns
    /// kExitProblem.
    int fail(const Error& error) const;
    int fail(const QString& sentence) const;
    /// As above, with more members beside "error" in the JSON document.
    int fail(const QString& code, const QString& sentence, const QJsonObject& more) const;
    /// Findings as sentences on stderr.
    void issues(const Issues& issues) const;
};

/// Runs `work` with a progress line on stderr where that is a terminal, and cancels it on Ctrl+C.
void withProgress(const QString& what, const std::function<void(JobContext&)>& work);

} // namespace unisono
