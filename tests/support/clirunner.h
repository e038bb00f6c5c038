#pragma once

#include <QJsonObject>
#include <QStringList>

namespace unisono::test {

/// What unisono-cli said and how it ended.
struct CliOutcome {
    int code = -1; ///< -1: did not end; -2: crashed
    QJsonObject json;
    QByteArray text;
    QByteArray errors;
};

enum class Rights { Own, Nobodys };
/// Runs unisono-cli as a person does. Nobodys: without the superuser's rights, who may read everything.
CliOutcome runCli(const QStringList& arguments, Rights rights = Rights::Own);

} // namespace unisono::test
