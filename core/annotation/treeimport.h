#pragma once

#include "core/genre/schema.h"

namespace unisono {

/// Where the genres of a tree go in a draft.
///   Below    below one genre (or as roots), each with an id that no genre has or had
///   Instead  they are the tree from now on: a genre whose id is there already stays that genre with its layers and
///            exemplars and takes name and parents of the tree; those that the tree has not are removed, which leaves
///            their trace for the migration
enum class TreePlace { Below, Instead };

/// Takes genres as readGenreTree() gives them. Where nothing asks for genres yet a layer is added that does.
/// `parent`: for Below; empty: as roots. Output: id of the first genre taken; empty: `genres` is empty, or the parent
/// unknown.
QString takeTree(GenreSchema& draft, std::vector<GenreDef> genres, TreePlace place, const QString& parent = {});

} // namespace unisono
