#pragma once

#include "ui/schema/schemaeditor.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QStandardItemModel;

namespace unisono {

class ConceptForm;
class ExemplarList;
class LabelRules;
class TreeView;

/// The labels of a layer as a tree, and the one that is looked at as a form. Threads: GUI
class LabelEditor : public QWidget {
    Q_OBJECT
public:
    explicit LabelEditor(SchemaEditor& editor, QWidget* parent = nullptr);

    /// The layer as it is for the genre looked at.
    void show(const LayerDef& layer, bool isEditable);
    const LayerDef& layer() const { return m_layer; }
    TreeView& tree() const { return *m_tree; }
    ConceptForm& form() const { return *m_form; }
    /// A button below the tree for a command on the label looked at.
    void addButton(const QString& text, QAction* action);
    QStringList selectedLabels() const;
    void rename();

Q_SIGNALS:
    void playRequested(const unisono::Exemplar& exemplar);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void showUse();
    void showLabel();
    void give(const LabelDef& values, const QString& member);
    SchemaEditor& m_editor;
    LayerDef m_layer;
    bool m_isEditable = false;
    bool m_isRebuilding = false;
    TreeView* m_tree;
    QStandardItemModel* m_model;
    QBoxLayout* m_row;
    QWidget* m_side;
    ConceptForm* m_form;
    LabelRules* m_rules;
    ExemplarList* m_exemplars;
    QLabel* m_title;
    QWidget* m_commands;
};

} // namespace unisono
