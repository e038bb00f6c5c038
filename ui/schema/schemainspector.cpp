#include "ui/schema/schemainspector.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/schema/rowdelegate.h"
#include "ui/text/publishwords.h"
#include "ui/text/sentences.h"

#include <QDateTime>
#include <QFormLayout>
#include <QGridLayout>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kMostIssues = 10;
constexpr int kMostDifferences = 30;
constexpr int kVersionRows = 5;
constexpr int kRowPx = 26;

struct Check {
    const char* code;
    const char* passed;
};

/// What is said where a check found nothing.
constexpr Check kChecks[] = {
    {"schema.no-definition", QT_TRANSLATE_NOOP("unisono::SchemaInspector", "Every genre and label has a definition")},
    {"schema.key-clash", QT_TRANSLATE_NOOP("unisono::SchemaInspector", "Keys do not clash")},
    {"schema.key-taken", QT_TRANSLATE_NOOP("unisono::SchemaInspector", "No key is one of the program’s")},
    {"schema.same-name", QT_TRANSLATE_NOOP("unisono::SchemaInspector", "No two labels share a name")},
    {"schema.circle", QT_TRANSLATE_NOOP("unisono::SchemaInspector", "No genre is its own ancestor")},
};

/// A line that can be pressed, with its mark.
class CheckRow : public QPushButton {
public:
    CheckRow(const QString& text, bool isPassed, QWidget* parent)
        : QPushButton(text, parent),
          m_isPassed(isPassed)
    {
        setAccessibleName(isPassed ? SchemaInspector::tr("Passed: %1").arg(text)
                                   : SchemaInspector::tr("To do: %1").arg(text));
        setToolTip(text);
        setFocusPolicy(isPassed ? Qt::NoFocus : Qt::TabFocus);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {100, kRowPx}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Palette& p = currentPalette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus() || (underMouse() && !m_isPassed)) {
            painter.setPen(hasFocus() ? QPen(p.gold) : QPen(Qt::NoPen));
            painter.setBrush(p.raised);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5);
        }
        painter.setPen(m_isPassed ? p.green : p.gold);
        painter.drawText(QRect(4, 0, 16, height()), Qt::AlignCenter,
                         m_isPassed ? QStringLiteral("✓") : QStringLiteral("!"));
        painter.setPen(m_isPassed ? p.text : p.gold);
        painter.drawText(QRect(24, 0, width() - 28, height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 28));
    }

private:
    bool m_isPassed;
};

std::size_t numberIn(const QRegularExpressionMatch& match, const char* name)
{
    return std::size_t(match.captured(QLatin1String(name)).toULongLong());
}

QString issueText(const GenreSchema& schema, const Issue& issue)
{
    Issue bare = issue;
    bare.place.clear();
    const SchemaPlace place = placeIn(schema, issue.place);
    const LayerDef* layer = schema.layer(place.layer);
    QString where = place.genre.isEmpty() || layer ? (layer ? layer->name : QString()) : QString();
    if (where.isEmpty())
        return sentence(bare);
    return SchemaInspector::tr("%1: %2").arg(where, sentence(bare));
}

} // namespace

SchemaPlace placeIn(const GenreSchema& schema, const QString& jsonPath)
{
    static const QRegularExpression form(QStringLiteral("^\\$(?:\\.genres\\[(?<genre>\\d+)\\])?"
                                                        "(?:\\.layers\\[(?<layer>\\d+)\\])?"
                                                        "(?:\\.refine\\[(?<refine>\\d+)\\])?"
                                                        "(?<labels>(?:\\.labels\\[\\d+\\])*)"));
    static const QRegularExpression number(QStringLiteral("\\d+"));
    const QRegularExpressionMatch match = form.match(jsonPath);
    SchemaPlace place;
    const GenreDef* genre = nullptr;
    if (!match.captured(QStringLiteral("genre")).isEmpty() && numberIn(match, "genre") < schema.genres.size()) {
        genre = &schema.genres[numberIn(match, "genre")];
        place.genre = genre->id;
    }
    const std::vector<LayerDef>& layers = genre ? genre->layers : schema.layers;
    auto steps = number.globalMatch(match.captured(QStringLiteral("labels")));
    if (!match.captured(QStringLiteral("layer")).isEmpty() && numberIn(match, "layer") < layers.size()) {
        const LayerDef& layer = layers[numberIn(match, "layer")];
        place.layer = layer.id;
        while (steps.hasNext()) {
            const auto children = layer.children(place.label);
            const std::size_t at = steps.next().captured().toULongLong();
            if (at >= children.size())
                break;
            place.label = children[at]->id;
        }
    } else if (genre && !match.captured(QStringLiteral("refine")).isEmpty() &&
               numberIn(match, "refine") < genre->refine.size()) {
        const LayerRefinement& refinement = genre->refine[numberIn(match, "refine")];
        place.layer = refinement.layer.id;
        while (steps.hasNext()) {
            std::size_t at = steps.next().captured().toULongLong();
            for (const LabelRefinement& one : refinement.labels)
                if (one.label.parentId == place.label && at-- == 0) {
                    place.label = one.label.id;
                    break;
                }
        }
    }
    return place;
}

SchemaInspector::SchemaInspector(const Context& context, SchemaEditor& editor, QWidget* parent)
    : QScrollArea(parent),
      m_context(context),
      m_editor(editor),
      m_checks(new QVBoxLayout),
      m_use(new QFormLayout),
      m_versions(new QListWidget),
      m_differences(new QLabel)
{
    setAccessibleName(tr("Checks, use and versions of the schema"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget;
    page->setBackgroundRole(QPalette::Window);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(14, 14, 14, 14);
    column->setSpacing(6);
    column->addWidget(new Heading(tr("Check").toUpper(), page));
    m_checks->setSpacing(0);
    column->addLayout(m_checks);
    column->addSpacing(12);
    column->addWidget(new Heading(tr("In use").toUpper(), page));
    m_use->setHorizontalSpacing(16);
    m_use->setVerticalSpacing(8);
    column->addLayout(m_use);
    column->addSpacing(12);
    column->addWidget(new Heading(tr("Versions").toUpper(), page));
    m_versions->setAccessibleName(tr("Versions of the schema"));
    m_versions->setFrameShape(QFrame::NoFrame);
    m_versions->setItemDelegate(new RowDelegate(m_versions));
    QPalette quiet = m_versions->palette();
    quiet.setBrush(QPalette::Base, Qt::transparent);
    m_versions->setPalette(quiet);
    column->addWidget(m_versions);
    m_differences->setWordWrap(true);
    m_differences->setTextFormat(Qt::RichText);
    m_differences->setForegroundRole(QPalette::PlaceholderText);
    m_differences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_differences->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_differences);
    column->addSpacing(12);
    column->addWidget(new Heading(tr("Start from").toUpper(), page));
    auto* grid = new QGridLayout;
    grid->setSpacing(6);
    int place = 0;
    for (const QString& id : shippedSchemaIds()) {
        QString text = id;
        text.replace(QLatin1Char('-'), QLatin1Char(' '));
        text = text.size() <= 3 ? text.toUpper() : text[0].toUpper() + text.mid(1);
        auto* button = makeButton(text, ButtonLook::Plain, page);
        button->setAccessibleName(tr("Start from %1").arg(text));
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT startRequested(id); });
        grid->addWidget(button, place / 3, place % 3);
        ++place;
    }
    column->addLayout(grid);
    column->addStretch();
    setWidget(page);

    connect(&editor, &SchemaEditor::checked, this, &SchemaInspector::showChecks);
    for (auto signal : {&SchemaEditor::useChanged, &SchemaEditor::genreChanged, &SchemaEditor::layerChanged,
                        &SchemaEditor::labelChanged})
        connect(&editor, signal, this, &SchemaInspector::showUse);
    for (auto signal : {&SchemaEditor::reset, &SchemaEditor::draftChanged})
        connect(&editor, signal, this, [this] {
            showChecks();
            showUse();
            showVersions();
        });
    connect(&editor, &SchemaEditor::previewChanged, this, &SchemaInspector::showDifferences);
    connect(m_versions, &QListWidget::currentRowChanged, this, &SchemaInspector::showDifferences);
    showVersions();
    showUse();
}

void SchemaInspector::addCheck(const QString& text, bool isPassed, const QString& place)
{
    auto* row = new CheckRow(text, isPassed, widget());
    connect(row, &QPushButton::clicked, this, [this, place] { jump(place); });
    m_checks->addWidget(row);
    m_checkRows.push_back(row);
}

void SchemaInspector::showChecks()
{
    for (QWidget* row : m_checkRows)
        row->deleteLater();
    m_checkRows.clear();
    const std::optional<DraftChecks>& checks = m_editor.checks();
    if (!checks || !m_editor.isOpen())
        return;
    QSet<QString> found;
    for (const Issue& issue : checks->issues)
        found.insert(issue.code);
    for (const Check& check : kChecks)
        if (!found.contains(QLatin1String(check.code)))
            addCheck(tr(check.passed), true, {});
    int shown = 0;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info})
        for (const Issue& issue : checks->issues)
            if (issue.severity == severity && ++shown <= kMostIssues)
                addCheck(issueText(m_editor.schema(), issue), false, issue.place);
    if (shown > kMostIssues)
        addCheck(tr("%n more", "", shown - kMostIssues), false, checks->issues.back().place);
    addCheck(tr("Depth %1, at most %2 children").arg(checks->depth).arg(checks->mostChildren), true, {});
}

QStringList SchemaInspector::checkLines() const
{
    QStringList lines;
    for (const QWidget* row : m_checkRows)
        lines << row->toolTip();
    return lines;
}

void SchemaInspector::jump(const QString& path)
{
    const SchemaPlace place = placeIn(m_editor.schema(), path);
    m_editor.setGenre(place.genre);
    if (!place.layer.isEmpty())
        m_editor.setLayer(place.layer);
    if (!place.label.isEmpty())
        m_editor.setLabel(place.label);
}

void SchemaInspector::showUse()
{
    while (m_use->rowCount() > 0)
        m_use->removeRow(0);
    const GenreSchema& schema = m_editor.schema();
    const auto add = [this](const QString& name, std::int64_t count) {
        auto* figure = new QLabel(QLocale().toString(qlonglong(count)), widget());
        figure->setFont(timeFont());
        figure->setAccessibleName(QStringLiteral("%1: %2").arg(name, figure->text()));
        auto* caption = new QLabel(name, widget());
        m_use->addRow(caption, figure);
    };
    const auto addUse = [&](const QString& what, const QString& name, const UseCount& use) {
        add(what.arg(name), use.items);
        add(tr("Tracks, %1").arg(name), use.tracks);
    };
    if (const GenreDef* genre = schema.genre(m_editor.genre()))
        addUse(tr("Answers “%1” or finer"), genre->name, m_editor.genreUse(genre->id));
    if (const LayerDef* layer = schema.layer(m_editor.layer())) {
        addUse(tr("Annotations, %1"), layer->name, m_editor.layerUse(layer->id));
        if (const LabelDef* label = layer->label(m_editor.label()))
            addUse(tr("Annotations, %1"), label->name, m_editor.labelUse(layer->id, label->id));
    }
}

void SchemaInspector::showVersions()
{
    const QSignalBlocker blocker(m_versions);
    m_versions->clear();
    const Project* project = m_context.document.project();
    if (!project)
        return;
    const auto add = [this](const QString& name, const QString& side, int version) {
        auto* row = new QListWidgetItem(name, m_versions);
        row->setData(Qt::UserRole, version);
        row->setData(RowDelegate::SideTextRole, side);
        row->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(name, side));
    };
    if (m_editor.hasDraft())
        add(tr("v%1 draft").arg(m_editor.draftVersion()), tr("now"), m_editor.draftVersion());
    const std::vector<SchemaVersion> versions = project->schemaVersions();
    for (auto it = versions.rbegin(); it != versions.rend(); ++it)
        add(it->version == m_editor.inForce().version ? tr("v%1 in force").arg(it->version)
                                                      : tr("v%1").arg(it->version),
            it->publishedMs > 0
                ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(it->publishedMs).date(), QLocale::ShortFormat)
                : tr("at the start"),
            it->version);
    m_versions->setFixedHeight(kRowPx * std::clamp(m_versions->count(), 1, kVersionRows));
    m_versions->setCurrentRow(0);
    showDifferences();
}

void SchemaInspector::showDifferences()
{
    m_differences->clear();
    const Project* project = m_context.document.project();
    const QListWidgetItem* row = m_versions->currentItem();
    if (!project || !row)
        return;
    const int version = row->data(Qt::UserRole).toInt();
    const std::vector<SchemaVersion> versions = project->schemaVersions();
    const auto read = [&](int wanted) -> std::optional<GenreSchema> {
        if (wanted == m_editor.inForce().version)
            return m_editor.inForce();
        if (m_editor.hasDraft() && wanted == m_editor.draftVersion())
            return m_editor.schema();
        for (const SchemaVersion& one : versions)
            if (one.version == wanted)
                if (Result<GenreSchema> schema = schemaFromJson(one.json, nullptr))
                    return std::move(*schema);
        return std::nullopt;
    };
    const std::optional<GenreSchema> after = read(version);
    const std::optional<GenreSchema> before = read(version - 1);
    if (!after || !before) {
        m_differences->setText(tr("The version that the project began with."));
        return;
    }
    std::vector<SchemaDifference> all;
    if (!m_editor.hasDraft() || version != m_editor.draftVersion()) {
        all = schemaDiff(*before, *after);
    } else if (const std::optional<PublishPreview>& preview = m_editor.preview()) {
        for (const MigrationEffect& effect : preview->effects)
            all.push_back(effect.difference);
    } else {
        return; // told once it is worked out
    }
    QStringList lines;
    for (const SchemaDifference& one : all)
        if (lines.size() < kMostDifferences)
            lines << QStringLiteral("<b>%1</b> %2")
                         .arg(changeVerb(one.change).toHtmlEscaped(), changeText(one, *before, *after).toHtmlEscaped());
    if (int(all.size()) > kMostDifferences)
        lines << tr("%n more", "", int(all.size()) - kMostDifferences);
    if (all.empty())
        lines << tr("Nothing differs from v%1.").arg(version - 1);
    m_differences->setText(lines.join(QStringLiteral("<br>")));
}

} // namespace unisono
