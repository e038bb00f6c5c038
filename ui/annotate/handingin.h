#pragma once

#include "core/workflow/transitions.h"
#include "ui/annotate/layerset.h"

class QWidget;

namespace unisono {

class AskPanel;

/// Handing in, skipping, and sending back what a package asked for. Threads: GUI
class HandingIn : public QObject {
    Q_OBJECT
public:
    HandingIn(const Context& context, LayerSet& layers, QWidget& page);

    /// Hands in the own answer of this layer. Where there are no items it asks whether nothing of the kind is there, or
    /// why it is skipped.
    void submit(const QString& layerId);
    void skip(const QString& layerId);
    /// Writes what is done so far into a file for the lead.
    void sendBack();

Q_SIGNALS:
    void problemsWished(); ///< what keeps it from being handed in is listed there

private:
    bool step(const QString& layerId, AssignmentStep step, const QString& reason = {});
    const LayerState* ownUnit(const QString& layerId);
    void ask(const QString& layerId, const QString& title, const QString& explanation, const QStringList& first);
    AskPanel& panel();
    void write(const QString& path);
    const Context& m_context;
    LayerSet& m_layers;
    QWidget& m_page;
    AskPanel* m_ask = nullptr;
};

} // namespace unisono
