#include "core/interchange/importing.h"

#include "core/interchange/fitting.h"
#include "core/interchange/labeltext.h"

#include <algorithm>
#include <array>

namespace unisono {

namespace {

const QString kDocument = QStringLiteral("document");
const QString kLayer = QStringLiteral("layer");
/// More than this beside the items would be written again with every change of the first one.
constexpr qsizetype kMostExtra = 64 << 10;

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Error severalFit(const std::vector<FileLayer>& layers)
{
    QStringList lines;
    for (const FileLayer& l : layers)
        lines.append(QStringLiteral("%1: %2, %3%4, %5")
                         .arg(l.number)
                         .arg(l.name.isEmpty() ? QStringLiteral("-") : l.name, layerKindId(l.kind),
                              l.person.isEmpty() ? QString() : QStringLiteral(", ") + l.person)
                         .arg(l.items));
    return {ErrorCode::Invalid, QStringLiteral("more than one layer of the file fits"), {}, lines.join(u'\n')};
}

/// Joins upper and lower segments of one person to a layer of two levels.
std::optional<FormatLayer> nested(const FormatDocument& document, const std::vector<FileLayer>& layers)
{
    if (layers.size() != 2)
        return std::nullopt;
    FormatLayer upper = document.layers[std::size_t(layers[0].number - 1)];
    FormatLayer lower = document.layers[std::size_t(layers[1].number - 1)];
    if (upper.name.endsWith(QStringLiteral("_lower")))
        std::swap(upper, lower);
    if (!upper.name.endsWith(QStringLiteral("_upper")) || !lower.name.endsWith(QStringLiteral("_lower")))
        return std::nullopt;
    for (Item& item : lower.items) {
        item.level = 1;
        upper.items.push_back(std::move(item));
    }
    return upper;
}

class Importer {
public:
    Importer(const ImportPlace& place, const ImportWish& wish, Issues* issues)
        : m_place(place),
          m_wish(wish),
          m_issues(issues)
    {
        m_result.edit.kind = QStringLiteral("items.import");
        m_result.edit.subject = place.layer.name;
    }
    Result<ImportResult> run(const FormatDocument& document);

private:
    Person personOf(const QString& name);
    Result<void> add(const QString& person, FormatLayer layer, const QString& documentExtra);
    void keepExtra(Item& first, const QString& member, const QString& extra);

    const ImportPlace& m_place;
    const ImportWish& m_wish;
    Issues* m_issues;
    std::vector<Person> m_made;
    ImportResult m_result;
};

Person Importer::personOf(const QString& name)
{
    for (const std::vector<Person>* people : {&m_place.people, static_cast<const std::vector<Person>*>(&m_made)})
        for (const Person& person : *people)
            if (name.isEmpty() ? person.id == m_place.me : same(person.name, name) || person.id.toText() == name)
                return person;
    Person made{PersonId::next(), name};
    m_made.push_back(made);
    m_result.edit.changes.push_back(Change<Person>{std::nullopt, made});
    return made;
}

void Importer::keepExtra(Item& first, const QString& member, const QString& extra)
{
    if (extra.isEmpty())
        return;
    if (extra.size() <= kMostExtra)
        setExtra(first.extra, member, extraOf(extra));
    else if (m_issues)
        m_issues->push_back({Severity::Warning,
                             QStringLiteral("import.extra-left-out"),
                             member,
                             {QString::number(extra.size() >> 10)}});
}

Result<void> Importer::add(const QString& name, FormatLayer layer, const QString& documentExtra)
{
    const Track& track = m_place.track;
    layer = fitted(std::move(layer), m_place.layer, track.frames, track.rate, m_issues);
    const Person person = personOf(name);
    const auto it = std::find_if(m_place.assignments.begin(), m_place.assignments.end(), [&](const Assignment& a) {
        return a.layer == m_place.layer.id && a.person == person.id && a.pass == PassKind::Independent;
    });
    std::optional<Assignment> before;
    Assignment assignment;
    if (it != m_place.assignments.end()) {
        before = *it;
        assignment = *it;
        const Items held = m_place.itemsOf ? m_place.itemsOf(assignment.id) : Items();
        if (!held.empty() && m_wish.existing == Existing::Refuse)
            return Error{ErrorCode::Invalid, QStringLiteral("there are items already"), person.name, {}};
        if (assignment.state != AssignmentState::Assigned && assignment.state != AssignmentState::InProgress)
            return Error{ErrorCode::Invalid, QStringLiteral("the assignment is closed"), person.name, {}};
        for (const Item& item : held)
            m_result.edit.changes.push_back(Change<Item>{item, std::nullopt});
    } else {
        assignment.id = AssignmentId::next();
        assignment.track = track.id;
        assignment.layer = m_place.layer.id;
        assignment.person = person.id;
        assignment.schemaVersion = m_place.schemaVersion;
    }
    const bool isSubmitted = m_wish.after == AfterImport::Submit;
    assignment.state = !isSubmitted          ? AssignmentState::InProgress
                       : layer.items.empty() ? AssignmentState::SubmittedEmpty
                                             : AssignmentState::Submitted;
    if (!before || before->state != assignment.state)
        assignment.sinceMs = m_place.nowMs;
    if (before != assignment)
        m_result.edit.changes.push_back(Change<Assignment>{before, assignment});
    if (!layer.items.empty()) {
        keepExtra(layer.items.front(), kLayer, layer.extra);
        keepExtra(layer.items.front(), kDocument, documentExtra);
    }
    for (Item& item : layer.items) {
        item.id = ItemId::next();
        item.assignment = assignment.id;
        item.author = person.id;
        item.version = 1;
        item.changedMs = m_place.nowMs;
        item.origin = {OriginKind::Imported, m_wish.source, {}};
        m_result.edit.changes.push_back(Change<Item>{std::nullopt, std::move(item)});
    }
    m_result.layers.push_back({person.name, assignment.id, int(layer.items.size())});
    return {};
}

Result<ImportResult> Importer::run(const FormatDocument& document)
{
    std::vector<FileLayer> fitting = layersThatFit(document, m_place.layer);
    if (!m_wish.pick.isEmpty())
        fitting.erase(std::remove_if(fitting.begin(), fitting.end(),
                                     [this](const FileLayer& l) {
                                         return QString::number(l.number) != m_wish.pick && !same(l.name, m_wish.pick);
                                     }),
                      fitting.end());
    const auto by = [&fitting](const QString& person) {
        std::vector<FileLayer> some;
        std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(some),
                     [&person](const FileLayer& l) { return same(l.person, person); });
        return some;
    };
    if (fitting.empty())
        return Error{ErrorCode::NotFound, QStringLiteral("no layer of the file fits"), m_place.layer.name, {}};

    std::vector<std::pair<QString, std::vector<FileLayer>>> work;
    if (!m_wish.person.isEmpty()) {
        const auto own = by(m_wish.person);
        work.emplace_back(m_wish.person, own.empty() ? fitting : own);
    } else {
        for (const FileLayer& l : fitting)
            if (std::none_of(work.begin(), work.end(), [&l](const auto& w) { return same(w.first, l.person); }))
                work.emplace_back(l.person, by(l.person));
    }
    QString extra = document.extra;
    for (const auto& [person, layers] : work) {
        std::optional<FormatLayer> layer;
        if (layers.size() == 1)
            layer = document.layers[std::size_t(layers.front().number - 1)];
        else if (m_place.layer.levels > 1)
            layer = nested(document, layers);
        if (!layer)
            return severalFit(layers);
        if (const auto ok = add(person, std::move(*layer), extra); !ok)
            return ok.error();
        extra.clear();
    }
    return std::move(m_result);
}

} // namespace

std::vector<FileLayer> layersThatFit(const FormatDocument& document, const LayerDef& layer)
{
    // The layer of that very id, else one whose name says so ("beat_position" for beats), else one of that kind (keys
    // are intervals, but no sections), else one that can be made so.
    const auto sameKind = [&layer](const FormatLayer& l) { return l.kind == layer.kind; };
    const std::array<std::function<bool(const FormatLayer&)>, 5> tries{
        [&](const FormatLayer& l) { return l.layer == layer.id && fits(l.kind, layer.kind); },
        [&](const FormatLayer& l) {
            return sameKind(l) && (same(l.name, layer.id) || l.name.startsWith(layer.id + QLatin1Char('_')));
        },
        [&](const FormatLayer& l) { return sameKind(l) && l.name != QStringLiteral("key_mode"); }, sameKind,
        [&](const FormatLayer& l) { return fits(l.kind, layer.kind); }};
    std::vector<FileLayer> found;
    for (std::size_t t = 0; t < tries.size() && found.empty(); ++t)
        for (std::size_t i = 0; i < document.layers.size(); ++i)
            if (const FormatLayer& l = document.layers[i]; tries[t](l))
                found.push_back({int(i + 1), l.name, l.kind, l.person, int(l.items.size())});
    return found;
}

Result<ImportResult> importInto(const ImportPlace& place, const FormatDocument& document, const ImportWish& wish,
                                Issues* issues)
{
    return Importer(place, wish, issues).run(document);
}

FormatDocument exportOf(const Track& track, const std::vector<ExportLayer>& layers)
{
    FormatDocument document;
    document.title = track.title;
    if (track.frames > 0 && track.rate.hz > 0)
        document.durationSeconds = secondsOf(track.frames, track.rate);
    for (const ExportLayer& from : layers) {
        FormatLayer layer;
        layer.layer = from.layer.id;
        layer.name = from.layer.id;
        layer.kind = from.layer.kind;
        layer.person = from.person;
        layer.items = from.items;
        for (Item& item : layer.items) {
            if (item.extra.isEmpty())
                continue;
            QJsonObject extra = extraOf(item.extra);
            const QJsonValue ofLayer = extra.take(kLayer);
            const QJsonValue ofDocument = extra.take(kDocument);
            if (!ofLayer.isObject() && !ofDocument.isObject())
                continue;
            item.extra = extraText(extra);
            if (ofLayer.isObject())
                layer.extra = extraText(ofLayer.toObject());
            if (ofDocument.isObject())
                document.extra = extraText(ofDocument.toObject());
        }
        document.layers.push_back(std::move(layer));
    }
    return document;
}

} // namespace unisono
