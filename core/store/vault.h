#pragma once

#include "core/annotation/model.h"
#include "core/crypto/passphrase.h"
#include "core/crypto/signing.h"

#include <memory>

namespace unisono {

/// The secrets of a project: the key of its sealed records and the lead's signing key. They are kept in the project as
/// the body of its one record of RecordKind::Key, encrypted under the lead's passphrase; open they are in memory only.
/// What this protects: who reads the project's file without the passphrase learns no golden answer, not which units
/// are gold, no answer of others that came in packages, and not what a package's ids stand for. What it does not: the
/// number of records and their rough size, and anything while the lead has it open.
/// Threads: any (immutable)
class Vault {
public:
    static std::shared_ptr<const Vault> make();
    /// Takes about a second and 256 MB: for a job. Errors: WrongKey -> another passphrase; Corrupt -> no such record;
    /// those of deriveKey()
    static Result<std::shared_ptr<const Vault>> open(const QByteArray& keyRecord, const QString& passphrase);
    /// The body of the Key record. Errors: those of deriveKey()
    Result<QByteArray> keyRecord(const QString& passphrase, KeyCost cost = KeyCost::Moderate) const;

    /// The body of a sealed record of this kind and key.
    QByteArray seal(RecordKind kind, const QString& key, const QByteArray& plain) const;
    /// Errors: WrongKey, Damaged
    Result<QByteArray> unseal(const Record& record) const;
    const SigningKey& signing() const { return m_signing; }

private:
    Vault(SecretKey key, SigningKey signing)
        : m_key(std::move(key)),
          m_signing(std::move(signing))
    {
    }
    SecretKey m_key;
    SigningKey m_signing;
};

/// Items as the content of a sealed submission, and back. Errors: Corrupt
QByteArray itemsToJson(const Items& items);
Result<Items> itemsFromJson(const QByteArray& json);

} // namespace unisono
