#include "ui/annotate/exemplarmaker.h"

#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"
#include "ui/common/askpanel.h"
#include "ui/text/sentences.h"

namespace unisono {

ExemplarMaker::ExemplarMaker(const Context& context, QWidget& page)
    : QObject(&page),
      m_context(context),
      m_page(page)
{
}

void ExemplarMaker::make(const QString& layer, const QString& label, const QString& name, FrameSpan span)
{
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(m_context.document.currentTrack()) : nullptr;
    const SampleRate rate = m_context.media.rate();
    if (!track || rate.hz <= 0)
        return;
    const double trackEnd = secondsOf(Frame{m_context.media.frames()}, rate);
    Exemplar exemplar;
    exemplar.track = track->title;
    exemplar.samples = QString::fromLatin1(track->samplesSha256.toHex());
    exemplar.start = secondsOf(span.start, rate);
    exemplar.end = secondsOf(span.end, rate);
    exemplar.rights = track->rights;
    const QString fits = tr("shows what is meant");
    const QString misses = tr("is a near miss");
    AskPanel::Question question;
    question.title = tr("Exemplar of %1").arg(name);
    question.explanation = tr("A place of “%1”. It goes into the draft of the schema.").arg(track->title);
    question.fields = {{tr("What is to be heard"), {}, {}},
                       {tr("It"), fits, {fits, misses}, true},
                       {tr("From"), timeText(exemplar.start), {}},
                       {tr("To"), timeText(exemplar.end), {}}};
    question.confirm = tr("Make exemplar");
    question.accept = [this, layer, label, name, exemplar, misses, trackEnd](const QStringList& answers) {
        Exemplar told = exemplar;
        told.why = answers[0];
        told.fits = answers[1] != misses;
        const auto from = timeFromText(answers[2]);
        const auto to = timeFromText(answers[3]);
        if (!from || !to || *from < 0 || *from >= *to || *from >= trackEnd)
            return tr("The end has to lie after the start, and both in the track: 1:19.3 or 79.3.");
        told.start = *from;
        told.end = std::min(*to, trackEnd);
        return add(layer, label, name, told);
    };
    if (!m_panel)
        m_panel = new AskPanel(m_page.window());
    m_panel->ask(std::move(question));
}

QString ExemplarMaker::add(const QString& layer, const QString& label, const QString& name, const Exemplar& exemplar)
{
    const Project* project = m_context.document.project();
    if (!project)
        return {};
    const std::vector<DraftPart> parts = project->draft();
    Result<GenreSchema> draft =
        parts.empty() ? Result<GenreSchema>(project->schema()) : draftSchema(parts, project->schema());
    if (!draft)
        return sentence(draft.error());
    if (!addExemplar(*draft, layer, label, exemplar))
        return tr("The draft has no “%1” any more.").arg(name);
    if (m_context.document.apply(draftEdit(parts, *draft, QStringLiteral("schema.exemplar"), name)))
        Q_EMIT m_context.document.remarked(tr("The draft of the schema has the exemplar of %1.").arg(name));
    return {};
}

} // namespace unisono
