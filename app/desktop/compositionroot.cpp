#include "app/desktop/compositionroot.h"

#include "app/desktop/preferences.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QSettings>
#include <QTimer>

namespace unisono {

namespace {
/// Opening a sound device can take a while and is not needed to see anything.
constexpr int kSoundAfterMs = 700;
} // namespace

CompositionRoot::CompositionRoot(QApplication& app)
    : m_app(app),
      m_media(m_document, m_jobs, m_transport),
      m_session(m_document, m_jobs)
{
    // Fingerprints wait until the track that is looked at is read and measured.
    QObject::connect(&m_media, &TrackMedia::loudnessKnown, &m_session.tasks(), &LibraryTasks::fingerprint);
    translate();
    m_media.setCacheSettings(Preferences::cacheSettings());
    const QString theme = QSettings().value(QStringLiteral("window/theme")).toString();
    setTheme(app, theme == QLatin1String("light") ? ThemeId::Light : ThemeId::Dark);
}

CompositionRoot::~CompositionRoot()
{
    m_window.reset();
    m_document.setProject(nullptr);
    m_jobs.cancelAll();
}

void CompositionRoot::translate()
{
    const QString wished = Preferences::language();
    const QLocale locale = wished.isEmpty() ? QLocale() : QLocale(wished);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return; // the sources are English
    if (!wished.isEmpty())
        QLocale::setDefault(locale);
    if (m_translator.load(locale, QStringLiteral("unisono"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        m_app.installTranslator(&m_translator);
    if (m_qtTranslator.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_app.installTranslator(&m_qtTranslator);
}

void CompositionRoot::start(const QStringList& arguments)
{
    // The project first: its audio is read by other threads while the window is built.
    std::vector<Error> errors;
    const auto keep = QObject::connect(&m_session, &Session::failed, &m_session,
                                       [&errors](const Error& error) { errors.push_back(error); });
    const QString workspace = m_session.openAtStart(arguments);
    QObject::disconnect(keep);
    m_window = std::make_unique<MainWindow>(m_document, m_jobs, m_transport, m_media, m_session);
    m_window->showWorkspace(workspace);
    for (const Error& error : errors)
        Q_EMIT m_session.failed(error);
    QObject::connect(m_window.get(), &MainWindow::painted, m_window.get(), [this] {
        QTimer::singleShot(kSoundAfterMs, &m_window->output(), &OutputControl::openRemembered);
        if (m_session.isFirstStart() && !QSettings().value(QStringLiteral("tour/done"), false).toBool())
            m_window->startTour();
    });
    m_window->show();
    if (!m_session.packageAtStart().isEmpty())
        Q_EMIT m_session.packageGiven(m_session.packageAtStart());
}

} // namespace unisono
