#include "core/interchange/jamsannotationreader.h"

#include "core/annotation/rowjson.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace unisono::jams {

namespace {

LayerKind kindOf(Form form)
{
    switch (form) {
    case Form::Beat:
    case Form::BeatPosition:
    case Form::Onset:
        return LayerKind::Instant;
    case Form::Chord:
        return LayerKind::Chord;
    case Form::NoteMidi:
    case Form::NoteHz:
        return LayerKind::Note;
    case Form::Contour:
    case Form::PitchHz:
    case Form::PitchMidi:
    case Form::OwnCurve:
        return LayerKind::Curve;
    case Form::Tempo:
    case Form::Tag:
        return LayerKind::Tag;
    case Form::Lyrics:
        return LayerKind::Text;
    default:
        return LayerKind::Interval;
    }
}

/// A list of objects, or an object of lists of equal length. nullopt: neither.
std::optional<std::vector<Observation>> observationsOf(const QJsonValue& data, qsizetype most)
{
    std::vector<Observation> all;
    if (data.isArray()) {
        const QJsonArray list = data.toArray();
        if (list.size() > most)
            return all;
        all.reserve(std::size_t(list.size()));
        for (const QJsonValue& row : list) {
            if (!row.isObject())
                return std::nullopt;
            const QJsonObject o = row.toObject();
            all.push_back({o.value(kTime), o.value(kDuration), o.value(kValue), o.value(kConfidence)});
        }
        return all;
    }
    if (!data.isObject())
        return std::nullopt;
    const QJsonObject lists = data.toObject();
    const QJsonArray times = lists.value(kTime).toArray();
    const QJsonArray durations = lists.value(kDuration).toArray();
    const QJsonArray values = lists.value(kValue).toArray();
    const QJsonArray confidences = lists.value(kConfidence).toArray();
    if (times.size() > most)
        return all;
    if (durations.size() != times.size() || values.size() != times.size() || confidences.size() != times.size())
        return std::nullopt;
    for (qsizetype i = 0; i < times.size(); ++i)
        all.push_back({times[i], durations[i], values[i], confidences[i]});
    return all;
}

/// What was read, of which kind, and what the program's own sandbox says of it.
struct Reading {
    const FormatContext& context;
    Form form;
    LayerKind kind;
    LabelMapper mapper;
    QJsonObject own; ///< sandbox.unisono
    bool idsWithoutSchema = false;
    bool allForeign = false; ///< no item had a label when the program wrote them
};

void keep(Item& item, const QString& member, const QJsonValue& value)
{
    QJsonObject kept = extraOf(item.extra).value(kJams).toObject();
    kept.insert(member, value);
    setExtra(item.extra, kJams, kept);
}

void setText(Reading& r, Item& item, const QString& text, const QJsonObject& own)
{
    const QString given = own.value(QStringLiteral("label")).toString();
    if (r.allForeign || own.value(QStringLiteral("foreign")).toBool())
        item.foreignText = text;
    else if (r.idsWithoutSchema) // nothing to check against: believe the program's own file
        item.label = given.isEmpty() ? text : given;
    else
        setLabelText(item, text, r.mapper);
    if (r.own.isEmpty())
        return;
    // The program's own files say themselves which text a label came with.
    if (!item.extra.isEmpty())
        setExtra(item.extra, QStringLiteral("labelText"), QJsonValue::Undefined);
    if (own.contains(QStringLiteral("foreignText")))
        item.foreignText = own.value(QStringLiteral("foreignText")).toString();
}

std::optional<int> wholeOf(const QJsonValue& value)
{
    const double number = value.toDouble(-1);
    return value.isDouble() && number >= 0 && number < 1e6 && number == std::floor(number) ? std::optional(int(number))
                                                                                           : std::nullopt;
}

/// Fills label and payload from the value; what they cannot hold is kept as it was.
void setValue(Reading& r, Item& item, const QJsonValue& value, const QJsonObject& own)
{
    const QJsonObject object = value.toObject();
    const auto unheld = [&] { keep(item, kValue, value); };
    if (r.kind == LayerKind::Instant) {
        InstantValue instant;
        if (r.form == Form::Beat) {
            instant.beat = wholeOf(value);
            if (!instant.beat && !value.isNull())
                unheld();
        } else if (r.form == Form::BeatPosition) {
            instant.beat = wholeOf(object.value(QStringLiteral("position")));
            instant.bar = wholeOf(object.value(QStringLiteral("measure")));
            unheld();
        } else if (value.isString()) {
            setText(r, item, value.toString(), own);
        } else if (!value.isNull() && !value.isUndefined()) {
            unheld();
        }
        if (own.contains(QStringLiteral("bar")))
            instant.bar = wholeOf(own.value(QStringLiteral("bar")));
        if (own.contains(QStringLiteral("beat")))
            instant.beat = wholeOf(own.value(QStringLiteral("beat")));
        item.payload = instant;
    } else if (r.kind == LayerKind::Note) {
        NoteValue note;
        const double number = value.toDouble();
        if (r.form == Form::NoteMidi || r.form == Form::PitchMidi)
            note.pitchCents = roundedCents(number * 100);
        else
            note.pitchCents = number > 0 ? roundedCents(centsOfHz(number)) : 0;
        if (!value.isDouble() || (number <= 0 && r.form != Form::NoteMidi && r.form != Form::PitchMidi))
            unheld();
        if (own.value(QStringLiteral("velocity")).isDouble())
            note.velocity = own.value(QStringLiteral("velocity")).toDouble();
        item.payload = note;
        setText(r, item, own.value(QStringLiteral("text")).toString(), own);
    } else if (r.form == Form::MultiSegment) {
        item.level = wholeOf(object.value(QStringLiteral("level"))).value_or(0);
        setText(r, item, object.value(QStringLiteral("label")).toString(), own);
        if (object.size() != 2 || !object.value(QStringLiteral("label")).isString())
            unheld();
    } else if (!value.isString() && r.kind != LayerKind::Tag) {
        if (!value.isNull())
            unheld();
    } else if (r.kind == LayerKind::Chord) {
        item.payload = ChordValue{value.toString()};
        setText(r, item, own.value(QStringLiteral("text")).toString(), own);
    } else if (r.kind == LayerKind::Text) {
        item.payload = TextValue{value.toString()};
        setText(r, item, own.value(QStringLiteral("text")).toString(), own);
    } else if (r.kind == LayerKind::Tag) {
        TagValue tag;
        if (value.isDouble())
            tag.number = value.toDouble();
        else if (own.value(QStringLiteral("number")).isDouble())
            tag.number = own.value(QStringLiteral("number")).toDouble();
        else
            setText(r, item, value.toString(), own);
        if (!item.label.isEmpty())
            tag.labels = QStringList{std::exchange(item.label, QString())};
        item.payload = tag;
    } else {
        setText(r, item, value.toString(), own);
    }
}

std::optional<Confidence> confidenceFromId(const QString& id)
{
    for (const auto c : {Confidence::Sure, Confidence::Unsure})
        if (confidenceId(c) == id)
            return c;
    return std::nullopt;
}

void setOwnFields(Item& item, const QJsonObject& own)
{
    item.confidence = confidenceFromId(own.value(kConfidence).toString()).value_or(Confidence::Unstated);
    if (const auto frames = own.value(QStringLiteral("startUncertainty")); frames.isDouble())
        item.startUncertainty = frames.toInteger();
    if (const auto frames = own.value(QStringLiteral("endUncertainty")); frames.isDouble())
        item.endUncertainty = frames.toInteger();
    const QJsonObject more = own.value(QStringLiteral("extra")).toObject();
    if (!more.isEmpty()) {
        QJsonObject all = extraOf(item.extra);
        for (auto it = more.begin(); it != more.end(); ++it)
            all.insert(it.key(), it.value());
        item.extra = extraText(all);
    }
    if (const auto level = own.value(QStringLiteral("level")); level.isDouble())
        item.level = level.toInt();
}

/// One curve an index of the contour; times of points are those of the observations.
void readCurves(Reading& r, const std::vector<Observation>& observations, const QString& path, Finder& finder,
                FormatLayer& layer)
{
    std::map<int, std::size_t> itemOf;
    std::map<int, QJsonArray> unvoiced; // frequencies given for points without voice
    const QJsonArray gaps = r.own.value(QStringLiteral("gaps")).toArray();
    std::set<qint64> gapSet;
    for (const QJsonValue& gap : gaps)
        gapSet.insert(gap.toInteger(-1));
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const Observation& o = observations[i];
        if (!o.time.isDouble()) {
            finder.note(Severity::Error, QStringLiteral("import.no-time"),
                        QStringLiteral("%1.data[%2]").arg(path).arg(i));
            continue;
        }
        const QJsonObject object = o.value.toObject();
        const int index = r.form == Form::PitchHz || r.form == Form::PitchMidi ? 0
                          : r.form == Form::OwnCurve                           ? o.value.toArray().at(1).toInt()
                                                     : object.value(QStringLiteral("index")).toInt();
        QJsonValue number = o.value;
        if (r.form == Form::OwnCurve)
            number = o.value.toArray().at(0);
        else if (r.form == Form::Contour)
            number = object.value(QStringLiteral("frequency"));
        const bool voiced = r.form == Form::Contour   ? object.value(QStringLiteral("voiced")).toBool()
                            : r.form == Form::PitchHz ? number.toDouble() > 0
                                                      : !gapSet.count(qint64(i));
        const auto [it, isNew] = itemOf.emplace(index, layer.items.size());
        if (isNew) {
            Item item;
            item.payload = CurveValue{};
            layer.items.push_back(std::move(item));
        }
        CurvePoint point{frameAt(o.time.toDouble(), r.context.rate), std::nullopt};
        if (voiced && number.isDouble())
            point.value = number.toDouble();
        else
            unvoiced[index].append(number.toDouble());
        std::get<CurveValue>(layer.items[it->second].payload).points.push_back(point);
    }
    const QJsonObject items = r.own.value(QStringLiteral("items")).toObject();
    for (const auto& [index, at] : itemOf) {
        Item& item = layer.items[at];
        auto& points = std::get<CurveValue>(item.payload).points;
        std::stable_sort(points.begin(), points.end(),
                         [](const CurvePoint& a, const CurvePoint& b) { return a.at < b.at; });
        const QJsonObject own = items.value(QString::number(index)).toObject();
        item.span = {points.front().at, points.back().at + 1};
        if (own.contains(QStringLiteral("span"))) {
            const QJsonArray span = own.value(QStringLiteral("span")).toArray();
            item.span = {frameAt(span.at(0).toDouble(), r.context.rate),
                         frameAt(span.at(1).toDouble(), r.context.rate)};
        }
        const QJsonArray& values = unvoiced[index];
        if (std::any_of(values.begin(), values.end(), [](const QJsonValue& v) { return v.toDouble() != 0; }))
            keep(item, QStringLiteral("unvoiced"), values);
        setOwnFields(item, own);
        setText(r, item, own.value(QStringLiteral("text")).toString(), own);
    }
    // Curves without a point leave no observation.
    for (auto it = items.begin(); it != items.end(); ++it) {
        const QJsonArray span = it.value().toObject().value(QStringLiteral("span")).toArray();
        if (itemOf.count(it.key().toInt()) || span.size() != 2)
            continue;
        Item item;
        item.payload = CurveValue{};
        item.span = {frameAt(span.at(0).toDouble(), r.context.rate), frameAt(span.at(1).toDouble(), r.context.rate)};
        setOwnFields(item, it.value().toObject());
        layer.items.push_back(std::move(item));
    }
}

void readItems(Reading& r, const std::vector<Observation>& observations, const QString& path, Finder& finder,
               FormatLayer& layer)
{
    const QJsonObject items = r.own.value(QStringLiteral("items")).toObject();
    std::map<int, std::size_t> group; // labels of one tag item
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const Observation& o = observations[i];
        const QString place = QStringLiteral("%1.data[%2]").arg(path).arg(i);
        if (!o.time.isDouble()) {
            finder.note(Severity::Error, QStringLiteral("import.no-time"), place);
            continue;
        }
        const double start = o.time.toDouble();
        const double duration = o.duration.toDouble();
        if (duration < 0)
            finder.note(Severity::Warning, QStringLiteral("import.negative-duration"), place,
                        {QString::number(duration)});
        Item item;
        item.span.start = frameAt(start, r.context.rate);
        item.span.end = duration > 0 ? frameAt(start + duration, r.context.rate) : item.span.start;
        const QJsonObject own = items.value(QString::number(i)).toObject();
        if (!o.confidence.isNull() && !o.confidence.isUndefined())
            keep(item, kConfidence, o.confidence);
        if (r.kind == LayerKind::Instant && duration > 0)
            keep(item, kDuration, duration);
        if (duration < 0)
            keep(item, kDuration, duration);
        if (r.kind == LayerKind::Instant)
            item.span.end = item.span.start;
        setValue(r, item, o.value, own);
        setOwnFields(item, own);
        if (r.kind == LayerKind::Tag && own.contains(QStringLiteral("group"))) {
            const auto [it, isNew] = group.emplace(own.value(QStringLiteral("group")).toInt(), layer.items.size());
            if (!isNew) {
                auto& held = std::get<TagValue>(layer.items[it->second].payload);
                held.labels += std::get<TagValue>(item.payload).labels;
                continue;
            }
        }
        layer.items.push_back(std::move(item));
    }
}

} // namespace

Form formOf(const QString& nameSpace)
{
    static const QHash<QString, Form> forms{
        {QStringLiteral("segment_open"), Form::Segment},
        {QStringLiteral("segment_salami_function"), Form::Segment},
        {QStringLiteral("segment_salami_upper"), Form::Segment},
        {QStringLiteral("segment_salami_lower"), Form::Segment},
        {QStringLiteral("segment_salami_tut"), Form::Segment},
        {QStringLiteral("segment_tut"), Form::Segment},
        {QStringLiteral("multi_segment"), Form::MultiSegment},
        {QStringLiteral("beat"), Form::Beat},
        {QStringLiteral("beat_position"), Form::BeatPosition},
        {QStringLiteral("onset"), Form::Onset},
        {QStringLiteral("chord"), Form::Chord},
        {QStringLiteral("chord_harte"), Form::Chord},
        {QStringLiteral("key_mode"), Form::Key},
        {QStringLiteral("note_midi"), Form::NoteMidi},
        {QStringLiteral("note_hz"), Form::NoteHz},
        {QStringLiteral("pitch_contour"), Form::Contour},
        {QStringLiteral("pitch_hz"), Form::PitchHz},
        {QStringLiteral("pitch_midi"), Form::PitchMidi},
        {QStringLiteral("tempo"), Form::Tempo},
        {QStringLiteral("lyrics"), Form::Lyrics},
    };
    if (nameSpace.startsWith(QStringLiteral("tag_")))
        return Form::Tag;
    return forms.value(nameSpace, Form::Verbatim);
}

QString annotatorOf(const QJsonObject& metadata)
{
    const QJsonObject annotator = metadata.value(QStringLiteral("annotator")).toObject();
    const QString name = annotator.value(QStringLiteral("name")).toString();
    return name.isEmpty() ? annotator.value(QStringLiteral("id")).toString() : name;
}

bool readAnnotation(const QJsonObject& annotation, const QString& path, const FormatContext& context, Finder& finder,
                    qsizetype& rowsLeft, FormatLayer& layer)
{
    const QString nameSpace = annotation.value(kNamespace).toString();
    QJsonObject sandbox = annotation.value(kSandbox).toObject();
    const QJsonObject own = sandbox.value(kOwn).toObject();
    const auto ownKind = layerKindFromId(own.value(QStringLiteral("kind")).toString());
    Form form = formOf(nameSpace);
    if (form == Form::Verbatim && ownKind == LayerKind::Curve && nameSpace == QStringLiteral("vector"))
        form = Form::OwnCurve;
    if (form == Form::Verbatim)
        return false;
    const auto observations = observationsOf(annotation.value(kData), rowsLeft);
    if (!observations)
        return false;
    rowsLeft -= qsizetype(observations->size());
    if (observations->empty() && (annotation.value(kData).toArray().size() > rowsLeft ||
                                  annotation.value(kData).toObject().value(kTime).toArray().size() > rowsLeft)) {
        rowsLeft = -1;
        return false;
    }

    layer.layer = own.value(QStringLiteral("layer")).toString();
    layer.kind = ownKind.value_or(kindOf(form));
    layer.name = nameSpace;
    // pitch_hz and pitch_midi were used for contours and, with durations, for notes.
    if ((form == Form::PitchHz || form == Form::PitchMidi) && !ownKind && !observations->empty() &&
        std::all_of(observations->begin(), observations->end(),
                    [](const Observation& o) { return o.duration.toDouble() > 0; }))
        layer.kind = LayerKind::Note;
    const QJsonObject metadata = annotation.value(kMetadata).toObject();
    layer.person = annotatorOf(metadata);

    LabelMapper mapper(context.schema, layer.layer);
    const bool isKnown = mapper.layer() != nullptr;
    Reading reading{context,    form,
                    layer.kind, std::move(mapper),
                    own,        !isKnown && own.value(QStringLiteral("labels")).toString() == QStringLiteral("ids")};
    if (layer.kind == LayerKind::Curve)
        readCurves(reading, *observations, path, finder, layer);
    else
        readItems(reading, *observations, path, finder, layer);

    QJsonObject kept = annotation;
    kept.remove(kData);
    sandbox.remove(kOwn);
    kept.insert(kSandbox, sandbox);
    if (annotation.value(kData).isObject())
        kept.insert(QStringLiteral("dense"), true);
    layer.extra = extraText({{kJams, kept}});
    return true;
}

} // namespace unisono::jams
