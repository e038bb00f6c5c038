#include "core/workflow/plainwords.h"

namespace unisono {

QString plainWords(const QString& text)
{
    QString plain;
    for (const QChar each : text.normalized(QString::NormalizationForm_KC).toCaseFolded()) {
        if (each == u'\'' || each == QChar(0x2019))
            continue;
        plain += each.isPunct() || each.isSymbol() ? QChar(u' ') : each;
    }
    return plain.simplified();
}

} // namespace unisono
