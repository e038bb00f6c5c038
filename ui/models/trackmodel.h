#pragma once

#include "core/store/project.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace unisono {

class Document;

/// The tracks of the open project as rows: searched by words, sorted by any column. Keeps no copy of them; what is
/// dear to know (annotation of a track) is asked for the rows that are looked at. 10,000 tracks filter and sort well
/// under a key press. Threads: GUI.
class TrackModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, Artist, Album, Genre, Length, Rate, Channels, Annotation, File, ColumnCount };
    enum Role { TrackIdRole = Qt::UserRole, MissingRole };

    explicit TrackModel(Document& document, QObject* parent = nullptr);

    void setSearch(const QString& words);
    QString search() const { return m_search; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int total() const; ///< tracks in the project, found or not
    TrackId idAt(int row) const;
    int rowOf(TrackId id) const; ///< -1: not among the found
    const Track* trackAt(int row) const;

    /// Tracks whose audio is not where it should be, as a check in the background found.
    void setMissing(const QSet<qint64>& ids);
    int missing() const { return int(m_missing.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Annotated {
        int layers = 0;
        std::int64_t items = 0;
    };
    void refill();
    void sortRows();
    QString text(const Track& track, int column) const;
    Annotated annotated(TrackId id) const;
    QString annotationText(const Track& track) const;
    Document& m_document;
    QString m_search;
    int m_sortColumn = Title;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<int> m_rows; ///< indices into Project::tracks()
    QSet<qint64> m_missing;
    mutable QHash<qint64, Annotated> m_annotated;
};

} // namespace unisono
