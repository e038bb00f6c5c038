#pragma once

#include "core/study/findings.h"

#include <QWidget>

#include <set>

class QAction;
class QHBoxLayout;
class QListWidget;

namespace unisono {

/// "What to fix": the findings of a layer as sentences, and the buttons of what can be done with the chosen one.
/// Threads: GUI
class FixList : public QWidget {
    Q_OBJECT
public:
    explicit FixList(QWidget* parent = nullptr);

    enum class Needs { Labels, Merge, Shift };
    void addButton(const QString& text, QAction* action, Needs needs);
    /// `study` null: nothing is known yet.
    void showStudy(const LayerStudy* study, const GenreSchema& schema);
    const StudyFinding* current() const;
    /// Shows under the chosen finding what one label of both would do.
    void tryMerge();
    QListWidget& list() const { return *m_list; }

Q_SIGNALS:
    void activated(); ///< Enter on a finding

private:
    void refill();
    void showButtons();
    QListWidget* m_list;
    QHBoxLayout* m_buttons;
    std::vector<std::pair<QWidget*, Needs>> m_made;
    std::vector<StudyFinding> m_findings;
    LayerStudy m_study;
    GenreSchema m_schema;
    std::set<int> m_tried; ///< findings of which the merge is shown
};

} // namespace unisono
