#pragma once

#include "core/annotation/migration.h"
#include "core/store/currentrows.h"

#include <QSet>

#include <functional>

namespace unisono {

/// The genre that a genre layer's items say; empty: none.
QString genreOfItems(const Items& items);

/// The annotations of a project's file as a migration sees them. Errors: those of the database; Cancelled
class StoredAnnotations : public MigrationSource {
public:
    /// `schema`: the version in force.
    StoredAnnotations(CurrentRows rows, const GenreSchema& schema, std::function<bool()> isCancelled = {});

    Result<std::vector<Assignment>> assignments() override;
    Result<Items> itemsWithLabels(const QString& layer, const QStringList& labels) override;
    Result<GenreAnswers> genres() override;

private:
    CurrentRows m_rows;
    std::function<bool()> m_isCancelled;
    QSet<QString> m_genreLayers;
};

} // namespace unisono
