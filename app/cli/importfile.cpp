#include "app/cli/command.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("unisono::Cli", text);
}

struct Options {
    std::string project, file, track, layer, person, format, pick;
    std::string unknown = "list";
    bool replace = false;
    bool submit = false;
};

QString text(const std::string& bytes)
{
    return QString::fromLocal8Bit(bytes.c_str());
}

/// More than one layer of the file fits, or there are items already: what to do about it.
int failToImport(const CliOutput& out, const Error& error, const Options& options)
{
    if (error.code == ErrorCode::NotFound)
        return out.fail(tr("%1 holds nothing that fits the layer %2. Nothing was changed.")
                            .arg(QFileInfo(text(options.file)).fileName(), error.subject));
    if (error.code == ErrorCode::Invalid && !error.detail.isEmpty())
        return out.fail(tr("%1 holds more than one layer that fits. Nothing was changed. Choose one with --pick NUMBER "
                           "(and an annotator with --person):\n%2")
                            .arg(QFileInfo(text(options.file)).fileName(), error.detail));
    if (error.code == ErrorCode::Invalid)
        return out.fail(tr("%1 has annotations in this layer already, or has handed them in. Nothing was changed. "
                           "--replace puts the file's in the place of unfinished ones; that can be undone.")
                            .arg(error.subject));
    return out.fail(error);
}

/// Items of the edit whose text means no label.
QJsonArray unmappedItems(const Edit& edit, SampleRate rate)
{
    QJsonArray list;
    for (const AnyChange& any : edit.changes)
        if (const auto* change = std::get_if<Change<Item>>(&any))
            if (change->after && !change->after->foreignText.isEmpty())
                list.append(QJsonObject{{QStringLiteral("start"), secondsOf(change->after->span.start, rate)},
                                        {QStringLiteral("end"), secondsOf(change->after->span.end, rate)},
                                        {QStringLiteral("text"), change->after->foreignText}});
    return list;
}

/// Their texts, with how often each is there.
QJsonArray unknownTexts(const QJsonArray& unmapped)
{
    QMap<QString, int> counts;
    for (const QJsonValue& item : unmapped)
        ++counts[item[u"text"].toString()];
    QJsonArray list;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        list.append(QJsonObject{{QStringLiteral("text"), it.key()}, {QStringLiteral("count"), it.value()}});
    return list;
}

int failForUnknown(const CliOutput& out, const QJsonArray& unknown, const LayerDef& layer)
{
    QStringList lines;
    for (const QJsonValue& each : unknown)
        lines << tr("%1 (%2 times)").arg(each[u"text"].toString(), QString::number(each[u"count"].toInt()));
    return out.fail(QStringLiteral("unknown-labels"),
                    tr("The layer %1 has no labels for these texts. Nothing was changed. Add them to the schema as "
                       "labels or aliases, or import with --unknown keep, which keeps the texts with their items:\n%2")
                        .arg(layer.name, lines.join(QLatin1Char('\n'))),
                    {{QStringLiteral("unknown"), unknown}});
}

int run(const Options& options, const CliOutput& out)
{
    const auto project = Project::open(text(options.project));
    if (!project)
        return out.fail(project.error());
    Project& p = **project;
    const auto track = findTrack(p, text(options.track));
    if (!track)
        return out.fail(track.error());
    const auto layer = findLayer(p, text(options.layer));
    if (!layer)
        return out.fail(layer.error());

    FormatContext context;
    context.rate = track->rate;
    context.frames = track->frames;
    context.schema = &p.schema();
    context.title = track->title;
    context.artist = track->artist;
    Issues issues;
    const auto read = readFormatFile(text(options.file), text(options.format), context, &issues);
    if (!read)
        return out.fail(read.error());

    const std::vector<Person> people = p.people();
    const std::vector<Assignment> assignments = p.assignments(track->id);
    const ImportPlace place{*track,
                            *layer,
                            people,
                            assignments,
                            [&p](AssignmentId id) { return p.items(id); },
                            p.me().id,
                            QDateTime::currentMSecsSinceEpoch(),
                            p.schema().version};
    const ImportWish wish{text(options.person), text(options.pick),
                          read->format->id + QStringLiteral(", ") + QFileInfo(text(options.file)).fileName(),
                          options.replace ? Existing::Replace : Existing::Refuse,
                          options.submit ? AfterImport::Submit : AfterImport::KeepOpen};
    const auto result = importInto(place, read->document, wish, &issues);
    if (!result)
        return failToImport(out, result.error(), options);
    const QJsonArray unmapped = unmappedItems(result->edit, track->rate);
    if (options.unknown == "list" && !unmapped.isEmpty())
        return failForUnknown(out, unknownTexts(unmapped), *layer);
    if (const auto applied = p.apply(result->edit); !applied)
        return out.fail(applied.error());
    if (const auto reason = p.unsavedReason())
        return out.fail(*reason);

    QJsonArray layers;
    QString lines;
    for (const ImportResult::Layer& l : result->layers) {
        layers.append(QJsonObject{{QStringLiteral("layer"), layer->id},
                                  {QStringLiteral("person"), l.person},
                                  {QStringLiteral("assignment"), l.assignment.toText()},
                                  {QStringLiteral("items"), l.items}});
        lines +=
            tr("%1, %2: %3 items imported").arg(layer->name, l.person, QString::number(l.items)) + QLatin1Char('\n');
    }
    for (const QJsonValue& item : unmapped)
        lines += tr("%1 s to %2 s is kept without a label: %3")
                     .arg(QString::number(item[u"start"].toDouble(), 'f', 3),
                          QString::number(item[u"end"].toDouble(), 'f', 3), item[u"text"].toString()) +
                 QLatin1Char('\n');
    out.issues(issues);
    out.document({{QStringLiteral("format"), read->format->id},
                  {QStringLiteral("track"), track->id.toText()},
                  {QStringLiteral("imported"), layers},
                  {QStringLiteral("unmapped"), unmapped},
                  {QStringLiteral("issues"), issuesToJson(issues)}},
                 lines);
    return kExitDone;
}

} // namespace

void registerCommands_importfile(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("import"), tr("Bring a file of annotations into a layer of a track"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("file", options->file, tr("File of annotations").toStdString())->required();
             app.add_option("--track", options->track, tr("Track, by id or name").toStdString())->required();
             app.add_option("--layer", options->layer, tr("Layer, by id or name").toStdString())->required();
             app.add_option(
                 "--person", options->person,
                 tr("Whose annotations they are; made where new. Without it those named in the file").toStdString());
             app.add_option("--format", options->format,
                            tr("Format; without it found by content and name").toStdString());
             app.add_option("--pick", options->pick,
                            tr("Which layer of the file, by number or name, where several fit").toStdString());
             app.add_option("--unknown", options->unknown,
                            tr("Texts that mean no label: list stops with their list, keep keeps them with their items")
                                .toStdString())
                 ->check(CLI::IsMember({"list", "keep"}))
                 ->capture_default_str();
             app.add_flag("--submit", options->submit, tr("Hand the imported annotations in").toStdString());
             app.add_flag("--replace", options->replace, tr("Replace what the person has there").toStdString());
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
