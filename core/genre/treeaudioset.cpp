#include "core/genre/schematext.h"
#include "core/genre/treeparts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace unisono {

namespace {

const QString kLink = QStringLiteral("audioset");
const QString kWeb = QStringLiteral("web");
const QString kRow = QStringLiteral("audioset.row");
const QString kCitation = QStringLiteral("audioset.citation");
const QString kChildren = QStringLiteral("audioset.children");
const QString kRestrictions = QStringLiteral("audioset.restrictions");
const QString kMore = QStringLiteral("audioset.more");
const QRegularExpression kWebAddress(QStringLiteral("^https?://"));

/// Strings as they stand in extra: a compact JSON list, which any text fits into.
QString listText(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QStringList textsOf(const QString& list)
{
    QStringList texts;
    for (const QJsonValue& value : QJsonDocument::fromJson(list.toUtf8()).array())
        texts << value.toString();
    return texts;
}

class Reader {
public:
    explicit Reader(TreeFaults& faults)
        : m_faults(faults)
    {
    }

    std::vector<GenreDef> read(const QByteArray& text)
    {
        QJsonParseError parsed;
        const QJsonDocument document = QJsonDocument::fromJson(text, &parsed);
        if (parsed.error != QJsonParseError::NoError) {
            m_faults.add("schema.json", placeOf(text, parsed.offset), {parsed.errorString()});
            return {};
        }
        if (!document.isArray()) {
            m_faults.add("schema.type", QStringLiteral("$"), {QStringLiteral("list")});
            return {};
        }
        const QJsonArray array = document.array();
        if (array.size() > kMostTreeGenres) {
            m_faults.add("tree.too-many", {}, {QString::number(kMostTreeGenres)});
            return {};
        }
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = QStringLiteral("$[%1]").arg(i);
            if (array[i].isObject())
                readNode(array[i].toObject(), place, i);
            else
                m_faults.add("schema.type", place, {QStringLiteral("object")});
        }
        if (m_faults.isEmpty())
            link();
        return m_faults.isEmpty() ? inOrder(std::move(m_nodes), m_faults) : std::vector<GenreDef>();
    }

private:
    QString text(QJsonObject& object, const char* name, const QString& place)
    {
        const QJsonValue value = object.take(QLatin1String(name));
        if (!value.isString() && !value.isUndefined())
            m_faults.add("schema.type", place + u'.' + QLatin1String(name), {QStringLiteral("string")});
        return value.toString();
    }

    QStringList texts(QJsonObject& object, const char* name, const QString& place)
    {
        const QString here = place + u'.' + QLatin1String(name);
        const QJsonValue value = object.take(QLatin1String(name));
        if (!value.isArray() && !value.isUndefined())
            m_faults.add("schema.type", here, {QStringLiteral("list")});
        QStringList all;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!array[i].isString())
                m_faults.add("schema.type", here + QStringLiteral("[%1]").arg(i), {QStringLiteral("string")});
            all << array[i].toString();
        }
        return all;
    }

    void readNode(QJsonObject object, const QString& place, qsizetype row)
    {
        for (const char* name : {"id", "name"})
            if (!object.contains(QLatin1String(name)))
                return m_faults.add("schema.missing", place + u'.' + QLatin1String(name), {QLatin1String(name)});
        static const QRegularExpression form(QStringLiteral("^/[a-z]/[0-9a-z_]+$"));
        TreeNode node;
        node.place = place;
        GenreDef& genre = node.genre;
        const QString id = text(object, "id", place);
        genre.name = text(object, "name", place);
        if (!form.match(id).hasMatch())
            return m_faults.add("schema.link", place + QStringLiteral(".id"), {id.left(60)});
        if (genre.name.trimmed().isEmpty())
            return m_faults.add("tree.no-name", place + QStringLiteral(".name"));
        if (m_byLink.contains(id))
            return m_faults.add("schema.twice", place + QStringLiteral(".id"), {id});
        m_byLink.insert(id, m_nodes.size());
        genre.id = m_ids.next(genre.name);
        genre.definition = text(object, "description", place);
        genre.links.insert(kLink, id);
        genre.extra.insert(kRow, QString::number(row));
        const QString citation = text(object, "citation_uri", place);
        if (kWebAddress.match(citation).hasMatch())
            genre.links.insert(kWeb, citation);
        else if (!citation.isEmpty())
            genre.extra.insert(kCitation, citation);
        const QStringList children = texts(object, "child_ids", place);
        if (!children.isEmpty())
            genre.extra.insert(kChildren, listText(children));
        if (const QStringList restrictions = texts(object, "restrictions", place); !restrictions.isEmpty())
            genre.extra.insert(kRestrictions, listText(restrictions));
        if (!object.isEmpty())
            genre.extra.insert(kMore, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        m_nodes.push_back(std::move(node));
        m_children.push_back(children);
    }

    void link()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            for (qsizetype c = 0; c < m_children[i].size(); ++c) {
                const QString& child = m_children[i][c];
                const QString place = m_nodes[i].place + QStringLiteral(".child_ids[%1]").arg(c);
                const auto at = m_byLink.constFind(child);
                if (at == m_byLink.constEnd()) {
                    m_faults.add("tree.unknown-child", place, {child.left(60), m_nodes[i].genre.name});
                    continue;
                }
                QStringList& parents = m_nodes[*at].genre.parents;
                if (parents.contains(m_nodes[i].genre.id))
                    m_faults.add("schema.same-twice", place);
                parents << m_nodes[i].genre.id;
            }
    }

    TreeFaults& m_faults;
    TreeIds m_ids;
    std::vector<TreeNode> m_nodes;
    std::vector<QStringList> m_children;
    QHash<QString, std::size_t> m_byLink;
};

/// Writes JSON as the ontology is published: its order of members, one blank a level.
class Writer {
public:
    explicit Writer(const std::vector<GenreDef>& genres)
        : m_rows(byRow(genres, kRow))
    {
        nameGenres(genres);
        for (const GenreDef* genre : m_rows)
            for (const QString& parent : genre->parents)
                m_children[parent] << m_links.value(genre->id);
    }

    /// Genres whose parents stand in another order than in the file, which has no other way to say which is the first.
    int disordered() const
    {
        QHash<QString, std::size_t> rows;
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            rows.insert(m_rows[i]->id, i);
        return int(std::count_if(m_rows.begin(), m_rows.end(), [&](const GenreDef* genre) {
            return !std::is_sorted(genre->parents.begin(), genre->parents.end(),
                                   [&](const QString& a, const QString& b) { return rows.value(a) < rows.value(b); });
        }));
    }

    QByteArray write() const
    {
        QString out = QStringLiteral("[");
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            out += (i > 0 ? QStringLiteral(",\n {\n") : QStringLiteral("\n {\n")) + membersOf(*m_rows[i]) +
                   QStringLiteral("\n }");
        return (out + QStringLiteral("\n]\n")).toUtf8();
    }

private:
    /// Genres that came from elsewhere are named by their own id, in the letters that ids of the ontology have.
    void nameGenres(const std::vector<GenreDef>& genres)
    {
        QSet<QString> taken;
        for (const GenreDef& genre : genres)
            if (const QString link = genre.links.value(kLink); !link.isEmpty() && !taken.contains(link)) {
                taken.insert(link);
                m_links.insert(genre.id, link);
            }
        for (const GenreDef& genre : genres) {
            if (m_links.contains(genre.id))
                continue;
            QString link = QStringLiteral("/u/") + QString(genre.id).replace(u'-', u'_').replace(u'.', u'_');
            while (taken.contains(link))
                link += u'_';
            taken.insert(link);
            m_links.insert(genre.id, link);
        }
    }

    static QString quoted(const QString& text)
    {
        const QString list = listText({text});
        return list.mid(1, list.size() - 2);
    }
    static QString listed(const QStringList& texts)
    {
        if (texts.isEmpty())
            return QStringLiteral("[]");
        QStringList lines;
        for (const QString& text : texts)
            lines << QStringLiteral("   ") + quoted(text);
        return QStringLiteral("[\n") + lines.join(QStringLiteral(",\n")) + QStringLiteral("\n  ]");
    }

    /// As they were ordered, where they still are children; then those that came later.
    QStringList childrenOf(const GenreDef& genre) const
    {
        QStringList now = m_children.value(genre.id);
        QStringList ordered;
        for (const QString& child : textsOf(genre.extra.value(kChildren)))
            if (now.removeOne(child))
                ordered << child;
        return ordered + now;
    }

    QString membersOf(const GenreDef& genre) const
    {
        QString citation = genre.links.value(kWeb);
        if (citation.isEmpty())
            citation = genre.extra.value(kCitation);
        QStringList members{QStringLiteral("\"id\": ") + quoted(m_links.value(genre.id)),
                            QStringLiteral("\"name\": ") + quoted(genre.name),
                            QStringLiteral("\"description\": ") + quoted(genre.definition),
                            QStringLiteral("\"citation_uri\": ") + quoted(citation),
                            QStringLiteral("\"child_ids\": ") + listed(childrenOf(genre)),
                            QStringLiteral("\"restrictions\": ") + listed(textsOf(genre.extra.value(kRestrictions)))};
        const QJsonObject more = QJsonDocument::fromJson(genre.extra.value(kMore).toUtf8()).object();
        for (auto it = more.begin(); it != more.end(); ++it) {
            const QByteArray value = QJsonDocument(QJsonArray{it.value()}).toJson(QJsonDocument::Compact);
            members << quoted(it.key()) + QStringLiteral(": ") + QString::fromUtf8(value.mid(1, value.size() - 2));
        }
        return QStringLiteral("  ") + members.join(QStringLiteral(",\n  "));
    }

    std::vector<const GenreDef*> m_rows;
    QHash<QString, QString> m_links;
    QHash<QString, QStringList> m_children;
};

} // namespace

std::vector<GenreDef> readAudioSetTree(const QByteArray& text, TreeFaults& faults)
{
    return Reader(faults).read(text);
}

QByteArray writeAudioSetTree(const std::vector<GenreDef>& genres, Issues* issues)
{
    noteLost(genres,
             {{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("definition"), QStringLiteral("parents")},
              {kLink, kWeb},
              QStringLiteral("audioset.")},
             issues);
    const Writer writer(genres);
    if (const int count = writer.disordered(); count > 0 && issues)
        issues->push_back({Severity::Warning, QStringLiteral("tree.order-lost"), {}, {QString::number(count)}});
    return writer.write();
}

} // namespace unisono
