#pragma once

#include "ui/common/context.h"
#include "ui/common/popuppanel.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace unisono {

/// Units of the person at the keyboard that a newer version of the schema asks to look at again, over all tracks: those
/// with items that wait for a choice, because their label was split or removed, and those whose rules changed. Each is
/// a jump; one whose items all have a label again can be told to have been looked at. Threads: GUI
class WaitingList : public PopupPanel {
    Q_OBJECT
public:
    WaitingList(const Context& context, QWidget* window);
    void open();
    /// Tells that the unit chosen has been looked at.
    void markLookedAt();
    QListWidget& list() const { return *m_list; }

Q_SIGNALS:
    void jumpRequested(unisono::TrackId track, const QString& layer);

protected:
    QWidget* firstFocus() override;

private:
    void fill();
    void jump();
    const Context& m_context;
    QLabel* m_title;
    QListWidget* m_list;
    QPushButton* m_looked;
    std::vector<Assignment> m_units; ///< by row
};

} // namespace unisono
