#include "app/desktop/importpanel.h"

#include "core/genre/resolve.h"
#include "core/interchange/importing.h"
#include "ui/common/problems.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QFormLayout>
#include <QSet>
#include <QVBoxLayout>

namespace unisono {

namespace {

/// A file as the job leaves it.
struct Taken {
    ReadFile file;
    Issues issues;
};

} // namespace

ImportPanel::ImportPanel(const Context& context, QWidget* window)
    : PopupPanel(Place::Centre, {560, 460}, window),
      m_context(context),
      m_title(new QLabel(this)),
      m_note(new DimLabel({}, this)),
      m_form(nullptr),
      m_person(new QComboBox(this)),
      m_replace(new QCheckBox(tr("Replace what is there (undo brings it back)"), this))
{
    setAccessibleName(tr("Import annotations"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Import annotations"), this));
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_rows = new QWidget(this);
    m_form = new QFormLayout(m_rows);
    m_form->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    auto* whose = new QFormLayout;
    m_person->setAccessibleName(tr("Whose annotations they are"));
    whose->addRow(new DimLabel(tr("Annotated by"), this), m_person);
    column->addLayout(whose);
    m_replace->setAccessibleName(m_replace->text());
    column->addWidget(m_replace);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch();
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* cancel = makeButton(tr("Cancel"), ButtonLook::Plain, this);
    auto* take = makeButton(tr("Import"), ButtonLook::Primary, this);
    foot->addWidget(cancel);
    foot->addWidget(take);
    column->addLayout(foot);
    setEnterButton(take);
    connect(cancel, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(take, &QPushButton::clicked, this, &ImportPanel::import);
}

QWidget* ImportPanel::firstFocus()
{
    return m_choices.front().second;
}

void ImportPanel::open(const QString& path)
{
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(m_context.document.currentTrack()) : nullptr;
    if (!track)
        return;
    m_path = path;
    m_track = track->id;
    auto schema = std::make_shared<GenreSchema>(project->schema());
    m_context.jobs.run<Taken>(
        {JobPool::Analysis, QStringLiteral("job.import"), QFileInfo(path).fileName(), QStringLiteral("import")}, this,
        [path, schema, given = *track](JobContext&) -> Result<Taken> {
            const FormatContext context{given.rate, given.frames, schema.get(), given.title, given.artist};
            Taken read;
            Result<ReadFile> file = readFormatFile(path, {}, context, &read.issues);
            if (!file)
                return file.error();
            read.file = std::move(*file);
            return read;
        },
        [this](const Result<Taken>& read) {
            if (!read) {
                Q_EMIT failed(read.error());
                return;
            }
            m_document = read->file.document;
            m_formatId = read->file.format->id;
            m_issues = read->issues;
            ask();
        });
}

void ImportPanel::ask()
{
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(m_track) : nullptr;
    if (!track)
        return;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_choices.clear();
    QSet<int> taken;
    // Of a package only what it asks for on this track.
    QSet<QString> wanted;
    if (m_context.document.isPackageWork())
        for (const Assignment& assignment : project->assignments(m_track))
            wanted << assignment.layer;
    for (const LayerDef* asked : project->schema().everyLayer()) {
        const LayerDef& layer = *asked;
        if (m_context.document.isPackageWork() && !wanted.contains(layer.id))
            continue;
        const std::vector<FileLayer> fitting = layersThatFit(m_document, layer);
        if (fitting.empty())
            continue;
        auto* choice = new QComboBox(m_rows);
        choice->setAccessibleName(tr("Goes to %1").arg(layer.name));
        choice->addItem(tr("nothing"), 0);
        int first = 0;
        for (const FileLayer& each : fitting) {
            QStringList words{each.name.isEmpty() ? layerKindName(each.kind) : each.name};
            if (!each.person.isEmpty())
                words << each.person;
            words << tr("%1 items").arg(each.items);
            choice->addItem(words.join(QStringLiteral(" · ")), each.number);
            // Each layer of the file goes to the first layer of its own kind, unless it is chosen otherwise.
            if (first == 0 && each.kind == layer.kind && !taken.contains(each.number))
                first = each.number;
        }
        if (first != 0)
            taken.insert(first);
        choice->setCurrentIndex(choice->findData(first));
        m_form->addRow(new DimLabel(layer.name, m_rows), choice);
        QWidget::setTabOrder(m_choices.empty() ? static_cast<QWidget*>(this) : m_choices.back().second, choice);
        m_choices.emplace_back(layer.id, choice);
    }
    if (m_choices.empty()) {
        Q_EMIT said(tr("“%1” holds nothing that fits a layer of this schema. Nothing was changed.")
                        .arg(QFileInfo(m_path).fileName()));
        return;
    }
    QWidget::setTabOrder(m_choices.back().second, m_person);
    m_person->clear();
    m_person->addItem(tr("me (%1)").arg(project->me().name), project->me().name);
    m_person->addItem(tr("whom the file names"), QString());
    m_replace->setChecked(false);
    m_title->setText(tr("%1 → %2").arg(QFileInfo(m_path).fileName(), track->title));
    QString note;
    if (m_issues.size() == 1)
        note = tr("1 remark about the file; it will be listed under Problems: %1").arg(sentence(m_issues.front()));
    else if (m_issues.size() > 1)
        note =
            tr("%n remarks about the file; they will be listed under Problems. The first: %1", "", int(m_issues.size()))
                .arg(sentence(m_issues.front()));
    m_note->setText(note);
    popUp();
}

void ImportPanel::import()
{
    Project* project = m_context.document.project();
    const Track* found = project ? project->track(m_track) : nullptr;
    if (!found)
        return;
    const Track track = *found;
    Issues issues = m_issues;
    int items = 0;
    for (const auto& [layerId, choice] : m_choices) {
        const std::optional<LayerDef> layer = wholeLayer(project->schema(), layerId);
        if (!layer || choice->currentData().toInt() == 0)
            continue;
        const std::vector<Person> people = project->people();
        const std::vector<Assignment> assignments = project->assignments(track.id);
        const ImportPlace place{track,
                                *layer,
                                people,
                                assignments,
                                [project](AssignmentId id) { return project->items(id); },
                                project->me().id,
                                QDateTime::currentMSecsSinceEpoch(),
                                project->schema().version};
        const ImportWish wish{m_person->currentData().toString(), QString::number(choice->currentData().toInt()),
                              m_formatId + QStringLiteral(", ") + QFileInfo(m_path).fileName(),
                              m_replace->isChecked() ? Existing::Replace : Existing::Refuse};
        const Result<ImportResult> result = importInto(place, m_document, wish, &issues);
        if (!result) {
            m_note->setText(result.error().code == ErrorCode::Invalid
                                ? tr("%1 has annotations in “%2” already. Nothing was changed there; replace them, or "
                                     "choose nothing for it.")
                                      .arg(result.error().subject, layer->name)
                                : sentence(result.error()));
            return;
        }
        if (!m_context.document.apply(result->edit))
            return;
        for (const ImportResult::Layer& made : result->layers)
            items += made.items;
    }
    m_context.document.problems().set(QStringLiteral("import.") + m_path, issues);
    dismiss();
    Q_EMIT said(items == 1 ? tr("1 item was imported.") : tr("%n items were imported.", "", items));
}

} // namespace unisono
