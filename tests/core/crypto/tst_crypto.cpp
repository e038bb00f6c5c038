#include "core/crypto/passphrase.h"
#include "core/crypto/sealing.h"
#include "core/crypto/signing.h"

#include <QSet>
#include <QTest>

#include <cstring>

using namespace unisono;

namespace {

SecretKey keyOf(char byte)
{
    return *SecretKey::fromBytes(QByteArray(kSecretBytes, byte));
}

QByteArray copied(const SecretKey& key)
{
    return {reinterpret_cast<const char*>(key.bytes().data()), kSecretBytes};
}

} // namespace

class TestCrypto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secretsAreSharedAndCompared();
    void randomBytesDiffer();
    void passphraseGivesTheSameKey();
    void argonAgreesWithItsReference();
    void hostileParametersAreRefused();
    void sealedComesBack();
    void lengthsTellLittle();
    void anyChangedByteIsNoticed();
    void signaturesFitTheirBytesAlone();
    void ed25519AgreesWithRfc8032();
};

void TestCrypto::secretsAreSharedAndCompared()
{
    const SecretKey one = SecretKey::random();
    const SecretKey copy = one;
    QCOMPARE(copy.bytes().data(), one.bytes().data());
    QVERIFY(*SecretKey::fromBytes(copied(one)) == one);
    QVERIFY(!(SecretKey::random() == one));
    QVERIFY(!SecretKey::fromBytes(QByteArray(31, 'a')));
    QVERIFY(!SecretKey::fromBytes(QByteArray(33, 'a')));
    QVERIFY(!SecretKey::fromBytes({}));
}

void TestCrypto::randomBytesDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen << randomBytes(16);
    QCOMPARE(seen.size(), 1000);
    QCOMPARE(randomBytes(0).size(), 0);
    QCOMPARE(randomBytes(-1).size(), 0);
}

void TestCrypto::passphraseGivesTheSameKey()
{
    const KeyParams params = newKeyParams(KeyCost::Cheap);
    const auto composed = deriveKey(QStringLiteral("gr\u00fcn"), params);
    const auto decomposed = deriveKey(QStringLiteral("gru\u0308n"), params);
    QVERIFY(composed && decomposed);
    QVERIFY(*composed == *decomposed);
    const QString typed = QString::fromLatin1("green");
    const QString kept = QString::fromLatin1("green");
    QVERIFY(deriveKey(typed, params));
    QCOMPARE(typed, kept);
    QVERIFY(!(*deriveKey(typed, params) == *composed));
    QVERIFY(!(*deriveKey(typed, newKeyParams(KeyCost::Cheap)) == *deriveKey(typed, params)));
    QCOMPARE(deriveKey({}, params).error().code, ErrorCode::Invalid);

    const KeyParams usual = newKeyParams();
    QVERIFY(usual.memoryBytes >= (256U << 20) && usual.operations >= 3 && usual.salt.size() == 16);
}

void TestCrypto::argonAgreesWithItsReference()
{
    // argon2 0~20190702 (the reference program): printf password | argon2 0123456789abcdef -id -t 2 -k 64 -p 1 -l 32 -r
    const auto key = deriveKey(QStringLiteral("password"), {QByteArrayLiteral("0123456789abcdef"), 2, 64 << 10});
    QVERIFY(key);
    QCOMPARE(copied(*key).toHex(),
             QByteArrayLiteral("fb83b5711fd91df630b63677dee62ccd13ee6f0c4897d856b49542b9b1e9975b"));
}

void TestCrypto::hostileParametersAreRefused()
{
    const KeyParams good = newKeyParams(KeyCost::Cheap);
    const auto codeOf = [](const KeyParams& params) {
        const auto key = deriveKey(QStringLiteral("a"), params);
        return key ? ErrorCode::Internal : key.error().code;
    };
    KeyParams bad = good;
    bad.memoryBytes = kMostKeyMemoryBytes + 1;
    QCOMPARE(codeOf(bad), ErrorCode::TooLarge);
    bad.memoryBytes = UINT64_MAX;
    QCOMPARE(codeOf(bad), ErrorCode::TooLarge);
    bad.memoryBytes = 100;
    QCOMPARE(codeOf(bad), ErrorCode::Invalid);
    bad = good;
    bad.operations = kMostKeyOperations + 1;
    QCOMPARE(codeOf(bad), ErrorCode::TooLarge);
    bad.operations = 0;
    QCOMPARE(codeOf(bad), ErrorCode::Invalid);
    bad = good;
    bad.salt.chop(1);
    QCOMPARE(codeOf(bad), ErrorCode::Invalid);
    bad.salt = {};
    QCOMPARE(codeOf(bad), ErrorCode::Invalid);
}

void TestCrypto::sealedComesBack()
{
    const QByteArray context = QByteArrayLiteral("gold/1");
    for (const int size : {0, 1, 255, 256, 257, 100'000}) {
        const QByteArray plain(size, '\x80');
        const QByteArray box = sealed(keyOf('k'), plain, context);
        const auto back = unsealed(keyOf('k'), box, context);
        QVERIFY(back);
        QCOMPARE(*back, plain);
        QVERIFY(sealed(keyOf('k'), plain, context) != box);
        QCOMPARE(unsealed(keyOf('l'), box, context).error().code, ErrorCode::WrongKey);
        QCOMPARE(unsealed(keyOf('k'), box, QByteArrayLiteral("gold/2")).error().code, ErrorCode::WrongKey);
        QCOMPARE(unsealed(keyOf('k'), box, {}).error().code, ErrorCode::WrongKey);
    }
    QCOMPARE(unsealed(keyOf('k'), {}, context).error().code, ErrorCode::Damaged);
    QCOMPARE(unsealed(keyOf('k'), QByteArray(200, '\1'), context).error().code, ErrorCode::Damaged);
}

void TestCrypto::lengthsTellLittle()
{
    QSet<qsizetype> lengths;
    for (int size = 0; size < 256; ++size)
        lengths << sealed(keyOf('k'), QByteArray(size, 'a'), {}).size();
    QCOMPARE(lengths.size(), 1);
}

void TestCrypto::anyChangedByteIsNoticed()
{
    const QByteArray box = sealed(keyOf('k'), QByteArrayLiteral("answer"), QByteArrayLiteral("c"));
    for (qsizetype i = 0; i < box.size(); ++i) {
        QByteArray changed = box;
        changed[i] = char(changed[i] ^ 1);
        QCOMPARE(unsealed(keyOf('k'), changed, QByteArrayLiteral("c")).error().code, ErrorCode::WrongKey);
    }
    QByteArray newer = box;
    newer[0] = 2;
    QCOMPARE(unsealed(keyOf('k'), newer, QByteArrayLiteral("c")).error().code, ErrorCode::NewerVersion);
}

void TestCrypto::signaturesFitTheirBytesAlone()
{
    const SigningKey key(keyOf('s'));
    QCOMPARE(SigningKey(keyOf('s')).publicKey(), key.publicKey());
    const QByteArray bytes = QByteArrayLiteral("manifest");
    const QByteArray signature = key.sign(bytes);
    QCOMPARE(key.sign(bytes), signature);
    QVERIFY(verifies(key.publicKey(), bytes, signature));
    QVERIFY(!verifies(SigningKey(keyOf('t')).publicKey(), bytes, signature));
    QVERIFY(!verifies(key.publicKey(), QByteArrayLiteral("Manifest"), signature));
    QVERIFY(!verifies(key.publicKey(), {}, signature));
    QVERIFY(!verifies({}, bytes, signature));
    QVERIFY(!verifies(key.publicKey(), bytes, {}));
    for (qsizetype i = 0; i < signature.size(); ++i) {
        QByteArray changed = signature;
        changed[i] = char(changed[i] ^ 1);
        QVERIFY(!verifies(key.publicKey(), bytes, changed));
    }
}

void TestCrypto::ed25519AgreesWithRfc8032()
{
    // RFC 8032, 7.1, TEST 2
    const SigningKey key(
        *SecretKey::fromBytes(QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
    QCOMPARE(key.publicKey().toHex(),
             QByteArrayLiteral("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    QCOMPARE(key.sign(QByteArrayLiteral("r")).toHex(),
             QByteArrayLiteral("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

QTEST_GUILESS_MAIN(TestCrypto)
#include "tst_crypto.moc"
