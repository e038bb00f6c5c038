#pragma once

#include "ui/common/context.h"
#include "ui/common/popuppanel.h"

class QComboBox;
class QSpinBox;

namespace unisono {

/// What can be set for the whole program. Kept at once: there is no OK.
class Preferences : public PopupPanel {
    Q_OBJECT
public:
    Preferences(const Context& context, QWidget* window);
    void open();

    /// As kept in the settings.
    static AudioCacheSettings cacheSettings();
    static QString language(); ///< "en", "de"; empty: the system's

Q_SIGNALS:
    void themeToggled();

protected:
    QWidget* firstFocus() override;

private:
    Context m_context;
    QComboBox* m_theme;
    QComboBox* m_language;
    QSpinBox* m_cacheGb;
};

} // namespace unisono
