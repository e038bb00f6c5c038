#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <QHash>

namespace unisono {

namespace {

struct Form {
    const char* code;
    const char* text;
};

/// Sentences of the known codes; %1.. are the issue's arguments.
constexpr Form kForms[] = {
    {"check.beat-order", QT_TRANSLATE_NOOP("Words", "%1: beat %2 is followed by beat %3.")},
    {"check.beyond-track", QT_TRANSLATE_NOOP("Words", "%1: an item reaches beyond the end of the track.")},
    {"check.foreign-label", QT_TRANSLATE_NOOP("Words", "%1: “%2” is not a label of the schema.")},
    {"check.gap", QT_TRANSLATE_NOOP("Words", "%1 should cover the whole track, but here is a gap.")},
    {"check.overlap", QT_TRANSLATE_NOOP("Words", "%1: items overlap here.")},
    {"check.same-time", QT_TRANSLATE_NOOP("Words", "%1: two items at the same moment.")},
    {"check.unknown-label", QT_TRANSLATE_NOOP("Words", "%1: the schema has no label “%2”.")},
    {"check.unlabelled", QT_TRANSLATE_NOOP("Words", "%1: an item without a label.")},
    {"check.unsure", QT_TRANSLATE_NOOP("Words", "%1: marked as unsure.")},
    {"add.duplicate", QT_TRANSLATE_NOOP("Words", "“%1” is in the project already and was not added again.")},
    {"add.folder-unreadable", QT_TRANSLATE_NOOP("Words", "The folder “%1” could not be read and was left out.")},
    {"media.changed",
     QT_TRANSLATE_NOOP("Words", "The audio of “%1” is not the file it was when it was added. The annotations are kept; "
                                "check that they still fit, or link the right file.")},
    {"media.missing",
     QT_TRANSLATE_NOOP("Words", "The audio of “%1” is not where it was. The annotations are kept; link the file again "
                                "to hear it.")},
    {"media.damaged",
     QT_TRANSLATE_NOOP("Words", "The audio of “%1” is damaged or breaks off; what can be read is shown.")},
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

const QHash<QString, const char*>& forms()
{
    static const QHash<QString, const char*> table = [] {
        QHash<QString, const char*> all;
        for (const Form& form : kForms)
            all.insert(QString::fromLatin1(form.code), form.text);
        return all;
    }();
    return table;
}

} // namespace

QString sentence(const Issue& issue)
{
    QString text;
    if (const char* form = forms().value(issue.code)) {
        text = Words::fill(QCoreApplication::translate("Words", form), issue.args);
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
