#include "core/agreement/music/chord.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace unisono {

namespace {

struct Shorthand {
    const char* name;
    const char* notes;                 ///< by semitones above the root
    const char* foldedNotes = nullptr; ///< and degrees, where what is implied is folded down
    const char* foldedDegrees = "";
};

constexpr const char* kMajor = "100010010000";
constexpr const char* kMinor = "100100010000";
constexpr const char* kSeventh = "100010010010";
constexpr const char* kMajorSeventh = "100010010001";
constexpr const char* kMinorSeventh = "100100010010";

constexpr Shorthand kShorthands[] = {
    {"maj", kMajor},
    {"min", kMinor},
    {"aug", "100010001000"},
    {"dim", "100100100000"},
    {"sus4", "100001010000"},
    {"sus2", "101000010000"},
    {"7", kSeventh},
    {"maj7", kMajorSeventh},
    {"min7", kMinorSeventh},
    {"minmaj7", "100100010001", kMinor, "7"},
    {"maj6", "100010010100"},
    {"min6", "100100010100"},
    {"dim7", "100100100100"},
    {"hdim7", "100100100010"},
    {"maj9", kMajorSeventh, kMajorSeventh, "9"},
    {"min9", kMinorSeventh, kMinorSeventh, "9"},
    {"9", kSeventh, kSeventh, "9"},
    {"min11", kMinorSeventh, kMinorSeventh, "9,11"},
    {"11", kSeventh, kSeventh, "9,11"},
    {"maj13", kMajorSeventh, kMajorSeventh, "9,11,13"},
    {"min13", kMinorSeventh, kMinorSeventh, "9,11,13"},
    {"13", kSeventh, kSeventh, "9,11,13"},
    {"1", "100000000000"},
    {"5", "100000010000"},
};

const Shorthand* shorthandOf(QStringView name)
{
    for (const Shorthand& each : kShorthands)
        if (name == QLatin1String(each.name))
            return &each;
    return nullptr;
}

int modulo12(int semitones)
{
    return (semitones % 12 + 12) % 12;
}

/// Walks through a label; what does not fit leaves the place where it stopped.
class Reader {
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    qsizetype place() const { return m_place; }
    bool atEnd() const { return m_place == m_text.size(); }

    bool take(char16_t c)
    {
        if (atEnd() || m_text[m_place] != c)
            return false;
        ++m_place;
        return true;
    }

    std::optional<int> root()
    {
        constexpr std::array kSemitones{9, 11, 0, 2, 4, 5, 7};
        if (atEnd() || m_text[m_place] < u'A' || m_text[m_place] > u'G')
            return std::nullopt;
        const int natural = kSemitones[std::size_t(m_text[m_place++].unicode() - u'A')];
        return modulo12(natural + accidentals());
    }

    /// Up to what follows a shorthand.
    QStringView word()
    {
        const qsizetype start = m_place;
        while (!atEnd() && m_text[m_place] != u'(' && m_text[m_place] != u'/')
            ++m_place;
        return m_text.mid(start, m_place - start);
    }

    void backTo(qsizetype place) { m_place = place; }

    /// Semitones above the root; may be below 0 or above 11.
    std::optional<int> degree()
    {
        constexpr std::array kSemitones{0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 17, 19, 21};
        const int shift = accidentals();
        if (atEnd() || m_text[m_place] < u'1' || m_text[m_place] > u'9')
            return std::nullopt;
        auto number = std::size_t(m_text[m_place++].unicode() - u'0');
        if (number == 1 && !atEnd() && m_text[m_place] >= u'0' && m_text[m_place] <= u'3')
            number = 10 + std::size_t(m_text[m_place++].unicode() - u'0');
        return kSemitones[number - 1] + shift;
    }

    QString since(qsizetype start) const { return m_text.mid(start, m_place - start).toString(); }

private:
    /// Sharps or flats, not both.
    int accidentals()
    {
        int shift = 0;
        for (const char16_t sign : {u'b', u'#'}) {
            while (shift * (sign == u'#' ? 1 : -1) >= 0 && take(sign))
                shift += sign == u'#' ? 1 : -1;
            if (shift != 0)
                break;
        }
        return shift;
    }

    QStringView m_text;
    qsizetype m_place = 0;
};

/// Degrees as they add up: one written twice counts once, one written in two ways twice.
class Degrees {
public:
    explicit Degrees(UpperDegrees upper)
        : m_upper(upper)
    {
    }

    void setNotes(const char* notes)
    {
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            m_sums[i] = notes[i] == '1' ? 1 : 0;
    }

    /// A degree in parentheses or one implied; false: it is none.
    bool read(Reader& reader)
    {
        const qsizetype start = reader.place();
        const int sign = reader.take(u'*') ? -1 : 1;
        const std::optional<int> semitones = reader.degree();
        if (!semitones)
            return false;
        const QString text = reader.since(start);
        if (m_seen.contains(text))
            return true;
        m_seen.insert(text);
        if (*semitones < 12 || m_upper == UpperDegrees::Folded)
            m_sums[std::size_t(modulo12(*semitones))] += sign;
        return true;
    }

    bool readList(Reader& reader)
    {
        do {
            if (!read(reader))
                return false;
        } while (reader.take(u','));
        return true;
    }

    std::array<int, 12> notes(int bass) const
    {
        std::array<int, 12> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = m_sums[i] > 0 ? 1 : 0;
        all[std::size_t(bass)] = 1;
        return all;
    }

private:
    UpperDegrees m_upper;
    std::array<int, 12> m_sums{1};
    QSet<QString> m_seen;
};

Error misfit(const Reader& reader)
{
    return {ErrorCode::Parse, QStringLiteral("no chord label"), {}, QString::number(reader.place())};
}

/// What follows the colon: a shorthand, degrees, or both.
bool readQuality(Reader& reader, Degrees& degrees, UpperDegrees upper)
{
    const qsizetype start = reader.place();
    if (const QStringView name = reader.word(); !name.isEmpty()) {
        const Shorthand* shorthand = shorthandOf(name);
        if (!shorthand) {
            reader.backTo(start);
            return false;
        }
        const bool isFolded = upper == UpperDegrees::Folded && shorthand->foldedNotes;
        degrees.setNotes(isFolded ? shorthand->foldedNotes : shorthand->notes);
        if (isFolded) {
            const QString text = QLatin1String(shorthand->foldedDegrees);
            Reader implied(text);
            degrees.readList(implied);
        }
    } else if (reader.atEnd() || !reader.take(u'(')) {
        return false;
    } else {
        return degrees.readList(reader) && reader.take(u')');
    }
    return !reader.take(u'(') || (degrees.readList(reader) && reader.take(u')'));
}

} // namespace

Result<Chord> chordOf(QStringView label, UpperDegrees upper)
{
    Chord chord;
    if (label == QLatin1String("N"))
        return chord;
    if (label == QLatin1String("X")) {
        chord.notes.fill(-1);
        return chord;
    }
    Reader reader(label);
    const std::optional<int> root = reader.root();
    if (!root)
        return misfit(reader);
    Degrees degrees(upper);
    if (!reader.take(u':'))
        degrees.setNotes(kMajor);
    else if (!readQuality(reader, degrees, upper))
        return misfit(reader);
    std::optional<int> bass = 0;
    if (reader.take(u'/'))
        bass = reader.degree();
    if (!bass || !reader.atEnd())
        return misfit(reader);
    chord.root = *root;
    chord.bass = modulo12(*bass);
    chord.notes = degrees.notes(chord.bass);
    return chord;
}

} // namespace unisono
