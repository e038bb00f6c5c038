#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace unisono {

namespace {

/// The sentence of a code. %1 is the subject in quotes; %2 the detail.
QString formOf(ErrorCode code, bool hasSubject, bool hasDetail)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return hasSubject
                   ? Words::tr("%1 was cancelled. What was there before is unchanged; start it again when you like.")
                   : Words::tr("Cancelled. What was there before is unchanged; start it again when you like.");
    case ErrorCode::NotFound:
        return hasSubject
                   ? Words::tr(
                         "%1 was not found. Nothing was changed. Check the name, or whether the drive is connected.")
                   : Words::tr("Something that was asked for was not found. Nothing was changed. Check the name and "
                               "try again.");
    case ErrorCode::CannotRead:
        return hasSubject ? Words::tr("%1 could not be read. Nothing was changed. Check that you may read it and that "
                                      "the drive is in order.")
                          : Words::tr("Reading failed. Nothing was changed. Check that you may read the file and that "
                                      "the drive is in order.");
    case ErrorCode::CannotWrite:
        return hasSubject ? Words::tr("%1 could not be written. Your work is kept in the program. Check that you may "
                                      "write there, or choose another place.")
                          : Words::tr("Writing failed. Your work is kept in the program. Check that you may write "
                                      "there, or choose another place.");
    case ErrorCode::DiskFull:
        return hasSubject ? Words::tr("There is no room left to write %1. Your work is kept in the program and is "
                                      "written as soon as there is room: free some space.")
                          : Words::tr("The disk is full. Your work is kept in the program and is written as soon as "
                                      "there is room: free some space.");
    case ErrorCode::ReadOnly:
        return hasSubject
                   ? Words::tr("%1 is read-only. Nothing in it was changed. Copy it to a place where you may "
                               "write and open the copy.")
                   : Words::tr("This place is read-only. Nothing was changed. Choose a place where you may write.");
    case ErrorCode::HeldByOther:
        if (hasSubject)
            return hasDetail ? Words::tr("%1 is open elsewhere (%2), so it can only be read here. Nothing was changed. "
                                         "Close it there to edit it here.")
                             : Words::tr("%1 is open in another program, so it can only be read here. Nothing was "
                                         "changed. Close it there to edit it here.");
        return Words::tr("The project is open in another program, so it can only be read here. Nothing was changed. "
                         "Close it there to edit it here.");
    case ErrorCode::NotAudio:
        return hasSubject ? Words::tr("%1 is not a sound file of a known format. It was left alone. Choose a sound "
                                      "file such as WAV, FLAC, Ogg, Opus or MP3.")
                          : Words::tr("This is not a sound file of a known format. It was left alone. Choose a sound "
                                      "file such as WAV, FLAC, Ogg, Opus or MP3.");
    case ErrorCode::NeedsFfmpeg:
        return hasSubject ? Words::tr("%1 can only be read with ffmpeg, which is not installed. It was left alone. "
                                      "Install ffmpeg, or convert the file to FLAC or WAV.")
                          : Words::tr("This format can only be read with ffmpeg, which is not installed. The file was "
                                      "left alone. Install ffmpeg, or convert the file to FLAC or WAV.");
    case ErrorCode::Damaged:
        return hasSubject ? Words::tr("%1 is damaged or breaks off. What can be read of it is kept. Replace the file "
                                      "with a whole copy where there is one.")
                          : Words::tr("The file is damaged or breaks off. What can be read of it is kept. Replace the "
                                      "file with a whole copy where there is one.");
    case ErrorCode::Empty:
        return hasSubject ? Words::tr("%1 is empty: there is nothing in it to work on. It was left alone. Choose "
                                      "another file.")
                          : Words::tr("There is nothing in it to work on. Nothing was changed. Choose another file.");
    case ErrorCode::TooLarge:
        return hasSubject ? Words::tr("%1 is larger than this program takes. It was left alone. Split it, or choose "
                                      "a smaller one.")
                          : Words::tr("This is larger than this program takes. Nothing was changed. Split it, or "
                                      "choose a smaller one.");
    case ErrorCode::Unsupported:
        return hasSubject ? Words::tr("%1 uses something this program does not handle. It was left alone. Convert it "
                                      "to a plainer form and try again.")
                          : Words::tr("This is understood, but not handled by this program. Nothing was changed. "
                                      "Try a plainer form.");
    case ErrorCode::NotAProject:
        return hasSubject ? Words::tr("%1 is not a Unisono project. It was left alone. Choose a file that ends in "
                                      ".unisono.")
                          : Words::tr("This is not a Unisono project. It was left alone. Choose a file that ends in "
                                      ".unisono.");
    case ErrorCode::NewerVersion:
        return hasSubject ? Words::tr("%1 was written by a newer version of Unisono. It was left alone, so that "
                                      "nothing in it is lost. Update the program to open it.")
                          : Words::tr("This was written by a newer version of Unisono. It was left alone, so that "
                                      "nothing in it is lost. Update the program to open it.");
    case ErrorCode::Corrupt:
        return hasSubject ? Words::tr("%1 is damaged and no intact backup was found beside it. It was left as it is. "
                                      "Open a copy from a backup of your own.")
                          : Words::tr("The project is damaged and no intact backup was found beside it. It was left "
                                      "as it is. Open a copy from a backup of your own.");
    case ErrorCode::WrongKey:
        return hasSubject ? Words::tr("The passphrase does not open %1, or it was changed since it was sealed. It was "
                                      "left alone. Try the passphrase again.")
                          : Words::tr("The passphrase does not fit, or what it sealed was changed since. Nothing was "
                                      "opened. Try the passphrase again.");
    case ErrorCode::Refused:
        return hasSubject ? Words::tr("%1 was refused, and nothing of it was taken over.")
                          : Words::tr("The file was refused, and nothing of it was taken over.");
    case ErrorCode::Parse:
        if (hasSubject)
            return hasDetail ? Words::tr("%1 cannot be understood at %2. Nothing was taken over. Correct it there, or "
                                         "choose another file.")
                             : Words::tr("%1 cannot be understood. Nothing was taken over. Correct it, or choose "
                                         "another file.");
        return hasDetail
                   ? Words::tr("The text cannot be understood at %2. Nothing was taken over. Correct it there "
                               "and try again.")
                   : Words::tr("The text cannot be understood. Nothing was taken over. Correct it and try again.");
    case ErrorCode::Invalid:
        return hasSubject ? Words::tr("That does not work with %1. Nothing was changed.")
                          : Words::tr("That does not work here. Nothing was changed.");
    case ErrorCode::DeviceLost:
        return hasSubject ? Words::tr("The sound device %1 is not there or refuses. Your work is unchanged and goes on "
                                      "in silence. Connect it, or choose another output.")
                          : Words::tr("There is no sound device, or it went away. Your work is unchanged and goes on "
                                      "in silence. Connect one and look for outputs again.");
    case ErrorCode::Internal:
        break;
    }
    return hasSubject ? Words::tr("Unisono made a mistake with %1. Your saved work is safe. Please try again, and "
                                  "report it if it returns.")
                      : Words::tr("Unisono made a mistake. Your saved work is safe. Please try again, and report it "
                                  "if it returns.");
}

bool detailIsPlaced(const QString& form)
{
    return form.contains(QLatin1String("%2"));
}

} // namespace

QString sentence(const Error& error)
{
    const bool hasDetail = !error.detail.isEmpty();
    const QString form = formOf(error.code, !error.subject.isEmpty(), hasDetail);
    QString text = Words::fill(form, {Words::quoted(error.subject), error.detail});
    const QString rule = error.detail.section(QLatin1Char(' '), 0, 0);
    if (error.code == ErrorCode::Invalid && hasSentence(rule)) {
        const QString why = sentence(Issue{Severity::Error, rule, {}, {error.detail.section(QLatin1Char(' '), 1)}});
        return error.subject.isEmpty() ? Words::fill(Words::tr("%1 Nothing was changed."), {why})
                                       : Words::fill(Words::tr("%1: %2 Nothing was changed."), {error.subject, why});
    }
    if (error.code == ErrorCode::Refused && rule.contains(QLatin1Char('.'))) {
        const Issue reason{Severity::Error, rule, {}, {error.detail.section(QLatin1Char(' '), 1)}};
        return Words::fill(Words::tr("%1 %2"), {text, sentence(reason)});
    }
    // Invalid and Unsupported are only understood with their reason; the message is better than none.
    const bool wantsReason =
        error.code == ErrorCode::Invalid || error.code == ErrorCode::Unsupported || error.code == ErrorCode::Internal;
    if (hasDetail && !detailIsPlaced(form))
        text += Words::fill(Words::tr(" (%1)"), {error.detail});
    else if (!hasDetail && wantsReason && !error.message.isEmpty())
        text += Words::fill(Words::tr(" (%1)"), {error.message});
    return text;
}

} // namespace unisono
