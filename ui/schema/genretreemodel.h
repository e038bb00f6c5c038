#pragma once

#include "ui/schema/schemaeditor.h"

#include <QAbstractItemModel>
#include <QColor>

#include <memory>

namespace unisono {

/// The genre graph as a tree: a genre with two parents stands under both. The first row is what every genre has. Rows
/// are made when they are asked for, so that a change costs what is on the screen. Threads: GUI
class GenreTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole }; ///< the others are those of RowDelegate

    explicit GenreTreeModel(SchemaEditor& editor, QObject* parent = nullptr);
    ~GenreTreeModel() override;

    /// Only genres whose name or alias holds the text, with those above them. Empty: all.
    void setFilter(const QString& text);
    bool isFiltered() const { return !m_filter.isEmpty(); }
    /// Colours follow the theme.
    void forgetColours() { m_colours.clear(); }
    int matches() const { return m_matches; }

    /// Ids from the root to a row: the same genre has several where it has several parents.
    QStringList pathOf(const QModelIndex& index) const;
    QModelIndex indexOf(const QStringList& path) const;
    /// Where a genre stands by its first parents; "": the row of every genre.
    QModelIndex indexOf(const QString& genre) const;
    /// Parent that the row stands under; empty: a root.
    QString parentOf(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

private:
    struct Node;
    void rebuild();
    void arrange();
    void filter();
    Node& node(const QModelIndex& index) const;
    const std::vector<std::size_t>& below(const Node& node) const;
    void makeChildren(Node& node) const;
    void follow(const DraftChange& change);
    QColor colour(std::size_t genre) const;

    SchemaEditor& m_editor;
    std::unique_ptr<Node> m_root;
    std::vector<QString> m_ids;                    ///< as arranged: the schema may be a step ahead for a moment
    QHash<QString, std::size_t> m_places;          ///< genre -> place in the schema
    std::vector<std::vector<std::size_t>> m_below; ///< children that are shown, by place
    std::vector<std::size_t> m_roots;
    mutable QMultiHash<std::size_t, Node*> m_nodes; ///< rows made so far
    mutable QHash<std::size_t, QColor> m_colours;
    std::vector<bool> m_shown;
    QString m_filter;
    int m_matches = 0;
};

} // namespace unisono
