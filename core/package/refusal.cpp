#include "core/package/refusal.h"

namespace unisono {

Error refused(const char* code, const QString& what)
{
    constexpr qsizetype kMostShown = 100;
    QString shown = what.size() > kMostShown ? what.left(kMostShown) + QChar(u'…') : what;
    for (QChar& c : shown)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isSurrogate())
            c = QChar(QChar::ReplacementCharacter);
    const QString name = QString::fromLatin1(code);
    return {ErrorCode::Refused, name, {}, shown.isEmpty() ? name : name + QLatin1Char(' ') + shown};
}

} // namespace unisono
