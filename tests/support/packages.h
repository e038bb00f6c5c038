#pragma once

#include "core/package/packagefile.h"
#include "tests/support/rawzip.h"

#include <QJsonValue>

namespace unisono::test {

/// The key of a lead, the same in every run.
SigningKey leadKey();
SigningKey returnKeyOf(const PackageOffer& offer);

/// "00...0<number>": an id of a package's form.
QString packageId(int number);

/// An offer of two tracks, the first with audio ("audio/<id>.wav"), and three assignments, of a small schema.
PackageOffer smallOffer();
/// Answers to it, with items of every kind of payload.
PackageReturn smallReturn();
/// One answer with so many sections.
PackageReturn returnOf(int items);

/// Of 4000 bytes, that are no sound.
QByteArray audioBytes();

/// The bytes of a package of these entries, signed as they are by `key`; the signature comes to them as the last.
QByteArray signedZip(std::vector<RawEntry> entries, const SigningKey& key);
/// The entries that signedZip() takes, as the program writes them.
std::vector<RawEntry> offerEntries(const PackageOffer& offer);
std::vector<RawEntry> returnEntries(const PackageReturn& value);

RawEntry entryOf(const QByteArray& name, const QByteArray& content = QByteArrayLiteral("x"));
/// The JSON of an entry, changed at one member of its object; at one of the first object in one of its lists.
void setMember(RawEntry& entry, const char* name, const QJsonValue& value);
void setFirst(RawEntry& entry, const char* list, const char* name, const QJsonValue& value);

Result<PackageOffer> offerIn(QByteArray bytes, const PackageLimits& limits = {});
Result<SignedReturn> returnIn(QByteArray bytes, const PackageLimits& limits = {});

/// "taken", or the code of the rule that was broken.
template <class T> QString ruleOf(const Result<T>& result)
{
    if (result)
        return QStringLiteral("taken");
    return result.error().code == ErrorCode::Refused ? result.error().detail.section(u' ', 0, 0)
                                                     : QStringLiteral("not refused, but failed");
}

/// The most memory that this program has taken so far.
qint64 peakBytes();

} // namespace unisono::test
