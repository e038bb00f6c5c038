#pragma once

#include "app/desktop/mainwindow.h"

#include <QTranslator>

#include <memory>

class QApplication;

namespace unisono {

/// Makes the parts and holds them in the order in which they may go. Threads: GUI.
class CompositionRoot {
public:
    explicit CompositionRoot(QApplication& app);
    ~CompositionRoot();

    /// Opens what was asked for, then shows the window; sound and the tour follow once it is painted.
    void start(const QStringList& arguments);

    Document& document() { return m_document; }
    Session& session() { return m_session; }
    JobQueue& jobs() { return m_jobs; }
    TrackMedia& media() { return m_media; }
    Transport& transport() { return m_transport; }
    MainWindow& window() { return *m_window; }

private:
    void translate();
    QApplication& m_app;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    JobQueue m_jobs;
    Transport m_transport;
    Document m_document;
    TrackMedia m_media;
    Session m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace unisono
