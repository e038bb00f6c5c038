#pragma once

#include "ui/schema/schemaeditor.h"

#include <QWidget>

class QAction;
class QListWidget;
class QPushButton;

namespace unisono {

class Heading;

/// The layers of the genre looked at: its own, inherited, refined, switched off. Threads: GUI
class LayerList : public QWidget {
    Q_OBJECT
public:
    explicit LayerList(SchemaEditor& editor, QWidget* parent = nullptr);
    /// What the button beside the heading does.
    void setNewAction(QAction* action);
    QListWidget& list() const { return *m_list; }

private:
    void refresh();
    SchemaEditor& m_editor;
    Heading* m_heading;
    QPushButton* m_new;
    QListWidget* m_list;
    QStringList m_shown; ///< what the rows say, so that typing elsewhere changes nothing here
};

} // namespace unisono
