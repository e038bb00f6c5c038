#pragma once

#include "core/time/timeaxis.h"

#include <optional>

namespace unisono {

/// How the view keeps the playhead in sight: by whole pages, or with the playhead held in the middle.
enum class FollowMode { Page, Centre };

/// The first look at a track: about 40 s, or all of a shorter one.
FrameSpan openingSpan(FrameCount frames, SampleRate rate);

/// Zooms about `anchorPx` and lands on a scale of the form 2^(n/8), so that the same steps meet the same tiles again;
/// the finest and the coarsest scale are exact. Result is clamped.
TimeAxis zoomedInSteps(const TimeAxis& axis, double factor, double anchorPx, FrameCount frames, double widthPx);

/// The axis after the playhead went from `from` to `to`. nullopt: stays.
/// A small step of playback only turns the page when the playhead leaves the view: somebody who scrolled away while it
/// plays is left alone. A jump (over kJumpSeconds, or backwards) is always brought into view.
inline constexpr double kJumpSeconds = 1.0;
std::optional<TimeAxis> followed(const TimeAxis& axis, double widthPx, FrameCount frames, SampleRate rate, Frame from,
                                 Frame to, FollowMode mode);

/// `axis` moved as little as needed for `f` to be seen with a margin of a tenth of the width.
TimeAxis withVisible(const TimeAxis& axis, double widthPx, FrameCount frames, Frame f);

/// The axis whose origin lies on a whole device pixel of the track drawn at its scale: what panes paint with, so that
/// tiles, lanes and lines agree to the pixel.
TimeAxis onDevicePixels(const TimeAxis& axis, double devicePixelRatio);

} // namespace unisono
