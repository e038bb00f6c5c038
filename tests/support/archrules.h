#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace unisono::test {

/// Which folder may include which: direct arrows; what they reach is allowed too.
const QMap<QString, QStringList>& arrows();

/// Every breach of the project's architecture below `root`, one sentence each, sorted; empty: none.
/// `qtIncludeFolder` holds QtCore/, QtGui/ ... and tells which module a Qt header is of.
QStringList archViolations(const QString& root, const QString& qtIncludeFolder);

} // namespace unisono::test
