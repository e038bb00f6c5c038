#pragma once

#include "core/interchange/formatfile.h"
#include "ui/common/context.h"
#include "ui/common/popuppanel.h"

class QComboBox;
class QTimer;

namespace unisono {

/// Which format, which tracks; then files in a folder. The project is read track by track between events, so that the
/// window stays alive at any size.
class ExportPanel : public PopupPanel {
    Q_OBJECT
public:
    ExportPanel(const Context& context, QWidget* window);
    void open();
    void exportTo(const QString& folder);

Q_SIGNALS:
    void failed(const unisono::Error& error);
    void said(const QString& sentence);
    void folderWished();

protected:
    QWidget* firstFocus() override;

private:
    void exportNext();
    void end();
    Context m_context;
    QComboBox* m_format;
    QComboBox* m_scope;
    QTimer* m_timer;
    QString m_folder;
    std::vector<TrackId> m_tracks;
    std::size_t m_next = 0;
    int m_files = 0;
    int m_locked = 0; ///< sealed answers left out
    QStringList m_taken;
    Issues m_issues;
};

} // namespace unisono
