#pragma once

#include "core/base/issue.h"

#include <QAbstractListModel>

#include <vector>

namespace unisono {

/// All findings that stand at the moment, the gravest first; a source ("media.<track>",
/// "import.<file>", "layer.section") replaces its own findings. Threads: GUI.
class ProblemsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IssueCodeRole = Qt::UserRole, PlaceRole, SeverityRole, SourceRole };
    using QAbstractListModel::QAbstractListModel;

    void set(const QString& source, const Issues& issues);
    void add(const QString& source, const Issues& issues);
    void clear(const QString& source);
    void clear();
    /// Of Warning and Error: what the count on the tab shows.
    int grave() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QString source;
        Issue issue;
    };
    std::vector<Row> m_rows;
};

} // namespace unisono
