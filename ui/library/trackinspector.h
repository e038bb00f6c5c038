#pragma once

#include "ui/common/context.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace unisono {

/// What is known of the selected track: metadata, file, annotation per layer. Threads: GUI.
class TrackInspector : public QScrollArea {
    Q_OBJECT
public:
    explicit TrackInspector(const Context& context, QWidget* parent = nullptr);
    /// A null id: nothing, or `selected` tracks at once.
    void show(TrackId id, int selected);

private:
    void refill();
    void addHeading(const QString& text);
    void addRow(const QString& name, const QString& value);
    Context m_context;
    TrackId m_id;
    int m_selected = 0;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_column = nullptr;
    QFormLayout* m_form = nullptr;
};

} // namespace unisono
