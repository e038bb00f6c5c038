#include "core/store/backuplog.h"

#include <QList>

#include <algorithm>

namespace unisono {

namespace {

const QByteArray kMagic = "unisono-log-1";

QByteArray headOf(const BackupLog::Reach& from)
{
    return kMagic + '\t' + from.uuid + '\t' + QByteArray::number(qint64(from.seq)) + '\t' + from.hash.toHex() + '\n';
}

std::optional<BackupLog::Reach> reachOfHead(const QByteArray& line)
{
    const QList<QByteArray> fields = line.trimmed().split('\t');
    if (!line.endsWith('\n') || fields.size() < 3 || fields[0] != kMagic)
        return std::nullopt;
    return BackupLog::Reach{fields[1], fields[2].toLongLong(), QByteArray::fromHex(fields.value(3))};
}

// Compact JSON holds neither tabs nor line ends: they are escaped in texts.
QByteArray lineOf(const Event& event)
{
    QByteArray line;
    for (const std::int64_t number :
         {event.seq, std::int64_t(event.type), std::int64_t(event.atMs), event.person.value, event.firstSeq})
        line += QByteArray::number(qint64(number)) + '\t';
    line += event.hash.toHex() + '\t' + event.edit;
    return (event.context.isEmpty() ? line : line + '\t' + event.context) + '\n';
}

std::optional<Event> eventOfLine(const QByteArray& line)
{
    constexpr int kFields = 7; // and the context, where there is one
    QList<QByteArray> fields = line.split('\t');
    if (!line.endsWith('\n') || fields.size() < kFields || fields.size() > kFields + 1)
        return std::nullopt;
    fields.last().chop(1);
    Event event;
    event.seq = fields[0].toLongLong();
    const int type = fields[1].toInt();
    if (event.seq < 1 || type < 0 || type > int(EventType::Origin))
        return std::nullopt;
    event.type = EventType(type);
    event.atMs = fields[2].toLongLong();
    event.person.value = fields[3].toLongLong();
    event.firstSeq = fields[4].toLongLong();
    event.hash = QByteArray::fromHex(fields[5]);
    event.edit = fields[6];
    event.context = fields.value(7);
    if (event.edit.isEmpty())
        return event;
    const Result<Edit> edit = editFromJson(event.edit);
    if (!edit)
        return std::nullopt;
    event.kind = edit->kind;
    event.subject = edit->subject;
    event.mergeKey = edit->mergeKey;
    return event;
}

/// The last whole line of a file, read from its end: lines can be long, logs longer.
QByteArray lastLine(QFile& file)
{
    constexpr qint64 kBlock = 64 * 1024;
    QByteArray tail;
    qint64 at = file.size();
    while (at > 0) {
        const qint64 from = std::max<qint64>(0, at - kBlock);
        file.seek(from);
        tail.prepend(file.read(at - from));
        at = from;
        const qsizetype end = tail.lastIndexOf('\n');
        const qsizetype before = end > 0 ? tail.lastIndexOf('\n', end - 1) : -1;
        if (end >= 0 && (before >= 0 || at == 0))
            return tail.mid(before + 1, end - before);
    }
    return {};
}

} // namespace

std::optional<BackupLog::Reach> BackupLog::reach(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    std::optional<Reach> reach = reachOfHead(file.readLine());
    if (!reach)
        return std::nullopt;
    const QByteArray last = lastLine(file);
    if (last.startsWith(kMagic))
        return reach;
    const std::optional<Event> event = eventOfLine(last);
    if (!event)
        return std::nullopt;
    reach->seq = event->seq;
    reach->hash = event->hash;
    return reach;
}

void BackupLog::read(const QString& path, std::int64_t seq, const std::function<bool(const Event&)>& sink)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !reachOfHead(file.readLine()))
        return;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.left(line.indexOf('\t')).toLongLong() <= seq && line.endsWith('\n'))
            continue;
        const std::optional<Event> event = eventOfLine(line);
        if (!event || !sink(*event))
            return;
    }
}

bool BackupLog::start(const QString& path, const Reach& from)
{
    m_file.close();
    m_file.setFileName(path);
    const QByteArray head = headOf(from);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered) &&
        m_file.write(head) == head.size())
        return true;
    m_file.close();
    return false;
}

bool BackupLog::goOn(const QString& path)
{
    m_file.close();
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return false;
    qint64 whole = m_file.size();
    char last = 0;
    while (whole > 0 && m_file.seek(whole - 1) && m_file.getChar(&last) && last != '\n')
        --whole;
    if (whole > 0 && m_file.resize(whole) && m_file.seek(whole))
        return true;
    m_file.close();
    return false;
}

bool BackupLog::append(const std::vector<Event>& events)
{
    if (!m_file.isOpen())
        return false;
    QByteArray lines;
    for (const Event& event : events)
        lines += lineOf(event);
    const qint64 before = m_file.size();
    if (m_file.write(lines) == lines.size())
        return true;
    m_file.resize(before);
    m_file.close();
    return false;
}

} // namespace unisono
