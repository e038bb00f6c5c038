#pragma once

#include "ui/schema/card.h"
#include "ui/schema/schemaeditor.h"

#include "core/genre/resolve.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace unisono {

class DurationField;
class LabelEditor;
class LineField;
class TextField;

/// The layer looked at with its rules, as it is for the genre looked at. What is inherited can be changed once it is
/// refined there. Threads: GUI
class LayerCard : public Card {
    Q_OBJECT
public:
    explicit LayerCard(SchemaEditor& editor, QWidget* parent = nullptr);

    LabelEditor& labels() const { return *m_labels; }
    /// Refines the layer at this genre: its fields can be written in.
    void refineHere();
    void takeBack();
    void switchHere();
    bool isEditable() const { return m_isEditable; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showRules(const ResolvedLayer& resolved);
    void showPlain();
    bool hasRule(const QString& member) const;
    void addRule(const QString& member, const QString& name, QWidget* value, const QString& why);
    void give(const QString& member, const std::function<void(LayerDef&)>& set);
    DurationField* durationField(const QString& member, const QString& name, std::optional<Duration> LayerDef::*field);
    void giveAgreement();
    QString originText(const ResolvedLayer& resolved) const;
    SchemaEditor& m_editor;
    LayerDef m_layer;
    bool m_isEditable = false;
    QString m_refining; ///< genre and layer that "refine here" was chosen for
    QBoxLayout* m_head;
    Heading* m_heading;
    Chip* m_origin;
    QPushButton* m_refine;
    QPushButton* m_switch;
    QPushButton* m_takeBack;
    QPushButton* m_goHome;
    QGridLayout* m_rules;
    struct Rule {
        QLabel* caption;
        QWidget* field;
        QLabel* plain; ///< instead of the field where it cannot be changed
        QLabel* reason;
        QString why;
    };
    QMap<QString, Rule> m_fields; ///< by member
    LineField* m_name;
    TextField* m_definition;
    TextField* m_why;
    LineField* m_range;
    DurationField* m_shortest;
    DurationField* m_longest;
    DurationField* m_tolerance;
    QCheckBox* m_required;
    QSpinBox* m_atMost;
    LineField* m_snap;
    QComboBox* m_measure;
    QDoubleSpinBox* m_gate;
    DurationField* m_window;
    QSpinBox* m_passes;
    LineField* m_blind;
    LineField* m_exclusive;
    QWidget* m_labelBox;
    LabelEditor* m_labels;
};

} // namespace unisono
