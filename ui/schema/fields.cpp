#include "ui/schema/fields.h"

#include "ui/common/theme.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kPaddingPx = 4;
}

TextField::TextField(const QString& name, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(kPaddingPx);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QPalette clear = palette();
    clear.setBrush(QPalette::Base, Qt::transparent);
    setPalette(clear);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        fit();
        if (!m_isShowing)
            Q_EMIT typed(toPlainText());
    });
}

void TextField::show(const QString& text)
{
    if (text == toPlainText())
        return;
    m_isShowing = true;
    setPlainText(text);
    m_isShowing = false;
}

QSize TextField::sizeHint() const
{
    const int lines = std::max(1, int(document()->size().height())); // a plain text counts its height in lines
    return {160, lines * fontMetrics().lineSpacing() + 2 * kPaddingPx + 2};
}

void TextField::fit()
{
    const int height = sizeHint().height();
    if (height != this->height())
        setFixedHeight(height);
}

void TextField::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextField::paintEvent(QPaintEvent* event)
{
    if (!isReadOnly()) {
        const Palette& p = currentPalette();
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? p.gold : p.line);
        painter.setBrush(hasFocus() ? QBrush(p.base) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    QPlainTextEdit::paintEvent(event);
}

void TextField::focusInEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void TextField::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

LineField::LineField(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    setTextMargins(2, 0, 2, 0);
}

void LineField::show(const QString& text)
{
    setRefusal({});
    if (text == this->text())
        return;
    const QSignalBlocker blocker(this);
    setText(text);
    setCursorPosition(0);
}

void LineField::setRefusal(const QString& why)
{
    if (why == m_refusal)
        return;
    m_refusal = why;
    setToolTip(why);
    setAccessibleDescription(why);
    update();
}

void LineField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_refusal.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(currentPalette().coral);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

DurationField::DurationField(const QString& name, QWidget* parent)
    : LineField(name, parent)
{
    setPlaceholderText(tr("any; for example: 0.5 s, 70 ms, 2 bars"));
    connect(this, &QLineEdit::textEdited, this, [this] {
        setRefusal(isSound() ? QString() : tr("A length is written as “0.5 s”, “70 ms”, “1 beat” or “2 bars”."));
        if (isSound())
            Q_EMIT typed(duration());
    });
}

QString DurationField::textOf(const std::optional<Duration>& duration)
{
    return duration ? duration->text() : QString();
}

void DurationField::show(const std::optional<Duration>& given)
{
    if (!hasFocus() || duration() != given)
        LineField::show(textOf(given));
}

PairField::PairField(Words words, QWidget* parent)
    : QWidget(parent),
      m_words(std::move(words)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    addRow({}, {});
}

void PairField::setChoices(const QStringList& choices)
{
    if (choices == m_words.choices)
        return;
    m_words.choices = choices;
    for (const Row& row : m_rows)
        delete row.first->completer();
}

void PairField::addRow(const QString& first, const QString& second)
{
    Row row{new QWidget(this), nullptr, nullptr};
    row.first = new LineField(QStringLiteral("%1: %2").arg(m_words.name, m_words.first), row.widget);
    row.second = new LineField(QStringLiteral("%1: %2").arg(m_words.name, m_words.second), row.widget);
    row.first->setPlaceholderText(m_words.first);
    row.second->setPlaceholderText(m_words.second);
    row.first->setFixedWidth(m_words.firstPx);
    row.first->show(first);
    row.second->show(second);
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(row.first);
    line->addWidget(row.second, 1);
    m_column->addWidget(row.widget);
    for (LineField* field : {row.first, row.second}) {
        field->setReadOnly(m_isReadOnly);
        connect(field, &QLineEdit::textEdited, this, &PairField::onTyped);
    }
    connect(row.first, &QLineEdit::textEdited, this, [this, field = row.first] {
        // Made when it is needed: a form has many rows.
        if (field->completer() || m_words.choices.isEmpty())
            return;
        auto* completer = new QCompleter(m_words.choices, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        connect(completer, QOverload<const QString&>::of(&QCompleter::activated), this,
                [this, field](const QString& t) {
                    field->setText(t);
                    onTyped();
                });
        field->setCompleter(completer);
    });
    m_rows.push_back(row);
}

PairField::Pairs PairField::pairs() const
{
    Pairs all;
    for (const Row& row : m_rows) {
        const QString first = row.first->text().simplified();
        const QString second = row.second->text().simplified();
        if (!first.isEmpty() && !second.isEmpty() && (!m_check || m_check(first).isEmpty()))
            all.emplace_back(first, second);
    }
    return all;
}

void PairField::onTyped()
{
    for (const Row& row : m_rows) {
        const QString first = row.first->text().simplified();
        row.first->setRefusal(first.isEmpty() || !m_check ? QString() : m_check(first));
    }
    const Row& last = m_rows.back();
    if (!last.first->text().isEmpty() && !last.second->text().isEmpty())
        addRow({}, {});
    Q_EMIT typed(pairs());
}

void PairField::show(const Pairs& given)
{
    if (given == pairs())
        return;
    while (m_rows.size() > given.size() + 1) {
        delete m_rows.back().widget;
        m_rows.pop_back();
    }
    while (m_rows.size() < given.size() + 1)
        addRow({}, {});
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].first->show(i < given.size() ? given[i].first : QString());
        m_rows[i].second->show(i < given.size() ? given[i].second : QString());
    }
    setReadOnly(m_isReadOnly);
}

void PairField::clear()
{
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    addRow({}, {});
}

void PairField::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    for (const Row& row : m_rows) {
        row.first->setReadOnly(readOnly);
        row.second->setReadOnly(readOnly);
    }
    // The empty row is for writing.
    m_rows.back().widget->setVisible(!readOnly);
}

} // namespace unisono
