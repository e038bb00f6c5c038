#include "ui/text/words.h"

namespace unisono {

namespace {
constexpr int kLongestName = 120;
}

QString Words::fill(const QString& form, const QStringList& args)
{
    QString text;
    text.reserve(form.size() + 64);
    for (qsizetype i = 0; i < form.size(); ++i) {
        const bool isPlace = form[i] == QLatin1Char('%') && i + 1 < form.size() && form[i + 1] >= QLatin1Char('1') &&
                             form[i + 1] <= QLatin1Char('9');
        if (!isPlace) {
            text += form[i];
            continue;
        }
        const qsizetype index = form[++i].unicode() - u'1';
        text += index < args.size() ? args[index] : QStringLiteral("…");
    }
    return text;
}

QString Words::quoted(const QString& name)
{
    QString shown = name.simplified();
    if (shown.size() > kLongestName)
        shown = shown.left(kLongestName * 2 / 3) + QStringLiteral("…") + shown.right(kLongestName / 3 - 1);
    return tr("“%1”").arg(shown);
}

} // namespace unisono
