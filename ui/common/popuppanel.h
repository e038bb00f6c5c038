#pragma once

#include <QFrame>
#include <QPointer>

class QAbstractButton;

namespace unisono {

/// A panel over the window that is not modal: Esc or a click elsewhere closes it, then the focus is where it was.
class PopupPanel : public QFrame {
    Q_OBJECT
public:
    enum class Place { TopRight, Centre };
    PopupPanel(Place place, QSize wished, QWidget* window);

    void popUp();
    void dismiss();

protected:
    void setWishedSize(QSize size);
    /// The button that Enter presses, wherever in the panel the focus is.
    void setEnterButton(QAbstractButton* button) { m_enter = button; }
    /// What has the focus once it is open.
    virtual QWidget* firstFocus() { return this; }
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    Place m_place;
    QSize m_wished;
    QPointer<QWidget> m_before;
    QAbstractButton* m_enter = nullptr;
};

} // namespace unisono
