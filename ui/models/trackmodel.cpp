#include "ui/models/trackmodel.h"

#include "ui/common/context.h"
#include "ui/common/fuzzy.h"
#include "ui/common/theme.h"
#include "ui/text/sentences.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace unisono {

TrackModel::TrackModel(Document& document, QObject* parent)
    : QAbstractTableModel(parent),
      m_document(document)
{
    connect(&document, &Document::projectChanged, this, [this] {
        m_missing.clear();
        m_search.clear();
    });
    connect(&document, &Document::tracksChanged, this, &TrackModel::refill);
    connect(&document, &Document::edited, this, [this](const Edit& edit) {
        // Only what items belong to is stale; rows stay where they are.
        const bool touchesItems = std::any_of(edit.changes.begin(), edit.changes.end(), [](const AnyChange& change) {
            return std::holds_alternative<Change<Item>>(change) || std::holds_alternative<Change<Assignment>>(change);
        });
        if (!touchesItems)
            return;
        m_annotated.clear();
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, Annotation), index(rowCount() - 1, Annotation));
    });
    refill();
}

void TrackModel::refill()
{
    beginResetModel();
    m_annotated.clear();
    m_rows.clear();
    if (const Project* project = m_document.project()) {
        const std::vector<Track>& tracks = project->tracks();
        if (m_search.trimmed().isEmpty()) {
            m_rows.resize(tracks.size());
            std::iota(m_rows.begin(), m_rows.end(), 0);
        } else {
            const std::vector<TrackId> found = project->searchTracks(m_search);
            QSet<qint64> wanted;
            wanted.reserve(qsizetype(found.size()));
            for (const TrackId id : found)
                wanted.insert(id.value);
            for (std::size_t i = 0; i < tracks.size(); ++i)
                if (wanted.contains(tracks[i].id.value))
                    m_rows.push_back(int(i));
        }
        sortRows();
    }
    endResetModel();
}

void TrackModel::setSearch(const QString& words)
{
    if (words == m_search)
        return;
    m_search = words;
    refill();
}

void TrackModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    refill();
}

void TrackModel::sortRows()
{
    const std::vector<Track>& tracks = m_document.project()->tracks();
    struct Key {
        int row;
        double number;
        QString text;
    };
    std::vector<Key> keys;
    keys.reserve(m_rows.size());
    for (const int row : m_rows) {
        const Track& track = tracks[std::size_t(row)];
        Key key{row, 0, {}};
        switch (m_sortColumn) {
        case Length:
            key.number = track.rate.hz > 0 ? secondsOf(track.frames, track.rate) : 0;
            break;
        case Rate:
            key.number = track.rate.hz;
            break;
        case Channels:
            key.number = track.channels;
            break;
        case Annotation:
            key.number = double(annotated(track.id).items);
            break;
        case File:
            key.number = m_missing.contains(track.id.value) ? 0 : 1;
            key.text = track.encoding;
            break;
        default:
            key.text = folded(text(track, m_sortColumn));
        }
        keys.push_back(std::move(key));
    }
    const bool isRising = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(keys.begin(), keys.end(), [isRising](const Key& left, const Key& right) {
        const Key& a = isRising ? left : right;
        const Key& b = isRising ? right : left;
        return a.number != b.number ? a.number < b.number : a.text < b.text;
    });
    std::transform(keys.begin(), keys.end(), m_rows.begin(), [](const Key& key) { return key.row; });
}

int TrackModel::total() const
{
    return m_document.project() ? int(m_document.project()->tracks().size()) : 0;
}

const Track* TrackModel::trackAt(int row) const
{
    const Project* project = m_document.project();
    if (!project || row < 0 || row >= int(m_rows.size()))
        return nullptr;
    const auto index = std::size_t(m_rows[std::size_t(row)]);
    return index < project->tracks().size() ? &project->tracks()[index] : nullptr;
}

TrackId TrackModel::idAt(int row) const
{
    const Track* track = trackAt(row);
    return track ? track->id : TrackId{};
}

int TrackModel::rowOf(TrackId id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (idAt(row) == id)
            return row;
    return -1;
}

void TrackModel::setMissing(const QSet<qint64>& ids)
{
    m_missing = ids;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

TrackModel::Annotated TrackModel::annotated(TrackId id) const
{
    const auto known = m_annotated.constFind(id.value);
    if (known != m_annotated.cend())
        return *known;
    Annotated now;
    if (const Project* project = m_document.project()) {
        now.items = project->itemCount(id);
        QSet<QString> layers;
        const std::vector<Assignment> assignments = project->assignments(id);
        for (const Assignment& assignment : assignments)
            if (assignment.state != AssignmentState::Assigned)
                layers.insert(assignment.layer);
        now.layers = int(layers.size());
    }
    m_annotated.insert(id.value, now);
    return now;
}

QString TrackModel::annotationText(const Track& track) const
{
    const Annotated now = annotated(track.id);
    if (now.layers == 0)
        return tr("not begun");
    const auto all = m_document.project()->schema().layers.size();
    return tr("%1 of %2 layers · %3 items").arg(now.layers).arg(all).arg(now.items);
}

QString TrackModel::text(const Track& track, int column) const
{
    switch (column) {
    case Title:
        return track.title.isEmpty() ? QFileInfo(track.path).completeBaseName() : track.title;
    case Artist:
        return track.artist;
    case Album:
        return track.album;
    case Genre:
        return track.genre;
    case Length:
        return track.rate.hz > 0 ? timeText({track.frames}, track.rate, 0) : QString();
    case Rate:
        return track.rate.hz > 0 ? tr("%1 kHz").arg(track.rate.hz / 1000.0, 0, 'g', 5) : QString();
    case Channels:
        return track.channels == 1 ? tr("mono") : track.channels == 2 ? tr("stereo") : QString::number(track.channels);
    case Annotation:
        return annotationText(track);
    case File:
        return m_missing.contains(track.id.value) ? tr("missing") : track.encoding;
    default:
        return {};
    }
}

int TrackModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrackModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrackModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Track* track = trackAt(index.row());
    if (!track)
        return {};
    const bool isMissing = m_missing.contains(track->id.value);
    switch (role) {
    case Qt::DisplayRole:
        return text(*track, index.column());
    case Qt::ToolTipRole:
        return isMissing
                   ? tr("The file is not at %1. The annotations are kept.").arg(m_document.project()->audioPath(*track))
                   : QVariant();
    case Qt::FontRole:
        return index.column() == Length || index.column() == Rate ? QVariant(timeFont(12)) : QVariant();
    case Qt::ForegroundRole:
        if (isMissing && index.column() == File)
            return currentPalette().coral;
        return index.column() == Title ? QVariant() : QVariant(currentPalette().dim);
    case TrackIdRole:
        return QVariant::fromValue(qlonglong(track->id.value));
    case MissingRole:
        return isMissing;
    default:
        return {};
    }
}

QVariant TrackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Title");
    case Artist:
        return tr("Artist");
    case Album:
        return tr("Album");
    case Genre:
        return tr("Genre");
    case Length:
        return tr("Length");
    case Rate:
        return tr("Rate");
    case Channels:
        return tr("Channels");
    case Annotation:
        return tr("Annotation");
    case File:
        return tr("File");
    default:
        return {};
    }
}

} // namespace unisono
