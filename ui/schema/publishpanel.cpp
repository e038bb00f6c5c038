#include "ui/schema/publishpanel.h"

#include "ui/common/theme.h"
#include "ui/text/publishwords.h"

#include <QEvent>
#include <QLocale>
#include <QTextDocument>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kMostSentences = 8;
}

PublishPanel::PublishPanel(SchemaEditor& editor, QWidget* parent)
    : Card(Tone::Gold, parent),
      m_editor(editor),
      m_heading(new Heading({}, this)),
      m_text(new QLabel(this))
{
    setAccessibleName(tr("What publishing changes"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    column().addWidget(m_heading);
    column().addWidget(m_text);
    connect(&editor, &SchemaEditor::previewChanged, this, &PublishPanel::refresh);
    connect(&editor, &SchemaEditor::draftChanged, this, &PublishPanel::refresh);
    connect(&editor, &SchemaEditor::reset, this, &PublishPanel::refresh);
    refresh();
}

QString PublishPanel::text() const
{
    QTextDocument plain;
    plain.setHtml(m_text->text());
    return plain.toPlainText();
}

void PublishPanel::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void PublishPanel::refresh()
{
    setVisible(m_editor.hasDraft());
    if (!m_editor.hasDraft())
        return;
    const Palette& p = currentPalette();
    QPalette gold = m_heading->palette();
    gold.setColor(QPalette::PlaceholderText, p.gold);
    m_heading->setPalette(gold);
    const QString heading = tr("What publishing v%1 changes").arg(m_editor.draftVersion());
    m_heading->setText((m_editor.isPreviewing() ? tr("%1 · working it out…").arg(heading) : heading).toUpper());
    const std::optional<PublishPreview>& preview = m_editor.preview();
    if (!preview) {
        m_text->setText(m_editor.isPreviewing() ? tr("Working out what publishing changes…") : QString());
        return;
    }
    QStringList sentences;
    int others = 0;
    const auto say = [&](const MigrationEffect& effect) {
        if (sentences.size() >= kMostSentences) {
            ++others;
            return;
        }
        const SchemaDifference& d = effect.difference;
        const QString what = changeText(d, m_editor.inForce(), m_editor.schema()).toHtmlEscaped();
        const QString effectSentence = effectText(effect, m_editor.schema()).toHtmlEscaped();
        sentences << QStringLiteral("<b>%1</b> %2%3.")
                         .arg(changeVerb(d.change).toHtmlEscaped(), what,
                              effectSentence.isEmpty() ? QString() : QStringLiteral(": ") + effectSentence);
    };
    // What asks for work comes first, what only reads differently last.
    const auto rank = [](const MigrationEffect& effect) {
        return effect.needsChoice && effect.items > 0                  ? 0
               : effect.difference.change == SchemaChange::TextChanged ? 2
                                                                       : 1;
    };
    for (const int wanted : {0, 1, 2})
        for (const MigrationEffect& effect : preview->effects)
            if (rank(effect) == wanted)
                say(effect);
    if (preview->effects.empty())
        sentences << tr("Nothing differs from v%1 yet.").arg(m_editor.inForce().version);
    if (others > 0)
        sentences << (others == 1 ? tr("1 more change.") : tr("%n more changes.", "", others));
    if (preview->stale > 0)
        sentences
            << (preview->stale == 1
                    ? tr("1 unit is to be looked at again.")
                    : tr("%1 units are to be looked at again.").arg(QLocale().toString(qlonglong(preview->stale))));
    if (preview->hidden > 0)
        sentences << (preview->hidden == 1 ? tr("1 unit is not asked for any more; its items are kept.")
                                           : tr("%1 units are not asked for any more; their items are kept.")
                                                 .arg(QLocale().toString(qlonglong(preview->hidden))));
    sentences << QStringLiteral("<span style='color:%1'>%2</span>")
                     .arg(p.dim.name(), tr("Agreement of v%1 stays as measured; nothing is rewritten.")
                                            .arg(m_editor.inForce().version)
                                            .toHtmlEscaped());
    m_text->setText(
        QStringLiteral("<p style='line-height:140%'>%1</p>").arg(sentences.join(QStringLiteral(" &nbsp;"))));
    setAccessibleDescription(text());
}

} // namespace unisono
