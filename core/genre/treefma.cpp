#include "core/genre/treeparts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace unisono {

namespace {

const QString kNumber = QStringLiteral("fma.id");
const QString kTracks = QStringLiteral("fma.tracks");
const QString kRow = QStringLiteral("fma.row");
constexpr std::array kColumns{"genre_id", "#tracks", "parent", "title", "top_level"};
enum Column { Id, Tracks, Parent, Title, Top };

struct Row {
    QStringList fields;
    int line = 1;
    bool isClosed = true; ///< false: the text ends within quotes
};

/// Rows of a table with commas; quoted fields may hold commas, ends of line and "" for a quote.
std::vector<Row> rowsOf(const QString& text)
{
    std::vector<Row> rows;
    Row row;
    QString field;
    int line = 1;
    bool isQuoted = false;
    bool isBegun = false;
    const auto endRow = [&] {
        if (isBegun) {
            row.fields << field;
            rows.push_back(row);
        }
        row = Row{{}, line + 1, true};
        field.clear();
        isBegun = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted) {
            if (c == u'\n')
                ++line;
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else
                isQuoted = false;
        } else if (c == u'\n' || (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')) {
            if (c == u'\r')
                ++i;
            endRow();
            ++line;
        } else {
            isBegun = true;
            if (c == u'"' && field.isEmpty()) {
                isQuoted = true;
            } else if (c == u',') {
                row.fields << field;
                field.clear();
            } else {
                field += c;
            }
        }
    }
    row.isClosed = !isQuoted;
    endRow();
    return rows;
}

QString lineText(int line)
{
    return QStringLiteral("line %1").arg(line);
}

QString quoted(const QString& field)
{
    const bool needs = field.contains(u',') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r');
    return needs ? u'"' + QString(field).replace(u'"', QStringLiteral("\"\"")) + u'"' : field;
}

class Reader {
public:
    explicit Reader(TreeFaults& faults)
        : m_faults(faults)
    {
    }

    std::vector<GenreDef> read(const QByteArray& text)
    {
        const std::vector<Row> rows = rowsOf(QString::fromUtf8(text));
        if (rows.empty() || !readHeader(rows.front()))
            return {};
        if (rows.size() > std::size_t(kMostTreeGenres)) {
            m_faults.add("tree.too-many", {}, {QString::number(kMostTreeGenres)});
            return {};
        }
        for (std::size_t i = 1; i < rows.size(); ++i)
            readRow(rows[i], i);
        if (m_faults.isEmpty())
            link();
        std::vector<GenreDef> genres = m_faults.isEmpty() ? inOrder(m_nodes, m_faults) : std::vector<GenreDef>();
        if (m_faults.isEmpty())
            checkTops();
        return genres;
    }

private:
    bool readHeader(const Row& row)
    {
        for (std::size_t c = 0; c < kColumns.size(); ++c) {
            m_places[c] = row.fields.indexOf(QLatin1String(kColumns[c]));
            if (m_places[c] < 0)
                m_faults.add("tree.column", lineText(1), {QLatin1String(kColumns[c])});
        }
        m_width = row.fields.size();
        return m_faults.isEmpty();
    }

    void readRow(const Row& row, std::size_t number)
    {
        const QString place = lineText(row.line);
        if (!row.isClosed)
            return m_faults.add("tree.quote", place);
        if (row.fields.size() != m_width)
            return m_faults.add("tree.fields", place, {QString::number(row.fields.size()), QString::number(m_width)});
        const auto field = [&](Column c) { return row.fields[m_places[c]]; };
        static const QRegularExpression whole(QStringLiteral("^(0|[1-9][0-9]{0,14})$"));
        for (const Column c : {Id, Parent, Top})
            if (!whole.match(field(c)).hasMatch() || (c != Parent && field(c) == QLatin1String("0")))
                return m_faults.add("tree.number", place, {QLatin1String(kColumns[c]), field(c).left(60)});
        if (!field(Tracks).isEmpty() && !whole.match(field(Tracks)).hasMatch())
            return m_faults.add("tree.number", place, {QLatin1String(kColumns[Tracks]), field(Tracks).left(60)});
        if (field(Title).trimmed().isEmpty())
            return m_faults.add("tree.no-name", place);
        if (m_byNumber.contains(field(Id)))
            return m_faults.add("schema.twice", place, {field(Id)});
        m_byNumber.insert(field(Id), m_nodes.size());
        TreeNode node;
        node.place = place;
        node.genre.name = field(Title);
        node.genre.id = m_ids.next(node.genre.name);
        node.genre.extra = {{kNumber, field(Id)}, {kRow, QString::number(number)}};
        if (!field(Tracks).isEmpty())
            node.genre.extra.insert(kTracks, field(Tracks));
        m_nodes.push_back(std::move(node));
        m_links.push_back({field(Id), field(Parent), field(Top)});
    }

    void link()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const QString& parent = m_links[i].parent;
            if (parent == QLatin1String("0"))
                continue;
            if (m_byNumber.contains(parent))
                m_nodes[i].genre.parents = {m_nodes[m_byNumber.value(parent)].genre.id};
            else
                m_faults.add("schema.unknown-parent", m_nodes[i].place, {parent, m_nodes[i].genre.name});
        }
    }

    /// The last column says again what the parents say: where it differs, one of the two is wrong.
    void checkTops()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            std::size_t top = i;
            while (m_links[top].parent != QLatin1String("0"))
                top = m_byNumber.value(m_links[top].parent);
            if (m_links[top].number != m_links[i].top)
                m_faults.add("tree.top-level", m_nodes[i].place,
                             {m_nodes[i].genre.name, m_links[i].top, m_links[top].number});
        }
    }

    TreeFaults& m_faults;
    TreeIds m_ids;
    std::array<qsizetype, kColumns.size()> m_places{};
    qsizetype m_width = 0;
    std::vector<TreeNode> m_nodes;
    struct Links {
        QString number;
        QString parent;
        QString top;
    };
    std::vector<Links> m_links; ///< of each node, as the table has them
    QHash<QString, std::size_t> m_byNumber;
};

/// The numbers that genres have in the table: those they came with, else the next free ones.
QHash<QString, QString> numbersOf(const std::vector<GenreDef>& genres)
{
    QHash<QString, QString> numbers;
    QSet<QString> taken;
    qlonglong highest = 0;
    for (const GenreDef& genre : genres) {
        const QString number = genre.extra.value(kNumber);
        if (number.toLongLong() <= 0 || taken.contains(number))
            continue;
        taken.insert(number);
        numbers.insert(genre.id, number);
        highest = std::max(highest, number.toLongLong());
    }
    for (const GenreDef& genre : genres)
        if (!numbers.contains(genre.id))
            numbers.insert(genre.id, QString::number(++highest));
    return numbers;
}

} // namespace

std::vector<GenreDef> readFmaTree(const QByteArray& text, TreeFaults& faults)
{
    return Reader(faults).read(text);
}

QByteArray writeFmaTree(const std::vector<GenreDef>& genres, Issues* issues)
{
    noteLost(genres,
             {{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("parents")}, {}, QStringLiteral("fma.")},
             issues);
    const QHash<QString, QString> numbers = numbersOf(genres);
    QHash<QString, QString> parents;
    int more = 0;
    for (const GenreDef& genre : genres) {
        parents.insert(genre.id, genre.parents.value(0));
        more += genre.parents.size() > 1 ? 1 : 0;
    }
    if (more > 0 && issues)
        issues->push_back({Severity::Warning, QStringLiteral("tree.parents-lost"), {}, {QString::number(more)}});
    QString out;
    for (const char* column : kColumns)
        out += (out.isEmpty() ? QString() : QStringLiteral(",")) + QLatin1String(column);
    out += u'\n';
    for (const GenreDef* genre : byRow(genres, kRow)) {
        const QString parent = parents.value(genre->id);
        QString top = genre->id;
        for (int depth = 0; numbers.contains(parents.value(top)) && depth < kDeepestSchema; ++depth)
            top = parents.value(top);
        out += QStringList{numbers.value(genre->id), genre->extra.value(kTracks),
                           numbers.value(parent, QStringLiteral("0")), quoted(genre->name), numbers.value(top)}
                   .join(u',') +
               u'\n';
    }
    return out.toUtf8();
}

} // namespace unisono
