#pragma once

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace unisono {

/// One workspace on the rail: its icon above its name, gold while it is shown.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& iconName, const QString& text, QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The rail of workspaces on the left edge, with the menu and the change of theme at its foot.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void addWorkspace(const QString& id, const QString& iconName, const QString& title, const QString& key);
    void clearWorkspaces();
    void setCurrent(const QString& id);
    int count() const { return m_count; }
    RailButton* menuButton() const { return m_menu; }
    RailButton* themeButton() const { return m_theme; }
    RailButton* button(const QString& id) const;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column;
    RailButton* m_menu;
    RailButton* m_theme;
    int m_count = 0;
};

} // namespace unisono
