#include "app/cli/schemajson.h"

#include "ui/text/schemawords.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

int failWith(const CliOutput& out, const QString& code, const QString& text, const QString& file, const Issues& issues)
{
    return out.fail(code, text + QLatin1Char('\n') + fileIssuesText(file, issues).trimmed(),
                    {{QLatin1String("issues"), fileIssuesToJson(file, issues)}});
}

} // namespace

QJsonObject differenceToJson(const SchemaDifference& difference)
{
    QJsonObject json{{QLatin1String("part"), schemaPartId(difference.part)},
                     {QLatin1String("change"), schemaChangeId(difference.change)},
                     {QLatin1String("id"), difference.id},
                     {QLatin1String("name"), difference.name},
                     {QLatin1String("message"), sentence(difference)}};
    for (const auto& [name, text] :
         {std::pair{"layer", difference.layer}, std::pair{"was", difference.was}, std::pair{"now", difference.now}})
        json[QLatin1String(name)] = text.isEmpty() ? QJsonValue() : QJsonValue(text);
    json[QLatin1String("became")] = QJsonArray::fromStringList(difference.became);
    json[QLatin1String("members")] = QJsonArray::fromStringList(difference.members);
    return json;
}

QJsonArray fileIssuesToJson(const QString& file, const Issues& issues)
{
    QJsonArray list;
    for (const QJsonValue& each : issuesToJson(issues)) {
        QJsonObject issue = each.toObject();
        issue[QLatin1String("file")] = file;
        list.append(issue);
    }
    return list;
}

QString fileIssuesText(const QString& file, const Issues& issues)
{
    QString text;
    for (const Issue& issue : issues)
        text += file + QStringLiteral(": ") + sentence(issue) + QLatin1Char('\n');
    return text;
}

int failWithIssues(const CliOutput& out, const QString& text, const QString& file, const Issues& issues)
{
    return failWith(out, QStringLiteral("parse"), text, file, issues);
}

int failToMerge(const CliOutput& out, const QString& file, const Issues& issues)
{
    return failWith(out, QStringLiteral("conflict"),
                    tr("The drafts cannot be joined. Nothing was changed. Make these the same in one of them:"), file,
                    issues);
}

} // namespace unisono
