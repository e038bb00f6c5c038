#pragma once

#include "core/workflow/board.h"

#include <QString>

namespace unisono {

// Words for the lead's board.

/// "under a day", "under a week" ...; `index` 0..kAgeClasses - 1.
QString ageClassName(int index);
/// "0 0 3 5 2 4 6 3": units closed a week, the oldest first.
QString weeksText(const Throughput& throughput);
/// When it will be done at this rate, or why that cannot be said.
QString forecastText(const Forecast& forecast);

} // namespace unisono
