#pragma once

#include "core/audio/pcmreader.h"
#include "core/base/registry.h"
#include "core/jobs/job.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace unisono {

/// One value of an analysis: a named number with its unit; nullopt = undefined (silence has no loudness).
struct AnalysisValue {
    QString name; ///< "integrated"
    QString unit; ///< "LUFS"
    std::optional<double> value;
};

/// A parameter with its range and default.
struct AnalysisParameter {
    QString id;
    double defaultValue = 0;
    double from = 0;
    double to = 0;
};

/// Reads audio as a stream of blocks: frames x channels, interleaved float32.
class AnalysisStream {
public:
    virtual ~AnalysisStream() = default;
    virtual void push(std::span<const float> interleaved) = 0;
    virtual std::vector<AnalysisValue> finish() = 0;
};

/// An analysis; the entry's file stem is its id. Results depend on nothing but audio and parameters: not on block size.
struct AnalysisDescriptor {
    QString id;
    int version = 1;   ///< goes up when results change
    QString reference; ///< author, year, title
    std::vector<AnalysisParameter> parameters;
    std::function<Result<std::unique_ptr<AnalysisStream>>(const AudioInfo&, const QJsonObject& parameters)> create;
};
using AnalysisRegistry = Registry<AnalysisDescriptor>;

/// Written by CMake: adds every entry of this folder.
void registerAnalyses(AnalysisRegistry& registry);
const AnalysisRegistry& analyses();

/// Streams a file through an analysis. Errors: Cancelled; those of PcmReader::read; Invalid -> parameters out of range
Result<std::vector<AnalysisValue>> runAnalysis(const AnalysisDescriptor& analysis, PcmReader& reader,
                                               const QJsonObject& parameters, JobContext& context,
                                               FrameCount blockFrames = 65536);

} // namespace unisono
