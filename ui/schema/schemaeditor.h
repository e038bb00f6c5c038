#pragma once

#include "core/genre/schemadiff.h"
#include "ui/common/context.h"

#include <QSet>
#include <QTimer>

#include <functional>

namespace unisono {

/// What differs between two states of the draft.
struct DraftChange {
    bool tree = false;    ///< genres were added, removed, moved or put in another order
    QSet<QString> genres; ///< that differ in any way
    bool layers = false;  ///< layers of the schema, its name or its retired ids
};

/// What publishing the draft would do, in figures.
struct PublishPreview {
    std::vector<MigrationEffect> effects;
    std::int64_t mapped = 0;
    std::int64_t choices = 0;
    std::int64_t stale = 0;
    std::int64_t hidden = 0;
};

/// What the background found out about the draft.
struct DraftChecks {
    Issues issues;
    int depth = 0;        ///< of the genre graph
    int mostChildren = 0; ///< below one genre
};

/// The draft of the project's next schema while it is worked on, and which part of it is looked at. Each change is one
/// edit of the project, saved at once and undone as any other; the first begins the draft. What takes longer (checks,
/// uses, what publishing would do) follows once the hands rest. Threads: GUI
class SchemaEditor : public QObject {
    Q_OBJECT
public:
    explicit SchemaEditor(const Context& context, QObject* parent = nullptr);

    bool isOpen() const { return m_context.document.project(); }
    bool canEdit() const;
    bool hasDraft() const { return m_hasDraft; }
    /// The draft; where there is none the version in force.
    const GenreSchema& schema() const { return m_schema; }
    const GenreSchema& inForce() const;
    int draftVersion() const { return inForce().version + 1; }

    /// `change` gets the draft and says whether it could do it. False: nothing was changed.
    bool change(const QString& kind, const QString& subject, const std::function<bool(GenreSchema&)>& change,
                const QString& mergeKey = {});
    bool discard();
    bool publish();

    /// The genre looked at; "": what every genre has.
    QString genre() const { return m_genre; }
    void setGenre(const QString& id);
    QString layer() const { return m_layer; }
    void setLayer(const QString& id);
    QString label() const { return m_label; }
    void setLabel(const QString& id);

    /// Items that carry a label of a layer, or a genre and all below it.
    std::int64_t labelUse(const QString& layer, const QString& label) const;
    std::int64_t layerUse(const QString& layer) const;
    std::int64_t genreUse(const QString& genre) const { return m_genreUse.value(genre); }
    const std::optional<DraftChecks>& checks() const { return m_checks; }
    const std::optional<PublishPreview>& preview() const { return m_preview; }
    /// While it is not watched nothing is computed ahead.
    void setWatched(bool watched);

Q_SIGNALS:
    void reset(); ///< another project
    void changed(const unisono::DraftChange& change);
    void draftChanged(); ///< begun, discarded, published
    void genreChanged();
    void layerChanged();
    void labelChanged();
    void useChanged();
    void checked();
    void previewChanged();
    void said(const QString& sentence);

private:
    void open();
    void follow(const Edit& edit);
    Result<GenreSchema> reread(const Edit& edit) const;
    void take(GenreSchema next);
    void rememberParts();
    void lookLater();
    void look();
    void countUse();
    void check();
    const Context& m_context;
    GenreSchema m_schema;
    std::vector<DraftPartId> m_parts; ///< of the draft: its header, its layers, its genres, in order
    bool m_hasDraft = false;
    int m_version = 0; ///< in force
    bool m_isOwnEdit = false;
    bool m_isWatched = false;
    bool m_isStale = true; ///< what is computed ahead is older than the draft
    bool m_useIsStale = true;
    QString m_genre;
    QString m_layer;
    QString m_label;
    QHash<QString, QHash<QString, std::int64_t>> m_use;
    QHash<QString, std::int64_t> m_genreUse;
    std::optional<DraftChecks> m_checks;
    std::optional<PublishPreview> m_preview;
    QTimer m_idle;
};

} // namespace unisono
