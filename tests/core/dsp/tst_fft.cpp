#include "core/dsp/decibel.h"
#include "core/dsp/fft.h"
#include "core/dsp/window.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <thread>

using namespace unisono;

class TestFft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsTheSum()
    {
        // Against the definition, in double.
        Fft fft(64);
        std::mt19937 random(1);
        std::uniform_real_distribution<float> any(-1, 1);
        for (float& x : fft.input())
            x = any(random);
        const std::vector<float> in(fft.input().begin(), fft.input().end());
        const std::span<const std::complex<float>> out = fft.forward();
        QCOMPARE(int(out.size()), 33);
        for (int k = 0; k < 33; ++k) {
            std::complex<double> sum = 0;
            for (int n = 0; n < 64; ++n)
                sum += double(in[std::size_t(n)]) * std::polar(1.0, -2 * std::numbers::pi * k * n / 64);
            QVERIFY(std::abs(sum - std::complex<double>(out[std::size_t(k)])) < 1e-4);
        }
        QVERIFY(std::equal(in.begin(), in.end(), fft.input().begin())); // input is kept
    }
    void parseval_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {64, 512, 2048, 4096, 32768})
            QTest::addRow("%d", length) << length;
    }
    void parseval()
    {
        QFETCH(int, length);
        Fft fft(length);
        std::mt19937 random(2);
        std::normal_distribution<float> any;
        double inTime = 0;
        for (float& x : fft.input()) {
            x = any(random);
            inTime += double(x) * double(x);
        }
        const std::span<const std::complex<float>> out = fft.forward();
        double inFrequency = 0;
        for (std::size_t k = 0; k < out.size(); ++k)
            inFrequency += double(std::norm(out[k])) * (k == 0 || k + 1 == out.size() ? 1 : 2);
        QVERIFY(std::abs(inFrequency / length / inTime - 1) < 1e-5);
    }
    void threadsShareAPlan()
    {
        std::array<std::vector<std::complex<float>>, 4> results;
        std::vector<std::thread> threads;
        for (std::vector<std::complex<float>>& result : results) {
            threads.emplace_back([&result] {
                for (int turn = 0; turn < 50; ++turn) {
                    Fft fft(1024);
                    for (std::size_t i = 0; i < 1024; ++i)
                        fft.input()[i] = float(std::sin(double(i * i)));
                    const auto out = fft.forward();
                    result.assign(out.begin(), out.end());
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        for (const auto& result : results)
            QVERIFY(result == results[0]);
    }
    void windowsHaveTheirSums()
    {
        QCOMPARE(windowSum(makeWindow(WindowShape::Rectangular, 100)), 100.0);
        QVERIFY(std::abs(windowSum(makeWindow(WindowShape::Hann, 2048)) - 1024) < 1e-3);
        QVERIFY(std::abs(windowSum(makeWindow(WindowShape::Hamming, 2048)) - 0.54 * 2048) < 1e-3);
        QVERIFY(std::abs(windowSum(makeWindow(WindowShape::BlackmanHarris, 2048)) - 0.35875 * 2048) < 1e-3);
        // Periodic: at half overlap Hann windows add up to one everywhere.
        const std::vector<float> hann = makeWindow(WindowShape::Hann, 256);
        QCOMPARE(hann[0], 0.0f);
        QCOMPARE(hann[128], 1.0f);
        for (std::size_t i = 0; i < 128; ++i)
            QVERIFY(std::abs(hann[i] + hann[i + 128] - 1) < 1e-6f);
    }
    void decibelsAreRight()
    {
        double worst = 0;
        for (double db = -119.9; db < 40; db += 0.0137) {
            std::array<float, 1> value{float(std::pow(10, db / 10))};
            const double exact = 10 * std::log10(double(value[0]));
            powerToDb(value, -120);
            worst = std::max(worst, std::abs(double(value[0]) - exact));
        }
        QVERIFY2(worst < 0.001, qPrintable(QString::number(worst)));
        std::array<float, 6> odd{
            0, -1, 1e-30f, 1e-13f, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::denorm_min()};
        powerToDb(odd, -120);
        for (const float db : odd)
            QVERIFY(db == -120.0f);
        std::array<float, 2> plain{1, 0.1f};
        powerToDb(plain, -120);
        QVERIFY(std::abs(plain[0]) < 1e-4f);
        QVERIFY(std::abs(plain[1] + 10) < 1e-3f);
    }
};

QTEST_GUILESS_MAIN(TestFft)
#include "tst_fft.moc"
