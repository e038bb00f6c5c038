#include "app/cli/command.h"
#include "core/genre/resolve.h"
#include "core/genre/schemareader.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string file;
    std::string genre;
};

QString originId(LayerOrigin origin)
{
    switch (origin) {
    case LayerOrigin::Own:
        return QStringLiteral("own");
    case LayerOrigin::Inherited:
        return QStringLiteral("inherited");
    case LayerOrigin::Refined:
        break;
    }
    return QStringLiteral("refined");
}

QString originText(const GenreSchema& schema, const ResolvedLayer& layer)
{
    const auto nameOf = [&](const QString& id) { return schema.genre(id) ? schema.genre(id)->name : id; };
    const QString from = layer.from.isEmpty() ? schema.name : nameOf(layer.from);
    QStringList refiners;
    for (const QString& id : layer.refined)
        refiners << nameOf(id);
    switch (layer.origin) {
    case LayerOrigin::Own:
        return tr("own");
    case LayerOrigin::Inherited:
        return tr("inherited from %1").arg(from);
    case LayerOrigin::Refined:
        break;
    }
    return tr("from %1, refined by %2").arg(from, refiners.join(QStringLiteral(", ")));
}

int run(const Options& options, const CliOutput& out)
{
    Issues issues;
    const Result<GenreSchema> schema = findSchema(QString::fromStdString(options.file), &issues);
    if (!schema)
        return out.fail(schema.error());
    const Result<GenreDef> genre = findGenre(*schema, QString::fromStdString(options.genre));
    if (!genre)
        return out.fail(genre.error());
    QJsonArray layers;
    QString text;
    for (const ResolvedLayer& each : resolveLayers(*schema, genre->id)) {
        QJsonObject layer = layerToJson(each.layer);
        layer[QLatin1String("origin")] = originId(each.origin);
        layer[QLatin1String("from")] = each.from.isEmpty() ? QJsonValue() : QJsonValue(each.from);
        layer[QLatin1String("refined")] = QJsonArray::fromStringList(each.refined);
        layers.append(layer);
        QStringList labels;
        for (const LabelDef* label : each.layer.children({}))
            labels << label->name;
        text += QStringList{each.layer.name, layerKindName(each.layer.kind), originText(*schema, each),
                            labels.join(QStringLiteral(", "))}
                    .join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    out.document({{QLatin1String("schema"), schema->id},
                  {QLatin1String("version"), schema->version},
                  {QLatin1String("genre"), genre->id},
                  {QLatin1String("path"), genrePath(*schema, genre->id)},
                  {QLatin1String("line"), QJsonArray::fromStringList(genreLine(*schema, genre->id))},
                  {QLatin1String("layers"), layers}},
                 text);
    return kExitDone;
}

} // namespace

void registerCommands_schemaresolve(CommandRegistry& registry)
{
    registry.add({QStringLiteral("schema resolve"), tr("Layers of a genre, with where each comes from"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("file", options->file, tr("Schema file, or id of a shipped schema").toStdString())
                          ->required();
                      app.add_option("--genre", options->genre, tr("Genre, by id or name").toStdString())->required();
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
