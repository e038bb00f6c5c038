#include "core/annotation/migration.h"
#include "core/annotation/schemadraft.h"
#include "core/genre/resolve.h"

#include <QSet>
#include <QtTest>

#include <random>

using namespace unisono;

namespace {

/// Annotations as values.
class Values : public MigrationSource {
public:
    std::vector<Assignment> units;
    Items items;
    GenreAnswers answers;

    Result<std::vector<Assignment>> assignments() override { return units; }
    Result<Items> itemsWithLabels(const QString& layer, const QStringList& labels) override
    {
        Items found;
        for (const Item& item : items)
            if (layerOf(item.assignment) == layer && carries(item, labels))
                found.push_back(item);
        return found;
    }
    Result<GenreAnswers> genres() override { return answers; }

    QString layerOf(AssignmentId id) const
    {
        for (const Assignment& unit : units)
            if (unit.id == id)
                return unit.layer;
        return {};
    }
    static QStringList labelsOf(const Item& item)
    {
        const auto* tag = std::get_if<TagValue>(&item.payload);
        return tag ? tag->labels : QStringList{item.label};
    }
    static bool carries(const Item& item, const QStringList& labels)
    {
        const QStringList own = labelsOf(item);
        return std::any_of(own.begin(), own.end(), [&](const QString& label) { return labels.contains(label); });
    }

    /// Carries changes out as the store does: only where what is there is what they were made for.
    bool apply(const std::vector<AnyChange>& changes)
    {
        for (const AnyChange& any : changes) {
            if (const auto* item = std::get_if<Change<Item>>(&any)) {
                const auto at = std::find(items.begin(), items.end(), *item->before);
                if (at == items.end() || !item->after || item->after->id != at->id)
                    return false;
                *at = *item->after;
            } else if (const auto* unit = std::get_if<Change<Assignment>>(&any)) {
                const auto at = std::find(units.begin(), units.end(), *unit->before);
                if (at == units.end() || !unit->after)
                    return false;
                *at = *unit->after;
            } else {
                return false;
            }
        }
        return true;
    }
};

LabelDef label(const QString& id, const QString& parent = {})
{
    LabelDef def;
    def.id = id;
    def.name = id;
    def.parentId = parent;
    return def;
}

class World {
public:
    explicit World(unsigned seed, int itemsOfUnit = 5)
        : m_itemsOfUnit(itemsOfUnit),
          m_random(seed)
    {
        LayerDef section;
        section.id = QStringLiteral("section");
        section.name = section.id;
        section.labels = {label(QStringLiteral("a")),
                          label(QStringLiteral("a.x"), QStringLiteral("a")),
                          label(QStringLiteral("a.y"), QStringLiteral("a")),
                          label(QStringLiteral("b")),
                          label(QStringLiteral("c")),
                          label(QStringLiteral("d"))};
        LayerDef mood;
        mood.id = QStringLiteral("mood");
        mood.name = mood.id;
        mood.kind = LayerKind::Tag;
        mood.choice = TagChoice::Several;
        mood.labels = {label(QStringLiteral("calm")), label(QStringLiteral("tense")), label(QStringLiteral("dark"))};
        LayerDef genre;
        genre.id = QStringLiteral("genre");
        genre.name = genre.id;
        genre.kind = LayerKind::Tag;
        genre.choice = TagChoice::Path;
        genre.ofGenres = true;
        schema.id = QStringLiteral("random");
        schema.name = schema.id;
        schema.layers = {section, mood, genre};
        const int count = 3 + below(9);
        for (int i = 0; i < count; ++i) {
            GenreDef def;
            def.id = QStringLiteral("g%1").arg(i);
            def.name = def.id;
            for (int p = below(3); p > 0 && i > 0; --p)
                if (const QString parent = QStringLiteral("g%1").arg(below(i)); !def.parents.contains(parent))
                    def.parents << parent;
            if (below(3) == 0)
                def.without << QStringLiteral("mood");
            schema.genres.push_back(def);
        }
        fillGenreLabels(schema);
        annotate();
    }

    /// A draft after some random changes; what an operation refuses is left out.
    GenreSchema randomDraft()
    {
        GenreSchema draft = schema;
        draft.parent = schemaHash(schema);
        for (int n = 1 + below(6); n > 0; --n) {
            const auto genre = [&] {
                return draft.genres.empty() ? QString() : draft.genres[std::size_t(below(int(draft.genres.size())))].id;
            };
            const QString layerId = below(2) ? QStringLiteral("section") : QStringLiteral("mood");
            const auto word = [&] {
                const auto& labels = draft.layer(layerId)->labels;
                return labels.empty() ? QString() : labels[std::size_t(below(int(labels.size())))].id;
            };
            switch (below(11)) {
            case 0:
                mergeGenres(draft, genre(), genre());
                break;
            case 1:
                removeGenre(draft, genre());
                break;
            case 2:
                splitGenre(draft, genre(), {genre(), genre()});
                break;
            case 3:
                moveGenre(draft, genre(), {genre()});
                break;
            case 4:
                mergeLabels(draft, layerId, word(), word());
                break;
            case 5:
                removeLabel(draft, layerId, word());
                break;
            case 6:
                splitLabel(draft, layerId, word(), {word(), word()});
                break;
            case 7:
                if (!draft.genres.empty())
                    draft.genres.front().name += QStringLiteral("!");
                break;
            case 8: {
                GenreDef def;
                def.id = freshGenreId(draft, QStringLiteral("Gänge"));
                def.name = def.id;
                if (!draft.genres.empty())
                    def.parents << genre();
                draft.genres.push_back(def);
                break;
            }
            case 9:
                draft.layers[0].shortest = Duration{double(1 + below(4)), Duration::Unit::Bars};
                break;
            default:
                if (below(4) == 0)
                    draft.layers[1].atMost = 1 + below(3);
                break;
            }
            fillGenreLabels(draft);
        }
        draft.version = schema.version + 1;
        return draft;
    }

    int below(int n) { return int(m_random() % unsigned(n)); }

    GenreSchema schema;
    Values values;

private:
    void annotate()
    {
        std::int64_t id = 0;
        for (int track = 1; track <= 2; ++track)
            for (int person = 1; person <= 2; ++person)
                for (const LayerDef& layer : schema.layers) {
                    Assignment unit;
                    unit.id = {++id};
                    unit.track = {track};
                    unit.person = {person};
                    unit.layer = layer.id;
                    unit.state = AssignmentState(below(4));
                    values.units.push_back(unit);
                    const int count = layer.kind == LayerKind::Tag ? below(2) : below(m_itemsOfUnit);
                    for (int i = 0; i < count; ++i) {
                        Item item;
                        item.id = {++id};
                        item.assignment = unit.id;
                        item.span = {{i * 10}, {i * 10 + 10}};
                        const auto word = [&] { return layer.labels[std::size_t(below(int(layer.labels.size())))].id; };
                        if (layer.kind == LayerKind::Tag) {
                            TagValue tag;
                            tag.labels = layer.ofGenres ? QStringList{word()} : QStringList{word(), word()};
                            tag.labels.removeDuplicates();
                            item.payload = tag;
                            if (layer.ofGenres)
                                values.answers[{unit.track, unit.person}] = tag.labels.front();
                        } else {
                            item.label = word();
                        }
                        values.items.push_back(item);
                    }
                }
    }
    int m_itemsOfUnit;
    std::mt19937 m_random;
};

QSet<QString> labelsNow(const GenreSchema& schema, const QString& layer)
{
    QSet<QString> ids;
    for (const LabelDef& def : schema.layer(layer)->labels)
        ids.insert(def.id);
    return ids;
}

} // namespace

class TestMigration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void renameAndMoveChangeNoItem();
    void mergeMaps();
    void splitAndRemovalAskTheAuthors();
    void rulesMakeUnitsStale();
    void hiddenLayersAreTold();
    void nothingIsEverLost();
    void draftsInParts();
    void twoDraftsMergeOrSayWhyNot();
    void randomDraftsMergeToWhatBothChanged();
};

void TestMigration::renameAndMoveChangeNoItem()
{
    World world(1);
    GenreSchema after = world.schema;
    after.genres[0].name = QStringLiteral("Renamed");
    QVERIFY(moveGenre(after, QStringLiteral("g2"), {}));
    after.layers[0].labels[3].name = QStringLiteral("Bee");
    const auto plan = planMigration(world.schema, after, world.values, 1);
    QVERIFY(plan);
    QVERIFY(plan->changes.empty());
    QCOMPARE(plan->choices, 0);
}

void TestMigration::mergeMaps()
{
    World world(2, 40);
    GenreSchema after = world.schema;
    QVERIFY(mergeLabels(after, QStringLiteral("section"), QStringLiteral("a"), QStringLiteral("b")));
    QVERIFY(mergeLabels(after, QStringLiteral("section"), QStringLiteral("b"), QStringLiteral("c"))); // in two steps
    QVERIFY(mergeLabels(after, QStringLiteral("mood"), QStringLiteral("calm"), QStringLiteral("dark")));
    Values values = world.values;
    const auto plan = planMigration(world.schema, after, values, 1);
    QVERIFY(plan && values.apply(plan->changes));
    std::int64_t mapped = 0;
    for (std::size_t i = 0; i < values.items.size(); ++i) {
        const Item& was = world.values.items[i];
        const Item& is = values.items[i];
        QVERIFY(!Values::carries(is, {QStringLiteral("calm")}) ||
                values.layerOf(is.assignment) != QStringLiteral("mood"));
        if (was.label == QStringLiteral("a") || was.label == QStringLiteral("b"))
            QCOMPARE(is.label, QStringLiteral("c"));
        if (const auto* tag = std::get_if<TagValue>(&is.payload))
            QCOMPARE(QSet<QString>(tag->labels.begin(), tag->labels.end()).size(), tag->labels.size());
        mapped += was != is;
    }
    QVERIFY(mapped > 0);
    QCOMPARE(plan->mapped, mapped);
    QCOMPARE(plan->choices, 0);
}

void TestMigration::splitAndRemovalAskTheAuthors()
{
    World world(3, 40);
    GenreSchema after = world.schema;
    after.version = 2;
    QVERIFY(
        splitLabel(after, QStringLiteral("section"), QStringLiteral("b"), {QStringLiteral("c"), QStringLiteral("d")}));
    QVERIFY(removeLabel(after, QStringLiteral("section"), QStringLiteral("a"))); // and a.x, a.y
    QVERIFY(!after.layer(QStringLiteral("section"))->label(QStringLiteral("a.x")));
    Values values = world.values;
    const auto plan = planMigration(world.schema, after, values, 1);
    QVERIFY(plan && values.apply(plan->changes));
    QCOMPARE(values.items, world.values.items); // nobody chooses for them
    std::int64_t waiting = 0;
    for (const Item& item : values.items)
        waiting += QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("a.x"), QStringLiteral("a.y")}
                       .contains(item.label);
    QVERIFY(waiting > 0);
    QCOMPARE(plan->choices, waiting);
    for (const Assignment& unit : values.units) {
        const bool waits = std::any_of(values.items.begin(), values.items.end(), [&](const Item& item) {
            return item.assignment == unit.id && (item.label == QStringLiteral("b") || item.label.startsWith(u'a'));
        });
        if (waits && unit.state != AssignmentState::Assigned)
            QVERIFY(unit.stale.startsWith(QStringLiteral("2 ")));
    }
}

void TestMigration::rulesMakeUnitsStale()
{
    World world(4, 40);
    GenreSchema after = world.schema;
    after.layers[0].shortest = Duration{4, Duration::Unit::Bars};
    after.layers[1].definition = QStringLiteral("Said more clearly."); // words alone touch nothing
    const auto plan = planMigration(world.schema, after, world.values, 1);
    QVERIFY(plan && !plan->stale.empty());
    for (const auto& [id, why] : plan->stale) {
        QCOMPARE(world.values.layerOf(id), QStringLiteral("section"));
        QCOMPARE(why, QStringLiteral("shortest"));
    }
}

void TestMigration::hiddenLayersAreTold()
{
    World world(5, 40);
    GenreSchema after = world.schema;
    for (GenreDef& genre : world.schema.genres)
        genre.without.clear();
    for (GenreDef& genre : after.genres)
        genre.without = QStringList{QStringLiteral("mood")};
    Values values = world.values;
    const auto plan = planMigration(world.schema, after, values, 1);
    QVERIFY(plan && !plan->hidden.empty());
    for (const auto& [id, layer] : plan->hidden)
        QCOMPARE(layer, QStringLiteral("mood"));
    QVERIFY(values.apply(plan->changes));
    QCOMPARE(values.items.size(), world.values.items.size());
}

void TestMigration::nothingIsEverLost()
{
    constexpr unsigned kRuns = 10'000;
    std::int64_t mapped = 0;
    std::int64_t choices = 0;
    for (unsigned seed = 0; seed < kRuns; ++seed) {
        World world(seed + 100);
        const GenreSchema after = world.randomDraft();
        const auto readable = schemaFromJson(schemaToJson(after), nullptr);
        QVERIFY2(readable, qPrintable(QStringLiteral("seed %1: %2 %3")
                                          .arg(seed)
                                          .arg(readable ? QString() : readable.error().message,
                                               readable ? QString() : readable.error().detail)));
        QVERIFY2(*readable == after, qPrintable(QString::number(seed)));
        for (const GenreDef& genre : world.schema.genres) // an id is there, or said to be retired
            QVERIFY(after.genre(genre.id) ||
                    std::any_of(after.retired.begin(), after.retired.end(),
                                [&](const Retired& one) { return one.layer.isEmpty() && one.id == genre.id; }));
        Values values = world.values;
        const auto plan = planMigration(world.schema, after, values, 7);
        QVERIFY(plan);
        QVERIFY2(values.apply(plan->changes), qPrintable(QString::number(seed)));
        QCOMPARE(values.items.size(), world.values.items.size());
        std::int64_t waiting = 0;
        for (std::size_t i = 0; i < values.items.size(); ++i) {
            const Item& was = world.values.items[i];
            const Item& is = values.items[i];
            QCOMPARE(is.id, was.id);
            QCOMPARE(is.span, was.span);
            QCOMPARE(is.assignment, was.assignment);
            const QSet<QString> known = labelsNow(after, values.layerOf(is.assignment));
            const QStringList now = Values::labelsOf(is);
            QVERIFY(!now.isEmpty());
            for (const QString& each : Values::labelsOf(was))
                if (known.contains(each))
                    QVERIFY2(now.contains(each), qPrintable(QString::number(seed)));
            waiting +=
                std::count_if(now.begin(), now.end(), [&](const QString& each) { return !known.contains(each); });
        }
        // An item that carries two labels without a successor counts for each.
        QVERIFY2(plan->choices >= waiting, qPrintable(QString::number(seed)));
        mapped += plan->mapped;
        choices += plan->choices;
        const Edit back = reverted(Edit{{}, {}, {}, plan->changes});
        QVERIFY(values.apply(back.changes));
        QCOMPARE(values.items, world.values.items);
        QCOMPARE(values.units, world.values.units);
    }
    qInfo("%u migrations: %lld items mapped, %lld left to their authors, none lost", kRuns, (long long)mapped,
          (long long)choices);
    QVERIFY(mapped > 1000 && choices > 1000);
}

void TestMigration::draftsInParts()
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        World world(seed);
        std::vector<DraftPart> parts;
        const auto carryOut = [&](const Edit& edit) {
            for (const AnyChange& any : edit.changes) {
                const auto& change = std::get<Change<DraftPart>>(any);
                if (change.before)
                    QCOMPARE(std::erase(parts, *change.before), std::size_t(1));
                if (change.after)
                    parts.push_back(*change.after);
            }
            std::sort(parts.begin(), parts.end(), [](const DraftPart& a, const DraftPart& b) {
                return std::tie(a.kind, a.place) < std::tie(b.kind, b.place);
            });
        };
        carryOut(draftEdit(parts, world.schema, QStringLiteral("schema.draft"), {}));
        GenreSchema draft = world.randomDraft();
        const std::vector<DraftPart> before = parts;
        const Edit edit = draftEdit(parts, draft, QStringLiteral("schema.edit"), {});
        carryOut(edit);
        const auto composed = draftSchema(parts, world.schema);
        QVERIFY(composed);
        QCOMPARE(*composed, draft);
        QVERIFY(draftEdit(parts, draft, {}, {}).isEmpty());
        carryOut(reverted(edit));
        QCOMPARE(parts, before);
    }
}

void TestMigration::twoDraftsMergeOrSayWhyNot()
{
    const World world(6);
    GenreSchema ours = world.schema;
    GenreSchema theirs = world.schema;
    ours.genres[0].definition = QStringLiteral("Ours.");
    ours.layers[0].labels[3].name = QStringLiteral("Bee");
    theirs.genres[1].name = QStringLiteral("Theirs");
    theirs.layers[0].labels.push_back(label(QStringLiteral("e")));
    theirs.layers[0].labels[4].key = QStringLiteral("c");
    Issues issues;
    const auto merged = mergeSchemas(world.schema, ours, theirs, &issues);
    QVERIFY(merged);
    QCOMPARE(merged->genres[0].definition, QStringLiteral("Ours."));
    QCOMPARE(merged->genres[1].name, QStringLiteral("Theirs"));
    const LayerDef& section = *merged->layer(QStringLiteral("section"));
    QCOMPARE(section.label(QStringLiteral("b"))->name, QStringLiteral("Bee"));
    QCOMPARE(section.label(QStringLiteral("c"))->key, QStringLiteral("c"));
    QVERIFY(section.label(QStringLiteral("e")));

    theirs.genres[0].definition = QStringLiteral("Theirs.");
    issues.clear();
    const auto refused = mergeSchemas(world.schema, ours, theirs, &issues);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
    QCOMPARE(issues.front().code, QStringLiteral("schema.conflict"));
    QCOMPARE(issues.front().place, QStringLiteral("$.genres/g0.definition"));

    // Each is sound, both together are a circle.
    GenreSchema one = world.schema;
    GenreSchema other = world.schema;
    one.genres[0].parents.clear();
    other.genres[0].parents.clear();
    one.genres.resize(2);
    other.genres.resize(2);
    one.genres[1].parents.clear();
    other.genres[1].parents.clear();
    const GenreSchema base = one;
    one.genres[0].parents = QStringList{QStringLiteral("g1")};
    other.genres[1].parents = QStringList{QStringLiteral("g0")};
    issues.clear();
    QVERIFY(!mergeSchemas(base, one, other, &issues));
    QVERIFY(std::any_of(issues.begin(), issues.end(),
                        [](const Issue& issue) { return issue.code == QStringLiteral("schema.circle"); }));
}

void TestMigration::randomDraftsMergeToWhatBothChanged()
{
    int merged = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        World world(seed);
        const GenreSchema ours = world.randomDraft();
        const GenreSchema theirs = world.randomDraft();
        Issues issues;
        const auto both = mergeSchemas(world.schema, ours, theirs, &issues);
        if (!both) {
            QVERIFY(!issues.empty());
            QVERIFY(!issues.front().place.isEmpty());
            continue;
        }
        ++merged;
        // What one added is there, what one removed is not.
        for (const GenreSchema* side : {&ours, &theirs})
            for (const GenreDef& genre : world.schema.genres)
                if (!side->genre(genre.id))
                    QVERIFY(!both->genre(genre.id));
        for (const GenreSchema* side : {&ours, &theirs})
            for (const GenreDef& genre : side->genres)
                if (!world.schema.genre(genre.id))
                    QVERIFY(both->genre(genre.id));
    }
    QVERIFY(merged > 20);
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
