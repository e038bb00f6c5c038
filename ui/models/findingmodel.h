#pragma once

#include "core/annotation/checks.h"

#include <QAbstractTableModel>

namespace unisono {

/// Findings of the checks as rows: time, layer, sentence. Threads: GUI
class FindingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, LayerColumn, SentenceColumn, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(Findings findings, SampleRate rate);
    const Finding& at(int row) const { return m_findings[std::size_t(row)]; }
    /// Those that are more than a remark.
    int problemCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Findings m_findings;
    SampleRate m_rate{1};
};

} // namespace unisono
