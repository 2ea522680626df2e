#include "shim.hpp"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

SHIM_API int cv_resize(
    const cv::Mat* source, cv::Mat* target, int width, int height, double fx, double fy, int interpolation)
{
    return shim_guard([=] { cv::resize(*source, *target, cv::Size(width, height), fx, fy, interpolation); });
}

SHIM_API int cv_convert_color(const cv::Mat* source, cv::Mat* target, int code, int channels)
{
    return shim_guard([=] { cv::cvtColor(*source, *target, code, channels); });
}

SHIM_API int cv_rotate(const cv::Mat* source, cv::Mat* target, int code)
{
    return shim_guard([=] { cv::rotate(*source, *target, code); });
}

SHIM_API int cv_laplacian(
    const cv::Mat* source, cv::Mat* target, int depth, int size, double scale, double delta, int border)
{
    return shim_guard([=] { cv::Laplacian(*source, *target, depth, size, scale, delta, border); });
}

SHIM_API int cv_absdiff(const cv::Mat* one, const cv::Mat* other, cv::Mat* target)
{
    return shim_guard([=] { cv::absdiff(*one, *other, *target); });
}

SHIM_API int cv_mean(const cv::Mat* source, cv::Scalar* mean)
{
    return shim_guard([=] { *mean = cv::mean(*source); });
}

SHIM_API int cv_mean_deviation(const cv::Mat* source, cv::Scalar* mean, cv::Scalar* deviation)
{
    return shim_guard([=]
    {
        cv::Mat means;
        cv::Mat deviations;
        cv::meanStdDev(*source, means, deviations);

        *mean = cv::Scalar();
        *deviation = cv::Scalar();
        for (int channel = 0; channel < means.rows; channel++)
        {
            (*mean)[channel] = means.at<double>(channel);
            (*deviation)[channel] = deviations.at<double>(channel);
        }
    });
}

// The file's bytes come as a Mat of one row, so that the managed side frees them like any other.
SHIM_API int cv_encode(
    const char* extension, const cv::Mat* source, const int* parameters, int count, bool* encoded, cv::Mat** file)
{
    return shim_guard([=]
    {
        std::vector<uchar> bytes;
        *encoded = cv::imencode(extension, *source, bytes, std::vector<int>(parameters, parameters + count));
        *file = new cv::Mat(cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, bytes.data()).clone());
    });
}

SHIM_API int cv_decode(const unsigned char* file, int length, int flags, cv::Mat** picture)
{
    return shim_guard([=]
    {
        const cv::Mat bytes(1, length, CV_8UC1, const_cast<unsigned char*>(file));
        *picture = new cv::Mat(cv::imdecode(bytes, flags));
    });
}
