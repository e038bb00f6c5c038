#pragma once

#include "core/genre/genretree.h"
#include "ui/schema/schemaeditor.h"

#include <QObject>

namespace unisono {

class AskPanel;

/// Genre trees that come from files and go to them. Reading and writing happen in the background; what is read goes
/// into the draft as one edit, and a file with faults changes nothing. Threads: GUI
class TreeFiles : public QObject {
    Q_OBJECT
public:
    TreeFiles(const Context& context, SchemaEditor& editor, QWidget& page);

    void importTree(); ///< asks for the file first
    void importFrom(const QString& path);
    void exportTree(); ///< asks for the file first; its type is the form
    void exportTo(const QString& path, TreeFormat format);

private:
    void askWhere(const QString& name, std::vector<GenreDef> genres);
    void showFaults(const QString& name, const QString& what, const Issues& issues);
    AskPanel& panel();
    const Context& m_context;
    SchemaEditor& m_editor;
    QWidget& m_page;
    AskPanel* m_panel = nullptr;
};

} // namespace unisono
