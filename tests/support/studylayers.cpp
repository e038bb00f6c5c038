#include "tests/support/studylayers.h"

#include <cmath>

namespace unisono::test {

LabelDef labelDef(const char* id, const char* parent)
{
    LabelDef def;
    def.id = QLatin1String(id);
    def.name = def.id;
    def.parentId = QLatin1String(parent);
    return def;
}

/// A layer with so many people, "A", "B" ..., and no tracks yet.
StudyLayer studyLayer(LayerKind kind, int raters, std::vector<LabelDef> labels)
{
    StudyLayer layer;
    layer.layer.id = QStringLiteral("layer");
    layer.layer.name = layer.layer.id;
    layer.layer.kind = kind;
    layer.layer.labels = std::move(labels);
    for (int r = 0; r < raters; ++r)
        layer.raters.push_back({PersonId::next(), QString(QChar(u'A' + r))});
    return layer;
}

StudyTrack& addStudyTrack(StudyLayer& layer, double seconds)
{
    StudyTrack track;
    track.id = TrackId::next();
    track.title = QStringLiteral("Track %1").arg(layer.tracks.size());
    track.rate = {kStudyRate};
    track.frames = framesOf(seconds, track.rate);
    track.answers.resize(layer.raters.size());
    layer.tracks.push_back(track);
    return layer.tracks.back();
}

Item studyItem(double from, double to, const char* label, Payload payload)
{
    Item item;
    item.id = ItemId::next();
    item.span = {frameAt(from, {kStudyRate}), frameAt(to, {kStudyRate})};
    item.label = QLatin1String(label);
    item.payload = std::move(payload);
    return item;
}

StudyAnswer answerOf(Items items)
{
    StudyAnswer answer;
    answer.items = std::move(items);
    return answer;
}

StudyAnswer instantsAt(const std::vector<double>& times)
{
    Items items;
    for (const double time : times)
        items.push_back(studyItem(time, time, "", InstantValue()));
    return answerOf(items);
}

StudyAnswer tagOf(const QStringList& labels)
{
    return answerOf({studyItem(0, 100, "", TagValue{labels, std::nullopt, false})});
}

StudyWish withoutIntervals()
{
    StudyWish wish;
    wish.bootstrap.reset();
    return wish;
}

LayerStudy studied(const StudyLayer& layer, const StudyWish& wish)
{
    const JobContext job;
    Result<LayerStudy> study = studyOf(layer, wish, job);
    if (!study)
        qFatal("%s", qPrintable(study.error().message));
    return std::move(*study);
}

const StudyFigure& figureOf(const std::vector<StudyFigure>& figures, const char* id)
{
    for (const StudyFigure& each : figures)
        if (each.info.id == QLatin1String(id))
            return each;
    qFatal("no figure %s", id);
}

bool isNear(const std::optional<double>& value, double wanted, double within)
{
    return value && std::abs(*value - wanted) <= within;
}

} // namespace unisono::test
