#pragma once

#include "ui/common/context.h"
#include "ui/common/workspace.h"

class QLineEdit;
class QPushButton;
class QSplitter;

namespace unisono {

class Chip;
class ExemplarPlayer;
class GenrePage;
class GenreTree;
class LayerList;
class SchemaCommands;
class SchemaEditor;
class SchemaInspector;
class TreeFiles;

/// Where a curator writes down what is asked for: genres, their layers and labels; and publishes it. Threads: GUI
class SchemaWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit SchemaWorkspace(const Context& context, QWidget* parent = nullptr);
    ~SchemaWorkspace() override;

    QString id() const override { return QStringLiteral("schema"); }
    QString title() const override { return tr("Schema"); }
    QString iconName() const override { return QStringLiteral("schema"); }
    QWidget* inspector() override;
    QStringList contextChips() const override;
    void shown() override;

    SchemaEditor& editor() const { return *m_editor; }
    GenreTree& tree() const { return *m_tree; }
    GenrePage& page() const { return *m_page; }
    LayerList& layers() const { return *m_layers; }
    TreeFiles& treeFiles() const { return *m_files; }

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildSide();
    void addActions();
    void showState();
    void tryOnTrack();
    Context m_context;
    SchemaEditor* m_editor;
    QLineEdit* m_filter;
    Chip* m_version;
    QPushButton* m_new;
    QPushButton* m_menu;
    GenreTree* m_tree;
    LayerList* m_layers;
    GenrePage* m_page;
    SchemaInspector* m_inspector;
    SchemaCommands* m_commands;
    TreeFiles* m_files;
    QSplitter* m_splitter;
    QSplitter* m_side;
    ExemplarPlayer* m_player;
};

} // namespace unisono
