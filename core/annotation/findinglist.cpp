#include "core/annotation/findinglist.h"

#include <algorithm>

namespace unisono {

namespace {
constexpr std::int64_t kMostOfACode = 1000;
} // namespace

void FindingList::find(const char* code, Severity severity, ItemId item, FrameSpan span, const QStringList& args)
{
    if (++m_counts[code] <= kMostOfACode)
        m_findings.push_back({{severity, QString::fromLatin1(code), {}, QStringList{m_layer.name} + args},
                              m_layer.id,
                              m_assignment,
                              item,
                              span});
}

Findings FindingList::take()
{
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding& a, const Finding& b) { return a.span.start < b.span.start; });
    for (const auto& [code, count] : m_counts)
        if (count > kMostOfACode)
            m_findings.push_back({{Severity::Warning,
                                   QStringLiteral("check.more"),
                                   {},
                                   {m_layer.name, QString::number(count - kMostOfACode),
                                    QString::fromLatin1(code.data(), qsizetype(code.size()))}},
                                  m_layer.id,
                                  m_assignment,
                                  {},
                                  m_findings.back().span});
    return std::move(m_findings);
}

} // namespace unisono
