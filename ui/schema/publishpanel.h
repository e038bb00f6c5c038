#pragma once

#include "ui/schema/card.h"
#include "ui/schema/schemaeditor.h"

namespace unisono {

/// What publishing the draft changes, in sentences with their figures. Hidden while there is no draft. Threads: GUI
class PublishPanel : public Card {
    Q_OBJECT
public:
    explicit PublishPanel(SchemaEditor& editor, QWidget* parent = nullptr);
    QString text() const; ///< without marks

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    SchemaEditor& m_editor;
    Heading* m_heading;
    QLabel* m_text;
};

} // namespace unisono
