#pragma once

#include "core/exchange/packagerecord.h"
#include "core/jobs/job.h"
#include "core/workflow/goldpolicy.h"

#include <memory>

namespace unisono {

/// What goes with a package for its tracks.
enum class PackageAudio {
    Copied,     ///< decoded and written anew as FLAC: no tag and no trace of the file's format stays
    Excerpts,   ///< as Copied, cut to a stretch that begins anywhere
    Referenced, ///< where the file lies: for a shared disk; names may tell what titles hide
    None
};

struct PackageRequest {
    PersonId person;
    PackageAudio audio = PackageAudio::Copied;
    double excerptSeconds = 30;
    GoldInsertion gold;
    int training = 0; ///< units to learn from (trainingUnits()), openly marked; fewer where there are none
    int most = 0;     ///< assignments; 0: all that wait
    QString instructions;
};

struct MadePackage {
    QString id;
    int assignments = 0; ///< golden ones counted
    int tracks = 0;
    int gold = 0;       ///< for the lead's eyes
    int goldWanted = 0; ///< more than `gold`: there is too little of it
    int training = 0;
};

/// A package in the making, step by step, so that what takes long needs no project: begin() and keep() by the thread of
/// the project, write() by any. One is kept before the next is begun.
class PackageMaking {
public:
    /// Draws what goes into it. Errors: as makePackage(), apart from those of writing and of audio
    static Result<std::shared_ptr<PackageMaking>> begin(const Project& project, const PackageRequest& request);
    /// Errors: those of writing and of audio
    Result<void> write(const QString& path, JobContext& job);
    /// Tells the project what the ids stand for; only then it may be given out. The file is removed where that fails.
    /// Errors: Invalid -> package.moved-on (what it asks for was changed meanwhile); those of Project::record()
    Result<MadePackage> keep(Project& project);

    struct Private;
    explicit PackageMaking(std::unique_ptr<Private> parts);
    ~PackageMaking();

private:
    std::unique_ptr<Private> d;
};

/// Writes the package of one person: what is assigned to them and not out yet, with gold drawn among it, in an order
/// of chance, under fresh random ids. Nothing in it tells gold from the rest, nor of others. Titles and names that the
/// schema hides are replaced by numbers. Where gold may be among it a package has one unit of each track, since gold
/// has one: the other layers wait for the next package. The project keeps what the ids stand for sealed. Errors:
/// WrongKey -> the sealed part is not open (unlock it first); Empty -> nothing is assigned; Invalid ->
///         package.person (a model, or nobody), package.no-commitment; TooLarge; those of writing and of audio
Result<MadePackage> makePackage(Project& project, const PackageRequest& request, const QString& path, JobContext& job);

} // namespace unisono
