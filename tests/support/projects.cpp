#include "tests/support/projects.h"

#include "core/annotation/rowjson.h"

#include <QJsonDocument>

namespace unisono::test {

namespace {

LayerDef layerOf(const QString& id, LayerKind kind)
{
    LayerDef layer;
    layer.id = id;
    layer.name = id;
    layer.kind = kind;
    for (const char* label : {"intro", "verse", "drop"}) {
        LabelDef def;
        def.id = QString::fromLatin1(label);
        def.name = def.id;
        layer.labels.push_back(def);
    }
    return layer;
}

template <class Row> void add(QByteArray& out, const Row& row)
{
    out += QJsonDocument(rowToJson(row)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

GenreSchema smallSchema()
{
    GenreSchema schema;
    schema.id = QStringLiteral("small");
    schema.name = QStringLiteral("Small");
    const std::pair<const char*, LayerKind> layers[] = {
        {"sections", LayerKind::Interval}, {"beats", LayerKind::Instant}, {"pitch", LayerKind::Curve},
        {"notes", LayerKind::Note},        {"chords", LayerKind::Chord},  {"remarks", LayerKind::Text},
        {"mood", LayerKind::Tag}};
    for (const auto& [id, kind] : layers)
        schema.layers.push_back(layerOf(QString::fromLatin1(id), kind));
    return schema;
}

Track someTrack(const Project& project, const QString& name, FrameCount frames)
{
    Track track;
    track.id = TrackId::next();
    track.root = project.mediaRoots().front().id;
    track.path = name + QStringLiteral(".flac");
    track.title = name;
    track.artist = QStringLiteral("Artist of %1").arg(name);
    track.frames = frames;
    track.rate = {44100};
    track.channels = 2;
    track.encoding = QStringLiteral("FLAC, 16 bit");
    track.fileBytes = frames * 2;
    track.fileSha256 = QByteArray(32, '\x42');
    track.addedMs = 1700000000000;
    return track;
}

Edit addedTrack(const Track& track)
{
    return {QStringLiteral("tracks.add"), track.title, {}, {Change<Track>{std::nullopt, track}}};
}

QByteArray dumped(const Project& project)
{
    QByteArray out;
    for (const Person& person : project.people())
        add(out, person);
    for (const MediaRoot& root : project.mediaRoots())
        add(out, root);
    for (const Track& track : project.tracks()) {
        add(out, track);
        for (const Assignment& assignment : project.assignments(track.id)) {
            add(out, assignment);
            for (const Item& item : project.items(assignment.id))
                add(out, item);
        }
    }
    return out;
}

QString differenceOf(const Project& a, const Project& b)
{
    const QList<QByteArray> left = dumped(a).split('\n');
    const QList<QByteArray> right = dumped(b).split('\n');
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i)
        if (left.value(i) != right.value(i))
            return QStringLiteral("row %1:\n%2\n%3")
                .arg(i)
                .arg(QString::fromUtf8(left.value(i)), QString::fromUtf8(right.value(i)));
    return {};
}

Item RandomEditor::randomItem(const Assignment& assignment)
{
    Item item;
    item.id = ItemId::next();
    item.assignment = assignment.id;
    item.span.start.value = below(1000000);
    item.span.end = item.span.start + below(50000);
    item.level = below(3);
    const char* labels[] = {"", "intro", "verse", "drop"};
    item.label = QString::fromLatin1(labels[below(4)]);
    if (below(8) == 0)
        item.foreignText = QStringLiteral("fremd \U0001F3B5 \u05D0\t\"x\"");
    item.confidence = Confidence(below(3));
    if (below(3) == 0)
        item.startUncertainty = below(500);
    if (below(3) == 0)
        item.endUncertainty = below(500);
    item.origin.kind = OriginKind(below(5));
    if (below(4) == 0)
        item.origin.detail = QStringLiteral("model 1.%1").arg(below(5));
    if (below(4) == 0)
        item.origin.rawTapFrame = Frame{below(1000000) - 500};
    item.author = assignment.person;
    item.changedMs = 1700000000000 + below(1000000);
    if (below(6) == 0)
        item.extra = QStringLiteral("{\"a\":[1,2,{}]}");
    switch (below(7)) {
    case 1:
        item.payload = InstantValue{below(2) ? std::optional<int>(below(100)) : std::nullopt, 1 + below(4)};
        break;
    case 2: {
        CurveValue curve;
        for (int i = 0; i < below(20); ++i)
            curve.points.push_back({{i * 100}, below(4) ? std::optional<double>(440.0 / (1 + i)) : std::nullopt});
        item.payload = curve;
        break;
    }
    case 3:
        item.payload = NoteValue{6900 + below(1200) / 7.0, below(2) ? std::optional<double>(0.25) : std::nullopt};
        break;
    case 4:
        item.payload = ChordValue{QStringLiteral("C:maj7/3")};
        break;
    case 5:
        item.payload = TextValue{QStringLiteral("la \"la\"\nla")};
        break;
    case 6:
        item.payload = TagValue{{QStringLiteral("a"), QStringLiteral("b")}, 0.1 * below(10)};
        break;
    default:
        break;
    }
    return item;
}

std::optional<Assignment> RandomEditor::anyAssignment()
{
    const std::vector<Track>& tracks = m_project.tracks();
    if (tracks.empty())
        return std::nullopt;
    const std::vector<Assignment> all = m_project.assignments(tracks[std::size_t(below(int(tracks.size())))].id);
    if (all.empty())
        return std::nullopt;
    return all[std::size_t(below(int(all.size())))];
}

Edit RandomEditor::editOfItems(const Assignment& assignment)
{
    const Items items = m_project.items(assignment.id);
    Edit edit{QStringLiteral("items.random"), {}, {}, {}};
    if (items.empty() || below(3) == 0) {
        for (int i = 0; i <= below(4); ++i)
            edit.changes.push_back(Change<Item>{std::nullopt, randomItem(assignment)});
        return edit;
    }
    const Item& old = items[std::size_t(below(int(items.size())))];
    if (below(4) == 0) {
        edit.changes.push_back(Change<Item>{old, std::nullopt});
        return edit;
    }
    Item changed = below(2) == 0 ? randomItem(assignment) : old;
    changed.id = old.id;
    changed.span.end.value += 10;
    ++changed.version;
    if (below(2) == 0)
        edit.mergeKey = QStringLiteral("nudge");
    edit.changes.push_back(Change<Item>{old, changed});
    return edit;
}

Edit RandomEditor::next()
{
    ++m_number;
    const std::optional<Assignment> assignment = anyAssignment();
    const int choice = below(20);
    if (!assignment && (m_project.tracks().empty() || choice < 4))
        return addedTrack(someTrack(m_project, QStringLiteral("Track %1").arg(m_number)));
    if (!assignment || choice == 0) {
        const Track& track = m_project.tracks()[std::size_t(below(int(m_project.tracks().size())))];
        const GenreSchema& schema = m_project.schema();
        Assignment made;
        made.id = AssignmentId::next();
        made.track = track.id;
        made.layer = schema.layers[std::size_t(below(int(schema.layers.size())))].id;
        made.person = m_project.me().id;
        made.pass =
            m_project.findAssignment(track.id, made.layer, made.person) ? PassKind::Repeat : PassKind::Independent;
        return {QStringLiteral("assignments.add"), {}, {}, {Change<Assignment>{std::nullopt, made}}};
    }
    if (choice == 1)
        return addedTrack(someTrack(m_project, QStringLiteral("Zug %1").arg(m_number)));
    if (choice == 2) {
        const Track old = *m_project.track(assignment->track);
        Track renamed = old;
        renamed.title = QStringLiteral("Renamed %1").arg(m_number);
        return {QStringLiteral("tracks.rename"), renamed.title, {}, {Change<Track>{old, renamed}}};
    }
    if (choice == 3) {
        Assignment changed = *assignment;
        changed.state = AssignmentState(below(8));
        changed.reason = changed.state == AssignmentState::Skipped ? QStringLiteral("bad audio") : QString();
        return {QStringLiteral("assignments.state"), {}, {}, {Change<Assignment>{*assignment, changed}}};
    }
    if (choice == 4) {
        Edit edit{QStringLiteral("assignments.remove"), {}, {}, {}};
        for (const Item& item : m_project.items(assignment->id))
            edit.changes.push_back(Change<Item>{item, std::nullopt});
        edit.changes.push_back(Change<Assignment>{*assignment, std::nullopt});
        return edit;
    }
    if (choice == 5)
        return {QStringLiteral("people.add"),
                {},
                {},
                {Change<Person>{std::nullopt, Person{PersonId::next(), QStringLiteral("Ana %1").arg(m_number)}}}};
    return editOfItems(*assignment);
}

} // namespace unisono::test
