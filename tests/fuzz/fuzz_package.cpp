// Any bytes as a work package: read or refused. What was read is written and read again the same. In half of the cases
// the bytes are the entries of a package that is signed soundly, so that what stands behind the signature is reached.

#include "tests/support/packages.h"

#include <QBuffer>

#include <cstdlib>

using namespace unisono;
using namespace unisono::test;

namespace {

/// The first line names the kind; entries are parted by a byte that no text holds.
QByteArray signedParts(const QByteArray& data)
{
    const QList<QByteArray> parts = data.split('\x1e');
    std::vector<RawEntry> entries = data.startsWith('O') ? offerEntries(smallOffer()) : returnEntries(smallReturn());
    for (qsizetype i = 1; i < parts.size() && std::size_t(i) <= entries.size(); ++i)
        if (!parts[i].isEmpty())
            entries[std::size_t(i - 1)].content = parts[i];
    return signedZip(entries, leadKey());
}

void take(QByteArray bytes)
{
    PackageLimits limits;
    limits.audioBytes = limits.totalBytes = 16 << 20;
    limits.jsonBytes = 4 << 20;
    QBuffer device(&bytes);
    if (!device.open(QIODevice::ReadOnly))
        std::abort();
    JobContext job;
    const auto inspected = inspectPackage(device, job, limits);
    const auto offer = readOffer(device, limits);
    const auto back = readReturn(device, limits);
    if (offer && back)
        std::abort();
    if ((offer || back) && !inspected)
        if (inspected.error().detail != QLatin1String("package.total-large") &&
            !inspected.error().detail.startsWith(QLatin1String("package.entry-damaged")) &&
            !inspected.error().detail.startsWith(QLatin1String("package.bomb")))
            std::abort();
    if (offer) {
        QByteArray again = signedZip(offerEntries(*offer), leadKey());
        QBuffer other(&again);
        const auto second = other.open(QIODevice::ReadOnly) ? readOffer(other) : Error{};
        if (offer->leadKey == leadKey().publicKey() && (!second || !(*second == *offer)))
            std::abort();
    }
    if (back) {
        QByteArray again = signedZip(returnEntries(back->value), leadKey());
        QBuffer other(&again);
        const auto second = other.open(QIODevice::ReadOnly) ? readReturn(other) : Error{};
        if (!second || !(second->value == back->value))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    take(bytes.startsWith("PK") ? bytes : signedParts(bytes));
    return 0;
}
