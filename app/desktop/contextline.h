#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace unisono {

class Chip;
class ElidedLabel;
class StatusLine;
class JobQueue;

/// The line on top: where one is (unisono > project > track, chips), what runs, and the palette's field.
class ContextLine : public QWidget {
    Q_OBJECT
public:
    explicit ContextLine(JobQueue& jobs, QWidget* parent = nullptr);
    void setPlace(const QString& project, const QString& track);
    void setChips(const QStringList& chips);
    void setPaletteKey(const QString& key);
    StatusLine& status() const { return *m_status; }
    QPushButton* paletteField() const { return m_field; }

Q_SIGNALS:
    void projectClicked();
    void paletteRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeColours();
    QHBoxLayout* m_row;
    QLabel* m_name;
    QPushButton* m_project;
    QLabel* m_arrow;
    ElidedLabel* m_track;
    QList<Chip*> m_chips;
    QHBoxLayout* m_chipRow;
    StatusLine* m_status;
    QPushButton* m_field;
    QString m_key;
};

} // namespace unisono
