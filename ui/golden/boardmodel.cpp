#include "ui/golden/boardmodel.h"

#include "ui/text/boardwords.h"
#include "ui/text/workwords.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

std::map<PersonId, QString> namesIn(const GoldBook& book)
{
    std::map<PersonId, QString> names;
    if (const Project* project = book.project())
        for (const Person& person : project->people())
            names[person.id] = person.name;
    return names;
}

QStringList namesOf(const std::vector<PersonId>& ids, const std::map<PersonId, QString>& names)
{
    QStringList all;
    for (const PersonId id : ids)
        if (const auto name = names.find(id); name != names.end())
            all << name->second;
    return all;
}

bool isShown(const BoardUnit& unit, UnitModel::Show show)
{
    const bool isAskedFor = unit.asked > 0 || unit.state != UnitState::Open;
    switch (show) {
    case UnitModel::Show::InWork:
        return isAskedFor && unit.state != UnitState::Resolved;
    case UnitModel::Show::ToCompare:
        return isAskedFor && unit.state != UnitState::Resolved && unit.waitsFor.empty() && unit.in > 0;
    case UnitModel::Show::NotAskedFor:
        return !isAskedFor;
    case UnitModel::Show::Resolved:
        return unit.state == UnitState::Resolved;
    case UnitModel::Show::All:
        break;
    }
    return true;
}

} // namespace

Result<BoardReading> readBoardPage(const Project& project, qint64 nowMs)
{
    BoardReading reading{readBoard(project, nowMs), {}};
    for (const Record& record : project.records(RecordKind::Package)) {
        const Result<PackageRecord> package = packageRecordFromJson(record.key, record.body);
        if (!package)
            return package.error();
        if (package->answered < package->assignments)
            reading.packages.push_back(*package);
    }
    return reading;
}

UnitModel::UnitModel(GoldBook& book, QObject* parent)
    : QAbstractTableModel(parent),
      m_book(book)
{
}

void UnitModel::setBoard(const Board& board)
{
    m_all = board.units;
    m_names = namesIn(m_book);
    fill();
}

void UnitModel::setShow(Show show)
{
    m_show = show;
    fill();
}

void UnitModel::fill()
{
    std::vector<BoardUnit> rows;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(rows),
                 [this](const BoardUnit& unit) { return isShown(unit, m_show); });
    const auto isSame = [](const BoardUnit& a, const BoardUnit& b) { return a.key == b.key; };
    if (rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), isSame)) {
        m_rows = std::move(rows); // what is chosen stays
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int UnitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int UnitModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnitModel::data(const QModelIndex& index, int role) const
{
    const Project* project = m_book.project();
    if (!index.isValid() || !project || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const BoardUnit& row = m_rows[std::size_t(index.row())];
    switch (index.column()) {
    case TrackTitle: {
        const Track* track = project->track(row.key.track);
        return track ? track->title : QString();
    }
    case Layer: {
        const LayerDef* layer = project->schema().layer(row.key.layer);
        return layer ? layer->name : row.key.layer;
    }
    case State:
        return row.isHeld ? tr("%1, on hold").arg(unitStateName(row.state)) : unitStateName(row.state);
    case Answers:
        return row.asked > 0 ? tr("%1 of %2").arg(row.in).arg(row.asked) : tr("not asked for");
    case WaitsFor:
        return namesOf(row.waitsFor, m_names).join(QStringLiteral(", "));
    default:
        return ageText(row.sinceMs, QDateTime::currentMSecsSinceEpoch());
    }
}

QVariant UnitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TrackTitle:
        return tr("Track");
    case Layer:
        return tr("Layer");
    case State:
        return tr("State");
    case Answers:
        return tr("Answers");
    case WaitsFor:
        return tr("Waits for");
    default:
        return tr("Age");
    }
}

PeopleModel::PeopleModel(GoldBook& book, QObject* parent)
    : QAbstractTableModel(parent),
      m_book(book)
{
}

void PeopleModel::setBoard(const BoardReading& reading)
{
    const std::map<PersonId, QString> names = namesIn(m_book);
    std::map<PersonId, Row> rows;
    for (const auto& [id, name] : names)
        rows[id] = Row{id, name, 0, {}, {}};
    for (const BoardUnit& unit : reading.board.units)
        for (const PersonId person : unit.waitsFor)
            ++rows[person].open;
    for (const Throughput& one : reading.board.throughput)
        rows[one.person].weeks = weeksText(one);
    for (const WaitedFor& one : reading.board.waitedFor)
        rows[one.person].waited =
            tr("%1 in %2 units").arg(namesOf(one.by, names).join(QStringLiteral(", "))).arg(one.units);
    for (const PackageRecord& package : reading.packages)
        rows[package.person].packages << tr("%1 of %2 back, %3")
                                             .arg(package.answered)
                                             .arg(package.assignments)
                                             .arg(QLocale().toString(
                                                 QDateTime::fromMSecsSinceEpoch(package.madeMs).date(),
                                                 QLocale::ShortFormat));
    beginResetModel();
    m_rows.clear();
    for (auto& [id, row] : rows)
        m_rows.push_back(std::move(row));
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row& a, const Row& b) { return a.name.localeAwareCompare(b.name) < 0; });
    endResetModel();
}

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (index.column()) {
    case Name:
        return row.name;
    case Open:
        return row.open;
    case Weeks:
        return row.weeks;
    case WaitedForBy:
        return row.waited;
    default:
        return row.packages.join(QStringLiteral("; "));
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Person");
    case Open:
        return tr("To do");
    case Weeks:
        return tr("Closed a week, last %1").arg(kBoardWeeks);
    case WaitedForBy:
        return tr("Waited for by");
    default:
        return tr("Packages out");
    }
}

StateModel::StateModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void StateModel::setBoard(const Board& board)
{
    beginResetModel();
    m_rows = board.states;
    endResetModel();
}

int StateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StateModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kAgeClasses + 2;
}

QVariant StateModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const StateCount& row = m_rows[std::size_t(index.row())];
    if (index.column() == 0)
        return unitStateName(row.state);
    return index.column() <= kAgeClasses ? row.byAge[std::size_t(index.column() - 1)] : row.units();
}

QVariant StateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("State") : section <= kAgeClasses ? ageClassName(section - 1) : tr("all");
}

} // namespace unisono
