#pragma once

#include "core/interchange/formatfile.h"
#include "ui/common/context.h"
#include "ui/common/popuppanel.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace unisono {

/// Which layer of a file goes to which layer of the project, for the current track; then one edit a layer.
class ImportPanel : public PopupPanel {
    Q_OBJECT
public:
    ImportPanel(const Context& context, QWidget* window);
    /// Reads the file in the background, then asks.
    void open(const QString& path);

Q_SIGNALS:
    void failed(const unisono::Error& error);
    void said(const QString& sentence);

protected:
    QWidget* firstFocus() override; ///< it is only opened with a choice

private:
    void ask();
    void import();
    Context m_context;
    QLabel* m_title;
    QLabel* m_note;
    QFormLayout* m_form;
    QWidget* m_rows = nullptr;
    QComboBox* m_person;
    QCheckBox* m_replace;
    std::vector<std::pair<QString, QComboBox*>> m_choices; ///< layer id, which layer of the file
    QString m_path;
    TrackId m_track;
    FormatDocument m_document;
    QString m_formatId;
    Issues m_issues;
};

} // namespace unisono
