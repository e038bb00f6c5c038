#pragma once

#include "core/exchange/packagerecord.h"
#include "ui/golden/goldbook.h"

#include <QAbstractTableModel>

namespace unisono {

/// Units that work was asked for, those that wait longest first: how far they are and whom they wait for.
/// Threads: GUI
class UnitModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TrackTitle, Layer, State, Answers, WaitsFor, Age, ColumnCount };

    explicit UnitModel(GoldBook& book, QObject* parent = nullptr);
    void refill();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString track;
        QString layer;
        UnitState state = UnitState::Open;
        bool isHeld = false;
        int asked = 0;
        int in = 0;
        QStringList waitsFor;
        qint64 sinceMs = 0;
    };
    GoldBook& m_book;
    std::vector<Row> m_rows;
};

/// What each person has to do and has done, and the packages that are out with them. Threads: GUI
class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Open, Begun, HandedIn, Packages, ColumnCount };

    explicit PeopleModel(GoldBook& book, QObject* parent = nullptr);
    void refill();
    PersonId idAt(int row) const { return m_rows[std::size_t(row)].id; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        PersonId id;
        QString name;
        int open = 0;
        int begun = 0;
        int handedIn = 0;
        QStringList packages = {};
    };
    GoldBook& m_book;
    std::vector<Row> m_rows;
};

} // namespace unisono
