#include "ui/schema/schemaworkspace.h"

#include "ui/schema/genrepage.h"
#include "ui/schema/genretree.h"
#include "ui/schema/layercard.h"
#include "ui/schema/layerlist.h"
#include "ui/schema/publishpanel.h"
#include "ui/schema/schemacommands.h"
#include "ui/schema/schemaeditor.h"
#include "ui/schema/schemainspector.h"
#include "ui/schema/treefiles.h"

#include "ui/common/exemplarplayer.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kSidePx = 330;
const char* const kSplitterKey = "schema/splitter";
const char* const kSideKey = "schema/side";

/// The left column: the surface of panels, with a line towards the canvas.
class Side : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), currentPalette().panel); }
};

} // namespace

SchemaWorkspace::SchemaWorkspace(const Context& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_editor(new SchemaEditor(m_context, this)),
      m_filter(new QLineEdit(this)),
      m_version(new Chip({}, Tone::Neutral, this)),
      m_new(makeButton(tr("New"), ButtonLook::Quiet, this)),
      m_menu(makeButton({}, ButtonLook::Quiet, this)),
      m_tree(new GenreTree(*m_editor, this)),
      m_layers(new LayerList(*m_editor, this)),
      m_page(new GenrePage(*m_editor, this)),
      m_inspector(new SchemaInspector(m_context, *m_editor)),
      m_commands(new SchemaCommands(*m_editor, *m_tree, m_page->layerCard(), *this)),
      m_files(new TreeFiles(m_context, *m_editor, *this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_side(new QSplitter(Qt::Vertical, this)),
      m_player(new ExemplarPlayer(m_context, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_splitter->setAccessibleName(tr("Tree and form"));
    m_splitter->addWidget(buildSide());
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({kSidePx, 900});
    m_splitter->restoreState(QSettings().value(QLatin1String(kSplitterKey)).toByteArray());
    column->addWidget(m_splitter);
    setFocusProxy(m_tree);

    connect(m_filter, &QLineEdit::textChanged, m_tree, &GenreTree::setFilter);
    connect(m_filter, &QLineEdit::returnPressed, m_tree, [this] { m_tree->setFocus(); });
    connect(m_page, &GenrePage::playRequested, m_player, &ExemplarPlayer::play);
    connect(m_page, &GenrePage::publishRequested, m_editor, &SchemaEditor::publish);
    connect(m_page, &GenrePage::discardRequested, m_editor, &SchemaEditor::discard);
    connect(m_page, &GenrePage::tryRequested, this, &SchemaWorkspace::tryOnTrack);
    connect(m_inspector, &SchemaInspector::startRequested, m_commands, &SchemaCommands::startFrom);
    connect(m_editor, &SchemaEditor::said, &context.document, &Document::remarked);
    connect(m_editor, &SchemaEditor::reset, m_filter, &QLineEdit::clear);
    for (auto signal : {&SchemaEditor::reset, &SchemaEditor::draftChanged})
        connect(m_editor, signal, this, &SchemaWorkspace::showState);
    addActions();
    showState();
}

SchemaWorkspace::~SchemaWorkspace()
{
    QSettings settings;
    settings.setValue(QLatin1String(kSplitterKey), m_splitter->saveState());
    settings.setValue(QLatin1String(kSideKey), m_side->saveState());
}

QWidget* SchemaWorkspace::buildSide()
{
    auto* side = new Side(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(14, 16, 14, 8);
    column->setSpacing(10);
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(tr("Genre tree"), side);
    QFont large = heading->font();
    large.setPixelSize(15);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    head->addWidget(heading);
    head->addStretch();
    head->addWidget(m_new);
    m_menu->setIcon(themedIcon(QStringLiteral("menu")));
    head->addWidget(m_menu);
    head->addWidget(m_version);
    column->addLayout(head);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the genres"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumHeight(30);
    m_filter->setTextMargins(4, 0, 4, 0);
    column->addWidget(m_filter);
    m_side->setAccessibleName(tr("Genres and layers"));
    m_side->addWidget(m_tree);
    m_side->addWidget(m_layers);
    m_side->setStretchFactor(0, 3);
    m_side->setStretchFactor(1, 2);
    m_side->setChildrenCollapsible(false);
    m_side->restoreState(QSettings().value(QLatin1String(kSideKey)).toByteArray());
    column->addWidget(m_side, 1);
    return side;
}

QWidget* SchemaWorkspace::inspector()
{
    return m_inspector;
}

QStringList SchemaWorkspace::contextChips() const
{
    return {m_editor->schema().name};
}

void SchemaWorkspace::shown()
{
    m_context.document.setTrial(std::nullopt);
    m_editor->setWatched(true);
    m_tree->setFocus();
}

void SchemaWorkspace::hideEvent(QHideEvent* event)
{
    m_editor->setWatched(false);
    Workspace::hideEvent(event);
}

void SchemaWorkspace::showState()
{
    m_version->setText(m_editor->hasDraft() ? tr("draft of v%1").arg(m_editor->draftVersion())
                                            : tr("v%1").arg(m_editor->inForce().version));
    m_version->setTone(m_editor->hasDraft() ? Tone::Gold : Tone::Neutral);
    m_version->updateGeometry();
    Q_EMIT contextChanged();
}

void SchemaWorkspace::tryOnTrack()
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    if (m_context.document.currentTrack().isNull() && !project->tracks().empty())
        m_context.document.setCurrentTrack(project->tracks().front().id);
    if (m_context.document.currentTrack().isNull()) {
        Q_EMIT m_context.document.remarked(tr("There is no track to try it on yet."));
        return;
    }
    auto draft = std::make_shared<GenreSchema>(m_editor->schema());
    fillGenreLabels(*draft);
    m_context.document.setTrial(Document::Trial{std::move(draft), m_editor->genre()});
    Q_EMIT workspaceRequested(QStringLiteral("annotate"));
}

} // namespace unisono
