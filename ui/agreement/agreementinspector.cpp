#include "ui/agreement/agreementinspector.h"

#include "ui/agreement/intervallist.h"
#include "ui/common/widgets.h"
#include "ui/text/words.h"

#include <QComboBox>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

namespace unisono {

namespace {

const std::vector<StudyStratum>& strataOf(const LayerStudy& study, StratumKind kind)
{
    switch (kind) {
    case StratumKind::Pair:
        return study.pairs;
    case StratumKind::Genre:
        return study.genres;
    case StratumKind::Version:
        return study.versions;
    case StratumKind::Arm:
        return study.arms;
    case StratumKind::Half:
        break;
    }
    return study.halves;
}

IntervalRow rowOf(const StudyFigure& figure)
{
    IntervalRow row;
    row.name = figureName(figure.info.id);
    row.figure = figureText(figure.pooled, figure.info.scale);
    row.interval = intervalText(figure);
    row.value = figure.pooled;
    row.detail = unitsText(figure.units, figure.info.unit);
    return row;
}

} // namespace

AgreementInspector::AgreementInspector(StudyBook& book, QWidget* parent)
    : QWidget(parent),
      m_book(book),
      m_title(new Heading(tr("Figures").toUpper(), this)),
      m_scope(new QComboBox(this)),
      m_figures(new IntervalList(tr("Figures"), IntervalList::Height::Scrolls, this)),
      m_why(new DimLabel({}, this)),
      m_worst(new QListWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 14);
    column->setSpacing(8);
    column->addWidget(m_title);
    m_scope->setAccessibleName(tr("Figures of"));
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(m_scope);
    column->addWidget(m_figures, 4);
    column->addWidget(new Heading(tr("What this figure is").toUpper(), this));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What this figure is"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    scroll->setWidget(m_why);
    column->addWidget(scroll, 4);
    column->addWidget(new Heading(tr("Least agreement").toUpper(), this));
    m_worst->setAccessibleName(tr("Tracks, least agreement first"));
    m_worst->setFrameShape(QFrame::NoFrame);
    m_worst->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_worst, 3);
    connect(&book, &StudyBook::changed, this, &AgreementInspector::refill);
    connect(&book, &StudyBook::reset, this, &AgreementInspector::refill);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &AgreementInspector::showFigures);
    connect(m_figures, &IntervalList::rowChosen, this, &AgreementInspector::explain);
    connect(m_worst, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT trackActivated(TrackId{item->data(Qt::UserRole).toLongLong()});
    });
}

const LayerStudy* AgreementInspector::study() const
{
    const BookLayer* layer = m_book.layer(m_layer);
    return layer ? layer->study.get() : nullptr;
}

QString AgreementInspector::explanation() const
{
    return m_why->text();
}

void AgreementInspector::showLayer(const QString& layerId)
{
    if (layerId == m_layer)
        return;
    m_layer = layerId;
    m_scope->setCurrentIndex(0);
    m_figures->setCurrentRow(0);
    refill();
}

void AgreementInspector::showStratum(StratumKind kind, int place)
{
    choose(place < 0 ? Scope() : Scope{Scope::Of::Stratum, place, kind});
}

void AgreementInspector::showPerson(int rater)
{
    choose({Scope::Of::Person, rater});
}

void AgreementInspector::choose(const Scope& scope)
{
    if (const auto found = std::find(m_scopes.begin(), m_scopes.end(), scope); found != m_scopes.end())
        m_scope->setCurrentIndex(int(found - m_scopes.begin()));
}

void AgreementInspector::refill()
{
    const int at = m_scope->currentIndex();
    const Scope before = at < 0 || at >= int(m_scopes.size()) ? Scope() : m_scopes[std::size_t(at)];
    const QSignalBlocker quiet(m_scope);
    m_scope->clear();
    m_scopes.clear();
    m_worst->clear();
    const LayerStudy* layer = study();
    m_title->setText((layer ? layer->name : tr("Figures")).toUpper());
    m_scope->addItem(tr("All answers"));
    m_scopes.emplace_back();
    if (layer) {
        for (std::size_t i = 0; i < layer->byRater.size(); ++i) {
            m_scope->addItem(Words::fill(tr("%1 with all others"), {layer->raters[i].name}));
            m_scopes.push_back({Scope::Of::Person, int(i)});
        }
        for (const StratumKind kind :
             {StratumKind::Pair, StratumKind::Genre, StratumKind::Version, StratumKind::Arm, StratumKind::Half}) {
            const std::vector<StudyStratum>& strata = strataOf(*layer, kind);
            for (std::size_t i = 0; i < strata.size(); ++i) {
                m_scope->addItem(Words::fill(
                    tr("%1: %2"), {stratumKindName(kind), stratumName(kind, strata[i], *layer, m_book.schema())}));
                m_scopes.push_back({Scope::Of::Stratum, int(i), kind});
            }
        }
        for (const TrackFigure& track : layer->worst) {
            const QString figure = figureText(track.value, FigureScale::Coefficient);
            auto* item = new QListWidgetItem(Words::fill(tr("%1  %2"), {figure, track.title}), m_worst);
            item->setData(Qt::UserRole, qint64(track.track.value));
            item->setToolTip(track.title);
        }
    }
    const auto same = std::find(m_scopes.begin(), m_scopes.end(), before);
    m_scope->setCurrentIndex(same == m_scopes.end() ? 0 : int(same - m_scopes.begin()));
    showFigures();
}

std::vector<StudyFigure> AgreementInspector::shown() const
{
    const LayerStudy* layer = study();
    const int at = m_scope->currentIndex();
    if (!layer || at < 0 || at >= int(m_scopes.size()))
        return {};
    const Scope& scope = m_scopes[std::size_t(at)];
    switch (scope.of) {
    case Scope::Of::All:
        return layer->figures;
    case Scope::Of::Person:
        return {layer->byRater[std::size_t(scope.place)].others};
    case Scope::Of::Stratum:
        break;
    }
    return strataOf(*layer, scope.kind)[std::size_t(scope.place)].figures;
}

void AgreementInspector::showFigures()
{
    std::vector<IntervalRow> rows;
    for (const StudyFigure& figure : shown())
        rows.push_back(rowOf(figure));
    m_figures->setRows(std::move(rows));
    if (m_figures->currentRow() < 0)
        m_figures->setCurrentRow(0);
    explain();
}

void AgreementInspector::explain()
{
    QStringList lines;
    const std::vector<StudyFigure> figures = shown();
    const int row = m_figures->currentRow();
    if (row >= 0 && row < int(figures.size())) {
        lines = explanationOf(figures[std::size_t(row)], m_book.draws());
        if (m_book.areShiftsRemoved())
            lines << tr("Constant shifts in time are taken off first.");
        lines << QString();
    }
    if (const LayerStudy* layer = study())
        lines += coverageSentences(layer->coverage);
    m_why->setText(lines.join(QLatin1Char('\n')));
}

} // namespace unisono
