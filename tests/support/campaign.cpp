#include "tests/support/campaign.h"

#include "core/annotation/rowjson.h"
#include "core/exchange/unitsteps.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace unisono::test {

namespace {

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s: %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

template <class T> T must(Result<T> value)
{
    if (!value)
        qFatal("%s: %s", qPrintable(value.error().message), qPrintable(value.error().detail));
    return std::move(*value);
}

Item itemAt(const Project& project, const Assignment& assignment, std::mt19937& random)
{
    const Track* track = project.track(assignment.track);
    const LayerDef* layer = project.schema().layer(assignment.layer);
    Item item;
    item.id = ItemId::next();
    item.assignment = assignment.id;
    item.author = assignment.person;
    item.changedMs = QDateTime::currentMSecsSinceEpoch();
    const auto start = FrameCount(random() % std::uint32_t(track->frames - 1000));
    item.span = {Frame{start}, Frame{layer->kind == LayerKind::Instant ? start : start + 1000}};
    if (!layer->labels.empty())
        item.label = layer->labels[random() % layer->labels.size()].id;
    if (layer->kind == LayerKind::Instant)
        item.payload = InstantValue{int(random() % 8) + 1, int(random() % 4) + 1};
    return item;
}

} // namespace

Campaign::Campaign(const QString& folder, int people, int tracks, const GenreSchema& schema)
    : m_folder(folder),
      m_path(QDir(folder).filePath(QStringLiteral("lead.unisono")))
{
    m_project = must(Project::create(m_path, schema, QStringLiteral("Lea")));
    Edit edit{QStringLiteral("test.setup"), {}, {}, {}};
    for (int i = 0; i < people; ++i) {
        Person person{PersonId::next(), QStringLiteral("Annotator %1").arg(i + 1)};
        person.roles = Roles::of({Role::Annotator});
        edit.changes.push_back(Change<Person>{std::nullopt, person});
    }
    for (int i = 0; i < tracks; ++i) {
        Track track = someTrack(*m_project, QStringLiteral("Hidden title %1").arg(i));
        track.path.clear();
        track.root = {};
        edit.changes.push_back(Change<Track>{std::nullopt, track});
    }
    must(m_project->apply(edit));
    const std::shared_ptr<const Vault> vault = Vault::make();
    must(m_project->keepVault(vault, must(vault->keyRecord(QString::fromLatin1(kPassphrase), KeyCost::Cheap))));
}

std::vector<Person> Campaign::annotators() const
{
    std::vector<Person> all;
    for (const Person& person : m_project->people())
        if (person.roles.has(Role::Annotator))
            all.push_back(person);
    return all;
}

void Campaign::assignAll()
{
    Edit edit{QStringLiteral("test.assign"), {}, {}, {}};
    for (const Track& track : m_project->tracks())
        for (const char* layer : {"sections", "beats"})
            for (const Person& person : annotators()) {
                Assignment assignment;
                assignment.id = AssignmentId::next();
                assignment.track = track.id;
                assignment.layer = QLatin1String(layer);
                assignment.person = person.id;
                assignment.schemaVersion = m_project->schema().version;
                edit.changes.push_back(Change<Assignment>{std::nullopt, assignment});
            }
    must(m_project->apply(edit));
}

QString Campaign::makePackage(PersonId person)
{
    PackageRequest request;
    request.person = person;
    request.gold.share = 0;
    request.gold.firstShare = 0;
    const QString path = QDir(m_folder).filePath(person.toText() + QStringLiteral(".unipack"));
    JobContext job;
    must(unisono::makePackage(*m_project, request, path, job));
    return path;
}

void workOn(Project& project, std::mt19937& random, int units)
{
    std::vector<Assignment> open;
    for (Assignment& assignment : project.assignments())
        if (assignment.state == AssignmentState::Assigned || assignment.state == AssignmentState::InProgress)
            open.push_back(std::move(assignment));
    for (int i = 0; i < units && !open.empty(); ++i) {
        const std::size_t at = random() % open.size();
        const Assignment before = open[at];
        open.erase(open.begin() + std::ptrdiff_t(at));
        Assignment after = before;
        Edit edit{QStringLiteral("test.work"), {}, {}, {}};
        const int items = 1 + int(random() % 4);
        for (int k = 0; k < items; ++k)
            edit.changes.push_back(Change<Item>{std::nullopt, itemAt(project, before, random)});
        const std::uint32_t what = random() % 4;
        after.state = what == 0 ? AssignmentState::InProgress : AssignmentState::Submitted;
        after.sinceMs = QDateTime::currentMSecsSinceEpoch();
        edit.changes.push_back(Change<Assignment>{before, after});
        must(project.apply(edit));
    }
}

QByteArray outcomeOf(const Project& project)
{
    QJsonArray all;
    for (const Assignment& assignment : project.assignments()) {
        QJsonObject one = rowToJson(assignment);
        QJsonArray items;
        for (const Item& item :
             project.isSealed(assignment.id) ? must(project.sealedItems(assignment.id)) : project.items(assignment.id))
            items.append(rowToJson(item));
        one.insert(QLatin1String("items"), items);
        all.append(one);
    }
    QJsonArray kept;
    for (const QString& key : project.recordKeys(RecordKind::SealedReceived))
        kept.append(key);
    QJsonArray returns;
    for (const Record& record : project.records(RecordKind::Package))
        returns.append(QString::fromUtf8(record.body));
    return QJsonDocument(QJsonArray{all, kept, returns}).toJson();
}

} // namespace unisono::test
