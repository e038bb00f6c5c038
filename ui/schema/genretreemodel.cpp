#include "ui/schema/genretreemodel.h"

#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "ui/common/theme.h"
#include "ui/paint/colour.h"
#include "ui/schema/rowdelegate.h"
#include "ui/text/publishwords.h"

#include <QIODevice>
#include <QLocale>
#include <QMimeData>

#include <functional>

namespace unisono {

namespace {

constexpr std::size_t kNoGenre = std::size_t(-1);
const QString kMime = QStringLiteral("application/x-unisono-genres");

/// A genre that is dragged, and the parent it was taken from.
struct Dragged {
    QString genre;
    QString from;
};

std::vector<Dragged> draggedOf(const QMimeData* data)
{
    std::vector<Dragged> all;
    const QStringList words = QString::fromUtf8(data->data(kMime)).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i + 1 < words.size(); i += 2)
        all.push_back({words[i], words[i + 1]});
    return all;
}

} // namespace

struct GenreTreeModel::Node {
    std::size_t genre = kNoGenre;
    Node* parent = nullptr;
    int row = 0;
    int depth = 0;
    bool isMade = false;
    std::vector<std::unique_ptr<Node>> children;
};

GenreTreeModel::GenreTreeModel(SchemaEditor& editor, QObject* parent)
    : QAbstractItemModel(parent),
      m_editor(editor),
      m_root(std::make_unique<Node>())
{
    connect(&editor, &SchemaEditor::reset, this, &GenreTreeModel::rebuild);
    connect(&editor, &SchemaEditor::changed, this, &GenreTreeModel::follow);
    connect(&editor, &SchemaEditor::useChanged, this, [this] {
        for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
            const QModelIndex at = createIndex((*it)->row, 0, *it);
            Q_EMIT dataChanged(at, at, {RowDelegate::SideTextRole});
        }
    });
    arrange();
}

GenreTreeModel::~GenreTreeModel() = default;

void GenreTreeModel::rebuild()
{
    beginResetModel();
    arrange();
    endResetModel();
}

void GenreTreeModel::arrange()
{
    const std::vector<GenreDef>& genres = m_editor.schema().genres;
    m_root = std::make_unique<Node>();
    m_nodes.clear();
    m_colours.clear();
    m_places.clear();
    m_ids.clear();
    for (std::size_t i = 0; i < genres.size(); ++i) {
        m_places.insert(genres[i].id, i);
        m_ids.push_back(genres[i].id);
    }
    filter();
    m_below.assign(genres.size(), {});
    m_roots.clear();
    for (std::size_t i = 0; i < genres.size(); ++i) {
        if (!m_shown[i])
            continue;
        bool hasParent = false;
        for (const QString& parent : genres[i].parents)
            if (const auto at = m_places.constFind(parent); at != m_places.cend()) {
                m_below[*at].push_back(i);
                hasParent = true;
            }
        if (!hasParent)
            m_roots.push_back(i);
    }
}

void GenreTreeModel::filter()
{
    const std::vector<GenreDef>& genres = m_editor.schema().genres;
    m_matches = 0;
    m_shown.assign(genres.size(), m_filter.isEmpty());
    if (m_filter.isEmpty())
        return;
    std::vector<std::size_t> todo;
    for (std::size_t i = 0; i < genres.size(); ++i) {
        QStringList names = genres[i].aliases;
        names << genres[i].name << genres[i].id << genres[i].names.values();
        if (std::any_of(names.begin(), names.end(),
                        [this](const QString& name) { return name.contains(m_filter, Qt::CaseInsensitive); })) {
            todo.push_back(i);
            ++m_matches;
        }
    }
    while (!todo.empty()) {
        const std::size_t i = todo.back();
        todo.pop_back();
        if (m_shown[i])
            continue;
        m_shown[i] = true;
        for (const QString& parent : genres[i].parents)
            if (const auto at = m_places.constFind(parent); at != m_places.cend())
                todo.push_back(*at);
    }
}

void GenreTreeModel::setFilter(const QString& text)
{
    if (text.simplified() == m_filter)
        return;
    m_filter = text.simplified();
    rebuild();
}

void GenreTreeModel::follow(const DraftChange& change)
{
    if (change.tree || isFiltered()) {
        rebuild();
        return;
    }
    m_colours.clear();
    for (const QString& id : change.genres)
        for (Node* each : m_nodes.values(m_places.value(id, kNoGenre))) {
            const QModelIndex at = createIndex(each->row, 0, each);
            Q_EMIT dataChanged(at, at);
        }
}

GenreTreeModel::Node& GenreTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
}

const std::vector<std::size_t>& GenreTreeModel::below(const Node& node) const
{
    static const std::vector<std::size_t> none;
    if (&node == m_root.get())
        return m_roots;
    // A circle shows itself once; checkSchema() tells of it.
    return node.genre == kNoGenre || node.depth >= kDeepestSchema ? none : m_below[node.genre];
}

void GenreTreeModel::makeChildren(Node& node) const
{
    if (node.isMade)
        return;
    node.isMade = true;
    const auto add = [&](std::size_t genre) {
        auto child = std::make_unique<Node>();
        child->genre = genre;
        child->parent = &node;
        child->row = int(node.children.size());
        child->depth = node.depth + 1;
        m_nodes.insert(genre, child.get());
        node.children.push_back(std::move(child));
    };
    if (&node == m_root.get() && m_editor.isOpen())
        add(kNoGenre);
    for (const std::size_t genre : below(node))
        add(genre);
}

QModelIndex GenreTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    Node& above = node(parent);
    makeChildren(above);
    if (column != 0 || row < 0 || row >= int(above.children.size()))
        return {};
    return createIndex(row, 0, above.children[std::size_t(row)].get());
}

QModelIndex GenreTreeModel::parent(const QModelIndex& index) const
{
    Node* above = index.isValid() ? node(index).parent : nullptr;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int GenreTreeModel::rowCount(const QModelIndex& parent) const
{
    Node& above = node(parent);
    makeChildren(above);
    return int(above.children.size());
}

int GenreTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool GenreTreeModel::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() || !below(node(parent)).empty();
}

QColor GenreTreeModel::colour(std::size_t genre) const
{
    if (const auto known = m_colours.constFind(genre); known != m_colours.cend())
        return *known;
    const GenreDef& def = m_editor.schema().genres[genre];
    const Palette& palette = currentPalette();
    m_colours.insert(genre, palette.line); // for those in a circle
    const auto parent = def.parents.isEmpty() ? m_places.cend() : m_places.constFind(def.parents.front());
    QColor own(def.colour);
    if (!own.isValid() && parent != m_places.cend()) {
        const std::vector<std::size_t>& siblings = m_below[*parent];
        const auto at = std::find(siblings.begin(), siblings.end(), genre) - siblings.begin();
        own = childTint(colour(*parent), int(at), palette);
    } else if (!own.isValid()) {
        own = palette.labelColour(int(std::find(m_roots.begin(), m_roots.end(), genre) - m_roots.begin()));
    }
    m_colours.insert(genre, own);
    return own;
}

QVariant GenreTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& here = node(index);
    const bool isEvery = here.genre == kNoGenre;
    if (role == IdRole)
        return isEvery ? QString() : m_ids[here.genre];
    const std::vector<GenreDef>& genres = m_editor.schema().genres;
    if (!isEvery && (here.genre >= genres.size() || genres[here.genre].id != m_ids[here.genre]))
        return {};
    const GenreDef* def = isEvery ? nullptr : &genres[here.genre];
    const UseCount use = isEvery ? UseCount() : m_editor.genreUse(def->id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return isEvery ? tr("Every genre") : def->name;
    case Qt::ToolTipRole:
        if (isEvery)
            return tr("Layers that all genres have");
        return QStringList{def->definition, useText(use.items, use.tracks)}.join(QLatin1Char('\n')).trimmed();
    case Qt::AccessibleTextRole:
        return isEvery ? tr("Every genre")
                       : tr("%1, %2, key %3").arg(def->name, useText(use.items, use.tracks), def->key);
    case RowDelegate::ColourRole:
        return isEvery ? QColor() : colour(here.genre);
    case RowDelegate::SideTextRole:
        // As tracks: a genre is an answer about one, however many people gave it.
        if (use.tracks == 0)
            return QString();
        return here.depth > 1 ? QLocale().toString(qlonglong(use.tracks)) : tracksText(use.tracks);
    default:
        return {};
    }
}

bool GenreTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString id = index.data(IdRole).toString();
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || id.isEmpty() || name.isEmpty())
        return false;
    return m_editor.change(QStringLiteral("schema.rename"), name, [&](GenreSchema& draft) {
        genreIn(draft, id)->name = name;
        return true;
    });
}

Qt::ItemFlags GenreTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags basic = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    return node(index).genre == kNoGenre || !m_editor.canEdit() ? basic
                                                                : basic | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
}

QStringList GenreTreeModel::mimeTypes() const
{
    return {kMime};
}

QMimeData* GenreTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList words;
    for (const QModelIndex& index : indexes)
        words << index.data(IdRole).toString() << parentOf(index);
    auto* data = new QMimeData;
    data->setData(kMime, words.join(QLatin1Char('\n')).toUtf8());
    return data;
}

bool GenreTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent) const
{
    if (!data->hasFormat(kMime) || !m_editor.canEdit())
        return false;
    const QString to = parent.data(IdRole).toString();
    const std::vector<Dragged> all = draggedOf(data);
    return std::all_of(all.begin(), all.end(), [&](const Dragged& one) {
        return to.isEmpty() || !genreLine(m_editor.schema(), to).contains(one.genre);
    });
}

bool GenreTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                  const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString to = parent.data(IdRole).toString();
    const std::vector<Dragged> all = draggedOf(data);
    const GenreDef* first = all.empty() ? nullptr : m_editor.schema().genre(all.front().genre);
    return first && m_editor.change(QStringLiteral("schema.move"), all.size() == 1 ? first->name : QString(),
                                    [&](GenreSchema& draft) {
                                        for (const Dragged& one : all) {
                                            const GenreDef* genre = draft.genre(one.genre);
                                            if (!genre)
                                                return false;
                                            QStringList parents = genre->parents;
                                            if (action != Qt::CopyAction)
                                                parents.removeAll(one.from);
                                            if (!to.isEmpty() && !parents.contains(to))
                                                parents << to;
                                            if (!moveGenre(draft, one.genre, parents))
                                                return false;
                                        }
                                        return true;
                                    });
}

QStringList GenreTreeModel::pathOf(const QModelIndex& index) const
{
    QStringList path;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        path.prepend(at.data(IdRole).toString());
    return path;
}

QModelIndex GenreTreeModel::indexOf(const QStringList& path) const
{
    QModelIndex at;
    for (const QString& id : path) {
        QModelIndex next;
        for (int row = 0; row < rowCount(at) && !next.isValid(); ++row)
            if (const QModelIndex child = index(row, 0, at); child.data(IdRole).toString() == id)
                next = child;
        if (!next.isValid())
            return {};
        at = next;
    }
    return at;
}

QModelIndex GenreTreeModel::indexOf(const QString& genre) const
{
    QStringList path{genre};
    const GenreDef* at = m_editor.schema().genre(genre);
    for (int depth = 0; at && !at->parents.isEmpty() && depth < kDeepestSchema; ++depth) {
        path.prepend(at->parents.front());
        at = m_editor.schema().genre(at->parents.front());
    }
    return indexOf(path);
}

QString GenreTreeModel::parentOf(const QModelIndex& index) const
{
    return index.parent().data(IdRole).toString();
}

} // namespace unisono
