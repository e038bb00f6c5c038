#include "tests/support/goldguess.h"

#include "core/exchange/goldrecord.h"
#include "core/exchange/packagemaking.h"
#include "core/package/packagefile.h"
#include "core/workflow/draw.h"
#include "tests/support/projects.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace unisono::test {

namespace {

constexpr int kPeople = 8;
constexpr int kTracks = 90;
constexpr int kGold = 45;
constexpr const char* kLayers[] = {"sections", "beats", "chords"};
constexpr const char* kGenres[] = {"jazz", "rock"};

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

/// A project where some units are gold and everybody has ordinary ones to do.
std::unique_ptr<Project> inventedProject(const QString& path, Draw& draw)
{
    GenreSchema schema = smallSchema();
    schema.blind = {QStringLiteral("title"), QStringLiteral("artist"), QStringLiteral("album"), QStringLiteral("genre"),
                    QStringLiteral("date")};
    Result<std::unique_ptr<Project>> made = Project::create(path, schema, QStringLiteral("Lea"));
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    Project& project = **made;
    const std::shared_ptr<const Vault> vault = Vault::make();
    must(project.keepVault(vault, *vault->keyRecord(QStringLiteral("pass"), KeyCost::Cheap)));
    Edit edit{QStringLiteral("test.setup"), {}, {}, {}};
    std::vector<Person> people;
    for (int i = 0; i < kPeople; ++i) {
        people.push_back({PersonId::next(), QStringLiteral("Person %1").arg(i)});
        edit.changes.push_back(Change<Person>{std::nullopt, people.back()});
    }
    std::vector<Track> tracks;
    for (int i = 0; i < kTracks; ++i) {
        Track track = someTrack(project, QStringLiteral("Title %1").arg(i), FrameCount(44100 * (40 + draw.below(500))));
        track.path.clear();
        track.root = {};
        track.genre = QLatin1String(kGenres[draw.below(2)]);
        edit.changes.push_back(Change<Track>{std::nullopt, track});
        tracks.push_back(track);
    }
    draw.shuffle(tracks);
    // The first tracks have golden layers; people do the other layers of these, and all layers of the rest.
    std::vector<GoldRecord> gold;
    for (int i = 0; i < kGold; ++i) {
        GoldRecord one;
        one.key = newPackageId();
        one.track = tracks[std::size_t(i)].id;
        one.layer = QLatin1String(kLayers[draw.below(3)]);
        one.state = GoldState::Active;
        one.answer.accepted = {Items{}};
        one.answer.frames = tracks[std::size_t(i)].frames;
        one.answer.rate = tracks[std::size_t(i)].rate;
        one.salt = randomBytes(32);
        one.proposer = project.owner();
        one.authors = {project.owner()};
        one.reason = QStringLiteral("clear");
        gold.push_back(std::move(one));
    }
    for (const Track& track : tracks)
        for (const char* layer : kLayers) {
            const bool isGold = std::any_of(gold.begin(), gold.end(), [&](const GoldRecord& g) {
                return g.track == track.id && g.layer == QLatin1String(layer);
            });
            if (isGold)
                continue;
            for (const Person& person : people) {
                if (draw.below(10) < 6)
                    continue;
                Assignment assignment;
                assignment.id = AssignmentId::next();
                assignment.track = track.id;
                assignment.layer = QLatin1String(layer);
                assignment.person = person.id;
                edit.changes.push_back(Change<Assignment>{std::nullopt, assignment});
            }
        }
    must(project.apply(edit));
    Edit goldEdit{QStringLiteral("test.gold"), {}, {}, {}};
    for (const GoldRecord& one : gold) {
        Result<Change<Record>> change = sealedChange(project, RecordKind::SealedGold, one.key, goldRecordToJson(one));
        goldEdit.changes.push_back(std::move(*change));
    }
    must(project.record(goldEdit));
    if (const Result<int> committed = commitGold(project); !committed)
        qFatal("%s", qPrintable(committed.error().message));
    return std::move(*made);
}

double numberOfId(const QString& id)
{
    return double(id[0].unicode()) * 64 + double(id[1].unicode());
}

std::vector<GoldSample> samplesOf(Project& project, PersonId person, const QString& path)
{
    PackageRequest request;
    request.person = person;
    request.audio = PackageAudio::None;
    request.most = 30;
    JobContext job;
    const Result<MadePackage> made = makePackage(project, request, path, job);
    if (!made)
        qFatal("%s %s", qPrintable(made.error().message), qPrintable(made.error().detail));
    const Result<PackageOffer> offer = readOffer(path);
    const Result<QByteArray> plain = project.unsealed(*project.findRecord(RecordKind::SealedPackage, made->id));
    const Result<PackageMap> map = packageMapFromJson(*plain);
    std::vector<GoldSample> samples;
    const double count = double(offer->assignments.size());
    for (std::size_t i = 0; i < offer->assignments.size(); ++i) {
        const PackageAssignment& one = offer->assignments[i];
        const auto track = std::find_if(offer->tracks.begin(), offer->tracks.end(),
                                        [&](const PackageTrack& t) { return t.id == one.track; });
        const auto ofTrack = std::count_if(offer->assignments.begin(), offer->assignments.end(),
                                           [&](const PackageAssignment& a) { return a.track == one.track; });
        GoldSample sample;
        sample.isGold = !map->assignments[one.id].gold.isEmpty();
        const double place = double(i) / count;
        const double trackPlace = double(track - offer->tracks.begin()) / double(offer->tracks.size());
        const double length = std::log(double(track->frames));
        sample.features = {place,
                           trackPlace,
                           length,
                           double(track->frames % 2),
                           double(track->frames % 44100),
                           numberOfId(one.id),
                           numberOfId(track->id),
                           numberOfId(one.id.mid(24)),
                           double(ofTrack),
                           double(track->title.size()),
                           track->title.toDouble() / count,
                           double(track->artist.size()),
                           double(track->shown.size()),
                           double(track->samplesSha256.size()),
                           double(one.suggestions),
                           double(track->channels)};
        for (const char* layer : kLayers) {
            const double is = one.layer == QLatin1String(layer) ? 1 : 0;
            sample.features.insert(sample.features.end(), {is, is * place, is * length});
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

/// Solves a symmetric positive definite system in place (Cholesky).
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b)
{
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k)
            a[j][j] -= a[j][k] * a[j][k];
        a[j][j] = std::sqrt(std::max(a[j][j], 1e-12));
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k)
                a[i][j] -= a[i][k] * a[j][k];
            a[i][j] /= a[j][j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return b;
}

/// Standardised features, their squares and a constant.
class Design {
public:
    explicit Design(const std::vector<const GoldSample*>& samples)
        : m_mean(samples.front()->features.size(), 0.0),
          m_deviation(m_mean.size(), 0.0)
    {
        for (const GoldSample* s : samples)
            for (std::size_t i = 0; i < m_mean.size(); ++i)
                m_mean[i] += s->features[i] / double(samples.size());
        for (const GoldSample* s : samples)
            for (std::size_t i = 0; i < m_mean.size(); ++i)
                m_deviation[i] += std::pow(s->features[i] - m_mean[i], 2) / double(samples.size());
        for (double& d : m_deviation)
            d = std::sqrt(d);
    }
    std::vector<double> row(const GoldSample& sample) const
    {
        std::vector<double> x{1.0};
        for (std::size_t i = 0; i < m_mean.size(); ++i) {
            const double z = m_deviation[i] > 0 ? (sample.features[i] - m_mean[i]) / m_deviation[i] : 0;
            x.push_back(z);
            x.push_back(z * z - 1);
        }
        return x;
    }

private:
    std::vector<double> m_mean;
    std::vector<double> m_deviation;
};

std::vector<double> trained(const std::vector<const GoldSample*>& samples, const Design& design)
{
    constexpr int kSteps = 12;
    constexpr double kRidge = 1.0;
    std::vector<double> weights(design.row(*samples.front()).size(), 0.0);
    for (int step = 0; step < kSteps; ++step) {
        std::vector<double> gradient(weights.size(), 0.0);
        std::vector<std::vector<double>> hessian(weights.size(), std::vector<double>(weights.size(), 0.0));
        for (const GoldSample* sample : samples) {
            const std::vector<double> x = design.row(*sample);
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += weights[i] * x[i];
            const double p = 1 / (1 + std::exp(-sum));
            for (std::size_t i = 0; i < x.size(); ++i) {
                gradient[i] += ((sample->isGold ? 1.0 : 0.0) - p) * x[i];
                for (std::size_t j = 0; j <= i; ++j)
                    hessian[i][j] += p * (1 - p) * x[i] * x[j];
            }
        }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            hessian[i][i] += kRidge;
            gradient[i] -= kRidge * weights[i];
        }
        const std::vector<double> change = solved(std::move(hessian), std::move(gradient));
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] += change[i];
    }
    return weights;
}

} // namespace

std::vector<std::vector<GoldSample>> goldSamples(int packages, std::uint64_t seed)
{
    const QString place =
        QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm") : QDir::tempPath();
    Draw draw(seed);
    std::vector<std::vector<GoldSample>> all;
    while (int(all.size()) < packages) {
        QTemporaryDir folder(place + QStringLiteral("/unisono-XXXXXX"));
        const std::unique_ptr<Project> project = inventedProject(folder.filePath(QStringLiteral("lead.unisono")), draw);
        for (const Person& person : project->people())
            if (person.id != project->owner() && int(all.size()) < packages)
                all.push_back(samplesOf(*project, person.id, folder.filePath(QStringLiteral("p.unipack"))));
    }
    return all;
}

double goldGuessArea(const std::vector<std::vector<GoldSample>>& packages)
{
    std::vector<const GoldSample*> train;
    std::vector<const GoldSample*> test;
    for (std::size_t i = 0; i < packages.size(); ++i)
        for (const GoldSample& sample : packages[i])
            (i % 5 == 4 ? test : train).push_back(&sample);
    const Design design(train);
    const std::vector<double> weights = trained(train, design);
    std::vector<std::pair<double, bool>> scored;
    for (const GoldSample* sample : test) {
        const std::vector<double> x = design.row(*sample);
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i)
            sum += weights[i] * x[i];
        scored.emplace_back(sum, sample->isGold);
    }
    // The share of pairs of a golden and another one in which the golden one is rated higher (Mann and Whitney 1947).
    std::sort(scored.begin(), scored.end());
    double pairs = 0;
    double right = 0;
    double others = 0;
    for (std::size_t i = 0; i < scored.size();) {
        std::size_t end = i;
        double gold = 0;
        double rest = 0;
        for (; end < scored.size() && scored[end].first == scored[i].first; ++end)
            (scored[end].second ? gold : rest) += 1;
        right += gold * (others + rest / 2);
        others += rest;
        pairs += gold;
        i = end;
    }
    return pairs > 0 && others > 0 ? right / (pairs * others) : 0.5;
}

} // namespace unisono::test
