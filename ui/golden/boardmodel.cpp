#include "ui/golden/boardmodel.h"

#include "ui/text/workwords.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

bool waits(const Assignment& assignment)
{
    return assignment.state == AssignmentState::Assigned || assignment.state == AssignmentState::InProgress;
}

bool isIn(const Assignment& assignment)
{
    return assignment.state == AssignmentState::Submitted || assignment.state == AssignmentState::SubmittedEmpty ||
           assignment.state == AssignmentState::Frozen;
}

} // namespace

UnitModel::UnitModel(GoldBook& book, QObject* parent)
    : QAbstractTableModel(parent),
      m_book(book)
{
}

void UnitModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (const Project* project = m_book.project()) {
        std::map<PersonId, QString> names;
        for (const Person& person : project->people())
            names[person.id] = person.name;
        std::map<UnitKey, Row> rows;
        for (const Unit& unit : project->units()) {
            Row& row = rows[{unit.track, unit.layer}];
            row.state = unit.state;
            row.isHeld = unit.isHeld();
            row.sinceMs = unit.sinceMs;
        }
        for (const Assignment& assignment : project->assignments()) {
            Row& row = rows[{assignment.track, assignment.layer}];
            ++row.asked;
            row.in += isIn(assignment) ? 1 : 0;
            if (waits(assignment))
                row.waitsFor << names[assignment.person];
            if (row.sinceMs == 0)
                row.sinceMs = assignment.sinceMs;
        }
        for (auto& [key, row] : rows) {
            const Track* track = project->track(key.track);
            const LayerDef* layer = project->schema().layer(key.layer);
            row.track = track ? track->title : QString();
            row.layer = layer ? layer->name : key.layer;
            m_rows.push_back(std::move(row));
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
            const bool isDoneA = a.state == UnitState::Resolved;
            const bool isDoneB = b.state == UnitState::Resolved;
            return isDoneA != isDoneB ? isDoneB : a.sinceMs < b.sinceMs;
        });
    }
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
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (index.column()) {
    case TrackTitle:
        return row.track;
    case Layer:
        return row.layer;
    case State:
        return row.isHeld ? tr("%1, on hold").arg(unitStateName(row.state)) : unitStateName(row.state);
    case Answers:
        return tr("%1 of %2").arg(row.in).arg(row.asked);
    case WaitsFor:
        return row.waitsFor.join(QStringLiteral(", "));
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

void PeopleModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (const Project* project = m_book.project()) {
        std::map<PersonId, Row> rows;
        for (const Person& person : project->people())
            rows[person.id] = Row{person.id, person.name};
        for (const Assignment& assignment : project->assignments()) {
            Row& row = rows[assignment.person];
            row.open += assignment.state == AssignmentState::Assigned ? 1 : 0;
            row.begun += assignment.state == AssignmentState::InProgress ? 1 : 0;
            row.handedIn += isIn(assignment) || assignment.state == AssignmentState::Skipped ? 1 : 0;
        }
        for (const Record& record : project->records(RecordKind::Package)) {
            const Result<PackageRecord> package = packageRecordFromJson(record.key, record.body);
            if (package && package->answered < package->assignments)
                rows[package->person].packages
                    << tr("%1: %2 of %3 back")
                           .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(package->madeMs).date(),
                                                   QLocale::ShortFormat))
                           .arg(package->answered)
                           .arg(package->assignments);
        }
        for (auto& [id, row] : rows)
            m_rows.push_back(std::move(row));
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Row& a, const Row& b) { return a.name.localeAwareCompare(b.name) < 0; });
    }
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
    case Begun:
        return row.begun;
    case HandedIn:
        return row.handedIn;
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
    case Begun:
        return tr("Begun");
    case HandedIn:
        return tr("Handed in");
    default:
        return tr("Packages out");
    }
}

} // namespace unisono
