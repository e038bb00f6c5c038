#pragma once

#include "ui/common/style.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <functional>

class QHBoxLayout;
class QTimer;
class QVBoxLayout;

namespace unisono {

enum class Tone { Neutral, Gold, Teal, Coral };

/// A short fact in a pill: "Section, beat, tags", "2 to review".
class Chip : public QLabel {
    Q_OBJECT
public:
    explicit Chip(const QString& text = {}, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    void setTone(Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
};

/// A heading in small capitals.
class Heading : public QLabel {
    Q_OBJECT
public:
    explicit Heading(const QString& text = {}, QWidget* parent = nullptr);
};

/// Text in the quiet colour; follows the theme.
class DimLabel : public QLabel {
    Q_OBJECT
public:
    explicit DimLabel(const QString& text = {}, QWidget* parent = nullptr);
};

/// One line that is shortened with "…" where there is no room; the whole is in its tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A push button with its look; it takes the focus by Tab only, so that a click leaves the keys where they were.
QPushButton* makeButton(const QString& text, ButtonLook look, QWidget* parent = nullptr);

/// What an empty place is for, and the one action that fills it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text, const QString& action,
               QWidget* parent = nullptr);

Q_SIGNALS:
    void triggered();
};

/// A message over the lower edge of its parent that does not take the focus: an error with what to do next, or what
/// was done. Goes by itself; errors stay longer.
class Toast : public QFrame {
    Q_OBJECT
public:
    explicit Toast(QWidget* parent);
    void showMessage(const QString& text, Tone tone = Tone::Neutral);
    QString text() const { return m_text->text(); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    QLabel* m_text;
    QTimer* m_timer;
    Tone m_tone = Tone::Neutral;
};

/// A line under the context line for a state that lasts: read-only, not saved. Hidden while it has no text.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void setMessage(const QString& text, Tone tone);
    void addAction(const QString& text, std::function<void()> run);
    void clear();
    QString text() const { return m_text->text(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_row;
    QLabel* m_text;
    QList<QPushButton*> m_buttons;
    Tone m_tone = Tone::Gold;
};

/// Keys as a small cap, for delegates, ending at `rightCentre`; returns the width taken.
int paintKeyCaps(QPainter& painter, const QString& keys, QPoint rightCentre);

} // namespace unisono
