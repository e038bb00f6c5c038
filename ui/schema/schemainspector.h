#pragma once

#include "ui/schema/schemaeditor.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QListWidget;
class QVBoxLayout;

namespace unisono {

/// Beside the canvas: checks of the draft, where it is in use, its versions, and what to start from. Threads: GUI
class SchemaInspector : public QScrollArea {
    Q_OBJECT
public:
    SchemaInspector(const Context& context, SchemaEditor& editor, QWidget* parent = nullptr);
    QStringList checkLines() const; ///< as shown

Q_SIGNALS:
    void startRequested(const QString& shippedSchema);

private:
    void showChecks();
    void addCheck(const QString& text, bool isPassed, const QString& place);
    void showUse();
    void showVersions();
    void showDifferences();
    void jump(const QString& place);
    Context m_context;
    SchemaEditor& m_editor;
    QVBoxLayout* m_checks;
    std::vector<QWidget*> m_checkRows;
    QFormLayout* m_use;
    QListWidget* m_versions;
    QLabel* m_differences;
};

/// What a JSON path of the schema names.
struct SchemaPlace {
    QString genre; ///< empty: the schema
    QString layer; ///< empty: none
    QString label;
};
SchemaPlace placeIn(const GenreSchema& schema, const QString& jsonPath);

} // namespace unisono
