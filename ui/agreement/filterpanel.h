#pragma once

#include "ui/agreement/studybook.h"
#include "ui/common/popuppanel.h"

#include <functional>

class QComboBox;
class QGridLayout;
class QListWidget;

namespace unisono {

/// Which answers are compared. Enter applies, Esc leaves it as it is. Threads: GUI
class FilterPanel : public PopupPanel {
    Q_OBJECT
public:
    explicit FilterPanel(QWidget* window);
    void present(const StudyBook& book, std::function<void(const StudyFilter&)> accept);

protected:
    QWidget* firstFocus() override;

private:
    QListWidget* addList(const QString& name, QGridLayout* grid, int column);
    StudyFilter chosen() const;
    QListWidget* m_layers;
    QListWidget* m_genres;
    QListWidget* m_people;
    QComboBox* m_version;
    QComboBox* m_suggestions;
    std::vector<PersonId> m_ids; ///< of m_people
    std::function<void(const StudyFilter&)> m_accept;
};

} // namespace unisono
