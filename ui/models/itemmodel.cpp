#include "ui/models/itemmodel.h"

#include "ui/common/theme.h"
#include "ui/paint/colour.h"
#include "ui/text/itemwords.h"
#include "ui/text/sentences.h"

#include <QColor>
#include <QDateTime>

#include <algorithm>

namespace unisono {

void ItemModel::setSources(std::vector<Source> sources, SampleRate rate)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_rate = rate;
    m_rows.clear();
    for (int s = 0; s < int(m_sources.size()); ++s) {
        // Each source is in order already: merging keeps this linear in the items.
        const auto middle = std::ptrdiff_t(m_rows.size());
        for (int i = 0; i < int(m_sources[std::size_t(s)].items->size()); ++i)
            m_rows.push_back({s, i});
        std::inplace_merge(m_rows.begin(), m_rows.begin() + middle, m_rows.end(), [this](const Row& a, const Row& b) {
            return (*m_sources[std::size_t(a.source)].items)[std::size_t(a.item)].span.start <
                   (*m_sources[std::size_t(b.source)].items)[std::size_t(b.item)].span.start;
        });
    }
    endResetModel();
}

int ItemModel::rowOf(ItemId id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (itemAt(row).id == id)
            return row;
    return -1;
}

const Item& ItemModel::itemAt(int row) const
{
    const Row& r = m_rows[std::size_t(row)];
    return (*m_sources[std::size_t(r.source)].items)[std::size_t(r.item)];
}

const LayerDef& ItemModel::layerAt(int row) const
{
    return m_sources[std::size_t(m_rows[std::size_t(row)].source)].layer;
}

int ItemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}
int ItemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString ItemModel::text(int row, int column) const
{
    const Item& item = itemAt(row);
    const LayerDef& layer = layerAt(row);
    switch (column) {
    case LayerColumn:
        return layer.name;
    case StartColumn:
        return layer.kind == LayerKind::Tag ? tr("whole track") : timeText(item.span.start, m_rate);
    case EndColumn:
        return layer.kind == LayerKind::Tag || layer.kind == LayerKind::Instant ? QString()
                                                                                : timeText(item.span.end, m_rate);
    case LabelColumn:
        return itemText(layer, item);
    case ConfidenceColumn:
        return confidenceName(item.confidence);
    case OriginColumn:
        return originName(item.origin);
    case ChangedColumn:
        return agoText(item.changedMs, QDateTime::currentMSecsSinceEpoch());
    default:
        return {};
    }
}

QVariant ItemModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return spokenItem(layerAt(row), itemAt(row), m_rate);
    case Qt::FontRole:
        return index.column() == StartColumn || index.column() == EndColumn ? QVariant(timeFont()) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == ChangedColumn || index.column() == OriginColumn ? QVariant(currentPalette().dim)
                                                                                 : QVariant();
    case Qt::DecorationRole:
        if (index.column() != LabelColumn || itemAt(row).label.isEmpty())
            return {};
        return labelColour(layerAt(row), itemAt(row).label, currentPalette());
    case ItemIdRole:
        return QVariant::fromValue(itemAt(row).id.value);
    case LayerIdRole:
        return layerAt(row).id;
    default:
        return {};
    }
}

QVariant ItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LayerColumn:
        return tr("Layer");
    case StartColumn:
        return tr("Start");
    case EndColumn:
        return tr("End");
    case LabelColumn:
        return tr("Label");
    case ConfidenceColumn:
        return tr("Confidence");
    case OriginColumn:
        return tr("Origin");
    case ChangedColumn:
        return tr("Changed");
    default:
        return {};
    }
}

} // namespace unisono
