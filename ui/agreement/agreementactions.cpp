// Commands of the Agreement workspace, and what it says where there are no figures.
#include "ui/agreement/agreementworkspace.h"

#include "ui/agreement/agreementinspector.h"
#include "ui/agreement/caseplayer.h"
#include "ui/agreement/filterpanel.h"
#include "ui/agreement/fixlist.h"
#include "ui/agreement/intervallist.h"
#include "ui/agreement/matrixview.h"
#include "ui/agreement/studyexport.h"
#include "ui/common/actions.h"
#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QStackedWidget>

namespace unisono {

namespace {
const QString kCasesGroup = QStringLiteral("agreement.cases");
constexpr int kMostCases = 500; ///< in the list
} // namespace

void AgreementWorkspace::addActions()
{
    ActionMap& actions = m_context.actions;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, std::function<void()> run) {
        return actions.add({QString::fromLatin1(id), text, key, this->id()}, std::move(run));
    };
    const auto bind = [this](QPushButton* button, QAction* action) {
        button->setToolTip(action->toolTip());
        if (button->text().isEmpty() || button != m_allLabels)
            button->setAccessibleName(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
    };
    bind(m_filter,
         add("agreement.filter", tr("Choose which answers are compared"), Qt::Key_F, [this] { askFilter(); }));
    bind(m_export,
         add("agreement.export", tr("Export the report, figures or pictures"), Qt::Key_E, [this] { askExport(); }));
    bind(m_again,
         add("agreement.again", tr("Read and compare all answers again"), Qt::Key_R, [this] { m_book->readAgain(); }));
    bind(m_allLabels,
         add("agreement.all-labels", tr("Show all labels or those used most"), Qt::Key_A, [this] { toggleLabels(); }));
    m_fixes->addButton(tr("Play the cases"),
                       add("agreement.cases", tr("List and play the cases of the finding"), Qt::Key_P,
                           [this] {
                               if (const StudyFinding* finding = m_fixes->current())
                                   playCases(finding->labels);
                           }),
                       FixList::Needs::Labels);
    m_fixes->addButton(tr("Open guideline"),
                       add("agreement.guideline", tr("Read what the schema says of the labels"), Qt::Key_G,
                           [this] { openGuideline(); }),
                       FixList::Needs::Labels);
    m_fixes->addButton(
        tr("Try the merge"),
        add("agreement.merge", tr("Try one label instead of the two"), Qt::Key_M, [this] { m_fixes->tryMerge(); }),
        FixList::Needs::Merge);
    m_fixes->addButton(tr("Compare without shifts"),
                       add("agreement.shifts", tr("Take constant shifts in time off, or back"), Qt::Key_W,
                           [this] { m_book->toggleShifts(); }),
                       FixList::Needs::Shift);
    connect(m_fixes, &FixList::activated, this, [this] {
        if (const StudyFinding* finding = m_fixes->current(); finding && !finding->labels.isEmpty())
            playCases(finding->labels);
    });
    const std::tuple<const char*, QString, Qt::Key, QWidget*> places[] = {
        {"agreement.show-layers", tr("Go to the layers"), Qt::Key_L, m_layers},
        {"agreement.show-pairs", tr("Go to the pairs"), Qt::Key_P, m_pairs},
        {"agreement.show-confusion", tr("Go to the confusion"), Qt::Key_C, m_confusion},
        {"agreement.show-fixes", tr("Go to what to fix"), Qt::Key_W, &m_fixes->list()},
        {"agreement.show-people", tr("Go to the people"), Qt::Key_E, m_people},
        {"agreement.show-time", tr("Go to the halves of the time"), Qt::Key_T, m_halves},
        {"agreement.show-figures", tr("Go to the figures of the inspector"), Qt::Key_I, &m_inspector->figures()}};
    for (const auto& [id, text, key, place] : places)
        add(id, text, QKeyCombination(Qt::ALT, key), [place = place] { place->setFocus(Qt::ShortcutFocusReason); });
    // These go on in Annotate, where the cases are heard.
    const auto step = [&](const char* id, const QString& text, const QKeySequence& key, int by) {
        actions.add({QString::fromLatin1(id), text, key, {}, {}, this->id()}, [this, by] { m_cases->step(by); });
    };
    step("agreement.next-case", tr("Play the next case of disagreement"), Qt::Key_F8, 1);
    step("agreement.previous-case", tr("Play the case of disagreement before"), QKeyCombination(Qt::SHIFT, Qt::Key_F8),
         -1);
}

ListPanel& AgreementWorkspace::list()
{
    if (!m_list)
        m_list = new ListPanel(window());
    return *m_list;
}

void AgreementWorkspace::toggleLabels()
{
    m_isWithAllLabels = !m_isWithAllLabels;
    showConfusion();
}

void AgreementWorkspace::playCases(const QStringList& labels)
{
    const BookLayer* layer = m_book->layer(m_layer);
    if (!layer)
        return;
    m_context.jobs.cancelGroup(kCasesGroup);
    m_context.jobs.run<std::vector<StudyCase>>(
        {JobPool::Analysis, QStringLiteral("job.find-cases"), layer->answers->layer.name, kCasesGroup}, this,
        [answers = layer->answers, labels](JobContext&) { return Result(casesOf(*answers, labels)); },
        [this](Result<std::vector<StudyCase>> cases) {
            if (cases)
                presentCases(*std::move(cases));
        });
}

void AgreementWorkspace::presentCases(std::vector<StudyCase> cases)
{
    const Project* project = m_context.document.project();
    if (!project)
        return;
    QStringList lines;
    for (const StudyCase& one : cases) {
        const Track* track = project->track(one.track);
        if (lines.size() < kMostCases)
            lines << tr("%1, %2 to %3")
                         .arg(track ? track->title : QString(), timeText(one.startSeconds, 1),
                              timeText(one.endSeconds, 1));
    }
    const QString summary =
        cases.empty() ? tr("There are none among these answers.")
                      : tr("%1 places, the longest first. Enter plays one in Annotate; F8 goes on to the next.")
                            .arg(cases.size());
    const bool isAny = !cases.empty();
    m_cases->setCases(std::move(cases), m_layer);
    list().present(tr("Cases"), summary, lines, isAny ? tr("Play") : QString(),
                   [this] { m_cases->go(std::max(0, m_list->list().currentRow())); });
}

void AgreementWorkspace::openGuideline()
{
    const StudyFinding* finding = m_fixes->current();
    const LayerDef* layer = m_book->schema().layer(m_layer);
    if (!finding || finding->labels.isEmpty() || !layer)
        return;
    QStringList lines;
    for (const QString& key : finding->labels) {
        const LabelDef* label = layer->label(key);
        const QString name = studyLabelName(layer, key);
        if (!label) {
            lines << tr("%1 is no label of the schema.").arg(name);
            continue;
        }
        lines << (label->definition.isEmpty() ? tr("%1 has no definition yet.").arg(name)
                                              : tr("%1: %2").arg(name, label->definition));
        if (!label->isNot.isEmpty())
            lines << tr("Not %1: %2").arg(name, label->isNot);
        for (const Confusable& other : label->confusable)
            if (finding->labels.contains(other.with))
                lines << tr("To tell it from %1: %2").arg(studyLabelName(layer, other.with), other.how);
    }
    list().present(tr("Guideline"), layer->name, lines, tr("Open Schema"),
                   [this] { Q_EMIT workspaceRequested(QStringLiteral("schema")); });
}

void AgreementWorkspace::askFilter()
{
    if (m_book->state() == StudyBook::State::Empty)
        return;
    if (!m_filterPanel)
        m_filterPanel = new FilterPanel(window());
    m_filterPanel->present(*m_book, [this](const StudyFilter& filter) { m_book->setFilter(filter); });
}

void AgreementWorkspace::askExport()
{
    const Project* project = m_context.document.project();
    if (!project || !hasFigures())
        return;
    if (m_book->state() != StudyBook::State::Done) {
        Q_EMIT m_context.document.remarked(tr("The figures are not all there yet: wait until they are computed."));
        return;
    }
    QStringList formats;
    for (const StudyFormat format : kStudyFormats)
        formats << studyFormatName(format);
    if (!m_ask)
        m_ask = new AskPanel(window());
    m_ask->ask({tr("Export"),
                tr("It holds names of people and titles of tracks: it is for those who lead the work."),
                {{tr("What"), formats.front(), formats, true},
                 {tr("Folder"), QFileInfo(project->path()).absolutePath(), {}, false}},
                tr("Export"),
                [this, formats](const QStringList& given) {
                    if (given.value(1).isEmpty() || !QDir(given.value(1)).exists())
                        return tr("There is no such folder.");
                    write(int(std::max<qsizetype>(0, formats.indexOf(given.value(0)))), given.value(1));
                    return QString();
                }});
}

void AgreementWorkspace::write(int format, const QString& folder)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QString name = QFileInfo(m_context.document.project()->path()).completeBaseName();
    StudyExport made;
    made.study = m_book->study();
    made.schema = m_book->schema();
    made.layer = m_layer;
    made.look = studyLook();
    made.head.project = name;
    made.head.date = QLocale().toString(now, QLocale::LongFormat);
    made.head.scope << (m_book->isFiltered() ? tr("a part of the answers") : tr("all answers"));
    if (m_book->areShiftsRemoved())
        made.head.scope << tr("constant shifts in time taken off");
    const QString stem =
        QDir(folder).filePath(tr("%1 agreement %2").arg(name, now.toString(QStringLiteral("yyyy-MM-dd hhmmss"))));
    const Result<QStringList> written = writeStudy(made, kStudyFormats[format], stem);
    if (!written) {
        Q_EMIT m_context.document.failed(written.error());
        return;
    }
    Q_EMIT m_context.document.remarked(tr("Written: “%1”.").arg(QFileInfo(written->front()).fileName()));
}

void AgreementWorkspace::openTrack(TrackId track)
{
    m_context.document.setCurrentTrack(track);
    Q_EMIT placeWished(m_layer, {});
}

void AgreementWorkspace::showEmpty()
{
    std::int64_t locked = 0;
    for (const BookLayer& layer : m_book->layers())
        locked += layer.answers->coverage.locked;
    const bool isReading = m_book->state() == StudyBook::State::Reading || m_book->state() == StudyBook::State::Empty;
    QString text = tr("Here it shows how well people agree, layer by layer, and what to fix first. Give the same units "
                      "to two people or more, and take in their answers.");
    QString heading = tr("Nobody answered the same unit twice yet");
    QString action = tr("Give out work");
    std::function<void()> run = [this] { Q_EMIT workspaceRequested(QStringLiteral("golden")); };
    if (isReading) {
        heading = tr("Reading the answers…");
        text.clear();
        action.clear();
    } else if (m_book->state() == StudyBook::State::Stopped) {
        heading = tr("Stopped");
        text = tr("The answers were not read to the end.");
        action = tr("Read again");
        run = [this] { m_book->readAgain(); };
    } else if (m_book->isFiltered()) {
        heading = tr("No two answers to one unit among these");
        text = tr("The filter leaves nothing to compare.");
        action = tr("Compare everything");
        run = [this] { m_book->setFilter({}); };
    } else if (locked > 0) {
        heading = tr("The answers are sealed");
        text = locked == 1 ? tr("1 answer can be compared once the sealed part is open.")
                           : tr("%1 answers can be compared once the sealed part is open.").arg(locked);
        action = tr("Open it in Golden");
    }
    if (m_empty && m_emptyText == heading + text) {
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (m_empty) {
        m_pages->removeWidget(m_empty);
        m_empty->deleteLater();
    }
    m_emptyText = heading + text;
    if (isReading) {
        auto* label = new DimLabel(heading, m_pages);
        label->setAlignment(Qt::AlignCenter);
        m_empty = label;
    } else {
        auto* state = new EmptyState(iconName(), heading, text, action, m_pages);
        connect(state, &EmptyState::triggered, this, [run] { run(); });
        m_empty = state;
    }
    m_pages->addWidget(m_empty);
    m_pages->setCurrentWidget(m_empty);
}

} // namespace unisono
