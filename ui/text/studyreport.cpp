#include "ui/text/studyreport.h"

#include "ui/text/studywords.h"
#include "ui/text/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --back: #fbfbfc; --panel: #f2f3f5; --line: #d0d4db; --text: #1b1e25; --dim: #575f6d;
  --teal: #148084; --coral: #c83a2d; --gold: #b27805; --on: 20, 128, 132; --off: 200, 58, 45; }
@media (prefers-color-scheme: dark) { :root { --back: #14161b; --panel: #1b1e25; --line: #2c313c; --text: #e6e9ef;
  --dim: #9aa3b2; --teal: #4cc2c4; --coral: #f06a5d; --gold: #f2b544; --on: 76, 194, 196; --off: 240, 106, 93; } }
body { margin: 0 auto; padding: 32px 24px; max-width: 1100px; background: var(--back); color: var(--text);
  font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 18px; margin: 40px 0 4px; border-top: 1px solid var(--line);
  padding-top: 24px; }
h3 { font-size: 12px; letter-spacing: .06em; text-transform: uppercase; color: var(--dim); margin: 24px 0 6px; }
p, ul { margin: 4px 0; } .dim { color: var(--dim); } .missed { color: var(--coral); } .reached { color: var(--teal); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: var(--dim); } th, td { padding: 3px 10px 3px 0; vertical-align: top;
  border-bottom: 1px solid var(--line); } td.n, th.n { text-align: right; white-space: nowrap; }
table.cells td, table.cells th { border: 2px solid var(--back); padding: 4px 8px; text-align: center; }
table.cells th[scope=row] { text-align: right; } svg { display: block; } details { margin: 8px 0; }
summary { cursor: pointer; } @media print { details > * { display: block; } })";

QString e(const QString& text)
{
    return text.toHtmlEscaped();
}

QString number(const std::optional<double>& value, FigureScale scale = FigureScale::Coefficient)
{
    if (!value || !std::isfinite(*value))
        return e(figureText({}, scale));
    return scale == FigureScale::Seconds ? e(Words::tr("%1 s").arg(QString::number(*value, 'f', 3)))
                                         : QString::number(*value, 'f', 3);
}

QString interval(const StudyFigure& figure)
{
    if (!figure.interval || !figure.interval->ends)
        return {};
    return QStringLiteral("[%1, %2]")
        .arg(QString::number(figure.interval->ends->low, 'f', 3), QString::number(figure.interval->ends->high, 'f', 3));
}

QString paragraph(const QString& text, const char* look = "")
{
    return QStringLiteral("<p class=\"%1\">%2</p>\n").arg(QLatin1String(look), e(text));
}

QString heading(const QString& text)
{
    return QStringLiteral("<h3>%1</h3>\n").arg(e(text));
}

/// A point with its interval and threshold on the way from 0 to 1.
QString bar(const StudyFigure& figure, const std::optional<double>& gate, GateState state)
{
    const auto x = [](double value) { return QString::number(std::clamp(value, 0.0, 1.0) * 240 + 5, 'f', 1); };
    const QString colour = state == GateState::Missed ? QStringLiteral("var(--coral)") : QStringLiteral("var(--teal)");
    QString svg = QStringLiteral("<svg width=\"250\" height=\"18\" role=\"img\" aria-label=\"%1\">"
                                 "<rect x=\"5\" y=\"7\" width=\"240\" height=\"4\" rx=\"2\" fill=\"var(--line)\"/>")
                      .arg(e(figureText(figure.pooled, figure.info.scale) + QLatin1Char(' ') + intervalText(figure)));
    if (figure.interval && figure.interval->ends) {
        const auto& ends = *figure.interval->ends;
        svg += QStringLiteral("<line x1=\"%1\" x2=\"%2\" y1=\"9\" y2=\"9\" stroke=\"%3\" stroke-width=\"4\" "
                              "opacity=\"0.6\"/>")
                   .arg(x(ends.low), x(ends.high), colour);
    }
    if (figure.pooled)
        svg += QStringLiteral("<circle cx=\"%1\" cy=\"9\" r=\"5\" fill=\"%2\"/>").arg(x(*figure.pooled), colour);
    if (gate)
        svg += QStringLiteral("<line x1=\"%1\" x2=\"%1\" y1=\"1\" y2=\"17\" stroke=\"var(--gold)\" "
                              "stroke-width=\"2\"/>")
                   .arg(x(*gate));
    return svg + QStringLiteral("</svg>");
}

QString cell(const QString& text, double strength, const char* colour)
{
    return QStringLiteral("<td style=\"background: rgba(var(--%1), %2)\">%3</td>")
        .arg(QLatin1String(colour), QString::number(std::clamp(strength, 0.0, 1.0) * 0.6, 'f', 2), text);
}

QString headOf(const QStringList& names)
{
    QString html = QStringLiteral("<tr><th></th>");
    for (const QString& name : names)
        html += QStringLiteral("<th scope=\"col\">%1</th>").arg(e(name));
    return html + QStringLiteral("</tr>\n");
}

QString rowName(const QString& name)
{
    return QStringLiteral("<th scope=\"row\">%1</th>").arg(e(name));
}

/// The page, layer by layer.
class ReportWriter {
public:
    ReportWriter(const Study& study, const GenreSchema& schema)
        : m_study(study),
          m_schema(schema)
    {
    }

    QString overview() const
    {
        QString html = QStringLiteral("<div class=\"wide\"><table>\n");
        for (const LayerStudy& layer : m_study.layers) {
            html += QStringLiteral("<tr>") + rowName(layer.name);
            if (layer.figures.empty()) {
                html += QStringLiteral("<td colspan=\"4\" class=\"dim\">%1</td></tr>\n").arg(e(layerRow(layer).detail));
                continue;
            }
            const StudyFigure& figure = layer.figures.front();
            html += QStringLiteral("<td>%1</td><td class=\"n\">%2</td><td class=\"n dim\">%3</td><td>%4</td></tr>\n")
                        .arg(bar(figure, layer.gate, layer.state), number(figure.pooled, figure.info.scale),
                             interval(figure), gate(layer));
        }
        return html + QStringLiteral("</table></div>\n");
    }

    QString layer(const LayerStudy& layer) const
    {
        QString html = QStringLiteral("<h2>%1</h2>\n").arg(e(layer.name));
        for (const QString& line : coverageSentences(layer.coverage))
            html += paragraph(line, "dim");
        if (layer.figures.empty())
            return html + paragraph(layerRow(layer).detail);
        html += QStringLiteral("<p>%1</p>\n").arg(gate(layer));
        html += findings(layer) + figures(layer) + matrix(layer);
        html += strata(Words::tr("Pairs"), StratumKind::Pair, layer.pairs, layer);
        html += strata(Words::tr("Genres"), StratumKind::Genre, layer.genres, layer);
        html += strata(Words::tr("Versions of the schema"), StratumKind::Version, layer.versions, layer);
        html += strata(Words::tr("Suggestions"), StratumKind::Arm, layer.arms, layer);
        html += strata(Words::tr("Over time"), StratumKind::Half, layer.halves, layer);
        return html + raters(layer) + labels(layer) + confusion(layer) + labelPairs(layer) + worst(layer);
    }

private:
    static QString gate(const LayerStudy& layer)
    {
        const char* look = layer.state == GateState::Missed    ? "missed"
                           : layer.state == GateState::Reached ? "reached"
                                                               : "dim";
        return QStringLiteral("<span class=\"%1\">%2</span>")
            .arg(QLatin1String(look), e(gateText(layer.state, layer.gate)));
    }

    QString findings(const LayerStudy& layer) const
    {
        const std::vector<StudyFinding> found = findingsOf(layer);
        if (found.empty())
            return {};
        QString html = heading(Words::tr("What to fix")) + QStringLiteral("<ul>\n");
        for (const StudyFinding& finding : found)
            html += QStringLiteral("<li>%1 <span class=\"dim\">%2</span></li>\n")
                        .arg(e(sentence(finding, layer, m_schema)), e(mergeSentence(finding, layer)));
        return html + QStringLiteral("</ul>\n");
    }

    static QString figures(const LayerStudy& layer)
    {
        QString html =
            heading(Words::tr("Figures")) +
            QStringLiteral("<div class=\"wide\"><table>\n<tr><th></th><th class=\"n\">%1</th>"
                           "<th class=\"n\">%2</th><th class=\"n\">%3</th><th class=\"n\">%4</th>"
                           "<th>%5</th><th>%6</th></tr>\n")
                .arg(e(Words::tr("All together")), e(Words::tr("95 % interval")), e(Words::tr("Mean of tracks")),
                     e(Words::tr("Tracks")), e(Words::tr("Of")), e(Words::tr("Formula and source")));
        for (const StudyFigure& figure : layer.figures) {
            html += QStringLiteral("<tr>") + rowName(figureName(figure.info.id));
            html +=
                QStringLiteral("<td class=\"n\">%1</td><td class=\"n\">%2</td><td class=\"n\">%3</td>"
                               "<td class=\"n\">%4</td><td>%5</td><td class=\"dim\">%6. %7</td></tr>\n")
                    .arg(number(figure.pooled, figure.info.scale), interval(figure),
                         number(figure.meanOfTracks, figure.info.scale), QString::number(figure.tracks),
                         e(unitsText(figure.units, figure.info.unit)), e(figure.info.formula), e(figure.info.source));
        }
        return html + QStringLiteral("</table></div>\n");
    }

    /// Pairs by the first figure, everybody against everybody.
    static QString matrix(const LayerStudy& layer)
    {
        if (layer.pairs.empty())
            return {};
        QStringList names;
        for (const StudyRater& rater : layer.raters)
            names << rater.name;
        QString html = heading(Words::tr("Pairs, %1").arg(figureName(layer.figures.front().info.id))) +
                       QStringLiteral("<div class=\"wide\"><table class=\"cells\">\n") + headOf(names);
        for (std::size_t row = 0; row < layer.raters.size(); ++row) {
            html += QStringLiteral("<tr>") + rowName(names[qsizetype(row)]);
            for (std::size_t column = 0; column < layer.raters.size(); ++column) {
                const auto pair = std::find_if(layer.pairs.begin(), layer.pairs.end(), [&](const StudyStratum& one) {
                    return one.raters[0] == std::min(row, column) && one.raters[1] == std::max(row, column);
                });
                if (row == column || pair == layer.pairs.end())
                    html += QStringLiteral("<td></td>");
                else
                    html += cell(number(pair->figures.front().pooled), pair->figures.front().pooled.value_or(0), "on");
            }
            html += QStringLiteral("</tr>\n");
        }
        return html + QStringLiteral("</table></div>\n");
    }

    QString strata(const QString& title, StratumKind kind, const std::vector<StudyStratum>& strata,
                   const LayerStudy& layer) const
    {
        if (strata.empty())
            return {};
        QStringList names;
        for (const StudyStratum& stratum : strata)
            names << stratumName(kind, stratum, layer, m_schema);
        QString html = QStringLiteral("<details open><summary>%1</summary><div class=\"wide\"><table>\n").arg(e(title));
        html += headOf(names);
        for (std::size_t i = 0; i < strata.front().figures.size(); ++i) {
            html += QStringLiteral("<tr>") + rowName(figureName(strata.front().figures[i].info.id));
            for (const StudyStratum& stratum : strata) {
                const StudyFigure& figure = stratum.figures[i];
                html += QStringLiteral("<td class=\"n\">%1 <span class=\"dim\">%2</span></td>")
                            .arg(number(figure.pooled, figure.info.scale), interval(figure));
            }
            html += QStringLiteral("</tr>\n");
        }
        return html + QStringLiteral("</table></div></details>\n");
    }

    static QString raters(const LayerStudy& layer)
    {
        if (layer.byRater.empty())
            return {};
        QString html = heading(Words::tr("People, each with all others")) + QStringLiteral("<table>\n");
        for (std::size_t i = 0; i < layer.byRater.size(); ++i) {
            const RaterFigures& rater = layer.byRater[i];
            const QString shift =
                rater.shiftSeconds ? Words::tr("shift %1 ms").arg(qRound(*rater.shiftSeconds * 1000)) : QString();
            html += QStringLiteral("<tr>%1<td>%2</td><td class=\"n\">%3</td><td class=\"n dim\">%4</td>"
                                   "<td class=\"n dim\">%5</td></tr>\n")
                        .arg(rowName(layer.raters[i].name), bar(rater.others, {}, GateState::None),
                             number(rater.others.pooled), interval(rater.others), e(shift));
        }
        return html + QStringLiteral("</table>\n");
    }

    QString labels(const LayerStudy& layer) const
    {
        if (layer.labels.empty())
            return {};
        QString html = heading(Words::tr("Labels")) +
                       QStringLiteral("<table>\n<tr><th></th><th class=\"n\">%1</th><th class=\"n\">%2</th>"
                                      "<th class=\"n\">%3</th></tr>\n")
                           .arg(e(Words::tr("Fleiss κ")), e(Words::tr("Gwet AC1")), e(Words::tr("Ratings")));
        for (const LabelFigures& label : layer.labels)
            html += QStringLiteral("<tr>%1<td class=\"n\">%2</td><td class=\"n\">%3</td><td class=\"n\">%4</td></tr>\n")
                        .arg(rowName(studyLabelName(m_schema.layer(layer.id), label.key)), number(label.kappa),
                             number(label.ac1), e(QLocale().toString(qint64(std::llround(label.units)))));
        return html + QStringLiteral("</table>\n");
    }

    QString confusion(const LayerStudy& layer) const
    {
        if (layer.confusionKeys.isEmpty())
            return {};
        const QStringList names = confusionNames(layer, m_schema.layer(layer.id));
        const auto count = std::size_t(names.size());
        QString html = heading(Words::tr("Confusion, shares of each row")) +
                       QStringLiteral("<div class=\"wide\"><table class=\"cells\">\n") + headOf(names);
        for (std::size_t row = 0; row < count; ++row) {
            const auto from = layer.confusion.begin() + std::ptrdiff_t(row * count);
            double sum = 0;
            std::for_each(from, from + std::ptrdiff_t(count), [&](double value) { sum += value; });
            html += QStringLiteral("<tr>") + rowName(names[qsizetype(row)]);
            for (std::size_t column = 0; column < count; ++column) {
                const double share = sum > 0 ? from[std::ptrdiff_t(column)] / sum : 0;
                html += cell(sum > 0 ? QString::number(share, 'f', 2) : QString(), share, row == column ? "on" : "off");
            }
            html += QStringLiteral("</tr>\n");
        }
        return html + QStringLiteral("</table></div>\n");
    }

    QString labelPairs(const LayerStudy& layer) const
    {
        if (layer.labelPairs.empty())
            return {};
        const LayerDef* def = m_schema.layer(layer.id);
        QString html = heading(Words::tr("Labels taken for each other")) +
                       QStringLiteral("<table>\n<tr><th></th><th></th><th class=\"n\">%1</th><th class=\"n\">%2</th>"
                                      "</tr>\n")
                           .arg(e(Words::tr("Share of the disagreement")), e(Words::tr("α with one label of both")));
        for (const LabelPair& pair : layer.labelPairs)
            html += QStringLiteral("<tr>%1<td>%2</td><td class=\"n\">%3</td><td class=\"n\">%4</td></tr>\n")
                        .arg(rowName(studyLabelName(def, pair.a)),
                             e(pair.isNothing ? Words::tr("nothing") : studyLabelName(def, pair.b)), number(pair.share),
                             pair.isNothing ? QString() : number(pair.merged));
        return html + QStringLiteral("</table>\n");
    }

    static QString worst(const LayerStudy& layer)
    {
        if (layer.worst.empty())
            return {};
        QString html = heading(Words::tr("Tracks, least agreement first")) + QStringLiteral("<table>\n");
        for (const TrackFigure& track : layer.worst)
            html +=
                QStringLiteral("<tr>%1<td class=\"n\">%2</td></tr>\n").arg(rowName(track.title), number(track.value));
        return html + QStringLiteral("</table>\n");
    }

    const Study& m_study;
    const GenreSchema& m_schema;
};

} // namespace

QString studyReportHtml(const Study& study, const StudyReportHead& head, const GenreSchema& schema)
{
    const QString title = Words::fill(Words::tr("Agreement in %1"), {head.project});
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                  "<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n<h1>%2</h1>\n")
                       .arg(e(QLocale().bcp47Name()), e(title), QLatin1String(kStyle));
    html += paragraph((QStringList{head.date} + head.scope).join(QStringLiteral(" · ")), "dim");
    html += paragraph(study.draws > 0
                          ? Words::tr("Intervals of 95 % are by drawing the tracks %1 times (seed %2). A threshold is "
                                      "reached where the lower end reaches it.")
                                .arg(QLocale().toString(study.draws), QString::number(study.seed))
                          : Words::tr("Without intervals, nothing is said of thresholds."),
                      "dim");
    const ReportWriter writer(study, schema);
    html += writer.overview();
    for (const LayerStudy& layer : study.layers)
        html += writer.layer(layer);
    return html + QStringLiteral("</body>\n</html>\n");
}

} // namespace unisono
