#pragma once

#include "core/store/project.h"

#include <QStringList>

#include <optional>

namespace unisono::test {

/// What a test program does when it is started by a test as the other program at a project:
/// session-edit PROJECT SEED: edits at random until killed; after each edit that was saved, a line with the number of
/// events and contentHash(). session-hold PROJECT: holds it until killed. session-look PROJECT: says who holds it.
/// session-publish PROJECT: publishes publishedNext() of its schema. session-version PROJECT N: writes N as the
/// schema's version. nullopt: no such argument.
std::optional<int> runSession(const QStringList& arguments);

/// What session-publish publishes: the first label with a sibling merged into it, a rule changed.
GenreSchema publishedNext(const GenreSchema& schema);

QByteArray contentHash(const Project& project);
bool isSuperUser();

/// While it lives, what SQLite writes fails with this errno.
class FailingWrites {
public:
    explicit FailingWrites(int systemError);
    ~FailingWrites();
    FailingWrites(const FailingWrites&) = delete;
    FailingWrites& operator=(const FailingWrites&) = delete;
};

} // namespace unisono::test
