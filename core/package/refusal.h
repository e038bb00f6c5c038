#pragma once

#include "core/base/error.h"

namespace unisono {

/// A package breaks the rule `code` ("package.*"); `what` breaks it: an entry's name, a place, a limit. What comes
/// from the package is shortened and freed of control characters, for it is shown to people.
Error refused(const char* code, const QString& what = {});

} // namespace unisono
