#pragma once

#include "core/genre/schema.h"

#include <QLineEdit>
#include <QMap>
#include <QPlainTextEdit>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace unisono {

/// Text of any length that is as high as it needs; plain until it has the focus. Tab leaves it.
class TextField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextField(const QString& name, QWidget* parent = nullptr);
    /// Leaves the cursor alone where the text is the same.
    void show(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void typed(const QString& text); ///< by the person, not by show()

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void fit();
    bool m_isShowing = false;
};

/// One line with a name for screen readers.
class LineField : public QLineEdit {
    Q_OBJECT
public:
    explicit LineField(const QString& name, QWidget* parent = nullptr);
    void show(const QString& text);
    /// Marks what cannot be taken; the tool tip says why. Empty: all is well.
    void setRefusal(const QString& why);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_refusal;
};

/// A length as a schema says it, or none.
class DurationField : public LineField {
    Q_OBJECT
public:
    explicit DurationField(const QString& name, QWidget* parent = nullptr);
    static QString textOf(const std::optional<Duration>& duration);
    /// Leaves what is typed alone where it says the same.
    void show(const std::optional<Duration>& duration);
    std::optional<Duration> duration() const { return Duration::fromText(text().simplified()); }
    bool isSound() const { return duration() || text().trimmed().isEmpty(); }

Q_SIGNALS:
    void typed(const std::optional<unisono::Duration>& duration); ///< by the person, and sound
};

/// Rows of two texts: language and name, kind and link, genre and what tells it apart. An empty row waits at the end.
class PairField : public QWidget {
    Q_OBJECT
public:
    using Pairs = std::vector<std::pair<QString, QString>>;
    struct Words {
        QString name; ///< for screen readers
        QString first;
        QString second;
        QStringList choices; ///< for the first
        int firstPx = 90;
    };
    explicit PairField(Words words, QWidget* parent = nullptr);

    void setChoices(const QStringList& choices);
    /// Says why a first text cannot be; empty: it can.
    void setCheck(std::function<QString(const QString&)> check) { m_check = std::move(check); }
    void show(const Pairs& pairs);
    /// Also what is not whole yet: before another thing is shown.
    void clear();
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void typed(const unisono::PairField::Pairs& pairs); ///< those that are whole and sound

private:
    struct Row {
        QWidget* widget;
        LineField* first;
        LineField* second;
    };
    void addRow(const QString& first, const QString& second);
    void onTyped();
    Pairs pairs() const;
    Words m_words;
    std::function<QString(const QString&)> m_check;
    QVBoxLayout* m_column;
    std::vector<Row> m_rows;
    bool m_isReadOnly = false;
};

} // namespace unisono
