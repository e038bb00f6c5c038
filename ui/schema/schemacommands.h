#pragma once

#include "ui/schema/schemaeditor.h"

#include <QObject>

namespace unisono {

class AskPanel;
class GenreTree;
class LayerCard;

/// What the hands do in the Schema workspace with the part that has the focus: a genre of the tree, or a label of the
/// layer. Threads: GUI
class SchemaCommands : public QObject {
    Q_OBJECT
public:
    SchemaCommands(SchemaEditor& editor, GenreTree& tree, LayerCard& card, QWidget& page);

    enum class Where { Beside, Below };
    void add(Where where);
    void rename();
    void remove();
    void merge();
    void split();
    void shift(int step);
    void moveOut(); ///< to where its parent is
    void moveIn();  ///< below the one before it
    void addLayer();
    void removeLayer();
    void startFrom(const QString& shippedSchema);

private:
    bool isOnLabels() const;
    bool isTyping() const;
    AskPanel& panel();
    void addGenre(Where where);
    void addLabel(Where where);
    void mergeLabel();
    void splitLabel();
    void splitGenre();
    void reparent(const QStringList& ids, const QString& from, const QString& to);
    QString genreName(const QString& id) const;
    SchemaEditor& m_editor;
    GenreTree& m_tree;
    LayerCard& m_card;
    QWidget& m_page;
    AskPanel* m_panel = nullptr;
};

} // namespace unisono
