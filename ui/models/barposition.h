#pragma once

#include "core/annotation/model.h"

namespace unisono {

/// Which bar and beat is heard at a frame, from annotated beats that carry bar numbers. A value.
class BarPosition {
public:
    BarPosition() = default;
    /// Items of an instant layer, ordered; those without a bar are passed over.
    explicit BarPosition(const Items& beats);

    bool isEmpty() const { return m_marks.empty(); }
    /// "37.3" of the last beat at or before `at`; empty before the first.
    QString text(Frame at) const;

private:
    struct Mark {
        Frame at;
        int bar = 0;
        std::optional<int> beat;
    };
    std::vector<Mark> m_marks;
};

} // namespace unisono
