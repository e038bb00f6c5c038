#include "ui/schema/genretree.h"

#include <QKeyEvent>

namespace unisono {

namespace {
QString pathText(const QStringList& path)
{
    return path.join(QLatin1Char('\n'));
}
} // namespace

GenreTree::GenreTree(SchemaEditor& editor, QWidget* parent)
    : TreeView(parent),
      m_editor(editor),
      m_model(new GenreTreeModel(editor, this))
{
    setAccessibleName(tr("Genre tree"));
    setModel(m_model);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setAutoScroll(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_isRestoring && !m_model->isFiltered())
            m_open.insert(pathText(m_model->pathOf(index)));
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_isRestoring && !m_model->isFiltered())
            m_open.remove(pathText(m_model->pathOf(index)));
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_isRestoring = true;
        m_selected = selectedGenres();
        m_currentPath = m_model->pathOf(currentIndex());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &GenreTree::restore);
    connect(&editor, &SchemaEditor::genreChanged, this, [this] {
        if (currentIndex().data(GenreTreeModel::IdRole).toString() != m_editor.genre() || !currentIndex().isValid())
            showGenre(m_editor.genre());
    });
    connect(&editor, &SchemaEditor::reset, this, [this] { m_open.clear(); });
    showGenre({});
}

void GenreTree::setFilter(const QString& text)
{
    m_model->setFilter(text);
}

void GenreTree::openRemembered(const QModelIndex& parent)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        if (!m_open.contains(pathText(m_model->pathOf(index))))
            continue;
        setExpanded(index, true);
        openRemembered(index);
    }
}

void GenreTree::restore()
{
    if (m_model->isFiltered())
        expandAll();
    else
        openRemembered({});
    QModelIndex current = m_model->indexOf(m_currentPath);
    if (!current.isValid() || current.data(GenreTreeModel::IdRole).toString() != m_editor.genre())
        current = m_model->indexOf(m_editor.genre());
    if (!current.isValid())
        current = m_model->index(0, 0);
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::ClearAndSelect);
    if (m_selected.size() > 1)
        for (const QString& id : std::as_const(m_selected))
            if (const QModelIndex index = m_model->indexOf(id); index.isValid())
                selectionModel()->select(index, QItemSelectionModel::Select);
    m_isRestoring = false;
    scrollTo(current);
}

QStringList GenreTree::selectedGenres() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [this](const QModelIndex& a, const QModelIndex& b) { return visualRect(a).top() < visualRect(b).top(); });
    QStringList ids;
    for (const QModelIndex& row : rows)
        if (const QString id = row.data(GenreTreeModel::IdRole).toString(); !id.isEmpty() && !ids.contains(id))
            ids << id;
    return ids;
}

void GenreTree::showGenre(const QString& id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

QString GenreTree::siblingBefore() const
{
    const QModelIndex before = currentIndex().siblingAtRow(currentIndex().row() - 1);
    return before.data(GenreTreeModel::IdRole).toString();
}

void GenreTree::rename()
{
    edit(currentIndex());
}

void GenreTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    TreeView::currentChanged(current, previous);
    if (!m_isRestoring && current.isValid())
        m_editor.setGenre(current.data(GenreTreeModel::IdRole).toString());
}

void GenreTree::changeEvent(QEvent* event)
{
    TreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_model->forgetColours();
}

void GenreTree::keyPressEvent(QKeyEvent* event)
{
    // Typed letters are commands of the workspace or nothing: they do not jump through the tree.
    if (event->text().size() == 1 && event->text()[0].isPrint() && event->key() != Qt::Key_Space)
        event->ignore();
    else
        TreeView::keyPressEvent(event);
}

} // namespace unisono
