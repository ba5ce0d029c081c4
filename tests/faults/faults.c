/* Lets the Nth write, sync, cut or removal of a file below one folder fail or end the process.
   Loaded before libc into a process of the tests, which arms it by arm().
   record() writes down what a case and the files beside it are told, with all bytes, for tests that let the power fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, CUT = 4, REMOVE = 8, RENAME = 16 };
static long left = -1, seen = 0;
static int what = 0, stays = 0, which = 0, is_on = 0;
static char folder[PATH_MAX] = "";

/* error: an errno, or 0 to be killed; lasting: all later calls fail as well, until disarm() */
void arm(const char *below, long at, int error, int lasting, int kinds) {
    snprintf(folder, sizeof folder, "%s", below);
    left = at; what = error; stays = lasting; which = kinds; seen = 0; is_on = 1;
}
long disarm(void) { is_on = 0; return seen; }

static int fails(int kind, const char *path) {
    if (!is_on || !(kind & which) || strncmp(path, folder, strlen(folder))) return 0;
    seen++;
    if (left < 0) return 0;
    if (left > 0 && --left > 0) return 0;
    if (!stays) left = -1;
    if (!what) kill(getpid(), SIGKILL);
    errno = what;
    return 1;
}
static int fails_at(int kind, int fd) {
    if (!is_on) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return fails(kind, path);
}
static int record_fd = -1;
static char recorded[PATH_MAX] = "";

/* One record: kind, length of the path, place or size, number of bytes; then path and bytes. */
static void put(char kind, const char *path, int64_t at, const void *bytes, int64_t size) {
    int64_t head[4] = { kind, (int64_t)strlen(path), at, size };
    syscall(SYS_write, record_fd, head, sizeof head);
    syscall(SYS_write, record_fd, path, (size_t)head[1]);
    if (size) syscall(SYS_write, record_fd, bytes, (size_t)size);
}
void record(const char *file, const char *log) {
    snprintf(recorded, sizeof recorded, "%s", file);
    record_fd = log ? open(log, O_CREAT | O_TRUNC | O_WRONLY, 0600) : -1;
}
void acknowledge(long number, const char *hash) { put('A', "", number, hash, (int64_t)strlen(hash)); }

/* of the recorded file and those whose names begin with its name, and of their folder */
static void note(char kind, const char *path, int64_t at, const void *bytes, int64_t size) {
    size_t length = strlen(path);
    int is_folder = !strncmp(recorded, path, length) && recorded[length] == '/' && !strchr(recorded + length + 1, '/');
    if (is_folder || !strncmp(path, recorded, strlen(recorded))) put(kind, path, at, bytes, size);
}
static void note_at(char kind, int fd, int64_t at, const void *bytes, int64_t size) {
    if (record_fd < 0 || fd == record_fd) return;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    note(kind, path, at, bytes, size);
}
static ssize_t wrote(int fd, const void *b, ssize_t n, int64_t o) { if (n > 0) note_at('W', fd, o, b, n); return n; }
static int synced(int fd, int done) { if (!done) note_at('S', fd, 0, 0, 0); return done; }
static int cut(int fd, int done, int64_t size) { if (!done) note_at('T', fd, size, 0, 0); return done; }
static int gone(const char *p, int done) { if (!done && record_fd >= 0) note('U', p, 0, 0, 0); return done; }
static int other(const char *p, int done) { if (!done && record_fd >= 0) note('?', p, 0, 0, 0); return done; }
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *b, size_t n) { REAL(write); return fails_at(WRITE, fd) ? -1 : wrote(fd, b, real(fd, b, n), -1); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite); return fails_at(WRITE, fd) ? -1 : wrote(fd, b, real(fd, b, n, o), o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64); return fails_at(WRITE, fd) ? -1 : wrote(fd, b, real(fd, b, n, o), o); }
ssize_t sendfile(int to, int fd, off_t *o, size_t n) { REAL(sendfile); return fails_at(WRITE, to) ? -1 : real(to, fd, o, n); }
ssize_t sendfile64(int to, int fd, off64_t *o, size_t n) { REAL(sendfile64); return fails_at(WRITE, to) ? -1 : real(to, fd, o, n); }
ssize_t copy_file_range(int fd, off64_t *i, int to, off64_t *o, size_t n, unsigned f) { REAL(copy_file_range); return fails_at(WRITE, to) ? -1 : real(fd, i, to, o, n, f); }
int fsync(int fd) { REAL(fsync); return fails_at(SYNC, fd) ? -1 : synced(fd, real(fd)); }
int fdatasync(int fd) { REAL(fdatasync); return fails_at(SYNC, fd) ? -1 : synced(fd, real(fd)); }
int ftruncate(int fd, off_t n) { REAL(ftruncate); return fails_at(CUT, fd) ? -1 : cut(fd, real(fd, n), n); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64); return fails_at(CUT, fd) ? -1 : cut(fd, real(fd, n), n); }
int unlink(const char *p) { REAL(unlink); return fails(REMOVE, p) ? -1 : gone(p, real(p)); }
int unlinkat(int d, const char *p, int f) { REAL(unlinkat); return fails(REMOVE, p) ? -1 : gone(p, real(d, p, f)); }
int rename(const char *a, const char *b) { REAL(rename); return fails(RENAME, b) ? -1 : other(b, real(a, b)); }
int link(const char *a, const char *b) { REAL(link); return fails(RENAME, b) ? -1 : other(b, real(a, b)); }
int linkat(int d, const char *a, int e, const char *b, int f) { REAL(linkat); return fails(RENAME, b) ? -1 : real(d, a, e, b, f); }
