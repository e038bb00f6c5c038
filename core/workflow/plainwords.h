#pragma once

#include <QString>

namespace unisono {

/// A text for comparing: letters' case, width, punctuation, symbols, apostrophes and blanks aside; one blank between
/// words. "Don’t  STOP!" -> "dont stop"
QString plainWords(const QString& text);

} // namespace unisono
