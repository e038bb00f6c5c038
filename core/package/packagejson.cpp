#include "core/package/packagejson.h"

#include "core/annotation/rowjson.h"
#include "core/genre/schema.h"
#include "core/package/manifest.h"
#include "core/package/members.h"
#include "core/package/refusal.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace unisono {

namespace {

constexpr char kFormat[] = "unisono-package";
constexpr std::array kKinds{"offer", "return"};
constexpr int kMostRateHz = 10'000'000;
constexpr int kMostChannels = 1024;
constexpr int kMostLevels = 64;
constexpr double kMostValue = 1e12;

QJsonObject head(PackageKind kind)
{
    return {{QLatin1String("format"), QLatin1String(kFormat)},
            {QLatin1String("version"), kPackageFormat},
            {QLatin1String("kind"), QLatin1String(kKinds.at(std::size_t(kind)))}};
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString hexText(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

void putText(QJsonObject& object, const char* name, const QString& text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(name), text);
}

QJsonObject trackToJson(const PackageTrack& track)
{
    QJsonObject object{{QLatin1String("id"), track.id},
                       {QLatin1String("frames"), qint64(track.frames)},
                       {QLatin1String("rate"), track.rate.hz},
                       {QLatin1String("channels"), track.channels}};
    putText(object, "title", track.title);
    putText(object, "artist", track.artist);
    putText(object, "audio", track.audio);
    putText(object, "reference", track.reference);
    putText(object, "samplesSha256", hexText(track.samplesSha256));
    QJsonObject shown;
    for (auto it = track.shown.begin(); it != track.shown.end(); ++it)
        shown.insert(it.key(), it.value());
    if (!shown.isEmpty())
        object.insert(QLatin1String("shown"), shown);
    return object;
}

PackageTrack trackFrom(Members& in)
{
    PackageTrack track;
    track.id = in.id("id");
    track.title = in.line("title");
    track.artist = in.line("artist");
    track.shown = in.lines("shown");
    track.frames = in.whole("frames", 0, kMostFrames);
    track.rate.hz = in.number("rate", 1, kMostRateHz);
    track.channels = in.number("channels", 0, kMostChannels);
    track.audio = in.line("audio");
    track.reference = in.line("reference");
    track.samplesSha256 = in.optionalHex("samplesSha256", 32);
    if (!track.audio.isEmpty() && track.audio != audioEntryName(track.id, track.audio.section(u'.', -1)))
        in.fail("package.reference", "audio");
    return track;
}

PackageAssignment assignmentFrom(Members& in)
{
    PackageAssignment assignment;
    assignment.id = in.id("id");
    assignment.track = in.id("track");
    assignment.layer = in.line("layer");
    const auto policy = suggestionPolicyFromId(in.line("suggestions"));
    if (!policy)
        in.fail("package.member", "suggestions");
    assignment.suggestions = policy.value_or(SuggestionPolicy::None);
    return assignment;
}

/// Tells an id that stands twice.
class Once {
public:
    void check(Members& in, const char* member, const QString& id)
    {
        if (m_seen.contains(id))
            in.fail("package.duplicate-id", member);
        m_seen.insert(id);
    }
    bool contains(const QString& id) const { return m_seen.contains(id); }

private:
    QSet<QString> m_seen;
};

bool inTrack(Frame at)
{
    return at.value >= -kMostFrames && at.value <= kMostFrames;
}

bool isUsual(double value)
{
    return std::isfinite(value) && std::abs(value) <= kMostValue;
}

bool isUsual(const std::optional<double>& value)
{
    return !value || isUsual(*value);
}

/// What the form of an item leaves open; nullptr: nothing is wrong.
const char* brokenItemRule(const Item& item)
{
    const auto width = [](const std::optional<FrameCount>& w) { return !w || (*w >= 0 && *w <= kMostFrames); };
    if (!inTrack(item.span.start) || !inTrack(item.span.end) || item.span.end < item.span.start || item.level < 0 ||
        item.level > kMostLevels || !width(item.startUncertainty) || !width(item.endUncertainty) || item.version < 0 ||
        item.changedMs < 0 || item.changedMs > kMostMs ||
        (item.origin.rawTapFrame && !inTrack(*item.origin.rawTapFrame)))
        return "package.number";
    if (!isLine(item.label) || !isProse(item.foreignText) || !isProse(item.origin.detail) || !isProse(item.extra))
        return "package.text-control";
    if (const auto* curve = std::get_if<CurveValue>(&item.payload)) {
        for (const CurvePoint& point : curve->points)
            if (!inTrack(point.at) || !isUsual(point.value))
                return "package.number";
    } else if (const auto* note = std::get_if<NoteValue>(&item.payload)) {
        if (!isUsual(note->pitchCents) || !isUsual(note->velocity))
            return "package.number";
    } else if (const auto* chord = std::get_if<ChordValue>(&item.payload)) {
        if (!isLine(chord->harte))
            return "package.text-control";
    } else if (const auto* words = std::get_if<TextValue>(&item.payload)) {
        if (!isProse(words->text))
            return "package.text-control";
    } else if (const auto* tag = std::get_if<TagValue>(&item.payload)) {
        if (!isUsual(tag->number))
            return "package.number";
        if (!std::all_of(tag->labels.begin(), tag->labels.end(), isLine))
            return "package.text-control";
    }
    return nullptr;
}

/// The items of one list; `ids`: those that stand there already.
Items itemsFrom(Members& in, QSet<std::int64_t>& ids)
{
    Items items;
    in.objects("items", [&](Members& one) {
        Item item;
        if (!rowFromJson(one.object(), item))
            return one.fail("package.member", one.place());
        if (const char* rule = brokenItemRule(item))
            return one.fail(rule, one.place());
        if (ids.contains(item.id.value))
            return one.fail("package.duplicate-id", one.place());
        ids.insert(item.id.value);
        items.push_back(std::move(item));
    });
    return items;
}

QJsonArray itemsToArray(const Items& items)
{
    QJsonArray rows;
    for (const Item& item : items)
        rows.append(rowToJson(item));
    return rows;
}

PackageTraining trainingFrom(Members& in)
{
    PackageTraining training;
    training.id = in.id("id");
    training.track = in.id("track");
    training.layer = in.line("layer");
    in.objects("accepted", [&](Members& one) {
        QSet<std::int64_t> ids;
        training.accepted.push_back(itemsFrom(one, ids));
    });
    if (training.accepted.empty())
        in.fail("package.member", "accepted");
    for (const auto& [name, value] : {std::pair("toleranceSeconds", &training.toleranceSeconds),
                                      std::pair("toleranceValue", &training.toleranceValue),
                                      std::pair("toleranceRatio", &training.toleranceRatio)}) {
        const QJsonValue number = in.object().value(QLatin1String(name));
        *value = number.toDouble();
        if (!number.isDouble() || !isUsual(*value) || *value < 0)
            in.fail("package.number", name);
    }
    return training;
}

PackageAnswer answerFrom(Members& in)
{
    PackageAnswer answer;
    answer.assignment = in.id("assignment");
    const auto state = assignmentStateFromId(in.line("state"));
    if (!state)
        in.fail("package.member", "state");
    answer.state = state.value_or(AssignmentState::Assigned);
    answer.reason = in.prose("reason");
    answer.revision = in.whole("revision", 0, kMostMs);
    answer.submittedMs = in.whole("submittedMs", 0, kMostMs);
    answer.workedMs = in.whole("workedMs", 0, kMostMs);
    QSet<std::int64_t> ids;
    answer.items = itemsFrom(in, ids);
    return answer;
}

} // namespace

Result<PackageKind> kindFromJson(const QJsonObject& object)
{
    std::optional<Error> error;
    Members in(object, QString::fromLatin1(kPackageEntry), error);
    if (in.line("format") != QLatin1String(kFormat))
        in.fail("package.member", "format");
    const int version = in.number("version", 1, std::numeric_limits<int>::max());
    if (!error && version > kPackageFormat)
        return Error{ErrorCode::NewerVersion, QStringLiteral("a newer form of package"), {}, QString::number(version)};
    const QString kind = in.line("kind");
    if (kind != QLatin1String(kKinds[0]) && kind != QLatin1String(kKinds[1]))
        in.fail("package.member", "kind");
    if (error)
        return *std::move(error);
    return kind == QLatin1String(kKinds[0]) ? PackageKind::Offer : PackageKind::Return;
}

QByteArray offerToJson(const PackageOffer& offer)
{
    QJsonObject object = head(PackageKind::Offer);
    object.insert(QLatin1String("id"), offer.id);
    object.insert(QLatin1String("project"), offer.project);
    object.insert(QLatin1String("person"), offer.person);
    object.insert(QLatin1String("leadKey"), hexText(offer.leadKey));
    object.insert(QLatin1String("returnSeed"), hexText(offer.returnSeed));
    object.insert(QLatin1String("schemaVersion"), offer.schemaVersion);
    putText(object, "instructions", offer.instructions);
    QJsonArray tracks;
    for (const PackageTrack& track : offer.tracks)
        tracks.append(trackToJson(track));
    object.insert(QLatin1String("tracks"), tracks);
    QJsonArray assignments;
    for (const PackageAssignment& one : offer.assignments)
        assignments.append(QJsonObject{{QLatin1String("id"), one.id},
                                       {QLatin1String("track"), one.track},
                                       {QLatin1String("layer"), one.layer},
                                       {QLatin1String("suggestions"), suggestionPolicyId(one.suggestions)}});
    object.insert(QLatin1String("assignments"), assignments);
    QJsonArray training;
    for (const PackageTraining& one : offer.training)
        training.append(trainingToJson(one));
    if (!training.isEmpty())
        object.insert(QLatin1String("training"), training);
    return compact(object);
}

Result<PackageOffer> offerFromJson(const QJsonObject& object, const QByteArray& schemaJson, const PackageLimits& limits)
{
    const Result<PackageKind> kind = kindFromJson(object);
    if (!kind)
        return kind.error();
    if (*kind != PackageKind::Offer)
        return refused("package.is-return");
    const Result<GenreSchema> schema = schemaFromJson(schemaJson, nullptr);
    if (!schema && schema.error().code == ErrorCode::NewerVersion)
        return schema.error();
    if (!schema)
        return refused("package.schema", schema.error().detail);

    std::optional<Error> error;
    Members in(object, QString::fromLatin1(kPackageEntry), error);
    PackageOffer offer;
    offer.id = in.id("id");
    offer.project = in.id("project");
    offer.person = in.line("person");
    offer.leadKey = in.hex("leadKey", kPublicKeyBytes);
    offer.returnSeed = in.hex("returnSeed", kSecretBytes);
    offer.schemaVersion = in.number("schemaVersion", 0, std::numeric_limits<int>::max());
    offer.schemaJson = schemaJson;
    offer.instructions = in.prose("instructions");
    Once tracks;
    in.objects("tracks", [&](Members& one) {
        offer.tracks.push_back(trackFrom(one));
        tracks.check(one, "id", offer.tracks.back().id);
    });
    QSet<QString> layers;
    for (const LayerDef* layer : schema->everyLayer())
        layers.insert(layer->id);
    Once assignments;
    in.objects("assignments", [&](Members& one) {
        offer.assignments.push_back(assignmentFrom(one));
        const PackageAssignment& assignment = offer.assignments.back();
        assignments.check(one, "id", assignment.id);
        if (!tracks.contains(assignment.track))
            one.fail("package.reference", "track");
        if (!layers.contains(assignment.layer))
            one.fail("package.layer", assignment.layer);
    });
    qint64 items = 0;
    if (object.contains(QLatin1String("training")))
        in.objects("training", [&](Members& one) {
            offer.training.push_back(trainingFrom(one));
            const PackageTraining& training = offer.training.back();
            assignments.check(one, "id", training.id);
            if (!tracks.contains(training.track))
                one.fail("package.reference", "track");
            if (!layers.contains(training.layer))
                one.fail("package.layer", training.layer);
            for (const Items& accepted : training.accepted)
                items += qint64(accepted.size());
            if (items > limits.items)
                one.fail("package.too-many-items", QString::number(limits.items));
        });
    if (error)
        return *std::move(error);
    return offer;
}

QJsonObject trainingToJson(const PackageTraining& training)
{
    QJsonArray accepted;
    for (const Items& items : training.accepted)
        accepted.append(QJsonObject{{QLatin1String("items"), itemsToArray(items)}});
    return {{QLatin1String("id"), training.id},
            {QLatin1String("track"), training.track},
            {QLatin1String("layer"), training.layer},
            {QLatin1String("accepted"), accepted},
            {QLatin1String("toleranceSeconds"), training.toleranceSeconds},
            {QLatin1String("toleranceValue"), training.toleranceValue},
            {QLatin1String("toleranceRatio"), training.toleranceRatio}};
}

Result<PackageTraining> trainingFromJson(const QJsonObject& object)
{
    std::optional<Error> error;
    Members in(object, QStringLiteral("training"), error);
    PackageTraining training = trainingFrom(in);
    if (error)
        return *std::move(error);
    return training;
}

QByteArray returnToJson(const PackageReturn& value)
{
    QJsonObject object = head(PackageKind::Return);
    object.insert(QLatin1String("package"), value.package);
    object.insert(QLatin1String("person"), value.person);
    object.insert(QLatin1String("schemaVersion"), value.schemaVersion);
    object.insert(QLatin1String("program"), value.program);
    return compact(object);
}

QByteArray answersToJson(const PackageReturn& value)
{
    QJsonArray answers;
    for (const PackageAnswer& answer : value.answers) {
        QJsonObject object{{QLatin1String("assignment"), answer.assignment},
                           {QLatin1String("state"), assignmentStateId(answer.state)},
                           {QLatin1String("revision"), qint64(answer.revision)},
                           {QLatin1String("submittedMs"), answer.submittedMs},
                           {QLatin1String("workedMs"), answer.workedMs},
                           {QLatin1String("items"), itemsToArray(answer.items)}};
        putText(object, "reason", answer.reason);
        answers.append(object);
    }
    return compact(QJsonObject{{QLatin1String("answers"), answers}});
}

Result<PackageReturn> returnFromJson(const QJsonObject& object, const QJsonObject& answers, const PackageLimits& limits)
{
    const Result<PackageKind> kind = kindFromJson(object);
    if (!kind)
        return kind.error();
    if (*kind != PackageKind::Return)
        return refused("package.is-offer");
    std::optional<Error> error;
    Members in(object, QString::fromLatin1(kPackageEntry), error);
    PackageReturn value;
    value.package = in.id("package");
    value.person = in.line("person");
    value.schemaVersion = in.number("schemaVersion", 0, std::numeric_limits<int>::max());
    value.program = in.line("program");
    Members list(answers, QStringLiteral("answers.json"), error);
    Once assignments;
    qint64 items = 0;
    list.objects("answers", [&](Members& one) {
        value.answers.push_back(answerFrom(one));
        assignments.check(one, "assignment", value.answers.back().assignment);
        items += qint64(value.answers.back().items.size());
        if (items > limits.items)
            one.fail("package.too-many-items", QString::number(limits.items));
    });
    if (error)
        return *std::move(error);
    return value;
}

} // namespace unisono
