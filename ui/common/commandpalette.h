#pragma once

#include "ui/common/context.h"
#include "ui/common/palettesearch.h"
#include "ui/common/popuppanel.h"

#include <QAbstractListModel>

class QLineEdit;
class QListView;

namespace unisono {

/// Rows of the palette's list.
class FoundModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(std::vector<Found> found);
    const Found& at(int row) const { return m_found[std::size_t(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Found> m_found;
};

/// Finds every command, label and track by a few letters (Ctrl+K), with its keys beside it. Arrows choose, Enter does
/// it. Threads: GUI.
class CommandPalette : public PopupPanel {
    Q_OBJECT
public:
    CommandPalette(ActionMap& actions, Document& document, QWidget* window);
    void open(const QString& text = {});
    const FoundModel& found() const { return *m_model; }

Q_SIGNALS:
    void trackChosen(unisono::TrackId id);
    void labelChosen(const QString& layerId, const QString& labelId);
    void timeChosen(double seconds);

protected:
    QWidget* firstFocus() override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void search();
    void choose(const QModelIndex& index);
    ActionMap& m_actions;
    Document& m_document;
    std::unique_ptr<PaletteIndex> m_index;
    FoundModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
};

} // namespace unisono
