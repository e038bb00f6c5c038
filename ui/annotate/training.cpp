#include "ui/annotate/training.h"

#include "core/store/projectreading.h"
#include "core/workflow/goldfeedback.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/common/listpanel.h"
#include "ui/text/trainingwords.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

const char* const kGroup = "training";
/// A latency below is what hands do anyway.
constexpr double kFewestLatencyMs = 20;

bool isMostlyTapped(const Items& items)
{
    const auto tapped = std::count_if(items.begin(), items.end(),
                                      [](const Item& item) { return item.origin.kind == OriginKind::Tapped; });
    return std::size_t(tapped) * 2 > items.size();
}

} // namespace

/// What a job finds: all results, and how late taps come where the last answer was tapped.
struct Training::Measured {
    std::vector<TrainingResult> results;
    AssignmentId last; ///< null: all are looked at together
    std::optional<double> latencyMs;
};

Training::Training(const Context& context, AnnotateController& controller, QWidget& page)
    : QObject(&page),
      m_context(context),
      m_controller(controller),
      m_page(page)
{
    connect(&context.document, &Document::edited, this, &Training::follow);
    connect(&context.document, &Document::projectChanged, this,
            [this] { m_context.jobs.cancelGroup(QLatin1String(kGroup)); });
}

void Training::follow(const Edit& edit)
{
    // An undone hand-in is followed too, but leaves the unit open.
    for (const AnyChange& any : edit.changes)
        if (const auto* change = std::get_if<Change<Assignment>>(&any);
            change && change->after && m_context.document.isTraining(change->after->id) &&
            (change->after->state == AssignmentState::Submitted ||
             change->after->state == AssignmentState::SubmittedEmpty))
            measure(change->after->id);
}

void Training::go()
{
    const Document& document = m_context.document;
    if (!document.hasTraining()) {
        Q_EMIT m_context.document.remarked(
            tr("There is no training here. The lead can put retired golden units into your package to learn from."));
        return;
    }
    std::vector<Assignment> units;
    for (Assignment& assignment : document.project()->assignments())
        if (document.isTraining(assignment.id) && isOpen(assignment))
            units.push_back(std::move(assignment));
    if (units.empty()) {
        measure({});
        return;
    }
    const auto first = std::min_element(units.begin(), units.end(),
                                        [](const Assignment& a, const Assignment& b) { return a.id < b.id; });
    Q_EMIT unitRequested(first->track, first->layer);
}

void Training::measure(AssignmentId last)
{
    const Project& open = *m_context.document.project();
    m_context.jobs.cancelGroup(QLatin1String(kGroup));
    m_context.jobs.run<Measured>(
        {JobPool::Analysis, QStringLiteral("job.training"), QFileInfo(open.path()).fileName(), QLatin1String(kGroup)},
        this,
        [snapshot = open.snapshot(), last](JobContext& job) {
            return readProject(
                snapshot, [&] { return job.cancelled(); },
                [&](const Project& project) -> Result<Measured> {
                    Result<std::vector<TrainingResult>> results = trainingResults(project);
                    if (!results)
                        return results.error();
                    Measured measured{std::move(*results), last, {}};
                    for (const TrainingResult& result : measured.results)
                        if (result.assignment == last && isMostlyTapped(project.items(last)))
                            measured.latencyMs = tapLatencyMs(result.score.findings);
                    return measured;
                });
        },
        [this](const Result<Measured>& measured) {
            if (measured)
                show(*measured);
            else
                Q_EMIT m_context.document.failed(measured.error());
        });
}

void Training::show(const Measured& measured)
{
    const Project* project = m_context.document.project();
    const auto one = std::find_if(measured.results.begin(), measured.results.end(),
                                  [&](const TrainingResult& r) { return r.assignment == measured.last; });
    QString title = tr("Training");
    QString headline = tr("Every unit to learn from is handed in. None of it counts, and none of it is sent back.");
    QStringList sentences;
    if (one != measured.results.end()) {
        const Track* track = project->track(one->unit.track);
        const LayerDef* layer = project->schema().layer(one->unit.layer);
        title = tr("Training: %1 of “%2”").arg(layer ? layer->name : one->unit.layer, track ? track->title : QString());
        headline = trainingHeadline(one->score);
        sentences = trainingSentences(one->score);
    }
    sentences += trainingSummary(measured.results);
    if (!m_panel)
        m_panel = new ListPanel(m_page.window());
    const double latencyMs = measured.latencyMs ? std::round(*measured.latencyMs) : 0;
    if (std::abs(latencyMs) >= kFewestLatencyMs) {
        const double wished = m_controller.tapLatencyMs() + latencyMs;
        sentences << tr("It may be how your taps reach the program: the tap latency is %1 ms, and %2 ms would put them "
                        "right.")
                         .arg(m_controller.tapLatencyMs())
                         .arg(wished);
        m_panel->present(title, headline, sentences, tr("Set the tap latency to %1 ms").arg(wished),
                         [this, wished] { m_controller.setTapLatencyMs(wished); });
        return;
    }
    m_panel->present(title, headline, sentences);
}

} // namespace unisono
