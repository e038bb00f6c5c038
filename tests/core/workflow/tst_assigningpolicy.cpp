#include "core/workflow/assigningpolicy.h"

#include <QtTest>

using namespace unisono;

namespace {

/// Code and place of every fault.
QStringList faults(const QByteArray& json)
{
    Issues issues;
    const Result<AssigningPolicy> policy = assigningPolicyFromJson(json, &issues);
    QStringList list;
    for (const Issue& issue : issues)
        list << issue.code + u' ' + issue.place + (issue.args.isEmpty() ? QString() : u' ' + issue.args.join(u' '));
    if (policy.has_value() != list.isEmpty())
        list << QStringLiteral("the result does not agree with the faults");
    if (!policy && !issues.empty() &&
        (policy.error().message != issues.front().code || policy.error().detail != issues.front().place))
        list << QStringLiteral("the error is not the first fault");
    return list;
}

QStringList one(const char* fault)
{
    return {QString::fromLatin1(fault)};
}

} // namespace

class TestAssigningPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void whatIsNotThereKeepsItsDefault();
    void faultsAreNamed();
    void manyFaultsAtOnce();
};

void TestAssigningPolicy::whatIsWrittenIsRead()
{
    AssigningPolicy policy;
    for (int i = 0; i < 2; ++i) {
        const Result<AssigningPolicy> read = assigningPolicyFromJson(assigningPolicyToJson(policy), nullptr);
        QVERIFY(read && *read == policy);
        policy.passes = 3;
        policy.overlap.reset();
        policy.balance = {BalanceBy::Source};
        policy.mostOpen = 12;
        policy.repeats = {0.1, 30};
        policy.layers = {QStringLiteral("beat"), QStringLiteral("section")};
        policy.tracks = {TrackId::next(), TrackId::next()};
        policy.gold = {0.1, 0.2, 3, 4};
        policy.packageSize = 25;
    }
}

void TestAssigningPolicy::whatIsNotThereKeepsItsDefault()
{
    const Result<AssigningPolicy> read = assigningPolicyFromJson(R"({"format": 1, "overlap": {"most": 3}})", nullptr);
    AssigningPolicy expected;
    expected.overlap->most = 3;
    QVERIFY(read && *read == expected);
}

void TestAssigningPolicy::faultsAreNamed()
{
    QCOMPARE(faults("{"), one("policy.not-json 1"));
    QCOMPARE(faults("[]"), one("policy.not-json 0"));
    QCOMPARE(faults("{}"), one("policy.missing $.format format"));
    QCOMPARE(faults(R"({"format": 1, "pases": 2})"), one("policy.unknown-member $.pases pases"));
    QCOMPARE(faults(R"({"format": 1, "gold": {"shares": 1}})"), one("policy.unknown-member $.gold.shares shares"));
    QCOMPARE(faults(R"({"format": 1, "passes": "2"})"), one("policy.type $.passes number"));
    QCOMPARE(faults(R"({"format": 1, "passes": 2.5})"), one("policy.type $.passes whole-number"));
    QCOMPARE(faults(R"({"format": 1, "passes": 0})"), one("policy.range $.passes 1 9"));
    QCOMPARE(faults(R"({"format": 1, "repeats": {"days": 13}})"), one("policy.range $.repeats.days 14 1000000"));
    QCOMPARE(faults(R"({"format": 1, "gold": {"share": 0.6}})"), one("policy.range $.gold.share 0 0.5"));
    QCOMPARE(faults(R"({"format": 1, "gold": []})"), one("policy.type $.gold object"));
    QCOMPARE(faults(R"({"format": 1, "overlap": {"first": 4, "most": 3}})"),
             one("policy.first-over-most $.overlap.first 4 3"));
    QCOMPARE(faults(R"({"format": 1, "balance": ["genre", "colour"]})"),
             one("policy.word $.balance[1] colour genre, length, source"));
    QCOMPARE(faults(R"({"format": 1, "layers": ["beat", "beat"]})"), one("policy.same-twice $.layers[1] beat"));
    QCOMPARE(faults(R"({"format": 1, "layers": [1]})"), one("policy.type $.layers[0] string"));
    QCOMPARE(faults(R"({"format": 1, "tracks": ["?"]})"), one("policy.id $.tracks[0] ?"));
    QCOMPARE(faults(R"({"format": 1, "layers": "beat"})"), one("policy.type $.layers list"));
    const Result<AssigningPolicy> newer = assigningPolicyFromJson(R"({"format": 2, "later": 1})", nullptr);
    QVERIFY(!newer && newer.error().code == ErrorCode::NewerVersion && newer.error().detail == u"2");
}

void TestAssigningPolicy::manyFaultsAtOnce()
{
    QCOMPARE(faults(R"({"format": 1, "passes": 99, "mostOpen": -1, "gold": {"spacing": true}})").size(), 3);
}

QTEST_GUILESS_MAIN(TestAssigningPolicy)
#include "tst_assigningpolicy.moc"
