#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

namespace unisono {

/// One room of the window: a page on the large canvas, with an optional inspector on the right. Made once, kept.
class Workspace : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual QString id() const = 0;                  ///< "annotate"
    virtual QString title() const = 0;               ///< translated, as on the rail
    virtual QString iconName() const = 0;            ///< file stem in :/icons
    virtual QWidget* inspector() { return nullptr; } ///< owned by the frame once asked for
    /// What the context line shows as chips beside project and track.
    virtual QStringList contextChips() const { return {}; }
    virtual void shown() {}

Q_SIGNALS:
    void contextChanged();
    void workspaceRequested(const QString& id);
};

} // namespace unisono
