#pragma once

#include "ui/agreement/studybook.h"
#include "ui/text/studywords.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;

namespace unisono {

class Heading;
class IntervalList;

/// The figures of what is looked at: a layer, or a pair, genre, version or half of it; what the chosen figure is made
/// of; the tracks that agree least. Threads: GUI
class AgreementInspector : public QWidget {
    Q_OBJECT
public:
    explicit AgreementInspector(StudyBook& book, QWidget* parent = nullptr);

    void showLayer(const QString& layerId);
    /// Chooses a stratum of the layer; a negative place: all answers.
    void showStratum(StratumKind kind, int place);
    IntervalList& figures() const { return *m_figures; }
    QComboBox& scope() const { return *m_scope; }
    QListWidget& worst() const { return *m_worst; }
    QString explanation() const;

Q_SIGNALS:
    void trackActivated(unisono::TrackId track);

private:
    /// What the figures are of.
    struct Scope {
        StratumKind kind = StratumKind::Pair;
        int place = -1;
        bool operator==(const Scope&) const = default;
    };
    const LayerStudy* study() const;
    const std::vector<StudyFigure>* shown() const;
    void refill();
    void showFigures();
    void explain();
    StudyBook& m_book;
    QString m_layer;
    std::vector<Scope> m_scopes; ///< as the rows of m_scope
    Heading* m_title;
    QComboBox* m_scope;
    IntervalList* m_figures;
    QLabel* m_why;
    QListWidget* m_worst;
};

} // namespace unisono
