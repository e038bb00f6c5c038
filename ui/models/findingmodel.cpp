#include "ui/models/findingmodel.h"

#include "ui/common/theme.h"
#include "ui/text/sentences.h"

#include <QColor>

#include <algorithm>

namespace unisono {

void FindingModel::setFindings(Findings findings, SampleRate rate)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_rate = rate;
    endResetModel();
}

int FindingModel::problemCount() const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [](const Finding& f) { return f.issue.severity != Severity::Info; }));
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}
int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Finding& finding = at(index.row());
    if (role == Qt::FontRole && index.column() == TimeColumn)
        return timeFont();
    if (role == Qt::ForegroundRole && index.column() == SentenceColumn) {
        const Palette& palette = currentPalette();
        return finding.issue.severity == Severity::Error  ? palette.coral
               : finding.issue.severity == Severity::Info ? palette.dim
                                                          : palette.text;
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return timeText(finding.span.start, m_rate);
    case LayerColumn:
        return finding.issue.args.value(0);
    default:
        return sentence(finding.issue);
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case LayerColumn:
        return tr("Layer");
    default:
        return tr("Problem");
    }
}

} // namespace unisono
