#include "ui/schema/exemplarlist.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/schema/fields.h"
#include "ui/text/sentences.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace unisono {

ExemplarList::ExemplarList(QWidget* parent)
    : QWidget(parent),
      m_column(new QVBoxLayout(this)),
      m_empty(
          new DimLabel(tr("None yet. Select a stretch of a track in Annotate and choose “Make exemplar” there."), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_empty->setWordWrap(true);
    m_column->addWidget(m_empty);
}

void ExemplarList::show(const std::vector<Exemplar>& exemplars)
{
    if (exemplars == m_exemplars)
        return;
    // What is typed in a row comes back through here: the row stays as it is.
    bool isTyped = exemplars.size() == m_exemplars.size();
    for (std::size_t i = 0; isTyped && i < exemplars.size(); ++i) {
        Exemplar same = exemplars[i];
        same.why = m_exemplars[i].why;
        isTyped = same == m_exemplars[i] && m_rows[i]->isAncestorOf(focusWidget());
    }
    m_exemplars = exemplars;
    if (!isTyped)
        rebuild();
}

void ExemplarList::setReadOnly(bool readOnly)
{
    if (readOnly == m_isReadOnly)
        return;
    m_isReadOnly = readOnly;
    rebuild();
}

void ExemplarList::tell()
{
    Q_EMIT edited(m_exemplars);
}

void ExemplarList::rebuild()
{
    for (QWidget* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    m_empty->setVisible(m_exemplars.empty());
    for (std::size_t i = 0; i < m_exemplars.size(); ++i) {
        const Exemplar& one = m_exemplars[i];
        auto* row = new QWidget(this);
        auto* lines = new QVBoxLayout(row);
        lines->setContentsMargins(0, 0, 0, 4);
        lines->setSpacing(3);
        auto* first = new QHBoxLayout;
        first->setSpacing(6);
        const QString span = tr("%1 – %2").arg(timeText(one.start, 1), timeText(one.end, 1));
        const QString name = tr("%1, %2").arg(one.track, span);
        auto* play = makeButton({}, ButtonLook::Quiet, row);
        play->setIcon(themedIcon(QStringLiteral("play")));
        play->setAccessibleName(tr("Play %1").arg(name));
        play->setToolTip(play->accessibleName());
        connect(play, &QPushButton::clicked, this, [this, i] { Q_EMIT playRequested(m_exemplars[i]); });
        first->addWidget(play);
        auto* title = new ElidedLabel(one.track, row);
        title->setToolTip(one.rights);
        first->addWidget(title, 1);
        auto* time = new DimLabel(span, row);
        time->setFont(timeFont(12));
        first->addWidget(time);
        auto* fits = makeButton(one.fits ? tr("yes") : tr("no"), ButtonLook::Plain, row);
        fits->setAccessibleName(one.fits ? tr("%1 fits").arg(name) : tr("%1 is a near miss").arg(name));
        fits->setToolTip(one.fits ? tr("Shows what is meant; press for a near miss")
                                  : tr("A near miss; press where it shows what is meant"));
        fits->setEnabled(!m_isReadOnly);
        connect(fits, &QPushButton::clicked, this, [this, i] {
            m_exemplars[i].fits = !m_exemplars[i].fits;
            rebuild();
            tell();
        });
        first->addWidget(fits);
        auto* remove = makeButton({}, ButtonLook::Quiet, row);
        remove->setIcon(themedIcon(QStringLiteral("close")));
        remove->setAccessibleName(tr("Remove the exemplar %1").arg(name));
        remove->setToolTip(remove->accessibleName());
        remove->setVisible(!m_isReadOnly);
        connect(remove, &QPushButton::clicked, this, [this, i] {
            m_exemplars.erase(m_exemplars.begin() + std::ptrdiff_t(i));
            rebuild();
            tell();
        });
        first->addWidget(remove);
        lines->addLayout(first);
        auto* why = new LineField(tr("What %1 shows").arg(name), row);
        why->setPlaceholderText(tr("what is to be heard in it"));
        why->show(one.why);
        why->setReadOnly(m_isReadOnly);
        connect(why, &QLineEdit::textEdited, this, [this, i](const QString& text) {
            m_exemplars[i].why = text.trimmed();
            tell();
        });
        lines->addWidget(why);
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
}

} // namespace unisono
