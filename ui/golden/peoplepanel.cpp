#include "ui/golden/peoplepanel.h"

#include "ui/common/widgets.h"
#include "ui/golden/intervalbar.h"
#include "ui/text/workwords.h"

#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kMostCategories = 4;
constexpr std::size_t kMostMonths = 6;
} // namespace

PeoplePanel::PeoplePanel(GoldBook& book, QWidget* parent)
    : QScrollArea(parent),
      m_book(book)
{
    setAccessibleName(tr("People on gold"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&book, &GoldBook::changed, this, &PeoplePanel::refresh);
    refresh();
}

void PeoplePanel::refresh()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(14, 14, 14, 14);
    column->setSpacing(6);
    column->addWidget(new Heading(tr("People on gold").toUpper(), page));
    const auto say = [&](const QString& text) {
        auto* label = new DimLabel(text, page);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    if (!m_book.isOpen())
        say(tr("Unlock the sealed part to see it."));
    else if (m_book.report().people.empty())
        say(tr("Nobody has answered gold yet. Make packages with a share of gold, take in what comes back, and score "
               "it."));
    for (const PersonReliability& person : m_book.report().people) {
        column->addSpacing(6);
        auto* head = new QHBoxLayout;
        head->addWidget(new ElidedLabel(m_book.nameOf(person.person), page), 1);
        head->addWidget(new DimLabel(reliabilityText(person), page));
        column->addLayout(head);
        column->addWidget(new IntervalBar(person, m_book.rule(), page));
        column->addWidget(new IntervalLine(person, m_book.rule(), page));
        if (person.reliability == Reliability::TooFew)
            continue;
        say(reliabilityName(person.reliability));
        for (std::size_t i = person.months.size() - std::min(person.months.size(), kMostMonths);
             i < person.months.size(); ++i)
            say(monthText(person.months[i]));
        for (const QString& category : m_book.categories(person.person).mid(0, kMostCategories))
            say(category);
    }
    if (m_book.isOpen()) {
        column->addSpacing(12);
        column->addWidget(new Heading(tr("How to read it").toUpper(), page));
        say(tr("The bar reaches from the 5 to the 95 percent quantile of the share of gold that is passed; the "
               "stroke is its median, the gold tick the mark. Nothing is said of anybody with fewer than %1 results. "
               "Nobody "
               "sees this of others.")
                .arg(m_book.rule().fewest));
    }
    column->addStretch();
    setWidget(page);
}

} // namespace unisono
