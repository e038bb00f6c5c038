#include "core/exchange/goldkeeping.h"
#include "core/exchange/unitsteps.h"
#include "core/package/packagefile.h"
#include "tests/support/campaign.h"
#include "tests/support/goldguess.h"
#include "tests/support/projects.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace unisono;
using namespace unisono::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSeeds = 100; // each step takes several times as long
#else
constexpr int kSeeds = 1000;
#endif

/// Memory rather than a disk where there is such a place: a thousand projects are written.
QString fastPlace()
{
    return QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm/unisono-XXXXXX")
                                                              : QDir::tempPath() + QStringLiteral("/unisono-XXXXXX");
}

std::unique_ptr<Project> opened(const QString& path)
{
    Result<std::unique_ptr<Project>> project = Project::open(path);
    return project ? std::move(*project) : nullptr;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPackages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOutAndComesBack();
    void holdsNothingOfOthers();
    void mergesInAnyOrder();
    void refusesWhatIsForeign();
    void answersAreMigrated();
    void nothingIsReadWithoutThePassphrase();
    void goldIsNotTold();
};

void TestPackages::goesOutAndComesBack()
{
    QTemporaryDir folder(fastPlace());
    Campaign campaign(folder.path(), 2, 3);
    campaign.assignAll();
    const Person ana = campaign.annotators()[0];
    const QString package = campaign.makePackage(ana.id);
    JobContext job;
    Result<std::unique_ptr<Project>> work = openPackage(package, folder.filePath(QStringLiteral("ana.unisono")), job);
    QVERIFY2(work, work ? "" : qPrintable(work.error().message));
    QCOMPARE((*work)->tracks().size(), std::size_t(3));
    QCOMPARE((*work)->assignments().size(), std::size_t(6));
    QCOMPARE((*work)->me().name, ana.name);
    for (const Assignment& theirs : (*work)->assignments())
        QVERIFY(!campaign.project().assignment(theirs.id));

    std::mt19937 random(3);
    workOn(**work, random, 6);
    const QString back = folder.filePath(QStringLiteral("back.unipack"));
    const Result<int> answers = returnPackage(**work, back);
    QVERIFY2(answers, answers ? "" : qPrintable(answers.error().message + answers.error().detail));
    QCOMPARE(*answers, 6);
    const Result<MergedReturn> merged = mergeReturn(campaign.project(), back);
    QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message + merged.error().detail));
    QCOMPARE(merged->changed, 6);
    QVERIFY(!merged->isKnown);

    std::int64_t items = 0;
    for (const Assignment& a : campaign.project().assignments()) {
        if (a.person != ana.id) {
            QCOMPARE(a.state, AssignmentState::Assigned);
            continue;
        }
        QVERIFY(a.state == AssignmentState::Submitted || a.state == AssignmentState::InProgress);
        QVERIFY(campaign.project().isSealed(a.id));
        items += std::int64_t(campaign.project().items(a.id).size());
    }
    QCOMPARE(items, (*work)->itemCount());
    const std::int64_t events = campaign.project().eventCount();
    const Result<MergedReturn> again = mergeReturn(campaign.project(), back);
    QVERIFY(again && again->isKnown);
    QCOMPARE(campaign.project().eventCount(), events);
    QVERIFY(campaign.project().verify()->empty());
    QVERIFY(checkSteps(campaign.project())->empty());
}

void TestPackages::holdsNothingOfOthers()
{
    QTemporaryDir folder(fastPlace());
    Campaign campaign(folder.path(), 3, 2);
    campaign.assignAll();
    const std::vector<Person> people = campaign.annotators();
    const QString package = campaign.makePackage(people[0].id);
    const Result<PackageOffer> offer = readOffer(package);
    QVERIFY(offer);
    JobContext job;
    QVERIFY(openPackage(package, folder.filePath(QStringLiteral("a.unisono")), job));
    const QByteArray bytes = contentOf(package) + contentOf(folder.filePath(QStringLiteral("a.unisono")));
    for (const Person& other : {people[1], people[2], campaign.project().me()}) {
        QVERIFY(!bytes.contains(other.name.toUtf8()));
        QVERIFY(!bytes.contains(other.id.toText().toLatin1()));
    }
    for (const Track& track : campaign.project().tracks())
        QVERIFY(!bytes.contains(track.id.toText().toLatin1()));
    for (const Assignment& assignment : campaign.project().assignments())
        QVERIFY(!bytes.contains(assignment.id.toText().toLatin1()));
    // Another package of the same units shares no id.
    const Result<PackageOffer> second = readOffer(campaign.makePackage(people[1].id));
    QVERIFY(second);
    QVERIFY(second->project != offer->project);
    for (const PackageTrack& a : offer->tracks)
        for (const PackageTrack& b : second->tracks)
            QVERIFY(a.id != b.id);
}

void TestPackages::mergesInAnyOrder()
{
    QTemporaryDir folder(fastPlace());
    Campaign campaign(folder.path(), 4, 2);
    campaign.assignAll();
    std::mt19937 random(19);
    JobContext job;
    QStringList returns;
    for (const Person& person : campaign.annotators()) {
        const QString package = campaign.makePackage(person.id);
        // Two copies of each package are worked on, and each is sent back twice on its way.
        for (int copy = 0; copy < 2; ++copy) {
            const QString name = person.id.toText() + QString::number(copy);
            Result<std::unique_ptr<Project>> work =
                openPackage(package, folder.filePath(name + QStringLiteral(".unisono")), job);
            QVERIFY(work);
            for (int stage = 0; stage < 2; ++stage) {
                workOn(**work, random, 2);
                returns << folder.filePath(name + QString::number(stage) + QStringLiteral(".unipack"));
                QVERIFY(returnPackage(**work, returns.back()));
            }
        }
    }
    QCOMPARE(returns.size(), 16);
    const QString lead = campaign.path();
    campaign.close();
    const QByteArray before = contentOf(lead);
    QByteArray expected;
    const QString copy = folder.filePath(QStringLiteral("copy.unisono"));
    for (int seed = 0; seed < kSeeds; ++seed) {
        QFile::remove(copy);
        QVERIFY(QFile::copy(lead, copy));
        {
            const std::unique_ptr<Project> project = opened(copy);
            QVERIFY(project && project->unlock(QLatin1String(Campaign::kPassphrase)));
            QStringList order = returns;
            std::mt19937 shuffle{unsigned(seed)};
            if (seed > 0) {
                for (int i = 0; i < 4; ++i)
                    order << returns[qsizetype(shuffle() % unsigned(returns.size()))];
                std::shuffle(order.begin(), order.end(), shuffle);
            }
            for (const QString& path : std::as_const(order)) {
                const Result<MergedReturn> merged = mergeReturn(*project, path);
                QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message));
            }
            const QByteArray outcome = outcomeOf(*project);
            if (seed == 0)
                expected = outcome;
            QVERIFY2(outcome == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
            if (seed == 0) {
                QVERIFY(project->verify()->empty());
                QVERIFY(project->recordKeys(RecordKind::SealedReceived).size() >= 8);
            }
        }
        for (const char* rest : {"/.copy.unisono.backup", "/.copy.unisono.backup-log"})
            QFile::remove(folder.path() + QLatin1String(rest));
    }
    QCOMPARE(contentOf(lead), before);
}

void TestPackages::refusesWhatIsForeign()
{
    QTemporaryDir folder(fastPlace());
    QTemporaryDir elsewhere(fastPlace());
    Campaign campaign(folder.path(), 2, 2);
    Campaign other(elsewhere.path(), 2, 2);
    campaign.assignAll();
    other.assignAll();
    JobContext job;
    const QString package = other.makePackage(other.annotators()[0].id);
    Result<std::unique_ptr<Project>> work = openPackage(package, elsewhere.filePath(QStringLiteral("w.unisono")), job);
    QVERIFY(work);
    std::mt19937 random(5);
    workOn(**work, random, 2);
    const QString back = elsewhere.filePath(QStringLiteral("back.unipack"));
    QVERIFY(returnPackage(**work, back));
    const std::int64_t events = campaign.project().eventCount();
    const Result<MergedReturn> merged = mergeReturn(campaign.project(), back);
    QVERIFY(!merged);
    QCOMPARE(merged.error().detail, QStringLiteral("package.not-ours"));

    // An answer signed by somebody else, and one about what was never asked.
    const QString own = campaign.makePackage(campaign.annotators()[0].id);
    const Result<PackageOffer> offer = readOffer(own);
    QVERIFY(offer);
    PackageReturn forged;
    forged.package = offer->id;
    forged.person = offer->person;
    forged.schemaVersion = offer->schemaVersion;
    PackageAnswer answer;
    answer.assignment = offer->assignments.front().id;
    answer.state = AssignmentState::SubmittedEmpty;
    answer.submittedMs = 1;
    forged.answers = {answer};
    const QString forgedPath = folder.filePath(QStringLiteral("forged.unipack"));
    const std::int64_t made = campaign.project().eventCount();
    QVERIFY(writeReturn(forgedPath, forged, SigningKey(SecretKey::random())));
    const Result<MergedReturn> wrongKey = mergeReturn(campaign.project(), forgedPath);
    QVERIFY(!wrongKey && wrongKey.error().detail.startsWith(QStringLiteral("package.foreign-key")));
    forged.answers[0].assignment = newPackageId();
    QVERIFY(writeReturn(forgedPath, forged, SigningKey(*SecretKey::fromBytes(offer->returnSeed))));
    const Result<MergedReturn> unknown = mergeReturn(campaign.project(), forgedPath);
    QVERIFY(!unknown && unknown.error().detail.startsWith(QStringLiteral("package.unknown-answer")));
    forged.answers[0].assignment = offer->assignments.front().id;
    forged.schemaVersion = 77;
    QVERIFY(writeReturn(forgedPath, forged, SigningKey(*SecretKey::fromBytes(offer->returnSeed))));
    const Result<MergedReturn> neverWas = mergeReturn(campaign.project(), forgedPath);
    QVERIFY(!neverWas);
    QCOMPARE(campaign.project().eventCount(), made);
    QVERIFY(made > events);
}

void TestPackages::answersAreMigrated()
{
    QTemporaryDir folder(fastPlace());
    Campaign campaign(folder.path(), 1, 2);
    campaign.assignAll();
    JobContext job;
    const QString package = campaign.makePackage(campaign.annotators()[0].id);
    Result<std::unique_ptr<Project>> work = openPackage(package, folder.filePath(QStringLiteral("w.unisono")), job);
    QVERIFY(work);
    std::mt19937 random(8);
    workOn(**work, random, 4);
    const QString back = folder.filePath(QStringLiteral("back.unipack"));
    QVERIFY(returnPackage(**work, back));

    // Meanwhile the first label of the sections is merged into the second.
    GenreSchema next = campaign.project().schema();
    const auto layer = std::find_if(next.layers.begin(), next.layers.end(),
                                    [](const LayerDef& l) { return l.id == QLatin1String("sections"); });
    QVERIFY(layer != next.layers.end() && layer->labels.size() >= 2);
    const QString from = layer->labels[0].id;
    const QString to = layer->labels[1].id;
    layer->labels.erase(layer->labels.begin());
    for (LabelDef& label : layer->labels)
        if (label.parentId == from)
            label.parentId.clear();
    next.retired.push_back({QStringLiteral("sections"), from, {to}});
    next.parent.clear();
    QVERIFY(campaign.project().flush());
    const QString other = folder.filePath(QStringLiteral("other.unisono"));
    QVERIFY(campaign.project().backupTo(other));
    const Result<MigrationPlan> published = campaign.project().publish(next);
    QVERIFY2(published, published ? "" : qPrintable(published.error().message + published.error().detail));

    const Result<MergedReturn> merged = mergeReturn(campaign.project(), back);
    QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message));
    // The other way round: taken in first, then published.
    const std::unique_ptr<Project> second = opened(other);
    QVERIFY(second);
    QVERIFY(second->unlock(QLatin1String(Campaign::kPassphrase)));
    QVERIFY(mergeReturn(*second, back));
    second->lock();
    QCOMPARE(second->publish(next).error().code, ErrorCode::WrongKey);
    QVERIFY(second->unlock(QLatin1String(Campaign::kPassphrase)));
    QVERIFY(second->publish(next));
    QCOMPARE(outcomeOf(*second), outcomeOf(campaign.project()));
    std::int64_t items = 0;
    for (const Assignment& a : campaign.project().assignments()) {
        if (a.state != AssignmentState::Assigned)
            QCOMPARE(a.schemaVersion, campaign.project().schema().version);
        for (const Item& item : campaign.project().items(a.id)) {
            ++items;
            QVERIFY(a.layer != QLatin1String("sections") || item.label != from);
        }
    }
    QCOMPARE(items, (*work)->itemCount());
}

void TestPackages::nothingIsReadWithoutThePassphrase()
{
    QTemporaryDir folder(fastPlace());
    Campaign campaign(folder.path(), 1, 1);
    campaign.assignAll();
    JobContext job;
    const QString package = campaign.makePackage(campaign.annotators()[0].id);
    Result<std::unique_ptr<Project>> work = openPackage(package, folder.filePath(QStringLiteral("w.unisono")), job);
    QVERIFY(work);
    std::mt19937 random(8);
    workOn(**work, random, 2);
    const QString back = folder.filePath(QStringLiteral("back.unipack"));
    QVERIFY(returnPackage(**work, back));
    QVERIFY(mergeReturn(campaign.project(), back));
    campaign.close();
    const std::unique_ptr<Project> project = opened(campaign.path());
    QVERIFY(project && project->hasVault() && !project->vault());
    int sealed = 0;
    for (const Assignment& a : project->assignments()) {
        sealed += project->isSealed(a.id) ? 1 : 0;
        QVERIFY(project->items(a.id).empty());
        QVERIFY(!project->isSealed(a.id) || !project->sealedItems(a.id));
    }
    QVERIFY(sealed > 0);
    QCOMPARE(mergeReturn(*project, back).error().code, ErrorCode::WrongKey);
    QCOMPARE(project->unlock(QStringLiteral("wrong horse")).error().code, ErrorCode::WrongKey);
    QVERIFY(project->unlock(QLatin1String(Campaign::kPassphrase)));
    const QByteArray file = contentOf(campaign.path());
    for (const Assignment& a : project->assignments())
        for (const Item& item : project->items(a.id))
            QVERIFY(!file.contains(item.id.toText().toLatin1()));
}

void TestPackages::goldIsNotTold()
{
    constexpr int kPackages = 240; // ./dev campaign looks at 2,000
    std::vector<std::vector<GoldSample>> samples = goldSamples(kPackages, 4);
    int gold = 0;
    for (const auto& package : samples)
        gold += int(std::count_if(package.begin(), package.end(), [](const GoldSample& s) { return s.isGold; }));
    QVERIFY(gold > kPackages);
    const double area = goldGuessArea(samples);
    QVERIFY2(std::abs(area - 0.5) < 0.12, qPrintable(QString::number(area)));
    // The classifier does find what is there to find.
    for (auto& package : samples)
        for (GoldSample& sample : package)
            sample.features[1] += sample.isGold ? 0.5 : 0;
    QVERIFY(goldGuessArea(samples) > 0.75);
}

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
