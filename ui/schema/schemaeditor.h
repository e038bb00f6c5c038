#pragma once

#include "core/genre/schemadiff.h"
#include "core/store/labeluse.h"
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
    qint64 tookMs = 0; ///< to work out: publishing takes about as long
};

/// How often something is used.
struct UseCount {
    std::int64_t items = 0;
    std::int64_t tracks = 0; ///< distinct
};

/// What the draft's labels, layers and genres are used for.
struct SchemaUse {
    std::shared_ptr<const LabelUse> counts; ///< as read
    QHash<QString, UseCount> layers;
    QHash<QString, UseCount> genres; ///< with all below it
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
    /// Where it takes long it is said first, and done once that can be read. False: it cannot be.
    bool publish();

    /// The genre looked at; "": what every genre has.
    QString genre() const { return m_genre; }
    void setGenre(const QString& id);
    QString layer() const { return m_layer; }
    void setLayer(const QString& id);
    QString label() const { return m_label; }
    void setLabel(const QString& id);

    /// Items that carry a label of a layer, any of its labels, or a genre and all below it.
    UseCount labelUse(const QString& layer, const QString& label) const;
    UseCount layerUse(const QString& layer) const { return m_use.layers.value(layer); }
    UseCount genreUse(const QString& genre) const { return m_use.genres.value(genre); }
    const std::optional<DraftChecks>& checks() const { return m_checks; }
    const std::optional<PublishPreview>& preview() const { return m_preview; }
    /// The preview is being worked out anew.
    bool isPreviewing() const { return m_isPreviewing; }
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
    void countUse(const std::shared_ptr<const GenreSchema>& schema);
    void check(const std::shared_ptr<const GenreSchema>& schema);
    void preview(const std::shared_ptr<const GenreSchema>& schema);
    bool publishNow();
    void tellFailure(const Error& error);
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
    SchemaUse m_use;
    bool m_isPreviewing = false;
    bool m_isPublishing = false;
    std::optional<DraftChecks> m_checks;
    std::optional<PublishPreview> m_preview;
    QTimer m_idle;
};

} // namespace unisono
