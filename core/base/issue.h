#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace unisono {

enum class Severity { Info, Warning, Error };

/// One finding of an import, a check or a validation. `code` is a stable dotted id ("import.unknown-label"), `args`
/// fill the sentence that ui/text makes of it, `place` says where (a line, a JSON path, a time), for reading and for
/// jumping.
struct Issue {
    Severity severity = Severity::Warning;
    QString code;
    QString place;
    QStringList args;
};

using Issues = std::vector<Issue>;

} // namespace unisono
