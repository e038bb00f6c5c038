#pragma once

#include <QTemporaryDir>

namespace unisono::test {

/// A file system of its own of this size, gone with the object; needs the superuser.
class SmallDisk {
public:
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool isThere() const { return m_isThere; }
    QString path() const { return m_folder.path(); }
    /// From now on nothing can be written to it; no file on it may be open for writing.
    bool becomeReadOnly();

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

} // namespace unisono::test
