#pragma once

#include "app/cli/clioutput.h"
#include "core/genre/schemadiff.h"

namespace unisono {

// What the commands on schemas print in common.

QJsonObject differenceToJson(const SchemaDifference& difference);
/// As a list of {"severity", "code", "place", "message"} with the file they are about.
QJsonArray fileIssuesToJson(const QString& file, const Issues& issues);
/// "file: place: sentence", a line each.
QString fileIssuesText(const QString& file, const Issues& issues);

/// Fails with a sentence, the findings of the file behind it.
int failWithIssues(const CliOutput& out, const QString& text, const QString& file, const Issues& issues);
/// Fails with what two drafts changed in different ways.
int failToMerge(const CliOutput& out, const QString& file, const Issues& issues);

} // namespace unisono
