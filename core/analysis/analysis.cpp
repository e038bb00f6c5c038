#include "core/analysis/analysis.h"

#include <algorithm>
#include <cmath>

namespace unisono {

const AnalysisRegistry& analyses()
{
    static const AnalysisRegistry registry = [] {
        AnalysisRegistry all;
        registerAnalyses(all);
        return all;
    }();
    return registry;
}

namespace {

Error invalid(const QString& what, const QString& analysis)
{
    return {ErrorCode::Invalid, what, analysis, {}};
}

Result<void> checkParameters(const AnalysisDescriptor& analysis, const QJsonObject& parameters)
{
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const auto known = std::find_if(analysis.parameters.begin(), analysis.parameters.end(),
                                        [&](const AnalysisParameter& p) { return p.id == it.key(); });
        if (known == analysis.parameters.end())
            return invalid(QStringLiteral("no parameter %1").arg(it.key()), analysis.id);
        const double value = it.value().toDouble(std::nan(""));
        if (!(value >= known->from && value <= known->to))
            return invalid(QStringLiteral("%1 is out of range").arg(it.key()), analysis.id);
    }
    return {};
}

} // namespace

Result<std::vector<AnalysisValue>> runAnalysis(const AnalysisDescriptor& analysis, PcmReader& reader,
                                               const QJsonObject& parameters, JobContext& context,
                                               FrameCount blockFrames)
{
    if (blockFrames < 1)
        return invalid(QStringLiteral("no block length"), analysis.id);
    if (const auto checked = checkParameters(analysis, parameters); !checked)
        return checked.error();
    const AudioInfo& info = reader.info();
    auto stream = analysis.create(info, parameters);
    if (!stream)
        return stream.error();
    std::vector<float> block(std::size_t(std::min(blockFrames, std::max<FrameCount>(info.frames, 1))) *
                             std::size_t(info.channels));
    for (Frame at; at.value < info.frames; at = at + blockFrames) {
        if (context.cancelled())
            return cancelledError();
        context.progress(double(at.value) / double(info.frames));
        const auto frames = std::size_t(std::min<FrameCount>(blockFrames, info.frames - at.value));
        const std::span<float> part(block.data(), frames * std::size_t(info.channels));
        if (const auto read = reader.read(at, part); !read)
            return read.error();
        (*stream)->push(part);
    }
    if (context.cancelled())
        return cancelledError();
    context.progress(1);
    return (*stream)->finish();
}

} // namespace unisono
