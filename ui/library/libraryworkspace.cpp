#include "ui/library/libraryworkspace.h"

#include "ui/common/actions.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/library/librarytasks.h"
#include "ui/library/trackinspector.h"
#include "ui/models/trackmodel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kRowPx = 29;
const char* const kHeaderKey = "library/header";
const char* const kEmptyPages = "pages";
} // namespace

LibraryWorkspace::LibraryWorkspace(const Context& context, LibraryTasks& tasks, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_tasks(tasks),
      m_model(new TrackModel(context.document, this)),
      m_inspector(new TrackInspector(context)),
      m_search(new QLineEdit(this)),
      m_count(new DimLabel({}, this)),
      m_table(new QTableView(this)),
      m_missing(new Banner(this)),
      m_pages(nullptr)
{
    build();
    addActions();
    restoreHeader();
    connect(m_search, &QLineEdit::textChanged, m_model, &TrackModel::setSearch);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LibraryWorkspace::showState);
    connect(m_table, &QTableView::activated, this, &LibraryWorkspace::openRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LibraryWorkspace::showSelected);
    connect(&context.document, &Document::projectChanged, this, [this] {
        m_search->clear();
        m_tasks.checkFiles();
    });
    connect(&context.document, &Document::tracksChanged, &m_tasks, &LibraryTasks::checkFiles);
    connect(&m_tasks, &LibraryTasks::filesChecked, this, [this](const QSet<qint64>& missing) {
        m_model->setMissing(missing);
        showState();
    });
    showState();
    m_tasks.checkFiles();
}

LibraryWorkspace::~LibraryWorkspace()
{
    QSettings().setValue(QLatin1String(kHeaderKey), m_table->horizontalHeader()->saveState());
}

void LibraryWorkspace::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 0);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* heading = new QLabel(title(), this);
    QFont large = heading->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    head->addWidget(heading);
    head->addWidget(m_count);
    head->addStretch();
    m_search->setPlaceholderText(tr("Search title, artist, album, genre, path"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->setFixedSize(300, 30);
    m_search->setTextMargins(4, 0, 4, 0);
    head->addWidget(m_search);
    auto* folder = makeButton(tr("Add folder…"), ButtonLook::Plain, this);
    auto* files = makeButton(tr("Add files…"), ButtonLook::Primary, this);
    connect(folder, &QPushButton::clicked, this, &LibraryWorkspace::addFolderRequested);
    connect(files, &QPushButton::clicked, this, &LibraryWorkspace::addFilesRequested);
    head->addWidget(folder);
    head->addWidget(files);
    column->addLayout(head);
    column->addWidget(m_missing);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Tracks"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowPx);
    QHeaderView* header = m_table->horizontalHeader();
    header->setFont(headingFont());
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(TrackModel::Title, Qt::AscendingOrder);

    auto* pages = new QWidget(this);
    pages->setObjectName(QLatin1String(kEmptyPages));
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(m_table);
    auto* empty = new EmptyState(QStringLiteral("library"), tr("No tracks yet"),
                                 tr("The library holds the music of this project. Add sound files or whole folders, or "
                                    "drop them on the window; the files stay where they are."),
                                 tr("Add files…"), pages);
    connect(empty, &EmptyState::triggered, this, &LibraryWorkspace::addFilesRequested);
    m_pages->addWidget(empty);
    auto* nothing =
        new EmptyState(QStringLiteral("search"), tr("Nothing found"),
                       tr("No track has all of these words at the beginning of a word in its title, artist, "
                          "album, genre or path."),
                       tr("Clear the search"), pages);
    connect(nothing, &EmptyState::triggered, m_search, &QLineEdit::clear);
    m_pages->addWidget(nothing);
    column->addWidget(pages, 1);
    setFocusProxy(m_table);
}

void LibraryWorkspace::addActions()
{
    ActionMap& actions = m_context.actions;
    actions.add(
        {QStringLiteral("library.search"), tr("Search in the library"), QKeyCombination(Qt::CTRL, Qt::Key_F), id()},
        [this] {
            m_search->setFocus();
            m_search->selectAll();
        });
    actions.add({QStringLiteral("library.open"), tr("Open the track in Annotate"), Qt::Key_Return, id(), Qt::Key_Enter},
                [this] { openRow(m_table->currentIndex()); });
    actions.add(
        {QStringLiteral("library.remove"), tr("Remove the selected tracks from the project"), Qt::Key_Delete, id()},
        [this] { removeSelected(); });
    actions.add({QStringLiteral("library.relink"), tr("Link missing files again…"), {}, id()},
                [this] { Q_EMIT relinkRequested(); });
}

void LibraryWorkspace::restoreHeader()
{
    QHeaderView* header = m_table->horizontalHeader();
    if (header->restoreState(QSettings().value(QLatin1String(kHeaderKey)).toByteArray()))
        return;
    const int widths[TrackModel::ColumnCount] = {230, 140, 140, 100, 66, 76, 78, 180, 100};
    for (int column = 0; column < TrackModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);
}

QWidget* LibraryWorkspace::inspector()
{
    return m_inspector;
}

QStringList LibraryWorkspace::contextChips() const
{
    const Project* project = m_context.document.project();
    return project ? QStringList{project->schema().name} : QStringList();
}

void LibraryWorkspace::shown()
{
    m_table->setFocus();
    const int row = m_model->rowOf(m_context.document.currentTrack());
    if (row >= 0 && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(row);
    else if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void LibraryWorkspace::openRow(const QModelIndex& index)
{
    const TrackId id = m_model->idAt(index.row());
    if (id.isNull())
        return;
    m_context.document.setCurrentTrack(id);
    Q_EMIT workspaceRequested(QStringLiteral("annotate"));
}

void LibraryWorkspace::removeSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::vector<TrackId> ids;
    for (const QModelIndex& row : rows)
        ids.push_back(m_model->idAt(row.row()));
    m_tasks.removeTracks(ids);
}

void LibraryWorkspace::showSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_inspector->show(rows.size() == 1 ? m_model->idAt(rows.first().row()) : TrackId{}, int(rows.size()));
}

void LibraryWorkspace::showState()
{
    const int total = m_model->total();
    const int found = m_model->rowCount();
    m_count->setText(found == total ? (total == 1 ? tr("1 track") : tr("%n tracks", "", total))
                                    : tr("%1 of %2 tracks").arg(found).arg(total));
    m_pages->setCurrentIndex(total == 0 ? 1 : found == 0 ? 2 : 0);
    m_missing->clear();
    if (const int missing = m_model->missing(); missing > 0) {
        m_missing->setMessage(
            missing == 1 ? tr("The audio of 1 track is not where it was. Its annotations are kept.")
                         : tr("The audio of %n tracks is not where it was. Their annotations are kept.", "", missing),
            Tone::Coral);
        m_missing->addAction(tr("Link again…"), [this] { Q_EMIT relinkRequested(); });
    }
    Q_EMIT contextChanged();
}

} // namespace unisono
