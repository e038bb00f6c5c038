#include "ui/agreement/filterpanel.h"

#include "ui/common/widgets.h"
#include "ui/text/studywords.h"

#include <QComboBox>
#include <QGridLayout>
#include <QListWidget>

namespace unisono {

namespace {

constexpr QSize kSize{720, 460};

void addChoice(QListWidget& list, const QString& name, const QString& id, bool isChosen)
{
    auto* item = new QListWidgetItem(name, &list);
    item->setData(Qt::UserRole, id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
}

/// Places of the checked ones; all or none: no filter.
std::vector<int> checkedOf(const QListWidget& list)
{
    std::vector<int> checked;
    for (int i = 0; i < list.count(); ++i)
        if (list.item(i)->checkState() == Qt::Checked)
            checked.push_back(i);
    if (int(checked.size()) == list.count())
        checked.clear();
    return checked;
}

QStringList idsOf(const QListWidget& list)
{
    QStringList ids;
    for (const int i : checkedOf(list))
        ids << list.item(i)->data(Qt::UserRole).toString();
    return ids;
}

} // namespace

FilterPanel::FilterPanel(QWidget* window)
    : PopupPanel(Place::Centre, kSize, window),
      m_version(new QComboBox(this)),
      m_suggestions(new QComboBox(this))
{
    setAccessibleName(tr("Which answers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new Heading(tr("Which answers").toUpper(), this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    m_layers = addList(tr("Layers"), grid, 0);
    m_genres = addList(tr("Genres"), grid, 1);
    m_people = addList(tr("People"), grid, 2);
    column->addLayout(grid, 1);
    auto* row = new QHBoxLayout;
    for (const auto& [box, name] :
         {std::pair{m_version, tr("Version of the schema")}, {m_suggestions, tr("Suggestions")}}) {
        row->addWidget(new DimLabel(name, this));
        box->setAccessibleName(name);
        row->addWidget(box, 1);
    }
    column->addLayout(row);
    auto* foot = new QHBoxLayout;
    auto* all = makeButton(tr("Everything"), ButtonLook::Plain, this);
    auto* close = makeButton(tr("Close"), ButtonLook::Plain, this);
    auto* apply = makeButton(tr("Compare"), ButtonLook::Primary, this);
    foot->addWidget(all);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(apply);
    column->addLayout(foot);
    setEnterButton(apply);
    connect(close, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(all, &QPushButton::clicked, this, [this] {
        dismiss();
        m_accept({});
    });
    connect(apply, &QPushButton::clicked, this, [this] {
        dismiss();
        m_accept(chosen());
    });
}

QListWidget* FilterPanel::addList(const QString& name, QGridLayout* grid, int column)
{
    grid->addWidget(new DimLabel(name, this), 0, column);
    auto* list = new QListWidget(this);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    grid->addWidget(list, 1, column);
    return list;
}

void FilterPanel::present(const StudyBook& book, std::function<void(const StudyFilter&)> accept)
{
    m_accept = std::move(accept);
    const StudyFilter& filter = book.filter();
    for (QListWidget* list : {m_layers, m_genres, m_people})
        list->clear();
    for (const auto& [id, name] : book.choices().layers)
        addChoice(*m_layers, name, id, filter.layers.isEmpty() || filter.layers.contains(id));
    for (const QString& genre : book.choices().genres)
        addChoice(*m_genres, studyGenreName(book.schema(), genre), genre,
                  filter.genres.isEmpty() || filter.genres.contains(genre));
    m_ids.clear();
    for (const Person& person : book.choices().people) {
        addChoice(*m_people, person.name, {},
                  filter.people.empty() ||
                      std::find(filter.people.begin(), filter.people.end(), person.id) != filter.people.end());
        m_ids.push_back(person.id);
    }
    m_version->clear();
    m_version->addItem(tr("any"));
    for (const int version : book.choices().versions)
        m_version->addItem(tr("version %1").arg(version), version);
    m_version->setCurrentIndex(filter.schemaVersion ? m_version->findData(*filter.schemaVersion) : 0);
    m_suggestions->clear();
    m_suggestions->addItem(tr("any"));
    for (const auto& [name, policy] : {std::pair{tr("none"), SuggestionPolicy::None},
                                       {tr("shown"), SuggestionPolicy::Shown},
                                       {tr("shown later"), SuggestionPolicy::Delayed}})
        m_suggestions->addItem(name, int(policy));
    m_suggestions->setCurrentIndex(filter.suggestions ? m_suggestions->findData(int(*filter.suggestions)) : 0);
    if (m_genres->count() == 0) {
        auto* none = new QListWidgetItem(tr("None is known."), m_genres);
        none->setFlags(Qt::NoItemFlags);
    }
    for (QListWidget* list : {m_layers, m_genres, m_people})
        list->setCurrentRow(0);
    popUp();
}

QWidget* FilterPanel::firstFocus()
{
    return m_layers;
}

StudyFilter FilterPanel::chosen() const
{
    StudyFilter filter;
    filter.layers = idsOf(*m_layers);
    filter.genres = idsOf(*m_genres);
    for (const int i : checkedOf(*m_people))
        filter.people.push_back(m_ids[std::size_t(i)]);
    if (const QVariant version = m_version->currentData(); version.isValid())
        filter.schemaVersion = version.toInt();
    if (const QVariant policy = m_suggestions->currentData(); policy.isValid())
        filter.suggestions = SuggestionPolicy(policy.toInt());
    return filter;
}

} // namespace unisono
