#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace unisono {

/// What a layer's items are (see README, "Layer kinds").
enum class LayerKind { Interval, Instant, Curve, Note, Chord, Text, Tag };

QString layerKindId(LayerKind kind); ///< "interval", "instant" ...
std::optional<LayerKind> layerKindFromId(const QString& id);

/// What the value of a tag layer is.
enum class TagChoice { One, Several, Path, Number };

/// One label of a layer's vocabulary. Ids are dotted paths ("drop.main"), unique in the layer, and never change.
struct LabelDef {
    QString id;
    QString name;       ///< as shown
    QString key;        ///< one stroke within its parent ("d", then "1")
    QString colour;     ///< "#rrggbb", data of the schema; empty: derived from the parent by the theme
    QString definition; ///< what counts
    QString isNot;      ///< what does not
    QStringList aliases;
    QString parentId; ///< empty: a root
};

/// One layer: a kind and its rules.
struct LayerDef {
    QString id;
    QString name;
    QString definition;
    LayerKind kind = LayerKind::Interval;
    bool tiling = false;               ///< interval: covers the whole track, no gap, no overlap
    int levels = 1;                    ///< interval: nested levels, 1 = flat
    TagChoice choice = TagChoice::One; ///< tag
    double valueFrom = 0;              ///< curve, number: range
    double valueTo = 1;
    QString valueUnit;            ///< "Hz", "cents" ...; empty: none
    std::vector<LabelDef> labels; ///< parents before children, in display order

    const LabelDef* label(const QString& labelId) const;
    /// Children of a label in display order; of "" the roots.
    std::vector<const LabelDef*> children(const QString& parentId) const;
    /// By name, alias, id or path of names, ignoring case and surrounding blanks; a child's bare name only where it is
    /// the only one. nullptr: unknown (unknown text never creates a label).
    const LabelDef* labelByText(const QString& text) const;
    /// "Drop › Main"; the id itself where it is unknown.
    QString labelPath(const QString& labelId) const;
};

/// A version of a schema: layers in display order. Immutable once in a project.
struct GenreSchema {
    QString id;
    int version = 1;
    QString name;
    QString description;
    std::vector<LayerDef> layers;

    const LayerDef* layer(const QString& layerId) const;
};

/// Reads a schema from its JSON text.
/// Errors: Parse -> not JSON or a wrong shape (detail: the JSON path); findings that do not stop it go to `issues`.
Result<GenreSchema> schemaFromJson(const QByteArray& json, Issues* issues);
QByteArray schemaToJson(const GenreSchema& schema);

/// Schemas shipped with the program, by id; the files of the folder schemas/, compiled in as resources ":/schemas".
QStringList shippedSchemaIds();
Result<GenreSchema> shippedSchema(const QString& id);

} // namespace unisono
