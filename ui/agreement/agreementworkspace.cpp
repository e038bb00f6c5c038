#include "ui/agreement/agreementworkspace.h"

#include "ui/agreement/agreementinspector.h"
#include "ui/agreement/caseplayer.h"
#include "ui/agreement/fixlist.h"
#include "ui/agreement/intervallist.h"
#include "ui/agreement/matrixview.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>

#include <set>

namespace unisono {

namespace {

constexpr int kFewLabels = 12;
constexpr int kLaterMs = 400; ///< after a change while it is looked at
constexpr int kMatrixPx = 200;
constexpr int kConfusionPx = 290;

/// A card on the page.
class Card : public QFrame {
public:
    Card(const QString& name, QWidget* parent)
        : QFrame(parent)
    {
        setAccessibleName(name);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(12, 12, 12, 10);
        column->setSpacing(8);
    }
    QVBoxLayout& column() const { return *static_cast<QVBoxLayout*>(layout()); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Palette& p = currentPalette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(p.line);
        painter.setBrush(p.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
};

/// The page under the cards.
class Ground : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), currentPalette().base); }
};

bool isBelow(const BookLayer& layer)
{
    return layer.study && layer.hasIntervals && layer.study->state == GateState::Missed;
}

} // namespace

AgreementWorkspace::AgreementWorkspace(const Context& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_book(new StudyBook(m_context, this)),
      m_pages(new QStackedWidget(this)),
      m_inspector(new AgreementInspector(*m_book)),
      m_cases(new CasePlayer(m_context, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_pages->addWidget(buildPage());
    column->addWidget(m_pages, 1);
    connect(m_book, &StudyBook::reset, this, &AgreementWorkspace::refill);
    connect(m_book, &StudyBook::changed, this, &AgreementWorkspace::refill);
    connect(m_layers, &IntervalList::rowChosen, this, &AgreementWorkspace::chooseLayer);
    connect(m_pairs, &MatrixView::cellChosen, this, &AgreementWorkspace::choosePair);
    connect(m_confusion, &MatrixView::cellActivated, this, &AgreementWorkspace::playConfused);
    connect(m_people, &IntervalList::rowChosen, m_inspector, &AgreementInspector::showPerson);
    connect(m_halves, &IntervalList::rowChosen, this,
            [this](int row) { m_inspector->showStratum(StratumKind::Half, row); });
    connect(m_inspector, &AgreementInspector::trackActivated, this, &AgreementWorkspace::openTrack);
    connect(m_cases, &CasePlayer::placeWished, this, &AgreementWorkspace::placeWished);
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_book->refresh();
    });
    for (const auto signal : {&Document::projectChanged, &Document::recorded, &Document::historyChanged})
        connect(&context.document, signal, &m_later, qOverload<>(&QTimer::start));
    addActions();
    refill();
}

QWidget* AgreementWorkspace::buildHead()
{
    auto* head = new Ground(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 14, 20, 10);
    row->setSpacing(8);
    auto* title = new QLabel(tr("Agreement"), head);
    QFont large = title->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    row->addWidget(title);
    m_chips = new QHBoxLayout;
    m_chips->setSpacing(8);
    row->addSpacing(4);
    row->addLayout(m_chips);
    row->addStretch();
    m_again = makeButton(tr("Compare again"), ButtonLook::Plain, head);
    m_filter = makeButton(tr("Filter…"), ButtonLook::Plain, head);
    m_export = makeButton(tr("Export report…"), ButtonLook::Plain, head);
    for (QPushButton* button : {m_again, m_filter, m_export})
        row->addWidget(button);
    return head;
}

QWidget* AgreementWorkspace::buildPage()
{
    auto* page = new Ground;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(20, 4, 20, 20);
    grid->setSpacing(14);
    const auto add = [&](const QString& name, int row, int column, Heading** heading) {
        auto* card = new Card(name, page);
        *heading = new Heading(name.toUpper(), card);
        (*heading)->setTextFormat(Qt::PlainText);
        card->column().addWidget(*heading);
        grid->addWidget(card, row, column);
        return card;
    };
    Heading* heading = nullptr;
    auto* layers = add(tr("Layers: point, 95 % interval, threshold"), 0, 0, &heading);
    m_layers = new IntervalList(tr("Layers"), IntervalList::Height::ShowsAll, layers);
    layers->column().addWidget(m_layers);
    layers->column().addStretch();
    auto* pairs = add(tr("Pairs"), 0, 1, &m_pairsTitle);
    m_pairs = new MatrixView(tr("Pairs"), pairs);
    m_pairs->setMinimumHeight(kMatrixPx);
    pairs->column().addWidget(m_pairs, 1);
    auto* confusion = add(tr("Confusion"), 1, 0, &m_confusionTitle);
    m_confusionCard = confusion;
    m_confusion = new MatrixView(tr("Confusion"), confusion);
    m_confusion->setMinimumHeight(kConfusionPx);
    confusion->column().addWidget(m_confusion, 1);
    m_allLabels = makeButton({}, ButtonLook::Quiet, confusion);
    confusion->column().addWidget(m_allLabels, 0, Qt::AlignLeft);
    auto* fix = add(tr("What to fix"), 1, 1, &heading);
    m_fixes = new FixList(fix);
    fix->column().addWidget(m_fixes, 1);
    auto* people = add(tr("People, each with all others"), 2, 0, &heading);
    m_people = new IntervalList(tr("People, each with all others"), IntervalList::Height::ShowsAll, people);
    people->column().addWidget(m_people);
    people->column().addStretch();
    auto* time = add(tr("Over time"), 2, 1, &heading);
    m_halves = new IntervalList(tr("Over time"), IntervalList::Height::ShowsAll, time);
    time->column().addWidget(m_halves);
    auto* none = new DimLabel(tr("Too little yet: answers need to come at different times."), time);
    none->setWordWrap(true);
    m_noHalves = none;
    time->column().addWidget(none);
    time->column().addStretch();
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setRowStretch(1, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

QWidget* AgreementWorkspace::inspector()
{
    return m_inspector;
}

QStringList AgreementWorkspace::contextChips() const
{
    return {};
}

void AgreementWorkspace::shown()
{
    m_book->refresh();
    if (hasFigures())
        m_layers->setFocus(Qt::OtherFocusReason);
}

bool AgreementWorkspace::hasFigures() const
{
    return std::any_of(m_book->layers().begin(), m_book->layers().end(),
                       [](const BookLayer& layer) { return layer.answers->coverage.pairs > 0; });
}

const LayerStudy* AgreementWorkspace::study() const
{
    const BookLayer* layer = m_book->layer(m_layer);
    return layer ? layer->study.get() : nullptr;
}

void AgreementWorkspace::refill()
{
    showHead();
    if (!hasFigures()) {
        showEmpty();
        return;
    }
    const bool wasEmpty = m_pages->currentIndex() != 0;
    m_pages->setCurrentIndex(0);
    if (!m_book->layer(m_layer)) {
        const auto& layers = m_book->layers();
        const auto first = std::find_if(layers.begin(), layers.end(),
                                        [](const BookLayer& layer) { return layer.answers->coverage.pairs > 0; });
        m_layer = first->answers->layer.id;
        m_book->setFirst(m_layer);
        m_isWithAllLabels = false;
    }
    std::vector<IntervalRow> rows;
    int chosen = 0;
    for (const BookLayer& layer : m_book->layers()) {
        if (layer.answers->layer.id == m_layer)
            chosen = int(rows.size());
        if (layer.study) {
            rows.push_back(layerRow(*layer.study));
            continue;
        }
        IntervalRow row;
        row.name = layer.answers->layer.name;
        row.detail = m_book->state() == StudyBook::State::Stopped ? tr("stopped") : tr("being compared…");
        row.figure = QStringLiteral("…");
        rows.push_back(row);
    }
    m_layers->setRows(std::move(rows));
    m_layers->setCurrentRow(chosen);
    showLayer();
    if (wasEmpty && isVisible())
        m_layers->setFocus(Qt::OtherFocusReason);
}

void AgreementWorkspace::chooseLayer(int row)
{
    if (row < 0 || row >= int(m_book->layers().size()))
        return;
    m_layer = m_book->layers()[std::size_t(row)].answers->layer.id;
    m_book->setFirst(m_layer);
    m_isWithAllLabels = false;
    showLayer();
}

void AgreementWorkspace::showLayer()
{
    const BookLayer* layer = m_book->layer(m_layer);
    const LayerStudy* made = study();
    const QString name = layer ? layer->answers->layer.name : QString();
    m_pairsTitle->setText(tr("Pairs: %1").arg(name).toUpper());
    m_confusionTitle->setText(tr("Confusion: %1").arg(name).toUpper());
    m_pairs->setAccessibleName(tr("Pairs: %1").arg(name));
    m_confusion->setAccessibleName(tr("Confusion: %1").arg(name));
    m_pairs->setMatrix(made ? pairMatrix(*made) : StudyMatrix());
    showConfusion();
    m_fixes->showStudy(made, m_book->schema());
    std::vector<IntervalRow> people;
    std::vector<IntervalRow> halves;
    if (made) {
        for (std::size_t i = 0; i < made->byRater.size(); ++i)
            people.push_back(raterRow(*made, i));
        if (made->halves.size() > 1)
            for (const StudyStratum& half : made->halves)
                halves.push_back(halfRow(*made, half, m_book->schema()));
    }
    m_noHalves->setVisible(made && halves.empty());
    m_halves->setVisible(!halves.empty());
    m_people->setRows(std::move(people));
    m_halves->setRows(std::move(halves));
    m_inspector->showLayer(m_layer);
}

void AgreementWorkspace::showConfusion()
{
    const LayerStudy* made = study();
    const LayerDef* def = m_book->schema().layer(m_layer);
    StudyMatrix matrix;
    int used = 0;
    if (made) {
        matrix = confusionMatrix(*made, def, m_isWithAllLabels ? 0 : kFewLabels);
        used = int(confusionPlaces(*made, 0).size());
    }
    m_confusion->setMatrix(std::move(matrix));
    m_allLabels->setVisible(used > kFewLabels);
    m_allLabels->setText(m_isWithAllLabels ? tr("Show the %1 used most").arg(kFewLabels)
                                           : tr("Show all %1 labels").arg(used));
    m_confusion->setVisible(!made || used > 0);
    const QString title = !made      ? tr("Confusion: %1")
                          : used > 0 ? tr("Confusion: %1, shares of each row")
                                     : tr("%1 has no labels to confuse");
    m_confusionTitle->setText(title.arg(def ? def->name : m_layer).toUpper());
}

void AgreementWorkspace::playConfused(int row, int column)
{
    const LayerStudy* layer = study();
    if (!layer || row == column)
        return;
    const std::vector<int> places = confusionPlaces(*layer, m_isWithAllLabels ? 0 : kFewLabels);
    QStringList labels;
    // The last key, "nothing", is said by leaving it out: "" is also what has no label.
    for (const int at : {row, column})
        if (const int place = places[std::size_t(at)]; place + 1 < int(layer->confusionKeys.size()))
            labels << layer->confusionKeys[place];
    playCases(labels);
}

void AgreementWorkspace::choosePair(int row, int column)
{
    const LayerStudy* layer = study();
    if (!layer)
        return;
    int place = -1;
    for (std::size_t i = 0; i < layer->pairs.size(); ++i)
        if (const auto& who = layer->pairs[i].raters;
            int(who[0]) == std::min(row, column) && int(who[1]) == std::max(row, column))
            place = int(i);
    m_inspector->showStratum(StratumKind::Pair, place);
}

void AgreementWorkspace::showHead()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto chip = [this](const QString& text, Tone tone = Tone::Neutral) {
        m_chips->addWidget(new Chip(text, tone, this));
    };
    std::int64_t tracks = 0;
    std::set<PersonId> people;
    int below = 0;
    for (const BookLayer& layer : m_book->layers()) {
        tracks = std::max(tracks, layer.answers->coverage.compared);
        for (const StudyRater& rater : layer.answers->raters)
            people.insert(rater.id);
        below += isBelow(layer) ? 1 : 0;
    }
    const bool isShown = hasFigures();
    if (isShown) {
        chip(unitsText(double(tracks), QStringLiteral("track")));
        chip(people.size() == 1 ? tr("1 person") : tr("%1 people").arg(people.size()));
        chip(tr("schema v%1").arg(m_book->schema().version));
        chip(m_book->isFiltered() ? tr("filtered") : tr("all answers"),
             m_book->isFiltered() ? Tone::Gold : Tone::Neutral);
        if (m_book->areShiftsRemoved())
            chip(tr("without shifts"), Tone::Gold);
        if (below > 0)
            chip(below == 1 ? tr("1 layer below its threshold") : tr("%1 layers below their threshold").arg(below),
                 Tone::Coral);
    }
    m_again->setVisible(m_book->state() == StudyBook::State::Stopped);
    m_filter->setVisible(isShown || m_book->isFiltered());
    m_export->setVisible(isShown);
}

} // namespace unisono
