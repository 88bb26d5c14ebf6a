/*
 * A disk that fails when it is told to: preloaded into a process, it counts the calls that touch files below a folder, and lets chosen ones fail as
 * the system would. Where and when stands in a file that the process and the test share (FAULTY_DISK): see struct orders.
 * Build: cc -shared -fPIC -O1 -o faulty_disk.so faulty_disk.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, FULL, READ_ONLY, BROKEN_ONCE, GONE };

struct orders {
    int64_t calls;   /* counted so far: those that can fail in this way */
    int64_t fail_at; /* the first call that fails; 0 for none */
    int64_t kind;
    char folder[4096 - 3 * sizeof(int64_t)];
};

/* What a call does to the disk; which of them fail depends on what is wrong with it. */
enum { READS = 1, WRITES = 2, CREATES = 4, NAMES = 8, SYNCS = 16 };

static struct orders *orders;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULTY_DISK");
    int descriptor = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) {
        return;
    }
    void *shared = mmap(NULL, sizeof(struct orders), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    orders = shared == MAP_FAILED ? NULL : shared;
    close(descriptor);
}

static int fails(int what)
{
    static const int affected[] = { 0, WRITES | CREATES | SYNCS, WRITES | CREATES | NAMES, READS | WRITES | CREATES | NAMES | SYNCS, READS | WRITES | CREATES | NAMES | SYNCS };
    static const int errors[] = { 0, ENOSPC, EROFS, EIO, EIO };
    int64_t kind = orders->kind;
    if ((what & affected[kind]) == 0) {
        return 0;
    }
    int64_t call = __atomic_add_fetch(&orders->calls, 1, __ATOMIC_SEQ_CST);
    int64_t at = orders->fail_at;
    if (at == 0 || call < at || (kind == BROKEN_ONCE && call > at)) {
        return 0;
    }
    errno = errors[kind];
    return 1;
}

static int below(const char *path)
{
    size_t length = orders->folder[0] == 0 ? 0 : strnlen(orders->folder, sizeof orders->folder);
    return length > 0 && strncmp(path, orders->folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_fails(const char *path, int what)
{
    return orders != NULL && orders->kind != NOTHING && path != NULL && below(path) && fails(what);
}

static int file_fails(int descriptor, int what)
{
    char link[64];
    char path[PATH_MAX];
    if (orders == NULL || orders->kind == NOTHING) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) {
        return 0;
    }
    path[length] = 0;
    return below(path) && fails(what);
}

static int opening(const char *path, int flags)
{
    return (flags & O_CREAT) != 0 && access(path, F_OK) != 0 ? CREATES : (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC) != 0 ? NAMES : READS;
}

/* What is cut off a file needs no room. */
static int lengthening(int descriptor, off64_t length)
{
    struct stat64 now;
    return fstat64(descriptor, &now) == 0 && length <= now.st_size ? NAMES : WRITES;
}

/* The next definition of the function that is being defined, with its own type. */
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                    \
    int name(const char *path, int flags, ...)                        \
    {                                                                 \
        va_list more;                                                 \
        va_start(more, flags);                                        \
        mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                 \
        if (path_fails(path, opening(path, flags))) {                 \
            return -1;                                                \
        }                                                             \
        return NEXT(name)(path, flags, mode);                         \
    }

OPEN(open)
OPEN(open64)

#define ON_FILE(type, name, what, parameters, arguments) \
    type name parameters                                 \
    {                                                    \
        if (file_fails(descriptor, what)) {              \
            return -1;                                   \
        }                                                \
        return NEXT(name) arguments;                     \
    }

ON_FILE(ssize_t, read, READS, (int descriptor, void *bytes, size_t count), (descriptor, bytes, count))
ON_FILE(ssize_t, pread, READS, (int descriptor, void *bytes, size_t count, off_t at), (descriptor, bytes, count, at))
ON_FILE(ssize_t, pread64, READS, (int descriptor, void *bytes, size_t count, off64_t at), (descriptor, bytes, count, at))
ON_FILE(ssize_t, preadv, READS, (int descriptor, const struct iovec *parts, int count, off_t at), (descriptor, parts, count, at))
ON_FILE(ssize_t, preadv64, READS, (int descriptor, const struct iovec *parts, int count, off64_t at), (descriptor, parts, count, at))
ON_FILE(ssize_t, write, WRITES, (int descriptor, const void *bytes, size_t count), (descriptor, bytes, count))
ON_FILE(ssize_t, pwrite, WRITES, (int descriptor, const void *bytes, size_t count, off_t at), (descriptor, bytes, count, at))
ON_FILE(ssize_t, pwrite64, WRITES, (int descriptor, const void *bytes, size_t count, off64_t at), (descriptor, bytes, count, at))
ON_FILE(ssize_t, writev, WRITES, (int descriptor, const struct iovec *parts, int count), (descriptor, parts, count))
ON_FILE(ssize_t, pwritev, WRITES, (int descriptor, const struct iovec *parts, int count, off_t at), (descriptor, parts, count, at))
ON_FILE(ssize_t, pwritev64, WRITES, (int descriptor, const struct iovec *parts, int count, off64_t at), (descriptor, parts, count, at))
ON_FILE(int, ftruncate, lengthening(descriptor, length), (int descriptor, off_t length), (descriptor, length))
ON_FILE(int, ftruncate64, lengthening(descriptor, length), (int descriptor, off64_t length), (descriptor, length))
ON_FILE(int, fallocate, WRITES, (int descriptor, int mode, off_t at, off_t length), (descriptor, mode, at, length))
ON_FILE(int, fallocate64, WRITES, (int descriptor, int mode, off64_t at, off64_t length), (descriptor, mode, at, length))
ON_FILE(ssize_t, sendfile64, WRITES, (int descriptor, int from, off64_t *at, size_t count), (descriptor, from, at, count))
ON_FILE(int, fsync, SYNCS, (int descriptor), (descriptor))
ON_FILE(int, fdatasync, SYNCS, (int descriptor), (descriptor))

#define ON_PATH(name, what, parameters, path, arguments) \
    int name parameters                                  \
    {                                                    \
        if (path_fails(path, what)) {                    \
            return -1;                                   \
        }                                                \
        return NEXT(name) arguments;                     \
    }

ON_PATH(mkdir, CREATES, (const char *path, mode_t mode), path, (path, mode))
ON_PATH(rename, NAMES, (const char *from, const char *to), to, (from, to))
ON_PATH(link, NAMES, (const char *from, const char *to), to, (from, to))
ON_PATH(unlink, NAMES, (const char *path), path, (path))
ON_PATH(remove, NAMES, (const char *path), path, (path))
ON_PATH(rmdir, NAMES, (const char *path), path, (path))
