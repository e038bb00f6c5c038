#pragma once

#include "core/workflow/assigningpolicy.h"

#include <QHash>

namespace unisono {

struct AssigningPerson {
    PersonId id;
    bool mayAnnotate = true;
    bool active = true;
    std::optional<QStringList> genres;    ///< that they know; nullopt: any
    std::optional<QStringList> languages; ///< nullopt: any
    int packages = 0;                     ///< that they got before
};

/// How far a unit is: waiting for its passes, for one more, or for none.
enum class UnitProgress { Open, Undecided, Decided };

struct AssigningUnit {
    UnitKey key;
    Stratum stratum;
    QString language; ///< that is needed; empty: none
    UnitProgress progress = UnitProgress::Open;
    int duplicates = -1; ///< group of near-duplicate tracks (duplicates.h); below 0: none
};

struct PastAssignment {
    PersonId person;
    UnitKey unit;
    PassKind pass = PassKind::Independent;
    AssignmentState state = AssignmentState::Submitted;
    qint64 atMs = 0; ///< when it was submitted, else assigned; ms since 1970, UTC
};

/// Who made the accepted answer of a unit.
struct GoldAuthorship {
    PersonId person;
    UnitKey unit;
};

/// All that planning looks at. The order of the lists does not matter; people and units are there once each.
struct AssigningState {
    std::vector<AssigningPerson> people;
    std::vector<AssigningUnit> units;
    std::vector<PastAssignment> past;
    std::vector<GoldAuthorship> goldAuthors;
    std::vector<GoldUnit> gold;
    QHash<QString, int> layerPasses; ///< LayerDef::passes by LayerDef::id
    qint64 nowMs = 0;
};

/// Who gets what, and why. Reasons:
///   assign.pass    which pass of the unit, of how many
///   assign.more    which pass of the unit, of how many at most: it is undecided
///   assign.repeat  whole days since it was submitted
///   assign.gold    how like the ordinary ones: "stratum", "genre", "layer"
struct PlannedAssignment {
    PersonId person;
    UnitKey unit;
    PassKind pass = PassKind::Independent;
    int package = 0; ///< of this person, from 0
    QString reason;
    QStringList args;
};

/// What was not assigned. Of a person: assign.inactive, assign.may-not-annotate, assign.full (open units, most). Of a
/// unit (args: how many passes stay open, how many people it is about): assign.nobody (works here), assign.all-full,
/// assign.nobody-knows (genre or language), assign.all-had-it (the unit, a near-duplicate, or they made its gold);
/// assign.most-passes (how many, most: still undecided), assign.unknown-layer
struct AssigningRefusal {
    PersonId person; ///< null: about a unit
    UnitKey unit;
    QString reason;
    QStringList args;
};

struct AssignmentPlan {
    std::vector<PlannedAssignment> rows; ///< by person, package and place in it
    std::vector<AssigningRefusal> refusals;
};

/// Plans new assignments. Nobody gets a unit, or a near-duplicate of its track in the same layer, that they had before
/// in any pass or state, or whose gold they made, apart from repeats of their own. Of those who may have a unit it goes
/// to who has least of its stratum, then least of all, then by lot; undecided units go first, then those begun. Gold is
/// drawn for each package (drawGold()) and stands among the rest as an independent pass.
/// The same plan for the same seed, in whatever order the state stands.
/// Cost: units x people x passes; threads: any
AssignmentPlan planAssignments(const AssigningPolicy& policy, const AssigningState& state, std::uint64_t seed);

} // namespace unisono
