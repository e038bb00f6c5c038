#pragma once

#include "core/exchange/training.h"
#include "ui/common/context.h"

namespace unisono {

class AnnotateController;
class ListPanel;

/// Learning from the units of a package that are openly there for it: what was handed in is told at once how it
/// compares. Nothing of it leaves the project. Threads: GUI
class Training : public QObject {
    Q_OBJECT
public:
    Training(const Context& context, AnnotateController& controller, QWidget& page);

    /// The first unit that is not handed in; where all are, what they say together.
    void go();

Q_SIGNALS:
    void unitRequested(unisono::TrackId track, const QString& layer);

private:
    void follow(const Edit& edit);
    void measure(AssignmentId last);
    struct Measured;
    void show(const Measured& measured);
    const Context& m_context;
    AnnotateController& m_controller;
    QWidget& m_page;
    ListPanel* m_panel = nullptr;
};

} // namespace unisono
