#include "ui/common/keylist.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

KeyListModel::KeyListModel(ActionMap& actions, QObject* parent)
    : QAbstractTableModel(parent),
      m_actions(actions)
{
    connect(&actions, &ActionMap::changed, this, &KeyListModel::refill);
    refill();
}

void KeyListModel::setScope(Scope scope)
{
    m_scope = scope;
    refill();
}

void KeyListModel::refill()
{
    beginResetModel();
    m_specs = m_actions.specs();
    if (m_scope == Here)
        std::erase_if(m_specs, [this](const ActionSpec& spec) {
            return !spec.workspace.isEmpty() && spec.workspace != m_actions.workspace();
        });
    // Keys of this workspace first: they are what is looked for.
    std::stable_sort(m_specs.begin(), m_specs.end(), [](const ActionSpec& a, const ActionSpec& b) {
        return !a.workspace.isEmpty() && b.workspace.isEmpty();
    });
    endResetModel();
}

int KeyListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_specs.size());
}

int KeyListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeyListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActionSpec& spec = at(index.row());
    if (role == Qt::FontRole && index.column() == Key)
        return timeFont(12);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Command:
        return spec.text;
    case Key:
        return keyText(spec);
    case Where:
        return spec.workspace.isEmpty() ? tr("everywhere") : spec.workspace;
    default:
        return {};
    }
}

QVariant KeyListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Command:
        return tr("Command");
    case Key:
        return tr("Key");
    case Where:
        return tr("Works in");
    default:
        return {};
    }
}

KeyList::KeyList(ActionMap& actions, QWidget* window)
    : PopupPanel(Place::Centre, {640, 560}, window),
      m_actions(actions),
      m_model(new KeyListModel(actions, this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit(this)),
      m_everywhere(new QCheckBox(tr("All workspaces"), this)),
      m_table(new QTableView(this)),
      m_what(new QLabel(this)),
      m_key(new QKeySequenceEdit(this))
{
    setAccessibleName(tr("Keys"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(new Heading(tr("Keys"), this));
    head->addStretch();
    m_everywhere->setAccessibleName(m_everywhere->text());
    head->addWidget(m_everywhere);
    column->addLayout(head);
    m_filter->setPlaceholderText(tr("Filter by command or key"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setMinimumHeight(28);
    column->addWidget(m_filter);

    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filtered);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setSectionResizeMode(KeyListModel::Command, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(KeyListModel::Key, 170);
    m_table->horizontalHeader()->setFont(headingFont());
    m_table->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_table);

    m_what->setText(tr("Choose a command to change its key."));
    m_what->setWordWrap(true);
    column->addWidget(m_what);
    auto* foot = new QHBoxLayout;
    m_key->setAccessibleName(tr("New key"));
    m_key->setEnabled(false);
    foot->addWidget(m_key, 1);
    m_set = makeButton(tr("Set"), ButtonLook::Primary, this);
    m_none = makeButton(tr("No key"), ButtonLook::Plain, this);
    auto* reset = makeButton(tr("Reset all keys"), ButtonLook::Plain, this);
    for (QPushButton* button : {m_set, m_none})
        button->setEnabled(false);
    foot->addWidget(m_set);
    foot->addWidget(m_none);
    foot->addWidget(reset);
    column->addLayout(foot);

    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_everywhere, &QCheckBox::toggled, this,
            [this](bool on) { m_model->setScope(on ? KeyListModel::Everywhere : KeyListModel::Here); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeyList::choose);
    connect(m_table, &QTableView::activated, this, [this] { m_key->setFocus(); });
    connect(m_set, &QPushButton::clicked, this, [this] { setKey(m_key->keySequence()); });
    connect(m_none, &QPushButton::clicked, this, [this] { setKey({}); });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_actions.resetKeys();
        m_what->setText(tr("All keys are as they were at first."));
    });
}

QWidget* KeyList::firstFocus()
{
    return m_filter;
}

void KeyList::open()
{
    m_filter->clear();
    popUp();
}

void KeyList::choose(const QModelIndex& index)
{
    const bool has = index.isValid();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_key, m_set, m_none})
        widget->setEnabled(has);
    if (!has)
        return;
    const ActionSpec& spec = m_model->at(m_filtered->mapToSource(index).row());
    m_id = spec.id;
    m_key->setKeySequence(spec.key);
    m_what->setText(tr("New key for “%1”:").arg(spec.text));
}

void KeyList::setKey(const QKeySequence& key)
{
    const QAction* action = m_actions.action(m_id);
    if (!action)
        return;
    const QString name = action->text();
    const QString owner = m_actions.setKey(m_id, key);
    if (!owner.isEmpty()) {
        m_what->setText(tr("“%1” is the key of “%2” already. Nothing was changed. Take it away there first, or choose "
                           "another one.")
                            .arg(key.toString(QKeySequence::NativeText), m_actions.action(owner)->text()));
        return;
    }
    m_what->setText(key.isEmpty() ? tr("“%1” has no key now. It stays in the palette.").arg(name)
                                  : tr("“%1” is now on %2.").arg(name, key.toString(QKeySequence::NativeText)));
}

} // namespace unisono
