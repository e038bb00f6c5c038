#include "ui/annotate/exemplarrows.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kMostRows = 4;
}

ExemplarRows::ExemplarRows(QWidget* parent)
    : QWidget(parent),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
}

void ExemplarRows::show(const std::vector<Exemplar>& exemplars)
{
    setVisible(!exemplars.empty());
    if (exemplars == m_exemplars)
        return;
    m_exemplars = exemplars;
    m_next[0] = m_next[1] = 0;
    for (QPushButton* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    const Palette& palette = currentPalette();
    for (std::size_t i = 0; i < m_exemplars.size() && int(i) < kMostRows; ++i) {
        const Exemplar& one = m_exemplars[i];
        const QString span = tr("%1 – %2").arg(timeText(one.start, 1), timeText(one.end, 1));
        const QString kind = one.fits ? tr("shows it") : tr("near miss");
        auto* row = makeButton(tr("%1 %2 · %3").arg(one.fits ? QStringLiteral("✓") : QStringLiteral("✗"), kind, span),
                               ButtonLook::Quiet, this);
        row->setIcon(themedIcon(QStringLiteral("play")));
        row->setToolTip(QStringList{one.track, one.why}.join(QLatin1Char('\n')).trimmed());
        row->setAccessibleName(tr("Play %1, %2, %3: %4").arg(kind, one.track, span, one.why));
        QPalette colours = row->palette();
        colours.setColor(QPalette::ButtonText, one.fits ? palette.green : palette.coral);
        row->setPalette(colours);
        connect(row, &QPushButton::clicked, this, [this, i] { Q_EMIT playRequested(m_exemplars[i]); });
        m_column->addWidget(row, 0, Qt::AlignLeft);
        m_rows.push_back(row);
    }
}

bool ExemplarRows::playNext(Which which)
{
    std::vector<const Exemplar*> wanted;
    for (const Exemplar& one : m_exemplars)
        if (one.fits == (which == Which::Fitting))
            wanted.push_back(&one);
    if (wanted.empty())
        return false;
    Q_EMIT playRequested(*wanted[m_next[int(which)]++ % wanted.size()]);
    return true;
}

} // namespace unisono
