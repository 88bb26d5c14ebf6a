/*
 * A clock that steps back and forth: preloaded into a process, it starts the system's clock at an instant and lets it jump by up to a day after every few
 * readings, as a machine does whose time is set while it works. JUMPING_CLOCK is the instant, in seconds since 1970. Intervals are measured rightly.
 * Only .NET's readings jump: what waits for an instant, as the database's threads do, reckons with the kernel's clock, which no library sets.
 * Build: cc -shared -fPIC -O1 -o jumping_clock.so jumping_clock.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { READINGS_BETWEEN_JUMPS = 5, JUMPS = 8 };

static const int64_t jumps[JUMPS] = { 0, 3600, -3600, 30, -30, -86400, 86400, 0 };

static int (*real_gettime)(clockid_t, struct timespec *);
static int64_t shift; /* from the real time to that of this process; 0 leaves the clock alone */
static int64_t readings;

__attribute__((constructor)) static void begin(void)
{
    const char *start = getenv("JUMPING_CLOCK");
    struct timespec now;
    real_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    if (start != NULL && real_gettime(CLOCK_REALTIME, &now) == 0) {
        shift = atoll(start) - now.tv_sec;
    }
}

static int is_dotnet(const void *caller)
{
    Dl_info from;
    return dladdr(caller, &from) != 0 && from.dli_fname != NULL && strstr(from.dli_fname, "libSystem.Native") != NULL;
}

int clock_gettime(clockid_t clock, struct timespec *at)
{
    if (real_gettime == NULL) {
        begin();
    }
    int result = real_gettime(clock, at);
    if (result == 0 && shift != 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) && is_dotnet(__builtin_return_address(0))) {
        int64_t reading = __atomic_fetch_add(&readings, 1, __ATOMIC_SEQ_CST);
        at->tv_sec += shift + jumps[reading / READINGS_BETWEEN_JUMPS % JUMPS];
    }
    return result;
}
