#pragma once

#include <QString>

namespace unisono {

/// What kind of thing went wrong. Sentences for people are made from it in ui/text.
enum class ErrorCode {
    Cancelled,    ///< the user or a newer request stopped the work
    NotFound,     ///< a file, folder or object that should exist does not
    CannotRead,   ///< exists, but reading is refused or fails
    CannotWrite,  ///< writing is refused or fails, other than DiskFull and ReadOnly
    DiskFull,     ///< no room left
    ReadOnly,     ///< the medium or the project is read-only
    HeldByOther,  ///< another program has the project; Error::detail says who
    NotAudio,     ///< not a sound file of any known format
    NeedsFfmpeg,  ///< only ffmpeg reads this format, and it is not installed
    Damaged,      ///< truncated or inconsistent; what could be read may be usable
    Empty,        ///< no frames, no rows: nothing to work on
    TooLarge,     ///< above a limit that protects the program; Error::detail names it
    Unsupported,  ///< understood, but not handled; Error::detail names what
    NotAProject,  ///< not a file of this program
    NewerVersion, ///< written by a newer program; Error::detail is its version
    Corrupt,      ///< a project that fails its own checks
    WrongKey,     ///< sealed with another key or passphrase, or changed since
    Refused,      ///< breaks the rules of a file from elsewhere; Error::detail: code of the rule, then what broke it
    Parse,        ///< text that breaks its format; Error::detail is the place
    Invalid,      ///< an argument or a state that the operation does not allow
    DeviceLost,   ///< no audio device, or it went away
    Internal      ///< a broken invariant of the program itself
};

/// Why something failed. `subject` is the file, person or object it is about; `message` is for developers and logs.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString subject;
    QString detail;
};

} // namespace unisono
