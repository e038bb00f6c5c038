#include "ui/golden/policyform.h"

#include "ui/text/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace unisono {

namespace {

enum Place {
    Passes,
    First,
    Most,
    Balance,
    MostOpen,
    RepeatShare,
    RepeatDays,
    GoldShare,
    GoldFirstShare,
    GoldFirstPackages,
    GoldSpacing,
    PackageSize,
    Layers,
    PlaceCount
};

/// Where the members of a policy's file are asked for.
constexpr std::array<const char*, PlaceCount> kMembers{
    "$.passes",        "$.overlap.first", "$.overlap.most", "$.balance",         "$.mostOpen",
    "$.repeats.share", "$.repeats.days",  "$.gold.share",   "$.gold.firstShare", "$.gold.firstPackages",
    "$.gold.spacing",  "$.packageSize",   "$.layers"};

QStringList names()
{
    return {AskPanel::tr("Passes of a unit"),
            AskPanel::tr("Overlap begins with"),
            AskPanel::tr("Overlap at most"),
            AskPanel::tr("Balanced by"),
            AskPanel::tr("Open units a person"),
            AskPanel::tr("Own repeats, percent"),
            AskPanel::tr("Repeats after days"),
            AskPanel::tr("Gold, percent"),
            AskPanel::tr("Gold at first, percent"),
            AskPanel::tr("First packages"),
            AskPanel::tr("Units between gold"),
            AskPanel::tr("Units of a package"),
            AskPanel::tr("Layers")};
}

QString asTheLayerSays()
{
    return AskPanel::tr("as the layer says");
}
QString none()
{
    return AskPanel::tr("none");
}
QString noLimit()
{
    return AskPanel::tr("no limit");
}
QString all()
{
    return AskPanel::tr("all");
}

QStringList balanceNames()
{
    return {AskPanel::tr("genre"), AskPanel::tr("length"), AskPanel::tr("source")};
}
constexpr std::array kBalanceIds{"genre", "length", "source"};

QString percent(double share)
{
    return QLocale().toString(share * 100, 'g', 4);
}

/// A number, or the text as it is, which the reader of policies then refuses with its place.
QJsonValue number(const QString& text, double scale = 1)
{
    bool isNumber = false;
    double value = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        value = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(value * scale) : QJsonValue(text);
}

QJsonValue numberOr(const QString& word, const QString& text)
{
    return text.compare(word, Qt::CaseInsensitive) == 0 ? QJsonValue() : number(text);
}

/// "genre, length" as ids; a text that is no name stays, and is refused.
QJsonArray idsOf(const QString& text, const QStringList& from, const QStringList& to)
{
    QJsonArray ids;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const qsizetype at = from.indexOf(part.trimmed(), 0);
        ids.append(at < 0 ? part.trimmed() : to[at]);
    }
    return ids;
}

/// As of a policy's file, but shares are asked for in percent, and every field that can have a wrong type is a number.
QString sentenceOf(Issue issue)
{
    if (issue.code == QLatin1String("policy.type"))
        return issue.args.value(0) == QLatin1String("whole-number") ? AskPanel::tr("This has to be a whole number.")
                                                                    : AskPanel::tr("This has to be a number.");
    if (issue.code == QLatin1String("policy.range") && issue.place.contains(QLatin1String("hare")))
        for (QString& bound : issue.args)
            bound = QString::number(bound.toDouble() * 100);
    issue.place.clear(); // the field is named instead
    return sentence(issue);
}

} // namespace

std::vector<AskPanel::Field> policyFields(const AssigningPolicy& policy, const QStringList& layerNames)
{
    QStringList texts;
    texts << (policy.passes ? QString::number(*policy.passes) : asTheLayerSays())
          << (policy.overlap ? QString::number(policy.overlap->first) : none())
          << (policy.overlap ? QString::number(policy.overlap->most) : none());
    QStringList balance;
    for (const BalanceBy by : policy.balance)
        balance << balanceNames()[int(by)];
    texts << balance.join(QStringLiteral(", ")) << (policy.mostOpen ? QString::number(*policy.mostOpen) : noLimit())
          << percent(policy.repeats.share) << QString::number(policy.repeats.days) << percent(policy.gold.share)
          << percent(policy.gold.firstShare) << QString::number(policy.gold.firstPackages)
          << QString::number(policy.gold.spacing) << QString::number(policy.packageSize)
          << (layerNames.isEmpty() ? all() : layerNames.join(QStringLiteral(", ")));
    std::vector<AskPanel::Field> fields;
    fields.reserve(PlaceCount);
    for (int i = 0; i < PlaceCount; ++i)
        fields.push_back({names()[i], texts[i], {}, false});
    return fields;
}

std::optional<AssigningPolicy> policyOf(const QStringList& answers, const AssigningPolicy& before,
                                        const QStringList& layerIds, const QStringList& layerNames, QString& refusal)
{
    QJsonObject object = QJsonDocument::fromJson(assigningPolicyToJson(before)).object();
    const auto isWord = [&](Place place, const QString& word) {
        return answers.value(place).compare(word, Qt::CaseInsensitive) == 0;
    };
    QStringList balanceIds;
    for (const char* id : kBalanceIds)
        balanceIds << QLatin1String(id);
    object[QLatin1String("passes")] = numberOr(asTheLayerSays(), answers.value(Passes));
    if (isWord(First, none()) && isWord(Most, none()))
        object[QLatin1String("overlap")] = QJsonValue();
    else
        object[QLatin1String("overlap")] = QJsonObject{{QLatin1String("first"), number(answers.value(First))},
                                                       {QLatin1String("most"), number(answers.value(Most))}};
    object[QLatin1String("balance")] = idsOf(answers.value(Balance), balanceNames(), balanceIds);
    object[QLatin1String("mostOpen")] = numberOr(noLimit(), answers.value(MostOpen));
    object[QLatin1String("repeats")] = QJsonObject{{QLatin1String("share"), number(answers.value(RepeatShare), 0.01)},
                                                   {QLatin1String("days"), number(answers.value(RepeatDays))}};
    object[QLatin1String("gold")] =
        QJsonObject{{QLatin1String("share"), number(answers.value(GoldShare), 0.01)},
                    {QLatin1String("firstShare"), number(answers.value(GoldFirstShare), 0.01)},
                    {QLatin1String("firstPackages"), number(answers.value(GoldFirstPackages))},
                    {QLatin1String("spacing"), number(answers.value(GoldSpacing))}};
    object[QLatin1String("packageSize")] = number(answers.value(PackageSize));
    object[QLatin1String("layers")] =
        isWord(Layers, all()) ? QJsonArray() : idsOf(answers.value(Layers), layerNames, layerIds);
    Issues issues;
    const Result<AssigningPolicy> policy = assigningPolicyFromJson(QJsonDocument(object).toJson(), &issues);
    if (policy) {
        for (const QString& layer : policy->layers)
            if (!layerIds.contains(layer)) {
                refusal = AskPanel::tr("%1: The schema has no layer “%2”.").arg(names()[Layers], layer);
                return std::nullopt;
            }
        return *policy;
    }
    const Issue issue = issues.empty() ? Issue{Severity::Error, policy.error().message, {}, {}} : issues.front();
    QString field;
    for (int i = 0; i < PlaceCount; ++i)
        if (issue.place.startsWith(QLatin1String(kMembers[std::size_t(i)])))
            field = names()[i];
    const QString why = sentenceOf(issue);
    refusal = field.isEmpty() ? why : AskPanel::tr("%1: %2").arg(field, why);
    return std::nullopt;
}

} // namespace unisono
