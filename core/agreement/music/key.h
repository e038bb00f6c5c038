#pragma once

#include <QStringView>

#include <optional>

namespace unisono {

/// A tonic and a mode.
struct MusicalKey {
    enum class Mode { Major, Minor, Other, None };
    std::optional<int> tonic; ///< semitones above C; nullopt: X, no key
    Mode mode = Mode::None;   ///< None: of X
    bool operator==(const MusicalKey&) const = default;
};

/// "Eb minor", "f# major", "C other" or "X", with the names of tonics that mir_eval knows (sharps and flats of the
/// black keys); letters alone make no difference to a tonic. nullopt: anything else
std::optional<MusicalKey> keyOf(QStringView text);

/// How near a key is: the same 1, a fifth above in the same mode 0.5, relative 0.3, parallel 0.2, any other 0
/// (mir_eval.key.weighted_score, where a fifth below is 0).
/// Source: MIREX, Audio Key Detection
double keyScore(const MusicalKey& reference, const MusicalKey& estimate);

} // namespace unisono
