#pragma once

#include "ui/common/popuppanel.h"

#include <QStringList>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace unisono {

/// A small question with one or a few fields: a name, where to, a sentence. Enter goes on, Esc leaves everything as it
/// is. Threads: GUI
class AskPanel : public PopupPanel {
    Q_OBJECT
public:
    struct Field {
        QString name;
        QString text;          ///< at first
        QStringList choices;   ///< offered while typing
        bool isClosed = false; ///< one of the choices and nothing else
        bool isSecret = false; ///< not shown, and taken as it is
    };
    struct Question {
        QString title;
        QString explanation;
        std::vector<Field> fields;
        QString confirm;
        /// Gets what was entered, in the order of the fields. Output: why it cannot be; empty: it is done.
        std::function<QString(const QStringList&)> accept;
    };

    explicit AskPanel(QWidget* window);
    void ask(Question question);

protected:
    QWidget* firstFocus() override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void goOn();
    Question m_question;
    QVBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_explanation;
    QWidget* m_rows = nullptr;
    QLabel* m_refusal;
    QPushButton* m_confirm;
    QList<QWidget*> m_fields;
};

} // namespace unisono
