#include "ui/schema/layerlist.h"

#include "core/annotation/draftchanges.h"
#include "core/genre/resolve.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/schema/rowdelegate.h"
#include "ui/text/publishwords.h"

#include <QAction>
#include <QListWidget>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kIdRole = Qt::UserRole;
}

LayerList::LayerList(SchemaEditor& editor, QWidget* parent)
    : QWidget(parent),
      m_editor(editor),
      m_heading(new Heading({}, this)),
      m_new(makeButton(tr("New"), ButtonLook::Quiet, this)),
      m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("Layers of the genre"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QPalette quiet = m_list->palette();
    quiet.setBrush(QPalette::Base, Qt::transparent);
    m_list->setPalette(quiet);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_new);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_editor.setLayer(m_list->item(row)->data(kIdRole).toString());
    });
    for (auto signal : {&SchemaEditor::reset, &SchemaEditor::genreChanged, &SchemaEditor::layerChanged})
        connect(&editor, signal, this, &LayerList::refresh);
    connect(&editor, &SchemaEditor::changed, this, &LayerList::refresh);
    refresh();
}

void LayerList::setNewAction(QAction* action)
{
    m_new->setAccessibleName(action->text());
    m_new->setToolTip(action->toolTip());
    connect(m_new, &QPushButton::clicked, action, &QAction::trigger);
}

void LayerList::refresh()
{
    const GenreSchema& schema = m_editor.schema();
    const QString genreId = m_editor.genre();
    const GenreDef* genre = schema.genre(genreId);
    struct Row {
        QString id;
        QString name;
        QString side;
        bool isOff;
    };
    std::vector<Row> rows;
    int own = 0;
    for (const ResolvedLayer& each : resolveLayers(schema, genreId)) {
        const bool isHome = beginsAt(schema, genreId, each.layer.id);
        const bool isRefined = refinementAt(schema, genreId, each.layer.id);
        own += isHome;
        const QString kind = shortKindText(each.layer);
        rows.push_back({each.layer.id, each.layer.name,
                        isRefined          ? tr("%1, refined").arg(kind)
                        : isHome || !genre ? kind
                                           : tr("%1, inherited").arg(kind),
                        false});
    }
    const int inherited = int(rows.size()) - own;
    for (const QString& id : genre ? genre->without : QStringList())
        if (const LayerDef* layer = schema.layer(id))
            rows.push_back({id, layer->name, tr("switched off"), true});
    m_heading->setText((genre ? tr("Layers of %1 (%2 own, %3 inherited)").arg(genre->name).arg(own).arg(inherited)
                              : tr("Layers of every genre (%1)").arg(own))
                           .toUpper());
    QStringList shown{genreId};
    for (const Row& row : rows)
        shown << row.id << row.name << row.side;
    const QSignalBlocker blocker(m_list);
    if (shown != m_shown) {
        m_shown = shown;
        m_list->clear();
        int number = 0;
        for (const Row& row : rows) {
            auto* item = new QListWidgetItem(row.name, m_list);
            item->setData(kIdRole, row.id);
            item->setData(RowDelegate::ColourRole, currentPalette().labelColour(number++));
            item->setData(RowDelegate::SideTextRole, row.side);
            item->setData(RowDelegate::QuietRole, row.isOff);
            item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(row.name, row.side));
        }
    }
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(kIdRole).toString() == m_editor.layer())
            m_list->setCurrentRow(row);
}

} // namespace unisono
