#include "ui/common/problems.h"

#include "ui/text/sentences.h"

#include <algorithm>

namespace unisono {

void ProblemsModel::set(const QString& source, const Issues& issues)
{
    beginResetModel();
    std::erase_if(m_rows, [&](const Row& row) { return row.source == source; });
    for (const Issue& issue : issues)
        m_rows.push_back({source, issue});
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row& a, const Row& b) { return a.issue.severity > b.issue.severity; });
    endResetModel();
    Q_EMIT changed();
}

void ProblemsModel::add(const QString& source, const Issues& issues)
{
    Issues all;
    for (const Row& row : m_rows)
        if (row.source == source)
            all.push_back(row.issue);
    all.insert(all.end(), issues.begin(), issues.end());
    set(source, all);
}

void ProblemsModel::clear(const QString& source)
{
    if (std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.source == source; }))
        set(source, {});
}

void ProblemsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT changed();
}

int ProblemsModel::grave() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row& row) { return row.issue.severity != Severity::Info; }));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return sentence(row.issue);
    case IssueCodeRole:
        return row.issue.code;
    case PlaceRole:
        return row.issue.place;
    case SeverityRole:
        return int(row.issue.severity);
    case SourceRole:
        return row.source;
    default:
        return {};
    }
}

} // namespace unisono
