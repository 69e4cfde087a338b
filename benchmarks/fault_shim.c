/* A disk that forgets, and a disk that says no.

Loaded with LD_PRELOAD before the C library. It watches the calls that change files below the folder
FAULT_FOLDER and does one of two things, once, when armed:

  fault_refuse(call, errno, at)   the at-th call of that name fails with errno
  fault_cut(at, seed)             at the at-th call of any name the power goes: what was written and
                                  not yet synced is kept or lost by chance, write by write and in
                                  part by sectors, a file name removed without a sync of its folder
                                  may come back, and the process ends with code 77

It does not model a disk that lies about sync, nor new names that are lost. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum kind { WRITE, TRUNCATE, REMOVE };

struct op {
    enum kind kind;
    dev_t device;
    ino_t file;
    int fd;                          /* our own, stays open */
    off_t at, old_size, new_size;
    size_t length, old_length;
    char *new_bytes, *old_bytes;     /* of REMOVE: where the name is kept, and the name */
    struct op *next, *before;
};

static struct op *first, *last;
static char refused[32];
static int refuse_with, refuse_at, cut_at, seen, fired, seed, kept_names;

void fault_refuse(const char *call, int error, int at) {
    snprintf(refused, sizeof refused, "%s", call);
    refuse_with = error, refuse_at = at, cut_at = 0, seen = 0, fired = 0;
}

void fault_cut(int at, int with_seed) {
    refused[0] = 0, refuse_at = 0, cut_at = at, seed = with_seed, seen = 0, fired = 0;
}

int fault_fired(void) { return fired; }
int fault_seen(void) { return seen; }

static int watched_path(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    char whole[PATH_MAX], here[PATH_MAX];
    if (!folder || !path) return 0;
    if (path[0] != '/' && getcwd(here, sizeof here)) {
        snprintf(whole, sizeof whole, "%.2000s/%.2000s", here, path);
        path = whole;
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int watched(int fd) {
    char link[64], path[PATH_MAX];
    int error = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = error;
    if (length < 0) return 0;
    path[length] = 0;
    return watched_path(path);
}

static void drop(struct op *op) {
    if (op->before) op->before->next = op->next; else first = op->next;
    if (op->next) op->next->before = op->before; else last = op->before;
    if (op->kind == REMOVE) unlink(op->new_bytes);
    if (op->fd >= 0) REAL(close)(op->fd);
    free(op->new_bytes), free(op->old_bytes), free(op);
}

static void remember(struct op op) {
    struct op *kept = malloc(sizeof op);
    *kept = op;
    kept->next = NULL, kept->before = last;
    if (last) last->next = kept; else first = kept;
    last = kept;
}

static void lose_power(void) {
    ssize_t done = 0;
    srand(seed);
    for (struct op *op = last; op; op = op->before) {      /* back to what was synced */
        if (op->kind == REMOVE) continue;
        if (op->old_length) done += REAL(pwrite64)(op->fd, op->old_bytes, op->old_length, op->at);
        done += REAL(ftruncate64)(op->fd, op->old_size);
    }
    for (struct op *op = first; op; op = op->next) {       /* and on with what happens to be kept */
        int chance = rand() % 8;
        if (op->kind == REMOVE) {
            if (chance < 4 && access(op->old_bytes, F_OK)) done += REAL(rename)(op->new_bytes, op->old_bytes);
            continue;
        }
        if (chance < 4) continue;
        if (op->kind == TRUNCATE) { done += REAL(ftruncate64)(op->fd, op->new_size); continue; }
        for (size_t from = 0; from < op->length; from += SECTOR) {
            size_t size = op->length - from < SECTOR ? op->length - from : SECTOR;
            if (chance == 7 && rand() % 2) continue;       /* a torn write */
            done += REAL(pwrite64)(op->fd, op->new_bytes + from, size, op->at + from);
        }
    }
    _exit(done == -1 ? 78 : 77);
}

/* 1 if this call is to fail; does not come back if the power goes. */
static int count(const char *call) {
    if (refuse_at && strcmp(call, refused) == 0 && ++seen == refuse_at) {
        fired = 1;
        errno = refuse_with;
        return 1;
    }
    if (cut_at && ++seen >= cut_at) lose_power();
    return 0;
}

static struct op op_on(int fd, enum kind kind, off_t at, size_t length) {
    struct stat state;
    fstat(fd, &state);
    char own[64];
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    struct op op = {kind, state.st_dev, state.st_ino, REAL(open)(own, O_RDWR | O_CLOEXEC), at,
                    state.st_size, state.st_size, length, 0, NULL, NULL, NULL, NULL};
    if (length && at < state.st_size) {
        op.old_bytes = malloc(length);
        ssize_t got = pread(op.fd, op.old_bytes, length, at);
        op.old_length = got > 0 ? got : 0;
    }
    return op;
}

static ssize_t written(int fd, const void *bytes, size_t length, off_t at, ssize_t (*go)(int, const void *, size_t, off_t)) {
    if (count("pwrite64")) return -1;
    if (!cut_at) return go(fd, bytes, length, at);
    struct op op = op_on(fd, WRITE, at, length);
    op.new_bytes = malloc(length + 1);
    memcpy(op.new_bytes, bytes, length);
    ssize_t result = go(fd, bytes, length, at);
    remember(op);
    return result;
}

static ssize_t plain_write(int fd, const void *bytes, size_t length, off_t at) {
    (void)at;
    return REAL(write)(fd, bytes, length);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (!watched(fd)) return REAL(write)(fd, bytes, length);
    return written(fd, bytes, length, lseek(fd, 0, SEEK_CUR), plain_write);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    if (!watched(fd)) return REAL(pwrite)(fd, bytes, length, at);
    return written(fd, bytes, length, at, REAL(pwrite));
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (!watched(fd)) return REAL(pwrite64)(fd, bytes, length, at);
    return written(fd, bytes, length, at, REAL(pwrite64));
}

static int cut_short(int fd, off_t size, int (*go)(int, off_t)) {
    if (!watched(fd)) return go(fd, size);
    if (count("ftruncate")) return -1;
    if (cut_at) {
        struct stat state;
        fstat(fd, &state);
        struct op op = op_on(fd, TRUNCATE, size, state.st_size > size ? state.st_size - size : 0);
        op.new_size = size;
        remember(op);
    }
    return go(fd, size);
}

int ftruncate(int fd, off_t size) { return cut_short(fd, size, REAL(ftruncate)); }
int ftruncate64(int fd, off64_t size) { return cut_short(fd, size, REAL(ftruncate64)); }

static int synced(int fd, int (*go)(int)) {
    struct stat state;
    if (!watched(fd)) return go(fd);
    if (count("fsync")) return -1;
    fstat(fd, &state);
    for (struct op *op = first, *next; op; op = next) {
        next = op->next;
        if (op->device == state.st_dev && op->file == state.st_ino) drop(op);
    }
    return 0;                        /* the real sync is spared: nothing here outlives the test */
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int unlink(const char *path) {
    const char *keep = getenv("FAULT_KEEP");
    if (!watched_path(path)) return REAL(unlink)(path);
    if (count("unlink")) return -1;
    if (cut_at && keep) {
        char folder[PATH_MAX], kept[PATH_MAX];
        struct stat state;
        snprintf(folder, sizeof folder, "%s", path);
        *strrchr(folder, '/') = 0;
        snprintf(kept, sizeof kept, "%s/%d-%d", keep, (int)getpid(), ++kept_names);
        if (!stat(folder, &state) && !link(path, kept)) {
            struct op op = {REMOVE, state.st_dev, state.st_ino, -1, 0, 0, 0, 0, 0, strdup(kept),
                            strdup(path), NULL, NULL};
            remember(op);
        }
    }
    return REAL(unlink)(path);
}

int rename(const char *from, const char *to) {
    if (watched_path(to) && count("rename")) return -1;
    return REAL(rename)(from, to);
}

#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        va_list more;                                                       \
        va_start(more, flags);                                              \
        int mode = va_arg(more, int);                                       \
        va_end(more);                                                       \
        if (watched_path(path) && count("openat")) return -1;               \
        return REAL(name)(path, flags, mode);                               \
    }

OPEN(open)
OPEN(open64)
