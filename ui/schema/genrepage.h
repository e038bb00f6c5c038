#pragma once

#include "ui/schema/schemaeditor.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace unisono {

class ConceptForm;
class DimLabel;
class ElidedLabel;
class ExemplarList;
class LayerCard;
class LineField;
class PublishPanel;
class TextField;

/// The genre looked at: what it is, how it sounds, its layer looked at, and what publishing changes. Threads: GUI
class GenrePage : public QWidget {
    Q_OBJECT
public:
    explicit GenrePage(SchemaEditor& editor, QWidget* parent = nullptr);

    LayerCard& layerCard() const { return *m_layerCard; }
    PublishPanel& publishPanel() const { return *m_publishPanel; }
    ConceptForm& form() const { return *m_form; }
    QPushButton& publishButton() const { return *m_publish; }
    void editDefinition();

Q_SIGNALS:
    void playRequested(const unisono::Exemplar& exemplar);
    void publishRequested();
    void discardRequested();
    void tryRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* schemaCard();
    void refresh();
    void refreshGenre(const GenreDef& genre);
    void giveParents(const QString& text);
    SchemaEditor& m_editor;
    QScrollArea* m_scroll;
    QWidget* m_page;
    QLabel* m_title;
    ElidedLabel* m_path;
    QPushButton* m_try;
    QPushButton* m_discard;
    QPushButton* m_publish;
    QWidget* m_schemaCard;
    LineField* m_schemaName;
    TextField* m_description;
    QWidget* m_genreCards;
    QBoxLayout* m_cards = nullptr;
    ConceptForm* m_form;
    ExemplarList* m_exemplars;
    LineField* m_parents;
    QCheckBox* m_noFiner;
    LayerCard* m_layerCard;
    PublishPanel* m_publishPanel;
};

} // namespace unisono
