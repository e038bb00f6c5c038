#include "ui/schema/treefiles.h"

#include "core/annotation/treeimport.h"
#include "core/interchange/formatfile.h"
#include "ui/common/askpanel.h"
#include "ui/text/sentences.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace unisono {

namespace {

const char* const kFolderKey = "schema/folder";
const QString kGroup = QStringLiteral("schema-tree");
constexpr int kMostFaults = 4;

/// A tree as the job leaves it.
struct TreeRead {
    std::vector<GenreDef> genres;
    Issues issues;
};

QString folder()
{
    return QSettings().value(QLatin1String(kFolderKey), QDir::homePath()).toString();
}

void remember(const QString& path)
{
    QSettings().setValue(QLatin1String(kFolderKey), QFileInfo(path).absolutePath());
}

TreeRead readTree(const QByteArray& bytes)
{
    TreeRead read;
    if (Result<std::vector<GenreDef>> genres = readGenreTree(sniffTree(bytes), bytes, &read.issues))
        read.genres = std::move(*genres);
    return read;
}

} // namespace

TreeFiles::TreeFiles(const Context& context, SchemaEditor& editor, QWidget& page)
    : QObject(&page),
      m_context(context),
      m_editor(editor),
      m_page(page)
{
}

AskPanel& TreeFiles::panel()
{
    if (!m_panel)
        m_panel = new AskPanel(m_page.window());
    return *m_panel;
}

void TreeFiles::importTree()
{
    if (!m_editor.canEdit())
        return;
    const QString path =
        QFileDialog::getOpenFileName(m_page.window(), tr("Import a tree of genres"), folder(),
                                     tr("Trees of genres: FMA table, AudioSet, indented list (*.csv *.json *.txt);;"
                                        "All files (*)"));
    if (path.isEmpty())
        return;
    remember(path);
    importFrom(path);
}

void TreeFiles::importFrom(const QString& path)
{
    if (!m_editor.canEdit())
        return;
    const QString name = QFileInfo(path).fileName();
    m_context.jobs.cancelGroup(kGroup);
    m_context.jobs.run<TreeRead>(
        {JobPool::Analysis, QStringLiteral("job.import-tree"), name, kGroup}, this,
        [path](JobContext&) -> Result<TreeRead> {
            const Result<QByteArray> bytes = readSmallFile(path, kMostSchemaBytes);
            if (!bytes)
                return bytes.error();
            return readTree(*bytes);
        },
        [this, name](Result<TreeRead> read) {
            if (!read)
                Q_EMIT m_context.document.failed(read.error());
            else if (read->genres.empty())
                showFaults(name, tr("“%1” cannot be read as a tree of genres").arg(name), read->issues);
            else
                askWhere(name, std::move(read->genres));
        });
}

void TreeFiles::showFaults(const QString& name, const QString& what, const Issues& issues)
{
    QStringList lines;
    for (const Issue& issue : issues)
        if (lines.size() < kMostFaults)
            lines << sentence(issue);
    if (int(issues.size()) > kMostFaults)
        lines << tr("%n more", "", int(issues.size()) - kMostFaults);
    lines << tr("Nothing was changed. Correct the file, or choose another.");
    Q_EMIT m_context.document.remarked(QStringLiteral("%1: %2").arg(name, lines.front()));
    AskPanel::Question question;
    question.title = what;
    question.explanation = lines.join(QLatin1Char('\n'));
    question.confirm = tr("Choose another file");
    question.accept = [this](const QStringList&) {
        QMetaObject::invokeMethod(this, &TreeFiles::importTree, Qt::QueuedConnection);
        return QString();
    };
    panel().ask(std::move(question));
}

void TreeFiles::askWhere(const QString& name, std::vector<GenreDef> genres)
{
    struct Choice {
        QString text;
        TreePlace place;
        QString parent;
    };
    std::vector<Choice> choices;
    if (!m_editor.schema().genres.empty())
        choices.push_back({tr("in place of the genres there are"), TreePlace::Instead, {}});
    choices.push_back({tr("as new roots"), TreePlace::Below, {}});
    if (const GenreDef* genre = m_editor.schema().genre(m_editor.genre()))
        choices.push_back({tr("below “%1”").arg(genre->name), TreePlace::Below, genre->id});
    AskPanel::Question question;
    question.title = tr("Import %n genres", "", int(genres.size()));
    question.explanation =
        tr("From “%1”. A genre with an id that is there already stays that genre when the others are replaced; undo "
           "takes all of it back.")
            .arg(name);
    QStringList texts;
    for (const Choice& choice : choices)
        texts << choice.text;
    question.fields = {{tr("Put them"), texts.front(), texts, true}};
    question.confirm = tr("Import");
    question.accept = [this, name, choices, texts, genres = std::move(genres)](const QStringList& answers) {
        const Choice& choice = choices[std::size_t(std::max<qsizetype>(0, texts.indexOf(answers[0])))];
        QString first;
        const bool done = m_editor.change(QStringLiteral("schema.import"), name, [&](GenreSchema& draft) {
            first = takeTree(draft, genres, choice.place, choice.parent);
            return !first.isEmpty();
        });
        if (!done)
            return tr("The draft has these genres already, and nothing else.");
        m_editor.setGenre(first);
        Q_EMIT m_editor.said(
            tr("%n genres were imported into the draft. Undo takes them back.", "", int(genres.size())));
        return QString();
    };
    panel().ask(std::move(question));
}

void TreeFiles::exportTree()
{
    if (m_editor.schema().genres.empty()) {
        Q_EMIT m_editor.said(tr("There are no genres to write yet."));
        return;
    }
    struct Kind {
        QString filter;
        QString ending;
        TreeFormat format;
    };
    const Kind kinds[] = {{tr("Indented list (*.txt)"), QStringLiteral("txt"), TreeFormat::List},
                          {tr("FMA table (*.csv)"), QStringLiteral("csv"), TreeFormat::Fma},
                          {tr("AudioSet JSON (*.json)"), QStringLiteral("json"), TreeFormat::AudioSet}};
    QStringList filters;
    for (const Kind& kind : kinds)
        filters << kind.filter;
    QString chosen;
    QString path = QFileDialog::getSaveFileName(m_page.window(), tr("Export the tree of genres; the type is the form"),
                                                QDir(folder()).filePath(m_editor.schema().id),
                                                filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    const Kind& kind = kinds[std::max<qsizetype>(0, filters.indexOf(chosen))];
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + kind.ending;
    remember(path);
    exportTo(path, kind.format);
}

void TreeFiles::exportTo(const QString& path, TreeFormat format)
{
    m_context.jobs.run<Issues>(
        {JobPool::Analysis, QStringLiteral("job.export-tree"), QFileInfo(path).fileName(), {}}, this,
        [path, format, genres = m_editor.schema().genres](JobContext&) -> Result<Issues> {
            Issues issues;
            const QByteArray bytes = writeGenreTree(format, genres, &issues);
            if (const Result<void> written = writeWholeFile(path, bytes); !written)
                return written.error();
            return issues;
        },
        [this, path, count = int(m_editor.schema().genres.size())](const Result<Issues>& issues) {
            if (!issues) {
                Q_EMIT m_context.document.failed(issues.error());
                return;
            }
            QStringList words{tr("%n genres were written to %1.", "", count).arg(path)};
            for (const Issue& issue : *issues)
                words << sentence(issue);
            Q_EMIT m_editor.said(words.join(QLatin1Char(' ')));
        });
}

} // namespace unisono
