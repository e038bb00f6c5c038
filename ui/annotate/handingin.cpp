#include "ui/annotate/handingin.h"

#include "core/exchange/packageopening.h"
#include "core/exchange/unitsteps.h"
#include "ui/common/askpanel.h"
#include "ui/text/workwords.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace unisono {

namespace {

QStringList skipWords()
{
    QStringList words;
    for (const char* reason : kSkipReasons)
        words << HandingIn::tr("Skip it: %1").arg(skipReasonName(QLatin1String(reason)));
    return words;
}

} // namespace

HandingIn::HandingIn(const Context& context, LayerSet& layers, QWidget& page)
    : QObject(&page),
      m_context(context),
      m_layers(layers),
      m_page(page)
{
}

AskPanel& HandingIn::panel()
{
    if (!m_ask)
        m_ask = new AskPanel(m_page.window());
    return *m_ask;
}

const LayerState* HandingIn::ownUnit(const QString& layerId)
{
    const LayerState* state = m_layers.find(layerId);
    Document& document = m_context.document;
    if (!state) {
        Q_EMIT document.remarked(tr("Open a track first: what is handed in is its layer."));
        return nullptr;
    }
    if (!m_layers.isOwn()) {
        Q_EMIT document.failed({ErrorCode::ReadOnly, QStringLiteral("not own"), state->layer.name, {}});
        return nullptr;
    }
    if (!isOpen(state->assignment)) {
        Q_EMIT document.remarked(
            tr("%1 is done already: %2.").arg(state->layer.name, assignmentStateName(state->assignment.state)));
        return nullptr;
    }
    return state;
}

bool HandingIn::step(const QString& layerId, AssignmentStep step, const QString& reason)
{
    const LayerState* state = ownUnit(layerId);
    if (!state)
        return false;
    Document& document = m_context.document;
    const QString name = state->layer.name;
    const AssignmentId id = state->assignment.id;
    if (!state->stored &&
        !document.apply(
            {QStringLiteral("assignments.make"), name, {}, {Change<Assignment>{std::nullopt, state->assignment}}}))
        return false;
    const Result<Edit> edit =
        assignmentStep(*document.project(), id, step, reason, QDateTime::currentMSecsSinceEpoch());
    if (!edit) {
        if (edit.error().detail == QLatin1String("step.problems"))
            Q_EMIT problemsWished();
        Error error = edit.error();
        error.subject = name;
        Q_EMIT document.failed(error);
        return false;
    }
    if (!document.apply(*edit))
        return false;
    Q_EMIT document.remarked(step == AssignmentStep::Skip ? tr("%1 is skipped.").arg(name)
                                                          : tr("%1 is handed in.").arg(name));
    return true;
}

void HandingIn::submit(const QString& layerId)
{
    const LayerState* state = ownUnit(layerId);
    if (!state)
        return;
    if (!state->items->empty()) {
        step(layerId, AssignmentStep::Submit);
        return;
    }
    ask(layerId, tr("Hand in %1 without anything in it").arg(state->layer.name),
        tr("An empty answer says that nothing of the kind is there; a skipped one says nothing. They are never mixed."),
        {tr("Nothing of the kind is here")});
}

void HandingIn::skip(const QString& layerId)
{
    if (const LayerState* state = ownUnit(layerId))
        ask(layerId, tr("Skip %1").arg(state->layer.name),
            tr("What is in it stays where it is. A skipped unit is no answer and counts against nobody."), {});
}

void HandingIn::ask(const QString& layerId, const QString& title, const QString& explanation, const QStringList& first)
{
    const QStringList choices = first + skipWords();
    panel().ask({title,
                 explanation,
                 {{tr("Answer"), choices.front(), choices, true}},
                 tr("Hand in"),
                 [this, layerId, choices, first](const QStringList& answers) {
                     const qsizetype chosen = choices.indexOf(answers.value(0));
                     if (chosen < 0)
                         return tr("Choose one of them.");
                     if (chosen < first.size())
                         step(layerId, AssignmentStep::SubmitEmpty);
                     else
                         step(layerId, AssignmentStep::Skip, QLatin1String(kSkipReasons[chosen - first.size()]));
                     return QString();
                 }});
}

void HandingIn::sendBack()
{
    Document& document = m_context.document;
    if (!document.isPackageWork()) {
        Q_EMIT document.remarked(tr("There is nobody to send it to: the project was not made from a package."));
        return;
    }
    const QFileInfo file(document.project()->path());
    const QString proposed = file.absoluteDir().filePath(tr("%1 answers.unipack").arg(file.completeBaseName()));
    panel().ask({tr("Send back what is done"),
                 tr("A file with your answers so far is written; send it to whom the package came from. You can send "
                    "it again as often as you like. What is handed in stays as it was sent first."),
                 {{tr("File"), proposed, {}, false}},
                 tr("Write the file"),
                 [this](const QStringList& answers) {
                     const QString path = answers.value(0);
                     if (path.isEmpty() || !QFileInfo(path).absoluteDir().exists())
                         return tr("There is no such folder.");
                     write(path);
                     return QString();
                 }});
}

void HandingIn::write(const QString& path)
{
    Document& document = m_context.document;
    document.flush();
    m_context.jobs.run<int>(
        {JobPool::Analysis, QStringLiteral("job.send-back"), QFileInfo(path).fileName(), QStringLiteral("send-back")},
        this,
        [path, from = document.project()->path()](JobContext&) -> Result<int> {
            const Result<std::unique_ptr<Project>> project = Project::open(from, OpenMode::ReadOnly);
            return project ? returnPackage(**project, path) : project.error();
        },
        [this, path](const Result<int>& answers) {
            if (answers)
                Q_EMIT m_context.document.remarked(
                    tr("%1 answers are in “%2”.").arg(*answers).arg(QFileInfo(path).fileName()));
            else
                Q_EMIT m_context.document.failed(answers.error());
        });
}

} // namespace unisono
