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
    /// Chooses a person, who is compared with all others.
    void showPerson(int rater);
    IntervalList& figures() const { return *m_figures; }
    QComboBox& scope() const { return *m_scope; }
    QListWidget& worst() const { return *m_worst; }
    QString explanation() const;

Q_SIGNALS:
    void trackActivated(unisono::TrackId track);

private:
    /// What the figures are of.
    struct Scope {
        enum class Of { All, Person, Stratum };
        Of of = Of::All;
        int place = -1; ///< among people, or strata of the kind
        StratumKind kind = StratumKind::Pair;
        bool operator==(const Scope&) const = default;
    };
    const LayerStudy* study() const;
    std::vector<StudyFigure> shown() const;
    void choose(const Scope& scope);
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
