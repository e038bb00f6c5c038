#include "ui/common/askpanel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr QSize kSize{460, 144}; // without fields and explanation
constexpr int kRowPx = 35;
} // namespace

AskPanel::AskPanel(QWidget* window)
    : PopupPanel(Place::Centre, kSize, window),
      m_column(new QVBoxLayout(this)),
      m_title(new QLabel(this)),
      m_explanation(new DimLabel({}, this)),
      m_refusal(new QLabel(this)),
      m_confirm(makeButton({}, ButtonLook::Primary, this))
{
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(10);
    QFont large = m_title->font();
    large.setPixelSize(15);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_column->addWidget(m_title);
    m_explanation->setWordWrap(true);
    m_column->addWidget(m_explanation);
    m_refusal->setWordWrap(true);
    m_column->addStretch();
    m_column->addWidget(m_refusal);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* cancel = makeButton(tr("Cancel"), ButtonLook::Plain, this);
    foot->addWidget(cancel);
    foot->addWidget(m_confirm);
    m_column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &AskPanel::goOn);
}

void AskPanel::ask(Question question)
{
    m_question = std::move(question);
    setAccessibleName(m_question.title);
    m_title->setText(m_question.title);
    m_explanation->setText(m_question.explanation);
    m_explanation->setVisible(!m_question.explanation.isEmpty());
    m_confirm->setText(m_question.confirm);
    m_refusal->clear();
    delete m_rows;
    m_rows = new QWidget(this);
    m_fields.clear();
    auto* form = new QFormLayout(m_rows);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Field& field : m_question.fields) {
        QWidget* made = nullptr;
        if (field.isClosed) {
            auto* box = new QComboBox(m_rows);
            box->addItems(field.choices);
            box->setCurrentText(field.text);
            made = box;
        } else {
            auto* line = new QLineEdit(field.text, m_rows);
            if (m_fields.isEmpty())
                line->selectAll(); // the others are when Tab comes to them
            if (field.isSecret)
                line->setEchoMode(QLineEdit::Password);
            if (!field.choices.isEmpty()) {
                auto* completer = new QCompleter(field.choices, line);
                completer->setCaseSensitivity(Qt::CaseInsensitive);
                completer->setFilterMode(Qt::MatchContains);
                line->setCompleter(completer);
            }
            made = line;
        }
        made->setAccessibleName(field.name);
        made->setMinimumHeight(28);
        form->addRow(new DimLabel(field.name, m_rows), made);
        m_fields << made;
    }
    m_column->insertWidget(2, m_rows);
    m_rows->show();
    const QMargins margins = m_column->contentsMargins();
    const int text = m_question.explanation.isEmpty()
                         ? 0
                         : m_explanation->heightForWidth(kSize.width() - margins.left() - margins.right());
    setWishedSize({kSize.width(), kSize.height() + kRowPx * int(m_fields.size()) + text});
    popUp();
}

QWidget* AskPanel::firstFocus()
{
    return m_fields.isEmpty() ? static_cast<QWidget*>(m_confirm) : m_fields.front();
}

void AskPanel::goOn()
{
    QStringList answers;
    for (QWidget* field : std::as_const(m_fields)) {
        const auto* box = qobject_cast<QComboBox*>(field);
        const auto* line = qobject_cast<QLineEdit*>(field);
        answers << (box                                       ? box->currentText()
                    : line->echoMode() == QLineEdit::Password ? line->text()
                                                              : line->text().simplified());
    }
    const Question question = m_question; // accept() may ask the next
    const QString refusal = question.accept(answers);
    if (refusal.isEmpty()) {
        dismiss();
        return;
    }
    QPalette colours = m_refusal->palette();
    colours.setColor(QPalette::WindowText, currentPalette().coral);
    m_refusal->setPalette(colours);
    m_refusal->setText(refusal);
}

bool AskPanel::eventFilter(QObject* object, QEvent* event)
{
    // Enter in the list of what is offered goes on at once, with the row that is chosen or what is typed.
    if (event->type() == QEvent::KeyPress)
        for (QWidget* field : std::as_const(m_fields)) {
            auto* line = qobject_cast<QLineEdit*>(field);
            const QCompleter* completer = line ? line->completer() : nullptr;
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (!completer || object != completer->popup() || (key != Qt::Key_Return && key != Qt::Key_Enter))
                continue;
            if (const QModelIndex chosen = completer->popup()->currentIndex(); chosen.isValid())
                line->setText(chosen.data().toString());
            completer->popup()->hide();
            goOn();
            return true;
        }
    return PopupPanel::eventFilter(object, event);
}

void AskPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goOn();
    else
        PopupPanel::keyPressEvent(event);
}

} // namespace unisono
