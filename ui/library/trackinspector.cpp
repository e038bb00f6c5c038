#include "ui/library/trackinspector.h"

#include "core/genre/resolve.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QDateTime>
#include <QFormLayout>
#include <QLocale>
#include <QTimer>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kCaptionPx = 112;

QString stateText(const std::optional<Assignment>& own, qsizetype items)
{
    if (!own || own->state == AssignmentState::Assigned)
        return TrackInspector::tr("not begun");
    switch (own->state) {
    case AssignmentState::SubmittedEmpty:
        return TrackInspector::tr("annotated as empty");
    case AssignmentState::Skipped:
        return TrackInspector::tr("skipped");
    case AssignmentState::Declined:
        return TrackInspector::tr("declined");
    case AssignmentState::Expired:
        return TrackInspector::tr("expired");
    default:
        return items == 1 ? TrackInspector::tr("1 item") : TrackInspector::tr("%n items", "", int(items));
    }
}

} // namespace

TrackInspector::TrackInspector(const Context& context, QWidget* parent)
    : QScrollArea(parent),
      m_context(context)
{
    setAccessibleName(tr("Track"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    setFocusPolicy(Qt::TabFocus);
    const auto later = [this] { QTimer::singleShot(0, this, &TrackInspector::refill); };
    connect(&context.document, &Document::tracksChanged, this, later);
    connect(&context.document, &Document::edited, this, [this, later] {
        if (isVisible())
            later();
    });
    refill();
}

void TrackInspector::show(TrackId id, int selected)
{
    m_id = id;
    m_selected = selected;
    refill();
}

void TrackInspector::addHeading(const QString& text)
{
    if (m_form)
        m_column->addSpacing(12);
    m_column->addWidget(new Heading(text, m_page));
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_column->addLayout(m_form);
}

void TrackInspector::addRow(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* label = new QLabel(value, m_page);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    label->setAccessibleName(QStringLiteral("%1: %2").arg(name, value));
    auto* caption = new DimLabel(name, m_page);
    caption->setMinimumWidth(kCaptionPx); // one column over all headings
    m_form->addRow(caption, label);
}

void TrackInspector::refill()
{
    m_form = nullptr;
    m_page = new QWidget;
    m_page->setBackgroundRole(QPalette::Window);
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(14, 14, 14, 14);
    m_column->setSpacing(6);
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(m_id) : nullptr;
    if (track) {
        auto* title = new QLabel(track->title, m_page);
        QFont large = title->font();
        large.setPixelSize(15);
        large.setWeight(QFont::DemiBold);
        title->setFont(large);
        title->setWordWrap(true);
        m_column->addWidget(title);
        m_column->addSpacing(6);
        addHeading(tr("Track"));
        addRow(tr("Artist"), track->artist);
        addRow(tr("Album"), track->album);
        addRow(tr("Genre"), track->genre);
        addRow(tr("Date"), track->date);
        addRow(tr("Rights"), track->rights);
        addRow(tr("Length"), track->rate.hz > 0 ? timeText({track->frames}, track->rate) : QString());
        addHeading(tr("Annotation"));
        const PersonId me = project->me().id;
        for (const ResolvedLayer& each : resolveLayers(project->schema(), project->genreOf(track->id, me))) {
            const auto own = project->findAssignment(track->id, each.layer.id, me);
            addRow(each.layer.name, stateText(own, own ? qsizetype(project->items(own->id).size()) : 0));
        }
        addHeading(tr("File"));
        addRow(tr("Encoding"), track->encoding);
        addRow(tr("Rate"), track->rate.hz > 0 ? tr("%1 Hz").arg(track->rate.hz) : QString());
        addRow(tr("Channels"), QString::number(track->channels));
        addRow(tr("Frames"), QLocale().toString(track->frames));
        addRow(tr("Size"), bytesText(track->fileBytes));
        addRow(tr("SHA-256"), !track->hasAudio() ? QString()
                              : track->fileSha256.isEmpty()
                                  ? tr("not computed yet")
                                  : QString::fromLatin1(track->fileSha256.toHex().left(16)) + QStringLiteral("…"));
        addRow(tr("Added"), QLocale().toString(QDateTime::fromMSecsSinceEpoch(track->addedMs), QLocale::ShortFormat));
        addRow(tr("Where"), track->hasAudio() ? project->audioPath(*track) : tr("a track without audio"));
    } else {
        auto* words = new DimLabel(m_selected > 1 ? tr("%n tracks are selected.", "", m_selected)
                                                  : tr("Select a track to see what is known of it. Enter opens it."),
                                   m_page);
        words->setWordWrap(true);
        m_column->addWidget(words);
    }
    m_column->addStretch();
    setWidget(m_page); // deletes the page before
}

} // namespace unisono
