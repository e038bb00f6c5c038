#include "app/cli/command.h"
#include "core/package/packagefile.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

int run(const std::string& path, const CliOutput& out)
{
    Result<PackageInspection> seen = Error{};
    withProgress(tr("Reading"), [&](JobContext& job) { seen = inspectPackage(QString::fromStdString(path), job); });
    if (!seen)
        return out.fail(seen.error());
    QJsonArray entries;
    QString text;
    for (const PackageEntry& entry : seen->entries) {
        entries.append(QJsonObject{{QLatin1String("name"), entry.name}, {QLatin1String("bytes"), entry.bytes}});
        text += entry.name + QLatin1Char('\t') + QString::number(entry.bytes) + QLatin1Char('\n');
    }
    QJsonObject object{{QLatin1String("kind"), QLatin1String(seen->kind == PackageKind::Offer ? "offer" : "return")},
                       {QLatin1String("package"), seen->package},
                       {QLatin1String("person"), seen->person},
                       {QLatin1String("tracks"), seen->tracks},
                       {QLatin1String("assignments"), seen->assignments},
                       {QLatin1String("answers"), seen->answers},
                       {QLatin1String("items"), seen->items},
                       {QLatin1String("signature"), signatureStateId(seen->signature)},
                       {QLatin1String("entries"), entries}};
    if (seen->problem) {
        object[QLatin1String("problem")] = sentence(*seen->problem);
        out.document(object, text + sentence(*seen->problem));
        return kExitProblem;
    }
    object[QLatin1String("problem")] = QJsonValue();
    text += seen->kind == PackageKind::Offer
                ? tr("Work for %1: %2 assignments on %3 tracks.")
                      .arg(seen->person, QString::number(seen->assignments), QString::number(seen->tracks))
                : tr("Answers of %1: %2 with %3 items.")
                      .arg(seen->person, QString::number(seen->answers), QString::number(seen->items));
    out.document(object, text);
    return kExitDone;
}

} // namespace

void registerCommands_packageinspect(CommandRegistry& registry)
{
    registry.add({QStringLiteral("package inspect"), tr("Say what a package holds, and whether it is whole"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto path = std::make_shared<std::string>();
                      app.add_option("package", *path, tr("Package (.unipack)").toStdString())->required();
                      return [path, &out] { return run(*path, out); };
                  }});
}

} // namespace unisono
