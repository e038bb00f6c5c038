#pragma once

#include "ui/common/context.h"

#include <QObject>

class QWidget;

namespace unisono {

class AskPanel;
class ExportPanel;
class ImportPanel;
class Session;

/// The commands about files: new and open project, add, import, export, link again, rescue. Their dialogues are the
/// platform's. Threads: GUI.
class FileCommands : public QObject {
    Q_OBJECT
public:
    FileCommands(const Context& context, Session& session, QWidget* window);

    void addActions();
    void showMenu(QWidget* below);
    void newProject();
    void openProject();
    /// Asks where the project goes that is made from it.
    void openPackage(const QString& path);
    void addFiles();
    void addFolder();
    void importAnnotations();
    void exportAnnotations();
    void relink();
    void saveRescue();
    void applyRescue();

Q_SIGNALS:
    void failed(const unisono::Error& error);
    void said(const QString& sentence);

private:
    QString folder() const;
    void remember(const QString& path);
    Project* writable();
    void askForProject();
    Context m_context;
    Session& m_session;
    QWidget* m_window;
    QStringList m_schemaNames; ///< of the schemas shipped, in their order; empty: not read yet
    AskPanel* m_ask = nullptr;
    ImportPanel* m_import = nullptr;
    ExportPanel* m_export = nullptr;
};

} // namespace unisono
