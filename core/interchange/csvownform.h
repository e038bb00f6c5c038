#pragma once

#include <QStringList>

namespace unisono::csv {

/// Columns of the program's own form, in this order. One row an item; a curve has one a point, tags have one a label,
/// told together by `item`.
inline const QStringList kOwnColumns{QStringLiteral("layer"),
                                     QStringLiteral("person"),
                                     QStringLiteral("start"),
                                     QStringLiteral("end"),
                                     QStringLiteral("label"),
                                     QStringLiteral("text"),
                                     QStringLiteral("kind"),
                                     QStringLiteral("item"),
                                     QStringLiteral("time"),
                                     QStringLiteral("value"),
                                     QStringLiteral("level"),
                                     QStringLiteral("bar"),
                                     QStringLiteral("beat"),
                                     QStringLiteral("velocity"),
                                     QStringLiteral("confidence"),
                                     QStringLiteral("start_uncertainty"),
                                     QStringLiteral("end_uncertainty"),
                                     QStringLiteral("foreign"),
                                     QStringLiteral("extra")};

/// Without these a table is not of that form.
inline const QStringList kOwnNeeded{QStringLiteral("layer"), QStringLiteral("person"), QStringLiteral("start"),
                                    QStringLiteral("end"),   QStringLiteral("kind"),   QStringLiteral("item")};

enum OwnColumn {
    kLayer,
    kPerson,
    kStart,
    kEnd,
    kLabel,
    kText,
    kKind,
    kItem,
    kTime,
    kValue,
    kLevel,
    kBar,
    kBeat,
    kVelocity,
    kConfidence,
    kStartUncertainty,
    kEndUncertainty,
    kForeign,
    kExtra
};

} // namespace unisono::csv
