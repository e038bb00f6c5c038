#include "ui/text/issueforms.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <QHash>

namespace unisono {

namespace {

/// Sentences of the known codes; %1.. are the issue's arguments.
constexpr IssueForm kForms[] = {
    {"add.damaged",
     QT_TRANSLATE_NOOP("Words", "“%1” is damaged and was left out. Replace it with a whole copy and add it again.")},
    {"add.duplicate", QT_TRANSLATE_NOOP("Words", "“%1” is in the project already and was not added again.")},
    {"add.empty", QT_TRANSLATE_NOOP("Words", "“%1” holds no sound and was left out.")},
    {"add.folder-unreadable",
     QT_TRANSLATE_NOOP("Words", "The folder “%1” could not be read and was left out. Check that you may read it.")},
    {"add.needs-ffmpeg", QT_TRANSLATE_NOOP("Words", "“%1” can only be read with ffmpeg, which is not installed; it was "
                                                    "left out. Install ffmpeg and add it again.")},
    {"add.not-audio", QT_TRANSLATE_NOOP("Words", "“%1” is not a sound file of a known format and was left out.")},
    {"add.not-found", QT_TRANSLATE_NOOP("Words", "“%1” was not found and was left out.")},
    {"add.unreadable",
     QT_TRANSLATE_NOOP("Words", "“%1” could not be read and was left out. Check that you may read it.")},
    {"add.unsupported", QT_TRANSLATE_NOOP("Words", "“%1” uses something that is not handled (%2) and was left out.")},
    {"check.beat-order", QT_TRANSLATE_NOOP("Words", "%1: beat %2 is followed by beat %3.")},
    {"check.beyond-track", QT_TRANSLATE_NOOP("Words", "%1: an item reaches beyond the end of the track.")},
    {"check.exclusive", QT_TRANSLATE_NOOP("Words", "%1: “%2” and “%3” rule each other out.")},
    {"check.foreign-label", QT_TRANSLATE_NOOP("Words", "%1: “%2” is not a label of the schema.")},
    {"check.gap", QT_TRANSLATE_NOOP("Words", "%1 should cover the whole track, but here is a gap.")},
    {"check.genre-unfinished",
     QT_TRANSLATE_NOOP("Words", "%1: there are finer ones below “%2”. Choose one, or say that none of them fits.")},
    {"check.label-missing", QT_TRANSLATE_NOOP("Words", "%1: there has to be a “%2”.")},
    {"check.more", QT_TRANSLATE_NOOP("Words", "%1: %2 more of the same are not listed.")},
    {"check.no-beats", QT_TRANSLATE_NOOP("Words", "%1: lengths in beats and bars cannot be checked without beats.")},
    {"check.not-asked",
     QT_TRANSLATE_NOOP("Words", "%1: %2 items are kept, but the genre of the track does not ask for this layer.")},
    {"check.outside", QT_TRANSLATE_NOOP("Words", "%1: “%2” lies within no item of %3."),
     QT_TRANSLATE_NOOP("Words", "%1: an item lies within no item of %3.")},
    {"check.overlap", QT_TRANSLATE_NOOP("Words", "%1: items overlap here.")},
    {"check.other-genre", QT_TRANSLATE_NOOP("Words", "%1: “%2” is not a label of this track's genre.")},
    {"check.required", QT_TRANSLATE_NOOP("Words", "%1: an answer is required.")},
    {"check.retired-label", QT_TRANSLATE_NOOP("Words", "%1: the label “%2” was split. Choose one of %3."),
     QT_TRANSLATE_NOOP("Words", "%1: the label “%2” was taken out of the schema. Choose another.")},
    {"check.same-time", QT_TRANSLATE_NOOP("Words", "%1: two items at the same moment.")},
    {"check.stale",
     QT_TRANSLATE_NOOP("Words",
                       "%1: version %2 of the schema changed what is asked for (%3). Look at the items again.")},
    {"check.too-long", QT_TRANSLATE_NOOP("Words", "%1: “%2” lasts %3; at most %4 is allowed."),
     QT_TRANSLATE_NOOP("Words", "%1: an item lasts %3; at most %4 is allowed.")},
    {"check.too-many", QT_TRANSLATE_NOOP("Words", "%1: “%2” is there %3 times; at most %4 is allowed."),
     QT_TRANSLATE_NOOP("Words", "%1: there are %3 items; at most %4 is allowed.")},
    {"check.too-many-labels", QT_TRANSLATE_NOOP("Words", "%1: %2 labels are chosen; at most %3 is allowed.")},
    {"check.too-nested", QT_TRANSLATE_NOOP("Words", "%1: an item is nested %2 levels deep; the layer has %3.")},
    {"check.too-short", QT_TRANSLATE_NOOP("Words", "%1: “%2” lasts %3; at least %4 is asked for."),
     QT_TRANSLATE_NOOP("Words", "%1: an item lasts %3; at least %4 is asked for.")},
    {"check.unknown-label", QT_TRANSLATE_NOOP("Words", "%1: the schema has no label “%2”.")},
    {"check.unlabelled", QT_TRANSLATE_NOOP("Words", "%1: an item without a label.")},
    {"check.unsure", QT_TRANSLATE_NOOP("Words", "%1: marked as unsure.")},
    {"check.value-range", QT_TRANSLATE_NOOP("Words", "%1: %2 lies outside of %3 to %4 %5."),
     QT_TRANSLATE_NOOP("Words", "%1: %2 lies outside of %3 to %4.")},
    {"check.wrong-parent", QT_TRANSLATE_NOOP("Words", "%1: “%2” may not lie within “%3”.")},
    {"csv.guessed",
     QT_TRANSLATE_NOOP("Words",
                       "The table has no header; what its columns mean was told by their numbers. Check the result.")},
    {"csv.times-in-frames", QT_TRANSLATE_NOOP("Words", "The table has no header; its times are whole numbers beyond "
                                                       "the track in seconds and were taken for frames.")},
    {"export.field-lost", QT_TRANSLATE_NOOP("Words", "The format cannot hold “%1”; it was left out of %2 items.")},
    {"export.file-extra-lost",
     QT_TRANSLATE_NOOP(
         "Words",
         "What the imported file said about itself as a whole cannot be held by this format and was left out.")},
    {"export.gap-row",
     QT_TRANSLATE_NOOP("Words", "The format has no gaps; this one was written as a row without a label.")},
    {"export.kind-left-out", QT_TRANSLATE_NOOP("Words", "%2 cannot hold the layer %1; it was left out.")},
    {"export.overlap-cut", QT_TRANSLATE_NOOP("Words", "The format has no overlaps; the item before was ended here.")},
    {"export.sealed-left-out",
     QT_TRANSLATE_NOOP("Words", "%1 answers are sealed and were left out. Open the sealed part to export them.")},
    {"export.text-changed", QT_TRANSLATE_NOOP("Words", "Line ends in the text “%1” were written as blanks.")},
    {"import.at-end",
     QT_TRANSLATE_NOOP(
         "Words", "“%1” begins at the end of the track or the file and has no length; it is kept for an export only.")},
    {"import.beyond-track", QT_TRANSLATE_NOOP("Words", "“%1” lies outside the track.")},
    {"import.empty-interval", QT_TRANSLATE_NOOP("Words", "“%1” has no length and was left out.")},
    {"import.extra-left-out",
     QT_TRANSLATE_NOOP(
         "Words", "What the file carries beside its annotations is large (%1 KB) and was left out of the project.")},
    {"import.gap-filled", QT_TRANSLATE_NOOP("Words", "The gap here was filled with an interval without a label.")},
    {"import.left-out", QT_TRANSLATE_NOOP("Words", "“%1” has no place in the layer and was left out.")},
    {"import.line-not-read", QT_TRANSLATE_NOOP("Words", "This line could not be read: %1")},
    {"import.more-alike", QT_TRANSLATE_NOOP("Words", "%2 more of this kind (%1).")},
    {"import.more-than-one",
     QT_TRANSLATE_NOOP("Words", "The layer takes one label, the file has several: %1. All were kept.")},
    {"import.negative-duration", QT_TRANSLATE_NOOP("Words", "Ends %1 s before it begins; its start was kept.")},
    {"import.no-such-level", QT_TRANSLATE_NOOP("Words", "The layer has no level %1; the item was put on the nearest.")},
    {"import.no-time", QT_TRANSLATE_NOOP("Words", "Has no time and was left out.")},
    {"import.overlap",
     QT_TRANSLATE_NOOP("Words", "Two items overlap by %1 s; the first was ended where the second begins.")},
    {"import.same-start",
     QT_TRANSLATE_NOOP("Words",
                       "“%1” and “%2” begin at the same time; the item is “%2”, the other is kept for an export.")},
    {"import.unknown-label",
     QT_TRANSLATE_NOOP("Words", "The layer has no label “%1” (%2 times). The text was kept with the items.")},
    {"jams.kept-as-it-is",
     QT_TRANSLATE_NOOP(
         "Words",
         "An annotation of the namespace “%1” is in no form that layers have; it is kept as it is for an export.")},
    {"jams.nan-as-null", QT_TRANSLATE_NOOP("Words", "%1 numbers that are none (NaN) were read as empty.")},
    {"jams.not-an-object", QT_TRANSLATE_NOOP("Words", "This is no annotation; it is kept as it is for an export.")},
    {"media.changed",
     QT_TRANSLATE_NOOP("Words", "The audio of “%1” is not the file it was when it was added. The annotations are kept; "
                                "check that they still fit, or link the right file.")},
    {"media.damaged",
     QT_TRANSLATE_NOOP("Words", "The audio of “%1” is damaged or breaks off; what can be read is shown.")},
    {"media.missing",
     QT_TRANSLATE_NOOP(
         "Words", "The audio of “%1” is not where it was. The annotations are kept; link the file again to hear it.")},
    {"media.none",
     QT_TRANSLATE_NOOP("Words", "“%1” is a track without audio: it can be annotated and checked, but not be heard.")},
    {"media.unreadable",
     QT_TRANSLATE_NOOP(
         "Words",
         "The audio of “%1” cannot be read. The annotations are kept; replace the file or link another copy.")},
    {"media.unreadable-folder", QT_TRANSLATE_NOOP("Words", "The folder “%1” could not be read and was left out.")},
    {"package.bomb",
     QT_TRANSLATE_NOOP("Words",
                       "“%1” unpacks to far more than it is long, as files do that are made to fill a computer.")},
    {"package.changed-entry",
     QT_TRANSLATE_NOOP("Words", "“%1” in it was changed after it was signed. Ask for it to be sent again.")},
    {"package.compression", QT_TRANSLATE_NOOP("Words", "“%1” is packed in a way that packages are not.")},
    {"package.duplicate-entry", QT_TRANSLATE_NOOP("Words", "It holds “%1” twice.")},
    {"package.duplicate-id", QT_TRANSLATE_NOOP("Words", "An id stands twice: %1.")},
    {"package.encrypted",
     QT_TRANSLATE_NOOP("Words", "“%1” in it is encrypted with a password, which packages are not.")},
    {"package.entry-damaged", QT_TRANSLATE_NOOP("Words", "“%1” in it is damaged. Ask for it to be sent again.")},
    {"package.entry-large", QT_TRANSLATE_NOOP("Words", "“%1” is larger than anything in a package may be.")},
    {"package.id", QT_TRANSLATE_NOOP("Words", "What should be an id is none: %1.")},
    {"package.is-offer",
     QT_TRANSLATE_NOOP("Words", "It is a package with work to do; one with answers was asked for.")},
    {"package.is-return",
     QT_TRANSLATE_NOOP("Words", "It is a package with answers; one with work to do was asked for.")},
    {"package.json", QT_TRANSLATE_NOOP("Words", "“%1” in it is not written as JSON.")},
    {"package.json-deep",
     QT_TRANSLATE_NOOP("Words", "“%1” in it is nested deeper than anything that means something.")},
    {"package.json-values", QT_TRANSLATE_NOOP("Words", "“%1” in it holds more values than a package may.")},
    {"package.layer", QT_TRANSLATE_NOOP("Words", "It asks for the layer “%1”, which its schema does not have.")},
    {"package.link", QT_TRANSLATE_NOOP("Words", "“%1” in it is a link to another file.")},
    {"package.member", QT_TRANSLATE_NOOP("Words", "Something is missing or has a form that it should not have: %1.")},
    {"package.missing-entry", QT_TRANSLATE_NOOP("Words", "“%1” is missing in it. Ask for it to be sent again.")},
    {"package.name", QT_TRANSLATE_NOOP("Words", "An entry in it has no name that can be read.")},
    {"package.name-absolute", QT_TRANSLATE_NOOP("Words", "“%1” in it has a place outside the package for its name.")},
    {"package.name-backslash", QT_TRANSLATE_NOOP("Words", "“%1” in it has a backslash in its name.")},
    {"package.name-control", QT_TRANSLATE_NOOP("Words", "“%1” in it has control characters in its name.")},
    {"package.name-drive", QT_TRANSLATE_NOOP("Words", "“%1” in it has a drive for its name.")},
    {"package.name-long", QT_TRANSLATE_NOOP("Words", "The name “%1” in it is longer than a name may be.")},
    {"package.name-outside", QT_TRANSLATE_NOOP("Words", "The name “%1” in it leads out of the package.")},
    {"package.not-a-file", QT_TRANSLATE_NOOP("Words", "“%1” in it is a folder or a device instead of a file.")},
    {"package.number", QT_TRANSLATE_NOOP("Words", "A number lies outside what is possible: %1.")},
    {"package.order", QT_TRANSLATE_NOOP("Words", "“%1” in it is not at its place.")},
    {"package.other", QT_TRANSLATE_NOOP("Words", "It is another package than the one that was opened before.")},
    {"package.reference", QT_TRANSLATE_NOOP("Words", "It refers to something that it does not hold: %1.")},
    {"package.schema", QT_TRANSLATE_NOOP("Words", "Its schema is not sound: %1")},
    {"package.signature",
     QT_TRANSLATE_NOOP("Words",
                       "Its signature does not fit: it was changed after it was signed. Ask for it to be sent again.")},
    {"package.signer", QT_TRANSLATE_NOOP("Words", "It was signed by somebody else than it says.")},
    {"package.text-control", QT_TRANSLATE_NOOP("Words", "A text holds control characters: %1.")},
    {"package.text-long", QT_TRANSLATE_NOOP("Words", "“%1” in it holds a text that is longer than any may be.")},
    {"package.too-many-entries", QT_TRANSLATE_NOOP("Words", "It holds more than %1 files.")},
    {"package.too-many-items", QT_TRANSLATE_NOOP("Words", "It holds more items than a package may: %1.")},
    {"package.total-large",
     QT_TRANSLATE_NOOP("Words",
                       "All that it holds is together larger than a package may be; it was read as far as “%1”.")},
    {"package.unknown-entry", QT_TRANSLATE_NOOP("Words", "“%1” does not belong into a package.")},
    {"package.unreadable",
     QT_TRANSLATE_NOOP("Words", "It is no work package, or it breaks off. Ask for it to be sent again.")},
    {"package.unsigned-entry", QT_TRANSLATE_NOOP("Words", "“%1” was added to it after it was signed.")},
    {"schema.circle", QT_TRANSLATE_NOOP("Words", "%1 is its own ancestor (by its parent %2).")},
    {"schema.colour", QT_TRANSLATE_NOOP("Words", "“%1” is no colour; write #rrggbb, for example #56b4e9.")},
    {"schema.conflict", QT_TRANSLATE_NOOP("Words", "Both drafts changed this, in different ways.")},
    {"schema.duration",
     QT_TRANSLATE_NOOP("Words", "“%1” is no length; write for example “0.5 s”, “70 ms” or “4 bars”.")},
    {"schema.empty", QT_TRANSLATE_NOOP("Words", "Something has to be written here.")},
    {"schema.hash", QT_TRANSLATE_NOOP("Words", "A hash of 64 hexadecimal digits has to be written here.")},
    {"schema.id",
     QT_TRANSLATE_NOOP("Words", "“%1” is no id; ids are lower-case letters, digits, “-” and “_”, joined by dots.")},
    {"schema.json", QT_TRANSLATE_NOOP("Words", "This is not JSON: %1.")},
    {"schema.key-clash", QT_TRANSLATE_NOOP("Words", "The key “%1” is that of %2 and of %3.")},
    {"schema.key-length", QT_TRANSLATE_NOOP("Words", "“%1” is no key; a key is one character.")},
    {"schema.key-taken",
     QT_TRANSLATE_NOOP("Words", "The key “%2” of %1 is taken by the program; the label cannot be reached by it.")},
    {"schema.kind",
     QT_TRANSLATE_NOOP("Words",
                       "“%1” is no kind of layer; they are interval, instant, curve, note, chord, text and tag.")},
    {"schema.language", QT_TRANSLATE_NOOP("Words", "“%1” is no language tag; write for example “de” or “pt-BR”.")},
    {"schema.link", QT_TRANSLATE_NOOP("Words", "“%1” is not an id or address of this kind.")},
    {"schema.missing", QT_TRANSLATE_NOOP("Words", "“%1” is missing.")},
    {"schema.negative", QT_TRANSLATE_NOOP("Words", "This may not be below zero.")},
    {"schema.newer",
     QT_TRANSLATE_NOOP("Words",
                       "The schema is of format %1; this program reads formats up to %2. Use a newer program.")},
    {"schema.no-definition", QT_TRANSLATE_NOOP("Words", "“%1” has no definition.")},
    {"schema.no-labels", QT_TRANSLATE_NOOP("Words", "The layer %1 has no labels to choose from.")},
    {"schema.not-inherited", QT_TRANSLATE_NOOP("Words", "The layer %1 is not inherited by %2.")},
    {"schema.not-of-kind", QT_TRANSLATE_NOOP("Words", "A layer of the kind %2 has no “%1”.")},
    {"schema.order", QT_TRANSLATE_NOOP("Words", "The end has to lie after the start.")},
    {"schema.range", QT_TRANSLATE_NOOP("Words", "This has to lie between %1 and %2.")},
    {"schema.retired-used", QT_TRANSLATE_NOOP("Words", "%1 is said to be retired but is in use.")},
    {"schema.same-name", QT_TRANSLATE_NOOP("Words", "“%1” is a name of two labels: %2 and %3.")},
    {"schema.same-twice", QT_TRANSLATE_NOOP("Words", "The same is listed twice.")},
    {"schema.text", QT_TRANSLATE_NOOP("Words", "This is not UTF-8 text.")},
    {"schema.too-big", QT_TRANSLATE_NOOP("Words", "The file is larger than %1 MiB, which no schema is.")},
    {"schema.too-deep", QT_TRANSLATE_NOOP("Words", "Nested deeper than %1 levels.")},
    {"schema.too-few", QT_TRANSLATE_NOOP("Words", "There have to be at least %1.")},
    {"schema.twice", QT_TRANSLATE_NOOP("Words", "The id %1 is there twice.")},
    {"schema.type", QT_TRANSLATE_NOOP("Words", "This has to be of the type: %1.")},
    {"schema.unknown-member", QT_TRANSLATE_NOOP("Words", "“%1” is no member that is known here.")},
    {"schema.unknown-parent", QT_TRANSLATE_NOOP("Words", "The parent %1 of %2 does not exist.")},
    {"schema.unknown-reference", QT_TRANSLATE_NOOP("Words", "There is no %1.")},
    {"schema.word", QT_TRANSLATE_NOOP("Words", "“%1” is not one of: %2.")},
    {"store.edits-maybe-missing",
     QT_TRANSLATE_NOOP("Words", "The last edits may be missing in the backup. Look at the history.")},
    {"store.edits-missing",
     QT_TRANSLATE_NOOP("Words", "%1 edits are missing in the backup. Look at the history and repeat them.")},
    {"store.edits-recovered",
     QT_TRANSLATE_NOOP("Words", "%1 edits that the backup did not have yet were brought back from the log.")},
    {"store.repaired",
     QT_TRANSLATE_NOOP(
         "Words", "The project file was damaged. It was opened from its backup; the damaged file is kept as “%1”.")},
    {"text.not-utf8", QT_TRANSLATE_NOOP("Words", "The text is not UTF-8; it was read as Windows-1252.")},
    {"tree.aliases",
     QT_TRANSLATE_NOOP("Words", "Aliases are written behind the name as “(one, two)”; a parenthesis of the name itself "
                                "is written “\\(”.")},
    {"tree.also", QT_TRANSLATE_NOOP("Words", "“->” is followed by the name of a genre and stands below its parent.")},
    {"tree.also-unknown", QT_TRANSLATE_NOOP("Words", "“->” names a genre that stands elsewhere; %2 are called “%1”.")},
    {"tree.column", QT_TRANSLATE_NOOP("Words", "The table has no column “%1”.")},
    {"tree.empty", QT_TRANSLATE_NOOP("Words", "There is no genre in it.")},
    {"tree.field-lost", QT_TRANSLATE_NOOP("Words", "The form cannot hold “%1”; it was left out of %2 genres.")},
    {"tree.fields", QT_TRANSLATE_NOOP("Words", "This row has %1 fields, the header has %2.")},
    {"tree.indent",
     QT_TRANSLATE_NOOP("Words", "The indentation fits neither the line above nor the sisters of this genre. Indent "
                                "with tabs only, or with blanks only.")},
    {"tree.no-name", QT_TRANSLATE_NOOP("Words", "A genre has no name.")},
    {"tree.number", QT_TRANSLATE_NOOP("Words", "“%2” is no number that “%1” can be.")},
    {"tree.order-lost",
     QT_TRANSLATE_NOOP("Words",
                       "The form does not say which parent is the first; %1 genres may be shown under another.")},
    {"tree.parents-lost",
     QT_TRANSLATE_NOOP("Words", "The form holds one parent a genre; further ones of %1 genres were left out.")},
    {"tree.quote", QT_TRANSLATE_NOOP("Words", "A quotation mark is never closed.")},
    {"tree.too-many", QT_TRANSLATE_NOOP("Words", "There are more than %1 genres, which no tree has.")},
    {"tree.top-level",
     QT_TRANSLATE_NOOP("Words", "“%1” is said to end below %2, but by its parents it ends below %3.")},
    {"tree.unknown-child", QT_TRANSLATE_NOOP("Words", "The child %1 of “%2” does not exist.")},
    {"verify.foreign-key", QT_TRANSLATE_NOOP("Words", "A row refers to one in “%1” that is not there.")},
    {"verify.integrity",
     QT_TRANSLATE_NOOP(
         "Words", "The database finds itself damaged: %1. Open the project again: it is repaired from its backup.")},
    {"verify.log", QT_TRANSLATE_NOOP("Words", "The event log does not fit together: %1.")},
    {"verify.page",
     QT_TRANSLATE_NOOP(
         "Words", "A page of the project file is damaged. Open the project again: it is repaired from its backup.")},
    {"verify.rows",
     QT_TRANSLATE_NOOP("Words",
                       "%1 rows differ from what the log gives. Open the project again: it is repaired from its log.")},
    {"verify.search", QT_TRANSLATE_NOOP("Words", "The search index does not fit the tracks: %1.")},
    {"verify.unsaved",
     QT_TRANSLATE_NOOP(
         "Words", "%1 edits are not on the disk yet. Free some space; they are written as soon as there is room.")},
};

/// "import.unknown-label" -> "Import: unknown label".
QString readable(const QString& code)
{
    const qsizetype dot = code.indexOf(QLatin1Char('.'));
    QString area = dot < 0 ? QString() : code.left(dot);
    QString what = dot < 0 ? code : code.mid(dot + 1);
    for (QString* part : {&area, &what})
        part->replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    what.replace(QLatin1Char('.'), QStringLiteral(", "));
    QString text = area.isEmpty() ? what : area + QStringLiteral(": ") + what;
    if (text.isEmpty())
        return Words::tr("Something was noticed");
    text[0] = text[0].toUpper();
    return text;
}

const QHash<QString, IssueForm>& forms()
{
    static const QHash<QString, IssueForm> table = [] {
        QHash<QString, IssueForm> all;
        for (const IssueForm& form : kForms)
            all.insert(QString::fromLatin1(form.code), form);
        for (const IssueForm& form : workForms())
            all.insert(QString::fromLatin1(form.code), form);
        return all;
    }();
    return table;
}

} // namespace

bool hasSentence(const QString& code)
{
    return forms().contains(code);
}

QString sentence(const Issue& issue)
{
    QString text;
    if (const auto form = forms().constFind(issue.code); form != forms().cend()) {
        const bool isBare = form->bare && issue.args.contains(QString());
        text = Words::fill(QCoreApplication::translate("Words", isBare ? form->bare : form->text), issue.args);
    } else {
        text = readable(issue.code);
        if (!issue.args.isEmpty())
            text += QStringLiteral(": ") + issue.args.join(QStringLiteral(", "));
        text += QLatin1Char('.');
    }
    if (!issue.place.isEmpty())
        text = Words::fill(Words::tr("%1: %2"), {issue.place, text});
    return text;
}

} // namespace unisono
