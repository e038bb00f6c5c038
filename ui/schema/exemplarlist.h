#pragma once

#include "core/genre/schema.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace unisono {

/// Places of tracks that show what is meant, and near misses: played here, put right here. Threads: GUI
class ExemplarList : public QWidget {
    Q_OBJECT
public:
    explicit ExemplarList(QWidget* parent = nullptr);
    /// Rows are made anew only where their number differs.
    void show(const std::vector<Exemplar>& exemplars);
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void edited(const std::vector<unisono::Exemplar>& exemplars);
    void playRequested(const unisono::Exemplar& exemplar);

private:
    void rebuild();
    void tell();
    std::vector<Exemplar> m_exemplars;
    bool m_isReadOnly = false;
    QVBoxLayout* m_column;
    std::vector<QWidget*> m_rows;
    QLabel* m_empty;
};

} // namespace unisono
