#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QHash>
#include <QMap>
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

/// A length as a schema says it: "70 ms", "0.5 s", "1 beat", "4 bars".
struct Duration {
    enum class Unit { Milliseconds, Seconds, Beats, Bars };
    double value = 0;
    Unit unit = Unit::Seconds;
    bool operator==(const Duration&) const = default;

    bool isMusical() const { return unit == Unit::Beats || unit == Unit::Bars; }
    double seconds() const { return unit == Unit::Milliseconds ? value / 1000 : value; } ///< not where isMusical()
    QString text() const;
    static std::optional<Duration> fromText(const QString& text);
};

/// What something is easily taken for, and what tells the two apart.
struct Confusable {
    QString with; ///< id of a sibling concept: a label of the same layer, or a genre
    QString how;
    bool operator==(const Confusable&) const = default;
};

/// A place of a track that shows what is meant, or (fits = false) a near miss.
struct Exemplar {
    QString track;   ///< its title
    QString samples; ///< SHA-256 of its decoded samples in hexadecimal, by which it is found; may be empty
    double start = 0;
    double end = 0; ///< seconds
    bool fits = true;
    QString why;
    QString rights;
    bool operator==(const Exemplar&) const = default;
};

using Names = QMap<QString, QString>; ///< language tag -> text
using Links = QMap<QString, QString>; ///< "wikidata", "musicbrainz", "audioset", "web" -> id or address

/// What labels and genres have in common.
struct Concept {
    QString id; ///< unique in its layer, or among the genres; never changes
    QString name;
    Names names;        ///< in other languages
    QString key;        ///< one stroke within its parent ("d", then "1")
    QString colour;     ///< "#rrggbb", data of the schema; empty: derived from the parent by the theme
    QString definition; ///< what counts
    QString isNot;      ///< what does not, and what to use instead
    QStringList aliases;
    Links links;
    std::vector<Confusable> confusable;
    std::vector<Exemplar> exemplars;
    bool operator==(const Concept&) const = default;

    QString nameIn(const QString& language) const; ///< "de_AT" finds "de"; `name` where there is none
};

/// One label of a layer's vocabulary.
struct LabelDef : Concept {
    QString parentId;   ///< empty: a root
    QString pattern;    ///< "stripes", "dots", "crosshatch"; empty: plain
    QStringList inside; ///< labels that may hold it (one level up, or in the layer it lies inside); empty: any
    bool required = false;
    std::optional<int> atMost;
    std::optional<Duration> shortest;
    std::optional<Duration> longest;
    bool operator==(const LabelDef&) const = default;
};

/// How agreement on a layer is measured, and what its lower bound has to reach.
struct AgreementRule {
    QString measure; ///< "alpha-nominal", "gamma", "beat-f" ...; empty: by the layer's kind
    std::optional<double> gate;
    std::optional<Duration> window;
    bool operator==(const AgreementRule&) const = default;
};

/// One layer: a kind and its rules.
struct LayerDef {
    QString id;
    QString name;
    QString definition;
    LayerKind kind = LayerKind::Interval;
    bool tiling = false;               ///< interval, chord: covers the whole track, no gap, no overlap
    int levels = 1;                    ///< interval: nested levels, 1 = flat
    TagChoice choice = TagChoice::One; ///< tag
    double valueFrom = 0;              ///< curve, number, note: range
    double valueTo = 1;
    QString valueUnit;            ///< "Hz", "cents" ...; empty: none
    std::vector<LabelDef> labels; ///< parents before children, in display order
    bool ofGenres = false;        ///< tag, path: its labels are the genres of the schema
    Names names;
    QString why;          ///< what it is needed for
    bool overlaps = true; ///< interval, note, chord, text that do not tile: items may overlap
    QString inside;       ///< layer whose items hold those of this one; empty: none
    bool required = false;
    std::optional<int> atMost; ///< items; tag with several: labels
    std::optional<Duration> shortest;
    std::optional<Duration> longest;
    std::vector<QStringList> exclusive; ///< labels that rule each other out: in one answer (tag), else at one time
    QStringList snap;                   ///< "downbeat", "beat", "onset", "zero", "grid"
    AgreementRule agreement;
    int passes = 2;
    QStringList blind; ///< metadata that annotators do not see: "title", "artist" ...
    std::optional<Duration> goldTolerance;
    bool operator==(const LayerDef&) const = default;

    const LabelDef* label(const QString& labelId) const;
    /// Children of a label in display order; of "" the roots.
    std::vector<const LabelDef*> children(const QString& parentId) const;
    /// By name, alias, id or path of names, ignoring case and surrounding blanks; a child's bare name only where it is
    /// the only one. nullptr: unknown (unknown text never creates a label).
    const LabelDef* labelByText(const QString& text) const;
    /// "Drop › Main"; the id itself where it is unknown.
    QString labelPath(const QString& labelId) const;
};

/// What a genre changes of a label that its layer has, or adds to it.
struct LabelRefinement {
    LabelDef label;    ///< only what is `given` counts
    QStringList given; ///< members by their names in JSON
    bool operator==(const LabelRefinement&) const = default;
};

/// What a genre changes of a layer that it inherits.
struct LayerRefinement {
    LayerDef layer; ///< only what is `given` counts; its labels are not used
    QStringList given;
    std::vector<LabelRefinement> labels; ///< parents before children
    QStringList withoutLabels;
    bool operator==(const LayerRefinement&) const = default;
};

/// One node of the genre graph.
struct GenreDef : Concept {
    QStringList parents;          ///< none: a root; the first is the one it is shown under
    bool noFiner = true;          ///< whether "no finer than this" is an answer here
    std::vector<LayerDef> layers; ///< that begin here
    std::vector<LayerRefinement> refine;
    QStringList without; ///< inherited layers that are switched off here
    /// What the tree it was imported from says and no other member holds ("fma.tracks"), for giving it back.
    QMap<QString, QString> extra;
    bool operator==(const GenreDef&) const = default;
};

/// An id that is no longer in use, and what became of it.
struct Retired {
    QString layer; ///< empty: a genre, or (id = "") the layer itself
    QString id;
    QStringList became; ///< one: merged into it; several: split, each item needs a choice; none: removed
    bool operator==(const Retired&) const = default;
};

/// A version of a schema. Immutable once published.
struct GenreSchema {
    QString id;
    int version = 1;
    QString name;
    QString description;
    std::vector<LayerDef> layers; ///< of every genre, in display order
    std::vector<GenreDef> genres; ///< parents before children where there is no circle
    QString parent;               ///< hash of the version it was made from; empty: none
    Names names;
    QStringList sources;
    QStringList blind;
    std::vector<Retired> retired;
    bool operator==(const GenreSchema&) const = default;

    /// A layer of all or of any genre, as it begins (not refined).
    const LayerDef* layer(const QString& layerId) const;
    const GenreDef* genre(const QString& genreId) const;
    std::vector<const GenreDef*> childrenOf(const QString& genreId) const; ///< of "" the roots
    /// Layers of all and of every genre, each once.
    std::vector<const LayerDef*> everyLayer() const;
};

inline constexpr int kSchemaFormat = 1;
inline constexpr qint64 kMostSchemaBytes = 8 << 20;
inline constexpr int kDeepestSchema = 32;

/// Reads a schema from its JSON text and checks it: shapes, then what one object alone cannot show (ids used twice,
/// circles, unknown parents, clashing keys). `issues`: every fault (Severity::Error, code "schema.*", place = JSON
/// path) and lesser findings (Warning). Errors: Parse -> the first fault (detail: its place); NewerVersion
Result<GenreSchema> schemaFromJson(const QByteArray& json, Issues* issues);
QByteArray schemaToJson(const GenreSchema& schema);
/// SHA-256 in hexadecimal of what schemaToJson() gives, without blanks and without version and parent.
QString schemaHash(const GenreSchema& schema);

/// Makes the labels of layers that take the genres; called by schemaFromJson() and after every change of the graph.
void fillGenreLabels(GenreSchema& schema);

/// Schemas shipped with the program, by id; the files of the folder schemas/, compiled in as resources ":/schemas".
QStringList shippedSchemaIds();
Result<GenreSchema> shippedSchema(const QString& id);

} // namespace unisono
