#include "core/annotation/draftchanges.h"
#include "core/annotation/schemadraft.h"

#include <QtTest>

#include <random>

using namespace unisono;

/// Changes of a draft as the Schema workspace makes them, and the parts they are kept in.
class TestDraftChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void genreGetsAnIdAndAKey();
    void genresAreShiftedAmongSiblings();
    void rulesGoToWhereTheLayerBegins();
    void inheritedLayerIsRefined();
    void labelsOfARefinement();
    void labelsMove();
    void layersComeAndGo();
    void exemplarFindsItsLabel();
    void editHoldsOnlyWhatDiffers();
    void partsKeepTheirOrder();

private:
    static GenreSchema edm() { return *shippedSchema(QStringLiteral("edm")); }
};

namespace {

const QString kTechno = QStringLiteral("techno");
const QString kSection = QStringLiteral("section");

LayerDef at(const GenreSchema& schema, const QString& genre, const QString& layer)
{
    for (const ResolvedLayer& each : resolveLayers(schema, genre))
        if (each.layer.id == layer)
            return each.layer;
    return {};
}

/// Parts as the project has them after the edit, in the order of Project::draft().
void carryOut(std::vector<DraftPart>& parts, const Edit& edit)
{
    for (const AnyChange& any : edit.changes) {
        const auto& change = std::get<Change<DraftPart>>(any);
        if (change.before)
            std::erase(parts, *change.before);
        if (change.after)
            parts.push_back(*change.after);
    }
    std::sort(parts.begin(), parts.end(), [](const DraftPart& a, const DraftPart& b) {
        return std::tie(a.kind, a.place, a.id) < std::tie(b.kind, b.place, b.id);
    });
}

QStringList idsOf(const GenreSchema& schema)
{
    QStringList ids;
    for (const GenreDef& genre : schema.genres)
        ids << genre.id;
    return ids;
}

} // namespace

void TestDraftChanges::genreGetsAnIdAndAKey()
{
    GenreSchema draft = edm();
    const QString id = addGenre(draft, QStringLiteral("  Acid  core "), {kTechno});
    QCOMPARE(id, QStringLiteral("acid-core"));
    QCOMPARE(draft.genre(id)->name, QStringLiteral("Acid core"));
    for (const GenreDef* sibling : draft.childrenOf(kTechno))
        QVERIFY(sibling->id == id || sibling->parents.front() != kTechno || sibling->key != draft.genre(id)->key);
    QCOMPARE(addGenre(draft, QStringLiteral("Acid core"), {}), QStringLiteral("acid-core-2"));
    QVERIFY(addGenre(draft, QStringLiteral(" "), {}).isEmpty());
    QVERIFY(addGenre(draft, QStringLiteral("x"), {QStringLiteral("nowhere")}).isEmpty());
}

void TestDraftChanges::genresAreShiftedAmongSiblings()
{
    GenreSchema draft = edm();
    const auto children = [&] {
        QStringList ids;
        for (const GenreDef* genre : draft.childrenOf(kTechno))
            ids << genre->id;
        return ids;
    };
    QStringList wished = children();
    wished.move(0, 1);
    QVERIFY(shiftGenre(draft, wished[1], 1));
    QCOMPARE(children(), wished);
    QVERIFY(!shiftGenre(draft, wished[0], -1));
    QVERIFY(!shiftGenre(draft, QStringLiteral("nowhere"), 1));
}

void TestDraftChanges::rulesGoToWhereTheLayerBegins()
{
    GenreSchema draft = edm();
    LayerDef values = *draft.layer(kSection);
    values.shortest = Duration::fromText(QStringLiteral("2 bars"));
    values.name = QStringLiteral("not asked for");
    QVERIFY(setLayerRules(draft, {}, kSection, values, {QStringLiteral("shortest")}));
    QCOMPARE(draft.layer(kSection)->shortest, values.shortest);
    QCOMPARE(draft.layer(kSection)->name, edm().layer(kSection)->name);
    QCOMPARE(at(draft, kTechno, kSection).shortest, values.shortest);
}

void TestDraftChanges::inheritedLayerIsRefined()
{
    GenreSchema draft = edm();
    LayerDef values;
    values.shortest = Duration::fromText(QStringLiteral("4 s"));
    QVERIFY(setLayerRules(draft, kTechno, kSection, values, {QStringLiteral("shortest")}));
    QCOMPARE(refinementAt(draft, kTechno, kSection)->given, QStringList{QStringLiteral("shortest")});
    QCOMPARE(at(draft, kTechno, kSection).shortest, values.shortest);
    QCOMPARE(at(draft, kTechno, kSection).name, edm().layer(kSection)->name);
    QCOMPARE(draft.layer(kSection)->shortest, edm().layer(kSection)->shortest);
    QVERIFY(takeBackRefinement(draft, kTechno, kSection));
    QCOMPARE(draft, edm());
    QVERIFY(!takeBackRefinement(draft, kTechno, kSection));

    QVERIFY(switchLayer(draft, kTechno, kSection, LayerSwitch::Off));
    QVERIFY(at(draft, kTechno, kSection).id.isEmpty());
    QVERIFY(!switchLayer(draft, kTechno, kSection, LayerSwitch::Off));
    QVERIFY(switchLayer(draft, kTechno, kSection, LayerSwitch::On));
    QCOMPARE(draft, edm());
}

void TestDraftChanges::labelsOfARefinement()
{
    GenreSchema draft = edm();
    const QString added = addLabel(draft, kTechno, kSection, QStringLiteral("Rumble"), QStringLiteral("drop"));
    QVERIFY(!added.isEmpty());
    QVERIFY(at(draft, kTechno, kSection).label(added));
    QVERIFY(!draft.layer(kSection)->label(added));
    LabelDef values = *at(draft, kTechno, kSection).label(QStringLiteral("drop.main"));
    values.definition = QStringLiteral("The rumble is in full.");
    QVERIFY(setLabelRules(draft, kTechno, kSection, values, {QStringLiteral("definition")}));
    QCOMPARE(at(draft, kTechno, kSection).label(values.id)->definition, values.definition);
    QVERIFY(leaveLabelOut(draft, kTechno, kSection, QStringLiteral("intro")));
    QVERIFY(!at(draft, kTechno, kSection).label(QStringLiteral("intro")));
    // All of it survives being written and read: entries of a refinement nest.
    const Result<GenreSchema> again = schemaFromJson(schemaToJson(draft), nullptr);
    QVERIFY(again);
    QVERIFY(at(*again, kTechno, kSection).label(added));
    QCOMPARE(at(*again, kTechno, kSection).label(values.id)->definition, values.definition);
    QVERIFY(!at(*again, kTechno, kSection).label(QStringLiteral("intro")));
    QVERIFY(leaveLabelOut(draft, kTechno, kSection, added));
    QCOMPARE(draft.retired.back().id, added);
}

void TestDraftChanges::labelsMove()
{
    GenreSchema draft = edm();
    QVERIFY(!moveLabel(draft, kSection, QStringLiteral("drop"), QStringLiteral("drop.main"), {}));
    QVERIFY(moveLabel(draft, kSection, QStringLiteral("drop"), QStringLiteral("break"), {}));
    QCOMPARE(draft.layer(kSection)->label(QStringLiteral("drop"))->parentId, QStringLiteral("break"));
    QVERIFY(schemaFromJson(schemaToJson(draft), nullptr));
    QVERIFY(moveLabel(draft, kSection, QStringLiteral("drop"), {}, QStringLiteral("break")));
    const auto roots = draft.layer(kSection)->children({});
    QVERIFY(shiftLabel(draft, kSection, QString(roots[0]->id), 1));
    QVERIFY(!shiftLabel(draft, kSection, QString(draft.layer(kSection)->children({})[0]->id), -1));
    QCOMPARE(draft.layer(kSection)->labels.size(), edm().layer(kSection)->labels.size());
}

void TestDraftChanges::layersComeAndGo()
{
    GenreSchema draft = edm();
    LayerDef layer;
    layer.name = QStringLiteral("Kick");
    layer.kind = LayerKind::Instant;
    const QString id = addLayer(draft, kTechno, layer);
    QCOMPARE(id, QStringLiteral("kick"));
    QVERIFY(beginsAt(draft, kTechno, id));
    QVERIFY(!at(draft, QStringLiteral("techno.acid"), id).id.isEmpty() || draft.childrenOf(kTechno).empty());
    QVERIFY(!removeLayer(draft, {}, id));
    QVERIFY(removeLayer(draft, kTechno, id));
    QVERIFY(!draft.layer(id));
    QVERIFY(addLayer(draft, QStringLiteral("nowhere"), layer).isEmpty());
}

void TestDraftChanges::exemplarFindsItsLabel()
{
    GenreSchema draft = edm();
    const Exemplar exemplar{QStringLiteral("Neon"), {}, 1, 2, true, QStringLiteral("the drop"), {}};
    QVERIFY(addExemplar(draft, kSection, QStringLiteral("drop"), exemplar));
    QCOMPARE(draft.layer(kSection)->label(QStringLiteral("drop"))->exemplars, std::vector{exemplar});
    QVERIFY(addExemplar(draft, {}, kTechno, exemplar));
    QVERIFY(addExemplar(draft, QStringLiteral("genre"), kTechno, exemplar)); // its labels are the genres
    QCOMPARE(draft.genre(kTechno)->exemplars.size(), std::size_t(2));
    const QString added = addLabel(draft, kTechno, kSection, QStringLiteral("Rumble"), {});
    QVERIFY(addExemplar(draft, kSection, added, exemplar));
    QCOMPARE(at(draft, kTechno, kSection).label(added)->exemplars.size(), std::size_t(1));
    QVERIFY(!addExemplar(draft, kSection, QStringLiteral("nothing"), exemplar));
}

void TestDraftChanges::editHoldsOnlyWhatDiffers()
{
    const GenreSchema before = edm();
    std::vector<DraftPart> parts;
    carryOut(parts, draftEdit({}, before, QStringLiteral("schema.add"), {}));
    QCOMPARE(parts.size(), 1 + before.layers.size() + before.genres.size());
    GenreSchema after = before;
    genreIn(after, kTechno)->definition = QStringLiteral("Other");
    QCOMPARE(draftEdit(parts, before, after, {}, {}).changes.size(), std::size_t(1));
    QCOMPARE(draftEdit(parts, after, {}, {}).changes.size(), std::size_t(1));
    QVERIFY(draftEdit(parts, before, before, {}, {}).isEmpty());
    // One that comes or goes moves no other.
    after = before;
    after.genres.erase(after.genres.begin() + 3);
    QCOMPARE(draftEdit(parts, before, after, {}, {}).changes.size(), std::size_t(1));
    after = before;
    GenreDef extra;
    extra.id = extra.name = QStringLiteral("extra");
    after.genres.insert(after.genres.begin() + 3, extra);
    QCOMPARE(draftEdit(parts, before, after, {}, {}).changes.size(), std::size_t(1));
}

void TestDraftChanges::partsKeepTheirOrder()
{
    std::mt19937 random(7);
    const GenreSchema inForce = edm();
    GenreSchema schema = inForce;
    std::vector<DraftPart> parts;
    carryOut(parts, draftEdit({}, schema, {}, {}));
    for (int round = 0; round < 400; ++round) {
        GenreSchema next = schema;
        const std::size_t count = next.genres.size();
        switch (random() % 3) {
        case 0: {
            GenreDef genre;
            genre.id = genre.name = QStringLiteral("g%1").arg(round);
            next.genres.insert(next.genres.begin() + std::ptrdiff_t(random() % (count + 1)), genre);
            break;
        }
        case 1:
            std::swap(next.genres[random() % count], next.genres[random() % count]);
            break;
        default:
            next.genres.erase(next.genres.begin() + std::ptrdiff_t(random() % count));
        }
        carryOut(parts, draftEdit(parts, schema, next, {}, {}));
        const Result<GenreSchema> read = draftSchema(parts, inForce);
        QVERIFY(read);
        QCOMPARE(idsOf(*read), idsOf(next));
        schema = next;
    }
}

QTEST_GUILESS_MAIN(TestDraftChanges)
#include "tst_draftchanges.moc"
