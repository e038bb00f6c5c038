#pragma once

#include "core/genre/schema.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace unisono {

/// Exemplars of a label, a row each: pressed, it is played. What fits and what only nearly does are told apart by word,
/// mark and colour. Threads: GUI
class ExemplarRows : public QWidget {
    Q_OBJECT
public:
    explicit ExemplarRows(QWidget* parent = nullptr);
    void show(const std::vector<Exemplar>& exemplars);
    enum class Which { Fitting, NearMisses };
    /// Plays the next of this kind, from the first again after the last. False: there is none.
    bool playNext(Which which);

Q_SIGNALS:
    void playRequested(const unisono::Exemplar& exemplar);

private:
    std::vector<Exemplar> m_exemplars;
    std::vector<QPushButton*> m_rows;
    std::size_t m_next[2] = {0, 0};
    QVBoxLayout* m_column;
};

} // namespace unisono
