#include "core/store/storedannotations.h"

#include "core/store/readergate.h"

namespace unisono {

QString genreOfItems(const Items& items)
{
    for (const Item& item : items)
        if (const auto* tag = std::get_if<TagValue>(&item.payload); tag && !tag->labels.isEmpty())
            return tag->labels.front();
    return {};
}

StoredAnnotations::StoredAnnotations(CurrentRows rows, const GenreSchema& schema, std::function<bool()> isCancelled)
    : m_rows(rows),
      m_isCancelled(isCancelled ? std::move(isCancelled) : [] { return false; })
{
    for (const LayerDef* layer : schema.everyLayer())
        if (layer->ofGenres)
            m_genreLayers.insert(layer->id);
}

Result<std::vector<Assignment>> StoredAnnotations::assignments()
{
    if (m_isCancelled())
        return readingStopped();
    return m_rows.assignments();
}

Result<Items> StoredAnnotations::itemsWithLabels(const QString& layer, const QStringList& labels)
{
    if (m_isCancelled())
        return readingStopped();
    return m_rows.itemsWithLabels(layer, labels);
}

Result<GenreAnswers> StoredAnnotations::genres()
{
    const auto all = m_rows.assignments();
    if (!all)
        return all.error();
    GenreAnswers found;
    for (const Assignment& assignment : *all) {
        if (!m_genreLayers.contains(assignment.layer))
            continue;
        if (m_isCancelled())
            return readingStopped();
        const Result<Items> items = m_rows.items(assignment.id);
        if (!items)
            return items.error();
        if (const QString genre = genreOfItems(*items); !genre.isEmpty())
            found.insert({{assignment.track, assignment.person}, genre});
    }
    return found;
}

} // namespace unisono
