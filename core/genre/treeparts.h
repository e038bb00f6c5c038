#pragma once

#include "core/genre/genretree.h"

#include <QHash>
#include <QSet>

namespace unisono {

/// The faults of a tree that is read; after kMost of them nothing more is noted.
class TreeFaults {
public:
    explicit TreeFaults(Issues& issues)
        : m_issues(issues)
    {
    }
    void add(const char* code, const QString& place, const QStringList& args = {});
    bool isEmpty() const { return m_first.code == ErrorCode::Internal; }
    const Error& first() const { return m_first; }

private:
    static constexpr int kMost = 100;
    Issues& m_issues;
    Error m_first;
    int m_count = 0;
};

/// Ids of new genres by their names, each unique; as quick with 20,000 equal names as with different ones.
class TreeIds {
public:
    QString next(const QString& name);
    void reserve(const QString& id) { m_taken.insert(id); }

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_numbers;
};

/// A genre as it was read, and where.
struct TreeNode {
    GenreDef genre;
    QString place;
};

/// Parents before children, else as they are. Faults: schema.circle, schema.too-deep
std::vector<GenreDef> inOrder(std::vector<TreeNode> nodes, TreeFaults& faults);

/// What a form can hold of a genre.
struct TreeHolds {
    QStringList members; ///< by their names in JSON
    QStringList links;
    QString extras; ///< how the names of its own begin; empty: none
};
/// Notes the members of genres that a form cannot hold.
void noteLost(const std::vector<GenreDef>& genres, const TreeHolds& holds, Issues* issues);

/// Genres in the order of the file they came from; those that came from none stand last.
std::vector<const GenreDef*> byRow(const std::vector<GenreDef>& genres, const QString& rowMember);

// The forms; `text` is sound UTF-8 of a fitting size.
std::vector<GenreDef> readFmaTree(const QByteArray& text, TreeFaults& faults);
std::vector<GenreDef> readAudioSetTree(const QByteArray& text, TreeFaults& faults);
std::vector<GenreDef> readListTree(const QByteArray& text, TreeFaults& faults);
QByteArray writeFmaTree(const std::vector<GenreDef>& genres, Issues* issues);
QByteArray writeAudioSetTree(const std::vector<GenreDef>& genres, Issues* issues);
QByteArray writeListTree(const std::vector<GenreDef>& genres, Issues* issues);

} // namespace unisono
