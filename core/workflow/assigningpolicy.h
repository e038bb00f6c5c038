#pragma once

#include "core/base/issue.h"
#include "core/workflow/goldpolicy.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace unisono {

/// Passes are added while a unit is undecided.
struct AdaptiveOverlap {
    int first = 2; ///< passes to begin with, where the layer does not ask for fewer
    int most = 5;
    bool operator==(const AdaptiveOverlap&) const = default;
};

/// What the work of each person is balanced by.
enum class BalanceBy { Genre, Length, Source };

/// A person's own work given to them once more.
struct RepeatRule {
    double share = 0; ///< of what they newly get, 0..1
    int days = 14;    ///< since they submitted it, kFewestRepeatDays at least
    bool operator==(const RepeatRule&) const = default;
};
inline constexpr int kFewestRepeatDays = 14;

struct AssigningPolicy {
    std::optional<int> passes;                                  ///< nullopt: those of the layer
    std::optional<AdaptiveOverlap> overlap = AdaptiveOverlap(); ///< nullopt: all passes at once, none more
    std::vector<BalanceBy> balance{BalanceBy::Genre, BalanceBy::Length, BalanceBy::Source};
    std::optional<int> mostOpen; ///< units a person has at one time, gold and repeats among them
    RepeatRule repeats;
    QStringList layers;          ///< empty: every layer
    std::vector<TrackId> tracks; ///< empty: every track
    GoldInsertion gold;
    int packageSize = 40; ///< units of a package without its gold, at most
    bool operator==(const AssigningPolicy&) const = default;
};

inline constexpr int kPolicyFormat = 1;

/// Reads a policy from its JSON text. Members that are not there keep their default; "overlap": null is none.
/// Issues: every fault (Severity::Error, place = JSON path, "$.gold.share"): policy.not-json (place: byte),
/// policy.missing, policy.unknown-member, policy.type (wanted type), policy.range (from, to), policy.word (text,
/// words), policy.same-twice, policy.id (text), policy.first-over-most. Errors: NewerVersion; Parse -> the first fault
/// (message: its code, detail: its place)
Result<AssigningPolicy> assigningPolicyFromJson(const QByteArray& json, Issues* issues);
/// Every member, so that a stored policy does not change its meaning with the defaults of a later program.
QByteArray assigningPolicyToJson(const AssigningPolicy& policy);

} // namespace unisono
