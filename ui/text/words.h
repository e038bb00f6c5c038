#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace unisono {

/// Translation context of everything in ui/text.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    /// Fills %1..%9 in one pass, so that a "%2" inside an argument stays what it is. A place without an argument
    /// becomes "…".
    static QString fill(const QString& form, const QStringList& args);
    /// In quotes, and shortened in its middle where it is very long: a name of 10,000 characters is no sentence.
    static QString quoted(const QString& name);
};

} // namespace unisono
