#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace unisono {

/// Properties of widgets that keep a key for themselves and what is inside them: the tour ends on Escape; a panel over
/// the window takes all plain keys; a canvas gives Tab to the commands.
inline constexpr const char* kOwnsEscape = "ownsEscape";
inline constexpr const char* kOwnsPlainKeys = "ownsPlainKeys";
inline constexpr const char* kTabIsCommand = "tabIsCommand";

/// One command of the program: in menus, in the palette (Ctrl+K), in the key list (F1), and on a key that can be
/// changed.
struct ActionSpec {
    QString id;        ///< stable, dotted: "transport.play"; the part before the dot groups it
    QString text;      ///< translated, imperative: "Play or pause"
    QKeySequence key;  ///< default
    QString workspace; ///< id of the only workspace where its key works; empty: everywhere
    QKeySequence key2 = {};
    QString leadsTo = {}; ///< id of the workspace that it shows; empty: none
};

/// All commands by id. Keys changed by the user are kept in the settings and win over the defaults. A key of a
/// workspace works while that workspace is shown. What a focused control needs itself goes to it and not to a command:
/// all plain keys to a text field, arrows to a list, Space to a button.
/// Threads: GUI.
class ActionMap : public QObject {
    Q_OBJECT
public:
    explicit ActionMap(QWidget* window);
    ~ActionMap() override;

    QAction* add(const ActionSpec& spec, std::function<void()> run);
    QAction* action(const QString& id) const;
    std::vector<ActionSpec> specs() const; ///< those that are not hidden, with the keys now in force
    /// Empty result: set. Else the id of the action in the same place that has this key already. An empty key takes
    /// the key away.
    QString setKey(const QString& id, const QKeySequence& key);
    void resetKeys();
    /// Commands of these workspaces are neither offered nor do their keys work, until others are.
    void hideWorkspaces(const QStringList& workspaces);
    void setWorkspace(const QString& workspace);
    QString workspace() const { return m_workspace; }

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QKeySequence defaultKey;
    };
    void updateEnabled();
    void applyKeys(Entry& entry) const;
    QString ownerOf(const QKeySequence& key, const ActionSpec& except) const;
    bool eventFilter(QObject* object, QEvent* event) override;
    QWidget* m_window;
    QString m_workspace;
    std::vector<Entry> m_entries;
    QHash<QString, int> m_byId;
    QHash<QString, QKeySequence> m_changedKeys; ///< as found in the settings
};

/// "Ctrl+Shift+Z" as the platform writes it; both keys with " or ".
QString keyText(const ActionSpec& spec);

} // namespace unisono
