#pragma once

#include "core/genre/schema.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace unisono {

class DurationField;
class LineField;

/// What a label has beyond a genre: its pattern, how often and how long it may be there, and what may hold it.
/// It holds no values of its own: what is typed is told, and shown again when it has become true. Threads: GUI
class LabelRules : public QWidget {
    Q_OBJECT
public:
    explicit LabelRules(QWidget* parent = nullptr);

    /// `holders`: the layer whose labels may hold it; the same layer where that lies inside no other.
    void show(const LayerDef& layer, const LayerDef& holders, const LabelDef& label);
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    /// One member (by its name in JSON) of the label should become what it is in `values`.
    void edited(const unisono::LabelDef& values, const QString& member);

private:
    void tell(const QString& member, const std::function<void(LabelDef&)>& set);
    DurationField* durationField(const QString& member, const QString& name, std::optional<Duration> LabelDef::*field);
    LayerDef m_holders;
    LabelDef m_values;
    QFormLayout* m_form;
    QComboBox* m_pattern;
    QCheckBox* m_required;
    QSpinBox* m_atMost;
    DurationField* m_shortest;
    DurationField* m_longest;
    LineField* m_inside;
};

} // namespace unisono
