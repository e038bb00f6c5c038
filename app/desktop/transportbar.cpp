#include "app/desktop/transportbar.h"

#include "app/desktop/levelmeter.h"
#include "ui/common/actions.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/text/sentences.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSlider>

#include <array>
#include <cmath>

namespace unisono {

namespace {

constexpr int kHeightPx = 56;
constexpr int kTickMs = 33;
constexpr int kNarrowPx = 1440;
constexpr int kMostUndoCounted = 200;
constexpr std::array kSpeeds{0.25, 0.5, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0};
constexpr double kLowestDb = -48; ///< left end of the volume's travel but one; the end itself is silence
constexpr double kHighestDb = 6;
constexpr int kVolumeTravel = 108;

struct ChannelRow {
    ChannelChoice choice;
    const char* id;
    const char* text;
};
constexpr ChannelRow kChannels[] = {
    {ChannelChoice::Mix, "mix", QT_TRANSLATE_NOOP("unisono::TransportBar", "mix")},
    {ChannelChoice::Left, "left", QT_TRANSLATE_NOOP("unisono::TransportBar", "left")},
    {ChannelChoice::Right, "right", QT_TRANSLATE_NOOP("unisono::TransportBar", "right")},
    {ChannelChoice::Mid, "mid", QT_TRANSLATE_NOOP("unisono::TransportBar", "mid")},
    {ChannelChoice::Side, "side", QT_TRANSLATE_NOOP("unisono::TransportBar", "side")},
};

/// Even steps of decibels; the left end is silence.
double gainOfTravel(int travel)
{
    if (travel <= 0)
        return -std::numeric_limits<double>::infinity();
    return kLowestDb + (kHighestDb - kLowestDb) * travel / kVolumeTravel;
}

/// Writes only what differs: each start sets the controls to what is kept.
void keep(const QString& key, const QVariant& value)
{
    QSettings settings;
    if (settings.value(key).toString() != value.toString())
        settings.setValue(key, value);
}

int travelOfUnity()
{
    return int(std::lround(-kLowestDb / (kHighestDb - kLowestDb) * kVolumeTravel));
}

} // namespace

TransportBar::TransportBar(const Context& context, OutputControl& output, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_output(output),
      m_row(new QHBoxLayout(this))
{
    setFixedHeight(kHeightPx);
    setAccessibleName(tr("Transport"));
    build();
    connect(&m_timer, &QTimer::timeout, this, &TransportBar::tick);
    m_timer.start(kTickMs);
    m_historyTimer.setSingleShot(true);
    m_historyTimer.setInterval(0);
    connect(&m_historyTimer, &QTimer::timeout, this, &TransportBar::showHistory);
    const auto historyLater = [this] { m_historyTimer.start(); };
    connect(&context.document, &Document::historyChanged, this, historyLater);
    connect(&context.document, &Document::savedChanged, this, historyLater);
    connect(&context.media, &TrackMedia::changed, this, &TransportBar::showMedia);
    connect(&output, &OutputControl::changed, this, &TransportBar::showOutput);
    restoreSettings();
    showMedia();
    showOutput();
    historyLater();
}

QPushButton* TransportBar::chipButton(const QString& accessibleName)
{
    QPushButton* button = makeButton({}, ButtonLook::Plain, this);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    button->setFixedHeight(26);
    return button;
}

void TransportBar::build()
{
    m_row->setContentsMargins(16, 1, 16, 0);
    m_row->setSpacing(8);
    const auto iconButton = [this](const char* icon, const QString& name, ButtonLook look) {
        QPushButton* button = makeButton({}, look, this);
        button->setIcon(themedIcon(QLatin1String(icon)));
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFixedSize(36, 28);
        m_row->addWidget(button);
        return button;
    };
    const auto caption = [this](const QString& text) {
        auto* label = new DimLabel(text, this);
        m_captions << label;
        m_row->addSpacing(4);
        m_row->addWidget(label);
    };
    m_start = iconButton("to-start", tr("Go to the start"), ButtonLook::Plain);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_context.transport.seek({0});
        refresh();
    });
    m_play = iconButton("play", tr("Play or pause"), ButtonLook::Primary);
    m_play->setIcon(themedIconOnAccent(QStringLiteral("play")));
    m_play->setFixedWidth(40);
    connect(m_play, &QPushButton::clicked, this, &TransportBar::togglePlay);
    m_loop = iconButton("loop", tr("Loop"), ButtonLook::Plain);
    m_loop->setCheckable(true);
    connect(m_loop, &QPushButton::clicked, this, &TransportBar::toggleLoop);

    m_time = new QLabel(timeText(0), this);
    m_time->setFont(timeFont(20));
    m_time->setAccessibleName(tr("Position"));
    m_time->setMinimumWidth(QFontMetrics(m_time->font()).horizontalAdvance(QStringLiteral("0:00.000")));
    m_row->addSpacing(8);
    m_row->addWidget(m_time);
    m_bar = new DimLabel({}, this);
    m_bar->setFont(timeFont(13));
    m_bar->setAccessibleName(tr("Bar"));
    m_bar->hide();
    m_row->addWidget(m_bar);

    caption(tr("Speed"));
    m_speed = chipButton(tr("Speed, pitch kept"));
    auto* speeds = new QMenu(m_speed);
    for (const double speed : kSpeeds)
        connect(speeds->addAction(tr("%1 %").arg(std::lround(speed * 100))), &QAction::triggered, this,
                [this, speed] { setSpeed(speed); });
    m_speed->setMenu(speeds);
    m_row->addWidget(m_speed);

    caption(tr("Hear"));
    m_channel = chipButton(tr("Channels heard"));
    auto* channels = new QMenu(m_channel);
    for (const ChannelRow& row : kChannels)
        connect(channels->addAction(tr(row.text)), &QAction::triggered, this,
                [this, choice = row.choice] { setChannel(choice); });
    m_channel->setMenu(channels);
    m_row->addWidget(m_channel);

    caption(tr("Snap"));
    m_snap = chipButton(tr("What edges snap to"));
    m_snap->setMenu(new QMenu(m_snap));
    m_row->addWidget(m_snap);
    setSnap({}, {});

    m_row->addStretch(1);
    m_saved = new DimLabel({}, this);
    m_saved->setMinimumWidth(m_saved->fontMetrics().horizontalAdvance(tr("Saved · %1").arg(tr("undo %1+").arg(888))));
    m_row->addWidget(m_saved);
    m_row->addSpacing(8);

    m_normalise = iconButton("volume", tr("Same loudness for every track (%1 LUFS)").arg(Transport::kNormalisedLufs),
                             ButtonLook::Quiet);
    m_normalise->setCheckable(true);
    connect(m_normalise, &QPushButton::toggled, this, &TransportBar::setNormalise);
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setRange(0, kVolumeTravel);
    m_volume->setFixedWidth(84);
    m_volume->setFocusPolicy(Qt::TabFocus);
    m_volume->setAccessibleName(tr("Volume"));
    connect(m_volume, &QSlider::valueChanged, this, &TransportBar::setVolume);
    m_row->addWidget(m_volume);

    caption(tr("Output"));
    m_device = chipButton(tr("Sound output"));
    auto* devices = new QMenu(m_device);
    connect(devices, &QMenu::aboutToShow, this, &TransportBar::fillOutputMenu);
    m_device->setMenu(devices);
    m_row->addWidget(m_device);
    m_row->addSpacing(4);
    m_meter = new LevelMeter(this);
    m_row->addWidget(m_meter);
}

void TransportBar::addActions()
{
    ActionMap& actions = m_context.actions;
    actions.add({QStringLiteral("transport.play"), tr("Play or pause"), Qt::Key_Space, {}}, [this] { togglePlay(); });
    actions.add({QStringLiteral("transport.start"), tr("Go to the start of the track"), {}, {}},
                [this] { m_start->click(); });
    actions.add({QStringLiteral("transport.loop"), tr("Loop"), {}, {}}, [this] { toggleLoop(); });
    actions.add({QStringLiteral("transport.slower"), tr("Slower"), Qt::Key_Minus, {}}, [this] { stepSpeed(-1); });
    actions.add({QStringLiteral("transport.faster"), tr("Faster"), Qt::Key_Equal, {}}, [this] { stepSpeed(1); });
    actions.add({QStringLiteral("transport.normal-speed"), tr("Normal speed"), {}, {}}, [this] { setSpeed(1); });
    actions.add({QStringLiteral("transport.normalise"), tr("Same loudness for every track"), {}, {}},
                [this] { m_normalise->toggle(); });
    for (const ChannelRow& row : kChannels)
        actions.add(
            {QStringLiteral("transport.hear-%1").arg(QLatin1String(row.id)), tr("Hear: %1").arg(tr(row.text)), {}, {}},
            [this, choice = row.choice] { setChannel(choice); });
    actions.add({QStringLiteral("transport.rescan"), tr("Look for sound outputs again"), {}, {}},
                [this] { m_output.rescan(); });
}

void TransportBar::restoreSettings()
{
    const QSettings settings;
    m_volume->setValue(settings.value(QStringLiteral("listen/volume"), travelOfUnity()).toInt());
    setVolume(m_volume->value());
    m_normalise->setChecked(settings.value(QStringLiteral("listen/normalise"), false).toBool());
    setNormalise(m_normalise->isChecked());
    setChannel(ChannelChoice::Mix);
    setSpeed(1);
}

void TransportBar::togglePlay()
{
    Transport& transport = m_context.transport;
    if (!transport.reader())
        return;
    if (transport.isPlaying())
        transport.pause();
    else
        transport.play();
    refresh();
}

void TransportBar::toggleLoop()
{
    // The workspace knows what is selected; without one the whole track is looped.
    Transport& transport = m_context.transport;
    if (QAction* here = m_context.actions.action(m_context.actions.workspace() + QStringLiteral(".loop")))
        here->trigger();
    else if (transport.loop())
        transport.setLoop(std::nullopt);
    else if (transport.reader())
        transport.setLoop(FrameSpan{{0}, {m_context.media.frames()}});
    refresh();
}

void TransportBar::stepSpeed(int step)
{
    const double now = m_context.transport.speed();
    const auto nearest = std::min_element(kSpeeds.begin(), kSpeeds.end(),
                                          [now](double a, double b) { return std::abs(a - now) < std::abs(b - now); });
    const auto index = std::clamp<std::ptrdiff_t>(nearest - kSpeeds.begin() + step, 0, kSpeeds.size() - 1);
    setSpeed(kSpeeds[std::size_t(index)]);
}

void TransportBar::setSpeed(double speed)
{
    m_context.transport.setSpeed(speed);
    const QString percent = tr("%1 %").arg(std::lround(speed * 100));
    m_speed->setText(percent);
    m_speed->setAccessibleName(tr("Speed %1, pitch kept").arg(percent));
}

void TransportBar::setChannel(ChannelChoice channel)
{
    m_context.transport.setChannel(channel);
    for (const ChannelRow& row : kChannels)
        if (row.choice == channel) {
            m_channel->setText(tr(row.text));
            m_channel->setAccessibleName(tr("Hear: %1").arg(tr(row.text)));
        }
}

void TransportBar::setNormalise(bool on)
{
    m_context.transport.setNormalise(on ? Transport::Normalise::On : Transport::Normalise::Off);
    keep(QStringLiteral("listen/normalise"), on);
}

void TransportBar::setVolume(int percentOfTravel)
{
    const double gainDb = gainOfTravel(percentOfTravel);
    m_context.transport.setGainDb(gainDb);
    m_volume->setToolTip(std::isfinite(gainDb) ? tr("Volume %1 dB").arg(gainDb, 0, 'f', 1) : tr("Silent"));
    keep(QStringLiteral("listen/volume"), percentOfTravel);
}

void TransportBar::setBarText(const QString& text)
{
    m_bar->setText(text.isEmpty() ? text : tr("bar %1").arg(text));
    m_bar->setVisible(!text.isEmpty());
}

void TransportBar::setSnap(const QString& text, const QStringList& actionIds)
{
    QMenu* menu = m_snap->menu();
    menu->clear();
    for (const QString& id : actionIds)
        if (QAction* action = m_context.actions.action(id))
            connect(menu->addAction(action->text()), &QAction::triggered, action, &QAction::trigger);
    m_snap->setText(text);
    m_snap->setAccessibleName(tr("Snap: %1").arg(text));
    m_snap->setVisible(!text.isEmpty());
    m_captions[2]->setVisible(!text.isEmpty() && width() >= kNarrowPx);
}

void TransportBar::refresh()
{
    m_shown = {-1};
    tick();
}

void TransportBar::tick()
{
    const Transport& transport = m_context.transport;
    const bool isPlaying = transport.isPlaying();
    const bool isLooping = transport.loop().has_value();
    if (isPlaying != m_shownPlaying) {
        m_shownPlaying = isPlaying;
        m_play->setIcon(themedIconOnAccent(isPlaying ? QStringLiteral("pause") : QStringLiteral("play")));
        m_play->setAccessibleName(isPlaying ? tr("Pause") : tr("Play"));
    }
    if (isLooping != m_shownLoop || m_loop->isChecked() != isLooping) {
        m_shownLoop = isLooping;
        m_loop->setChecked(isLooping);
    }
    if (const auto [left, right] = transport.levels(); isPlaying)
        m_meter->setLevels(left, right);
    else
        m_meter->setLevels(0, 0);
    const Frame position = transport.position();
    if (position == m_shown)
        return;
    m_shown = position;
    const SampleRate rate = m_context.media.rate();
    m_time->setText(rate.hz > 0 ? timeText(position, rate) : timeText(0));
    setBarText(m_barSource ? m_barSource(position) : QString());
}

void TransportBar::showMedia()
{
    const bool isReady = m_context.media.state() == TrackMedia::State::Ready;
    for (QPushButton* button : {m_start, m_play, m_loop})
        button->setEnabled(isReady);
    refresh();
}

void TransportBar::showHistory()
{
    const Project* project = m_context.document.project();
    if (!project) {
        m_saved->setText({});
        return;
    }
    const std::vector<HistoryRow> rows = project->history(kMostUndoCounted);
    const auto steps = std::count_if(rows.begin(), rows.end(), [](const HistoryRow& row) { return !row.undone; });
    const QString undo = steps >= kMostUndoCounted ? tr("undo %1+").arg(steps) : tr("undo %1").arg(steps);
    const int unsaved = project->unsaved();
    if (project->isReadOnly())
        m_saved->setText(tr("Read-only"));
    else if (unsaved > 0)
        m_saved->setText(tr("%1 not saved · %2").arg(unsaved).arg(undo));
    else
        m_saved->setText(tr("Saved · %1").arg(undo));
    m_saved->setAccessibleName(m_saved->text());
    m_saved->setForegroundRole(unsaved > 0 ? QPalette::BrightText : QPalette::PlaceholderText);
    const HistoryRow next = project->nextUndo();
    m_saved->setToolTip(next.kind.isEmpty() ? QString() : tr("Undo: %1").arg(editName(next.kind, next.subject)));
}

void TransportBar::showOutput()
{
    m_device->setText(fontMetrics().elidedText(m_output.text(), Qt::ElideMiddle, 150));
    m_device->setAccessibleName(tr("Sound output: %1").arg(m_output.text()));
    m_device->setToolTip(m_output.text());
}

void TransportBar::fillOutputMenu()
{
    QMenu* menu = m_device->menu();
    menu->clear();
    if (m_output.devices().isEmpty())
        m_output.rescan();
    const auto addDevice = [&](const QString& text, const QString& device) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(device == m_output.chosen());
        connect(action, &QAction::triggered, this, [this, device] { m_output.choose(device); });
    };
    addDevice(tr("System default"), {});
    const QStringList devices = m_output.devices();
    for (const QString& device : devices)
        addDevice(device, device);
    addDevice(tr("No sound"), QLatin1String(OutputControl::kNoSound));
    menu->addSeparator();
    connect(menu->addAction(tr("Look for outputs again")), &QAction::triggered, this, [this] { m_output.rescan(); });
}

void TransportBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (QLabel* caption : std::as_const(m_captions))
        caption->setVisible(width() >= kNarrowPx && (caption != m_captions[2] || !m_snap->text().isEmpty()));
}

void TransportBar::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.panel);
    painter.fillRect(QRect(0, 0, width(), 1), p.line);
}

} // namespace unisono
