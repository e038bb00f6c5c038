#pragma once

#include <span>

namespace unisono {

/// The sentence of a code of findings; %1.. are the issue's arguments. Included by the tables of ui/text only.
struct IssueForm {
    const char* code;
    const char* text;
    const char* bare = nullptr; ///< where an argument is empty: an item without a label, a number without a unit
};

/// Those about people, states, packages' keys, gold and assigning.
std::span<const IssueForm> workForms();

} // namespace unisono
