#pragma once

#include "core/exchange/packagemaking.h"
#include "core/exchange/packagemerging.h"
#include "core/exchange/packageopening.h"
#include "tests/support/projects.h"

#include <QTemporaryDir>

#include <random>

namespace unisono::test {

/// A lead's project with people, tracks without sound and a sealed part, and what the tests of packages do with it.
class Campaign {
public:
    /// `folder`: where its files lie.
    Campaign(const QString& folder, int people, int tracks, const GenreSchema& schema = smallSchema());

    Project& project() { return *m_project; }
    QString path() const { return m_path; }
    std::vector<Person> annotators() const;
    /// Assigns every unit of the layers "sections" and "beats" to everybody.
    void assignAll();
    /// Closes the project, so that its file can be copied.
    void close() { m_project.reset(); }
    static constexpr const char* kPassphrase = "correct horse";

    /// Without gold, so that it holds every unit.
    QString makePackage(PersonId person);

private:
    QString m_folder;
    QString m_path;
    std::unique_ptr<Project> m_project;
};

/// Works on some of what a package asks for: items at random, some of it handed in.
void workOn(Project& project, std::mt19937& random, int units);

/// Everything that merging decides, in plain text: states, items and answers kept of every assignment. Equal texts,
/// equal outcomes.
QByteArray outcomeOf(const Project& project);

} // namespace unisono::test
