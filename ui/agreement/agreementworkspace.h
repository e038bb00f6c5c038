#pragma once

#include "ui/agreement/studybook.h"
#include "ui/common/workspace.h"
#include "ui/paint/studypainter.h"

#include <QPointer>

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace unisono {

class AgreementInspector;
class AskPanel;
class CasePlayer;
class FilterPanel;
class FixList;
class Heading;
class IntervalList;
class ListPanel;
class MatrixView;

/// Where a lead sees how well people agree, on what, and what to do next. The chosen layer drives all else. Nobody's
/// figures reach those who still annotate: it is absent in the project of a package. Threads: GUI
class AgreementWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit AgreementWorkspace(const Context& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("agreement"); }
    QString title() const override { return tr("Agreement"); }
    QString iconName() const override { return QStringLiteral("agreement"); }
    QWidget* inspector() override;
    QStringList contextChips() const override;
    void shown() override;

    StudyBook& book() const { return *m_book; }
    IntervalList& layerList() const { return *m_layers; }
    MatrixView& pairs() const { return *m_pairs; }
    MatrixView& confusion() const { return *m_confusion; }
    FixList& fixes() const { return *m_fixes; }
    CasePlayer& cases() const { return *m_cases; }
    AgreementInspector& figures() const { return *m_inspector; }
    /// Whether there is something to look at.
    bool hasFigures() const;
    QString chosenLayer() const { return m_layer; }

Q_SIGNALS:
    /// A place to be shown in Annotate.
    void placeWished(const QString& layer, unisono::FrameSpan span);

private:
    QWidget* buildHead();
    QWidget* buildPage();
    void addActions();
    void refill();
    void showHead();
    void showEmpty();
    void chooseLayer(int row);
    void showLayer();
    void showConfusion();
    void choosePair(int row, int column);
    void playConfused(int row, int column);
    void toggleLabels();
    void playCases(const QStringList& labels);
    void presentCases(std::vector<StudyCase> cases);
    void openGuideline();
    void askFilter();
    void askExport();
    void write(int format, const QString& folder);
    void openTrack(TrackId track);
    ListPanel& list();
    const LayerStudy* study() const;
    Context m_context;
    StudyBook* m_book;
    QHBoxLayout* m_chips = nullptr;
    QPushButton* m_filter = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_again = nullptr;
    QStackedWidget* m_pages;
    QPointer<QWidget> m_empty; ///< what is said instead of figures
    QString m_emptyText;
    IntervalList* m_layers = nullptr;
    Heading* m_pairsTitle = nullptr;
    MatrixView* m_pairs = nullptr;
    Heading* m_confusionTitle = nullptr;
    MatrixView* m_confusion = nullptr;
    QPushButton* m_allLabels = nullptr;
    QWidget* m_confusionCard = nullptr;
    FixList* m_fixes = nullptr;
    IntervalList* m_people = nullptr;
    IntervalList* m_halves = nullptr;
    QWidget* m_noHalves = nullptr;
    AgreementInspector* m_inspector;
    CasePlayer* m_cases;
    ListPanel* m_list = nullptr;
    AskPanel* m_ask = nullptr;
    FilterPanel* m_filterPanel = nullptr;
    QTimer m_later;
    QString m_layer; ///< chosen
    bool m_isWithAllLabels = false;
};

} // namespace unisono
