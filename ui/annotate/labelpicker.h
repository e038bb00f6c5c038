#pragma once

#include "core/genre/schema.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTreeView;

namespace unisono {

class ExemplarRows;

/// The vocabulary of the active layer: type-ahead over names and aliases, the tree with its strokes, and what the label
/// under the cursor means. Text that is no label chooses nothing. Threads: GUI
class LabelPicker : public QWidget {
    Q_OBJECT
public:
    explicit LabelPicker(QWidget* parent = nullptr);

    void setLayer(const LayerDef& layer);
    /// Labels that the current item has now.
    void setChosen(const QStringList& labelIds);
    /// Takes the focus with an empty field.
    void startTyping();
    QLineEdit* field() const { return m_field; }
    /// Those of the label under the cursor.
    ExemplarRows& exemplars() const { return *m_exemplars; }

Q_SIGNALS:
    void chosen(const QString& labelId);
    void left(); ///< Esc: back to the canvas

private:
    void rebuild();
    void showDefinition(const QString& labelId);
    void choose(const QModelIndex& index);
    bool eventFilter(QObject* object, QEvent* event) override;

    LayerDef m_layer;
    QStringList m_chosen;
    QLabel* m_heading;
    QLineEdit* m_field;
    QTreeView* m_tree;
    QStandardItemModel* m_model;
    QLabel* m_meaning;
    ExemplarRows* m_exemplars;
};

/// Ids of the labels whose name, path or alias matches what is typed, best first: beginnings before middles.
QStringList matchingLabels(const LayerDef& layer, const QString& typed);

} // namespace unisono
