#include "app/desktop/contextline.h"

#include "ui/common/statusline.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace unisono {

namespace {

constexpr int kHeightPx = 44;
constexpr int kFieldPx = 300;
constexpr int kNarrowFieldPx = 220;
constexpr int kNarrowWindowPx = 1400;

/// The palette's field: looks like one, shows its key on the right.
class PaletteField : public QPushButton {
public:
    explicit PaletteField(QWidget* parent)
        : QPushButton(parent)
    {
        setButtonLook(*this, ButtonLook::Field);
        setFocusPolicy(Qt::TabFocus);
        setFixedHeight(30);
    }
    void setKey(const QString& key)
    {
        m_key = key;
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPushButton::paintEvent(event);
        const Palette& p = currentPalette();
        QPainter painter(this);
        painter.setPen(p.dim);
        const int keyPx = paintKeyCaps(painter, m_key, {width() - 10, height() / 2});
        const QRect words(12, 0, width() - keyPx - 30, height());
        painter.drawText(words, Qt::AlignVCenter,
                         fontMetrics().elidedText(accessibleName(), Qt::ElideRight, words.width()));
    }

private:
    QString m_key;
};

} // namespace

ContextLine::ContextLine(JobQueue& jobs, QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_name(new QLabel(QStringLiteral("unisono"), this)),
      m_project(makeButton({}, ButtonLook::Quiet, this)),
      m_arrow(new DimLabel(QStringLiteral("›"), this)),
      m_track(new ElidedLabel({}, this)),
      m_chipRow(new QHBoxLayout),
      m_status(new StatusLine(jobs, this)),
      m_field(new PaletteField(this))
{
    setFixedHeight(kHeightPx + 1);
    m_row->setContentsMargins(14, 0, 12, 1);
    m_row->setSpacing(4);
    QFont bold = font();
    bold.setPixelSize(14);
    bold.setWeight(QFont::Bold);
    m_name->setFont(bold);
    m_row->addWidget(m_name);
    m_row->addSpacing(4);
    m_project->setToolTip(tr("Open another project"));
    m_row->addWidget(m_project);
    m_row->addWidget(m_arrow);
    m_row->addSpacing(4);
    QFont medium = font();
    medium.setWeight(QFont::Medium);
    m_track->setFont(medium);
    m_track->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_row->addWidget(m_track);
    m_row->addSpacing(4);
    m_chipRow->setSpacing(6);
    m_row->addLayout(m_chipRow);
    m_row->addSpacing(8);
    m_row->addWidget(m_status, 1);
    m_row->addSpacing(8);
    m_field->setAccessibleName(tr("Search tracks, labels, commands"));
    m_field->setFixedWidth(kFieldPx);
    m_row->addWidget(m_field);
    connect(m_project, &QPushButton::clicked, this, &ContextLine::projectClicked);
    connect(m_field, &QPushButton::clicked, this, &ContextLine::paletteRequested);
    setPlace({}, {});
    takeColours();
}

void ContextLine::setPlace(const QString& project, const QString& track)
{
    m_project->setText(project.isEmpty() ? tr("No project") : project);
    m_project->setAccessibleName(tr("Project %1").arg(m_project->text()));
    m_track->setText(track);
    m_track->setVisible(!track.isEmpty());
    m_arrow->setVisible(!track.isEmpty());
}

void ContextLine::setChips(const QStringList& chips)
{
    while (m_chips.size() > chips.size())
        m_chips.takeLast()->deleteLater();
    for (qsizetype i = 0; i < chips.size(); ++i) {
        if (i == m_chips.size()) {
            m_chips << new Chip({}, Tone::Neutral, this);
            m_chipRow->addWidget(m_chips.last());
        }
        m_chips[i]->setText(chips[i]);
    }
}

void ContextLine::setPaletteKey(const QString& key)
{
    static_cast<PaletteField*>(m_field)->setKey(key);
}

void ContextLine::takeColours()
{
    QPalette gold = palette();
    gold.setColor(QPalette::WindowText, currentPalette().gold);
    m_name->setPalette(gold);
}

void ContextLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        takeColours();
    QWidget::changeEvent(event);
}

void ContextLine::resizeEvent(QResizeEvent* event)
{
    m_field->setFixedWidth(width() < kNarrowWindowPx ? kNarrowFieldPx : kFieldPx);
    QWidget::resizeEvent(event);
}

void ContextLine::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), p.line);
}

} // namespace unisono
