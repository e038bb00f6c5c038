#include "core/interchange/csvtable.h"

#include <algorithm>

namespace unisono::csv {

namespace {

constexpr qsizetype kMostCells = 512; // a row of more is no table of annotations
constexpr QChar kBlank = u' ';

/// The lines a delimiter is judged by.
std::vector<QStringView> sample(const QString& text)
{
    std::vector<QStringView> lines;
    for (const QStringView line : linesOf(QStringView(text).left(20000))) {
        if (!line.trimmed().isEmpty() && !line.startsWith(u'#'))
            lines.push_back(line);
        if (lines.size() >= 50)
            break;
    }
    return lines;
}

/// Whether `c` stands in the line outside quotes.
bool holdsOutsideQuotes(QStringView line, QChar c)
{
    bool inQuotes = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\')
            ++i;
        else if (line[i] == u'"')
            inQuotes = !inQuotes;
        else if (!inQuotes && line[i] == c)
            return true;
    }
    return false;
}

/// The one that most lines hold; blanks where none is held by most.
QChar delimiterOf(const std::vector<QStringView>& lines)
{
    // A column of bare numbers under a header of two needs no delimiter itself.
    const auto bare =
        std::count_if(lines.begin(), lines.end(), [](QStringView line) { return numberOf(line).has_value(); });
    QChar best = kBlank;
    std::ptrdiff_t most = 0;
    // Where as many hold two of them the first counts: a comma may be a decimal one where a tab or a semicolon divides.
    for (const QChar c : {QChar(u'\t'), QChar(u';'), QChar(u','), QChar(u'|')}) {
        const auto holding =
            std::count_if(lines.begin(), lines.end(), [c](QStringView line) { return holdsOutsideQuotes(line, c); });
        if (holding > most) {
            most = holding;
            best = c;
        }
    }
    // Between blanks one in some label must not make columns.
    return (most + bare) * 2 > std::ptrdiff_t(lines.size()) ? best : kBlank;
}

/// "0.0 4.1 Verse (Guitar Solo)": leading numbers are cells of their own, the rest is the label.
QStringList splitAtBlanks(QStringView line)
{
    QStringList cells;
    line = line.trimmed();
    while (!line.isEmpty()) {
        const auto end = std::find_if(line.begin(), line.end(), [](QChar c) { return c.isSpace(); });
        const QStringView word = line.left(end - line.begin());
        if (!numberOf(word, DecimalComma::Yes)) {
            cells.append(line.toString());
            break;
        }
        cells.append(word.toString());
        line = line.mid(word.size()).trimmed();
    }
    return cells;
}

/// Reads records that may hold line ends inside quotes.
class Splitter {
public:
    Splitter(const QString& text, QChar delimiter, Backslash backslash)
        : m_text(text),
          m_delimiter(delimiter),
          m_backslash(backslash)
    {
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    TableRow next()
    {
        TableRow row;
        row.line = m_line;
        QString cell;
        bool quotes = false;
        bool wasQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            const QChar after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            if (quotes) {
                const bool escape = c == u'"' || (c == u'\\' && m_backslash == Backslash::Escapes);
                if (escape && after == u'"') {
                    cell += u'"';
                    ++m_at;
                } else if (c == u'"') {
                    quotes = false;
                } else {
                    m_line += c == u'\n' ? 1 : 0;
                    cell += c;
                }
            } else if (c == u'"' && cell.trimmed().isEmpty() && !wasQuoted) {
                cell.clear();
                quotes = wasQuoted = true;
            } else if (c == m_delimiter) {
                row.cells.append(wasQuoted ? cell : cell.trimmed());
                cell.clear();
                wasQuoted = false;
            } else if (c == u'\n' || c == u'\r') {
                break;
            } else if (!wasQuoted || !c.isSpace()) {
                cell += c;
            }
        }
        row.cells.append(wasQuoted ? cell : cell.trimmed());
        if (m_at < m_text.size()) {
            m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
            ++m_line;
        }
        return row;
    }

private:
    const QString& m_text;
    QChar m_delimiter;
    Backslash m_backslash;
    qsizetype m_at = 0;
    int m_line = 1;
};

bool hasText(const TableRow& row)
{
    return std::any_of(row.cells.begin(), row.cells.end(), [](const QString& c) { return !c.isEmpty(); });
}

} // namespace

Result<Table> tableOf(const QString& text, Backslash backslash)
{
    Table table;
    auto lines = sample(text);
    if (backslash == Backslash::Plain && !lines.empty())
        lines.resize(1); // the program's own header says it; texts below may hold anything
    table.delimiter = delimiterOf(lines);
    if (table.delimiter != u',')
        table.comma = DecimalComma::Yes;
    qsizetype cells = 0;
    const auto add = [&](TableRow row) {
        cells += row.cells.size();
        table.rows.push_back(std::move(row));
        return row.cells.size() <= kMostCells && qsizetype(table.rows.size()) <= kMostRows && cells <= 8 * kMostRows;
    };
    bool fits = true;
    if (table.delimiter == kBlank) {
        const auto all = linesOf(text);
        for (std::size_t i = 0; i < all.size() && fits; ++i)
            if (!all[i].trimmed().isEmpty() && !all[i].startsWith(u'#'))
                fits = add({int(i + 1), splitAtBlanks(all[i])});
    } else {
        Splitter splitter(text, table.delimiter, backslash);
        while (!splitter.atEnd() && fits) {
            TableRow row = splitter.next();
            fits = row.cells.size() <= kMostCells;
            if (fits && hasText(row) && !row.cells.first().startsWith(u'#'))
                fits = add(std::move(row));
        }
    }
    if (!fits)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many rows or columns"),
                     {},
                     QStringLiteral("%1 rows, %2 columns").arg(kMostRows).arg(kMostCells)};
    if (table.rows.empty())
        return Error{ErrorCode::Parse, QStringLiteral("no row in it"), {}, QStringLiteral("line 1")};

    // A header has no number in it; the first row of data has one.
    const QStringList& first = table.rows.front().cells;
    const bool words = std::none_of(first.begin(), first.end(), [&](const QString& c) { return table.number(c); });
    const bool numbersFollow =
        table.rows.size() == 1 || std::any_of(table.rows[1].cells.begin(), table.rows[1].cells.end(),
                                              [&](const QString& c) { return table.number(c).has_value(); });
    if (words && numbersFollow && table.delimiter != kBlank) {
        for (const QString& name : first)
            table.header.append(name.trimmed().toLower());
        table.headerLine = table.rows.front().line;
        table.rows.erase(table.rows.begin());
    }
    return table;
}

QString quoted(const QString& cell)
{
    const bool plain = std::none_of(cell.begin(), cell.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t' || c == u'\\';
    });
    const bool edges = !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace() || cell.front() == u'#');
    if (plain && !edges)
        return cell;
    QString out = cell;
    return u'"' + out.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace unisono::csv
