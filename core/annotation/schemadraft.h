#pragma once

#include "core/annotation/edit.h"

namespace unisono {

// The draft of a project's next schema version is kept in parts (header, layers, genres), so that an edit of it writes
// only what it changes. Everyone works on the whole value and gives back the whole value.

/// The draft as a schema; checked by nobody: a draft may be unfinished. `inForce` gives id, version and parent.
/// Errors: Corrupt -> a part cannot be read
Result<GenreSchema> draftSchema(const std::vector<DraftPart>& parts, const GenreSchema& inForce);

/// The edit that makes the draft `after`; where there is none yet (`parts` empty) it begins it. Empty: nothing differs.
/// `parts` are in the order of Project::draft().
Edit draftEdit(const std::vector<DraftPart>& parts, const GenreSchema& after, const QString& kind,
               const QString& subject, const QString& mergeKey = {});

/// The same where `before` is what draftSchema() made of `parts`: only parts that differ are looked at, so that a
/// change costs no more in a large schema.
Edit draftEdit(const std::vector<DraftPart>& parts, const GenreSchema& before, const GenreSchema& after,
               const QString& kind, const QString& subject, const QString& mergeKey = {});

/// The edit that throws the draft away.
Edit discardDraft(const std::vector<DraftPart>& parts);

// Changes of a draft that leave a trace for its migration. All return false where an id is unknown or the change would
// make a circle; the draft is then as it was.
bool mergeGenres(GenreSchema& draft, const QString& from, const QString& into);
bool removeGenre(GenreSchema& draft, const QString& id); ///< its children move to its parents
/// The genre goes; items of it need a choice among `into` (at least two, which exist).
bool splitGenre(GenreSchema& draft, const QString& id, const QStringList& into);
bool moveGenre(GenreSchema& draft, const QString& id, const QStringList& parents);
bool mergeLabels(GenreSchema& draft, const QString& layer, const QString& from, const QString& into);
bool removeLabel(GenreSchema& draft, const QString& layer, const QString& id); ///< and what hangs below it
bool splitLabel(GenreSchema& draft, const QString& layer, const QString& id, const QStringList& into);

/// An id made of a name that no genre (or label of the layer) has or had: "deep-house", "deep-house-2".
QString freshGenreId(const GenreSchema& draft, const QString& name);
QString freshLabelId(const GenreSchema& draft, const QString& layer, const QString& name);

} // namespace unisono
