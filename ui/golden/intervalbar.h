#pragma once

#include "core/exchange/goldkeeping.h"

#include <QWidget>

namespace unisono {

/// A person's share of gold passed, 0 to 1: the 5 to 95 % interval as a bar, its median as a stroke, the mark as a gold
/// tick. Without an interval where there are too few results. Threads: GUI
class IntervalBar : public QWidget {
    Q_OBJECT
public:
    IntervalBar(const PersonReliability& person, const ReliabilityRule& rule, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Reliability m_reliability;
    ReliabilityInterval m_interval;
    double m_mark;
};

/// The same after each result: the median as a line in the band of its interval, over the mark. Threads: GUI
class IntervalLine : public QWidget {
    Q_OBJECT
public:
    IntervalLine(const PersonReliability& person, const ReliabilityRule& rule, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<ReliabilityInterval> m_intervals; ///< from the first that says something
    double m_mark;
};

} // namespace unisono
