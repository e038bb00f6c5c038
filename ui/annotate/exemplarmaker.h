#pragma once

#include "core/time/frame.h"
#include "ui/common/context.h"

#include <QObject>

namespace unisono {

class AskPanel;

/// Takes a place of the current track into the draft of the schema, as an exemplar of a label: asks for the sentence
/// that says what is to be heard, then makes one edit. Threads: GUI
class ExemplarMaker : public QObject {
    Q_OBJECT
public:
    ExemplarMaker(const Context& context, QWidget& page);

    /// The label of a layer; with an empty layer a genre. `name`: as it is called on the screen; `span`: proposed.
    void make(const QString& layer, const QString& label, const QString& name, FrameSpan span);

private:
    QString add(const QString& layer, const QString& label, const QString& name, const Exemplar& exemplar);
    const Context& m_context;
    QWidget& m_page;
    AskPanel* m_panel = nullptr;
};

} // namespace unisono
