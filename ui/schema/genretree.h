#pragma once

#include "ui/schema/genretreemodel.h"
#include "ui/schema/treeview.h"

#include <QSet>

namespace unisono {

/// The genre tree on the screen: keeps what is open and selected over every change of the model. Threads: GUI
class GenreTree : public TreeView {
    Q_OBJECT
public:
    explicit GenreTree(SchemaEditor& editor, QWidget* parent = nullptr);

    GenreTreeModel& genres() const { return *m_model; }
    void setFilter(const QString& text);
    /// Selected genres in the order of the tree, without the row of every genre.
    QStringList selectedGenres() const;
    void showGenre(const QString& id);
    /// The genre before the current one among its siblings here; empty: it is the first.
    QString siblingBefore() const;
    QString currentParent() const { return m_model->parentOf(currentIndex()); }
    void rename();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restore();
    void openRemembered(const QModelIndex& parent);
    SchemaEditor& m_editor;
    GenreTreeModel* m_model;
    QSet<QString> m_open; ///< paths of rows
    QStringList m_currentPath;
    QStringList m_selected;
    bool m_isRestoring = false;
};

} // namespace unisono
