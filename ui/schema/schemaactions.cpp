// The commands of the Schema workspace and their keys.
#include "ui/schema/schemaworkspace.h"

#include "ui/common/actions.h"
#include "ui/schema/genrepage.h"
#include "ui/schema/genretree.h"
#include "ui/schema/labeleditor.h"
#include "ui/schema/layercard.h"
#include "ui/schema/layerlist.h"
#include "ui/schema/schemacommands.h"
#include "ui/schema/schemaeditor.h"
#include "ui/schema/treefiles.h"
#include "ui/schema/treeview.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

namespace unisono {

void SchemaWorkspace::addActions()
{
    ActionMap& actions = m_context.actions;
    SchemaCommands* c = m_commands;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, std::function<void()> run,
                         const QKeySequence& key2 = {}) {
        actions.add({QString::fromLatin1(id), text, key, this->id(), key2}, std::move(run));
    };
    add("schema.filter", tr("Filter the genres"), QKeyCombination(Qt::CTRL, Qt::Key_F), [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    add("schema.go-tree", tr("Go to the genre tree"), QKeyCombination(Qt::ALT, Qt::Key_G),
        [this] { m_tree->setFocus(Qt::ShortcutFocusReason); });
    add("schema.go-layers", tr("Go to the layers"), QKeyCombination(Qt::ALT, Qt::Key_L),
        [this] { m_layers->list().setFocus(Qt::ShortcutFocusReason); });
    add("schema.go-definition", tr("Write the definition"), QKeyCombination(Qt::ALT, Qt::Key_D),
        [this] { m_page->editDefinition(); });
    add("schema.go-labels", tr("Go to the labels"), QKeyCombination(Qt::ALT, Qt::Key_B),
        [this] { m_page->layerCard().labels().tree().setFocus(Qt::ShortcutFocusReason); });

    add("schema.add-beside", tr("New genre or label beside this"), Qt::Key_Insert,
        [c] { c->add(SchemaCommands::Where::Beside); });
    add(
        "schema.add-below", tr("New genre or label below this"), Qt::Key_N,
        [c] { c->add(SchemaCommands::Where::Below); }, QKeyCombination(Qt::SHIFT, Qt::Key_Insert));
    add("schema.rename", tr("Rename the genre or label"), Qt::Key_F2, [c] { c->rename(); });
    add("schema.remove", tr("Remove the genre or label"), Qt::Key_Delete, [c] { c->remove(); });
    add("schema.merge", tr("Merge the genre or label into another"), Qt::Key_M, [c] { c->merge(); });
    add("schema.split", tr("Split the genre or label"), QKeyCombination(Qt::SHIFT, Qt::Key_M), [c] { c->split(); });
    add("schema.move-up", tr("Move it up"), QKeyCombination(Qt::ALT, Qt::Key_Up), [c] { c->shift(-1); });
    add("schema.move-down", tr("Move it down"), QKeyCombination(Qt::ALT, Qt::Key_Down), [c] { c->shift(1); });
    add("schema.move-out", tr("Move it out, to where its parent is"), QKeyCombination(Qt::ALT, Qt::Key_Left),
        [c] { c->moveOut(); });
    add("schema.move-in", tr("Move it in, below the one before"), QKeyCombination(Qt::ALT, Qt::Key_Right),
        [c] { c->moveIn(); });

    add("schema.add-layer", tr("New layer at this genre"), QKeyCombination(Qt::CTRL, Qt::Key_L),
        [c] { c->addLayer(); });
    add("schema.refine-layer", tr("Refine the layer at this genre"), QKeyCombination(Qt::CTRL, Qt::Key_R),
        [this] { m_page->layerCard().refineHere(); });
    add("schema.take-back-layer", tr("Take back what this genre refines of the layer"),
        QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_R), [this] { m_page->layerCard().takeBack(); });
    add("schema.switch-layer", tr("Switch the layer off or on at this genre"),
        QKeyCombination(Qt::CTRL, Qt::Key_Backspace), [this] { m_page->layerCard().switchHere(); });
    add("schema.remove-layer", tr("Remove the layer, or switch it off where it is inherited"), {},
        [c] { c->removeLayer(); });

    add("schema.import-tree", tr("Import a tree of genres…"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_I),
        [this] { m_files->importTree(); });
    add("schema.export-tree", tr("Export the tree of genres…"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_E),
        [this] { m_files->exportTree(); });
    add("schema.menu", tr("Menu of the schema"), QKeyCombination(Qt::ALT, Qt::Key_M), [this] { m_menu->click(); });

    add("schema.publish", tr("Publish the draft"), QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Return),
        [this] { m_editor->publish(); });
    add("schema.discard", tr("Discard the draft"), {}, [this] { m_editor->discard(); });
    add("schema.try", tr("Try the draft on the current track"), QKeyCombination(Qt::CTRL, Qt::Key_T),
        [this] { tryOnTrack(); });
    for (const QString& shipped : shippedSchemaIds())
        add(qPrintable(QStringLiteral("schema.start-%1").arg(shipped)), tr("Start the draft from: %1").arg(shipped), {},
            [c, shipped] { c->startFrom(shipped); });

    // The same for the pointer.
    QAction* beside = actions.action(QStringLiteral("schema.add-beside"));
    m_new->setAccessibleName(tr("New genre beside this"));
    m_new->setToolTip(beside->toolTip());
    connect(m_new, &QPushButton::clicked, this, [this, beside] {
        m_tree->setFocus(Qt::OtherFocusReason);
        beside->trigger();
    });
    m_menu->setAccessibleName(actions.action(QStringLiteral("schema.menu"))->text());
    m_menu->setToolTip(actions.action(QStringLiteral("schema.menu"))->toolTip());
    connect(m_menu, &QPushButton::clicked, this, [this, &actions] {
        QMenu menu(this);
        for (const char* each :
             {"schema.import-tree", "schema.export-tree", "", "schema.try", "", "schema.publish", "schema.discard"})
            if (*each == '\0')
                menu.addSeparator();
            else
                menu.addAction(actions.action(QLatin1String(each)));
        menu.exec(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
    });
    m_layers->setNewAction(actions.action(QStringLiteral("schema.add-layer")));
    LabelEditor& labels = m_page->layerCard().labels();
    for (const auto& [text, id] : {std::pair{tr("New"), "schema.add-beside"},
                                   {tr("Below"), "schema.add-below"},
                                   {tr("Merge"), "schema.merge"},
                                   {tr("Split"), "schema.split"},
                                   {tr("Remove"), "schema.remove"}})
        labels.addButton(text, actions.action(QLatin1String(id)));
}

} // namespace unisono
