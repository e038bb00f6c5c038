#include "core/interchange/jamsannotationwriter.h"

#include "core/annotation/rowjson.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace unisono::jams {

namespace {

bool isKeyMode(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(N|[A-G][b#]?(:(major|minor|ionian|dorian|phrygian|lydian|mixolydian|aeolian|locrian))?)$"));
    return pattern.match(text).hasMatch();
}

/// Collects the observations of one annotation and what the program's own sandbox says of them.
class AnnotationWriter {
public:
    AnnotationWriter(const FormatLayer& layer, const FormatContext& context)
        : m_layer(layer),
          m_context(context),
          m_mapper(context.schema, layer.layer),
          m_def(m_mapper.layer()),
          m_kept(extraOf(layer.extra).value(kJams).toObject())
    {
        m_namespace = chooseNamespace(m_kept.value(kNamespace).toString());
        m_form = formOf(m_namespace);
        m_allForeign = std::all_of(layer.items.begin(), layer.items.end(), [](const Item& i) {
            const auto* tag = std::get_if<TagValue>(&i.payload);
            return i.label.isEmpty() && (!tag || tag->labels.isEmpty());
        });
    }
    QJsonObject write();

private:
    QString chooseNamespace(const QString& kept) const;
    QString intervalNamespace(const QString& kept) const;
    QString curveNamespace(const QString& kept) const;
    QString text(const Item& item) const;
    QJsonObject ownOf(const Item& item, const QString& written) const;
    QJsonValue valueOf(const Item& item, const QString& written) const;
    void writeItem(const Item& item);
    void writeTags(const Item& item, int group);
    void writeCurve(const Item& item, int index);
    void put(FrameSpan span, const QJsonValue& value, const Item& item, const QJsonObject& own);

    const FormatLayer& m_layer;
    const FormatContext& m_context;
    mutable LabelMapper m_mapper;
    const LayerDef* m_def;
    QJsonObject m_kept;
    QString m_namespace;
    Form m_form = Form::Segment;
    QJsonArray m_times, m_durations, m_values, m_confidences;
    QJsonArray m_gaps;
    std::map<QString, QJsonObject> m_ownItems; // sorted: a QJsonObject moves all behind every key put between
    bool m_allForeign = false;
};

QString AnnotationWriter::intervalNamespace(const QString& kept) const
{
    const bool nested = std::any_of(m_layer.items.begin(), m_layer.items.end(), [](const Item& i) { return i.level; });
    const Form form = formOf(kept);
    if (nested || form == Form::MultiSegment)
        return QStringLiteral("multi_segment");
    if (form == Form::Segment)
        return kept;
    const bool keys =
        !m_layer.items.empty() && std::all_of(m_layer.items.begin(), m_layer.items.end(), [this](const Item& i) {
            if (!isKeyMode(labelText(i, m_mapper))) {
                const LabelDef* label = m_def ? m_def->label(i.label) : nullptr;
                return label && std::any_of(label->aliases.begin(), label->aliases.end(), isKeyMode);
            }
            return true;
        });
    // "A" is a key and a section alike: only the layer's own name or the file it came from tells.
    if (keys && (form == Form::Key || m_layer.layer == QStringLiteral("key")))
        return QStringLiteral("key_mode");
    return QStringLiteral("segment_open");
}

QString AnnotationWriter::curveNamespace(const QString& kept) const
{
    const Form form = formOf(kept);
    const bool oneCurve = m_layer.items.size() == 1;
    const auto pitched = [](const Item& item) {
        const auto* curve = std::get_if<CurveValue>(&item.payload);
        return curve && std::all_of(curve->points.begin(), curve->points.end(),
                                    [](const CurvePoint& p) { return !p.value || *p.value > 0; });
    };
    if (form == Form::Contour || (form == Form::PitchMidi && oneCurve) ||
        (form == Form::PitchHz && oneCurve && pitched(m_layer.items.front())))
        return kept;
    const bool hz = m_def && m_def->valueUnit == QStringLiteral("Hz");
    return hz ? QStringLiteral("pitch_contour") : QStringLiteral("vector");
}

QString AnnotationWriter::chooseNamespace(const QString& kept) const
{
    const Form form = kept.isEmpty() ? Form::Verbatim : formOf(kept);
    const auto oneOf = [form](std::initializer_list<Form> forms) {
        return std::find(forms.begin(), forms.end(), form) != forms.end();
    };
    const auto any = [this](auto has) { return std::any_of(m_layer.items.begin(), m_layer.items.end(), has); };
    switch (m_layer.kind) {
    case LayerKind::Interval:
        return intervalNamespace(kept);
    case LayerKind::Curve:
        return curveNamespace(kept);
    case LayerKind::Instant: {
        if (any([](const Item& i) { return !i.label.isEmpty() || !i.foreignText.isEmpty(); }))
            return QStringLiteral("segment_open");
        if (oneOf({Form::Beat, Form::BeatPosition, Form::Onset}))
            return kept;
        const bool beats = any([](const Item& i) {
            const auto* value = std::get_if<InstantValue>(&i.payload);
            return value && value->beat;
        });
        return beats || m_layer.layer == QStringLiteral("beat") ? QStringLiteral("beat") : QStringLiteral("onset");
    }
    case LayerKind::Note:
        return oneOf({Form::NoteMidi, Form::NoteHz, Form::PitchHz, Form::PitchMidi}) ? kept
                                                                                     : QStringLiteral("note_midi");
    case LayerKind::Chord:
        return form == Form::Chord ? kept : QStringLiteral("chord");
    case LayerKind::Text:
        if (oneOf({Form::Lyrics, Form::Tag, Form::Segment}))
            return kept;
        return m_layer.layer.isEmpty() || m_layer.layer.contains(QStringLiteral("lyric")) ? QStringLiteral("lyrics")
                                                                                          : QStringLiteral("tag_open");
    case LayerKind::Tag:
        if (form == Form::Tag)
            return kept;
        if (form == Form::Tempo || m_layer.layer == QStringLiteral("tempo"))
            return QStringLiteral("tempo");
        return QStringLiteral("tag_open");
    }
    return QStringLiteral("segment_open");
}

QString AnnotationWriter::text(const Item& item) const
{
    const QString shown = labelText(item, m_mapper);
    if (m_form != Form::Key || isKeyMode(shown))
        return shown;
    const LabelDef* label = m_def ? m_def->label(item.label) : nullptr;
    if (label)
        for (const QString& alias : label->aliases)
            if (isKeyMode(alias))
                return alias;
    return shown;
}

/// What an observation of the namespace does not hold of the item.
QJsonObject AnnotationWriter::ownOf(const Item& item, const QString& written) const
{
    QJsonObject own;
    if (item.confidence != Confidence::Unstated)
        own.insert(kConfidence, confidenceId(item.confidence));
    if (item.startUncertainty)
        own.insert(QStringLiteral("startUncertainty"), qint64(*item.startUncertainty));
    if (item.endUncertainty)
        own.insert(QStringLiteral("endUncertainty"), qint64(*item.endUncertainty));
    if (item.level != 0 && m_form != Form::MultiSegment)
        own.insert(QStringLiteral("level"), item.level);
    if (!item.label.isEmpty() && written != item.label)
        own.insert(QStringLiteral("label"), item.label);
    if (!m_allForeign && item.label.isEmpty() && !item.foreignText.isEmpty())
        own.insert(QStringLiteral("foreign"), true);
    if (!item.label.isEmpty() && !item.foreignText.isEmpty())
        own.insert(QStringLiteral("foreignText"), item.foreignText);
    if (const auto* instant = std::get_if<InstantValue>(&item.payload)) {
        if (instant->bar && m_form != Form::BeatPosition)
            own.insert(QStringLiteral("bar"), *instant->bar);
        if (instant->beat && m_form != Form::BeatPosition && m_form != Form::Beat)
            own.insert(QStringLiteral("beat"), *instant->beat);
    }
    const bool valueIsLabel =
        m_layer.kind == LayerKind::Interval || m_layer.kind == LayerKind::Instant || m_layer.kind == LayerKind::Tag;
    if (!valueIsLabel && !written.isEmpty())
        own.insert(QStringLiteral("text"), written);
    if (const auto* note = std::get_if<NoteValue>(&item.payload); note && note->velocity)
        own.insert(QStringLiteral("velocity"), *note->velocity);
    QJsonObject more = extraOf(item.extra);
    more.remove(kJams);
    if (!more.isEmpty())
        own.insert(QStringLiteral("extra"), more);
    return own;
}

QJsonValue AnnotationWriter::valueOf(const Item& item, const QString& written) const
{
    const QJsonObject jams = item.extra.isEmpty() ? QJsonObject() : extraOf(item.extra).value(kJams).toObject();
    const QJsonValue kept = jams.value(kValue);
    const QJsonValue keptOrNull = kept.isUndefined() ? QJsonValue(QJsonValue::Null) : kept;
    if (const auto* instant = std::get_if<InstantValue>(&item.payload)) {
        if (m_form == Form::Beat)
            return instant->beat ? QJsonValue(*instant->beat) : keptOrNull;
        if (m_form == Form::BeatPosition) {
            QJsonObject position = kept.toObject();
            if (instant->beat)
                position.insert(QStringLiteral("position"), *instant->beat);
            if (instant->bar)
                position.insert(QStringLiteral("measure"), *instant->bar);
            return position;
        }
        return m_form == Form::Segment ? QJsonValue(written) : keptOrNull;
    }
    if (const auto* note = std::get_if<NoteValue>(&item.payload)) {
        if (!kept.isUndefined() && note->pitchCents == 0)
            return kept;
        if (m_form == Form::NoteMidi || m_form == Form::PitchMidi)
            return note->pitchCents / 100;
        return std::round(hzOfCents(note->pitchCents) * 1e6) / 1e6;
    }
    if (const auto* chord = std::get_if<ChordValue>(&item.payload))
        return kept.isUndefined() || !chord->harte.isEmpty() ? QJsonValue(chord->harte) : kept;
    if (const auto* words = std::get_if<TextValue>(&item.payload))
        return kept.isUndefined() || !words->text.isEmpty() ? QJsonValue(words->text) : kept;
    if (m_form == Form::MultiSegment) {
        QJsonObject segment = kept.toObject();
        segment.insert(QStringLiteral("label"), written);
        segment.insert(QStringLiteral("level"), item.level);
        return segment;
    }
    return written.isEmpty() && !kept.isUndefined() ? kept : QJsonValue(written);
}

void AnnotationWriter::put(FrameSpan span, const QJsonValue& value, const Item& item, const QJsonObject& own)
{
    const QJsonObject jams = item.extra.isEmpty() ? QJsonObject() : extraOf(item.extra).value(kJams).toObject();
    if (!own.isEmpty())
        m_ownItems.emplace(QString::number(m_times.size()), own);
    const double start = roundedSeconds(span.start, m_context.rate);
    const double length = std::round((roundedSeconds(span.end, m_context.rate) - start) * 1e9) / 1e9;
    m_times.append(start);
    m_durations.append(jams.contains(kDuration) ? jams.value(kDuration) : QJsonValue(length));
    m_values.append(value);
    m_confidences.append(jams.contains(kConfidence) ? jams.value(kConfidence) : QJsonValue(QJsonValue::Null));
}

void AnnotationWriter::writeItem(const Item& item)
{
    const QString written = text(item);
    put(item.span, valueOf(item, written), item, ownOf(item, written));
}

/// One observation a label; "group" says which belong to one item.
void AnnotationWriter::writeTags(const Item& item, int group)
{
    const auto* tag = std::get_if<TagValue>(&item.payload);
    const QString written = text(item);
    QJsonObject own = ownOf(item, written);
    own.insert(QStringLiteral("group"), group);
    if (!tag || (tag->labels.isEmpty() && !tag->number))
        return put(item.span, valueOf(item, written), item, own);
    if (tag->number) {
        const bool isNumber = m_form == Form::Tempo;
        if (!isNumber)
            own.insert(QStringLiteral("number"), *tag->number);
        put(item.span, isNumber ? QJsonValue(*tag->number) : QJsonValue(QString::number(*tag->number, 'g', 17)), item,
            own);
        own = QJsonObject{{QStringLiteral("group"), group}};
    }
    for (const QString& label : tag->labels) {
        put(item.span, label, item, own);
        own = QJsonObject{{QStringLiteral("group"), group}};
    }
}

void AnnotationWriter::writeCurve(const Item& item, int index)
{
    const auto* curve = std::get_if<CurveValue>(&item.payload);
    const QString written = text(item);
    QJsonObject own = ownOf(item, written);
    own.insert(QStringLiteral("span"), QJsonArray{roundedSeconds(item.span.start, m_context.rate),
                                                  roundedSeconds(item.span.end, m_context.rate)});
    m_ownItems.emplace(QString::number(index), own);
    const QJsonArray unvoiced = extraOf(item.extra).value(kJams).toObject().value(QStringLiteral("unvoiced")).toArray();
    qsizetype gap = 0;
    for (const CurvePoint& point : curve ? curve->points : std::vector<CurvePoint>()) {
        const double value = point.value ? *point.value : unvoiced.at(gap).toDouble();
        gap += point.value ? 0 : 1;
        if (!point.value)
            m_gaps.append(m_times.size());
        QJsonValue shown = value;
        if (m_form == Form::Contour)
            shown = QJsonObject{{QStringLiteral("index"), index},
                                {QStringLiteral("frequency"), value},
                                {QStringLiteral("voiced"), point.value.has_value()}};
        else if (m_namespace == QStringLiteral("vector"))
            shown = index == 0 ? QJsonArray{value} : QJsonArray{value, index};
        m_times.append(roundedSeconds(point.at, m_context.rate));
        m_durations.append(0.0);
        m_values.append(shown);
        m_confidences.append(QJsonValue(QJsonValue::Null));
    }
}

QJsonObject AnnotationWriter::write()
{
    int index = 0;
    for (const Item& item : m_layer.items) {
        if (m_layer.kind == LayerKind::Curve)
            writeCurve(item, index++);
        else if (m_layer.kind == LayerKind::Tag)
            writeTags(item, index++);
        else
            writeItem(item);
    }
    QJsonObject own{{QStringLiteral("layer"), m_layer.layer},
                    {QStringLiteral("kind"), layerKindId(m_layer.kind)},
                    {QStringLiteral("labels"), m_allForeign ? QStringLiteral("texts") : QStringLiteral("ids")}};
    QJsonObject items;
    for (const auto& [at, item] : m_ownItems)
        items.insert(at, item);
    if (!items.isEmpty())
        own.insert(QStringLiteral("items"), items);
    if (!m_gaps.isEmpty() && m_form != Form::Contour && m_form != Form::PitchHz)
        own.insert(QStringLiteral("gaps"), m_gaps);

    QJsonObject annotation = m_kept;
    const bool dense = annotation.take(QStringLiteral("dense")).toBool() || m_layer.kind == LayerKind::Curve;
    QJsonObject sandbox = annotation.value(kSandbox).toObject();
    sandbox.insert(kOwn, own);
    annotation.insert(kSandbox, sandbox);
    annotation.insert(kNamespace, m_namespace);
    QJsonObject metadata = annotation.value(kMetadata).toObject();
    if (annotatorOf(metadata) != m_layer.person) {
        QJsonObject annotator = metadata.value(QStringLiteral("annotator")).toObject();
        annotator.insert(QStringLiteral("name"), m_layer.person);
        metadata.insert(QStringLiteral("annotator"), annotator);
    }
    if (!m_kept.contains(kMetadata)) {
        metadata.insert(QStringLiteral("curator"),
                        QJsonObject{{QStringLiteral("name"), QString()}, {QStringLiteral("email"), QString()}});
        metadata.insert(QStringLiteral("annotation_tools"), QStringLiteral("Unisono"));
        for (const char* empty : {"version", "corpus", "annotation_rules", "validation", "data_source"})
            metadata.insert(QString::fromLatin1(empty), QString());
        if (!metadata.contains(QStringLiteral("annotator")))
            metadata.insert(QStringLiteral("annotator"), QJsonObject());
    }
    annotation.insert(kMetadata, metadata);
    if (!annotation.contains(kTime)) {
        annotation.insert(kTime, 0.0);
        annotation.insert(kDuration, m_context.frames > 0
                                         ? QJsonValue(roundedSeconds(Frame{m_context.frames}, m_context.rate))
                                         : QJsonValue(QJsonValue::Null));
    }
    if (dense) {
        annotation.insert(
            kData,
            QJsonObject{{kTime, m_times}, {kDuration, m_durations}, {kValue, m_values}, {kConfidence, m_confidences}});
    } else {
        QJsonArray rows;
        for (qsizetype i = 0; i < m_times.size(); ++i)
            rows.append(QJsonObject{{kTime, m_times[i]},
                                    {kDuration, m_durations[i]},
                                    {kValue, m_values[i]},
                                    {kConfidence, m_confidences[i]}});
        annotation.insert(kData, rows);
    }
    return annotation;
}

} // namespace

QJsonObject writeAnnotation(const FormatLayer& layer, const FormatContext& context)
{
    return AnnotationWriter(layer, context).write();
}

} // namespace unisono::jams
