#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/genre/schema.h"

namespace unisono {

/// Forms in which genre trees travel.
///   Fma       table of FMA's genres.csv: genre_id,#tracks,parent,title,top_level; parent 0 = a root
///   AudioSet  JSON list of the AudioSet ontology; a genre may have several parents
///   List      a line a genre, indented by tabs or blanks below its parent: `Name (alias, alias)`; `-> Name` puts a
///             genre that stands elsewhere here, too; "\" before one of `\(),-` takes it as it is
/// What a form says and GenreDef has no member for lies in GenreDef::extra ("fma.id", "fma.tracks", "audioset.children"
/// ...), so that writing gives back what was read; what the genres became since then goes before it.
enum class TreeFormat { Fma, AudioSet, List };

QString treeFormatId(TreeFormat format); ///< "fma", "audioset", "list"
std::optional<TreeFormat> treeFormatFromId(const QString& id);
/// The form that this most likely is; a list where nothing speaks for another.
TreeFormat sniffTree(const QByteArray& bytes);

inline constexpr int kMostTreeGenres = 20'000;

/// Output: parents before children, else in the order of the text; ids made of the names, each unique.
/// Issues: every fault (Severity::Error, code "tree.*" or "schema.*", place = line or JSON path).
/// Errors: Parse -> the first fault (detail: its place); nothing is read by halves
Result<std::vector<GenreDef>> readGenreTree(TreeFormat format, const QByteArray& bytes, Issues* issues);

/// Issues: what the form cannot hold: "tree.field-lost" (member, how many genres), "tree.parents-lost" and
/// "tree.order-lost" (how many).
QByteArray writeGenreTree(TreeFormat format, const std::vector<GenreDef>& genres, Issues* issues);

/// A schema of these genres with the one layer that asks for them; id and name are the caller's.
GenreSchema schemaOfTree(std::vector<GenreDef> genres);

} // namespace unisono
