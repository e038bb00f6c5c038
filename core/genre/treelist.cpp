#include "core/genre/treeparts.h"

#include <algorithm>

namespace unisono {

namespace {

const QString kAlso = QStringLiteral("->");
const QString kChildren = QStringLiteral("list.children"); ///< ids, where their order is not that of the genres
const QString kEscaped = QStringLiteral("\\(),-");

QString lineText(qsizetype index)
{
    return QStringLiteral("line %1").arg(index + 1);
}

/// A name with its aliases: `Drum and bass (DnB, jungle\, the other)`.
struct Words {
    QString name;
    QStringList aliases;
    bool isWhole = true; ///< false: a parenthesis is left open, or something follows it
};

Words wordsOf(const QString& text)
{
    Words words;
    QString part;
    bool inside = false;
    bool closed = false;
    const auto endPart = [&] {
        if (inside)
            words.aliases << part.trimmed();
        else
            words.name = part.trimmed();
        part.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (closed && !c.isSpace()) {
            words.isWhole = false;
        } else if (c == u'\\' && i + 1 < text.size() && kEscaped.contains(text[i + 1])) {
            part += text[++i];
        } else if (c == u'(' && !inside) {
            endPart();
            inside = true;
        } else if (inside && (c == u',' || c == u')')) {
            endPart();
            closed = c == u')';
        } else if (!closed) {
            part += c;
        }
    }
    if (inside && !closed)
        words.isWhole = false;
    if (!inside)
        endPart();
    words.aliases.removeAll(QString());
    return words;
}

class Reader {
public:
    explicit Reader(TreeFaults& faults)
        : m_faults(faults)
    {
    }

    std::vector<GenreDef> read(const QByteArray& bytes)
    {
        QString text = QString::fromUtf8(bytes);
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        const auto lines = QStringView(text).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].trimmed().isEmpty())
                continue;
            if (m_nodes.size() >= std::size_t(kMostTreeGenres)) {
                m_faults.add("tree.too-many", lineText(i), {QString::number(kMostTreeGenres)});
                return {};
            }
            readLine(lines[i], lineText(i));
        }
        if (m_faults.isEmpty())
            link();
        if (!m_faults.isEmpty())
            return {};
        std::vector<GenreDef> genres = inOrder(std::move(m_nodes), m_faults);
        keepOrder(genres);
        return genres;
    }

private:
    void readLine(QStringView line, const QString& place)
    {
        qsizetype indent = 0;
        while (line[indent].isSpace())
            ++indent;
        const QStringView blanks = line.left(indent);
        const QString text = line.mid(indent).trimmed().toString();
        while (!m_open.empty() && m_open.back().blanks.size() >= indent)
            m_open.pop_back();
        // What a line is indented by begins as that of its parent, and is that of its elder sisters.
        const bool fits = m_open.empty() ? indent == m_rootIndent.value_or(indent)
                                         : blanks.startsWith(m_open.back().blanks) &&
                                               (m_open.back().below.isEmpty() || m_open.back().below == blanks);
        if (!fits)
            return m_faults.add("tree.indent", place);
        if (m_open.empty())
            m_rootIndent = indent;
        else
            m_open.back().below = blanks;
        const QString parent = m_open.empty() ? QString() : m_open.back().id;
        if (text.startsWith(kAlso)) {
            const Words words = wordsOf(text.mid(kAlso.size()));
            if (parent.isEmpty() || words.name.isEmpty() || !words.aliases.isEmpty() || !words.isWhole)
                return m_faults.add("tree.also", place);
            m_children[parent] << QString(); // to be known when all lines are read
            m_also.push_back({words.name, parent, place, m_children[parent].size() - 1});
            return;
        }
        const Words words = wordsOf(text);
        if (!words.isWhole)
            return m_faults.add("tree.aliases", place);
        if (words.name.isEmpty())
            return m_faults.add("tree.no-name", place);
        TreeNode node;
        node.place = place;
        node.genre.name = words.name;
        node.genre.aliases = words.aliases;
        node.genre.id = m_ids.next(words.name);
        if (!parent.isEmpty())
            node.genre.parents = {parent};
        m_children[parent] << node.genre.id;
        m_open.push_back({blanks, {}, node.genre.id});
        m_byName[words.name] << m_nodes.size();
        m_nodes.push_back(std::move(node));
    }

    void link()
    {
        QHash<QString, std::size_t> byId;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            byId.insert(m_nodes[i].genre.id, i);
        for (const Also& also : m_also) {
            const QList<std::size_t> named = m_byName.value(also.name);
            if (named.size() != 1 && !byId.contains(also.name)) {
                m_faults.add("tree.also-unknown", also.place, {also.name, QString::number(named.size())});
                continue;
            }
            GenreDef& genre = m_nodes[named.size() == 1 ? named[0] : byId.value(also.name)].genre;
            if (genre.parents.contains(also.parent))
                m_faults.add("schema.same-twice", also.place);
            genre.parents << also.parent;
            m_children[also.parent][also.index] = genre.id;
        }
    }

    /// Parents stand before children, which may have moved sisters past each other.
    void keepOrder(std::vector<GenreDef>& genres) const
    {
        QHash<QString, QStringList> children;
        for (const GenreDef& genre : genres)
            for (const QString& parent : genre.parents)
                children[parent] << genre.id;
        for (GenreDef& genre : genres)
            if (const QStringList listed = m_children.value(genre.id); listed != children.value(genre.id))
                genre.extra.insert(kChildren, listed.join(u' '));
    }

    struct Open {
        QStringView blanks;
        QStringView below; ///< what its children are indented by
        QString id;
    };
    struct Also {
        QString name;
        QString parent;
        QString place;
        qsizetype index; ///< among the children of `parent`
    };
    TreeFaults& m_faults;
    TreeIds m_ids;
    std::vector<Open> m_open;
    std::optional<qsizetype> m_rootIndent;
    std::vector<TreeNode> m_nodes;
    std::vector<Also> m_also;
    QHash<QString, QStringList> m_children; ///< ids, as they are listed
    QHash<QString, QList<std::size_t>> m_byName;
};

/// A line ends a genre: within a name there is none.
QString oneLine(QString text)
{
    return text.replace(u'\n', u' ').replace(u'\r', u' ').trimmed();
}

enum class Part { Name, Alias };
QString escaped(const QString& text, Part part)
{
    const QString special = part == Part::Name ? QStringLiteral("\\(") : QStringLiteral("\\(),");
    QString out;
    for (const QChar c : oneLine(text)) {
        if (special.contains(c))
            out += u'\\';
        out += c;
    }
    return part == Part::Name && out.startsWith(kAlso) ? u'\\' + out : out;
}

class Writer {
public:
    explicit Writer(const std::vector<GenreDef>& genres)
    {
        for (const GenreDef& genre : genres) {
            ++m_names[oneLine(genre.name)];
            m_known.insert(genre.id);
        }
        QHash<QString, QStringList> ordered;
        for (const GenreDef& genre : genres)
            if (const QString children = genre.extra.value(kChildren); !children.isEmpty())
                ordered.insert(genre.id, children.split(u' '));
        for (const GenreDef& genre : genres) {
            QStringList parents = genre.parents;
            parents.removeIf([this](const QString& id) { return !m_known.contains(id); });
            if (parents.isEmpty())
                m_children[QString()] << &genre;
            for (const QString& parent : std::as_const(parents))
                m_children[parent] << &genre;
            m_home.insert(&genre, parents.value(0));
        }
        // As they were listed; what came later stands behind.
        for (auto it = ordered.begin(); it != ordered.end(); ++it) {
            const auto place = [&](const GenreDef* genre) { return std::size_t(it->indexOf(genre->id)); };
            QList<const GenreDef*>& children = m_children[it.key()];
            std::stable_sort(children.begin(), children.end(),
                             [&](const GenreDef* a, const GenreDef* b) { return place(a) < place(b); });
        }
    }

    QByteArray write()
    {
        below({}, 0);
        return m_out.toUtf8();
    }

private:
    void below(const QString& parent, int depth)
    {
        for (const GenreDef* genre : m_children.value(parent)) {
            m_out += QString(depth, u'\t');
            if (m_home.value(genre) != parent) {
                const QString name = oneLine(genre->name);
                m_out += kAlso + u' ' + (m_names.value(name) == 1 ? escaped(name, Part::Name) : genre->id) + u'\n';
                continue;
            }
            m_out += escaped(genre->name, Part::Name);
            QStringList aliases;
            for (const QString& alias : genre->aliases)
                aliases << escaped(alias, Part::Alias);
            if (!aliases.isEmpty())
                m_out += QStringLiteral(" (") + aliases.join(QStringLiteral(", ")) + u')';
            m_out += u'\n';
            if (depth < kDeepestSchema)
                below(genre->id, depth + 1);
        }
    }

    QHash<QString, int> m_names;
    QSet<QString> m_known;
    QHash<QString, QList<const GenreDef*>> m_children;
    QHash<const GenreDef*, QString> m_home;
    QString m_out;
};

} // namespace

std::vector<GenreDef> readListTree(const QByteArray& text, TreeFaults& faults)
{
    return Reader(faults).read(text);
}

QByteArray writeListTree(const std::vector<GenreDef>& genres, Issues* issues)
{
    noteLost(genres,
             {{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("aliases"), QStringLiteral("parents")},
              {},
              QStringLiteral("list.")},
             issues);
    for (const GenreDef& genre : genres)
        for (const QString& text : QStringList{genre.name} + genre.aliases)
            if (issues && oneLine(text) != text)
                issues->push_back({Severity::Warning, QStringLiteral("export.text-changed"), {}, {text}});
    return Writer(genres).write();
}

} // namespace unisono
