// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into the program with LD_PRELOAD: its clock starts at the second BEND_CLOCK (seconds UTC) and runs on from there.
// The program itself knows no clock but the computer's.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t ahead; /* seconds */

static int
tell (clockid_t clock, struct timespec *now)
{
  static int (*real) (clockid_t clock, struct timespec *now);

  if (real == NULL)
    real = (int (*) (clockid_t, struct timespec *))dlsym (RTLD_NEXT, "clock_gettime");
  return real (clock, now);
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *begin = getenv ("BEND_CLOCK");
  struct timespec now;

  if (begin != NULL && tell (CLOCK_REALTIME, &now) == 0)
    ahead = (time_t)strtoll (begin, NULL, 10) - now.tv_sec;
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int failed = tell (clock, now);

  if (failed == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += ahead;
  return failed;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  struct timespec real;

  if (clock_gettime (CLOCK_REALTIME, &real) != 0)
    return -1;
  now->tv_sec = real.tv_sec;
  now->tv_usec = real.tv_nsec / 1000;
  return 0;
}

time_t
time (time_t *now)
{
  struct timespec real;

  clock_gettime (CLOCK_REALTIME, &real);
  if (now != NULL)
    *now = real.tv_sec;
  return real.tv_sec;
}
