#include "core/genre/genretree.h"

#include "core/genre/schemareader.h"
#include "core/genre/schematext.h"
#include "core/genre/treeparts.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <limits>
#include <queue>

namespace unisono {

namespace {

struct Form {
    TreeFormat format;
    const char* id;
    std::vector<GenreDef> (*read)(const QByteArray&, TreeFaults&);
    QByteArray (*write)(const std::vector<GenreDef>&, Issues*);
};
constexpr std::array kForms{
    Form{TreeFormat::Fma, "fma", readFmaTree, writeFmaTree},
    Form{TreeFormat::AudioSet, "audioset", readAudioSetTree, writeAudioSetTree},
    Form{TreeFormat::List, "list", readListTree, writeListTree},
};

const Form& formOf(TreeFormat format)
{
    return *std::find_if(kForms.begin(), kForms.end(), [format](const Form& form) { return form.format == format; });
}

/// Some genre of a circle among those that are left: parents are followed until one comes again.
std::size_t inCircle(const std::vector<TreeNode>& nodes, const QHash<QString, std::size_t>& places,
                     const std::vector<bool>& isPlaced)
{
    std::size_t at = std::size_t(std::find(isPlaced.begin(), isPlaced.end(), false) - isPlaced.begin());
    std::vector<bool> seen(nodes.size(), false);
    while (!seen[at]) {
        seen[at] = true;
        for (const QString& parent : nodes[at].genre.parents)
            if (const std::size_t next = places.value(parent); !isPlaced[next]) {
                at = next;
                break;
            }
    }
    return at;
}

} // namespace

QString treeFormatId(TreeFormat format)
{
    return QLatin1String(formOf(format).id);
}

std::optional<TreeFormat> treeFormatFromId(const QString& id)
{
    for (const Form& form : kForms)
        if (id == QLatin1String(form.id))
            return form.format;
    return std::nullopt;
}

TreeFormat sniffTree(const QByteArray& bytes)
{
    QByteArray head = bytes.left(4096);
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    head = head.trimmed();
    if (head.startsWith('['))
        return TreeFormat::AudioSet;
    const QByteArray line = head.left(head.indexOf('\n'));
    return line.contains("genre_id") && line.contains(',') ? TreeFormat::Fma : TreeFormat::List;
}

Result<std::vector<GenreDef>> readGenreTree(TreeFormat format, const QByteArray& bytes, Issues* given)
{
    Issues own;
    TreeFaults faults(given ? *given : own);
    QByteArray text = bytes;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    std::vector<GenreDef> genres;
    if (bytes.size() > kMostSchemaBytes)
        faults.add("schema.too-big", {}, {QString::number(kMostSchemaBytes >> 20)});
    else if (const qsizetype broken = brokenText(bytes); broken >= 0)
        faults.add("schema.text", placeOf(bytes, broken));
    else
        genres = formOf(format).read(text, faults);
    if (faults.isEmpty() && genres.empty())
        faults.add("tree.empty", {});
    if (!faults.isEmpty())
        return faults.first();
    return genres;
}

QByteArray writeGenreTree(TreeFormat format, const std::vector<GenreDef>& genres, Issues* issues)
{
    return formOf(format).write(genres, issues);
}

GenreSchema schemaOfTree(std::vector<GenreDef> genres)
{
    LayerDef layer;
    layer.id = QStringLiteral("genre");
    layer.name = QStringLiteral("Genre");
    layer.kind = LayerKind::Tag;
    layer.choice = TagChoice::Path;
    layer.ofGenres = true;
    GenreSchema schema;
    schema.layers = {std::move(layer)};
    schema.genres = std::move(genres);
    fillGenreLabels(schema);
    return schema;
}

void TreeFaults::add(const char* code, const QString& place, const QStringList& args)
{
    if (isEmpty())
        m_first = {ErrorCode::Parse, QLatin1String(code), {}, place};
    if (++m_count <= kMost)
        m_issues.push_back({Severity::Error, QLatin1String(code), place, args});
}

QString TreeIds::next(const QString& name)
{
    const QString stem = idStem(name, QStringLiteral("genre"));
    QString id = stem;
    for (int& number = m_numbers[stem]; m_taken.contains(id); ++number)
        id = QStringLiteral("%1-%2").arg(stem).arg(number + 2);
    m_taken.insert(id);
    return id;
}

std::vector<GenreDef> inOrder(std::vector<TreeNode> nodes, TreeFaults& faults)
{
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        places.insert(nodes[i].genre.id, i);
    std::vector<std::vector<std::size_t>> children(nodes.size());
    std::vector<qsizetype> waitsFor(nodes.size());
    std::vector<int> depths(nodes.size(), 1);
    std::vector<bool> isPlaced(nodes.size(), false);
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const QString& parent : nodes[i].genre.parents)
            children[places.value(parent)].push_back(i);
        waitsFor[i] = nodes[i].genre.parents.size();
        if (waitsFor[i] == 0)
            ready.push(i);
    }
    std::vector<std::size_t> order;
    while (!ready.empty()) {
        const std::size_t at = ready.top();
        ready.pop();
        order.push_back(at);
        isPlaced[at] = true;
        if (depths[at] == kDeepestSchema + 1)
            faults.add("schema.too-deep", nodes[at].place, {QString::number(kDeepestSchema)});
        for (const std::size_t child : children[at]) {
            depths[child] = std::max(depths[child], depths[at] + 1);
            if (--waitsFor[child] == 0)
                ready.push(child);
        }
    }
    if (order.size() < nodes.size()) {
        const TreeNode& node = nodes[inCircle(nodes, places, isPlaced)];
        faults.add("schema.circle", node.place, {node.genre.name, node.genre.parents.front()});
    }
    std::vector<GenreDef> genres;
    for (const std::size_t at : order)
        genres.push_back(std::move(nodes[at].genre));
    return genres;
}

void noteLost(const std::vector<GenreDef>& genres, const TreeHolds& holds, Issues* issues)
{
    if (!issues)
        return;
    QMap<QString, int> lost;
    const auto isOwn = [&](const QString& member) {
        return !holds.extras.isEmpty() && member.startsWith(holds.extras);
    };
    for (const GenreDef& genre : genres) {
        const QStringList links = genre.links.keys();
        const QStringList extras = genre.extra.keys();
        for (const QString& member : genreToJson(genre).keys())
            if (member == QLatin1String("extra") ? !std::all_of(extras.begin(), extras.end(), isOwn)
                : member == QLatin1String("links")
                    ? !std::all_of(links.begin(), links.end(),
                                   [&](const QString& link) { return holds.links.contains(link); })
                    : !holds.members.contains(member))
                ++lost[member];
    }
    for (auto it = lost.begin(); it != lost.end(); ++it)
        issues->push_back(
            {Severity::Warning, QStringLiteral("tree.field-lost"), {}, {it.key(), QString::number(it.value())}});
}

std::vector<const GenreDef*> byRow(const std::vector<GenreDef>& genres, const QString& rowMember)
{
    std::vector<std::pair<qlonglong, const GenreDef*>> rows;
    for (const GenreDef& genre : genres) {
        bool isNumber = false;
        const qlonglong row = genre.extra.value(rowMember).toLongLong(&isNumber);
        rows.emplace_back(isNumber ? row : std::numeric_limits<qlonglong>::max(), &genre);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const GenreDef*> sorted;
    for (const auto& [row, genre] : rows)
        sorted.push_back(genre);
    return sorted;
}

} // namespace unisono
