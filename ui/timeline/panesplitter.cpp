#include "ui/timeline/panesplitter.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitterHandle>

#include <algorithm>

namespace unisono {

namespace {

const QString kKey = QStringLiteral("timeline/paneHeights");

class Handle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), currentPalette().line);
    }
};

} // namespace

PaneSplitter::PaneSplitter(QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
{
    setAccessibleName(tr("Sound and layers"));
    setHandleWidth(1); // Qt widens the area that takes the mouse
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        m_isChosen = true;
        QStringList heights;
        for (const int height : sizes())
            heights.append(QString::number(height));
        QSettings().setValue(kKey, heights);
    });
}

QSplitterHandle* PaneSplitter::createHandle()
{
    return new Handle(orientation(), this);
}

void PaneSplitter::setLastHeight(int px)
{
    m_lastHeight = px;
    if (!m_isChosen)
        share();
}

void PaneSplitter::share()
{
    if (height() <= 0 || count() < 3)
        return;
    const QStringList kept = QSettings().value(kKey).toStringList();
    if (kept.size() == count()) {
        QList<int> heights;
        for (const QString& text : kept)
            heights.append(std::max(1, text.toInt()));
        m_isChosen = true;
        return setSizes(heights);
    }
    constexpr int kWaveform = 120;
    const int last = std::clamp(m_lastHeight, 44, std::max(44, height() / 2));
    const int waveform = std::min(kWaveform, std::max(40, (height() - last) / 3));
    setSizes({waveform, std::max(60, height() - last - waveform - 2), last});
}

void PaneSplitter::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (!m_isChosen)
        share();
}

} // namespace unisono
