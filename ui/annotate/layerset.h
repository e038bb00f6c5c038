#pragma once

#include "core/annotation/checks.h"
#include "core/annotation/operations.h"
#include "ui/common/context.h"

#include <memory>
#include <vector>

namespace unisono {

/// One layer of the current track as one person annotated it.
struct LayerState {
    LayerDef layer;
    Assignment assignment;
    bool stored = false; ///< the assignment is in the project; else the first edit makes it
    std::shared_ptr<const Items> items = std::make_shared<const Items>();
};

/// Whether work on it can go on: it is not handed in, skipped or expired.
bool isOpen(const Assignment& assignment);

/// All layers of the current track and person, kept equal to the project: follows edits, undo and redo.
/// Threads: GUI
class LayerSet : public QObject {
    Q_OBJECT
public:
    explicit LayerSet(const Context& context, QObject* parent = nullptr);

    const std::vector<LayerState>& all() const { return m_layers; }
    const LayerState* find(const QString& layerId) const;

    /// The findings of one of them, with beats and holding layers of the same person at hand.
    Findings check(const LayerState& state, FrameCount trackFrames, SampleRate rate) const;

    /// Whose work is shown. Only one's own can be edited.
    PersonId person() const { return m_person; }
    /// What this person says the track is: its layers, labels and rules are those shown. Empty: no answer yet.
    QString genre() const { return m_genre; }
    void setPerson(PersonId person);
    /// Whether a draft is tried: then nothing can be changed.
    bool isTrial() const { return m_context.document.trial().has_value(); }
    /// What is asked for: the version in force, or the draft that is tried.
    const GenreSchema& schema() const;
    bool isOwn() const;

    /// The context operations run in, stamped with now and the person at the keyboard.
    OperationContext operationContext(const LayerState& state, Origin origin = {}) const;
    /// Applies an operation's edit (making the assignment first where it is new). False: nothing was changed, and
    /// refused() or the document's failed() said why.
    bool commit(const LayerState& state, Result<Edit> edit);

Q_SIGNALS:
    void reloaded();                           ///< another track, person or project
    void layerChanged(const QString& layerId); ///< its items or its state
    void refused(const unisono::Error& error);
    /// Another genre answer: names of layers with items that are not shown any more (their items are kept).
    void genreChanged(const QStringList& hiddenLayers);

private:
    void reload();
    void follow(const Edit& edit);
    const Context& m_context;
    bool changesWhatIsAsked(const Edit& edit) const;
    PersonId m_person;
    QString m_genre;
    std::vector<LayerState> m_layers;
};

} // namespace unisono
