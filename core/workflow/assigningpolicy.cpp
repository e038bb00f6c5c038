#include "core/workflow/assigningpolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <array>
#include <cmath>

namespace unisono {

namespace {

constexpr int kMostPasses = 9;
constexpr int kMost = 1'000'000;
constexpr double kMostGold = 0.5;
constexpr std::array kBalance{"genre", "length", "source"};

/// The members of one object: reads those that are asked for, then knows which are left over.
class Members {
public:
    Members(QJsonObject object, QString path, Issues& issues)
        : m_object(std::move(object)),
          m_path(std::move(path)),
          m_issues(issues)
    {
    }

    bool has(const char* name) const { return m_object.contains(QLatin1String(name)); }
    QString place(const char* name) const { return m_path + u'.' + QLatin1String(name); }
    void fault(const char* code, const QString& at, const QStringList& args = {}) const
    {
        m_issues.push_back({Severity::Error, QLatin1String(code), at, args});
    }
    QJsonValue take(const char* name)
    {
        m_known.insert(QLatin1String(name));
        return m_object.value(QLatin1String(name));
    }
    void wrongType(const char* name, const char* type) const
    {
        fault("policy.type", place(name), {QLatin1String(type)});
    }

    void whole(const char* name, int& number, int from, int to)
    {
        double read = number;
        if (!numberOf(name, read))
            return;
        if (read != std::floor(read))
            wrongType(name, "whole-number");
        else if (read < from || read > to)
            fault("policy.range", place(name), {QString::number(from), QString::number(to)});
        else
            number = int(read);
    }
    void whole(const char* name, std::optional<int>& number, int from, int to)
    {
        if (take(name).isUndefined() || take(name).isNull())
            return;
        int read = from;
        whole(name, read, from, to);
        number = read;
    }
    void share(const char* name, double& number, double to)
    {
        double read = number;
        if (!numberOf(name, read))
            return;
        if (read < 0 || read > to)
            fault("policy.range", place(name), {QStringLiteral("0"), QString::number(to)});
        else
            number = read;
    }
    /// Texts that are each there once; `accept` says whether one is known.
    template <class Accept> void texts(const char* name, Accept accept)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isArray())
            return wrongType(name, "list");
        QSet<QString> seen;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString here = place(name) + QStringLiteral("[%1]").arg(i);
            const QString text = array[i].toString();
            if (!array[i].isString())
                fault("policy.type", here, {QStringLiteral("string")});
            else if (seen.contains(text))
                fault("policy.same-twice", here, {text});
            else
                accept(text, here);
            seen.insert(text);
        }
    }
    template <class Read> void object(const char* name, Read read)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return wrongType(name, "object");
        Members in(value.toObject(), place(name), m_issues);
        read(in);
        in.noOthers();
    }
    void noOthers() const
    {
        for (auto it = m_object.begin(); it != m_object.end(); ++it)
            if (!m_known.contains(it.key()))
                fault("policy.unknown-member", m_path + u'.' + it.key(), {it.key()});
    }

private:
    bool numberOf(const char* name, double& number)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return false;
        if (!value.isDouble() || !std::isfinite(value.toDouble())) {
            wrongType(name, "number");
            return false;
        }
        number = value.toDouble();
        return true;
    }

    QJsonObject m_object;
    QString m_path;
    Issues& m_issues;
    QSet<QString> m_known;
};

void readOverlap(Members& in, AssigningPolicy& policy)
{
    if (in.take("overlap").isNull()) {
        policy.overlap.reset();
        return;
    }
    in.object("overlap", [&](Members& overlap) {
        AdaptiveOverlap& to = *policy.overlap;
        overlap.whole("first", to.first, 1, kMostPasses);
        overlap.whole("most", to.most, 1, kMostPasses);
        if (to.first > to.most)
            overlap.fault("policy.first-over-most", overlap.place("first"),
                          {QString::number(to.first), QString::number(to.most)});
    });
}

void readLists(Members& in, AssigningPolicy& policy)
{
    if (in.has("balance"))
        policy.balance.clear();
    in.texts("balance", [&](const QString& text, const QString& here) {
        QStringList words;
        for (std::size_t i = 0; i < kBalance.size(); ++i) {
            words << QLatin1String(kBalance[i]);
            if (text == words.back()) {
                policy.balance.push_back(BalanceBy(i));
                return;
            }
        }
        in.fault("policy.word", here, {text, words.join(QStringLiteral(", "))});
    });
    in.texts("layers", [&](const QString& text, const QString&) { policy.layers << text; });
    in.texts("tracks", [&](const QString& text, const QString& here) {
        if (const TrackId id = TrackId::fromText(text); !id.isNull())
            policy.tracks.push_back(id);
        else
            in.fault("policy.id", here, {text});
    });
}

AssigningPolicy readPolicy(Members& in)
{
    AssigningPolicy policy;
    in.take("format");
    in.whole("passes", policy.passes, 1, kMostPasses);
    readOverlap(in, policy);
    readLists(in, policy);
    in.whole("mostOpen", policy.mostOpen, 1, kMost);
    in.object("repeats", [&](Members& repeats) {
        repeats.share("share", policy.repeats.share, 1);
        repeats.whole("days", policy.repeats.days, kFewestRepeatDays, kMost);
    });
    in.object("gold", [&](Members& gold) {
        gold.share("share", policy.gold.share, kMostGold);
        gold.share("firstShare", policy.gold.firstShare, kMostGold);
        gold.whole("firstPackages", policy.gold.firstPackages, 0, kMost);
        gold.whole("spacing", policy.gold.spacing, 0, kMost);
    });
    in.whole("packageSize", policy.packageSize, 1, kMost);
    in.noOthers();
    return policy;
}

template <class T> QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace

Result<AssigningPolicy> assigningPolicyFromJson(const QByteArray& json, Issues* issues)
{
    Issues found;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        const QString place = QString::number(document.isNull() ? error.offset : 0);
        found.push_back({Severity::Error, QStringLiteral("policy.not-json"), place, {}});
    }
    Members in(document.object(), QStringLiteral("$"), found);
    int format = 0;
    if (document.isObject() && !in.has("format"))
        in.fault("policy.missing", in.place("format"), {QStringLiteral("format")});
    in.whole("format", format, 1, kMost);
    if (format > kPolicyFormat)
        return Error{ErrorCode::NewerVersion, QStringLiteral("a policy of a newer form"), {}, QString::number(format)};
    AssigningPolicy policy = readPolicy(in);
    if (issues)
        issues->insert(issues->end(), found.begin(), found.end());
    if (!found.empty())
        return Error{ErrorCode::Parse, found.front().code, {}, found.front().place};
    return policy;
}

QByteArray assigningPolicyToJson(const AssigningPolicy& policy)
{
    QJsonArray balance;
    for (const BalanceBy by : policy.balance)
        balance << QLatin1String(kBalance.at(std::size_t(by)));
    QJsonArray tracks;
    for (const TrackId& track : policy.tracks)
        tracks << track.toText();
    QJsonValue overlap;
    if (policy.overlap)
        overlap = QJsonObject{{QStringLiteral("first"), policy.overlap->first},
                              {QStringLiteral("most"), policy.overlap->most}};
    const QJsonObject object{
        {QStringLiteral("format"), kPolicyFormat},
        {QStringLiteral("passes"), orNull(policy.passes)},
        {QStringLiteral("overlap"), overlap},
        {QStringLiteral("balance"), balance},
        {QStringLiteral("mostOpen"), orNull(policy.mostOpen)},
        {QStringLiteral("repeats"),
         QJsonObject{{QStringLiteral("share"), policy.repeats.share}, {QStringLiteral("days"), policy.repeats.days}}},
        {QStringLiteral("layers"), QJsonArray::fromStringList(policy.layers)},
        {QStringLiteral("tracks"), tracks},
        {QStringLiteral("gold"), QJsonObject{{QStringLiteral("share"), policy.gold.share},
                                             {QStringLiteral("firstShare"), policy.gold.firstShare},
                                             {QStringLiteral("firstPackages"), policy.gold.firstPackages},
                                             {QStringLiteral("spacing"), policy.gold.spacing}}},
        {QStringLiteral("packageSize"), policy.packageSize}};
    return QJsonDocument(object).toJson();
}

} // namespace unisono
