#include "app/desktop/exportpanel.h"

#include "core/interchange/importing.h"
#include "core/store/answers.h"
#include "ui/common/problems.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace unisono {

ExportPanel::ExportPanel(const Context& context, QWidget* window)
    : PopupPanel(Place::Centre, {440, 220}, window),
      m_context(context),
      m_format(new QComboBox(this)),
      m_scope(new QComboBox(this)),
      m_timer(new QTimer(this))
{
    setAccessibleName(tr("Export annotations"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Export annotations"), this));
    auto* form = new QFormLayout;
    for (const FormatDescriptor& format : formats().all())
        if (format.canWrite)
            m_format->addItem(format.name, format.id);
    m_format->setAccessibleName(tr("Format"));
    m_scope->setAccessibleName(tr("Tracks"));
    form->addRow(new DimLabel(m_format->accessibleName(), this), m_format);
    form->addRow(new DimLabel(m_scope->accessibleName(), this), m_scope);
    column->addLayout(form);
    column->addStretch();
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* cancel = makeButton(tr("Cancel"), ButtonLook::Plain, this);
    auto* choose = makeButton(tr("Choose folder…"), ButtonLook::Primary, this);
    foot->addWidget(cancel);
    foot->addWidget(choose);
    column->addLayout(foot);
    setEnterButton(choose);
    connect(cancel, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(choose, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT folderWished();
    });
    connect(m_timer, &QTimer::timeout, this, &ExportPanel::exportNext);
    connect(&context.document, &Document::projectChanged, m_timer, &QTimer::stop);
}

QWidget* ExportPanel::firstFocus()
{
    return m_format;
}

void ExportPanel::open()
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    m_scope->clear();
    if (const Track* track = project->track(m_context.document.currentTrack()))
        m_scope->addItem(tr("Only “%1”").arg(track->title), true);
    m_scope->addItem(tr("All tracks of the project"), false);
    popUp();
}

void ExportPanel::exportTo(const QString& folder)
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    m_folder = folder;
    m_tracks.clear();
    if (m_scope->currentData().toBool())
        m_tracks.push_back(m_context.document.currentTrack());
    else
        for (const Track& track : project->tracks())
            m_tracks.push_back(track.id);
    m_next = 0;
    m_files = 0;
    m_locked = 0;
    m_taken.clear();
    m_issues.clear();
    m_timer->start(0);
}

void ExportPanel::exportNext()
{
    const Project* project = m_context.document.project();
    if (m_next >= m_tracks.size()) {
        end();
        return;
    }
    const Track* track = project->track(m_tracks[m_next++]);
    const FormatDescriptor* format = formats().find(m_format->currentData().toString());
    if (!track || !format)
        return;
    const std::vector<Answer> answers = answersOn(*project, track->id);
    std::vector<ExportLayer> layers;
    for (const Answer& answer : answers)
        if (answer.isLocked)
            ++m_locked;
        else
            layers.push_back({*answer.layer, answer.person, answer.items});
    const auto files = exportFiles(*format, *track, layers, project->schema(), m_taken, &m_issues);
    if (!files) {
        m_timer->stop();
        Q_EMIT failed(files.error());
        return;
    }
    for (const ExportFile& file : *files) {
        if (const Result<void> written = writeWholeFile(QDir(m_folder).filePath(file.name), file.bytes); !written) {
            m_timer->stop();
            Q_EMIT failed(written.error());
            return;
        }
        ++m_files;
    }
}

void ExportPanel::end()
{
    m_timer->stop();
    if (m_locked > 0)
        m_issues.push_back(
            {Severity::Warning, QStringLiteral("export.sealed-left-out"), {}, {QString::number(m_locked)}});
    m_context.document.problems().set(QStringLiteral("export"), m_issues);
    if (m_files == 0)
        Q_EMIT said(tr("There are no annotations to export. Nothing was written."));
    else
        Q_EMIT said(m_files == 1 ? tr("1 file was written to %1.").arg(m_folder)
                                 : tr("%n files were written to %1.", "", m_files).arg(m_folder));
}

} // namespace unisono
