#pragma once

namespace unisono {

/// Readies libsodium once for the process; called before anything else of it. Threads: any
void readySodium();

} // namespace unisono
