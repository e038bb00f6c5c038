#include "core/audio/streamlength.h"

namespace unisono {

FrameCount readableFrames(FrameCount stated, const std::function<bool(FrameCount)>& readable)
{
    if (stated <= 0 || readable(stated - 1))
        return stated;
    FrameCount known = 0;
    for (FrameCount unknown = stated - 1; known < unknown;) {
        const FrameCount middle = known + (unknown - known) / 2;
        if (readable(middle))
            known = middle + 1;
        else
            unknown = middle;
    }
    return known;
}

} // namespace unisono
