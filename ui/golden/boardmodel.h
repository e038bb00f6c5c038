#pragma once

#include "core/exchange/assigningwork.h"
#include "core/exchange/packagerecord.h"
#include "ui/golden/goldbook.h"

#include <QAbstractTableModel>

namespace unisono {

/// What the board shows, as a job leaves it.
struct BoardReading {
    Board board;
    std::vector<PackageRecord> packages; ///< that not all came back of
};
Result<BoardReading> readBoardPage(const Project& project, qint64 nowMs);

/// Units that work can be asked for: how far they are and whom they wait for. Threads: GUI
class UnitModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TrackTitle, Layer, State, Answers, WaitsFor, Age, ColumnCount };
    enum class Show { InWork, ToCompare, NotAskedFor, Resolved, All };

    explicit UnitModel(GoldBook& book, QObject* parent = nullptr);
    void setBoard(const Board& board);
    void setShow(Show show);
    const UnitKey& keyAt(int row) const { return m_rows[std::size_t(row)].key; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void fill();
    GoldBook& m_book;
    std::vector<BoardUnit> m_all;
    std::vector<BoardUnit> m_rows; ///< of those shown
    std::map<PersonId, QString> m_names;
    Show m_show = Show::InWork;
};

/// What each person has to do and has done, who waits for them, and the packages that are out with them. Threads: GUI
class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Open, Weeks, WaitedForBy, Packages, ColumnCount };

    explicit PeopleModel(GoldBook& book, QObject* parent = nullptr);
    void setBoard(const BoardReading& reading);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        PersonId id;
        QString name;
        int open = 0;
        QString weeks;
        QString waited;
        QStringList packages = {};
    };
    GoldBook& m_book;
    std::vector<Row> m_rows;
};

/// How many units are in each state, by how long. Threads: GUI
class StateModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit StateModel(QObject* parent = nullptr);
    void setBoard(const Board& board);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<StateCount> m_rows;
};

} // namespace unisono
