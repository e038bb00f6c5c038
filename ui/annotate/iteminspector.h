#pragma once

#include "ui/annotate/annotatecontroller.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace unisono {

class LabelPicker;

/// The right side of the Annotate workspace: label picker, the current item's values, layers shown and whose they are.
/// Threads: GUI
class ItemInspector : public QWidget {
    Q_OBJECT
public:
    ItemInspector(const Context& context, LayerSet& layers, AnnotateController& controller, QWidget* parent = nullptr);
    LabelPicker& picker() const { return *m_picker; }

Q_SIGNALS:
    void left(); ///< done typing: back to the canvas

private:
    void showLayer();
    void showItem();
    void showLayers();
    QLineEdit* timeField(const QString& name, Edge edge);

    const Context& m_context;
    LayerSet& m_layers;
    AnnotateController& m_controller;
    LabelPicker* m_picker;
    QWidget* m_itemBox;
    QLineEdit* m_start;
    QLineEdit* m_end;
    QComboBox* m_confidence;
    QLabel* m_details;
    QWidget* m_numberBox;
    QDoubleSpinBox* m_number;
    QComboBox* m_person;
    QListWidget* m_layerList;
    QDoubleSpinBox* m_latency;
};

} // namespace unisono
