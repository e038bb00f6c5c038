#include "core/store/itemstore.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace unisono {

namespace {

// A curve as bytes, little-endian: per point the frame (int64), then the value (double). Unvoiced is this NaN, which
// no real value can be (they are finite).
constexpr std::uint64_t kUnvoicedBits = 0x7ff8000000000001;
constexpr std::size_t kPointBytes = 16;

constexpr std::int64_t kMostReserved = 1000000; // a damaged count must not ask for all memory

QByteArray bytesOf(const CurveValue& curve)
{
    QByteArray bytes(qsizetype(curve.points.size() * kPointBytes), Qt::Uninitialized);
    char* out = bytes.data();
    for (const CurvePoint& point : curve.points) {
        std::memcpy(out, &point.at.value, 8);
        if (point.value)
            std::memcpy(out + 8, &*point.value, 8);
        else
            std::memcpy(out + 8, &kUnvoicedBits, 8);
        out += kPointBytes;
    }
    return bytes;
}

CurveValue curveOf(std::string_view bytes)
{
    CurveValue curve;
    curve.points.resize(bytes.size() / kPointBytes);
    const char* in = bytes.data();
    for (CurvePoint& point : curve.points) {
        std::uint64_t bits = 0;
        std::memcpy(&point.at.value, in, 8);
        std::memcpy(&bits, in + 8, 8);
        if (bits != kUnvoicedBits) {
            double value = 0;
            std::memcpy(&value, in + 8, 8);
            point.value = value;
        }
        in += kPointBytes;
    }
    return curve;
}

/// A payload as columns: whole_a, whole_b, real_a, real_b, words, points.
struct PayloadColumns {
    std::optional<int> wholeA;
    std::optional<int> wholeB;
    std::optional<double> realA;
    std::optional<double> realB;
    std::optional<QString> words;
    std::optional<QByteArray> points;
};

PayloadColumns columnsOf(const Payload& payload)
{
    PayloadColumns c;
    if (const auto* instant = std::get_if<InstantValue>(&payload)) {
        c.wholeA = instant->bar;
        c.wholeB = instant->beat;
    } else if (const auto* curve = std::get_if<CurveValue>(&payload)) {
        c.points = bytesOf(*curve);
    } else if (const auto* note = std::get_if<NoteValue>(&payload)) {
        c.realA = note->pitchCents;
        c.realB = note->velocity;
    } else if (const auto* chord = std::get_if<ChordValue>(&payload)) {
        c.words = chord->harte;
    } else if (const auto* text = std::get_if<TextValue>(&payload)) {
        c.words = text->text;
    } else if (const auto* tag = std::get_if<TagValue>(&payload)) {
        c.realA = tag->number;
        if (tag->noFiner)
            c.wholeA = 1;
        c.words =
            QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(tag->labels)).toJson(QJsonDocument::Compact));
    }
    return c;
}

std::optional<int> wholeAt(const Query& q, int column)
{
    if (q.isNull(column))
        return std::nullopt;
    return int(q.whole(column));
}

std::optional<double> realAt(const Query& q, int column)
{
    if (q.isNull(column))
        return std::nullopt;
    return q.real(column);
}

std::optional<std::int64_t> framesAt(const Query& q, int column)
{
    if (q.isNull(column))
        return std::nullopt;
    return q.whole(column);
}

TagValue tagOf(const Query& q, int words, int number, int noFiner)
{
    TagValue tag;
    const QJsonArray labels = QJsonDocument::fromJson(q.bytes(words)).array();
    for (const QJsonValue& label : labels)
        tag.labels << label.toString();
    tag.number = realAt(q, number);
    tag.noFiner = wholeAt(q, noFiner) == 1;
    return tag;
}

/// Columns in the order of kColumns from `first` on.
Payload payloadOf(const Query& q, int first)
{
    const int wholeA = first + 1;
    const int wholeB = first + 2;
    const int realA = first + 3;
    const int realB = first + 4;
    const int words = first + 5;
    const int points = first + 6;
    switch (q.whole(first)) {
    case 1:
        return InstantValue{wholeAt(q, wholeA), wholeAt(q, wholeB)};
    case 2:
        return curveOf(q.view(points));
    case 3:
        return NoteValue{q.real(realA), realAt(q, realB)};
    case 4:
        return ChordValue{q.text(words)};
    case 5:
        return TextValue{q.text(words)};
    case 6:
        return tagOf(q, words, realA, wholeA);
    default:
        return {};
    }
}

/// Items that follow each other mostly repeat the same few texts: those share one QString.
class TextCache {
public:
    QString text(std::string_view utf8)
    {
        if (utf8.empty())
            return {};
        for (Entry& entry : m_entries)
            if (entry.utf8 == utf8)
                return entry.text;
        Entry& entry = m_entries[m_next++ % std::size(m_entries)];
        entry.utf8 = utf8;
        entry.text = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
        return entry.text;
    }

private:
    struct Entry {
        std::string utf8;
        QString text;
    };
    Entry m_entries[8];
    std::size_t m_next = 0;
};

struct TextCaches {
    TextCache labels;
    TextCache details;
};

void readItem(const Query& q, TextCaches& caches, Item& item)
{
    item.assignment.value = q.whole(0);
    item.span.start.value = q.whole(1);
    item.level = int(q.whole(2));
    item.span.end.value = q.whole(3);
    item.id.value = q.whole(4);
    item.label = caches.labels.text(q.view(5));
    if (!q.isNull(6))
        item.foreignText = q.text(6);
    item.confidence = Confidence(q.whole(7));
    item.startUncertainty = framesAt(q, 8);
    item.endUncertainty = framesAt(q, 9);
    item.origin.kind = OriginKind(q.whole(10));
    item.origin.detail = caches.details.text(q.view(11));
    if (!q.isNull(12))
        item.origin.rawTapFrame = Frame{q.whole(12)};
    item.author.value = q.whole(13);
    item.version = int(q.whole(14));
    item.changedMs = q.whole(15);
    if (!q.isNull(16))
        item.extra = q.text(16);
    item.payload = payloadOf(q, 17);
}

/// Empty texts are NULL in this table: a million rows are smaller for it.
std::optional<QString> orNull(const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    return text;
}

} // namespace

Result<Items> ItemStore::ofAssignment(AssignmentId assignment)
{
    Query query(m_database,
                "SELECT assignment, start_frame, level, end_frame, id, label, foreign_text, confidence, "
                "start_uncertainty, end_uncertainty, origin, origin_detail, raw_tap_frame, author, version, "
                "changed_ms, extra, payload, whole_a, whole_b, real_a, real_b, words, points "
                "FROM item WHERE assignment = ? ORDER BY start_frame, level, end_frame, id",
                assignment);
    Items items;
    // Rows are large to move: room for all of them first.
    Query count(m_database, "SELECT items FROM assignment WHERE id = ?", assignment);
    if (count.next())
        items.reserve(std::size_t(std::clamp<std::int64_t>(count.whole(0), 0, kMostReserved)));
    TextCaches caches;
    while (query.next())
        readItem(query, caches, items.emplace_back());
    if (query.failed())
        return query.error();
    return items;
}

Result<std::optional<Item>> ItemStore::find(ItemId id)
{
    Query query(m_database,
                "SELECT assignment, start_frame, level, end_frame, id, label, foreign_text, confidence, "
                "start_uncertainty, end_uncertainty, origin, origin_detail, raw_tap_frame, author, version, "
                "changed_ms, extra, payload, whole_a, whole_b, real_a, real_b, words, points "
                "FROM item WHERE id = ?",
                id);
    std::optional<Item> item;
    TextCaches caches;
    if (query.next())
        readItem(query, caches, item.emplace());
    if (query.failed())
        return query.error();
    return item;
}

Result<Items> ItemStore::withLabels(const QString& layer, const QStringList& labels)
{
    // Labels go in as one JSON array, whatever their number.
    const QString wanted =
        QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(labels)).toJson(QJsonDocument::Compact));
    Query query(m_database,
                "SELECT assignment, start_frame, level, end_frame, id, label, foreign_text, confidence, "
                "start_uncertainty, end_uncertainty, origin, origin_detail, raw_tap_frame, author, version, "
                "changed_ms, extra, payload, whole_a, whole_b, real_a, real_b, words, points "
                "FROM item WHERE assignment IN (SELECT id FROM assignment WHERE layer = ?1) AND "
                "(label IN (SELECT value FROM json_each(?2)) OR (payload = 6 AND EXISTS (SELECT 1 FROM "
                "json_each(words) AS own WHERE own.value IN (SELECT value FROM json_each(?2))))) ORDER BY id",
                layer, wanted);
    Items items;
    TextCaches caches;
    while (query.next())
        readItem(query, caches, items.emplace_back());
    if (query.failed())
        return query.error();
    return items;
}

Result<LabelUse> ItemStore::labelUse()
{
    LabelUse use;
    for (const char* sql :
         {"SELECT assignment.layer, item.label, assignment.track, count(*) FROM item JOIN assignment ON assignment.id "
          "= "
          "item.assignment WHERE item.label IS NOT NULL GROUP BY 1, 2, 3",
          "SELECT assignment.layer, tag.value, assignment.track, count(*) FROM item JOIN assignment ON assignment.id = "
          "item.assignment, json_each(item.words) AS tag WHERE item.payload = 6 GROUP BY 1, 2, 3"}) {
        Query query(m_database, sql);
        while (query.next())
            use[query.text(0)][query.text(1)][{query.whole(2)}] += query.whole(3);
        if (query.failed())
            return query.error();
    }
    return use;
}

Result<bool> ItemStore::anyOfAssignment(AssignmentId assignment, const std::function<bool(ItemId)>& counts)
{
    Query query(m_database, "SELECT id FROM item WHERE assignment = ?", assignment);
    while (query.next())
        if (counts({query.whole(0)}))
            return true;
    if (query.failed())
        return query.error();
    return false;
}

Result<void> ItemStore::write(const Change<Item>& change)
{
    if (change.before) {
        const Item& b = *change.before;
        Result<void> done = Query(m_database,
                                  "DELETE FROM item WHERE assignment = ? AND start_frame = ? AND level = ? AND "
                                  "end_frame = ? AND id = ?",
                                  b.assignment, b.span.start.value, b.level, b.span.end.value, b.id)
                                .run();
        if (!done)
            return done;
    }
    if (!change.after)
        return {};
    const Item& i = *change.after;
    const PayloadColumns c = columnsOf(i.payload);
    std::optional<std::int64_t> rawTap;
    if (i.origin.rawTapFrame)
        rawTap = i.origin.rawTapFrame->value;
    return Query(m_database,
                 "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 i.assignment, i.span.start.value, i.level, i.span.end.value, i.id, orNull(i.label),
                 orNull(i.foreignText), int(i.confidence), i.startUncertainty, i.endUncertainty, int(i.origin.kind),
                 orNull(i.origin.detail), rawTap, i.author, i.version, i.changedMs, orNull(i.extra),
                 int(i.payload.index()), c.wholeA, c.wholeB, c.realA, c.realB, c.words, c.points)
        .run();
}

} // namespace unisono
