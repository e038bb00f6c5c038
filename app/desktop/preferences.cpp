#include "app/desktop/preferences.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace unisono {

namespace {
const char* const kCacheKey = "cache/gigabytes";
const char* const kLanguageKey = "window/language";
constexpr qint64 kGigabyte = 1024ll * 1024 * 1024;
constexpr int kFirstCacheGb = 8;
} // namespace

AudioCacheSettings Preferences::cacheSettings()
{
    AudioCacheSettings settings;
    settings.maxBytes = QSettings().value(QLatin1String(kCacheKey), kFirstCacheGb).toInt() * kGigabyte;
    return settings;
}

QString Preferences::language()
{
    return QSettings().value(QLatin1String(kLanguageKey)).toString();
}

Preferences::Preferences(const Context& context, QWidget* window)
    : PopupPanel(Place::Centre, {440, 250}, window),
      m_context(context),
      m_theme(new QComboBox(this)),
      m_language(new QComboBox(this)),
      m_cacheGb(new QSpinBox(this))
{
    setAccessibleName(tr("Preferences"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Preferences"), this));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    m_theme->addItem(tr("Dark"), int(ThemeId::Dark));
    m_theme->addItem(tr("Light"), int(ThemeId::Light));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_cacheGb->setRange(1, 500);
    m_cacheGb->setSuffix(tr(" GB"));
    const auto addRow = [&](const QString& name, QWidget* control) {
        control->setAccessibleName(name);
        form->addRow(new DimLabel(name, this), control);
    };
    addRow(tr("Theme"), m_theme);
    addRow(tr("Language"), m_language);
    addRow(tr("Room for decoded audio"), m_cacheGb);
    column->addLayout(form);
    auto* words =
        new DimLabel(tr("Keys are changed in the key list (F1). The language changes with the next start."), this);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addStretch();
    auto* close = makeButton(tr("Close"), ButtonLook::Plain, this);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &PopupPanel::dismiss);
    connect(m_theme, &QComboBox::activated, this, [this] {
        if (m_theme->currentData().toInt() != int(currentTheme()))
            Q_EMIT themeToggled();
    });
    connect(m_language, &QComboBox::activated, this,
            [this] { QSettings().setValue(QLatin1String(kLanguageKey), m_language->currentData()); });
    connect(m_cacheGb, &QSpinBox::valueChanged, this, [this](int gigabytes) {
        QSettings().setValue(QLatin1String(kCacheKey), gigabytes);
        m_context.media.setCacheSettings(cacheSettings());
    });
}

QWidget* Preferences::firstFocus()
{
    return m_theme;
}

void Preferences::open()
{
    m_theme->setCurrentIndex(m_theme->findData(int(currentTheme())));
    m_language->setCurrentIndex(std::max(0, m_language->findData(language())));
    m_cacheGb->setValue(int(cacheSettings().maxBytes / kGigabyte));
    popUp();
}

} // namespace unisono
